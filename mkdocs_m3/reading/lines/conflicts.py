"""The marks that Git leaves where it could not merge two versions of a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

MARK: Final = re.compile(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
_OWN, _BASE, _OTHER = "<<<<<<<", "|||||||", "======="
"""What comes before the lines of one version, before those that both had once, and before those of the other;
the second only where Git is told to show them."""


def marks(page: Outline) -> Iterator[Correction]:
    """All of them as one finding, at the first."""
    found = [line for line in page.lines if MARK.fullmatch(line.text.rstrip())]
    if found:
        ends = {
            base.start: other.start
            for own, base, other in zip(found, found[1:], found[2:], strict=False)
            if (own.text[:7], base.text[:7], other.text[:7]) == (_OWN, _BASE, _OTHER)
        }
        named = f"`<<<<<<<`,{' `|||||||`,' if ends else ''} `=======` and `>>>>>>>`"
        yield Correction(
            start=found[0].start,
            end=found[0].end,
            headline="Git could not merge two versions of this page, and left marks where they differ",
            help=f"keep the lines that are right, and delete the marks: {named}"
            + (
                ", and the lines between `|||||||` and `=======`, which both versions have changed"
                if ends
                else ""
            ),
            edits=tuple(
                replace(mark.start, ends.get(mark.start, min(mark.end + 1, len(page.text))), "")
                for mark in found
            ),
        )
