"""A text's inline Markdown and HTML as tokens, each of which knows its place in the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from markdown_it import MarkdownIt
from markdown_it.common.utils import normalizeReference
from markdown_it.helpers import parseLinkLabel

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup import bare_addresses, inline_html
from mkdocs_m3.markup.html_names import HTML_TAGS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_ADDRESS_WITH_BLANKS: Final = rare(r"\(([^()<>\"'\n]*[^()<>\"'\s][^()<>\"'\n]*)\)")
_BROKEN_TAG: Final = rare(r"<(?P<name>[A-Za-z][A-Za-z0-9]*)\s+[A-Za-z-]+\s*=[^<>]*>?")


Addresses = Mapping[str, Mapping[str, str]]
"""What links may call by its name instead of an address, as the library has it: see `named`."""


def tokens_of(text: str, addresses: Addresses | None = None) -> list[Token]:
    """Every token, from the first to the last."""
    env = {"references": addresses} if addresses else {}
    return _MARKDOWN.parseInline(text, env)[0].children or []


def named(addresses: Iterable[tuple[str, str]]) -> Addresses:
    """Addresses by their names; of two with one name, the first."""
    found: dict[str, dict[str, str]] = {}
    for name, address in addresses:
        found.setdefault(normalizeReference(name), {"href": address, "title": ""})
    return found


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
    ruler.before("escape", "bare_address", bare_addresses.rule)
    parser.validateLink = lambda url: True  # type: ignore[method-assign] # noqa: ARG005 - ours, with a finding
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign] # resolved as written
    return parser


_MARKDOWN: Final = _parser()
