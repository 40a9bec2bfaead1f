"""What becomes of a text's tokens: markup that may be on a page, and what is wrong with the text's own."""

from __future__ import annotations

import enum
import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.bare_addresses import bare_addresses
from mkdocs_m3.markup.html_names import HTML_TAGS, VOID_TAGS
from mkdocs_m3.model.addresses import is_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from mkdocs_m3.markup.written_tag import WrittenTag

ALLOWED_TAGS: Final = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "strong", "sub", "sup"})
"""What a text may hold, in Markdown or in HTML."""

CURLY_QUOTES: Final = "“”„‟«»‘’"  # noqa: RUF001 - the very signs
"""What word processors write around an address."""

_DROPPED_WITH_CONTENT: Final = frozenset({"script", "style"})
_BLOCK_TAGS: Final = frozenset(
    {
        "article", "aside", "blockquote", "center", "dd", "details", "div", "dl", "dt", "figure", "footer",
        "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
"""Begin a line or a cell of their own, where browsers know them."""
_CURLY_LINK: Final = rare(
    rf"<a\s+href\s*=\s*(?P<address>[{CURLY_QUOTES}][^\"'<>{CURLY_QUOTES}]*[{CURLY_QUOTES}])\s*>",
    re.IGNORECASE,
)


class FindingKind(enum.Enum):
    """What may be wrong with the markup of a text."""

    TAG = enum.auto()
    """A tag that a text may not hold; its words are kept."""
    COMMENT = enum.auto()
    """A comment or a declaration; it is left out."""
    CONTENT = enum.auto()
    """A `script` or `style` and what is in it; both are left out."""
    ATTRIBUTE = enum.auto()
    """An event handler or a `style` attribute; it is left out."""
    LOOKS_LIKE_TAG = enum.auto()
    """Something that only looks like a tag; it is shown as written."""
    UNCLOSED = enum.auto()
    """A tag that is never closed; it ends with the text."""
    REOPENED = enum.auto()
    """A tag that begins again where an earlier one of its name should end."""
    STRAY = enum.auto()
    """A closing tag that closes nothing; it is left out, but for `</br>`, which browsers read as `<br>`."""
    BROKEN = enum.auto()
    """A tag that cannot be read as one, such as `<a href="href="…`; it is shown as written."""
    CURLY = enum.auto()
    """Curly quotes around an address in a tag; it is read without them."""
    UNSAFE = enum.auto()
    """A link to an address such as `javascript:`; its words are kept."""
    NOWHERE = enum.auto()
    """A link whose target is not in the site, or that has none."""
    HALF = enum.auto()
    """A link or bold words of which a sign is missing; they are shown as written."""
    APOSTROPHES = enum.auto()
    """Backticks in place of apostrophes; words between two of them are code."""
    STRUCK = enum.auto()
    """Words in the signs that strike them through elsewhere; they are shown as written."""
    TOO_LONG = enum.auto()
    """A text so long that its markup is not looked for; it is shown as written."""


class MarkupFinding(Struct, frozen=True, kw_only=True):
    """Something wrong with the markup of one text."""

    kind: FindingKind
    """What kind of thing."""
    start: int
    """Where in the text it begins, in characters from 0."""
    end: int
    """Where it ends, exclusive."""
    subject: str
    """The tag, address or content it is about; of what is half written, the whole as it should be."""
    is_certain: bool = False
    """Whether what it should be is the one right answer."""
    first: int = 0
    """Of a tag that begins again, where in the text the earlier one begins."""


class Writer:
    """Writes one text's tokens as markup. `nh3` has the last word on what leaves here."""

    def __init__(
        self, resolve: Callable[[str], str | None], length: int, words: Callable[[str], Markup]
    ) -> None:
        self.pieces: list[str] = []
        self._words = words
        self.findings: list[MarkupFinding] = []
        self._resolve = resolve
        self._length = length
        self._open: dict[str, list[tuple[bool, int, int]]] = {}  # by name: whether written, start, end
        self._markdown_links: list[bool] = []
        self._written_links = 0  # how many of these are written
        self._dropping: tuple[str, int, int] | None = None
        self._dropped = ""
        self._broken: list[str] = []

    def write(self, token: Token) -> None:
        """Write one token."""
        if self._dropping and token.type != "html_inline":
            self._dropped += token.content
        elif token.type in ("text", "text_special"):
            self._write_words(token.content)
        elif token.type == "softbreak":
            self.pieces.append("\n")
        elif token.type == "hardbreak":
            self.pieces.append("<br>")
        elif token.type == "code_inline":
            self.pieces.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "html_inline":
            self._tag(token)
        elif token.type == "link_open":
            is_tight = token.markup == "autolink" and "".join(self.pieces[-1:])[-1:].isalnum()
            self.pieces += [" "] * is_tight  # Outlook puts an address right behind the words of its link
            is_written = self._link(str(token.attrs["href"]), str(token.attrs.get("title", "")), **token.meta)
            self._markdown_links.append(is_written)
            self._written_links += is_written
        elif token.type == "link_close":
            was_written = self._markdown_links.pop()
            self._written_links -= was_written
            self.pieces.append("</a>" if was_written else "")
        elif token.type == "image":
            self._found(FindingKind.TAG, token.meta["start"], token.meta["end"], "a picture")
            self.pieces.append(escape(token.content))
        else:
            self.pieces.append(f"<{'/' if token.nesting < 0 else ''}{token.tag}>")

    def _write_words(self, words: str) -> None:
        """Write words, and addresses among them as links; one that leads nowhere is words as well."""
        if self._is_in_link():
            self.pieces.append(escape(words))
            return
        position = 0
        for start, end in bare_addresses(words):
            address = words[start:end]
            if target := self._resolve(address):
                link = f"<a{_attribute('href', target)}>{escape(address)}</a>"
                self.pieces += (self._words(words[position:start]), link)
                position = end
        self.pieces.append(self._words(words[position:]))

    def _is_in_link(self) -> bool:
        return self._written_links > 0 or bool(self._open.get("a") or self._open.get("abbr"))

    def close(self) -> None:
        """Report what is still open; `nh3` closes it."""
        if self.pieces and self.pieces[-1] == " ":
            self.pieces.pop()
        if self._dropping:
            name, start, _ = self._dropping
            self._found(FindingKind.CONTENT, start, self._length, f"<{name}>{self._dropped}")
        for name, tags in self._open.items():
            left = [(start, end) for written, start, end in tags if written]
            for (first, _), (start, end) in zip(left[::2], left[1::2], strict=False):
                self._reopened(name, first, start, end)
            if len(left) % 2:
                self._found(FindingKind.UNCLOSED, *left[-1], name)

    def _reopened(self, name: str, first: int, start: int, end: int) -> None:
        kind = FindingKind.REOPENED
        self.findings.append(MarkupFinding(kind=kind, start=start, end=end, subject=name, first=first))

    def _found(self, kind: FindingKind, start: int, end: int, subject: str) -> None:
        self.findings.append(MarkupFinding(kind=kind, start=start, end=end, subject=subject))

    def _tag(self, token: Token) -> None:
        from mkdocs_m3.markup.written_tag import NO_TAG, WrittenTag  # noqa: PLC0415 - see there

        start, end = token.meta["start"], token.meta["end"]
        tag = WrittenTag(token.content)
        if self._dropping:
            self._go_on_dropping(tag, token.content, end)
        elif token.meta.get("is_broken"):
            curly = _CURLY_LINK.fullmatch(token.content)
            kind, subject = (
                (FindingKind.CURLY, curly["address"]) if curly else (FindingKind.BROKEN, token.content)
            )
            self._found(kind, start, end, subject)
            self._broken.append(token.content[1:].split(None, 1)[0].lower())
            self.pieces.append(escape(token.content))
        elif token.content.startswith(NO_TAG):
            self._found(FindingKind.COMMENT, start, end, token.content)
        elif tag.name not in HTML_TAGS and ":" not in tag.name:
            self._found(FindingKind.LOOKS_LIKE_TAG, start, end, token.content)
            self.pieces.append(escape(token.content))
        elif tag.is_closing or self._ends_link(tag, start, end):
            self._close_tag(tag.name, start, end)
        elif tag.name in _DROPPED_WITH_CONTENT:
            self._dropping = (tag.name, start, end)
        else:
            self._open_tag(tag, start, end)

    def _ends_link(self, tag: WrittenTag, start: int, end: int) -> bool:
        """Whether a tag begins a link where one should end, which is reported: no link can be in another."""
        if tag.name != "a" or tag.attributes or not self._open.get("a"):
            return False
        self._reopened("a", self._open["a"][-1][1], start, end)
        return True

    def _go_on_dropping(self, tag: WrittenTag, source: str, end: int) -> None:
        name, start, _ = self._dropping or ("", 0, 0)
        if not (tag.is_closing and tag.name == name):
            self._dropped += source
            return
        self._found(FindingKind.CONTENT, start, end, f"<{name}>{self._dropped}</{name}>")
        self._dropping, self._dropped = None, ""

    def _open_tag(self, tag: WrittenTag, start: int, end: int) -> None:
        is_allowed = tag.name in ALLOWED_TAGS
        if not is_allowed:
            self._found(FindingKind.TAG, start, end, f"`<{tag.name}>`")
            self._part_words(tag.name)
            if tag.name == "img":
                self.pieces.append(escape(tag.attributes.get("alt") or ""))
        for name in tag.attributes:
            if is_allowed and (name == "style" or name.startswith("on")):
                self._found(FindingKind.ATTRIBUTE, start, end, name)
        if tag.name == "br":
            self.pieces.append("<br>")
        elif tag.name == "a":
            href = tag.attributes.get("href") or ""
            title = tag.attributes.get("title") or ""
            bare = href.strip(CURLY_QUOTES)
            if bare != href and is_safe(bare):
                self._found(FindingKind.CURLY, start, end, href)
                self.pieces.append(
                    f"<a{_attribute('href', self._resolve(bare) or bare)}{_attribute('title', title)}>"
                )
            else:
                is_allowed = self._link(href, title, start=start, end=end)
        elif is_allowed:
            meaning = tag.attributes.get("title") if tag.name == "abbr" else None
            self.pieces.append(f"<{tag.name}{_attribute('title', meaning)}>")
        if tag.name not in VOID_TAGS:
            self._open.setdefault(tag.name, []).append((is_allowed, start, end))

    def _close_tag(self, name: str, start: int, end: int) -> None:
        if not self._open.get(name) and name in self._broken:
            self._broken.remove(name)
            return
        if not self._open.get(name):
            self._found(FindingKind.STRAY, start, end, name)
            if name == "br":
                self.pieces.append("<br>")
            self._part_words(name)
            return
        was_written, *_ = self._open[name].pop()
        if was_written:
            self.pieces.append(f"</{name}>")
        self._part_words(name)

    def _part_words(self, name: str) -> None:
        """Part the words before a tag that is left out and that began a line from those behind it."""
        last = self.pieces[-1] if self.pieces else ""
        if name in _BLOCK_TAGS and last.rstrip() and last == last.rstrip():
            self.pieces.append(" ")

    def _link(self, address: str, title: str, *, start: int, end: int) -> bool:
        """Open a link, if its address may stand; says whether it did."""
        if not is_safe(address):
            self._found(FindingKind.UNSAFE, start, end, address)
            return False
        target = self._resolve(address) if address.strip() else None
        if target is None:
            self._found(FindingKind.NOWHERE, start, end, address.strip())
        if not address.strip():
            return False
        written = target or address.strip().replace(" ", "%20")
        self.pieces.append(f"<a{_attribute('href', written)}{_attribute('title', title)}>")
        return True


def _attribute(name: str, value: str | None) -> str:
    return f' {name}="{escape(value)}"' if value else ""
