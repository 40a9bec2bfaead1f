"""Headings of Markdown typed for the keys of lists, which YAML takes for comments."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_HEADING: Final = re.compile(r"#+[ \t]*(?P<words>[A-Za-z][A-Za-z _-]{0,40})[ ]?:?[ ]*#*")
_BOLD: Final = re.compile(r"\*\*(?P<words>[A-Za-z][A-Za-z _-]{0,40}):?[ ]?\*\*:?")
_NO_LETTERS: Final = re.compile(r"[^a-z]")
_NEAR: Final = 200
"""Lines above and below that are looked through."""


def for_keys(page: Outline) -> Iterator[Correction]:
    """A comment at the left edge that is the name of a list of the page, and has items below it.

    Where the page has that list besides, where no items are above, among the items of a list within an item,
    and where the items below have keys of another list, it may be a comment.
    """
    free = _free(page)
    for n, line in enumerate(page.lines):
        pattern = {Kind.COMMENT: _HEADING, Kind.WORDS: _BOLD}.get(line.kind)
        found = pattern.fullmatch(line.text.rstrip()) if pattern else None
        key = free.get(_letters(found["words"])) if found else None
        if key is None or (opens := _list_above(page, n)) is None:
            continue
        after = page.lines[n + 1 : n + 1 + _NEAR]
        below = next((one for one in after if one.kind is not Kind.BLANK), None)
        if below is None or not below.dashes:
            continue
        if _is_nested(page, n, below) or _is_of_another(page, n, key):
            continue
        what = "`#` makes this line a comment" if line.kind is Kind.COMMENT else "this line is no key"
        del free[_letters(key)]
        whose = (
            "the list below it has no key" if opens.value else f"the items below it belong to `{opens.key}`"
        )
        yield Correction(
            start=line.start,
            end=line.start + len(line.text.rstrip()),
            headline=f"{what}, so {whose}",
            help=f"write `{key}:`",
            edits=(replace(line.start, line.start + len(line.text.rstrip()), f"{key}:"),),
        )


def _list_above(page: Outline, n: int) -> Line | None:
    """The key of the page to which items below line `n` belong, if it has a value or items above."""
    before = page.lines[max(0, n - _NEAR) : n]
    passed = (Kind.BLANK, Kind.COMMENT)
    above = next((line for line in reversed(before) if line.kind not in passed), None)
    opens = next((line for line in reversed(before) if line.is_at_edge), None)
    return opens if opens is not None and (above is not opens or opens.value) else None


def _is_nested(page: Outline, n: int, below: Line) -> bool:
    """Whether an item below line `n` goes on with a list that begins in an item above it."""
    for line in reversed(page.lines[max(0, n - _NEAR) : n]):
        if line.kind is not Kind.ENTRY or line.dashes[:1] == below.dashes[:1]:
            continue
        if line.key and not line.value and line.key_column <= below.indent:
            return line.key_column > 0
        if line.indent < below.indent:
            return False
    return False


def _is_of_another(page: Outline, n: int, key: str) -> bool:
    """Whether the items below line `n` have keys that those in the list of this key have not."""
    known = dict(page.keys.of_records).get(key)
    below = takewhile(lambda line: not line.is_at_edge, page.lines[n + 1 : n + 1 + _NEAR])
    return known is not None and any(line.key in page.keys.of_items - known for line in below)


def _free(page: Outline) -> dict[str, str]:
    """The keys of lists that the page does not have, by their letters."""
    present = {line.key for line in page.lines if line.key}
    own = [keys for keys in page.keys.of_page_lists if present.intersection(keys)]
    lists = own or page.keys.of_page_lists
    return {_letters(key): key for keys in lists for key in keys if key not in present}


def _letters(words: str) -> str:
    """Words in small letters without anything between them, and without the `s` of their end."""
    return _NO_LETTERS.sub("", words.casefold()).removesuffix("s")
