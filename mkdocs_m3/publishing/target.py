"""What is written in another way for one program than for another that builds a rendered folder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.publishing.places import Places

_LINE: Final = re.compile(r"\s*\n\s*")
_ROOT: Final = re.compile(r"<(div|nav|dl|ul|ol|p|section|table|details)\b")
_BLOCKS: Final = (
    "address article aside blockquote colgroup dd details div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hr legend li main menu nav ol option p pre section summary table tbody td "
    "tfoot th thead tr ul"
)
_WITHIN_A_LINE: Final = re.compile(rf"(?<=[^\n])(?=<(?:{_BLOCKS.replace(' ', '|')})\b)")
_SHORTCODE: Final = re.compile(r"\{(?=[{%#<])")


class Target(Protocol):
    """A program that builds a rendered folder, as far as it matters what is in there."""

    name: str
    """How it is called in the command."""
    looks_for_files: bool
    """Whether links of HTML name files beside the page's own, as links of Markdown do."""

    def links(self, places: Places, uri: str) -> SiteLinks:
        """The addresses of everything, as a block of HTML on this page has to name them."""

    def block(self, html: str) -> str:
        """A part or a view, as it is between paragraphs of Markdown."""


class MarkdownTarget:
    """Programs that leave HTML in Markdown as it is: MkDocs without our plugin, and many more."""

    name = "markdown"
    looks_for_files = False

    def links(self, places: Places, uri: str) -> SiteLinks:
        """Addresses as seen from the page's own."""
        return places.links.seen_from(uri)

    def block(self, html: str) -> str:
        """Without a blank line, and with nothing that begins a line but a tag."""
        return as_block(html)


class ZensicalTarget:
    """Zensical, which looks for the file that any link names, but in SVG of older kinds."""

    name = "zensical"
    looks_for_files = True

    def links(self, places: Places, uri: str) -> SiteLinks:
        """Ways to files: to pages, those of Markdown."""
        return places.seen_by_source(uri)

    def block(self, html: str) -> str:
        """The same as for others, with links in pictures as those elsewhere."""
        return as_block(html.replace(' xlink:href="', ' href="'))


TARGETS: Final[dict[str, Target]] = {target.name: target for target in (MarkdownTarget(), ZensicalTarget())}
"""All targets by their names."""


def as_block(html: str) -> str:
    """One block of HTML for any program that reads Markdown, whichever kind it follows.

    No line in it is blank, and none begins with anything but a tag, so that nothing else is read into it.
    What would be a command for a program of templates is words. What is not one element of a kind that all
    of them know is put into one. Every element that is a block begins a line, since `md_in_html` of
    Python-Markdown sees the begin of others as words, and their end as that of an element around them.
    """
    words = _SHORTCODE.sub("&#123;", html.strip())
    pieces = _LINE.split(words)
    lines = [pieces[0]]
    for piece in pieces[1:]:
        if piece.startswith("<"):
            lines.append(piece)
        else:
            lines[-1] += f" {piece}"
    block = _WITHIN_A_LINE.sub("\n", "\n".join(lines))
    return block if _is_one(block) else f"<div>\n{block}\n</div>"


def _is_one(block: str) -> bool:
    """Whether a block is one element of a kind that begins a block in any program."""
    begins = _ROOT.match(block)
    if begins is None:
        return False
    depth = 0
    for tag in re.finditer(rf"<(/?){begins[1]}\b", block):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end() + 1 == len(block)
    return False
