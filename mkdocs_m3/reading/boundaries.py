"""What is wrong with the lines between which the front matter of a page is written.

A slip there keeps the whole page, or half of it, out of the playbook, and YAML has nothing to say about it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Final

from mkdocs_m3.diagnostics import Fix
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.draft import Correction
from mkdocs_m3.vocabulary import nearest

TELLTALES: Final = (
    "keyTask", "activities", "activitiesGroups", "responsibleParty", "stakeholders", "bestPractice",
)  # fmt: skip
"""Keys of key tasks that hardly any other page has."""
ENOUGH_TELLTALES: Final = 2
"""How many of them make a page look like a key task."""
_TELLTALE_LINES: Final = 40
_LAYOUT_NAMED: Final = re.compile(
    r"^(?:\S{1,3} ?)??(?:\w+ )?[\"']?layout[^\w\s:]?[ \t]*:[ \t]*[\[\"']*m3/"
    r"|^m3/(?:keyTask|phase|glossary|resources)[ \t]*$",
    re.MULTILINE | re.IGNORECASE,
)
_LINE: Final = re.compile(r"[^\n]*\n|[^\n]+\Z")
_KEY: Final = re.compile(r"(?P<indent>[ ]*)(?:- +)?(?P<key>[A-Za-z]\w*)[ \t]*:(?=\s|\Z)")
_RULE: Final = re.compile(
    r"[ \t\u00a0]*(?:[\-\u2010-\u2015\u2212]{1,12}|={3,12}|\*{3,12}|\+{3,12}|_{3,12}"
    r"|-(?:[ \t]+-)+|---[ \t]+#.*)[ \t\u00a0]*"
)
_RULE_AMONG_LINES: Final = re.compile(r"^[-\u2010-\u2015\u2212=*+_](?:[^\w\n]|_)*(?:#.*)?$", re.MULTILINE)
"""What every damaged closing line looks like; few other lines do, and it is quickly seen."""
_END: Final = ("---", "...")
_FENCE: Final = ("```", "~~~")
_LAYOUT_LINE: Final = re.compile(
    r"^[\t\u00a0]*[\"'\u201c\u201d]?layout[\"'\u201c\u201d]?[ \t\u00a0]*"
    r"(?:[:;=\uff1a][ \t\u00a0]*|[ \t\u00a0]+)"
    r"(?P<value>[^\r\n]*?)[ \t\u00a0]*\r?$",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Line:
    start: int
    words: str
    ending: str

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)

    @property
    def next(self) -> int:
        """Where the next line begins."""
        return self.end + len(self.ending)

    @property
    def bare(self) -> str:
        """Its words without blanks at their end."""
        return self.words.rstrip()


def names_layout(text: str) -> bool:
    """Whether a line of a text names one of our layouts, which shows also where the YAML does not parse."""
    return layout_line(text) is not None


def layout_line(text: str) -> int | None:
    """Where that line begins, in characters from 0 of the text; `None` where there is none."""
    found = _LAYOUT_NAMED.search(text)
    return found.start() if found else None


def looks_like_key_task(yaml: str) -> bool:
    """Whether the first lines of a text have enough keys that only key tasks have."""
    found: set[str] = set()
    is_fenced = False
    for line in yaml.split("\n", _TELLTALE_LINES)[:_TELLTALE_LINES]:
        is_fenced ^= line.lstrip().startswith(_FENCE)
        key = _KEY.match(line)
        if key and not is_fenced and key.start("key") == 0 and key["key"] in TELLTALES:
            found.add(key["key"])
    return len(found) >= ENOUGH_TELLTALES


def indents_layout(yaml: str) -> bool:
    """Whether a tab or a no-break space keeps the line that names the layout of a key task from its place."""
    found = _LAYOUT_LINE.search(yaml)
    return found is not None and not found[0][:1].isprintable() and without_marker(yaml, 0) is not None


def without_marker(yaml: str, start: int) -> Correction | None:
    """What keeps front matter that looks like a key task from being one; it begins at `start`."""
    if names_layout(yaml) or not looks_like_key_task(yaml):
        return None
    right = f"layout: {schema.KEY_TASK_LAYOUT}"
    found = _LAYOUT_LINE.search(yaml)
    if found is None:
        first = len(_lines(yaml)[0].words)
        headline = "this page looks like a key task, and it has no `layout`"
        edit = Fix(start=start, end=start, replacement=f"{right}{_ending(yaml)}")
        cure = f"write `{right}` on a line of its own above this line"
        return _marker(start, start + first, headline, cure, edit)
    value = found["value"].strip("\"'\u2018\u2019\u201c\u201d\u201e\u00ab\u00bb \t\u00a0")
    near = nearest(value, schema.LAYOUTS[:-1])
    if value and near is None:
        return None
    right = f"layout: {near or schema.KEY_TASK_LAYOUT}"
    begin, end = start + found.start(), start + found.end("value")
    headline = f"this page looks like a key task, and this line does not say `{right}`"
    edit = Fix(start=begin, end=end, replacement=right)
    return _marker(begin, end, headline, f"write `{right}`", edit)


def _marker(start: int, end: int, headline: str, cure: str, edit: Fix) -> Correction:
    return Correction(code="M3008", start=start, end=end, headline=headline, help=cure, edits=(edit,))


def at_the_opening(text: str) -> Correction | None:
    """What keeps a page that means to have front matter from opening it."""
    lines = _lines(text)
    first = next((n for n, line in enumerate(lines) if line.bare), None)
    if first is None:
        return None
    line = lines[first]
    if line.bare == "---":
        return _below_blanks(lines, first) if first and _is_meant(lines, first + 1) else None
    if _RULE.fullmatch(line.bare) and _is_meant(lines, first + 1):
        edit = Fix(start=0, end=line.end, replacement="---")
        headline = "the front matter does not open with `---`"
        return _opening(line, headline, "write three hyphens, in the first line", edit)
    key = _KEY.match(line.words)
    if key and not key["indent"] and key["key"] in schema.KEYS.of_pages and _is_meant(lines, first):
        edit = Fix(start=0, end=line.start, replacement=f"---{line.ending}")
        headline = "the front matter does not open with `---`"
        return _opening(line, headline, "write `---` on a line of its own above this line", edit)
    return _below_words(lines, first)


def _below_blanks(lines: list[_Line], opening: int) -> Correction:
    line = lines[opening]
    edit = Fix(start=0, end=line.start, replacement="")
    return _opening(line, _LATE, "delete the empty lines above it", edit)


def _below_words(lines: list[_Line], first: int) -> Correction | None:
    """What is wrong where headings, comments or the mark of a code block are above the front matter."""
    opening = next((n for n, line in enumerate(lines) if line.bare == "---"), None)
    if opening is None or not _is_meant(lines, opening + 1):
        return None
    above = [line for line in lines[first:opening] if line.bare]
    closing = _closing(lines, opening + 1)
    if closing is None:
        return None
    line, delete = lines[opening], Fix(start=0, end=lines[opening].start, replacement="")
    if len(above) == 1 and above[0].bare.startswith(_FENCE):
        mark = next(one for one in _FENCE if above[0].bare.startswith(one))
        edits = [delete]
        below = next((one for one in lines[closing + 1 :] if one.bare.startswith(mark)), None)
        if below:
            edits.append(Fix(start=below.start, end=below.next, replacement=""))
        cure = "delete the line above it, and the line that closes the code block"
        return _opening(line, _LATE, cure, *edits)
    if not all(one.words.startswith(("#", "<!--")) for one in above):
        return None
    words = "".join(f"{one.words}{one.ending}" for one in above)
    place = lines[closing].next
    lead = lines[closing].ending or line.ending
    insert = Fix(start=place, end=place, replacement=f"{'' if lines[closing].ending else lead}{lead}{words}")
    return _opening(line, _LATE, "move what is above it below the front matter", delete, insert)


_LATE: Final = "this `---` opens no front matter, since it does not stand in the first line"


def _opening(line: _Line, headline: str, cure: str, *edits: Fix) -> Correction:
    return Correction(
        code="M3005", start=line.start, end=line.end, headline=headline, help=cure, edits=tuple(edits)
    )


def _is_meant(lines: list[_Line], first: int) -> bool:
    """Whether the lines from `first` to an empty one, or to the end of front matter, are a key task's."""
    ends = (n for n in range(first, len(lines)) if lines[n].bare in ("", *_END) or _is_fence(lines[n]))
    return _is_key_task(lines[first : next(ends, len(lines))])


def _is_fence(line: _Line) -> bool:
    return line.bare.startswith(_FENCE)


def at_the_closing(text: str) -> Correction | None:
    """What keeps a page that opens front matter, and that names one of our layouts, from closing it."""
    lines = _lines(text)
    if not lines or lines[0].bare != "---":
        return None
    last = lines[0]
    for n, line in enumerate(lines[1:], 1):
        if _is_damaged_closing(line) and _is_key_task(lines[1:n]):
            return _closing_slip(line)
        if line.bare and not _may_be_yaml(line):
            break
        last = line if line.bare else last
    if not _is_key_task([line for line in lines[1:] if line.start <= last.start]):
        return None
    edit = Fix(start=last.end, end=last.end, replacement=f"{lines[0].ending}---")
    headline = "the front matter never closes; this is its last line"
    return _opening(last, headline, "write `---` on a line of its own below this line", edit)


def before_the_end(yaml: str, start: int) -> Correction | None:
    """A damaged closing line in front matter that begins at `start`, where a rule of the text closes it."""
    if not _RULE_AMONG_LINES.search(yaml):
        return None
    lines = _lines(yaml)
    for n, line in enumerate(lines):
        below = next((one for one in lines[n + 1 :] if one.bare), None)
        if below and _is_damaged_closing(line) and not _may_be_yaml(below):
            return _closing_slip(replace(line, start=start + line.start)) if _is_key_task(lines[:n]) else None
    return None


def _closing_slip(line: _Line) -> Correction:
    edit = Fix(start=line.start, end=line.end, replacement="---")
    return _opening(line, "the front matter does not close with `---`", "write three hyphens", edit)


def _is_damaged_closing(line: _Line) -> bool:
    """Whether a line can only mean to be `---`; a single hyphen is an empty item of a list."""
    is_indented = line.words[:1].isspace()
    return _RULE.fullmatch(line.bare) is not None and line.bare != "-" and not is_indented


def _is_key_task(lines: list[_Line]) -> bool:
    yaml = "\n".join(line.words for line in lines)
    return names_layout(yaml) or looks_like_key_task(yaml)


def cut(yaml: str, body: str) -> int | None:
    """How far front matter goes on in what seems to be the body, from 0; `None` where it does not."""
    lines = _lines(body)
    first = next((n for n, line in enumerate(lines) if line.bare), None)
    if first is None:
        return None
    found = _KEY.match(lines[first].words)
    closing = _closing(lines, first)
    goes_on = closing is not None and all(not one.bare or _may_be_yaml(one) for one in lines[first:closing])
    if closing is None or not goes_on or not names_layout(yaml + body[: lines[closing].start]):
        return None
    is_new = found and lines[first].words.startswith(found["key"]) and found["key"] in schema.KEYS.of_pages
    if is_new and found and found["key"] not in _keys(yaml):
        return lines[closing].start
    is_ours = found and found["key"] in schema.KEYS.of_items | schema.KEYS.of_pages
    is_inner = lines[first].words.startswith(" ") and (
        is_ours or lines[first].words.lstrip().startswith("- ")
    )
    return lines[closing].start if is_inner else None


def _keys(yaml: str) -> set[str]:
    return {
        found["key"]
        for line in yaml.split("\n")
        if (found := _KEY.match(line)) and line.startswith(found["key"])
    }


def _closing(lines: list[_Line], first: int) -> int | None:
    return next((n for n in range(first, len(lines)) if lines[n].bare in _END), None)


def _may_be_yaml(line: _Line) -> bool:
    return line.words.startswith((" ", "\t", "- ", "# ")) or _KEY.match(line.words) is not None


def _lines(text: str) -> list[_Line]:
    found: list[_Line] = []
    for match in _LINE.finditer(text):
        words = match[0].rstrip("\n").removesuffix("\r")
        found.append(_Line(start=match.start(), words=words, ending=match[0][len(words) :]))
    return found


def _ending(text: str) -> str:
    return "\r\n" if "\r\n" in text else "\n"
