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
    from collections.abc import Callable, Iterator

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
_SEVERAL: Final = rare(
    r"(?P<key>[A-Za-z][\w-]*):[ ]*(?P<values>[^\s,:\[\]{}][^,:\[\]{}]*(?:,[ ]*[^\s,:\[\]{}][^,:\[\]{}]*)*)"
    r"(?=[ ]*(?:\}|$|,[ ]*[A-Za-z][\w-]*:))"
)
_RANGE: Final = rare(r"(\d{1,2})[ ]*(?:-|\u2013|to|through)[ ]*(\d{1,2})")
_NUMBERS: Final = rare(r"\d{1,2}(?:(?:[ ]*(?:[,;/&+]|and|or)[ ]*)+\d{1,2})+")


def corrected(options: str, start: int, takes_several: Callable[[str], bool], context: ReadContext) -> Draft:
    """The options with the signs that YAML takes; each kind of other sign is told of, once.

    `takes_several` says of a name whether that option may have several values, in brackets.
    """
    draft = Draft(text=options, start=start)
    if _QUOTES.search(options):
        return draft  # whose content may be anything
    draft = _with_brackets(draft, takes_several, context)
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
    return _with_brackets(draft, takes_several, context)


def _with_brackets(draft: Draft, takes_several: Callable[[str], bool], context: ReadContext) -> Draft:
    """The options with brackets around several values of one, which are told of."""
    edits = []
    for found in _SEVERAL.finditer(draft.text):
        values = _values(found["values"].strip())
        if not values[1:] or not takes_several(found["key"]):
            continue
        written = f"[{', '.join(values)}]"
        start, end = found.start("values"), found.start("values") + len(found["values"].rstrip())
        edits.append(Fix(start=start, end=end, replacement=written))
        place = Fix(start=draft.place(start), end=draft.place(end), replacement=written)
        headline = f"`{found['key']}` has several values, and no brackets around them"
        cure = f"write `{written}`"
        context.report_at("M3001", place.start, place.end, headline, cure, edits=(place,))
    return draft.edited(edits) if edits else draft


def _values(written: str) -> tuple[str, ...]:
    """The values that are written, also those of a range or between other words."""
    if (found := _RANGE.fullmatch(written)) and int(found[1]) < int(found[2]):
        return tuple(str(n) for n in range(int(found[1]), int(found[2]) + 1))
    if _NUMBERS.fullmatch(written):
        return tuple(re.findall(r"\d+", written))
    return tuple(value for value in map(str.strip, re.split("[,;]", written)) if value)


def _edits(pattern: re.Pattern[str], sign: str, text: str) -> Iterator[Fix]:
    for found in pattern.finditer(text):
        yield Fix(start=found.start(), end=found.end(), replacement=sign)
