"""Pages with a site's own keys, read with ours: what is around their front matter is judged by ours alone."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix

if TYPE_CHECKING:
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.reading.yaml.draft import Correction

_BEFORE: Final = "(?P<before>^[ \\t\u00a0]*(?:-+[ \\t]*)*[\"'\u201c\u201d]?)"
_BEHIND: Final = "(?=[\"'\u201c\u201d]?[ \\t\u00a0]*[:;=\uff1a])"


class InOurKeys(NamedTuple):
    """A text with our keys."""

    text: str
    """With our keys."""
    places: tuple[int, ...]
    """For each of its characters, and for its end, the place in the text as it is written, from 0."""

    def written(self, found: Correction | None, own: OwnKeys) -> Correction | None:
        """A correction of this text, made one of the text as it is written."""
        if found is None:
            return None
        edits = tuple(
            Fix(
                start=self.places[edit.start],
                end=self.places[edit.end],
                replacement=own.in_yaml(edit.replacement, alone=False),
            )
            for edit in found.edits
        )
        return replace(found, start=self.places[found.start], end=self.places[found.end], edits=edits)


def in_our_keys(text: str, own: OwnKeys) -> InOurKeys:
    """The text with our keys in place of the site's, where a line begins with one."""
    pieces: list[str] = []
    places: list[int] = []
    done = 0
    for found in _own_key(own).finditer(text):
        start, end = found.span("key")
        ours = own.ours(found["key"])
        pieces += [text[done:start], ours]
        places += range(done, start)
        places += (min(start + n, end - 1) for n in range(len(ours)))
        done = end
    return InOurKeys("".join((*pieces, text[done:])), (*places, *range(done, len(text) + 1)))


@lru_cache(maxsize=16)
def _own_key(own: OwnKeys) -> re.Pattern[str]:
    keys = "|".join(sorted((re.escape(theirs) for _, theirs in own.pairs), key=len, reverse=True))
    return re.compile(rf"{_BEFORE}(?P<key>{keys}){_BEHIND}", re.MULTILINE)
