"""Texts of the front matter: inline Markdown or inline HTML in, safe markup and findings out.

The only file that makes markup out of what authors wrote. Everything else escapes.
"""

from __future__ import annotations

import enum
import re
from functools import lru_cache, partial
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

import nh3
from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkLabel
from markupsafe import Markup, escape
from msgspec import Struct

from mkdocs_m3.markup import inline_html
from mkdocs_m3.markup.half_markup import Half, half_written, struck_through
from mkdocs_m3.markup.html_names import HTML_TAGS, VOID_TAGS
from mkdocs_m3.model.links import SAFE_SCHEMES, is_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

ALLOWED_TAGS: Final = frozenset({"a", "abbr", "b", "br", "code", "em", "i", "strong", "sub", "sup"})
"""What a text may hold, in Markdown or in HTML."""

CURLY_QUOTES: Final = "“”„‟«»‘’"  # noqa: RUF001 - the very signs
"""What word processors write around an address."""

LONGEST_TEXT: Final = 20_000
"""Characters of a text whose markup is read: ten pages of a book."""

_ALLOWED_ATTRIBUTES: Final = {"a": {"href", "title"}, "abbr": {"title"}}
_NO_TAG: Final = ("<!", "<?")
"""Begin a comment, a declaration or the like."""
_DROPPED_WITH_CONTENT: Final = frozenset({"script", "style"})
_ADDRESS_WITH_BLANKS: Final = re.compile(r"\(([^()<>\"'\n]*[^()<>\"'\s][^()<>\"'\n]*)\)")
_BROKEN_TAG: Final = re.compile(r"<(?P<name>[A-Za-z][A-Za-z0-9]*)\s+[A-Za-z-]+\s*=[^<>]*>?")
_CURLY_LINK: Final = re.compile(
    rf"<a\s+href\s*=\s*(?P<address>[{CURLY_QUOTES}][^\"'<>{CURLY_QUOTES}]*[{CURLY_QUOTES}])\s*>",
    re.IGNORECASE,
)
_MAY_HOLD_HALF_LINK: Final = re.compile(r"[\])][\s]?[(\[{]|\[[^\]\n]*\(")
_MAY_HOLD_MARKUP: Final = re.compile(r"[<*_`\[\]\\\n]|~~|&#?\w+;")


class FindingKind(enum.Enum):
    """What may be wrong with the markup of a text."""

    TAG = enum.auto()
    """A tag that a text may not hold; its words are kept."""
    COMMENT = enum.auto()
    """A comment or a declaration; it is left out."""
    CONTENT = enum.auto()
    """A `script` or `style` and what stands in it; both are left out."""
    ATTRIBUTE = enum.auto()
    """An event handler or a `style` attribute; it is left out."""
    LOOKS_LIKE_TAG = enum.auto()
    """Something that only looks like a tag; it is shown as written."""
    UNCLOSED = enum.auto()
    """A tag that is never closed; it ends with the text."""
    STRAY = enum.auto()
    """A closing tag that closes nothing; it is left out."""
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
    """The tag, address or content it is about; of what is half written, the whole."""


class Inline(Struct, frozen=True, kw_only=True):
    """A text ready for a page."""

    markup: Markup
    """Well-formed and safe, whatever was written."""
    findings: tuple[MarkupFinding, ...] = ()
    """What of the text did not become markup as written."""


def inline(
    text: str, resolve: Callable[[str], str | None], words: Callable[[str], Markup] = escape
) -> Inline:
    """The markup of a text; `resolve` makes its addresses ready, or says `None` where one leads nowhere.

    `words` makes markup of words that stand in no link and are no code.
    """
    if not _MAY_HOLD_MARKUP.search(text):
        return Inline(markup=words(text))
    if len(text) > LONGEST_TEXT:
        found = MarkupFinding(kind=FindingKind.TOO_LONG, start=0, end=len(text), subject=f"{len(text):,}")
        return Inline(markup=escape(text), findings=(found,))
    writer = _Writer(resolve, len(text), words)
    tokens = _tokens(text)
    for token in tokens:
        writer.write(token)
    writer.close()
    html = "".join(writer.pieces)
    halves = (
        MarkupFinding(kind=FindingKind.HALF, start=half.start, end=half.end, subject=half.right)
        for half in half_written(text, tokens)
    )
    struck = (
        MarkupFinding(kind=FindingKind.STRUCK, start=one.start, end=one.end, subject=one.right)
        for one in struck_through(text, tokens)
    )
    markup = Markup(_clean(html) if "<" in html else html)  # noqa: S704
    return Inline(markup=markup, findings=(*writer.findings, *halves, *struck))


def markup_findings(text: str, resolve: Callable[[str], str | None]) -> tuple[MarkupFinding, ...]:
    """What of a text does not become markup as written."""
    return inline(text, resolve).findings if _MAY_HOLD_MARKUP.search(text) else ()


def half_links(text: str) -> tuple[Half, ...]:
    """The links of a text, perhaps with other Markdown, of which a sign is missing."""
    if not _MAY_HOLD_HALF_LINK.search(text) or len(text) > LONGEST_TEXT:
        return ()
    return tuple(half for half in half_written(text, _tokens(text)) if half.right.startswith("["))


@lru_cache(maxsize=1 << 14)
def plain(text: str) -> str:
    """The words of a text without its markup, blanks folded."""
    if _MAY_HOLD_MARKUP.search(text):
        markup = str(inline(text, lambda address: address).markup)  # `Markup` would look for it escaped
        text = Markup(markup.replace("<br>", " ")).striptags()  # noqa: S704 - only its words are taken
    return " ".join(text.split())


def defined(
    words: str, pattern: re.Pattern[str] | None, link: Callable[[re.Match[str]], Markup | None]
) -> Markup:
    """Words with what `link` makes of each match of the pattern; of `None` it makes the words themselves."""
    pieces: list[Markup] = []
    position = 0
    for found in pattern.finditer(words) if pattern else ():
        if (made := link(found)) is not None:
            pieces += (escape(words[position : found.start()]), made)
            position = found.end()
    return Markup("").join((*pieces, escape(words[position:])))


def explained(words: str, address: str, meaning: str) -> Markup:
    """A link to where the words are explained, with their meaning as its tooltip; markup is kept."""
    if not meaning:
        return Markup('<a href="{}">{}</a>').format(address, words)
    return Markup('<a href="{}"><abbr title="{}">{}</abbr></a>').format(address, meaning, words)


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=set(ALLOWED_TAGS),
        attributes={tag: set(names) for tag, names in _ALLOWED_ATTRIBUTES.items()},
        url_schemes=set(SAFE_SCHEMES),
        link_rel=None,
    )


# --- from text to tokens with places


def _tokens(text: str) -> list[Token]:
    return _MARKDOWN.parseInline(text)[0].children or []


def _tag_rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Take the place of the library's rule for HTML; a tag of HTML that is broken is one as well."""
    if inline_html.rule(state, silent):
        return True
    broken = _BROKEN_TAG.match(state.src, state.pos)
    if not broken or broken["name"].lower() not in HTML_TAGS:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = broken[0]
        token.meta = {"start": broken.start(), "end": broken.end(), "is_broken": True}
    state.pos = broken.end()
    return True


def _placed(rule: Callable[[StateInline, bool], bool], state: StateInline, silent: bool) -> bool:  # noqa: FBT001
    """Run one of the library's rules; the first token it pushes knows where it stands."""
    start, count = state.pos, len(state.tokens)
    is_done = rule(state, silent)
    if is_done and not silent:
        index = count + (state.tokens[count].type == "text" and len(state.tokens) > count + 1)
        state.tokens[index].meta = {"start": start, "end": state.pos}
    return is_done


def _link_with_blanks(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """A link whose address holds blanks, which Markdown does not take for one and authors do."""
    start, label_end = state.pos, parseLinkLabel(state, state.pos) if state.src[state.pos] == "[" else -1
    found = _ADDRESS_WITH_BLANKS.match(state.src, label_end + 1) if label_end >= 0 else None
    if not found:
        return False
    if not silent:
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": found[1].strip()}
        token.meta = {"start": start, "end": found.end()}
        end, state.pos, state.posMax = state.posMax, start + 1, label_end
        state.md.inline.tokenize(state)
        state.push("link_close", "a", -1)
        state.posMax = end
    state.pos = found.end()
    return True


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark")
    ruler = parser.inline.ruler
    ruler.at("html_inline", _tag_rule)
    rules = {rule.name: rule.fn for rule in ruler.__rules__}
    for name in ("link", "image", "autolink"):
        ruler.at(name, partial(_placed, rules[name]))
    ruler.after("link", "link_with_blanks", _link_with_blanks)
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - ours, with a finding
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign] # resolved as written
    return parser


_MARKDOWN: Final = _parser()


# --- from tokens to markup


class _Tag(HTMLParser):
    """One tag, taken apart by the standard library."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.name = ""
        self.attributes: dict[str, str | None] = {}
        self.is_closing = source.startswith("</")
        if not source.startswith(_NO_TAG):  # some of which the standard library takes for an error of its own
            self.feed(source)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take note of the tag; `html.parser` gives names in lower case."""
        self.name, self.attributes = tag, dict(attrs)

    def handle_endtag(self, tag: str) -> None:
        """Take note of the tag."""
        self.name = tag


class _Writer:
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
            self.pieces.append((escape if self._is_in_link() else self._words)(token.content))
        elif token.type == "softbreak":
            self.pieces.append("\n")
        elif token.type == "hardbreak":
            self.pieces.append("<br>")
        elif token.type == "code_inline":
            self.pieces.append(f"<code>{escape(token.content)}</code>")
        elif token.type == "html_inline":
            self._tag(token)
        elif token.type == "link_open":
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

    def _is_in_link(self) -> bool:
        return self._written_links > 0 or bool(self._open.get("a") or self._open.get("abbr"))

    def close(self) -> None:
        """Report what is still open; `nh3` closes it."""
        if self._dropping:
            name, start, _ = self._dropping
            self._found(FindingKind.CONTENT, start, self._length, f"<{name}>{self._dropped}")
        left = (
            (start, end, name) for name in self._open for written, start, end in self._open[name] if written
        )
        for start, end, name in sorted(left):
            self._found(FindingKind.UNCLOSED, start, end, name)

    def _found(self, kind: FindingKind, start: int, end: int, subject: str) -> None:
        self.findings.append(MarkupFinding(kind=kind, start=start, end=end, subject=subject))

    def _tag(self, token: Token) -> None:
        start, end = token.meta["start"], token.meta["end"]
        tag = _Tag(token.content)
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
        elif token.content.startswith(_NO_TAG):
            self._found(FindingKind.COMMENT, start, end, token.content)
        elif tag.name not in HTML_TAGS and ":" not in tag.name:
            self._found(FindingKind.LOOKS_LIKE_TAG, start, end, token.content)
            self.pieces.append(escape(token.content))
        elif tag.is_closing:
            self._close_tag(tag.name, start, end)
        elif tag.name in _DROPPED_WITH_CONTENT:
            self._dropping = (tag.name, start, end)
        else:
            self._open_tag(tag, start, end)

    def _go_on_dropping(self, tag: _Tag, source: str, end: int) -> None:
        name, start, _ = self._dropping or ("", 0, 0)
        if not (tag.is_closing and tag.name == name):
            self._dropped += source
            return
        self._found(FindingKind.CONTENT, start, end, f"<{name}>{self._dropped}</{name}>")
        self._dropping, self._dropped = None, ""

    def _open_tag(self, tag: _Tag, start: int, end: int) -> None:
        is_allowed = tag.name in ALLOWED_TAGS
        if not is_allowed:
            self._found(FindingKind.TAG, start, end, f"`<{tag.name}>`")
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
            return
        was_written, *_ = self._open[name].pop()
        self.pieces.append(f"</{name}>" if was_written else "")

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
        self.pieces.append(f"<a{_attribute('href', target or address)}{_attribute('title', title)}>")
        return True


def _attribute(name: str, value: str | None) -> str:
    return f' {name}="{escape(value)}"' if value else ""
