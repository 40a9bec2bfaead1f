"""What tools do to many lines: one finding, the page read as corrected, and obeyed without a loss."""

from __future__ import annotations

import pytest

from tests.test_line_slips import check_one, told
from tests.test_trials import read

ACTIVITIES = """\
activities:
  - text: Meet the people
    responsibleParty: customer
  - text: Write the plan,
      and sign it
    responsibleParty: shared
    output:
      - text: Plan
        url: https://example.gov/plan
      - Charter
  - text: Keep the plan
    responsibleParty: provider
"""
LISTED = "activities:\n  - text: A\n    responsibleParty: customer\n"
ADDED = ACTIVITIES.splitlines(keepends=True)[3:10]
PLUS = "`+` begins this line, as in a diff, which marks added lines with it"


def swapped(lines: list[str]) -> str:
    return ACTIVITIES.replace("".join(ADDED), "".join(lines))


# --- the signs of a diff


def test_plus_signs_of_a_diff_are_one_finding() -> None:
    wrong = swapped([f"+{line}" for line in ADDED])
    assert check_one(wrong, ACTIVITIES, 9, PLUS, "delete it, here and in 6 more lines").fix is None


def test_plus_signs_that_stand_in_place_of_a_space_are_told_as_such() -> None:
    wrong = swapped([f"+{line[1:]}" for line in ADDED])
    check_one(wrong, ACTIVITIES, 9, PLUS, "write a space instead, here and in 6 more lines")


@pytest.mark.parametrize(
    ("wrong", "right", "line"),
    [
        ("+objective: Move once\ninputs: [A]\n", "objective: Move once\ninputs: [A]\n", 6),
        ("inputs:\n- A\n+- B\n- C\n", "inputs:\n- A\n- B\n- C\n", 8),
        (
            "activities:\n- text: A\n+  responsibleParty: shared\n",
            "activities:\n- text: A\n  responsibleParty: shared\n",
            8,
        ),
    ],
)
def test_one_plus_sign_is_told_too(wrong: str, right: str, line: int) -> None:
    check_one(wrong, right, line, PLUS, "delete it")


@pytest.mark.parametrize("yaml", ["bestPractice:\n+ A\n+ B\n", "inputs:\n+ text: A\n+ text: B\n"])
def test_a_plus_sign_in_place_of_a_dash_is_no_sign_of_a_diff(yaml: str) -> None:
    check_one(
        yaml,
        yaml.replace("+", "-"),
        7,
        "a plus sign (`+`) begins this line; an item of a list begins with `-` and a space",
        "write `- ` instead, here and in one more line",
    )


@pytest.mark.parametrize(
    "yaml",
    [
        "objective: one\n  + two\n",
        "activitiesText: |\n  - A\n  +  - text: B\n",
        "inputs:\n  - 'one\n+  - two'\n",
        "inputs: [A,\n+B]\n",
    ],
)
def test_a_plus_sign_within_a_text_is_left_alone(yaml: str) -> None:
    assert told(read(yaml)) == []


@pytest.mark.parametrize("text", ["Write the plan", '"Write the plan: now"', "'Write: it''s time'"])
def test_a_text_that_needs_no_quotes_or_has_them_is_not_put_in_quotes(text: str) -> None:
    yaml = f"{LISTED}~  - text: B\n~    responsibleParty: shared\n  - text: {text}\n    output: A\n"
    found = told(read(yaml))
    assert found
    assert not [one for one in found if "quotes" in one.headline]
