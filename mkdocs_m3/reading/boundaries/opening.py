"""What keeps a page that means to have front matter from opening it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.boundaries import closing, title_above, whole_fence
from mkdocs_m3.reading.boundaries.page_lines import (
    KEY,
    OPENING,
    end_of_front_matter,
    how_to_write,
    told,
)
from mkdocs_m3.reading.boundaries.telltales import is_filled_in, is_meant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line
    from mkdocs_m3.reading.yaml.draft import Correction

MOST_ABOVE: Final = 10
"""Lines of words above front matter that somebody may have put there by mistake."""
_RIGHT: Final = re.compile(r"---[ \t]*\r?(?:\n|\Z)")
_EXPLAINS: Final = re.compile(r":[\s*_]*\Z")
"""How words end that are followed by what they speak of."""
_JOINED: Final = re.compile(r"---[ \t]*(?=[A-Za-z])")
_NOT_DAMAGED: Final = "this `---` opens no front matter, since it is not in the first line"
_DAMAGED: Final = "the front matter does not open with `---`"


def is_right(text: str) -> bool:
    """Whether the first line opens front matter."""
    return _RIGHT.match(text) is not None


def correction(lines: Sequence[Line]) -> Correction | None:
    """What is wrong there, and how the page is read without it."""
    first = next((n for n, line in enumerate(lines) if not line.is_blank), None)
    if first is None:
        return None
    if lines[first].is_opening:
        return _below_blanks(lines, first)
    return next((found for rule in _RULES if (found := rule(lines, first))), None)


def _below_blanks(lines: Sequence[Line], first: int) -> Correction | None:
    line = lines[first]
    if not is_meant(lines, first + 1):
        return None
    edit = Fix(start=0, end=line.start, replacement="")
    return told(line, _NOT_DAMAGED, "delete the empty lines above it", edit)


def _damaged(lines: Sequence[Line], first: int) -> Correction | None:
    """Other signs in the place of `---`."""
    line = lines[first]
    if line.is_fence or not line.may_mean_opening or not is_meant(lines, first + 1):
        return None
    edit = Fix(start=0, end=line.end, replacement=OPENING)
    return told(line, _DAMAGED, how_to_write(line, ", in the first line"), edit)


def _missing(lines: Sequence[Line], first: int) -> Correction | None:
    """Keys in the first line."""
    line = lines[first]
    if not line.begins_key or not is_meant(lines, first):
        return None
    edit = Fix(start=0, end=line.start, replacement=f"{OPENING}{line.ending}")
    return told(line, _DAMAGED, "write `---` on a line of its own above this line", edit)


def _joined(lines: Sequence[Line], first: int) -> Correction | None:
    """The first key on the line of the hyphens."""
    line = lines[first]
    hyphens = _JOINED.match(line.words)
    if hyphens is None or not KEY.match(line.words, hyphens.end()):
        return None
    below = replace(line, start=line.start + hyphens.end(), words=line.words[hyphens.end() :])
    if not is_meant([below, *lines[first + 1 :]], 0):
        return None
    edit = Fix(start=0, end=below.start, replacement=f"{OPENING}{line.ending}")
    headline = "the `---` that opens the front matter is not alone on its line"
    return told(line, headline, "put what follows it on the next line", edit)


def _fence(lines: Sequence[Line], first: int) -> Correction | None:
    """The mark of a code block in the place of `---`, where no other closes it above the next `---`."""
    fence = lines[first].fence
    if not fence:
        return None
    closes = next((n for n in range(first + 1, len(lines)) if lines[n].fence.startswith(fence)), len(lines))
    end = end_of_front_matter(lines, first + 1)
    is_block = closes < len(lines) and (end is None or end > closes)
    if is_block or not is_meant(lines, first + 1):
        return None
    edit = Fix(start=0, end=lines[first].end, replacement=OPENING)
    return told(lines[first], _DAMAGED, how_to_write(lines[first], ", in the first line"), edit)


def _below_words(lines: Sequence[Line], first: int) -> Correction | None:
    """What is wrong where words or the mark of a code block are above the front matter."""
    seen = [n for n in range(first, len(lines)) if not lines[n].is_blank][: MOST_ABOVE + 1]
    begin = next((n for n in seen[1:] if _opens(lines, n)), None)
    if begin is None:
        return None
    above = [lines[n] for n in seen if n < begin]
    if len(above) == 1 and above[0].is_fence:
        return _within_fence(lines, begin, above[0])
    if not all(map(_is_words, above)) or _is_explained(lines, begin, above):
        return None
    if end_of_front_matter(lines, begin + 1) is None:
        return closing.correction(lines[begin:]) if lines[begin].is_opening else None
    return _moved(lines, begin)


def _opens(lines: Sequence[Line], n: int) -> bool:
    """Whether a line below the first one opens front matter, or would, but for a mistyped `---`."""
    line = lines[n]
    if line.is_opening or (line.may_mean_opening and not line.is_fence):
        return is_meant(lines, n + 1)
    return line.begins_key and end_of_front_matter(lines, n) is not None and is_meant(lines, n)


def _is_explained(lines: Sequence[Line], begin: int, above: Sequence[Line]) -> bool:
    """Whether an ordinary page seems to show front matter below its words.

    One line, right above the line that opens front matter, is a mistake; an explanation is longer.
    """
    if _EXPLAINS.search(above[-1].words):
        return True
    if len(above) == 1 and above[0].next == lines[begin].start and lines[begin].is_opening:
        return False
    return not is_filled_in(lines, begin if lines[begin].begins_key else begin + 1)


def _is_words(line: Line) -> bool:
    """Whether a line is no code block, and nothing of HTML or a template, in which all the rest may be."""
    is_comment = line.words.startswith("<!--") and line.words.rstrip().endswith("-->")
    return is_comment or not (line.is_fence or line.words.lstrip().startswith(("<", "{")))


def _within_fence(lines: Sequence[Line], begin: int, fence: Line) -> Correction | None:
    end = end_of_front_matter(lines, begin + 1)
    if end is None or not lines[begin].is_opening:
        return None
    edits = [Fix(start=0, end=lines[begin].start, replacement="")]
    cure = "delete the line above it"
    marks = [line for line in lines if line.fence.startswith(fence.fence)]
    if len(marks) % 2 == 0 and marks[1].start > lines[end].start and marks[1].closes(fence.fence):
        edits.append(Fix(start=marks[1].start, end=marks[1].next, replacement=""))
        cure += ", and the line that closes the code block"
    return told(lines[begin], _NOT_DAMAGED, cure, *edits)


def _moved(lines: Sequence[Line], begin: int) -> Correction:
    """Words above the front matter, which belong below it, but for what repeats the title of the page."""
    end = end_of_front_matter(lines, begin + 1) or begin
    line, last = lines[begin], lines[end]
    cure, words = title_above.what_to_move(lines[:begin], lines[begin:end])
    feed = line.ending or "\n"
    insert = f"{'' if last.ending else feed}{feed}{words}{feed}"
    below = (Fix(start=last.next, end=last.next, replacement=insert),) if words else ()
    if line.is_opening:
        return told(line, _NOT_DAMAGED, cure, Fix(start=0, end=line.start, replacement=""), *below)
    above_keys = (
        Fix(start=0, end=line.start, replacement=f"{OPENING}{feed}")
        if line.begins_key
        else Fix(start=0, end=line.end, replacement=OPENING)
    )
    return told(line, _DAMAGED, f"{cure}, and write `---` in the first line", above_keys, *below)


_RULES: Final = (_fence, _damaged, _joined, _missing, _below_words, whole_fence.correction)
