"""The words of a finished part that Material's search would find in it, without the tags that it would drop.

Its search reads every tag of a page in Python, which takes longer than all the rest of the plugin. It keeps
few of them, and leaves out elements with `data-search-exclude`. What is left here leads to the same index. It
is for parts that a template of ours has just rendered: every tag is closed, and `<` begins nothing but a tag.
"""

from __future__ import annotations

from typing import Final

_KEPT: Final = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
"""Elements whose tags are in the index, too."""
_VOID: Final = frozenset({"br", "hr", "img", "input", "link", "wbr"})
_HEADINGS: Final = ("<h1", "<h2", "<h3", "<h4", "<h5", "<h6")
_NOT_READ_AS_WORDS: Final = ("<pre", "<!--", "<script", "<style", "<object")
_EXCLUDED: Final = "data-search-exclude"


def search_words(part: str) -> str | None:
    """The part as search may read it instead; `None` where it has to read the whole one."""
    if any(begin in part for begin in (*_HEADINGS, *_NOT_READ_AS_WORDS)):
        return None
    first, *pieces = part.strip().split("<")
    found = [" "]  # as the blanks before and behind the part, which the index has once
    excluded: list[str] = []
    if first:
        found.append(_collapsed(first, found))
    for piece in pieces:
        tag, _, words = piece.partition(">")
        name, _, attributes = tag.partition(" ")
        if excluded:
            _follow(excluded, name, tag)
        elif _EXCLUDED in attributes:
            excluded.append(name)
        elif name.removeprefix("/") in _KEPT:
            found.append(f"<{name}>")
        if words and not excluded and (collapsed := _collapsed(words, found)):
            found.append(collapsed)
    if found[-1].isspace():
        del found[-1]
    return f"\n<div>{''.join(found[1:])}</div>\n"


def _follow(excluded: list[str], name: str, tag: str) -> None:
    """Enter and leave elements within one that is left out."""
    if name.startswith("/"):
        excluded.pop()
    elif name not in _VOID and not tag.endswith("/"):
        excluded.append(name)


def _collapsed(words: str, before: list[str]) -> str:
    """Words between two tags, as the index would hold them behind those before."""
    if not words.isspace():
        return words.replace("\n", " ")
    return "" if before and before[-1].isspace() else " "
