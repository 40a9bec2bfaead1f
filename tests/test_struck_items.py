"""An item that is struck through is told as that, and nothing of its name besides."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load

GLOSSARY = (
    "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
    "      - name: Program Manager\n        description: Who leads\n---\n"
)
FIRST = (
    "outputs:\n  - {text: Plan A, filename: a.docx}\n  - Log\n"
    "stakeholders:\n  - {text: Program Manager, responsibleParty: customer}\n"
)


def page(number: int, yaml: str) -> Source:
    head = f"---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {number}\nname: Part {number}\n"
    return Source(path=f"1.{number}.md", uri=f"1.{number}.md", text=f"{head}{yaml}---\n")


def codes(yaml: str) -> list[str]:
    sources = (page(1, FIRST), page(2, yaml), Source(path="g.md", uri="g.md", text=GLOSSARY))
    inventory = Inventory(
        pages={one.uri: one.uri.replace(".md", "/index.html") for one in sources},
        files={"assets/files/a.docx": 1},
    )
    found: tuple[Finding, ...] = load(sources, inventory, M3).findings
    return [one.code for one in found]


ITEMS = [
    "inputs:\n  - {0}Plan A{0}\n",
    "inputs:\n  - {0}Old Plan{0}\n",
    "inputs:\n  - {0}Plan{0} A\n",
    "inputs:\n  - Plan A {0}old{0}\n",
    "inputs:\n  - {0}Plan A, Log{0}\n",
    "outputs:\n  - {0}Plan A{0}\n",
    "activities:\n  - text: Do\n    output: {0}Plan A{0}\noutputs:\n  - {{text: Plan A, filename: a.docx}}\n",
    "activities:\n  - text: Do\n    output: {0}Plan B{0}\noutputs:\n  - Plan C\n",
    "stakeholders:\n  - {0}Clerk{0}\n",
    "stakeholders:\n  - {0}Program Manager{0}\n  - Program Manager\n",
]


@pytest.mark.parametrize("items", ITEMS)
def test_a_struck_item_is_told_once(items: str) -> None:
    assert codes(items.format("~~")) == ["M3055"]


def test_one_that_is_not_struck_is_told_as_before() -> None:
    found = [code for items in ITEMS for code in codes(items.format(""))]
    assert {"M3080", "M3083", "M3084", "M3070", "M3089", "M3093"} <= set(found)
    assert codes("inputs:\n  - plan a ~\n") == ["M3081", "M3083"]
