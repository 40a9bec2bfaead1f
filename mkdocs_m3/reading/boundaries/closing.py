"""What keeps a page that opens front matter, and that names one of our layouts, from closing it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.diagnostics import Fix
from mkdocs_m3.reading import nodes
from mkdocs_m3.reading.boundaries.page_lines import OPENING, end_of_front_matter
from mkdocs_m3.reading.boundaries.telltales import is_key_task
from mkdocs_m3.reading.draft import Correction, Draft
from mkdocs_m3.reading.faults import NotYaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line

_END: Final = re.compile(r"^(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_SUSPICIOUS: Final = re.compile(
    r"^[ \t\u00a0]*(?:---|[^\w\s#\[\]{}\"',|])(?:[^\w\n]|_)*(?:#.*)?$|^---|^~~~|^```"
    r"|^[ \t]*\r?\n(?:\w(?![\w .-]*:\s)|[*_!<>|`\[(]|##)",
    re.MULTILINE,
)
"""What damaged closing lines look like, and words below an empty line; front matter hardly has either."""
_JOINED: Final = re.compile(r"---[ \t]*(?=[^\s#\-])")
_CONFLICT: Final = ("<<<<<<<", "=======")


def may_be_wrong(text: str) -> bool:
    """Whether a page that opens front matter may fail to close it."""
    begin = text.find("\n") + 1
    end = _END.search(text, begin) if begin else None
    return end is None or _SUSPICIOUS.search(text, begin, end.start()) is not None


def slip(lines: Sequence[Line]) -> Correction | None:
    """The slip, and how the page is read without it; the first line opens the front matter."""
    end = end_of_front_matter(lines, 1)
    if end is not None and _parses(lines[1:end]):
        return None
    stop = len(lines) if end is None else end
    for n in range(1, stop):
        if (found := _damaged(lines, n, stop)) and is_key_task(lines[1:n]):
            return found
        if lines[n].may_be_words and not _goes_on(lines, n):
            break
    if end is None or _has_words(lines[1:end]):
        return _unclosed(lines)
    return _fence_within(lines, stop)


def _parses(lines: Sequence[Line]) -> bool:
    """Whether lines are YAML as they are; one text in quotes may hold whatever looks like a slip."""
    try:
        nodes.compose(Draft(text="".join(f"{line.words}\n" for line in lines), start=0))
    except NotYaml:
        return False
    return True


def _has_words(lines: Sequence[Line]) -> bool:
    """Whether words of the page follow below an empty line, and no key of ours below them."""
    begin = next(
        (n for n, line in enumerate(lines) if line.may_be_words and n and lines[n - 1].is_blank), None
    )
    return begin is not None and not any(line.begins_our_key for line in lines[begin:])


def _damaged(lines: Sequence[Line], n: int, stop: int) -> Correction | None:
    """What is wrong with a line, if it is one that means to close the front matter and does not."""
    line = lines[n]
    if line.may_mean_closing or (line.is_fence and _is_odd(lines, n)):
        edit = Fix(start=line.start, end=line.end, replacement=OPENING)
        found = _told(line, "the front matter does not close with `---`", "write three hyphens", edit)
    elif hyphens := _JOINED.match(line.words):
        place = line.start + hyphens.end()
        edit = Fix(start=line.start, end=place, replacement=f"{OPENING}{line.ending or lines[0].ending}")
        headline = "the `---` that closes the front matter is not alone on its line"
        found = _told(line, headline, "put what follows it on the next line", edit)
    else:
        return None
    return found if _is_body(lines, n, stop) and not _is_of_conflict(lines, n) else None


def _is_of_conflict(lines: Sequence[Line], n: int) -> bool:
    """Whether a line is the middle one of the marks that Git leaves."""
    begin, middle = _CONFLICT
    return lines[n].words == middle and any(line.words.startswith(begin) for line in lines[:n])


def _is_odd(lines: Sequence[Line], n: int) -> bool:
    """Whether the marks of code blocks from a line on are no pairs, and this one names no language."""
    return sum(line.is_fence for line in lines[n:]) % 2 == 1 and not _names_language(lines[n])


def _names_language(line: Line) -> bool:
    """Whether a line that opens a code block says of what."""
    return any(sign.isalnum() for sign in line.words)


def _is_body(lines: Sequence[Line], n: int, stop: int) -> bool:
    """Whether what is below a line is the text of the page, and not the rest of the front matter."""
    below = [line for line in lines[n + 1 : stop] if not line.is_blank]
    if any(line.begins_our_key for line in below):
        return False
    is_indented = lines[n].words[:1] in (" ", "\t")
    if stop == len(lines) and not is_indented:
        return True
    return (stop == len(lines) and not below) or any(not line.may_be_yaml for line in below)


def _unclosed(lines: Sequence[Line]) -> Correction | None:
    """Front matter without any line that means to close it."""
    last = 0
    for n, line in enumerate(lines[1:], 1):
        if line.is_end:
            break
        if line.may_be_yaml or (not line.is_blank and _goes_on(lines, n)):
            last = n
        elif not line.is_blank:
            break
    if not is_key_task(lines[1 : last + 1]):
        return None
    edit = Fix(start=lines[last].end, end=lines[last].end, replacement=f"{lines[0].ending}{OPENING}")
    headline = "the front matter never closes; this is its last line"
    return _told(lines[last], headline, "write `---` on a line of its own below this line", edit)


def _goes_on(lines: Sequence[Line], n: int) -> bool:
    """Whether keys of ours, or what means to close the front matter, follow before the next empty line."""
    for line in lines[n:]:
        if line.is_blank or line.is_fence:
            return False
        if line.begins_our_key or line.may_mean_closing:
            return True
    return False


def _fence_within(lines: Sequence[Line], end: int) -> Correction | None:
    """The mark of a code block among the keys, where nothing but keys is around it."""
    fences = [line for line in lines[1:end] if line.is_fence]
    others = (line for line in lines[1:end] if not line.is_fence and not line.is_blank)
    if not fences or not is_key_task(lines[1:end]) or not all(line.may_be_yaml for line in others):
        return None
    edit = Fix(start=fences[0].start, end=fences[0].next, replacement="")
    headline = "front matter is no code block, and this line would open or close one"
    return _told(fences[0], headline, "delete this line", edit)


def _told(line: Line, headline: str, cure: str, *edits: Fix) -> Correction:
    return Correction(code="M3005", start=line.start, end=line.end, headline=headline, help=cure, edits=edits)
