"""Tabs, and blanks that only look like spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import BLANKS, UNSEEN, name_of_blank, name_of_unseen
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_INDENT: Final = re.compile(rf"[ \t{BLANKS}]+")
_SIGNS: Final = re.compile(f"[{UNSEEN}]+")
_HEAD: Final = re.compile(
    rf"(?=[ -]*\w*[{UNSEEN}])[ {UNSEEN}]*(?:-[{UNSEEN}]*[ ]+[{UNSEEN}]*)*"
    rf"(?:[\w{UNSEEN}]+[ {UNSEEN}]*:(?=[ ]|$))?"
)
_NEAR: Final = 200
"""Lines above and below that show where a line belongs."""
_ITEM: Final = re.compile(r"-[ ]+(?:(?P<key>[A-Za-z]+):(?=\s|$))?")
_AFTER_COLON: Final = re.compile(rf"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+)[ ]*:(?P<blank>[{BLANKS}][{BLANKS} ]*)")


def indents(page: Outline) -> Iterator[Correction]:
    """Lines indented with tabs, or with blanks that YAML takes for text."""
    for n, line in enumerate(page.lines):
        found = _INDENT.match(line.text)
        if line.kind in (Kind.BLANK, Kind.INSIDE) or not found or not found[0].strip(" "):
            continue
        yield _tab(page, n, found) if "\t" in found[0] else _no_break_spaces(line, found[0])


def unseen(page: Outline) -> Iterator[Correction]:
    """Signs of no width before a key or an item, within its `-`, or between a key and its colon."""
    found = [
        (line, at)
        for line in page.lines
        if line.kind is not Kind.INSIDE
        and (head := _HEAD.match(line.text))
        and _begins(page, _SIGNS.sub("", head[0]))
        for at in (range(*sign.span()) for sign in _SIGNS.finditer(line.text, 0, _end_of_head(head)))
    ]
    if not found:
        return
    line, at = found[0]
    before = _SIGNS.sub("", line.text[at.stop :]).strip().partition(":")[0]
    yield Correction(
        start=line.start + at.start,
        end=line.start + at.stop,
        headline="an invisible character, "
        f"{name_of_unseen(line.text[at.start])}, is before `{before or ':'}`",
        help=f"delete it{and_more(len({line.start for line, _ in found}))}",
        edits=tuple(replace(line.start + at.start, line.start + at.stop, "") for line, at in found),
        is_certain=True,
    )


def _end_of_head(head: re.Match[str]) -> int:
    """Where the beginning of a line ends; what is behind the `-` of an item without a key is its text's."""
    return head.end() if ":" in head[0] else len(head[0].rstrip(f" {UNSEEN}"))


def _begins(page: Outline, head: str) -> bool:
    """Whether the beginning of a line, without such signs, is a `-`, or a key of ours with its colon."""
    key = head.strip(" -:")
    return key in page.keys or key in page.keys.of_sites or (not key and "-" in head)


def _tab(page: Outline, n: int, indent: re.Match[str]) -> Correction:
    line = page.lines[n]
    width, above = _width(page, n, line.text[indent.end() :])
    at = line.start + indent[0].index("\t")
    beside = f", so that it begins right below `{above}`" if above else ""
    return Correction(
        code="M3002",
        start=at,
        end=at + 1,
        headline="this line is indented with a tab, which YAML does not allow",
        help=f"indent it with {width} spaces{beside}",
        edits=(replace(line.start, line.start + indent.end(), " " * width),),
    )


def _width(page: Outline, n: int, rest: str) -> tuple[int, str]:
    """How many spaces belong in place of the tabs, by the lines above, and the key that sets them."""
    is_item = rest.startswith("- ")
    above = [line for line in page.lines[max(0, n - _NEAR) : n] if line.kind is Kind.ENTRY]
    found = _ITEM.match(rest)
    alike = (line for line in reversed(above) if line.dashes and found and found["key"] == line.key)
    if found and found["key"] and (other := next(alike, None)):
        return other.dashes[0], ""
    below = next((line for line in page.lines[n + 1 : n + _NEAR] if line.kind is Kind.ENTRY), None)
    columns = {line.dashes[0] for line in above if line.dashes}
    if is_item and below and not below.dashes and below.key_column - 2 in columns:
        return below.key_column - 2, ""
    for line in reversed(above):
        if is_item and line.dashes:
            return line.dashes[0], ""
        if is_item and line.key and not line.value:
            return line.key_column + 2, ""
        if not is_item and line.key and line.key_column:
            return line.key_column, line.key
        if not line.indent and not line.dashes:
            break
    return (2, "") if is_item else (4, "")


def _no_break_spaces(line: Line, indent: str) -> Correction:
    at = line.start + next(n for n, sign in enumerate(indent) if sign != " ")
    if not _SIGNS.sub("", indent).strip(" "):
        return Correction(
            start=at,
            end=line.start + len(indent),
            headline=f"an invisible character, {name_of_unseen(indent[at - line.start])}, begins this line",
            help="delete it",
            edits=(replace(line.start, line.start + len(indent), _SIGNS.sub("", indent)),),
            is_certain=True,
        )
    return Correction(
        start=at,
        end=line.start + len(indent),
        headline="this line is indented with no-break spaces, which YAML takes for text",
        help="delete them and indent with ordinary spaces",
        edits=(replace(line.start, line.start + len(indent), " " * len(indent)),),
        is_certain=True,
    )


def after_colons(page: Outline) -> Iterator[Correction]:
    """A colon after a key that is followed by a blank that YAML does not take for one."""
    for line in page.lines:
        found = _AFTER_COLON.match(line.text)
        if line.kind is Kind.INSIDE or not found or found["key"] not in page.keys:
            continue
        start = line.start + found.start("blank")
        yield Correction(
            start=start,
            end=start + 1,
            headline=f"{name_of_blank(found['blank'][0])} follows the colon of `{found['key']}`, "
            "so YAML takes it for a text",
            help="delete it and write an ordinary space",
            edits=(replace(start, line.start + found.end(), " "),),
            is_certain=True,
        )
