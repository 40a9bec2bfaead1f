"""Slips with what holds a page together: indents, hyphens, lines, and the marks around the front matter."""

# ruff: noqa: RUF001 - signs that look like others are what these slips are about

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.slips.marked import WORD, Change
from tests.slips.slip import NBSP, drop, middle_blank, over, put

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.slips.lines import Line
    from tests.slips.marked import Marked
    from tests.slips.slip import Changes

_LOOK_ALIKES: Final = ("–", "—", "•", "·", "*", "+", "o", "1.", "1)", "a.", "‣", "−", "--")
_CONFLICT: Final = ("<<<<<<< HEAD", "=======", ">>>>>>> main", "||||||| 3f2a1c9")
_BREAKS: Final = ("---", "...", "----", "***", "…", "—")


def indent(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The line, or with it what is below it, moved."""
    below = [n + 1 for n in range(line.end, line.block_end - 1) if page.text[n] == "\n"]
    for name, starts in (("line", [line.start]), ("block", [line.start, *below])):
        if name == "block" and not below:
            continue
        for width in (1, 2):
            yield (
                f"{name} {width} to the right",
                tuple(Change(start=n, end=n, text=" " * width) for n in starts),
            )
            if line.dashes - line.start >= width:
                yield (
                    f"{name} {width} to the left",
                    tuple(Change(start=n, end=n + width, text="") for n in starts),
                )


def join(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The line and the next on one."""
    following = page.text[line.end + 1 :]
    if following.startswith(("---", "\n", "#")):
        return
    blanks = len(following) - len(following.lstrip(" "))
    yield "join with the next line", over(line.end, line.end + 1 + blanks, " ")
    yield "join with the next line without a blank", over(line.end, line.end + 1 + blanks, "")
    yield "join with the next line and its indent", drop(line.end, line.end + 1)


def split(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The line on two."""
    own, content = line.dashes - line.start, line.key - line.start
    widths = {"column 1": 0, "its indent": own, "its key": content, "below its text": content + 2}
    at = middle_blank(page, line)
    for where, width in widths.items() if at else ():
        yield f"split in the text, at {where}", over(at or 0, (at or 0) + 1, f"\n{' ' * width}")
    if at:
        yield "split in the text, with a blank line", over(at, at + 1, f"\n\n{' ' * (content + 2)}")
        yield (
            "split in the text, the second half with `#1`",
            (
                Change(start=at, end=at + 1, text=f"\n{' ' * (content + 2)}#"),
                Change(start=at + 1, end=at + 1, text="1 ", mark=WORD),
            ),
        )
        yield "split in the text, the second half with `- `", over(at, at + 1, f"\n{' ' * (content + 2)}- ")
        yield "split in the text, the second half with `&`", over(at, at + 1, f"\n{' ' * (content + 2)}&")
    if line.has_key and line.value < line.end:
        for where, width in widths.items():
            yield f"split after the colon, at {where}", over(line.colon + 1, line.value, f"\n{' ' * width}")
    if line.has_dash:
        for where, width in (("column 1", 0), ("its indent", own), ("its key", content)):
            yield f"split after the hyphen, at {where}", over(line.key - 1, line.key, f"\n{' ' * width}")


def double(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The line twice, or with what is below it. Once is enough for readers."""
    own = page.text[line.start : line.end + 1]
    yield "the line twice", put(line.end + 1, own)
    if line.block_end > line.end + 1:
        yield "the block twice", put(line.block_end, page.text[line.start : line.block_end])


def hyphen(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The hyphen of an item missing, or another sign for it."""
    del page
    if not line.has_dash:
        return
    at = line.key - 2
    yield "the hyphen dropped", drop(at, at + 1)
    yield "the hyphen and its blank dropped", drop(at, at + 2)
    yield "the blank after the hyphen dropped", drop(at + 1, at + 2)
    yield "the hyphen twice", put(at, "- ")
    for sign in _LOOK_ALIKES:
        yield f"{sign!r} for the hyphen", over(at, at + 1, sign)
    for sign in ("–", "•", "1."):
        yield f"{sign!r} and a tab for the hyphen", over(at, at + 2, f"{sign}\t")
        yield f"{sign!r} without a blank for the hyphen", over(at, at + 2, sign)
    yield "a no-break space after the hyphen", over(at + 1, at + 2, NBSP)
    yield "a tab after the hyphen", over(at + 1, at + 2, "\t")


def indent_signs(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The indent in other blanks than spaces."""
    width = line.dashes - line.start
    yield "a no-break space before the line", put(line.start, NBSP)
    yield "a tab before the line", put(line.start, "\t")
    yield "a zero-width space before the line", put(line.start, "\N{ZERO WIDTH SPACE}")
    if not width:
        return
    yield "a tab for the indent", over(line.start, line.dashes, "\t")
    yield "tabs for the indent", over(line.start, line.dashes, "\t" * (width // 2 or 1))
    yield "no-break spaces for the indent", over(line.start, line.dashes, NBSP * width)
    yield "a no-break space in the indent", over(line.dashes - 1, line.dashes, NBSP)
    below = [n + 1 for n in range(line.end, line.block_end - 1) if page.text[n] == "\n"]
    if below:
        changes = tuple(Change(start=n, end=n + width, text="\t" * (width // 2)) for n in below)
        yield "tabs for the indent of the whole block", (*over(line.start, line.dashes, "\t"), *changes)


def conflict(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """What Git leaves where two changed one line."""
    for mark in _CONFLICT:
        yield f"{mark!r} above the line", put(line.start, f"{mark}\n")
    own = page.text[line.start : line.end + 1]
    yield (
        "a whole conflict around the line",
        (
            *put(line.start, "<<<<<<< HEAD\n"),
            *put(line.end + 1, f"=======\n{own}>>>>>>> main\n"),
        ),
    )


def breaks(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A line of hyphens or dots in the middle."""
    del page
    for sign in _BREAKS:
        yield f"{sign!r} below the line", put(line.end + 1, f"{sign}\n")
    yield "`---` below the line, indented", put(line.end + 1, "  ---\n")


def opening(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """Another sign for the hyphens that open or close the front matter, or something before them."""
    del page
    for sign in ("—", "--", "----", "***", "===", "–––", "", "- - -", "```", "+++"):
        yield f"{sign!r} for `---`", over(line.start, line.start + 3, sign)
    for sign in (" ", "\n", "# Key task\n", NBSP, "```yaml\n", ">"):
        yield f"{sign!r} before `---`", put(line.start, sign)
    for sign in (" ", "-", " #", "\t", NBSP, "."):
        yield f"{sign!r} behind `---`", put(line.start + 3, sign)
