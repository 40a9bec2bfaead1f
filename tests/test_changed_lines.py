"""What tools do to many lines: one finding, the page read as corrected, and obeyed without a loss."""

from __future__ import annotations

import pytest

from tests.test_line_slips import check_one, shown, told
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
HIDDEN = "the line that begins this item is a comment, and this line is not"
HALVED = "from here on, lines have half of their indentation, as after replacing double spaces by single ones"
SORTED = "from here on, lines are not below the items they belong to, as after sorting lines"


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


# --- half of the indentation


@pytest.mark.parametrize("step", [0, 2, 4])
@pytest.mark.parametrize("block", ["", "    output:\n      text: |\n        Plan\n          by date\n"])
def test_half_of_the_indentation_is_one_finding(step: int, block: str) -> None:
    lines = f"{ACTIVITIES}{block}".splitlines(keepends=True)
    right = "".join(f"{' ' * step}{line[2:]}" if line.startswith(" ") else line for line in lines)
    line = 7 if step else 8
    cure = "undo that, or double the spaces at the beginning of each line"
    check_one(right.replace("  ", " "), right, line, HALVED, cure)


def test_one_key_out_of_line_is_told_as_such() -> None:
    wrong = "activities:\n - text: A\n  responsibleParty: shared\n - text: B\n"
    (found,) = told(read(wrong))
    assert "too far to the left" in found.headline


def test_in_a_page_of_which_only_one_list_lost_half_no_other_list_is_moved() -> None:
    sound = ACTIVITIES.replace("activities:", "stakeholders:").partition("  - text: Write")[0]
    wrong = ACTIVITIES.replace("  ", " ") + sound
    assert HALVED not in {one.headline for one in told(read(wrong))}


# --- an item that is hidden by half


def hidden(before: str, behind: str, *, to: int) -> str:
    """The second activity with `#` before its lines up to one of them."""
    lines = [f"{before}#{behind}{line[len(before) :]}" for line in ADDED]
    return swapped([*lines[:to], *ADDED[to:]])


@pytest.mark.parametrize(("before", "behind"), [("  ", " "), ("", ""), ("", " "), ("  ", "")])
@pytest.mark.parametrize("to", [1, 2])
def test_the_rest_of_an_item_whose_first_line_is_hidden_is_one_finding(
    before: str, behind: str, to: int
) -> None:
    wrong, right = hidden(before, behind, to=to), hidden(before, behind, to=len(ADDED))
    cure = f"put `#` before these {len(ADDED) - to} lines, too, or delete the `#` in line 9"
    check_one(wrong, right, 9 + to, HIDDEN, cure)


def test_what_the_item_above_takes_may_be_its_own() -> None:
    assert told(read(hidden("  ", " ", to=3))) == []


@pytest.mark.parametrize(
    "above", ["", "  - A\n", "  - text: A\n    responsibleParty: customer\n", "  - text: A\n    output: B\n"]
)
def test_a_key_is_told_that_the_item_above_cannot_take(above: str) -> None:
    yaml = f"activities:\n{above}  # - text: B\n    responsibleParty: shared\n    output: C\n  - text: D\n"
    right = yaml.replace(
        "    responsibleParty: shared\n    output: C", "  #   responsibleParty: shared\n  #   output: C"
    )
    line = 8 + above.count("\n")
    cure = f"put `#` before these 2 lines, too, or delete the `#` in line {line - 1}"
    check_one(yaml, right, line, HIDDEN, cure)


@pytest.mark.parametrize(
    "yaml",
    [
        "activities:\n  - text: A\n  # - text: before\n    responsibleParty: shared\n",
        "activities:\n  # - text: B\n  #   responsibleParty: shared\n  - text: A\n",
        "activities:\n  - text: A\n    responsibleParty: shared\n    # - the party: both\n    output: B\n",
    ],
)
def test_a_comment_that_hides_a_whole_item_or_an_older_text_is_left_alone(yaml: str) -> None:
    assert told(read(yaml)) == []


# --- sorted lines


STAKEHOLDERS = """\
stakeholders:
  - text: Lead
    responsibleParty:
      - customer
      - provider
  - text: Board
    responsibleParty: shared
  - text: Clerk
    responsibleParty: shared
"""


def in_order(yaml: str, *, backward: bool = False) -> str:
    key, *lines = yaml.replace(",\n      and", ", and").splitlines()
    return "\n".join([key, *sorted(lines, reverse=backward), ""])


@pytest.mark.parametrize("yaml", [ACTIVITIES, STAKEHOLDERS])
@pytest.mark.parametrize("backward", [False, True])
def test_the_keys_of_sorted_items_are_one_finding(yaml: str, *, backward: bool) -> None:
    loaded = read(in_order(yaml, backward=backward))
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.headline) == ("M3015", 7, SORTED)
    assert found.help == "undo the sorting, or put each line below its item"
    assert found.cure == ()
    assert len(shown(loaded)) == 4  # the name of the page, and the texts of all items


def test_parties_on_lines_of_their_own_in_the_last_item_are_not_sorted() -> None:
    yaml = "stakeholders:\n  - text: A\n  - text: B\n  - text: C\n" + "".join(
        f"    responsibleParty: {party}\n" for party in ("customer", "provider", "qsmo")
    )
    assert {one.code for one in told(read(yaml))} == {"M3003"}


def test_several_sorted_lists_are_a_finding_each() -> None:
    yaml = in_order(ACTIVITIES) + in_order(STAKEHOLDERS)
    assert [one.headline for one in told(read(yaml))] == [SORTED, SORTED]
