"""Items of a list that the front matter has already, written below the line that closes it."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.boundaries.page_lines import KEY, end_of_front_matter
from mkdocs_m3.reading.boundaries.telltales import names_layout
from mkdocs_m3.reading.yaml import composing
from mkdocs_m3.reading.yaml.draft import Correction, Draft
from mkdocs_m3.reading.yaml.yaml_error import NotYaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line

_SUSPICIOUS: Final = re.compile(
    r"^(?:---|\.\.\.)[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:[ ]+(?:-[ ]+)?\w+:|-[ ]+\w+:|\w+:[ \t]*\r?\n[ ]*-[ ])",
    re.MULTILINE,
)
_ITEM: Final = re.compile(r"[ ]*(?=-[ ]+\S)")
_LISTS: Final = {
    field.key: frozenset(one.key for one in record.fields) if record else frozenset[str]()
    for page_type in schema.PAGE_TYPES
    for field in page_type.fields
    if any(field.key in keys for keys in schema.KEYS.of_page_lists)
    for record in [schema.record_in(field.shape)]
}
"""By each key of a page that takes a list, the keys of its items."""


class _List(NamedTuple):
    """A list of records in front matter."""

    key: str
    """Its key."""
    end: int
    """Where the last of its lines ends, in characters from 0 of the page."""
    column: int
    """The column of its items."""


def may_be(text: str) -> bool:
    """Whether a page may have such lines."""
    return _SUSPICIOUS.search(text) is not None


def correction(lines: Sequence[Line]) -> Correction | None:
    """What is said of the first lines below the front matter, if they are items of one of its lists."""
    end = end_of_front_matter(lines, 1)
    first = next((n for n in range((end or len(lines)) + 1, len(lines)) if not lines[n].is_blank), None)
    if end is None or first is None or not names_layout(_joined(lines[1:end])):
        return None
    own = [*takewhile(lambda one: not one.is_blank and one.may_be_yaml, lines[first:])]
    has_key = bool(own) and own[0].begins_our_key
    if not has_key and _goes_on(lines, first):
        return None
    items = own[has_key:]
    begins = _list_of(lines[1:end], own[0] if has_key else None) if items else None
    if begins is None or not _are_items(items, begins.key, is_named=has_key) or (has_key and own[0].value):
        return None
    ending = lines[0].ending
    item = _ITEM.match(items[0].words)
    shift = begins.column - len(item[0]) if item else 0
    moved = ending.join(_shifted(one.words, shift) for one in items)
    if not _parses(lines[1:end], begins, moved):
        return None
    cure = f"move {'them' if items[1:] else 'it'} above the `---`, to the end of `{begins.key}`"
    return Correction(
        code="M3007",
        start=items[0].start + len(items[0].words) - len(items[0].words.lstrip()),
        end=items[0].end,
        headline="this is below the `---` that ends the front matter, where no keys are read",
        help=cure + (f", and delete this second `{begins.key}:`" if has_key else ""),
        edits=(
            Fix(start=own[0].start, end=own[-1].next, replacement=""),
            Fix(start=begins.end, end=begins.end, replacement=f"{ending}{moved}"),
        ),
    )


def _goes_on(lines: Sequence[Line], first: int) -> bool:
    """Whether it is the front matter that goes on from a line, down to another line that closes it."""
    stop = end_of_front_matter(lines, first)
    return stop is not None and all(line.is_blank or line.may_be_yaml for line in lines[first:stop])


def _list_of(lines: Sequence[Line], named: Line | None) -> _List | None:
    """The list that a key names, or else the last one of the front matter, if it is its last key."""
    keys = [n for n, line in enumerate(lines) if line.begins_key]
    wanted = _key(named) if named else None
    at = next((n for n in reversed(keys) if wanted in (None, _key(lines[n]))), None)
    if at is None or _key(lines[at]) not in _LISTS or lines[at].value[:1] not in ("", "#"):
        return None
    stop = next((n for n in keys if n > at), len(lines))
    filled = [line for line in lines[at + 1 : stop] if not (line.is_blank or line.words.startswith("#"))]
    first = _ITEM.match(filled[0].words) if filled else None
    return _List(_key(lines[at]), filled[-1].end, len(first[0])) if first else None


def _are_items(lines: Sequence[Line], key: str, *, is_named: bool) -> bool:
    """Whether lines are items of a list, or keys of one, as no list in the text of a page has them."""
    keys = [found["key"] for line in lines if (found := KEY.match(line.words))]
    if is_named and not key.islower():  # no word of a text is written like that
        return True
    is_item = KEY.match(lines[0].words) is not None and keys[0] in _LISTS[key]
    return is_item and (lines[0].words.startswith(" ") or any(one in schema.KEYS.of_parties for one in keys))


def _key(line: Line) -> str:
    found = KEY.match(line.words)
    return found["key"] if found else ""


def _shifted(words: str, by: int) -> str:
    bare = words.lstrip(" ")
    return " " * max(0, len(words) - len(bare) + by) + bare


def _joined(lines: Sequence[Line]) -> str:
    return "".join(f"{line.words}\n" for line in lines)


def _parses(lines: Sequence[Line], begins: _List, moved: str) -> bool:
    """Whether the front matter is YAML, each key once, with these lines at the end of one of its lists."""
    above = [line for line in lines if line.end <= begins.end]
    try:
        text = f"{_joined(above)}{moved}\n{_joined(lines[len(above) :])}"
        return not composing.compose(Draft(text=text, start=0)).duplicates
    except NotYaml:
        return False
