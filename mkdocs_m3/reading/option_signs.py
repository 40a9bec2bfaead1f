"""The signs between the options of a view: a comma between two, a colon and a blank behind a name.

Other signs are read as those, and told of, so that the view is there before its author has mended it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.read_context import ReadContext

_QUOTES: Final = re.compile("[\"']")
_SEMICOLON: Final = re.compile(";")
_EQUALS: Final = rare(r"(?<=\w)[ ]*=[ ]*")
_NO_COMMA: Final = rare(r"(?<=[\w\]])[ ]+(?=[A-Za-z]+:(?:[ ]|$))")
_SIGNS: Final = (
    (_SEMICOLON, ",", "a comma, not a semicolon, parts the options", "write `,` instead of `;`"),
    (_EQUALS, ": ", "a colon and a blank, not `=`, follow the name of an option", "write `: `, not `=`"),
    (_NO_COMMA, ", ", "there is no comma between two options", "write a comma before `{next}`"),
)
"""What is there, what should, what is wrong, and how to mend it."""


def corrected(options: str, start: int, context: ReadContext) -> Draft:
    """The options with the signs that YAML takes; each kind of other sign is told of, once."""
    draft = Draft(text=options, start=start)
    if _QUOTES.search(options):
        return draft  # whose content may be anything
    for pattern, sign, headline, cure in _SIGNS:
        if edits := tuple(_edits(pattern, sign, draft.text)):
            places = [
                Fix(start=draft.place(edit.start), end=draft.place(edit.end), replacement=edit.replacement)
                for edit in edits
            ]
            following = draft.text[edits[0].end :].partition(":")[0]
            first = places[0]
            context.report_at(
                "M3001", first.start, first.end, headline, cure.format(next=following), edits=places
            )
            draft = draft.edited(edits)
    return draft


def _edits(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[Fix]:
    for found in pattern.finditer(text):
        yield Fix(start=found.start(), end=found.end(), replacement=sign)
