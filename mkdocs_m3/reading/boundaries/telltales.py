"""What shows that lines are the front matter of a key task, and what keeps such lines from being one."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.boundaries.page_lines import FENCES, KEY, lines_of
from mkdocs_m3.reading.lines.signs import LAYOUT_LINE
from mkdocs_m3.reading.yaml.draft import Correction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line

TELLTALES: Final = (
    "keyTask", "activities", "activitiesGroups", "responsibleParty", "stakeholders", "bestPractice",
)  # fmt: skip
"""Keys of key tasks that hardly any other page has."""
ENOUGH_TELLTALES: Final = 2
"""How many of them make a page look like a key task."""
_FILLED_LIST: Final = rare(
    r"^(?:activities|activitiesGroups|stakeholders|bestPractice)[ \t]*:[ \t]*"
    r"(?:\[|(?:#.*)?\n\s*-[ \t])[^\n]*\w",
    re.MULTILINE,
)
_TELLTALE_LINES: Final = 40
_LAYOUT_NAMED: Final = rare(
    r"^(?:\S{1,3} ?)??(?:\w+ )?[\"']?layout[^\w\s:]?[ \t]*:[ \t]*[\[\"']*m3/"
    r"|^m3/(?:keyTask|task|phase|glossary|resources)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_MEANS_LAYOUT: Final = rare(rf"^{LAYOUT_LINE.pattern}$", re.MULTILINE | re.IGNORECASE)
_NO_LETTERS: Final = rare(r"<[^<>]*>|&\w+;|[^A-Za-z]")
_LIKENESS: Final = 0.75
_LAYOUT_LINE: Final = rare(
    r"^[\t\u00a0]*[\"'\u201c\u201d]?layout[\"'\u201c\u201d]?[ \t\u00a0]*"
    r"(?:[:;=\uff1a][ \t\u00a0]*|[ \t\u00a0]+)"
    r"(?P<value>[^\r\n]*)(?=\r?$)",
    re.MULTILINE | re.IGNORECASE,
)


def names_layout(text: str) -> bool:
    """Whether a line of a text names one of our layouts, which shows also where the YAML does not parse."""
    return layout_line(text) is not None


def layout_line(text: str) -> int | None:
    """Where that line begins, in characters from 0 of the text; `None` where there is none."""
    if found := _LAYOUT_NAMED.search(text):
        return found.start()
    lines = _MEANS_LAYOUT.finditer(text)
    return next((line.start() for line in lines if _is_like_layout(line["before"])), None)


def _is_like_layout(words: str) -> bool:
    """Whether words before the name of a layout can only mean `layout:`."""
    if words[:1] in ("\t", "\u00a0"):
        return False  # what indents it is told, not what is said
    letters = _NO_LETTERS.sub("", words).casefold()
    return letters.endswith("layout") or bool(get_close_matches(letters, ["layout"], cutoff=_LIKENESS))


def looks_like_key_task(yaml: str) -> bool:
    """Whether the first lines of a text have enough keys that only key tasks have."""
    found: set[str] = set()
    is_fenced = False
    for line in yaml.split("\n", _TELLTALE_LINES)[:_TELLTALE_LINES]:
        is_fenced ^= line.lstrip().startswith(FENCES)
        key = KEY.match(line)
        if key and not is_fenced and key.start("key") == 0 and key["key"] in TELLTALES:
            found.add(key["key"])
    return len(found) >= ENOUGH_TELLTALES


def is_key_task(lines: Iterable[Line]) -> bool:
    """Whether lines name one of our layouts, or have keys that only key tasks have."""
    yaml = "\n".join(line.words for line in _above_code(lines))
    return names_layout(yaml) or looks_like_key_task(yaml)


def is_text(yaml: str) -> bool:
    """Whether what a rule in the first line seems to open is the text of a page that shows code."""
    if not any(fence in yaml for fence in FENCES):
        return False
    lines = lines_of(yaml)
    return len([*_above_code(lines)]) < len(lines) and not is_key_task(lines)


def _above_code(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines down to the first code block below words; what that shows is nothing of the page's own."""
    has_words = False
    for line in lines:
        if has_words and line.is_fence:
            return
        has_words |= not line.is_fence and (line.may_be_words or line.is_comment or line.is_label)
        yield line


def is_meant(lines: Sequence[Line], first: int) -> bool:
    """Whether the front matter that may begin at a line is a key task's, without a doubt."""
    return is_key_task(_own(lines, first))


def is_filled_in(lines: Sequence[Line], first: int) -> bool:
    """Whether it is a whole one, with keys that only key tasks have and with items in their lists.

    Less than that is most likely shown to explain it.
    """
    yaml = "\n".join(line.words for line in _own(lines, first))
    return looks_like_key_task(yaml) and _FILLED_LIST.search(yaml) is not None


def _own(lines: Sequence[Line], first: int) -> Sequence[Line]:
    """From a line to where front matter ends, if every line may be YAML, or else to the first empty line."""
    stop = next((n for n in range(first, len(lines)) if lines[n].is_end or lines[n].is_fence), len(lines))
    own = lines[first:stop]
    if not all(line.is_blank or line.may_be_yaml for line in own):
        own = own[: next((n for n, line in enumerate(own) if line.is_blank), len(own))]
    return own


def indents_layout(yaml: str) -> bool:
    """Whether a tab or a no-break space keeps the line that names the layout of a key task from its place."""
    found = _LAYOUT_LINE.search(yaml)
    return found is not None and not found[0][:1].isprintable() and without_marker(yaml) is not None


def without_marker(yaml: str) -> Correction | None:
    """What keeps front matter that looks like a key task from being one."""
    if names_layout(yaml) or not looks_like_key_task(yaml):
        return None
    right = f"layout: {schema.KEY_TASK.layout}"
    found = _LAYOUT_LINE.search(yaml)
    if found is None:
        first = len(yaml.split("\n", 1)[0].rstrip("\r"))
        headline = "this page looks like a key task, and it has no `layout`"
        edit = Fix(start=0, end=0, replacement=f"{right}{_ending(yaml)}")
        cure = f"write `{right}` on a line of its own above this line"
        return _marker(0, first, headline, cure, edit)
    value = found["value"].strip("\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb \t\u00a0")
    near = nearest(value, schema.MEANT_LAYOUTS)
    if value and near is None:
        return None
    right = f"layout: {near or schema.KEY_TASK.layout}"
    begin, end = found.start(), found.start("value") + len(found["value"].rstrip(" \t\u00a0"))
    headline = f"this page looks like a key task, and this line does not say `{right}`"
    edit = Fix(start=begin, end=end, replacement=right)
    return _marker(begin, end, headline, f"write `{right}`", edit)


def _marker(start: int, end: int, headline: str, cure: str, edit: Fix) -> Correction:
    return Correction(code="M3008", start=start, end=end, headline=headline, help=cure, edits=(edit,))


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
