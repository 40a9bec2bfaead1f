"""Lines that begin with the `>` by which mail marks what it quotes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind, outline
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_MARKS: Final = re.compile(r"(?:>[ ]?)*>")
_BLOCK: Final = re.compile(r"[|>][+-]?\d?(?:\s+#.*)?\Z")
_GOES_ON: Final = re.compile(r"[ ]*(?:-[ ]+\S|[A-Za-z_]+:(?:[ ]|$))")


def marks(page: Outline) -> Iterator[Correction]:
    """Lines that follow each other, each with such signs at the left edge, where none belong."""
    run: list[tuple[Line, int]] = []
    above: Line | None = None
    for line in (*page.lines, None):
        found = _MARKS.match(line.text) if line and line.kind is Kind.WORDS else None
        if line and found:
            run.append((line, found.end()))
            continue
        if any(_GOES_ON.match(one.text, end) for one, end in run):
            yield _correction(page, run)
        elif run:
            yield _continued(page, run, above) if above and _may_go_on(above) else _comment(run)
        run = []
        if line and line.kind is not Kind.BLANK:
            above = line


def _correction(page: Outline, run: list[tuple[Line, int]]) -> Correction:
    first, end = run[0]
    sign = first.text[:end]
    width = 1 if _is_indented_alike(page, run) else 0
    return Correction(
        start=first.start,
        end=first.start + end,
        headline=f"`{sign}` begins this line, as in a mail that quotes another",
        help=f"delete `{sign}{' ' * width}`{and_more(len(run))}",
        edits=tuple(
            replace(line.start, line.start + min(end + width, len(line.text)), "") for line, end in run
        ),
    )


def _may_go_on(above: Line) -> bool:
    """Whether a text may go on below a line, or begin there: that of a key or of an item."""
    has_words = above.kind is Kind.ENTRY and (above.is_plain or _BLOCK.match(above.value) is not None)
    return has_words or above.is_open


def _continued(page: Outline, run: list[tuple[Line, int]], above: Line) -> Correction:
    """The correction of lines that continue the text above them, or are the text that it lacks."""
    first, end = run[0]
    column = above.owner + 2
    begin = rest = " " * column
    if above.is_open and any(above.key in listed for listed in page.keys.of_page_lists):
        column = page.column_of_items(above, run[-1][0].end)
        begin, rest = f"{' ' * column}- ", " " * (column + 2)
        below = f", and {column + 2} spaces in the lines below" if len(run) > 1 else ""
        before = f", with {spaces(column)} before it" if column else ""
        cure = f"write `- ` instead{before}{below}: it is an item of `{above.key}`"
    else:
        named = f"`{above.key}`" if above.key else "the item"
        what = f"is the text of {named}" if above.is_open else "goes on with the text above"
        cure = f"write {column} spaces instead, so that it {what}{and_more(len(run))}"
    return Correction(
        start=first.start,
        end=first.start + end,
        headline=f"`{first.text[:end]}` begins this line, as in a mail that quotes another",
        help=cure,
        edits=tuple(
            replace(line.start, line.end - len(line.text[end:].lstrip(" ")), rest if n else begin)
            for n, (line, end) in enumerate(run)
        ),
    )


def _comment(run: list[tuple[Line, int]]) -> Correction:
    """The correction of lines that hold words alone, which belong to no key."""
    first, end = run[0]
    return Correction(
        start=first.start,
        end=first.start + end,
        headline=f"`{first.text[:end]}` begins this line, as in a mail that quotes another",
        help=f"begin it with `#`, which makes it a comment, or delete it{and_more(len(run))}",
        edits=tuple(replace(line.start, line.start + end, "#") for line, end in run),
    )


def _is_indented_alike(page: Outline, run: list[tuple[Line, int]]) -> bool:
    """Whether a space after the signs belongs to them: without it, the lines are in line with the others."""
    columns = {(line.indent, bool(line.dashes)) for line in page.lines if line.kind is Kind.ENTRY}
    if not all(line.text[end : end + 1] in ("", " ") for line, end in run):
        return False

    def fitting(width: int) -> int:
        words = "\n".join(line.text[end + width :] for line, end in run)
        return sum((line.indent, bool(line.dashes)) in columns for line in outline(words, page.keys).lines)

    return fitting(1) >= fitting(0)
