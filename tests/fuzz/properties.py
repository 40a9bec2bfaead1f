"""What must hold of a page whatever its bytes, and of a text whatever its words."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import markdown
from markupsafe import Markup

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings import printing
from mkdocs_m3.findings.finding import WIDEST_EXCERPT
from mkdocs_m3.findings.fixing import edited, fixed
from mkdocs_m3.markup.text import inline, markup_findings, plain
from mkdocs_m3.markup.writer import ALLOWED_TAGS
from mkdocs_m3.model.addresses import SAFE_SCHEMES, scheme_of
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.rendering.headings import for_markdown
from mkdocs_m3.sites.files import _source
from mkdocs_m3.sites.site_file import SiteFile
from tests.repeated import Site

if TYPE_CHECKING:
    from mkdocs_m3 import Finding
    from mkdocs_m3.loading import Loaded

URI: Final = "3.1.md"
MOST_OBEYED: Final = 3
"""Cures of one page that are carried out, each by itself, so that many pages can be looked at."""
ATTRIBUTES: Final = {"a": {"href", "title"}, "abbr": {"title"}}
_MAY_HIDE_WORDS: Final = ("<", "&", "](")
"""Begin a tag, an entity, or the address of a link, whose letters readers do not see."""


def source_of(content: bytes) -> Source | None:
    """A page as a build reads it; `None` where it has nothing to do with us."""
    file = SiteFile(uri=URI, destination="3.1/index.html", read=lambda: content)
    return _source(file, Path(), OwnKeys())


def check_page(content: bytes) -> None:
    """Nothing raises; places are in the page; what a cure changes can be read; the page can be shown."""
    source = source_of(content)
    if source is None:
        return
    loaded = _loaded(source.text, source.undecodable_from)
    for found in loaded.findings:
        _check_place(found, source.text)
    for printed in printing.ALL.values():
        printed(loaded.findings, 1)
    for text in (text for record in loaded.playbook.records for text in record.texts):
        assert 0 <= text.start <= len(source.text), (text, len(source.text))
    Site(pages={URI: source.text}).shown(loaded)
    mended = fixed(source.text, loaded.findings)
    if mended != source.text:
        _loaded(mended)
    for found in [one for one in loaded.findings if one.edits][:MOST_OBEYED]:
        _loaded(edited(source.text, found.edits))


def _loaded(text: str, undecodable_from: int | None = None) -> Loaded:
    source = Source(path=URI, uri=URI, text=text, undecodable_from=undecodable_from)
    inventory = Inventory(
        pages={URI: "3.1/index.html", "index.md": "index.html"},
        files={"assets/files/Plan.docx": 9_000, "assets/files/plan-a.xlsx": 0},
    )
    return load([source], inventory, M3)


def _check_place(found: Finding, text: str) -> None:
    span = found.span
    lines = re.split(r"\r\n|\n|\r", text)
    assert 1 <= span.line <= len(lines), found
    line = lines[span.line - 1]
    assert 1 <= span.column <= len(line) + 1, found
    assert 1 <= span.length <= max(1, len(line) - span.column + 1), found
    assert span.excerpt.strip("…") in line or span.excerpt in line, found
    assert 0 <= span.caret <= len(span.excerpt) <= WIDEST_EXCERPT + 2, found
    assert found.headline, found
    assert found.help, found
    for change in found.cure:
        assert 0 <= change.start <= change.end <= len(text), found


def check_text(text: str) -> None:
    """Its markup is well-formed and holds nothing but what a text may hold, and none of its words is lost."""
    made = inline(text, lambda address: address)
    check_markup(made.markup)
    for found in made.findings:
        assert 0 <= found.start <= found.end <= len(text), found
    assert made.findings == markup_findings(text, lambda address: address)
    words = plain(text)
    if not any(sign in text for sign in _MAY_HIDE_WORDS):
        assert _letters(words) == _letters(text.replace("\0", "")), words
    heading = markdown.markdown(f"# {for_markdown(made.markup)}\n", extensions=["extra", "toc"])
    shown = re.fullmatch(r"(?s)<h1[^>]*>(.*)</h1>", heading)
    assert shown or not words, heading
    if shown:
        check_markup(shown[1])
        assert _letters(Markup(shown[1]).striptags()) == _letters(made.markup.striptags()), heading  # noqa: S704


def _letters(words: str) -> str:
    return "".join(sign for sign in words if sign.isalnum())


def check_markup(markup: str) -> None:
    """It is well-formed, and has no tag, attribute or kind of address that a text may not have."""
    read = _Strict(convert_charrefs=True)
    read.feed(markup)
    read.close()
    assert read.open == [], markup
    assert read.tags == markup.count("<"), markup


class _Strict(HTMLParser):
    """Reads markup in which every tag is allowed and closed where it should be."""

    def reset(self) -> None:
        super().reset()
        self.open: list[str] = []
        self.tags = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ALLOWED_TAGS, tag
        assert {name for name, _ in attrs} <= ATTRIBUTES.get(tag, set()), (tag, attrs)
        for name, value in attrs:
            if name == "href":
                address = "".join((value or "").split())
                assert scheme_of(address) in ("", *SAFE_SCHEMES), address
                assert _scheme_as_browsers_see_it(address) in ("", *SAFE_SCHEMES), address
        self.tags += 1
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, tag
        assert self.open.pop() == tag, tag
        self.tags += 1

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def _scheme_as_browsers_see_it(address: str) -> str:
    """The scheme without what browsers drop: blanks before the address, tabs and breaks in it."""
    address = re.sub(r"[\t\r\n]", "", address.lstrip("".join(map(chr, range(0x21)))))
    try:
        return urlsplit(address).scheme.lower() if re.match(r"[A-Za-z][A-Za-z0-9+.-]*:", address) else ""
    except ValueError:
        return ""
