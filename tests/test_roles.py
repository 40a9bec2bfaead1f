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
    ],
)
def test_a_role_whose_abbreviation_is_written_out_or_that_is_misspelled_finds_its_entry(
    written: str, near: str
) -> None:
    (found,) = found_in(written)
    assert found.help == f"write `{near}`, or add an entry"
    assert edited(page(written), found.cure) == page(near)
