"""Items of lists in another shape than theirs: told with the right cause, and obeyed without a loss."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from tests.test_cures import HEAD, findings

ADDRESS = "https://example.gov/"
EACH = "make each an item of its own: `- Plan`, then `- Log`"
OR_ONE = "if it is one text, put it in quotes"


@pytest.mark.parametrize("key", ["inputs", "outputs", "activities", "stakeholders", "bestPractice"])
@pytest.mark.parametrize(
    ("item", "cure", "obeyed"),
    [
        (
            "[Plan, Log, Test]",
            f'{EACH}, and so on; {OR_ONE}: `"[Plan, Log, Test]"`',
            "  - Plan\n  - Log\n  - Test",
        ),
        (
            "[Plan,\n     Log]",
            f'{EACH}; {OR_ONE}: `"[Plan, Log]"`',
            "  - Plan\n  - Log",
        ),
        ("[3,000 records]", 'put it in quotes: `"[3,000 records]"`', '  - "[3,000 records]"'),
        ("[Plan, Log] # both", 'put it in quotes: `"[Plan, Log]"`', '  - "[Plan, Log]" # both'),
        (
            "- Plan\n    - Log",
            "delete one `-` here, and move the items below 2 spaces to the left",
            "  - Plan\n  - Log",
        ),
        (
            "\n      - Plan\n      - Log",
            "delete one `-` in front of them, and move the items below 4 spaces to the left",
            "  - Plan\n  - Log",
        ),
        ("{agency name}", 'put the whole text in quotes: `"{agency name}"`', '  - "{agency name}"'),
        ("{Plan, Log}", 'put the whole text in quotes: `"{Plan, Log}"`', '  - "{Plan, Log}"'),
        ("[]", "write its text, or delete the item", ""),
        ("{}", "write its text, or delete the item", ""),
    ],
)
def test_an_item_in_another_shape_is_told_with_what_to_write(
    key: str, item: str, cure: str, obeyed: str
) -> None:
    wrong = f"{key}:\n  - First\n  - {item}".replace("-  \n", "-\n").replace("- \n", "-\n")
    (found,) = told(findings(wrong))
    assert found.help == cure
    right = f"{HEAD}{key}:\n  - First\n{obeyed}".rstrip("\n") + "\n---\n"
    assert edited(f"{HEAD}{wrong}\n---\n", found.cure) == right
    assert told(findings(right[len(HEAD) : -len("\n---\n")])) == []


def told(found: tuple[Finding, ...]) -> list[Finding]:
    """Without what is said of the made-up tasks themselves."""
    return [one for one in found if one.code not in ("M3070", "M3072", "M3073", "M3080", "M3084")]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("inputs: [First, [Plan, Log]]", "inputs: [First, Plan, Log]"),
        (
            f"inputs:\n  - [text: Plan, url: {ADDRESS}]",
            f"inputs:\n  - {{text: Plan, url: {ADDRESS}}}",
        ),
        (
            "inputs:\n  - [{text: Plan}, {text: Log}]",
            "inputs:\n  - {text: Plan}\n  - {text: Log}",
        ),
        ("inputs:\n  - text: [Plan, Log]", 'inputs:\n  - text: "[Plan, Log]"'),
        ("objective: {agency name}", 'objective: "{agency name}"'),
        ("bestPractice:\n  - {text: Ask}", "bestPractice:\n  - Ask"),
        ("inputs:\n  - # of records", 'inputs:\n  - "# of records"'),
        (
            "activities:\n  - text: Ask\tcustomer",
            "activities:\n  - text: Ask\n    responsibleParty: customer",
        ),
        (
            "activities:\n  - 'Ask\tProvider'",
            "activities:\n  - text: 'Ask'\n    responsibleParty: provider",
        ),
        (
            "activities:\n  - text: Ask\tshared\n    responsibleParty: shared",
            "activities:\n  - text: Ask\n    responsibleParty: shared",
        ),
        ("inputs:\n  - Plan\n  Systems:\n  - Log", 'inputs:\n  - Plan\n  - "Systems:"\n  - Log'),
        ("inputs:\n  - Plan\n  **Systems**\n  - Log", 'inputs:\n  - Plan\n  - "**Systems**"\n  - Log'),
    ],
)
def test_the_edits_give_what_the_cure_says(wrong: str, right: str) -> None:
    (found,) = told(findings(wrong))
    assert edited(f"{HEAD}{wrong}\n---\n", found.cure) == f"{HEAD}{right}\n---\n"
    assert told(findings(right)) == []


def test_words_between_braces_are_read_as_they_are_written() -> None:
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}activities:\n  - {{agency name, TBD}}\n---\n")
    (task,) = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).playbook.pages
    assert [one.text.value for one in task.activities] == ["{agency name, TBD}"]


@pytest.mark.parametrize(
    ("rest", "cure"),
    [
        ("responsibleParty: customer", "name it behind `responsibleParty` if it is responsible, too"),
        ("raci: {customer: A}", "give it a letter behind `raci` if it has none"),
    ],
)
def test_a_party_of_a_table_that_says_something_else_is_left_to_the_author(rest: str, cure: str) -> None:
    found = findings(f"activities:\n  - text: Ask\tProvider\n    {rest}")
    (row,) = [one for one in found if one.code == "M3029"]
    assert (row.help, row.cure) == (f"delete the tab and `Provider` here, and {cure}", ())


def test_fix_deletes_a_party_that_is_named_already_and_names_none() -> None:
    (named,) = told(findings("activities:\n  - text: Ask\tshared\n    responsibleParty: shared"))
    (unnamed,) = told(findings("activities:\n  - text: Ask\tshared"))
    assert named.fix is not None
    assert unnamed.fix is None


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs:\n  # Inputs\n  - Plan\n  # From outside\n  - Log\n# Outputs\noutputs:\n  #Second\n  - Test",
        "activities:\n  - text: Ask\n    output: Plan\n# Outputs\n  - text: Tell\n    output: Log",
        "activities:\n  - text: Ask\n    output:\n# Outputs\n      - Plan",
        "activities:\n  - text: Ask\n    output:\n      - Plan\n# Outputs\n      - Log",
        "activities:\n- text: Ask\n  output:\n  - Plan\n# Outputs\n  - Log",
        "stakeholders:\n  - Lead\n# Inputs\n  - text: Board\n    responsibleParty: provider",
        "inputs:\n  - Plan\n  - # from outside\n    text: Log",
    ],
)
def test_a_comment_that_groups_items_is_no_heading_for_a_key(yaml: str) -> None:
    assert told(findings(yaml)) == []


def test_a_line_in_the_column_of_an_items_keys_may_be_an_item_that_lacks_its_own() -> None:
    (found,) = told(findings("activities:\n  - text: Ask\n    Tell\n    responsibleParty: shared"))
    assert found.help == (
        "if it belongs to a text, indent it with 6 spaces; if it is an item of its own, write "
        "`- text: Tell`, in line with the `-` above; if it is a key, write a colon and a space after it"
    )


def test_a_line_without_a_dash_in_the_column_of_the_dashes_may_be_an_item() -> None:
    (found,) = told(findings("inputs:\n  - text: Plan\n  Log"))
    assert found.help == (
        "if it belongs to a text, indent it with 6 spaces; if it is an item of its own, write `- ` before it;"
        " if it is a key, write a colon and a space after it"
    )


RESOURCES = """\
---
layout: m3/resources
title: Resources
sections:
  - name: Planning
    items:
      - {{name: Calendar, url: {address}}}
  - {item}
---
"""
MOVE = "move this item to `items` of the section above, with its `-` under the `-` of the items there"


@pytest.mark.parametrize(
    ("item", "code", "headline"),
    [
        ("{name: Log, filename: Log.xlsx}", "M3021", "`filename` is a key of a document, and a section has"),
        ("{filename: Log.xlsx}", "M3015", "`filename` is a key of a document, and a section has"),
        ("{url: /log/, name: Log}", "M3021", "`url` is a key of a document, and a section has"),
    ],
)
def test_a_file_among_sections_is_told_where_it_belongs(item: str, code: str, headline: str) -> None:
    (found,) = resources(item)
    assert (found.code, found.help) == (code, MOVE)
    assert found.headline == f"{headline} no such key"


def test_a_section_with_files_is_where_it_belongs() -> None:
    item = f"{{name: Logs, filename: Log.xlsx, items: [{{name: Log, url: {ADDRESS}}}]}}"
    (found,) = resources(item)
    assert found.headline == "a section has no key `filename`, so its content is not shown"


def resources(item: str) -> tuple[Finding, ...]:
    text = RESOURCES.format(address=ADDRESS, item=item)
    source = Source(path="resources.md", uri="resources.md", text=text)
    return load([source], Inventory(pages={"resources.md": "resources/index.html"}, files={}), M3).findings
