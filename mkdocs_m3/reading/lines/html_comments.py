"""Comments as HTML has them, among keys, where YAML has others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

_COMMENT: Final = re.compile(r"[ ]*<!--(?P<words>.{0,1000})-->")


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
            headline="`<!--` begins no comment among keys, where comments begin with `#`",
            help=f"write `{right}`",
            edits=(replace(start, end, right),),
        )
