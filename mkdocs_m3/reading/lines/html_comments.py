"""Comments as HTML has them, among keys, where YAML has others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, insert, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

_COMMENT: Final = re.compile(r"[ ]*<!--(?P<words>.{0,1000})-->")
_LONGEST: Final = 200
"""Lines of a comment."""
_HEADLINE: Final = "`<!--` begins no comment among keys, where comments begin with `#`"


def on_their_lines(page: Outline) -> Iterator[Correction]:
    """A whole line that is such a comment, and is not within a text."""
    for n, line in enumerate(page.lines):
        found = _COMMENT.fullmatch(line.text.rstrip()) if line.kind is Kind.WORDS else None
        below = next((one for one in page.lines[n + 1 : n + 3] if one.kind is not Kind.BLANK), None)
        if not found or (below is not None and below.kind is not Kind.ENTRY):
            continue
        right = f"# {found['words'].strip()}"
        start, end = line.start + line.indent, line.start + found.end()
        yield Correction(
            start=start,
            end=end,
            headline=_HEADLINE,
            help=f"write `{right}`",
            edits=(replace(start, end, right),),
            is_certain=True,
        )


def over_lines(page: Outline) -> Iterator[Correction]:
    """The same over several lines, whatever is on those between."""
    done = 0
    for n, line in enumerate(page.lines):
        if n < done or line.kind is not Kind.WORDS or not line.text.lstrip().startswith("<!--"):
            continue
        inside = page.lines[n : n + _LONGEST]
        last = next((m for m, one in enumerate(inside, n) if "-->" in one.text), n)
        if last == n or not page.lines[last].text.rstrip().endswith("-->"):
            continue
        below = next((one for one in page.lines[last + 1 : last + 3] if one.kind is not Kind.BLANK), None)
        if below is not None and below.kind is Kind.WORDS and not below.text.lstrip().startswith("<!--"):
            continue
        done = last + 1
        lines = [one for one in page.lines[n:done] if one.kind is not Kind.BLANK]
        count = "both lines" if [line, page.lines[last]] == lines else f"each of the {len(lines)} lines"
        yield Correction(
            start=line.start + line.indent,
            end=line.start + len(line.text.rstrip()),
            headline=_HEADLINE,
            help=f"put `#` before {count} of it, from `<!--` to `-->`",
            edits=tuple(insert(one.start + one.indent, "# ") for one in lines),
            is_certain=True,
        )
