"""The marks that Git leaves where it could not merge two versions of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

MARK: Final = rare(r"(?:<{7}|>{7}|\|{7})(?: .*)?|={7}")
HEAD: Final = r"(?:(?:[A-Z]+_)*HEAD|Updated upstream|Stashed changes)"
"""What Git calls a version beside its mark; nobody calls anything in a playbook so."""
_HEAD: Final = rare(rf"(?:[ ]*-[ ]+)?{HEAD}[ \t]*")
_BRANCH: Final = rare(r"[\w./-]+[ \t]*")
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


def names(page: Outline) -> Iterator[Correction]:
    """The names of versions that were left on lines of their own when the marks before them were deleted.

    A branch may have any name, so it is only taken for one at the left edge, below the name that Git gave.
    """
    is_below = False
    for line in page.lines:
        is_name = _HEAD.fullmatch(line.text) is not None and line.kind is not Kind.INSIDE
        is_branch = is_below and line.kind is Kind.WORDS and _BRANCH.fullmatch(line.text) is not None
        if is_name or is_branch:
            yield Correction(
                start=line.start,
                end=line.end,
                headline=f"`{line.text.strip(' -')}` is left over from a merge of two versions of this page",
                help="delete the line",
                edits=(replace(line.start, min(line.end + 1, len(page.text)), ""),),
            )
        is_below = is_below or is_name
