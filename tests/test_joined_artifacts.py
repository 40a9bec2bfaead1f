"""Several artifacts in one item: told once, with the items to write, and names that hold `and` are names."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

KNOWN: Final = "outputs:\n  - Program Charter\n  - Governance Plan\n  - Roles, Rules and Rights\n"
FILES: Final = {"assets/files/Plan.docx": 1, "assets/files/Both.docx": 1}
BOTH: Final = "Program Charter, Governance Plan"
TWO: Final = "  - Program Charter\n  - Governance Plan\n"
BELOW: Final = "      - Program Charter\n      - Governance Plan\n"


def page(id_: str, yaml: str) -> Source:
    phase, number = id_.split(".")
    head = f"---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: Part {id_}\n"
    return Source(path=f"{id_}.md", uri=f"{id_}.md", text=f"{head}{yaml}---\n")


def findings(*pages: Source) -> list[Finding]:
    inventory = Inventory(
        pages={one.uri: one.uri.replace(".md", "/index.html") for one in pages}, files=FILES
    )
    return list(load(pages, inventory, M3).findings)


def obeyed(source: Source, found: Finding) -> str:
    return (
        edited(source.text, found.cure).partition("name: Part ")[2].partition("\n")[2].removesuffix("---\n")
    )


@pytest.mark.parametrize(
    "between",
    [", ", " and ", " & ", " / ", "/", "; ", ", and ", " und ", " et ", " y ", " + ", " - ", " as well as "],
)
@pytest.mark.parametrize("first", ["1", "3"], ids=["with every phase", "without the earlier phases"])
def test_two_artifacts_in_one_item_are_told_as_two_and_of_no_more(between: str, first: str) -> None:
    maker = page(f"{first}.1", KNOWN)
    item = f"Program Charter{between}Governance Plan"
    user = page(f"{first}.2", f"inputs:\n  - {item}\n")
    (found,) = findings(maker, user)
    assert (found.code, str(found.span), found.span.length) == ("M3093", f"{first}.2.md:7:5", len(item))
    assert found.headline == (
        "this item is 2 artifacts, `Program Charter` and `Governance Plan`, "
        "so neither is linked with other tasks"
    )
    assert found.help == "write each as an item of its own: `- Program Charter` and `- Governance Plan`"
    right = f"inputs:\n{TWO}"
    assert obeyed(user, found) == right
    assert findings(maker, page(f"{first}.2", right)) == []


@pytest.mark.parametrize(
    ("yaml", "right"),
    [
        (
            "inputs:\n  - Program Charter, Roles, Rules and Rights and Governance Plan\n",
            "inputs:\n  - Program Charter\n  - Roles, Rules and Rights\n  - Governance Plan\n",
        ),
        (
            f"inputs:\n  - text: {BOTH}\n  - Roles, Rules and Rights\n",
            "inputs:\n  - text: Program Charter\n  - text: Governance Plan\n  - Roles, Rules and Rights\n",
        ),
        ('inputs:\n  - "Program Charter/Governance Plan"\n', f"inputs:\n{TWO}"),
        (f'inputs: ["{BOTH}"]\n', 'inputs: ["Program Charter", "Governance Plan"]\n'),
        ("inputs: [Program Charter & Governance Plan]\n", f"inputs: [{BOTH}]\n"),
        (
            f"inputs:\n  - Program Charter\n  - {BOTH}\n",
            f"inputs:\n{TWO}",
        ),
        (f"inputs:\n{TWO}  - {BOTH}\n", f"inputs:\n{TWO}"),
        (
            f"activities:\n  - text: Write them\n    output: {BOTH}\n",
            f"activities:\n  - text: Write them\n    output:\n{BELOW}",
        ),
        (
            f"activities:\n  - output: {BOTH}\n    text: Write them\n",
            f"activities:\n  - output:\n{BELOW}    text: Write them\n",
        ),
        (
            f"activities:\n  - text: Write them\n    output:\n      - {BOTH}\n",
            f"activities:\n  - text: Write them\n    output:\n{BELOW}",
        ),
    ],
)
def test_whoever_obeys_loses_nothing_and_is_told_nothing_more(yaml: str, right: str) -> None:
    maker, user = page("1.1", KNOWN), page("1.2", yaml)
    (found,) = findings(maker, user)
    assert found.code == "M3093"
    assert obeyed(user, found) == right
    assert findings(maker, page("1.2", right)) == []


def test_an_item_that_is_in_the_list_already_is_not_written_again() -> None:
    maker = page("1.1", KNOWN)
    (one,) = findings(maker, page("1.2", f"inputs:\n  - Program Charter\n  - {BOTH}\n"))
    assert (
        one.help == "write each as an item of its own: `- Governance Plan`; one of them is already in line 7"
    )
    (all_,) = findings(maker, page("1.2", f"inputs:\n{TWO}  - {BOTH}\n"))
    assert all_.help == "delete this item: they are already in lines 7 and 8"


@pytest.mark.parametrize(
    "yaml",
    [
        f"inputs:\n  - text: {BOTH}\n    filename: Plan.docx\n",
        "inputs:\n  - '[Program Charter](https://example.gov), Governance Plan'\n",
    ],
)
def test_an_item_that_says_more_is_told_without_edits(yaml: str) -> None:
    maker = page("1.1", KNOWN.replace("- Governance Plan", "- {text: Governance Plan, filename: Plan.docx}"))
    (found,) = findings(maker, page("1.2", yaml))
    assert (found.code, found.cure) == ("M3093", ())


def test_what_an_item_of_outputs_joins_is_made_by_its_task() -> None:
    users = [page(f"1.{n}", f"inputs:\n{TWO}") for n in (2, 3)]
    assert [one.code for one in findings(page("1.1", f"outputs:\n  - {BOTH}\n"), *users)] == ["M3093"]


def test_an_activity_that_aims_at_one_of_them_has_it_under_no_other_name() -> None:
    aims = "activities:\n  - {text: Write it, output: Program Charter}\n"
    maker = page("1.1", f"{aims}outputs:\n  - {BOTH}\n")
    assert [one.code for one in findings(maker, page("1.2", f"inputs:\n{TWO}"))] == ["M3093"]


@pytest.mark.parametrize("name", ["Program Charter and Governance Plan", "Roles, Rules and Rights"])
def test_a_name_that_one_task_hands_on_to_another_is_one(name: str) -> None:
    parts = page("1.1", "outputs: [Program Charter, Governance Plan, Roles, Rules, Rights]\n")
    assert findings(parts, page("1.2", f"outputs: ['{name}']\n"), page("1.3", f"inputs: ['{name}']\n")) == []


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs:\n  - {text: Program Charter and Governance Plan, external: true}\n",
        "outputs:\n  - {text: Program Charter and Governance Plan, filename: Both.docx}\n",
        "outputs:\n  - Program Charter (with the Governance Plan)\n",
        "outputs:\n  - Charter, Plan\n",
        "outputs:\n  - Program Charter and other documents\n",
        "outputs:\n  - Program Charter/Program Charter\n",
    ],
)
def test_what_may_be_one_artifact_is_not_told(yaml: str) -> None:
    assert [one for one in findings(page("1.1", KNOWN), page("1.2", yaml)) if one.code == "M3093"] == []


def test_a_document_of_a_phase_may_have_such_a_name() -> None:
    name = "Program Charter and Governance Plan"
    text = f"---\nlayout: m3/phase\nphase: 1\nname: Stage\ndocumentation:\n  - {name}\n---\n"
    phase = Source(path="1.md", uri="1.md", text=text)
    assert findings(phase, page("1.1", KNOWN), page("1.2", f"outputs:\n  - {name}\n")) == []
