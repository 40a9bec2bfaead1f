"""Items of a list that begin with something else than `-` and a space."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import BLANKS, DASHES, called, name_of_blank
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_BEFORE_KEY: Final = r"(?:[^\s\-][ ]?-|o)(?=[ ]+(?P<key>\w+)[ ]*:)"
"""Another sign before a `-`, or a letter in its place, with a key behind it."""
_LOOK_ALIKES: Final = (
    _BEFORE_KEY,
    rf"\\[-*+](?=[ \t{BLANKS}])|\d{{1,3}}\\[.)](?=[ \t{BLANKS}])",  # as an editor escapes Markdown
    rf"[{DASHES}]|[*+](?=[ \t])|--+(?=[^-\s])|--+(?=[ \t]+\S)|-(?=[^\s-])|-(?=[ ]*[{BLANKS}])",
    rf"(?:\d{{1,3}}|[a-z])[.)](?=[ \t{BLANKS}])|o(?=[ \t{BLANKS}]+[^a-z\s])",
)
_SIGN: Final = re.compile(rf"[ ]*(?P<sign>{'|'.join(_LOOK_ALIKES)})(?P<blank>[ \t{BLANKS}]*)(?=\S)")
_BOX: Final = re.compile(r"(?P<box>\[[ xX]?\])[ ]+(?=[^\s#,])")


def boxes(page: Outline) -> Iterator[Correction]:
    """Items that begin with the box of a list of things to do, all as one finding."""
    found = [
        (line, box)
        for line in page.lines
        if line.kind is Kind.ENTRY and line.dashes and not line.key and (box := _BOX.match(line.value))
    ]
    if found:
        line, box = found[0]
        yield Correction(
            start=line.value_start,
            end=line.value_start + len(box["box"]),
            headline=f"`{box['box']}` is a box to check off, which these lists do not have",
            help=f"delete it{and_more(len(found))}",
            edits=tuple(replace(line.value_start, line.value_start + box.end(), "") for line, box in found),
        )


def beginnings(page: Outline) -> Iterator[Correction]:
    """Lines that can only be items, and begin with a look-alike of `-`, a number, or a `-` without a space.

    Those that follow each other and begin alike are one finding.
    """
    columns: set[int] = set()
    above: Line | None = None
    run: list[tuple[Line, re.Match[str]]] = []
    for n, line in enumerate(page.lines):
        if line.kind in (Kind.BLANK, Kind.COMMENT):
            continue
        if line.kind is Kind.ENTRY and line.indent == 0 and line.key and not line.dashes:
            columns = _columns_below(page, n)
        found = _SIGN.match(line.text) if line.kind in (Kind.ENTRY, Kind.WORDS) else None
        is_other = found and found["key"] and found["key"] not in page.keys
        if found and not is_other and _is_item(found.start("sign"), columns, above):
            columns.add(found.start("sign"))
            if run and _kind(run[0][1]["sign"]) != _kind(found["sign"]):
                yield _correction(run)
                run = []
            run.append((line, found))
        above = line
    if run:
        yield _correction(run)


def _kind(sign: str) -> str:
    """What signs that are one mistake have in common."""
    return ("\\" if "\\" in sign else "") + sign[-1]


def _columns_below(page: Outline, n: int) -> set[int]:
    """The columns of the items below a key of the page."""
    columns: set[int] = set()
    for line in page.lines[n + 1 :]:
        if line.kind is Kind.ENTRY and line.indent == 0 and not line.dashes:
            break
        columns.update(line.dashes[:1])
    return columns


def _is_item(column: int, columns: set[int], above: Line | None) -> bool:
    """Whether a line whose first sign is in this column can only be an item of a list."""
    if above is None:
        return False
    if above.key and not above.value and not above.dashes:
        return column >= above.key_column
    return column in columns


def _correction(run: list[tuple[Line, re.Match[str]]]) -> Correction:
    line, found = run[0]
    start, sign = line.start + found.start("sign"), found["sign"]
    blank = found["blank"].strip(" ")[:1]
    if sign == "\\-":
        headline = "a backslash (`\\`) comes before this `-`; an item of a list begins with `-` and a space"
    elif sign != "-":
        headline = f"{called(sign)} begins this line; an item of a list begins with `-` and a space"
    elif blank:
        headline = f"{name_of_blank(blank)} follows this `-`; an item of a list begins with `-` and a space"
    else:
        headline = "no space follows this `-`; an item of a list begins with `-` and a space"
    return Correction(
        start=start,
        end=start + len(sign),
        headline=headline,
        help=f"{'delete it' if sign == chr(92) + '-' else 'write `- ` instead'}{and_more(len(run))}",
        edits=tuple(
            replace(line.start + found.start("sign"), line.start + found.end("blank"), "- ")
            for line, found in run
        ),
        is_certain=not (sign[0].isalpha() and sign.endswith("-")),  # what is left of a word, perhaps
    )
