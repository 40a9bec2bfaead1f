"""Tags and comments among words, each with its place, found in time that grows with the text.

The Markdown library's own rule, in all the versions that we take, looks for the end of a comment anew at
each `<!--` and copies the rest of the text at each `<`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it.common.html_re import close_tag, open_tag

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_OF_OFFICE: Final = r"</?(?:o:p|w:\w+|v:shape\w*|v:imagedata|st1:\w+)(?:\s[^<>]*)?/?>"
"""A tag such as `<o:p>`, which Word leaves in what is pasted from it."""
_TAG: Final = rare(f"{open_tag}|{close_tag}|{_OF_OFFICE}")
_DECLARATION: Final = re.compile(r"<![A-Za-z]")
_ENDS: Final = {"<!--": "-->", "<?": "?>", "<![CDATA[": "]]>"}
_SHORT_COMMENTS: Final = ("<!-->", "<!--->")


def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """Take the place of the library's rule `html_inline`; the token knows where it begins and ends."""
    start = state.pos
    end = _end(state, start) if state.src[start] == "<" else 0
    if not end:
        return False
    if not silent:
        token = state.push("html_inline", "", 0)
        token.content = state.src[start:end]
        token.meta = {"start": start, "end": end}
    state.pos = end
    return True


def _end(state: StateInline, start: int) -> int:
    """Where the tag, comment or declaration that begins here ends, exclusive; 0 where there is none."""
    text = state.src
    if found := _TAG.match(text, start):
        return found.end()
    for short in _SHORT_COMMENTS:
        if text.startswith(short, start):
            return start + len(short)
    for opening, closing in _ENDS.items():
        if text.startswith(opening, start):
            return _behind(state, closing, start + len(opening))
    return _behind(state, ">", start) if _DECLARATION.match(text, start) else 0


def _behind(state: StateInline, closing: str, start: int) -> int:
    """Where the next closing sign ends; 0 where there is none any more, which is remembered."""
    key = f"m3 {closing}"
    text, none_from = state.env.get(key, ("", 0))
    if text is state.src and start >= none_from:
        return 0
    at = state.src.find(closing, start)
    if at < 0:
        state.env[key] = (state.src, start)
        return 0
    return at + len(closing)
