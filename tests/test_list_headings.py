"""Headings of Markdown among the items of a list are told, since YAML takes them for comments."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_line_slips import told
from tests.test_trials import HEAD, read, words

HEADINGS = """\
activities:
  ## In the first week
  - text: Meet
    responsibleParty: shared
  - Talk

  ## Week 2: the rest
  - text: Go
    output:
      - Plan
objective: Decide
"""
GROUPS = """\
activitiesGroups:
  - group: In the first week
    activities:
      - text: Meet
        responsibleParty: shared
      - Talk

  - group: "Week 2: the rest"
    activities:
      - text: Go
        output:
          - Plan
objective: Decide
"""


def test_headings_among_activities_become_groups() -> None:
    (found,) = told(read(HEADINGS))
    assert (found.code, found.span.line, found.span.column) == ("M3023", 7, 3)
    assert edited(HEAD + HEADINGS, found.cure) == HEAD + GROUPS
    assert told(read(GROUPS)) == []
    assert {"In the first week", "Week 2: the rest"} == {*words(read(GROUPS))} - {*words(read(HEADINGS))}


@pytest.mark.parametrize(
    ("yaml", "line", "cure"),
    [
        ("activities:\n  - Meet\n  ## Later\n  - Go\n", 8, "; the items above it need a group, too; "),
        ("activitiesGroups:\n  - group: A\n    activities:\n      - a\n## Later\n      - b\n", 10,
         "write `- group: Later` for it, in line with the others, and `activities:` below that, above"),
        ("bestPractice:\n## Later\n- Go\n", 7, "write its words into an item, since these lists have"),
    ],
)  # fmt: skip
def test_a_heading_that_takes_more_to_mend_is_told(yaml: str, line: int, cure: str) -> None:
    (found,) = told(read(yaml))
    assert (found.code, found.span.line, found.cure) == ("M3023", line, ())
    assert cure in found.help
    assert found.help.endswith("; if it is a comment of yours, begin it with a single `#`")


@pytest.mark.parametrize(
    "comment",
    [
        "# In the first week",
        "## - Commented out",
        "## text: Commented out",
        "## Two lines\n  ## of text",
        "## Boxed ##",
        "##########",
        "## ask the board",
        "## Ask the board.",
        "## TODO ask the board",
        "##",
        "##Tight",
    ],
)
def test_comments_among_items_are_left_alone(comment: str) -> None:
    assert told(read(f"bestPractice:\n  {comment}\n  - Go\n  {comment}\n  - Stay\n  ## The end\n")) == []


def test_what_is_within_a_text_is_no_comment() -> None:
    assert (
        told(read("bestPractice:\n  - |\n    a\n    ## Later\n  - 'b\n\n    ## Later\n\n    c'\n  - d\n"))
        == []
    )
