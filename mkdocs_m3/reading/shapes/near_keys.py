"""Which keys of a mapping an author may have meant for others: worked out once a mapping, not once a key."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping


class NearKeys(Struct, frozen=True, kw_only=True):
    """The keys of one mapping, each with the known key that it is or comes near."""

    meant: Mapping[str, str]
    """By a key as it is written, the known one that it is or that was most likely meant; else itself."""
    counts: Mapping[str, int]
    """How many keys of the mapping mean each."""

    @classmethod
    def of(cls, keys: Iterable[str], nearest: Callable[[str], str | None]) -> NearKeys:
        """The keys of a mapping, `nearest` being asked once for each."""
        meant = {key: nearest(key) or key for key in keys}
        return cls(meant=meant, counts=Counter(meant.values()))

    def is_meant_by_another(self, word: str, key: str) -> bool:
        """Whether some other key of the mapping than `key` means a word."""
        return self.counts.get(word, 0) > (self.meant[key] == word)

    def near(self, key: str) -> str | None:
        """The known key that one of the mapping comes near; `None` where it is known itself or near none."""
        meant = self.meant[key]
        return meant if meant != key else None
