"""The marks that Git leaves where it could not merge two versions of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

MARK: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")


def marks(page: Outline) -> Iterator[Correction]:
    """All of them as one finding, at the first."""
    found = [line for line in page.lines if MARK.fullmatch(line.text.rstrip())]
    if found:
        yield Correction(
            start=found[0].start,
            end=found[0].end,
            headline="Git could not merge two versions of this page, and left marks where they differ",
            help="keep the lines that are right, and delete the marks: `<<<<<<<`, `=======` and `>>>>>>>`",
            edits=tuple(replace(mark.start, min(mark.end + 1, len(page.text)), "") for mark in found),
        )
