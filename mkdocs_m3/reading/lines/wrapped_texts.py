"""Lines that go on from the text above, or come between items, where their colon makes keys of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, quote, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Keys, Line, Outline

SEVERAL_WORDS: Final = r"(?:[^\W\d_A-Z][^\s:]*|\d[\w,.]*)[ ](?:[^:\n]|:\S)*:[ ]+\S"
"""How a line begins that holds nobody's key: with several words, the first of them small, and a colon."""
_ONE_WORD: Final = r"[a-z]\w*[ ]?:[ ]+[^\W\d_]\S*[ ]+\S"
"""The same of a line whose one word may be a key, with words behind it."""
_HAS_TO_GO_ON: Final = (
    r"(?:[,(\u2013\u2014]|[ ][/&]|\b(?:and|or|the|an?|of|to|with|for|by|from|in|on|at|that|which"
    r"|und|oder|der|die|das|den|dem|mit|von|zu|f\u00fcr|et|ou|le|la|les|des|du|de|avec|pour|que"
    r"|y|o|el|los|las|del|con|para))"
)
"""How a text ends that does not end there, in the languages that sites are written in."""
_KEY_WITH_WORDS: Final = rare(rf"\n[ ]*(?=(?P<key>\w+)){_ONE_WORD}")
_TAKES_IN_ITEM: Final = rare(r"\n(?=(?P<key>[^\s#\-\"':]+))(?:[^:\n]|:\S)*:[ ][^\n]*\n(?:[ ]*\r?\n)*[ ]+-[ ]")
_MAY_BE_WORDS: Final = rare(rf"[ ]*{SEVERAL_WORDS}")
_MAY_BE_KEY: Final = rare(rf"[ ]*{_ONE_WORD}")
_UNFINISHED: Final = rare(rf"{_HAS_TO_GO_ON}\Z")
_WITH_VALUE: Final = rare(r"[^\W\d_](?:[^:\n]|:\S)*:[ ]+[^\s\"'\[{|>&*!#]")
_FINISHED: Final = rare(r"[.!?:;\u2026][)\"'\u2019\u201d]*\Z")
_FARTHEST: Final = 40
"""Characters at the end of a line in which its last word is."""
_AROUND: Final = 40
"""Lines of a text that are looked through."""


def may_be(text: str, keys: Keys) -> bool:
    """Whether a line may be such a one that begins as a key would; quickly seen."""
    for found in _KEY_WITH_WORDS.finditer(text):
        is_known = found["key"] in keys or found["key"] in keys.of_sites
        above = "" if is_known else text[max(0, found.start() - _FARTHEST) : found.start()].rstrip()
        if above and _UNFINISHED.search(above):
            return True
    return any(found["key"] not in keys for found in _TAKES_IN_ITEM.finditer(text))


def with_colons(page: Outline) -> Iterator[Correction]:
    """Lines at the edge, or in line with the items, that go on from the text right above them."""
    done = 0
    for n, line in enumerate(page.lines):
        begin = _begin_above(page, n) if n >= done and _may_be_words(line, page) else None
        if begin is None or line.indent > page.lines[begin].owner or not _goes_on(page, begin, n):
            continue
        done = n + 1
        while done < len(page.lines) and page.lines[done].kind is Kind.WORDS:
            done += 1
        yield _correction(page, begin, n, done)


def between_items(page: Outline) -> Iterator[Correction]:
    """Lines at the edge that hold no key of ours, among the items of a list, and take in the next of them."""
    for n, line in enumerate(page.lines):
        is_line = line.kind in (Kind.ENTRY, Kind.WORDS) and not line.indent and not line.dashes
        if not is_line or line.key in page.keys or not _WITH_VALUE.match(line.text):
            continue
        after = page.lines[n + 1 : n + _AROUND]
        below = next((one for one in after if one.kind is not Kind.BLANK), None)
        column = below.dashes[:1] if below and below.indent else ()
        if not column or not _is_within(page, n, column[0]):
            continue
        yield Correction(
            start=line.start,
            end=line.start + len(line.text.rstrip()),
            headline="this line comes between the items of a list, and takes in the item below it",
            help="move it out of the list; if it goes on from the text above it, indent it as far as that "
            "text, and put the whole text in quotes",
            edits=(replace(line.start, line.end, ""),),
            is_open=True,
        )


def _is_within(page: Outline, n: int, column: int) -> bool:
    """Whether the list above line `n` has its items in this column."""
    for line in reversed(page.lines[max(0, n - _AROUND) : n]):
        if line.dashes[:1] == (column,):
            return True
        if line.kind is Kind.ENTRY and not line.indent:
            return False
    return False


def _begin_above(page: Outline, n: int) -> int | None:
    """The line right above line `n`, or the one that it goes on from, where a text without quotes begins."""
    for m in range(n - 1, max(-1, n - _AROUND), -1):
        line = page.lines[m]
        if line.kind is Kind.ENTRY:
            is_text = line.is_plain and line.key not in page.keys.of_words and " #" not in line.value
            return m if is_text and (not line.key or line.key in page.keys) else None
        if line.kind is not Kind.WORDS:
            return None
    return None


def _may_be_words(line: Line, page: Outline) -> bool:
    """Whether a line may be none that begins something."""
    if line.kind is Kind.WORDS:
        return _MAY_BE_WORDS.match(line.text) is not None
    is_key = line.key in page.keys or line.key in page.keys.of_sites
    return line.kind is Kind.ENTRY and not is_key and _MAY_BE_KEY.match(line.text) is not None


def _goes_on(page: Outline, begin: int, n: int) -> bool:
    """Whether the text that begins on a line has no end above line `n`.

    Where that line has one word before its colon, which may be a key of the site's own, only a text that
    cannot end there goes on.
    """
    line, first, above = page.lines[n], page.lines[begin], page.lines[n - 1].text.rstrip()
    if line.kind is Kind.WORDS:
        return _FINISHED.search(above) is None
    is_key_of_item = bool(first.dashes) and line.indent == first.key_column
    return not is_key_of_item and _UNFINISHED.search(above) is not None


def _correction(page: Outline, begin: int, n: int, stop: int) -> Correction:
    line, first = page.lines[n], page.lines[begin]
    end = page.lines[stop - 1].start + len(page.lines[stop - 1].text.rstrip())
    width = first.owner + 2
    words = in_quotes(page.text[first.value_start : end])
    is_item = bool(first.dashes) and line.indent == first.dashes[-1]
    item = "; if it is an item of its own, write `- ` before it" if is_item else ""
    own = page.lines[n:stop]
    indents = (replace(one.start, one.start + one.indent, " " * width) for one in own if one.indent < width)
    return Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline="this line goes on from the text above, and its colon makes a key of it",
        help=f"indent it with {width} spaces, and put the whole text in quotes: `{words}`{item}",
        edits=(*indents, *quote(page.text, first.value_start, end)),
    )
