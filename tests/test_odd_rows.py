"""Rows of tables below the front matter that readers see otherwise than their author meant."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Any, Final

import markdown
import pytest
from markdown.extensions.tables import TableProcessor

from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.markup.tables import cells_of
from tests.test_tight_lists import html, told
from tests.test_trials import HEAD

if TYPE_CHECKING:
    from mkdocs_m3 import Finding

TABLE: Final = "| a | b |\n|---|---|\n| c | d |\n"


def rows_told(body: str) -> list[Finding]:
    return [one for one in told(body) if one.code == "M3109"]


def cells_shown(body: str) -> list[str]:
    return re.findall(r"<td>(.*?)</td>", html(body))


WIDE: Final = {
    f"{TABLE}| e | f | g |\n": ("this row has 3 cells, and the table 2, so `g` is left out", "g"),
    f"{TABLE}| e | f | g\n": ("this row has 3 cells, and the table 2, so `g` is left out", "g"),
    f"{TABLE}  e | f | g h | | i |\n\nMore.\n": (
        "this row has 5 cells, and the table 2, so `g h` and `i` are left out",
        "g h | | i",
    ),
    f"{TABLE}| e | `f` | `g|g` |\n": (
        "this row has 3 cells, and the table 2, so its last words are left out",
        "`g|g`",
    ),
    "a | b\n--|--\nc | d\ne | f | g\n": ("this row has 3 cells, and the table 2, so `g` is left out", "g"),
    "a | b\n--|--\n| e | f |\n": ("this row has 4 cells, and the table 2, so `f` is left out", "f"),
    f"{TABLE}| e | `f | g |\n".replace("\n", "\r\n"): (
        "this row has 3 cells, and the table 2, so `g` is left out",
        "g",
    ),
}


@pytest.mark.parametrize("body", WIDE)
def test_a_row_with_more_cells_than_the_head_is_told_with_what_is_left_out(body: str) -> None:
    (found,) = rows_told(body)
    headline, words = WIDE[body]
    assert found.headline == headline
    assert found.help == r"write `\|` for a `|` that readers shall see, or take one out"
    assert found.cure == ()
    line = found.span.excerpt
    assert line[found.span.column - 1 : found.span.column - 1 + found.span.length] == words
    assert words.strip("`") not in cells_shown(body)


def test_a_backslash_shows_the_sign_in_the_cell() -> None:
    assert cells_shown(f"{TABLE}| e \\| f | g |\n")[2:] == ["e | f", "g"]
    assert cells_shown(f"{TABLE}| `e|f` | g |\n")[2:] == ["<code>e|f</code>", "g"]
    assert rows_told(f"{TABLE}| e \\| f | g |\n| `e|f` | g |\n") == []


TABBED: Final = {
    f"{TABLE}e\tf\n": f"{TABLE}| e | f |\n",
    f"{TABLE}e\tf\t\ng \t h\n| i | j |\n": f"{TABLE}| e | f |\n| g | h |\n| i | j |\n",
    f"{TABLE}\te\tf\n\nMore.\n": f"{TABLE}| e | f |\n\nMore.\n",
    f"{TABLE}\tf x\tg\t\n| i | j |\n": f"{TABLE}| f x | g |\n| i | j |\n",
    f"{TABLE}e\t\tf\n": f"{TABLE}| e | f |\n",
    "a | b | c\n--|--|--\ne\t\tf\n": "a | b | c\n--|--|--\ne |  | f\n",
    f"{TABLE}e\tf\ng\th\n".replace("\n", "\r\n"): f"{TABLE}| e | f |\n| g | h |\n".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("body", TABBED)
def test_rows_with_tabs_are_told_with_the_rows_to_write(body: str) -> None:
    found = rows_told(body)
    assert len(found) == 1
    assert edited(f"{HEAD}---\n{body}", found[0].cure) == f"{HEAD}---\n{TABBED[body]}"
    assert cells_shown(body) != cells_shown(TABBED[body])
    assert rows_told(TABBED[body]) == []


def test_they_are_told_at_the_first_with_their_number() -> None:
    (found,) = rows_told(f"{TABLE}e\tf\n")
    assert found.headline == (
        "this row has tabs where a table has `|`, so all of it is shown in the first cell"
    )
    assert found.help == "write `| e | f |` instead"
    assert (found.span.column, found.span.length) == (1, len("e\tf"))
    (found,) = rows_told(f"{TABLE}e\tf\ng\th\ni\tj\n")
    assert found.help == "write `| e | f |` instead, here and in 2 more lines"
    first, second = rows_told(f"{TABLE}e\tf\n| g | h |\ni\tj\n")
    assert (first.span.line + 2, second.span.line) == (second.span.line, second.span.line)


BELOW: Final = {
    f"{TABLE}Ask the board.\n": f"{TABLE}\nAsk the board.\n",
    f"{TABLE}Ask\nthe board.\n\nMore.\n": f"{TABLE}\nAsk\nthe board.\n\nMore.\n",
    f"{TABLE}  **Ask** the board.": f"{TABLE}\n  **Ask** the board.",
    f"Words.\n\n{TABLE}Ask.\n".replace("\n", "\r\n"): f"Words.\n\n{TABLE}\nAsk.\n".replace("\n", "\r\n"),
}


@pytest.mark.parametrize("body", BELOW)
def test_words_directly_below_a_table_are_told_and_mended(body: str) -> None:
    (found,) = rows_told(body)
    assert html(body).count("<tr") > html(BELOW[body]).count("<tr") == 2
    assert edited(f"{HEAD}---\n{body}", found.cure) == f"{HEAD}---\n{BELOW[body]}"
    assert rows_told(BELOW[body]) == []


def test_words_below_a_table_are_told_at_the_first_line() -> None:
    (found,) = rows_told(f"{TABLE}Ask\nthe board.\n")
    assert found.headline == (
        "these 2 lines are directly below a table, so they are shown as more rows of it"
    )
    assert found.help == "put an empty line above the first of them"
    assert (found.span.column, found.span.length) == (1, len("Ask"))
    (found,) = rows_told(f"{TABLE}Ask.\n")
    assert found.headline == "this line is directly below a table, so it is shown as one more row of it"
    assert found.help == "put an empty line above it"


LEFT_ALONE: Final = [
    TABLE,
    f"{TABLE}|\te\t|\tf\t|\n",
    f"{TABLE}\ne\tf\n",
    f"{TABLE}Ask\n| e | f |\n",
    f"{TABLE}Ask | the board\n",
    f"{TABLE}\nAsk.\n",
    f"{TABLE}{{: .wide }}\n",
    f"{TABLE}<!-- word -->\n",
    f"{TABLE}## More\n",
    f"{TABLE}[^1]: Note\n",
    "| a |\n|---|\n| b |\nAsk.\n",
    "a | b\n--|--\nc | d\nAsk.\n",
    "| a | b |\n|---|---|\nc | d |\nAsk.\n",
    f"```\n{TABLE}e\tf\n```\n",
    f"{TABLE}| e |\n| e | f | |\n| e | f ||\n",
    f"{TABLE}| e \\| e | `f|f` |\n| ``e`|`` | f |\n",
    f"{TABLE}\n| e | f | g |\n",
    f"```\n{TABLE}| e | f | g |\n```\n",
    f"<div>\n{TABLE}| e | f | g |\n</div>\n",
    f"<!--\n{TABLE}| e | f | g |\n-->\n",
    f"!!! note\n\n    {TABLE}    | e | f | g |\n",
    f"{TABLE}| {{{{ e }}}} | f | g |\n",
    "| a | b |\n|---|---|---|\n| c | d | e |\n",
    "Words | more\n\n| e | f | g |\n",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_other_rows_are_left_alone(body: str) -> None:
    assert rows_told(body) == []


@pytest.mark.parametrize("border", ["", "|"])
def test_cells_are_counted_as_python_markdown_counts_them(border: str) -> None:
    chance = random.Random(3109)  # noqa: S311 - chance for a test, no secret
    theirs: Any = TableProcessor(markdown.Markdown().parser, {"use_align_attribute": False})
    theirs.border = bool(border)
    for _ in range(5_000):
        row = "".join(chance.choices(["|", "`", "``", "\\", "a", " "], k=chance.randint(0, 14))).strip()
        ours = [row[first:last] for first, last in cells_of(row, is_bordered=bool(border))]
        split = theirs._split_row(row)  # noqa: SLF001 - cells are to be counted as it does
        assert ours == [cell.strip() for cell in split], row


ROWS: Final = "| a | b | c |\n|---|---|---|\n| d | e | f |\n{}| g | h | i |\n"


def test_the_only_row_without_a_cell_is_told_and_mended_where_a_gap_shows_the_place() -> None:
    body = ROWS.format("| Sunday, 11 a.m. | Money is compared  Finance lead |\n")
    (found,) = rows_told(body)
    assert found.headline == "this row has 2 of 3 cells, so what follows is in the wrong one"
    assert found.help == "write the `|` that is missing where there are several spaces"
    assert edited(f"{HEAD}---\n{body}", found.cure).count("| Money is compared | Finance lead |") == 1


@pytest.mark.parametrize(
    "rows",
    [
        "| x | |  |\n",
        "| x | y |\n",
        "| `x  y` | z |\n",
        "| Review it.  Then sign it. | z |\n",
        "| Plan  now |\n",
        "| x  y | z |\n| x  y | z |\n",
        "| x  y  z |\n",
        "| x | y | z |\n",
        "x | y\n",
        "| x | `y  |  z` | z |\n",
    ],
)
def test_nothing_is_said_of_empty_cells_or_of_several_such_rows(rows: str) -> None:
    assert rows_told(ROWS.format(rows)) == []


def test_a_table_of_two_rows_shows_no_rule() -> None:
    assert rows_told("| a | b |\n|---|---|\n| c | d |\n| e |\n") == []
