"""Roles without an entry in the glossary: several in one, and those whose abbreviation is written out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3 import Finding

ROLES: Final = (
    "Program Manager", "Project Manager", "Scheduler", "PMO Lead", "PMO Team", "O&M Team", "Security SME",
    "Network SME", "Technical Lead/Solution Architect", "Information Systems Security Officer (ISSO)",
    "Payroll Office Lead", "PM",
)  # fmt: skip
HEAD: Final = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {n}\nname: Part {n}\nstakeholders:\n"


def glossary(roles: Iterable[str]) -> str:
    entries = "".join(f"      - name: {role}\n        description: Does it\n" for role in roles)
    words = "  - name: Words\n    terms:\n      - name: Risk\n        description: What may happen\n"
    return f"---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n{entries}{words}---\n"


def page(role: str) -> str:
    return f"{HEAD.format(n=1)}  - {role}\n---\n"


def found_in(role: str) -> tuple[Finding, ...]:
    pages = {
        "glossary.md": glossary(ROLES),
        "3.1.md": page(role),
        "3.2.md": f"{HEAD.format(n=2)}  - Scheduler\n---\n",
    }
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return load(sources, inventory, M3).findings


@pytest.mark.parametrize(
    ("written", "roles"),
    [
        ("Program Manager and Scheduler", "`Program Manager` and `Scheduler`"),
        ("scheduler / program manager", "`Scheduler` and `Program Manager`"),
        ("Scheduler/ISSO", "`Scheduler` and `Information Systems Security Officer (ISSO)`"),
        ("Scheduler & O&M Team", "`Scheduler` and `O&M Team`"),
        ("O&M Team&PMO Team", "`O&M Team` and `PMO Team`"),
        ("Scheduler, Program Manager", "`Scheduler` and `Program Manager`"),
        ("Scheduler; PMO Lead, and Project Manager", "`Scheduler`, `PMO Lead` and `Project Manager`"),
        (
            "Technical Lead/Solution Architect or PMO Lead",
            "`Technical Lead/Solution Architect` and `PMO Lead`",
        ),
        ("Security and Network SME", "`Security SME` and `Network SME`"),
        ("PMO Lead and Team", "`PMO Lead` and `PMO Team`"),
    ],
)
def test_several_roles_in_one_item_want_an_item_each(written: str, roles: str) -> None:
    (found,) = found_in(written)
    count = "two" if roles.count("`") == 4 else "several"
    assert found.code == "M3084"
    assert found.headline == f"`{written}` names {count} roles of the glossary in one item"
    assert found.help == f"write an item for each: {roles}"


def test_roles_in_one_item_keep_its_party() -> None:
    (found,) = found_in("text: Scheduler/ISSO\n    responsibleParty: customer")
    assert found.help == (
        "write an item for each, with its `responsibleParty`: `Scheduler` and "
        "`Information Systems Security Officer (ISSO)`"
    )


@pytest.mark.parametrize(
    "written",
    [
        "Program Manager and Treasurer",
        "Risk and Scheduler",
        "Team and Lead",
        "Command and Control Officer",
        "Payroll Manager",
        "A, B, C, D, E, F, G",
    ],
)
def test_other_roles_want_an_entry(written: str) -> None:
    (found,) = found_in(written)
    assert found.help == "add an entry to the glossary"


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("Program Management Office (PMO) Lead", "PMO Lead"),
        ("Program Management Office Lead", "PMO Lead"),
        ("Operations and Maintenance Team", "O&M Team"),
        ("Security Subject Matter Expert", "Security SME"),
        ("Information Systems SO", "Information Systems Security Officer (ISSO)"),
        ("PO Lead", "Payroll Office Lead"),
        ("Schedular", "Scheduler"),
        ("Program Mgr", "Program Manager"),
        ("Prgm Manager", "Program Manager"),
    ],
)
def test_a_role_whose_abbreviation_is_written_out_or_that_is_misspelled_finds_its_entry(
    written: str, near: str
) -> None:
    (found,) = found_in(written)
    assert found.help == f"write `{near}`, or add an entry"
    assert edited(page(written), found.cure) == page(near)


def site(roles: Iterable[str], named: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """A glossary with these roles, and a task for each of these stakeholders."""
    tasks = {
        f"3.{n}.md": HEAD.format(n=n) + "".join(f"  - {role}\n" for role in some) + "---\n"
        for n, some in enumerate(named, 1)
    }
    return {"glossary.md": glossary(roles), **tasks}


def told(pages: dict[str, str]) -> list[Finding]:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return list(load(sources, inventory, M3).findings)


def test_a_role_that_was_renamed_in_the_glossary_alone_is_told_with_its_name_on_all_pages() -> None:
    old, new = "Human Resources Partner", "People Partner"
    pages = site((new, "Scheduler"), [("Scheduler", old), (old,), ("Scheduler",), (old.lower(),)])
    (found,) = told(pages)
    assert (found.code, found.span.path, found.span.line) == ("M3084", "3.1.md", 8)
    assert found.headline == f"the role `{old}` has no entry in the glossary"
    assert found.help == (
        f"if it was renamed there, write `{new}` here and in 3.2 and 3.4; if not, "
        "add an entry to the glossary"
    )
    assert [str(one) for one in found.others] == ["3.2.md:7:5", "3.4.md:7:5"]
    right = {uri: text.replace(old, new).replace(old.lower(), new) for uri, text in pages.items()}
    assert told(right) == []
    assert told({**pages, "glossary.md": glossary((new, "Scheduler", old))}) == []


def test_on_one_page_it_can_be_written_there() -> None:
    pages = site(("People Partner", "Scheduler"), [("Scheduler",), ("Human Resources Partner",)])
    (found,) = told(pages)
    assert found.help.startswith("if it was renamed there, write `People Partner` here; if not, ")
    assert told({**pages, "3.2.md": edited(pages["3.2.md"], found.cure)}) == []


def test_a_misspelled_role_is_told_with_all_pages_that_misspell_it() -> None:
    pages = site(("Scheduler",), [("Scheduler",), ("Schedular",), ("Schedular",)])
    (found,) = told(pages)
    assert (found.help, found.cure) == ("write `Scheduler` here and in 3.3, or add an entry", ())


@pytest.mark.parametrize(
    ("roles", "role", "now"),
    [
        (("Scheduler", "Paymaster"), "Treasurer", "Paymaster"),
        (("Scheduler", "Payroll Lead", "Test Lead"), "Migration Lead", None),
        (("Scheduler", "Payroll Lead", "Test Lead"), "Test Team Lead", "Test Lead"),
        (("Scheduler", "Paymaster", "Clerk"), "Treasurer", None),
        (("Scheduler", "Test Lead"), "Test Lead and Treasurer", None),
        (("Scheduler", "Test Lead"), "Treasurer/Clerk", None),
        (("Scheduler", "A Lead", "B Clerk", "C Clerk", "D Clerk"), "Risk Lead", None),
        (("Scheduler",), "Treasurer", None),
    ],
)
def test_only_an_entry_that_no_task_names_may_be_the_new_name(
    roles: tuple[str, ...], role: str, now: str | None
) -> None:
    (found,) = told(site(roles, [("Scheduler",), (role,)]))
    expected = f"if it was renamed there, write `{now}` here; if not, " if now else ""
    assert found.help == f"{expected}add an entry to the glossary"


def test_of_two_roles_none_is_the_one_entry_with_other_words() -> None:
    found = told(site(("Scheduler", "Paymaster"), [("Scheduler",), ("Treasurer", "Clerk")]))
    assert [one.help for one in found] == ["add an entry to the glossary"] * 2


def test_an_entry_that_a_page_names_which_cannot_be_read_was_not_renamed() -> None:
    pages = site(("Scheduler", "Paymaster"), [("Scheduler",), ("Treasurer",), ("Paymaster",)])
    pages["3.3.md"] = pages["3.3.md"].replace("name: Part 3", "name: 'Part 3")
    assert "add an entry to the glossary" in [one.help for one in told(pages)]
