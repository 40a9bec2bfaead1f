"""Rows of a table below the front matter that an empty line parts from it."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_tight_lists import html, told
from tests.test_trials import HEAD

TABLE: Final = "| a | b |\n|---|---|\n| c | d |\n"
SLIPS: Final = {
    f"{TABLE}\n| e | f |\n": f"{TABLE}| e | f |\n",
    f"{TABLE}\n| e | f |\n| g | h |\n\nMore.\n": f"{TABLE}| e | f |\n| g | h |\n\nMore.\n",
    f"Words.\n\n{TABLE}  \n| e | f |": f"Words.\n\n{TABLE}| e | f |",
    f"{TABLE}\n\n\n  | e | f |\n": f"{TABLE}  | e | f |\n",
    f"{TABLE}\n| e | f |\n\n| g | h |\n": f"{TABLE}| e | f |\n| g | h |\n",
    f"## Weeks\n{TABLE}\n| e \\| e | `f|f` |\n": f"## Weeks\n{TABLE}| e \\| e | `f|f` |\n",
    "a | b |\n:--|--:\nc | d|\n\n| e | f |\n": "a | b |\n:--|--:\nc | d|\n| e | f |\n",
    f"{TABLE}\n| | f |\n| g |\n".replace("\n", "\r\n"): f"{TABLE}| | f |\n| g |\n".replace("\n", "\r\n"),
    f"{TABLE}\n| e | f |\n\n## More\n\n{TABLE}": f"{TABLE}| e | f |\n\n## More\n\n{TABLE}",
}


@pytest.mark.parametrize("body", SLIPS)
def test_rows_below_an_empty_line_are_told_and_are_rows_again_without_it(body: str) -> None:
    found = told(body)
    assert {one.code for one in found} == {"M3109"}
    assert html(body).count("<tr") < html(SLIPS[body]).count("<tr")
    assert edited(f"{HEAD}---\n{body}", [edit for one in found for edit in one.cure]) == (
        f"{HEAD}---\n{SLIPS[body]}"
    )
    assert told(SLIPS[body]) == []


def test_they_are_told_at_the_first_row_with_the_line_to_delete() -> None:
    (found,) = told(f"{TABLE}\n| e | f |\n| g | h |\n")
    line = HEAD.count("\n") + 5
    assert (found.span.line, found.span.column, found.span.length) == (line + 1, 1, len("| e | f |"))
    assert found.headline == (
        "an empty line ends the table above, so these 2 rows are shown as words, with each `|`"
    )
    assert found.help == f"delete the empty line {line}"
    (found,) = told(f"{TABLE}\n\n| e | f |\n")
    assert found.headline == (
        "an empty line ends the table above, so this row is shown as words, with each `|`"
    )
    assert found.help == f"delete the empty lines from {line} to {line + 1}"


LEFT_ALONE: Final = [
    TABLE,
    f"{TABLE}\n{TABLE}",
    f"{TABLE}\n| e | f | g |\n",
    f"{TABLE}\n| e | f |\n| g | h |\n|---|---|\n",
    f"{TABLE}\n| e | f\n",
    "a | b\n:--|--:\nc | d\n\n| e | f |\n",
    f"{TABLE}\nWords | e |\n",
    f"{TABLE}\nWords.\n\n| e | f |\n",
    f"{TABLE}\n<!-- word -->\n\n| e | f |\n",
    f"{TABLE}\n    | e | f |\n",
    f"{TABLE}\n- | e | f |\n",
    f"{TABLE}\n> | e | f |\n",
    f"{TABLE}\n```\n| e | f |\n```\n",
    f"```\n{TABLE}\n| e | f |\n```\n",
    f"<div>\n{TABLE}\n| e | f |\n</div>\n",
    f"<div>\n\n{TABLE}\n| e | f |\n\n</div>\n",
    f"<!--\n{TABLE}\n| e | f |\n-->\n",
    f"Words\n{TABLE}\n| e | f |\n",
    "| a | b |\n|---|---|\n{% for one in all %}\n| c | d |\n\n| {{ one }} | f |\n{% endfor %}\n",
    "| a | b |\n|---|---|\n| c | d |\n\n| {{ one }} | f |\n",
    "| a | b |\n\n| c | d |\n",
    "| A line of a poem\n\n| Another one\n",
    "!!! note\n    | a | b |\n    |---|---|\n    | c | d |\n\n    | e | f |\n",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_other_lines_are_left_alone(body: str) -> None:
    assert [one for one in told(body) if one.code == "M3109"] == []
