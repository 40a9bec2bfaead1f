"""Keys that an item does not have: each is told where its words belong, before anything is deleted."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_line_slips import told
from tests.test_trials import HEAD, read

ACTIVITY = "activities:\n  - text: Meet\n    responsibleParty: shared\n"
KEYS = "`text`, `responsibleParty`, `raci`, `output`, `template`, `example`"
STAKEHOLDERS = "the keys of a stakeholder are `text`, `responsibleParty`"
URL = "url: https://example.gov/plan"


@pytest.mark.parametrize("key", [URL, "external: true"])
@pytest.mark.parametrize("order", [1, -1])
def test_a_key_of_an_output_is_moved_into_it(key: str, order: int) -> None:
    lines = ["    output: Plan\n", f"    {key}\n"][::order]
    wrong = f"{ACTIVITY}{''.join(lines)}  - Go\n"
    right = f"{ACTIVITY}    output:\n      text: Plan\n      {key}\n  - Go\n"
    (found,) = told(read(wrong))
    assert found.help == (
        "it belongs to `output`: write only `output:` there, and below it, indented with 6 spaces, "
        f"`text: Plan` and `{key}`"
    )
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []


@pytest.mark.parametrize(
    ("yaml", "cure"),
    [
        (f"{ACTIVITY}    output:\n    - Plan\n    {URL}\n",
         "it belongs to `output`: write it below the item that it is of, which begins with `- text: …`"),
        (f"{ACTIVITY}    {URL}\n",
         f"write `template`; if it belongs to `output`, write `output:`, and below it `text: …` and `{URL}`"),
        (f"{ACTIVITY}    external: true\n",
         "it belongs to `output`: write `output:`, and below it `text: …` and `external: true`"),
        ("activities:\n  - {text: Meet, responsibleParty: shared, output: Plan, external: true}\n",
         "it belongs to `output`: write `output: {text: Plan, external: true}`"),
        ("stakeholders:\n  - text: Lead\n    description: Signs the charter\n",
         f"put its words into `text`, or into the role's entry in the glossary; {STAKEHOLDERS}"),
        (f"{ACTIVITY}    due: end of week two\n",
         f"put its words into `text`; the keys of an activity are {KEYS}"),
        (f"{ACTIVITY}    effort: 3\n",
         f"use one of {KEYS}; delete it only if readers need not know it"),
    ],
)  # fmt: skip
def test_what_belongs_elsewhere_is_told_where(yaml: str, cure: str) -> None:
    (found,) = told(read(yaml))
    assert (found.code, found.help) == ("M3021", cure)


DELETED = (
    "if this is an activity, move the item to `activities`; if it is somebody who takes part, to "
    "`stakeholders`; if neither, delete this key, which an artifact does not have"
)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "outputs:\n  - text: Plan\n    responsibleParty: customer\n  - Log\n",
            "outputs:\n  - text: Plan\n  - Log\n",
        ),
        (
            "inputs:\n- text: Plan\n  responsibleParty:\n    - customer\n    - qsmo\n  external: true\n",
            "inputs:\n- text: Plan\n  external: true\n",
        ),
    ],
)
def test_a_party_of_an_artifact_is_to_be_deleted(wrong: str, right: str) -> None:
    (found,) = told(read(wrong))
    assert (found.code, found.help) == ("M3021", DELETED)
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []


def test_an_activity_among_artifacts_is_told_once() -> None:
    (found,) = told(read("inputs:\n  - text: Agree\n    responsibleParty: shared\n    output: Plan\n"))
    assert (found.span.line, found.help) == (8, "move this item to `activities`")
