"""Lists below the front matter that are none, since there is no empty line above them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Final

import markdown
import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import fixed
from mkdocs_m3.markup.tight_lists import tight_lists
from mkdocs_m3.sites.list_rules import lists_need_empty_line
from tests.sites import build, task
from tests.test_check import check, site
from tests.test_trials import HEAD

if TYPE_CHECKING:
    from pathlib import Path

EXTENSIONS: Final = [
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "sane_lists", "tables",
    "pymdownx.details", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist",
]  # fmt: skip


def told(body: str) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}---\n{body}")
    return list(load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).findings)


def html(body: str) -> str:
    return markdown.markdown(body, extensions=EXTENSIONS)


SLIPS: Final = {
    "Write down:\n- a\n- b\n": "Write down:\n\n- a\n- b\n",
    "Write\ndown:\n* a\n* b\n\nMore.\n": "Write\ndown:\n\n* a\n* b\n\nMore.\n",
    "Write down:\n+ a\n+ b": "Write down:\n\n+ a\n+ b\n",
    "Do this:\n1. a\n2. b\n": "Do this:\n\n1. a\n2. b\n",
    "Do this:\r\n1. a\r\n1. b\r\n": "Do this:\r\n\r\n1. a\r\n1. b\r\n",
    "Write down:\n  - a\n  - b\n": "Write down:\n\n  - a\n  - b\n",
    "Write down:\n- a\n    - b\n": "Write down:\n\n- a\n    - b\n",
    "Write down:\n- a\n  goes on\n- b\n": "Write down:\n\n- a\n  goes on\n- b\n",
    "- x\n\nWrite down:\n- a\n- b\n": "- x\n\nWrite down:\n\n- a\n- b\n",
    "## Weeks\nWrite down:\n- a\n- b\n": "## Weeks\nWrite down:\n\n- a\n- b\n",
    "<b>Write</b> down:\n- [ ] a\n- [x] b\n": "<b>Write</b> down:\n\n- [ ] a\n- [x] b\n",
    "One:\n- a\n- b\n\nTwo:\n- c\n- d\n": "One:\n\n- a\n- b\n\nTwo:\n\n- c\n- d\n",
}


@pytest.mark.parametrize("body", SLIPS)
def test_a_list_below_a_line_of_words_is_told_and_mended(body: str) -> None:
    found = told(body)
    assert {one.code for one in found} == {"M3096"}
    assert html(body).count("<li") < html(SLIPS[body]).count("<li")
    mended = fixed(f"{HEAD}---\n{body}", found)
    assert mended == f"{HEAD}---\n{SLIPS[body]}"
    assert told(SLIPS[body]) == []


def test_of_a_second_page_nothing_is_told_of_its_lists() -> None:
    page = f"{HEAD}\nactivities:\n  - text: a\n  - text: b\n---\n"
    assert [one.code for one in told(f"\n{page}")] == ["M3065"]


def test_it_is_told_at_its_first_item() -> None:
    (found,) = told("Write\ndown:\n  - who is away\n  - who is not\n")
    line = HEAD.count("\n") + 4
    assert (found.span.line, found.span.column, found.span.length) == (line, 3, len("- who is away"))
    assert found.help == "put an empty line above it"


TYPED: Final = {
    "Bring:\n\n• a\n• b\n• c\n": "Bring:\n\n- a\n- b\n- c\n",
    "Bring:\n• a\n• b": "Bring:\n\n- a\n- b",
    "Bring:\r\n•\ta\r\n•\tb\r\n": "Bring:\r\n\r\n- a\r\n- b\r\n",
    "·\u00a0a\n·\u00a0b\n": "- a\n- b\n",
    "●a\n●b\n": "- a\n- b\n",
    "  ▪ a\n  ▪ b\n": "- a\n- b\n",
    "\u2013 a\n\u2013 b\n": "- a\n- b\n",
    "• a\n  goes on\n• b\n": "- a\n  goes on\n- b\n",
    "Bring:\n    • a\n    • b\n": "Bring:\n\n- a\n- b\n",
    "• a\n    ◦ b\n• c\n": "- a\n    - b\n- c\n",
    "## Weeks\n• a\n• b\n\nMore:\n\n• c\n• d\n": "## Weeks\n- a\n- b\n\nMore:\n\n- c\n- d\n",
}


@pytest.mark.parametrize("body", TYPED)
def test_bullets_of_a_word_processor_are_told_with_what_to_write(body: str) -> None:
    found = told(body)
    assert {one.code for one in found} == {"M3096"}
    assert {one.fix for one in found} == {None}
    cures = [edit for one in found for edit in one.cure]
    text = f"{HEAD}---\n{body}"
    for edit in sorted(cures, key=lambda one: (one.start, one.end), reverse=True):
        text = f"{text[: edit.start]}{edit.replacement}{text[edit.end :]}"
    assert text == f"{HEAD}---\n{TYPED[body]}"
    assert html(body).count("<li") < html(TYPED[body]).count("<li")
    assert told(TYPED[body]) == []


def test_bullets_of_a_word_processor_are_told_once_with_their_number() -> None:
    (found,) = told("Bring:\n\n• a\n• b\n• c\n")
    assert found.headline == "`•` begins no item in Markdown, so these 3 lines are shown as one paragraph"
    assert found.help == "write `- ` instead, here and in 2 more lines"
    assert found.span.line == HEAD.count("\n") + 4
    (found,) = told("Bring:\n• a\n• b\n")
    assert found.help == (
        "write `- ` instead, here and in one more line, and put an empty line above the first of them"
    )
    (found,) = told("• a\n  goes on\n• b\n")
    assert found.help == "write `- ` instead, here and in one more line"


LEFT_ALONE: Final = [
    "Bring:\n\n• a\n\nand more\n",
    "The office\n\u2013 as they say \u2013 its staff\nand\n\u2013 its guests\n",
    "\u20135 degrees\n\u20136 degrees\n",
    "• a  \n• b  \n• c\n",
    "• a<br>\n• b\n",
    "```\n• a\n• b\n```\n",
    "    • a\n    • b\n",
    "<div>\n• a\n• b\n</div>\n",
    "<div>\n\n• a\n• b\n</div>\n",
    "!!! note\n    • a\n    • b\n",
    "· · ·\n· · ·\n",
    "| a | b |\n|---|---|\n| • c | • d |\n| • c | • d |\n",
    "- a\n\n    • b\n    • c\n",
    "Red • green\nBlue • gray\n",
    "Write down:\n\n- a\n- b\n",
    "The office, or\n- as they say - its staff\n",
    "The office, or\n- as they say -\n* its staff\n",
    "## Weeks\n- a\n- b\n",
    "#Weeks\n- a\n- b\n",
    "Weeks\n-----\n- a\n- b\n",
    "***\n- a\n- b\n",
    "- a\ngoes on\n- b\n- c\n",
    "- a\n- b\n1. c\n2. d\n",
    "- a\n    - b\n    - c\n",
    "- Weeks:\n    1. c\n    2. d\n",
    "```\nWrite down:\n- a\n- b\n```\n",
    "    Write down:\n    - a\n    - b\n",
    "<div>\nWrite down:\n- a\n- b\n</div>\n",
    "<p>Write down:</p>\n- a\n- b\n",
    "<div>\n\nWrite down:\n- a\n- b\n</div>\n",
    "<!--\nWrite down:\n- a\n- b\n-->\n",
    "<!-- Weeks -->\n- a\n- b\n",
    "!!! note\n    Write down\n- a\n- b\n",
    "!!! note\n    Write down:\n    - a\n    - b\n",
    '=== "Weeks"\n    Write down:\n    - a\n    - b\n',
    "| a | b |\n|---|---|\n| c | d |\n- a\n- b\n",
    "Week\n:   Seven days\n- a\n- b\n",
    "[1]: https://example.gov\n- a\n- b\n",
    "[^1]: Note\n- a\n- b\n",
    "> Write down:\n> - a\n> - b\n",
    "{% for one in all %}\n- a\n- b\n{% endfor %}\n",
    "$$\n- a\n- b\n$$\n",
    "Do this:\n1) a\n2) b\n",
    "In the years\n2020. and\n2021. too\n",
    "Write down:\n-a\n-b\n",
    "objective: Know\n\nbestPractice:\n  - a\n  - b\n",
]


@pytest.mark.parametrize("body", LEFT_ALONE)
def test_other_lines_are_left_alone(body: str) -> None:
    assert [one for one in told(body) if one.code == "M3096"] == []


LINES: Final = [
    *["", "Words", "- a", "- b"] * 6,
    "* c", "1. d", "2. e", "    - f", "    Words", "## Head", "#Head", "---",
    "> quote", "```", "| a | b |", "|---|---|", "<div>", "</div>", "<b>bold</b>", "!!! note", ":   meaning",
    "[^1]: note", "[1]: address", "<!-- word -->", '=== "Tab"', "{: .class }", "1) g", "  - h", "***",
]  # fmt: skip


@pytest.mark.slow
def test_whatever_is_told_is_a_list_once_there_is_an_empty_line() -> None:
    chance = random.Random(3096)  # noqa: S311 - chance for a test, no secret
    seen = 0
    for _ in range(5_000):
        body = "\n".join(chance.choices(LINES, k=chance.randint(2, 7))) + "\n"
        for found in tight_lists(body):
            seen += 1
            mended = f"{body[: found.line_start]}\n{body[found.line_start :]}"
            assert html(body).count("<li") < html(mended).count("<li"), body
            assert len(tight_lists(mended)) == len(tight_lists(body)) - 1, body
    assert seen > 100


@pytest.mark.parametrize(
    ("extensions", "plugins", "is_told"),
    [
        ([], ["m3"], True),
        (
            [*EXTENSIONS, "extra", "abbr", "pymdownx.extra", "meta", "toc", "smarty", "codehilite"],
            ["m3"],
            True,
        ),
        (["sane_lists", "markdown.extensions.sane_lists"], ["m3"], True),
        ([{"mdx_truly_sane_lists": {"nested_indent": 2}}], ["m3"], True),
        (["pymdownx.fancylists", "def_list", {"pymdownx.tasklist": {}}, "nl2br"], ["m3"], True),
        (["mdx_breakless_lists"], ["m3"], False),
        (["mdx_breakless_lists:BreaklessListsExtension"], ["m3"], False),
        (["mdx_lists"], ["m3"], False),
        (["prependnewline"], ["m3"], False),
        ({"mdx_breakless_lists": {}}, ["m3"], False),
        ([], {"m3": {}, "obsidian-bridge": {}}, False),
        (None, None, True),
    ],
)
def test_nothing_is_told_where_an_extension_makes_it_a_list(
    extensions: object, plugins: object, *, is_told: bool
) -> None:
    assert lists_need_empty_line(extensions, plugins) is is_told


@pytest.mark.parametrize("name", ["sane_lists", "pymdownx.fancylists", "pymdownx.tasklist", "def_list"])
def test_extensions_that_are_said_to_leave_it_do_so(name: str) -> None:
    assert "<li" not in markdown.markdown("Write down:\n- a\n- b\n", extensions=[name])


def test_the_command_and_the_build_tell_it_and_the_extensions_of_the_site_hold(tmp_path: Path) -> None:
    files = {"3.1.md": f"{task()}\nWrite down:\n- a\n- b\n"}
    for name, extensions, count in (
        ("a", ["nl2br", *EXTENSIONS], 1),
        ("b", [{"tests.breakless_lists": {}}], 0),
    ):
        root = site(tmp_path / name, files, markdown_extensions=extensions)
        assert check(root).output.count("M3096") == count
    assert build(tmp_path / "c", files).log.count("M3096") == 1
