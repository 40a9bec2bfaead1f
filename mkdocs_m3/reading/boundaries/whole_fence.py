"""A page that is nothing but a code block with a whole key task in it, as a chat or a wiki hands it over."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.boundaries.page_lines import FENCES, OPENING, end_of_front_matter, told
from mkdocs_m3.reading.boundaries.telltales import is_filled_in, names_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line
    from mkdocs_m3.reading.yaml.draft import Correction

_SENTENCES: Final = re.compile(r"[.!?]\s+\S")
"""Where another sentence follows."""


def correction(lines: Sequence[Line], first: int) -> Correction | None:
    """What is wrong with such a page, which may have one line of words above the block, or below it.

    One with more words, a heading, or several blocks explains what key tasks are like.
    """
    seen = [n for n in range(first, len(lines)) if not lines[n].is_blank]
    fences = [n for n in seen if lines[n].is_fence]
    if len(fences) != len(("opens", "closes")):
        return None
    begin, close = fences
    above, below = [n for n in seen if n < begin], [n for n in seen if n > close]
    outside = [lines[n].words for n in (*above, *below)]
    if len(outside) > 1 or not all(map(_is_sentence, outside)):
        return None
    inside = [lines[n] for n in seen if begin < n < close]
    keys = inside[1:] if inside and inside[0].is_opening else inside
    is_whole = names_layout("\n".join(line.words for line in keys)) and is_filled_in(keys, 0)
    sign = next(sign for sign in FENCES if lines[begin].words.startswith(sign))
    if not lines[close].closes(sign) or not is_whole:  # even with fewer signs than those that open it
        return None
    return _told(lines, begin, close, above)


def _is_sentence(words: str) -> bool:
    """Whether a line is a sentence, or less, and no heading, list, or HTML."""
    return not words.startswith(("#", "<", "{", "!", "-")) and not _SENTENCES.search(words)


def _told(lines: Sequence[Line], begin: int, close: int, above: Sequence[int]) -> Correction:
    feed = lines[begin].ending or "\n"
    top = next(n for n in range(begin + 1, close) if not lines[n].is_blank)
    opens = lines[top].is_opening
    end = end_of_front_matter(lines[:close], top + opens)
    words = "".join(f"{feed}{lines[n].words}{feed}" for n in above)
    written = "" if end is not None else f"{OPENING}{feed}"
    edits = (
        Fix(start=0, end=lines[top].start, replacement="" if opens else f"{OPENING}{feed}"),
        Fix(start=lines[close].start, end=lines[close].next, replacement=f"{written}{words}"),
    )
    cure = "delete the lines that open and close it"
    missing = [where for where, is_there in (("above", opens), ("below", end is not None)) if not is_there]
    if missing:
        cure += f", write `---` on a line of its own {' and '.join(missing)} the keys"
    if words:
        cure += ", and move what is above it below the front matter, or delete it"
    return told(
        lines[begin], "the whole page is in a code block, so readers see its keys as code", cure, *edits
    )
