"""Mistakes that concern whole lines: what is joined, split, out of place, or lacks its colon."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.places import misplaced
from mkdocs_m3.reading.yaml.draft import Correction, insert, replace, spaces, without_second_dash

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Line, Outline
    from mkdocs_m3.reading.yaml.yaml_error import YamlError

_MOST_GUESSES: Final = 4
"""Lines out of place that are considered for one error."""
_TIGHT_KEY: Final = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+):(?P<value>[^\s/].*)")
_KEY_WITHIN: Final = re.compile(r"(?<=[^\s-])(?P<gap>[ ]+)(?P<dash>-[ ]+)?(?P<key>[A-Za-z_]+):(?=\s|$)")
_ITEM_WITHIN: Final = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+)[ ]*:(?P<gap>[ ]+)(?=-\s)")
_WORDS_OF_KEY: Final = re.compile(r"(?P<key>[A-Za-z_]+)(?P<gap>[ ]*)(?P<rest>.*)")
_ADDRESS: Final = re.compile(r"[ ]*(?P<address>(?P<scheme>https?://)\S+|\S+\.[A-Za-z]{2,4})")
_COLONS: Final = frozenset(":;=,.\uff1a")
"""Signs that are there in place of a colon."""
_SIGN_FOR_COLON: Final = re.compile(
    r"[ ]*(?P<key>[A-Za-z_]+)(?P<sign>[ ]*=(?!=)[ ]*|[ ]*[;,.][ ]+|[ ]+[-\u2013\u2014][ ]+)(?P<value>\S.*)"
)
_OPEN_END: Final = re.compile(
    r"\b(?:the|an?|of|to|for|with|and|or|by|from|der|die|das|dem|den|des|und|oder|mit|le|la|les|el|los|du|de|et|ou|y)$"
)
"""Words behind which the same sentence goes on."""
NO_COLON: Final = "expected ':'"
"""What the library says of words in the place of a key."""


def tight_key(page: Outline, error: YamlError) -> Iterator[Correction]:
    """`name:Meet` is no key with a value to YAML, and the library complains of what follows it."""
    if NO_COLON not in error.problem and "mapping values" not in error.problem:
        return
    at = line_at(page, error.context if NO_COLON in error.problem else error.offset)
    for line in (page.lines[at], *(page.lines[at - 1 : at] if at else ())):
        found = _TIGHT_KEY.fullmatch(line.text.rstrip())
        if found and found["key"] in page.keys:
            start = line.start + found.start("value")
            yield Correction(
                start=line.start + found.start("key"),
                end=start,
                headline=f"no space follows the colon of `{found['key']}`",
                help=f"write `{found['key']}: {found['value']}`",
                edits=(insert(start, " "),),
            )


def out_of_place(page: Outline, error: YamlError) -> Iterator[Correction]:
    """Lines that begin too far to the left or right; the one nearest to where the library stopped first."""
    last = page.text.find("\n", error.offset)
    found = [one for one in misplaced(page) if last < 0 or one.start <= last + 1]
    yield from reversed(found[-_MOST_GUESSES:])


def two_in_a_line(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A key, or an item, that begins in the middle of a line."""
    line = page.lines[line_at(page, error.offset)]
    if "block sequence entries" in error.problem:
        found = _ITEM_WITHIN.match(line.text)
    elif "mapping values" in error.problem:
        found = next((one for one in _KEY_WITHIN.finditer(line.text) if one["key"] in page.keys), None)
    else:
        return
    if not found:
        return
    is_item = found.re is _ITEM_WITHIN
    is_text = is_item and bool(line.dashes) and found["key"] not in page.keys.of_nested
    if is_text and (dash := without_second_dash(line.value_start, line.value)):
        yield dash
        return
    begins = "an item" if is_item else f"`{found['key']}`"
    end = line.start + found.end("gap")
    for column in _columns_for_item(page, line) if is_item else _columns_for_key(page, line, found):
        indent = f", indented with {spaces(column)}" if column else ""
        yield Correction(
            start=end,
            end=end + 1,
            headline=f"{begins} begins in the middle of this line",
            help=f"begin a new line here{indent}",
            edits=(replace(line.start + found.start("gap"), end, "\n" + " " * column),),
        )


def _columns_for_item(page: Outline, line: Line) -> tuple[int, ...]:
    """Where an item belongs that follows its key on the same line."""
    below = next((one for one in page.lines if one.start > line.start and one.kind is Kind.ENTRY), None)
    usual = (below.dashes[0],) if below and below.dashes else ()
    return tuple(dict.fromkeys((*usual, line.key_column + 2)))


def _columns_for_key(page: Outline, line: Line, found: re.Match[str]) -> tuple[int, ...]:
    """Where a key, or an item with a key, may belong that follows something else on the same line."""
    if found["dash"]:
        above = (one for one in reversed(page.lines) if one.start <= line.start and one.kind is Kind.ENTRY)
        return tuple(dict.fromkeys(one.dashes[0] for one in above if one.dashes))[:2]
    if found["key"] not in page.keys.of_items:
        return (0,)
    return tuple(dict.fromkeys((line.key_column if line.key or line.dashes else 0, 0)))


def key_without_colon(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A line that begins with a key and lacks its colon."""
    at = line_at(page, error.context if NO_COLON in error.problem else error.offset)
    for line in reversed(page.lines[max(0, at - 2) : at + 1]):
        if line.kind not in (Kind.WORDS, Kind.ENTRY) or line.key:
            continue
        begin = line.value_start if line.dashes else line.start + line.indent
        found = _WORDS_OF_KEY.fullmatch(page.text[begin : line.end].rstrip())
        if not found or found["key"] not in page.keys or found["rest"][:1] in _COLONS:
            continue
        end = begin + len(found["key"])
        yield Correction(
            start=begin,
            end=end,
            headline=f"no colon follows `{found['key']}`",
            help=f"write `{' '.join((found['key'] + ':', found['rest'])).strip()}`",
            edits=(insert(end, ":" if found["gap"] or not found["rest"] else ": "),),
        )


def _below_key(page: Outline, error: YamlError) -> tuple[Line, Line] | None:
    """The line that should be a key, and the one above with a key in the same column; `None` of others."""
    if NO_COLON not in error.problem:
        return None
    at = line_at(page, error.context)
    line, above = page.lines[at], page.above(at)
    return (line, above) if above and above.key and line.indent == above.key_column else None


def sign_for_the_colon(page: Outline, error: YamlError) -> Iterator[Correction]:
    """`filename= Plan.docx` or `url - https://example.gov`, in line with the key above."""
    lines = _below_key(page, error)
    found = _SIGN_FOR_COLON.fullmatch(lines[0].text.rstrip()) if lines else None
    if not lines or not found:
        return
    line = lines[0]
    key, value, sign = found["key"], found["value"], found["sign"].strip()
    is_word = key in page.keys.of_words
    is_sure = sign == "=" or (" " not in value if is_word else sign == ";" and value[0].isupper())
    if key in page.keys.of_items and is_sure:
        yield Correction(
            start=line.start + found.start("key"),
            end=line.start + found.end("key"),
            headline=f"`{sign}` follows `{key}`, where a colon should",
            help=f"write `{key}: {value}`",
            edits=(replace(line.start + found.start("sign"), line.start + found.end("sign"), ": "),),
        )


def party_without_key(page: Outline, error: YamlError) -> Iterator[Correction]:
    """`provider` on a line of its own, in line with the key of an item."""
    lines = _below_key(page, error)
    if not lines or lines[1].key not in page.keys.of_beginnings:
        return
    line, above = lines
    word = line.text.strip()
    if word.casefold() not in page.keys.parties or not page.keys.of_parties or _OPEN_END.search(above.value):
        return
    written = (one.key for one in page.lines if one.key in page.keys.of_parties)
    key, start = next(written, min(page.keys.of_parties)), line.start + line.indent
    width, party = above.key_column + 2, dict(page.keys.ids_of_parties).get(word.casefold(), word)
    yield Correction(
        start=start,
        end=start + len(word),
        headline="this party has no key",
        help=f"write `{key}: {party}`; if it is the end of the text above, indent it with {width} spaces",
        edits=(replace(start, start + len(word), f"{key}: {party}"),),
    )


def address_without_key(page: Outline, error: YamlError) -> Iterator[Correction]:
    """The name of a file, or an address, on a line of its own below the key of an item."""
    lines = _below_key(page, error)
    found = _ADDRESS.fullmatch(lines[0].text.rstrip()) if lines else None
    if not lines or not found:
        return
    line = lines[0]
    key = "url" if found["scheme"] else "filename"
    start = line.start + line.indent
    yield Correction(
        start=start,
        end=line.start + found.end(),
        headline=f"{'this address' if found['scheme'] else 'this name of a file'} has no key",
        help=f"write `{key}: {found['address']}`",
        edits=(insert(start, f"{key}: "),),
    )


def line_that_continues(page: Outline, error: YamlError) -> Iterator[Correction]:
    """The rest of a wrapped text, not indented far enough to belong to it."""
    if NO_COLON not in error.problem:
        return
    at = line_at(page, error.context)
    if _may_be_item(page, at):
        return
    line, begin = page.lines[at], _beginning(page, at)
    width = page.lines[begin].owner + 2 if begin is not None else 0
    where = f"indent it with {width} spaces" if width else "indent it below that text"
    yield Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline="this line is no key, and is not indented as a part of the text above it",
        help=f"if it belongs to a text, {where}; {_as_item(page, at, begin)}if it is a key, "
        "write a colon and a space after it",
        edits=tuple(_indented(page, at, width)) if width else (),
    )


def _as_item(page: Outline, at: int, begin: int | None) -> str:
    """How a line may be an item of its own: in the column of the dashes, or of the keys of an item."""
    if _is_below_dash(page, at):
        return "if it is an item of its own, write `- ` before it; "
    line, above = page.lines[at], page.lines[begin] if begin is not None else None
    if (
        above is None
        or not above.dashes
        or above.key not in page.keys.of_beginnings
        or line.indent != above.key_column
    ):
        return ""
    item = f"- {above.key}: {line.text.strip()}"
    return f"if it is an item of its own, write `{item}`, in line with the `-` above; "


def _may_be_item(page: Outline, at: int) -> bool:
    """Whether a line begins with a sign in the column of the items above."""
    line = page.lines[at]
    sign = line.text[line.indent : line.indent + 1]
    return _is_below_dash(page, at) and not (sign.isalnum() or sign in "\"'([{")


def _is_below_dash(page: Outline, at: int) -> bool:
    """Whether a line begins in the column of the items above."""
    above = next((one for one in reversed(page.lines[:at]) if one.kind is Kind.ENTRY and one.dashes), None)
    return above is not None and page.lines[at].indent == above.dashes[0]


def _beginning(page: Outline, at: int) -> int | None:
    """The line on which the text begins that line `at` may continue; `None` where there is none."""
    for n in range(at - 1, -1, -1):
        if page.lines[n].kind is Kind.ENTRY:
            return n if page.lines[n].is_plain else None
        if page.lines[n].kind is not Kind.WORDS:
            return None
    return None


def _indented(page: Outline, at: int, width: int) -> Iterator[Fix]:
    for line in page.lines[at:]:
        if line.kind is not Kind.WORDS or line.indent >= width:
            return
        yield replace(line.start, line.start + line.indent, " " * width)


def key_below_text(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A key below an item that is only a text, perhaps on several lines."""
    at = line_at(page, error.offset)
    line = page.lines[at]
    begin = next((n for n in range(at - 1, -1, -1) if page.lines[n].kind is Kind.ENTRY), None)
    if "mapping values" not in error.problem or not line.key or line.dashes or begin is None:
        return
    item, more = page.lines[begin], page.lines[begin + 1 : at]
    if item.key or not item.dashes or not item.value:
        return
    text, edit = item.value, insert(item.value_start, "text: ")
    if more and item.is_plain and all(one.kind is Kind.WORDS for one in more):
        text = " ".join([item.value, *(one.text.strip() for one in more)])
        edit = replace(item.value_start, more[-1].end, f"text: {text}")
    yield Correction(
        start=line.start + line.indent,
        end=line.start + line.indent + len(line.key),
        headline=f"`{line.key}` follows an item that is only a text",
        help=f"write the item as `- text: {text}`",
        edits=(edit, replace(line.start, line.start + line.indent, " " * (item.value_start - item.start))),
    )


def key_out_of_line(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A key or an item in a column where it can belong to nothing, and of which no more is known."""
    line = page.lines[line_at(page, error.offset)]
    if line.kind is not Kind.ENTRY or error.offset > line.start + line.key_column + len(line.key):
        return
    subject = f"`{line.key}`" if line.key else "this line"
    yield Correction(
        start=line.start + line.indent,
        end=line.start + len(line.text.rstrip()),
        headline=f"{subject} is not in line with what it belongs to",
        help="indent it by exactly as many spaces as its neighbors of the same level",
    )


def line_at(page: Outline, offset: int) -> int:
    """The number of the line with an offset, from 0."""
    return page.text.count("\n", 0, offset)
