"""The party of an item that has slipped to the left edge: told at its line, and not taken as the page's."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_cures import HEAD, findings

ACTIVITIES = "activities:\n  - text: Agree on roles\n    responsibleParty: shared\n  - text: Update\n"
SLIPPED = "responsibleParty: provider"


@pytest.mark.parametrize(
    ("yaml", "line", "opens"),
    [
        (f"{ACTIVITIES}{SLIPPED}", 10, "activities"),
        (f"{ACTIVITIES}{SLIPPED}\ninputs:\n  - text: Plan\n    external: true", 10, "activities"),
        (f"{ACTIVITIES.replace('activities', 'stakeholders')}{SLIPPED}", 10, "stakeholders"),
    ],
)
def test_the_last_item_gets_its_party_back(yaml: str, line: int, opens: str) -> None:
    found = findings(yaml)[0]
    assert (found.span.line, found.headline) == (line, "this line begins 4 spaces too far to the left")
    assert found.help == (
        f"put it right below `text` in line {line - 1}; if it is the party of the whole page, move it above "
        f"`{opens}`"
    )
    assert edited(f"{HEAD}{yaml}\n---\n", found.cure) == f"{HEAD}{yaml}\n---\n".replace(
        SLIPPED, f"    {SLIPPED}"
    )


def test_all_parties_at_the_edge_belong_to_the_items_above_them() -> None:
    yaml = "activities:\n- text: Agree\nresponsibleParty: shared\n- text: Update\nresponsibleParty: provider"
    first, second = findings(yaml)
    assert (first.span.line, first.help) == (8, "put it right below `text` in line 7")
    assert (second.span.line, second.help) == (10, "put it right below `text` in line 9")


@pytest.mark.parametrize(
    "yaml",
    [
        f"responsibleParty: customer\n{ACTIVITIES}",
        f"{ACTIVITIES}    responsibleParty: shared\nresponsibleParty: shared",
        "activities:\n  - text: Ask\n  - text: Tell\nresponsibleParty: shared",
        "activities:\n  - text: Ask\nresponsibleParty: shared",
        "bestPractice:\n  - Ask\nresponsibleParty: shared",
        f"{ACTIVITIES}\nresponsibleParty: shared",
    ],
)
def test_the_party_of_the_page_may_be_written_anywhere_else(yaml: str) -> None:
    assert [one.code for one in findings(yaml) if one.code == "M3001"] == []
