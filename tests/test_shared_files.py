"""A file that is offered under several names is told with the file that one of them has elsewhere."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load


def told(*lists: str) -> list[Finding]:
    sources = [
        Source(
            path=f"docs/3.{n}.md",
            uri=f"3.{n}.md",
            text=f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {n}\nname: Task {n}\noutputs:\n{items}---\n",
        )
        for n, items in enumerate(lists, 1)
    ]
    files = {"assets/files/Report.docx": 1, "assets/files/Plan.docx": 1}
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files=files)
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3082"]


def item(name: str, file: str) -> str:
    return f"  - text: {name}\n    filename: {file}.docx\n"


ONE = "if the two are one artifact, call them by one name; if not, "


@pytest.mark.parametrize("elsewhere", [item("Plan", "Plan"), item("Plan", "Plan") + item("Memo", "Plan")])
def test_a_file_left_from_a_copied_item_is_told_with_the_file_of_its_artifact(elsewhere: str) -> None:
    found = told(item("Report", "Report") + item("Plan", "Report"), elsewhere)[0]
    assert (found.span.line, found.help) == (10, f"{ONE}write `Plan.docx`, which is offered for it elsewhere")


def test_a_file_of_an_artifact_that_has_no_other_is_to_be_looked_at() -> None:
    (found,) = told(item("Report", "Report") + item("Plan", "Report"), item("Plan", "Report"))
    assert found.help == f"{ONE}see whether this is the right file"
    (found,) = told(item("Report", "Report") + item("Plan", "Report"), item("Plan", "Gone"))
    assert found.help == f"{ONE}see whether this is the right file"


def resources(*items: str, **more: str) -> list[Finding]:
    """What is told of items with a name and a target, in two sections of a page, and in other pages."""
    head = "---\nlayout: m3/resources\ntitle: All\nsections:\n"
    pages = {"r": "".join(f"  - name: {n}\n    items:\n{one}" for n, one in enumerate(items)), **more}
    sources = [
        Source(path=f"docs/{n}.md", uri=f"{n}.md", text=f"{head}{text}---\n") for n, text in pages.items()
    ]
    inventory = Inventory(
        pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={"assets/files/Report.docx": 1}
    )
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3082"]


def listed(name: str, target: str) -> str:
    return f"      - name: {name}\n        {'filename' if target.endswith('.docx') else 'url'}: {target}\n"


@pytest.mark.parametrize(
    ("target", "noun"),
    [
        ("https://a.gov/security/", "address"),
        ("https://a.gov/?page=2", "address"),
        ("/fibf/", "address"),
        ("Report.docx", "file"),
    ],
)
def test_an_item_of_resources_that_was_copied_is_told_once_a_name(target: str, noun: str) -> None:
    first, copy = listed("Security baseline", target), listed("Privacy rules", target)
    (found,) = resources(first + copy, first + copy)
    assert (str(found.span), found.headline) == (
        f"docs/r.md:10:{19 if noun == 'file' else 14}",
        f"`{target}` is offered for `Privacy rules` here, and for `Security baseline` in docs/r.md:7:15",
    )
    assert (
        found.help == f"if the two are one, delete one of them; if not, see whether this is the right {noun}"
    )
    one = copy.replace("Privacy rules", "Security baseline")
    assert resources(first + one) == resources(first + listed("Privacy rules", "https://a.gov/other/")) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Plan", "https://a.gov/a"), ("Rules", "https://a.gov/b")),
        (("Plan", "https://a.gov/a#1"), ("Rules", "https://a.gov/a#2")),
        (("Plan", "https://a.gov/"), ("Rules", "https://a.gov")),
        (("Risks & Issues (RI)", "https://a.gov/a"), ("Risks and issues", "https://a.gov/a/")),
        (("Plan", "Gone.docx"), ("Rules", "Gone.docx")),
    ],
    ids=["others", "places", "start page", "one name", "no file"],
)
def test_what_resources_may_offer_is_left_alone(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert resources(listed(*first) + listed(*second)) == []


def test_two_pages_of_resources_may_call_one_address_by_two_names() -> None:
    other = f"  - name: 1\n    items:\n{listed('Rules', 'https://a.gov/a')}"
    assert resources(listed("Plan", "https://a.gov/a"), s=other) == []
