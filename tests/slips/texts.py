"""Slips with keys and their colons, and with the signs before, in and behind a text."""

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

_AT_THE_START: Final = (
    "&", "*", "@", "%", "!", "`", "|", ">", "?", "[", "]", "{", "}", ",", '"', "'", "“", "”", "‘", "’", "#",
    "#1 ", "- ", "-", "–", "— ", "• ", "…", "...", "~", "=", "<", ":", ": ", "\\", "$", "^", "/", "\N{BOM}",
)  # fmt: skip
_BETWEEN_WORDS: Final = (
    ": ", " :", " : ", " #", " #1 ", " - ", " – ", " — ", "… ", '"', "“", "”", "’", "'", " & ", " &", " | ",
    NBSP, "\t", "\x0b", "\N{LINE SEPARATOR}", "\x07", ", ", "; ", " [", "] ", " {", "} ", " <", " > ", " @",
)  # fmt: skip


def colon(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The colon of a key missing, or another sign for it, or for the blank after it."""
    if not line.has_key:
        return
    at = line.colon
    yield "the colon dropped", drop(at, at + 1)
    yield "the colon twice", put(at, ":")
    yield "a blank before the colon", put(at, " ")
    for sign in (";", ".", "=", "-", "：", " -", ","):
        yield f"{sign!r} for the colon", over(at, at + 1, sign)
    if line.value == line.end:
        return
    yield "the blank after the colon dropped", drop(at + 1, line.value)
    yield "a no-break space after the colon", over(at + 1, line.value, NBSP)
    yield "a tab after the colon", over(at + 1, line.value, "\t")
    yield "the colon and its blank dropped", drop(at, line.value)
    del page


def key(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """The key misspelled, in other case, or in quotes or bold."""
    if not line.has_key:
        return
    word = page.text[line.key : line.colon]
    middle = len(word) // 2
    spelled = {
        "in lower case": word.lower(),
        "in capitals": word.upper(),
        "with a capital": word[:1].upper() + word[1:],
        "with a letter dropped": word[:middle] + word[middle + 1 :],
        "with a letter twice": word[:middle] + word[middle : middle + 1] + word[middle:],
        "with a letter replaced": word[:middle] + "x" + word[middle + 1 :],
        "without its first letter": word[1:],
        "with `s` behind it": f"{word}s",
        "in curly quotes": f"“{word}”",
        "in bold": f"**{word}**",
        "with a hyphen": f"{word[:middle]}-{word[middle:]}",
        "with a blank": f"{word[:middle]} {word[middle:]}",
        "with a no-break space": f"{word}{NBSP}",
    }
    if line.has_dash:  # any other word may be a key of the site's own, which is nobody's slip
        spelled["in another language"] = "Beschreibung"
    for how, text in spelled.items():
        yield f"the key {how}", over(line.key, line.colon, text)
    yield "a word before the key", put(line.key, "The ")
    yield "the key dropped", drop(line.key, line.value)


def start_of_text(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A sign at the beginning of a text, whether a key's, an item's or a wrapped line's."""
    if not line.is_text:
        return
    for sign in _AT_THE_START:
        if sign == "#1 ":
            yield (
                "`#1` before the text",
                (*put(line.value, "#"), *put(line.value, "1 ", page.marks[line.value])),
            )
        else:
            yield f"{sign!r} before the text", put(line.value, sign)
    yield "the first letter dropped", drop(line.value, line.value + 1)


def within_text(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A sign between two words of a text, in the place of their blank."""
    at = middle_blank(page, line)
    for sign in _BETWEEN_WORDS if at else ():
        digits = "1" in sign
        if digits:
            yield (
                f"{sign!r} between two words",
                (
                    Change(start=at or 0, end=(at or 0) + 1, text=" #"),
                    Change(start=(at or 0) + 1, end=(at or 0) + 1, text="1 ", mark=WORD),
                ),
            )
        else:
            yield f"{sign!r} between two words", over(at or 0, (at or 0) + 1, sign)


def end_of_text(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A sign behind a text."""
    if not line.is_text or line.value == line.value_end:
        return
    for sign in (":", ": ", ",", '"', "'", "”", "]", "}", "…", " |", " >", ";", "\\", NBSP, "  ", "\t"):
        yield f"{sign!r} behind the text", put(line.value_end, sign)
    del page


def _quoted(page: Marked, line: Line) -> bool:
    text = page.text[line.value : line.value_end]
    return len(text) > 1 and text[0] in "\"'" and text[0] == text[-1]


def quotes(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """Quotes missing, doubled, mixed, or as Word writes them."""
    if not line.is_text or line.value == line.value_end:
        return
    first, last = line.value, line.value_end
    if not _quoted(page, line):
        for left, right in (
            ("“", "”"),
            ("‘", "’"),
            ("«", "»"),
            ('"', "”"),
            ("“", '"'),
            ("'", '"'),
            ("`", "`"),
        ):
            yield f"{left}…{right} around the text", (*put(first, left), *put(last, right))
        if at := middle_blank(page, line):
            yield "the first words in quotes", (*put(first, '"'), *put(at, '"'))
            yield "the last words in quotes", (*put(at + 1, '"'), *put(last, '"'))
        return
    other = "'" if page.text[first] == '"' else '"'
    yield "the opening quote dropped", drop(first, first + 1)
    yield "the closing quote dropped", drop(last - 1, last)
    yield "the opening quote twice", put(first, page.text[first])
    yield "the closing quote twice", put(last, page.text[first])
    yield "both quotes twice", (*put(first, page.text[first]), *put(last, page.text[first]))
    yield "the closing quote of the other kind", over(last - 1, last, other)
    yield "curly quotes", (*over(first, first + 1, "“"), *over(last - 1, last, "”"))
    yield "curly single quotes", (*over(first, first + 1, "‘"), *over(last - 1, last, "’"))
    yield "no quotes", (*drop(first, first + 1), *drop(last - 1, last))
    if at := middle_blank(page, line):
        yield "a quote inside the quotes", over(at, at + 1, f" {page.text[first]}")


def brackets(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A bracket, a brace or a comma of a list on one line missing, doubled or another."""
    others = {"[": "(", "]": ")", "{": "[", "}": "]", ",": ";"}
    if page.text[line.value : line.value + 1] not in ("[", "{"):
        return
    for at in range(line.value, line.value_end):
        sign = page.text[at]
        if sign in others:
            yield f"{sign!r} dropped", drop(at, at + 1)
            yield f"{sign!r} twice", put(at, sign)
            yield f"`{others[sign]}` for `{sign}`", over(at, at + 1, others[sign])


def strays(page: Marked, line: Line) -> Iterator[tuple[str, Changes]]:
    """A sign or a word where a line begins or ends."""
    del page
    for sign in ("x", "- ", ":", '"', "`", "> ", "* ", "<br>", "&nbsp;", ",", "[", "?", "? "):
        yield f"{sign!r} before the line", put(line.dashes, sign)
    for sign in (",", ":", ";", "\\", "<br>", "&nbsp;", " |", '"'):
        yield f"{sign!r} behind the line", put(line.end, sign)
