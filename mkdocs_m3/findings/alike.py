"""Which of many names may be like another one, so that only a few are compared with it letter by letter."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

FEW: Final = 200
"""So many names are all compared; most sites have no more files, pages or terms."""
MOST_COMPARED: Final = 20
"""Of more names, so many are: those that share most pieces with the one that is asked for."""
MOST_COUNTED: Final = 2_000
"""How often a name is looked at to find these."""
_PIECE: Final = 3


class Alike:
    """Names that may be asked for again and again: each question costs about the same."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Alike) and self._names == other._names

    def __hash__(self) -> int:
        return hash(self._names)

    def to(self, name: str) -> Sequence[str]:
        """All names where they are few, else those that share the rarest pieces with a name."""
        if len(self._names) <= FEW:
            return self._names
        pieces = {piece for piece in _pieces(name) if piece in self._having}
        shared: Counter[str] = Counter()
        left = MOST_COUNTED
        for piece in sorted(pieces, key=lambda piece: (len(self._having[piece]), piece)):
            shared.update(self._having[piece][:left])
            left -= len(self._having[piece])
            if left <= 0:
                break
        return tuple(one for one, _ in shared.most_common(MOST_COMPARED))

    def beginning_with(self, stem: str) -> Sequence[str]:
        """A few of those whose last part, behind the last `/`, begins with these letters in any case."""
        first = bisect_left(self._by_last_part, (stem.casefold(),))
        found = islice(self._by_last_part, first, first + MOST_COMPARED)
        return tuple(name for last, name in found if last.startswith(stem.casefold()))

    @cached_property
    def _by_last_part(self) -> list[tuple[str, ...]]:
        """All names behind their last parts, in order."""
        return sorted((name.rpartition("/")[2].casefold(), name) for name in self._names)

    @cached_property
    def _having(self) -> dict[str, list[str]]:
        """By a piece, the names that it is in."""
        having: defaultdict[str, list[str]] = defaultdict(list)
        for name in self._names:
            for piece in dict.fromkeys(_pieces(name)):
                having[piece].append(name)
        return dict(having)


def _pieces(name: str) -> Iterator[str]:
    """Every three letters or digits of a name that follow one another."""
    signs = "".join(sign for sign in name.casefold() if sign.isalnum())
    return (signs[n : n + _PIECE] for n in range(max(1, len(signs) - _PIECE + 1)))
