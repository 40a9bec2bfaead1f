"""Keys and items that begin in the middle of a line, where the line before them ended once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_WORD: Final = re.compile(r"(?P<word>[A-Za-z_]+)[ ]*:(?=\s|$)")
_AGAIN: Final = re.compile(r"(?:-[ ]+)?(?P<key>[A-Za-z_]+)[ ]*:(?:[ ]+|$)")
_LIST: Final = re.compile(r"[ ]*(?P<item>(?:-[ ]+)*)[A-Za-z_]+:[ ]*(?P<dash>-)[ ]+\S")
_FILE_AND_ITEM: Final = re.compile(
    r"[ ]*(?:-[ ]+)*[A-Za-z_]+:[ ]+\S[^\n]*?\.[A-Za-z]{2,5}(?P<gap>[ ]*)(?=-[ ]+\S)"
)
_BEFORE: Final = re.compile(r"(?P<gap>[ ]*)(?P<dash>-[ ]+)?\Z")
_LONGEST: Final = 60
"""Letters at the end of a word among which a key is looked for."""
_AROUND: Final = 20
"""Lines above that show in which columns items and keys begin."""


def pasted_twice(page: Outline, n: int) -> Iterator[Correction]:
    """`- text: text: …`, a key and the same again, or a `-` with it."""
    line = page.lines[n]
    found = _AGAIN.match(line.value)
    if line.kind is Kind.ENTRY and found and found["key"] == line.key and line.key in page.keys:
        end = line.value_start + found.end()
        yield Correction(
            start=line.value_start,
            end=end,
            headline=f"`{line.key}:` is on this line twice",
            help=f"delete one of them: `{line.key}: {line.value[found.end() :]}`",
            edits=(replace(line.value_start, end, ""),),
        )


def in_one_line(page: Outline, n: int) -> Iterator[Correction]:
    """`responsibleParty: qsmo- text: …`, or `output:text: …`."""
    line = page.lines[n]
    if line.kind not in (Kind.ENTRY, Kind.WORDS):
        return
    if found := _LIST.match(line.text):
        at = line.start + found.start("dash")
        yield _item_on_new_line(at, at, line.indent + 2 * found["item"].count("-") + 2)
    if (found := _FILE_AND_ITEM.match(line.text)) and line.key in page.keys.of_words:
        for column in _columns(page, n, is_item=True):
            yield _item_on_new_line(line.start + found.start("gap"), line.start + found.end(), column)
    for begin, key in _keys_within(page, line):
        before = _BEFORE.search(line.text[:begin])
        assert before is not None  # noqa: S101 - the pattern matches nothing as well
        start, content = before.start(), before.end("gap")
        for column in _columns(page, n, is_item=bool(before["dash"])):
            where = f" and indent it with {spaces(column)}" if column else ""
            yield Correction(
                start=line.start + content,
                end=line.start + begin + len(key),
                headline=f"{'an item' if before['dash'] else f'`{key}`'} begins in the middle of this line",
                help=f"begin a new line before `{line.text[content : begin + len(key)]}:`{where}",
                edits=(replace(line.start + start, line.start + content, "\n" + " " * column),),
            )


def _item_on_new_line(gap: int, dash: int, column: int) -> Correction:
    """The correction of an item whose `-`, with a gap before it, is in the middle of a line."""
    return Correction(
        start=dash,
        end=dash + 1,
        headline="an item begins in the middle of this line",
        help=f"begin a new line before this `-` and indent it with {spaces(column)}",
        edits=(replace(gap, dash, "\n" + " " * column),),
    )


def _keys_within(page: Outline, line: Line) -> Iterator[tuple[int, str]]:
    """Where keys of ours begin within a line, perhaps at the end of a longer word."""
    first = line.key_column + len(line.key) if line.key or line.dashes else line.indent + 1
    for found in _WORD.finditer(line.text, line.indent):
        word = found["word"][-_LONGEST:]
        words = (word[at:] for at in range(len(word)))
        key = next((word for word in words if word in page.keys), None)
        if key and found.end("word") - len(key) >= max(first, 1):
            yield found.end("word") - len(key), key


def _columns(page: Outline, n: int, *, is_item: bool) -> tuple[int, ...]:
    """Where such a key or item may belong, the likeliest first."""
    line = page.lines[n]
    own = line.key_column
    if not is_item:
        above = [one.key_column for one in reversed(page.lines[max(0, n - _AROUND) : n]) if one.key]
        return tuple(dict.fromkeys((own, 0, own + 2, *above)))[:5]
    near = (*reversed(page.lines[max(0, n - _AROUND) : n + 1]), *page.lines[n + 1 : n + _AROUND])
    columns = [one.dashes[0] for one in near if one.kind is Kind.ENTRY and one.dashes]
    return tuple(dict.fromkeys((*columns, own + 2)))[:5]
