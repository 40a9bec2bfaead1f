"""A finished part as a block of HTML in Markdown, which every program takes as it is."""

from __future__ import annotations

from pathlib import Path

import markdown
import pytest
from bs4 import BeautifulSoup, Tag
from bs4.element import Comment, NavigableString

from mkdocs_m3.publishing.target import as_block

COMPONENTS = Path(__file__).parent.parent / "mkdocs_m3" / "components"
EXAMPLES = sorted(COMPONENTS.glob("*/examples/*.html"))
AROUND = "<div{}>\n\n{}\n\n{}\n\n</div>\n\n{}\n"


def tree(node: Tag) -> list[object]:
    """Elements with their attributes, and words; blanks do not count."""
    found: list[object] = []
    for one in node.children:
        if isinstance(one, Tag):
            values = {key: "" if value == key else str(value) for key, value in one.attrs.items()}
            found.append((one.name, values, tree(one)))
        elif isinstance(one, NavigableString) and not isinstance(one, Comment) and one.strip():
            found.append(" ".join(one.split()))
    return found


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: f"{path.parent.parent.name}-{path.stem}")
def test_a_part_stays_whole_within_html_that_holds_markdown(example: Path) -> None:
    block = as_block(example.read_text(encoding="utf-8"))
    read = markdown.markdown(
        AROUND.format(" markdown", block, "*in it*", "*behind it*"), extensions=["md_in_html"]
    )
    whole = AROUND.format("", block, "<p><em>in it</em></p>", "<p><em>behind it</em></p>")
    assert tree(BeautifulSoup(read, "html.parser")) == tree(BeautifulSoup(whole, "html.parser"))


@pytest.mark.parametrize(
    ("html", "block"),
    [
        ("<p>a\n\n  b</p>\n", "<p>a b</p>"),
        ("<ul>\n\n<li>a</li>\n</ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("<ul><li>a <div>b</div></li></ul>", "<ul>\n<li>a \n<div>b</div></li></ul>"),
        ("<p>a</p>\n<p>b</p>", "<div>\n<p>a</p>\n<p>b</p>\n</div>"),
        ("<m3-view>a</m3-view>", "<div>\n<m3-view>a</m3-view>\n</div>"),
        ("<p>a\n```\n--8<-- x</p>", "<p>a ``` --8<-- x</p>"),
        ("<p>{{ x }} {% y %} {{< z >}}</p>", "<p>&#123;{ x }} &#123;% y %} &#123;&#123;< z >}}</p>"),
    ],
)
def test_a_block_of_html_is_one_for_every_reader_of_markdown(html: str, block: str) -> None:
    assert as_block(html) == block
