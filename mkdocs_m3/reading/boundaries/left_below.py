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
    r"^(?:---|\.\.\.)[ \t]*\r?\n(?:[ \t]*\r?\n)*(?:[ ]+(?:-[ ]+)?\w+:|-[ ]+\w+:|\w+:[ \t]*\r?\n[ ]*-[ ])"
    r"|^(?:---|\.\.\.)[ \t]*\r?\n[ ]+-[ ]+\S",
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
    is_of_texts: bool
    """Whether all of its items are texts without a key."""


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
    if not items or (has_key and own[0].value):
        return None
    follows = lines[first + len(own)] if first + len(own) < len(lines) else None
    is_alone = first == end + 1 and (follows is None or follows.is_blank)
    lists = _lists_for(items, lines[1:end], own[0] if has_key else None, is_alone=is_alone)
    if len(lists) != 1:
        return _told(items, " or of ".join(f"`{one.key}`" for one in lists)) if lists else None
    (begins,) = lists
    ending = lines[0].ending
    item = _ITEM.match(items[0].words)
    shift = begins.column - len(item[0]) if item else 0
    moved = ending.join(_shifted(one.words, shift) for one in items)
    if not _parses(lines[1:end], begins, moved):
        return None
    edits = (
        Fix(start=own[0].start, end=own[-1].next, replacement=""),
        Fix(start=begins.end, end=begins.end, replacement=f"{ending}{moved}"),
    )
    second = f", and delete this second `{begins.key}:`" if has_key else ""
    return _told(items, f"`{begins.key}`{second}", edits)


def _told(items: Sequence[Line], where: str, edits: tuple[Fix, ...] = ()) -> Correction:
    return Correction(
        code="M3007",
        start=items[0].start + len(items[0].words) - len(items[0].words.lstrip()),
        end=items[0].end,
        headline="this is below the `---` that ends the front matter, where no keys are read",
        help=f"move {'them' if items[1:] else 'it'} above the `---`, to the end of {where}",
        edits=edits,
    )


def _goes_on(lines: Sequence[Line], first: int) -> bool:
    """Whether it is the front matter that goes on from a line, down to another line that closes it."""
    stop = end_of_front_matter(lines, first)
    return stop is not None and all(line.is_blank or line.may_be_yaml for line in lines[first:stop])


def _lists_for(
    items: Sequence[Line], lines: Sequence[Line], named: Line | None, *, is_alone: bool
) -> list[_List]:
    """The lists to which items may belong: the last of the page, if they fit it, or all that they fit."""
    last = _list_of(lines, named)
    if last and _are_items(items, last.key, is_named=named is not None):
        return [last]
    if named:
        return []
    if last and is_alone and _are_texts(items, last):
        return [last]
    return [one for one in _lists(lines) if _fit(items, one.key)]


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
    if not first:
        return None
    is_of_texts = not any(KEY.match(line.words) for line in filled)
    return _List(_key(lines[at]), filled[-1].end, len(first[0]), is_of_texts)


def _lists(lines: Sequence[Line]) -> list[_List]:
    """All lists of the front matter, each once."""
    found = (_list_of(lines, line) for line in lines if line.begins_key)
    return list(dict.fromkeys(one for one in found if one))


def _fit(lines: Sequence[Line], key: str) -> bool:
    """Whether lines are items of a list, and none of them has a key that its items have not."""
    item = _ITEM.match(lines[0].words)
    if not item or not _are_items(lines, key, is_named=False):
        return False
    column = len(item[0])
    keys = [found for line in lines if (found := KEY.match(line.words))]
    return all(one["key"] in _LISTS[key] for one in keys if one.start("key") == column + 2)


def _are_texts(lines: Sequence[Line], begins: _List) -> bool:
    """Whether lines are texts without a key, indented as the items above, which are such texts as well."""
    return (
        begins.is_of_texts
        and begins.column > 0
        and all(
            (item := _ITEM.match(line.words)) is not None
            and len(item[0]) == begins.column
            and not KEY.match(line.words)
            for line in lines
        )
    )


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
