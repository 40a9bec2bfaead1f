"""Lists with one item more or less than the sentence right above says: *it has four parts*, and then five."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import blocks_of, lines_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from markdown_it.token import Token

_FEWEST: Final = 2
_NUMBERS: Final = (
    ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    ("zwei", "drei", "vier", "f\u00fcnf", "sechs", "sieben", "acht", "neun", "zehn"),
    ("deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    ("dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
)
"""By language, the words for the numbers from two on."""
_THINGS: Final = (
    "parts|steps|things|reasons|questions|points|kinds|types|ways|rules|items|cases|conditions|criteria|"
    "areas|goals|principles|options|lists|examples|signs|documents|files|changes|habits|"
    "teile|schritte|dinge|gr\u00fcnde|fragen|punkte|arten|regeln|f\u00e4lle|bedingungen|bereiche|ziele|listen|beispiele|"
    "parties|\u00e9tapes|choses|raisons|questions|points|sortes|r\u00e8gles|cas|conditions|objectifs|exemples|"
    "partes|pasos|cosas|razones|preguntas|puntos|clases|reglas|casos|condiciones|objetivos|ejemplos"
)
_VALUES: Final = {word: n for words in _NUMBERS for n, word in enumerate(words, _FEWEST)}
_COUNT: Final = rare(
    r"(?:\A|(?<=[.:!?\n])[ ]*|(?<=\n)"
    r"|\b(?:has|have|are|gibt(?:[ ]es)?|hat|haben|sind|y[ ]a|ont|sont|hay|tienen?|son)[ ])"
    rf"(?P<number>{'|'.join(_VALUES)})[ ]+(?:[^\W\d_]+[ ]+)?(?:{_THINGS})\b"
    r"(?![ ]+(?:above|below|less|more|of)\b)",
    re.IGNORECASE,
)
"""Where a sentence begins with the number, or says that there are so many."""
_ANY: Final = rare(rf"\b(?:{'|'.join(_VALUES)}|\d+)\b", re.IGNORECASE)
_ALONE: Final = rare(rf"\b(?:{'|'.join(_VALUES)})\b", re.IGNORECASE)
_MAY_HOLD: Final = rare(r"\n[ ]{0,3}(?:[-*+]|\d{1,9}[.)])[ \t]")
_LISTS: Final = ("bullet_list_open", "ordered_list_open")
_GOES_ON: Final = (*_LISTS, "fence", "code_block")
"""What may be more of a list."""


class CountedList(NamedTuple):
    """A number in words, and how many items the list below it has."""

    start: int
    """Where the number begins, in characters from 0 of the body."""
    end: int
    """Where it ends, exclusive."""
    written: str
    """The number, as written."""
    items: int
    """How many items there are."""
    right: str
    """Their number in the same language; empty where it has no word here."""


def counted_lists(body: str) -> Iterator[CountedList]:
    """Each list whose items are one more or one less than the only number in the words right above it."""
    if not _MAY_HOLD.search(body) or not _COUNT.search(body):
        return
    lines, tokens = lines_of(body), blocks_of(body)
    for n in range(2, len(tokens)):
        above, words, opening = tokens[n - 1], tokens[n - 2], tokens[n]
        if opening.type in _LISTS and above.type == "paragraph_close" and words.map:
            found = _COUNT.search(words.content)
            if not found or len(_ANY.findall(words.content)) > 1:
                continue
            end = _closing(tokens, n)
            if _is_parted(tokens, n, end):
                continue
            written, items = found["number"], _items(tokens, n, end)
            begin = lines[words.map[0]][0]
            place = _ALONE.search(body, begin + words.content.casefold().index(written.casefold()))
            if place and abs(items - _VALUES[written.casefold()]) == 1:
                yield CountedList(*place.span(), written, items, _word(written, items))


def _closing(tokens: list[Token], n: int) -> int:
    """Which token closes the list that opens with the token of this number."""
    level = tokens[n].level
    return next(m for m in range(n + 1, len(tokens)) if tokens[m].level == level)  # a slice would copy them


def _items(tokens: list[Token], n: int, end: int) -> int:
    """How many items the list has that opens and closes with these tokens."""
    level = tokens[n].level + 1
    return sum(tokens[m].type == "list_item_open" and tokens[m].level == level for m in range(n + 1, end))


def _is_parted(tokens: list[Token], n: int, end: int) -> bool:
    """Whether a list does not begin with its first item, or may go on behind what comes next."""
    if tokens[n].attrGet("start") not in (None, 1):
        return True
    return end + 1 < len(tokens) and tokens[end + 1].type in _GOES_ON


def _word(written: str, number: int) -> str:
    """A number as a word of the language in which another one is written; empty where that may be two."""
    words, *others = (words for words in _NUMBERS if written.casefold() in words)
    if others:
        return ""
    place = number - _FEWEST
    word = words[place] if 0 <= place < len(words) else ""
    return word.capitalize() if written[:1].isupper() else word
