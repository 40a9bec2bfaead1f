"""Boxes below the front matter whose text is not in them, as it has too few spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.sites.list_rules import boxes
from tests.sites import task
from tests.test_check import check, site
from tests.test_tight_lists import html, told
from tests.test_trials import HEAD

if TYPE_CHECKING:
    from pathlib import Path

SLIPS: Final = {
    '!!! note "Title"\nAsk.\n': '!!! note "Title"\n    Ask.\n',
    "!!! note\n  Ask\n  the board.\n\nMore.\n": "!!! note\n    Ask\n    the board.\n\nMore.\n",
    "!!! note\n\n  Ask.\n": "!!! note\n\n    Ask.\n",
    "!!! note\n\n   Ask.": "!!! note\n\n    Ask.",
    "??? note\nAsk.\n": "??? note\n    Ask.\n",
    '???+ tip "Title"\n  Ask.\n': '???+ tip "Title"\n    Ask.\n',
    '??? "Title"\nAsk.\n': '??? "Title"\n    Ask.\n',
    "!!! note inline end\nAsk.\n": "!!! note inline end\n    Ask.\n",
    "!!! note\n- a\n- b\n": "!!! note\n    - a\n    - b\n",
    "## More\n!!! note\n  Ask\n    the board\n".replace("\n", "\r\n"): (
        "## More\n!!! note\n    Ask\n      the board\n".replace("\n", "\r\n")
    ),
}


@pytest.mark.parametrize("body", SLIPS)
def test_text_outside_of_a_box_is_told_and_is_in_it_with_four_spaces(body: str) -> None:
    (found,) = told(body)
    assert found.code == "M3096"
    assert edited(f"{HEAD}---\n{body}", found.cure) == f"{HEAD}---\n{SLIPS[body]}"
    assert is_empty(html(body))
    assert not is_empty(html(SLIPS[body]))
    assert told(SLIPS[body]) == []


def is_empty(shown: str) -> bool:
    """Whether a box has nothing but its title."""
    return re.search(r'(?:admonition-title">[^<]*</p>|</summary>)\s*</(?:div|details)>', shown) is not None


def test_each_of_several_boxes_is_told() -> None:
    body = "!!! note\nAsk.\n!!! tip\n  Ask all.\n"
    found = told(body)
    assert edited(f"{HEAD}---\n{body}", [edit for one in found for edit in one.cure]) == (
        f"{HEAD}---\n!!! note\n    Ask.\n!!! tip\n    Ask all.\n"
    )


def test_it_is_told_at_the_first_line() -> None:
    (found,) = told('!!! note "Title"\n  Ask\n  the board\n  now.\n')
    assert found.headline == "this line is not in the box of the `!!! note` above it, which is shown empty"
    assert found.help == "indent it with 4 spaces, here and in 2 more lines"
    assert (found.span.column, found.span.length) == (3, len("Ask"))
    (found,) = told("???+ tip\nAsk.\n```\na\n\nb\n```\n")
    assert found.headline == "this line is not in the box of the `???+ tip` above it, which is shown empty"
    assert found.help == "indent it with 4 spaces, and all that belongs in the box likewise"
    assert found.cure == ()


LEFT_ALONE: Final = [
    "!!! note\n    Ask.\n",
    "!!! note\n\tAsk.\n",
    "!!! note\n\n    Ask.\n",
    '!!! note "All there is to say"\n\nAsk.\n',
    '!!! note "All there is to say"\n## More\n',
    '!!! note "All there is to say"\n!!! tip "And more"\n',
    '!!! note "All there is to say"\n<!-- word -->\n',
    '!!! note "All there is to say"\n\n\n  Ask.\n',
    '!!! note "All there is to say"\n',
    "!!! note\n    Ask\nthe board.\n",
    "!!! What a day\n!!!\nAsk.\n",
    "???\nAsk.\n",
    "```\n!!! note\nAsk.\n```\n",
    "    !!! note\n    Ask.\n",
    "<div>\n!!! note\nAsk.\n</div>\n",
    "- a\n\n  !!! note\n  Ask.\n",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_other_lines_are_left_alone(body: str) -> None:
    assert [one for one in told(body) if one.code == "M3096"] == []


@pytest.mark.parametrize(
    ("extensions", "signs"),
    [
        (["admonition"], ("!!!",)),
        (["markdown.extensions.admonition", {"pymdownx.details": {}}], ("!!!", "???")),
        (["pymdownx.blocks.admonition", "pymdownx.blocks.details"], ()),
        (["pymdownx.details:DetailsExtension"], ("???",)),
        (None, ()),
    ],
)
def test_boxes_are_those_of_the_extensions(extensions: object, signs: tuple[str, ...]) -> None:
    assert boxes(extensions) == signs


def test_the_command_tells_it_where_the_site_has_boxes(tmp_path: Path) -> None:
    files = {"3.1.md": f"{task()}\n!!! note\nAsk.\n"}
    assert check(site(tmp_path / "a", files)).output.count("M3096") == 0
    root = site(tmp_path / "b", files, markdown_extensions=["admonition"])
    assert check(root).output.count("M3096") == 1
