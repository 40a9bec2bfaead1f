"""Items below the front matter that are meant to be within others, with too few spaces before them."""

from __future__ import annotations

import random
import re
from typing import TYPE_CHECKING, Final

import markdown
import pytest
from markdown_it import MarkdownIt

from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.markup.flat_items import flat_items
from mkdocs_m3.sites.list_rules import inner_items_need_four_spaces
from tests.sites import task
from tests.test_check import check, site
from tests.test_tight_lists import EXTENSIONS, told
from tests.test_trials import HEAD

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.markup.flat_items import FlatItems

SANE: Final = tuple(EXTENSIONS)
AS_EVER: Final = ("tables", "toc", "fenced_code")


def nested(html: str) -> str:
    """The lists of a page with the first word of each item, and nothing else."""
    words = re.findall(r"</?(?:ul|ol|li)|(?<=>)\s*[a-z]", re.sub(r"\s*</?p>\s*", "", html))
    return " ".join(word.strip() for word in words)


def built(body: str, extensions: tuple[str, ...] = AS_EVER) -> str:
    return nested(markdown.markdown(body, extensions=list(extensions)))


def elsewhere(body: str) -> str:
    return nested(MarkdownIt("commonmark").render(body))


SLIPS: Final = {
    "1. a\n   1. b\n   2. c\n2. d\n": "1. a\n    1. b\n    2. c\n2. d\n",
    "- a\n  - b\n- c\n": "- a\n    - b\n- c\n",
    "* a\n\n  * b\n\n* c": "* a\n\n    * b\n\n* c",
    "1. a\n   - b\n   - c\n2. d\n": "1. a\n    - b\n    - c\n2. d\n",
    "- a\n  - b\n    - c\n  - d\n": "- a\n    - b\n        - c\n    - d\n",
    "- a\n    - b\n      - c\n- d\n": "- a\n    - b\n        - c\n- d\n",
    "- a\n  - b\n    goes on\n  - c\n": "- a\n    - b\n      goes on\n    - c\n",
    "Words.\n\n1. a\n   1. b\r\n2. c\n": "Words.\n\n1. a\n    1. b\r\n2. c\n",
    "- a\n  - b\n\nWords.\n\n- c\n  - d\n": "- a\n    - b\n\nWords.\n\n- c\n    - d\n",
}


@pytest.mark.parametrize("extensions", [AS_EVER, SANE])
@pytest.mark.parametrize("body", SLIPS)
def test_inner_items_with_too_few_spaces_are_told_and_mended(body: str, extensions: tuple[str, ...]) -> None:
    found = told(body)
    assert {one.code for one in found} == {"M3096"}
    assert built(body, extensions) != elsewhere(body)
    assert edited(f"{HEAD}---\n{body}", [edit for one in found for edit in one.cure]) == (
        f"{HEAD}---\n{SLIPS[body]}"
    )
    assert built(SLIPS[body], extensions) == elsewhere(SLIPS[body]) == elsewhere(body)
    assert told(SLIPS[body]) == []


def test_a_list_is_told_once_at_its_first_inner_item() -> None:
    (found,) = told("1. a\n   1. b\n   2. c\n2. d\n   1. e\n")
    assert found.headline == "inner items need 4 spaces, so this one is shown as an item of the outer list"
    assert found.help == "indent it with 4 spaces, here and in 2 more lines"
    assert (found.span.column, found.span.length) == (4, len("1. b"))
    (found,) = told("1. a\n   - b\n")
    assert found.headline == "inner items need 4 spaces, so this one is not shown as one"
    assert found.help == "indent it with 4 spaces"
    (found,) = told("- a\n    - b\n      - c\n")
    assert found.headline == (
        "inner items need 8 spaces here, so this one is shown as an item of the outer list"
    )
    (found,) = told("- a\n  - b\n\n    More of b.\n- c\n")
    assert found.help == "indent it with 4 spaces, and all within it likewise"
    assert found.cure == ()


LEFT_ALONE: Final = [
    "- a\n    - b\n    - c\n",
    "1. a\n     - b\n",
    "- a\n\t- b\n\t\t- c\n",
    "- a\n - b\n - c\n",
    "  - a\n  - b\n",
    "- a\n\n  Words.\n",
    "```\n- a\n  - b\n```\n",
    "    - a\n      - b\n",
    "!!! note\n    - a\n      - b\n",
    "<div>\n- a\n  - b\n</div>\n",
    "<div>\n\n- a\n  - b\n\n</div>\n",
    "<!--\n- a\n  - b\n-->\n",
    "1) a\n   1) b\n",
    "- - a\n  - b\n",
    "> - a\n>   - b\n",
    "Words\n  goes on\n",
    "- a\n      - b\n  - c\n",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_other_lists_are_left_alone(body: str) -> None:
    assert [one for one in told(body) if one.code == "M3096"] == []


def mended(body: str, found: list[FlatItems]) -> str:
    for one in reversed([indent for each in found for indent in each.indents]):
        body = f"{body[: one.start]}{one.right}{body[one.end :]}"
    return body


def test_whatever_is_told_is_nested_once_it_is_mended() -> None:
    chance = random.Random(3096)  # noqa: S311 - chance for a test, no secret
    seen = 0
    for _ in range(1_500):
        spaces = chance.choice([(0, 2, 4), (0, 3, 6), (0, 2, 4, 6), (0, 3, 4, 7, 8)])
        sign = chance.choice(["-", "1.", "*"])
        lines = [
            f"{sign} a",
            *(f"{' ' * chance.choice(spaces)}{sign} a" for _ in range(chance.randint(1, 5))),
        ]
        body = chance.choice(["\n", "\n", "\n\n"]).join(lines) + "\n"
        found = list(flat_items(body))
        if found:
            seen += 1
            assert built(body) != elsewhere(body), body
            assert built(mended(body, found)) == elsewhere(body), repr(body)
            assert not list(flat_items(mended(body, found))), body
    assert seen > 300


@pytest.mark.parametrize(
    ("extensions", "is_told"),
    [
        (["sane_lists", "pymdownx.fancylists"], True),
        ([{"mdx_truly_sane_lists": {"nested_indent": 2}}], False),
        (["mdx_truly_sane_lists.mdx_truly_sane_lists:TrulySaneListExtension"], False),
        (["mdx_breakless_lists"], False),
        (None, True),
    ],
)
def test_nothing_is_told_where_an_extension_needs_fewer_spaces(extensions: object, *, is_told: bool) -> None:
    assert inner_items_need_four_spaces(extensions, ["m3"]) is is_told


@pytest.mark.parametrize("name", ["sane_lists", "pymdownx.fancylists"])
def test_extensions_that_are_said_to_need_them_do_so(name: str) -> None:
    assert built("- a\n  - b\n", (name,)).count("<ul") == 1


def test_the_command_tells_it_and_the_extensions_of_the_site_hold(tmp_path: Path) -> None:
    files = {"3.1.md": f"{task()}\n- a\n  - b\n"}
    assert check(site(tmp_path / "a", files)).output.count("M3096") == 1
