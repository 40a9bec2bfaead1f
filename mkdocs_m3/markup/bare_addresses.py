"""Addresses of the web that are typed as they are, with no sign around them, are links as well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markdown_it.common.utils import unescapeAll

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.rules_inline import StateInline

_ADDRESS: Final = rare(
    r"(?<![\w@./:=?&-])https?://(?:[\w-]+(?:\.[\w-]+)+|localhost)(?::\d+)?(?![\w@:-])"
    r"(?:[/?#][^\s<>\"“”„«»|\\^`{}\[\]]*)?"
)
_OF_SENTENCE: Final = frozenset(".,;:!?*_~'\N{RIGHT SINGLE QUOTATION MARK}\N{HORIZONTAL ELLIPSIS}")


def bare_addresses(words: str) -> Iterator[tuple[int, int]]:
    """Where each address of some words begins, in characters from 0, and where it ends, exclusive.

    The period of a sentence belongs to the sentence, as does a closing parenthesis that was opened before.
    """
    for found in _ADDRESS.finditer(words) if "://" in words else ():
        yield found.start(), found.start() + _length(found[0])


def rule(state: StateInline, silent: bool) -> bool:  # noqa: FBT001 - the library's signature
    """A rule for the library: signs in an address are no markup."""
    at = state.pos
    if not state.src.startswith("://", at):
        return False
    begin = at - (5 if state.src.endswith("https", 0, at) else 4)
    found = _ADDRESS.match(state.src, begin) if begin >= 0 else None
    end = begin + _length(found[0]) if found else 0
    if end <= at or end > state.posMax:
        return False
    if not silent:
        state.pending += unescapeAll(state.src[at:end])
    state.pos = end
    return True


def _length(address: str) -> int:
    """How many signs of it are no part of the sentence around it."""
    surplus = address.count(")") - address.count("(")
    end = len(address)
    while end:
        if address[end - 1] == ")" and surplus > 0:
            surplus -= 1
        elif address[end - 1] not in _OF_SENTENCE:
            break
        end -= 1
    return end
