"""The keys that a site writes in place of ours, and how what we say names a key."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable

_KEY_IN_CODE: Final = re.compile(
    r"(?P<before>^|(?<=\{)|(?<=, )|^[ ]*(?:- )?)(?P<key>\w+)(?=$|:(?:\s|$))", re.MULTILINE
)
"""A key at the beginning of YAML, of one of its lines, or of what is between braces."""
_KEY_WITH_COLON: Final = rare(_KEY_IN_CODE.pattern.replace("$|:", ":", 1), re.MULTILINE)
"""The same where a colon follows it."""


class OwnKeys(Struct, frozen=True):
    """A site's own keys. Pages may still have ours."""

    pairs: tuple[tuple[str, str], ...] = ()
    """Each of our keys that the site has another one for, with that."""

    def theirs(self, key: str) -> str:
        """What the site writes for one of our keys."""
        return _by_ours(self.pairs).get(key, key)

    def ours(self, key: str) -> str:
        """Which of our keys the site means by this one."""
        return _by_theirs(self.pairs).get(key, key)

    def in_pairs(self, pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
        """Pairs of our keys, as the site writes them."""
        return tuple((self.theirs(first), self.theirs(second)) for first, second in pairs)

    def without(self, text: str) -> OwnKeys:
        """Those of which a page does not have ours: what is said of it names the keys that it has."""
        has = {ours for ours, _ in self.pairs if re.search(rf"(?<!\w){ours}[\"']?[ \t]*:", text)}
        return OwnKeys(tuple(pair for pair in self.pairs if pair[0] not in has)) if has else self

    def say(self, prose: str, but: str = "") -> str:
        """A sentence with the site's keys; a key is what is between backticks, or the beginning of it.

        `but` is a value that the sentence quotes, and that may be the same word as one of our keys.
        """
        if not self.pairs:
            return prose
        pieces = prose.split("`")
        pieces[1::2] = [piece if piece == but else self.in_yaml(piece) for piece in pieces[1::2]]
        return "`".join(pieces)

    def in_yaml(self, yaml: str, *, alone: bool = True) -> str:
        """Lines of YAML with the site's keys; a word that is `alone` on its line is a key as well."""
        pattern = _KEY_IN_CODE if alone else _KEY_WITH_COLON
        return pattern.sub(lambda found: f"{found['before']}{self.theirs(found['key'])}", yaml)

    def in_values(self, value: object, but: Iterable[str] = ()) -> object:
        """Plain values with the site's keys on every level; not inside the values of the keys in `but`."""
        if isinstance(value, dict):
            but = frozenset(but)
            return {
                self.theirs(key): inner if key in but else self.in_values(inner, but)
                for key, inner in value.items()
            }
        return [self.in_values(inner, but) for inner in value] if isinstance(value, list) else value


@lru_cache(maxsize=64)
def _by_ours(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return dict(pairs)


@lru_cache(maxsize=64)
def _by_theirs(pairs: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {theirs: ours for ours, theirs in pairs}
