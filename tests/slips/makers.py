"""Every slip: what somebody may do to one line without knowing YAML, or by pasting from Word or Git.

None comments a line out, or changes only what no reader sees.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.slips import structure, texts
from tests.slips.lines import lines
from tests.slips.slip import Slip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.slips.lines import Line
    from tests.slips.marked import Marked
    from tests.slips.slip import Changes

    Maker = Callable[[Marked, Line], Iterator[tuple[str, Changes]]]

MAKERS: Final[dict[str, Maker]] = {
    "indent": structure.indent,
    "join": structure.join,
    "split": structure.split,
    "double": structure.double,
    "hyphen": structure.hyphen,
    "signs in the indent": structure.indent_signs,
    "conflict": structure.conflict,
    "breaks": structure.breaks,
    "colon": texts.colon,
    "key": texts.key,
    "start of a text": texts.start_of_text,
    "within a text": texts.within_text,
    "end of a text": texts.end_of_text,
    "quotes": texts.quotes,
    "brackets": texts.brackets,
    "strays": texts.strays,
}
"""By what the summary calls them."""

_OF_MARKERS: Final[dict[str, Maker]] = {"opening": structure.opening}


def slips(page: Marked) -> Iterator[Slip]:
    """Every slip on every line of a page."""
    for line in lines(page):
        for kind, maker in _OF_MARKERS.items() if line.is_marker else MAKERS.items():
            for name, changes in maker(page, line):
                if any(page.text[one.start : one.end] != one.text for one in changes):
                    yield Slip(kind=kind, name=name, line=line.number, changes=changes)
