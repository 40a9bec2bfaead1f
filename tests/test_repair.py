"""What cannot be parsed is blanked out, as little as can be, and all that is around it stays in its place."""

from __future__ import annotations

import pytest

from mkdocs_m3.reading.yaml.repair import without

INPUTS = (
    "name: Form one team\ninputs:\n  - text: Plan\n  - text: [Charter\n    external: true\n  - text: List\n"
)
STRAY = "name: Form one team\nwords here\nobjective: Know more\n"


def blanked(text: str, at: str, *, is_stray_line: bool = False) -> tuple[str, str]:
    """The lines that are blanked out because of what begins with `at`, and the key they are of."""
    left, key, (begin, end) = without(text, text.index(at), is_stray_line=is_stray_line)
    lost = text[begin:end]
    assert left == text[:begin] + "".join("\n" if sign == "\n" else " " for sign in lost) + text[end:]
    return lost, key


def test_a_stray_line_goes_alone() -> None:
    assert blanked(STRAY, "words", is_stray_line=True) == ("words here\n", "name")


def test_a_line_that_is_no_stray_one_goes_with_its_key() -> None:
    assert blanked(STRAY, "words") == ("name: Form one team\n", "name")


def test_a_key_itself_is_no_stray_line() -> None:
    text = f"{STRAY}category: [process\n  and more\n"
    assert blanked(text, "category", is_stray_line=True) == ("category: [process\n  and more\n", "category")


def test_a_stray_line_goes_alone_though_the_parser_stops_below_it() -> None:
    text = "name: Form one team\nwords here\n\nobjective: Know more\n"
    assert blanked(text, "\nobjective", is_stray_line=True) == ("words here\n", "name")


def test_an_indented_line_is_no_stray_one_and_goes_with_its_item() -> None:
    item = "  - text: [Charter\n    external: true\n"
    assert blanked(INPUTS, "    external", is_stray_line=True) == (item, "inputs")


@pytest.mark.parametrize("at", ["[Charter", "external"])
def test_an_item_goes_alone_with_all_its_lines(at: str) -> None:
    assert blanked(INPUTS, at) == ("  - text: [Charter\n    external: true\n", "inputs")


def test_the_first_and_the_last_item_go_alone() -> None:
    assert blanked(INPUTS, "Plan") == ("  - text: Plan\n", "inputs")
    assert blanked(INPUTS, "List") == ("  - text: List\n", "inputs")


def test_an_item_within_an_item_takes_the_outer_one_with_it() -> None:
    text = "activities:\n  - text: Meet\n    outputs:\n      - [Plan\n  - text: Write\n"
    assert blanked(text, "[Plan") == (
        text[len("activities:\n") : text.index("  - text: Write")],
        "activities",
    )


def test_below_what_is_wrong_blank_lines_count_with_what_is_above_them() -> None:
    text = "name: [Form\n\n\nobjective: Know more\n"
    assert blanked(text, "\n\nobjective")[1] == "name"
    assert blanked("inputs:\n  - Plan\n  - [List\n\n", "\n\n") == ("  - [List\n\n", "inputs")


def test_a_comment_and_a_list_at_the_margin_do_not_end_a_key() -> None:
    text = "inputs:\n- Plan\n# Later\n- [List\nname: Form\n"
    assert blanked(text, "[List") == ("- [List\n", "inputs")


def test_nothing_goes_where_there_is_no_key() -> None:
    assert without("- [a\n- b\n", 3, is_stray_line=False) == ("- [a\n- b\n", "", (0, 9))
