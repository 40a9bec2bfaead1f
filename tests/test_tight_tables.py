"""Tables below the front matter that are none, since there is no empty line above them."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3.findings.fixing import fixed
from tests.test_tight_lists import html, told
from tests.test_trials import HEAD

TABLE: Final = "| What | When |\n|---|---|\n| Plan | May |\n"
BARE: Final = "What | When\n--- | ---:\nPlan | May\n"

SLIPS: Final = {
    f"Our dates:\n{TABLE}": f"Our dates:\n\n{TABLE}",
    f"Our\ndates:\n{BARE}\nMore.\n": f"Our\ndates:\n\n{BARE}\nMore.\n",
    f"## Dates\nOur dates:\n{TABLE}": f"## Dates\nOur dates:\n\n{TABLE}",
    f"**Our dates** | all:\n  {TABLE}": f"**Our dates** | all:\n\n  {TABLE}",
}


@pytest.mark.parametrize("body", SLIPS)
def test_a_table_below_a_line_of_words_is_told_and_mended(body: str) -> None:
    (found,) = told(body)
    assert (found.code, found.help) == ("M3096", "put an empty line above it")
    assert found.headline == (
        "this table is directly below a line of words, so it is shown as words, with each `|`"
    )
    assert "<table" not in html(body)
    assert "<table" in html(SLIPS[body])
    assert fixed(f"{HEAD}---\n{body}", (found,)) == f"{HEAD}---\n{SLIPS[body]}"
    assert told(SLIPS[body]) == []


@pytest.mark.parametrize(
    "body",
    [
        TABLE,
        f"Our dates:\n\n{TABLE}",
        f"```\nOur dates:\n{TABLE}```\n",
        f"- Our dates:\n  {TABLE}",
        f"<pre>\nOur dates:\n{TABLE}</pre>\n",
        f"!!! note\n{TABLE}",
        "Our dates:\n| What | When |\n|---|\n",
        "Our dates:\nWhat\n---|---\n",
        "a | b\n--- and more\n",
        "{% for one in all %}\n| What | When |\n|---|---|\n{% endfor %}\n",
    ],
)
def test_other_lines_are_left_alone(body: str) -> None:
    assert [one for one in told(body) if one.code == "M3096"] == []
