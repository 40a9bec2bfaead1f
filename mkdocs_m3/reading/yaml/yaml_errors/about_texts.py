"""Mistakes within a text: signs that mean something else to YAML, quotes and brackets that do not close."""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import CURLY, called
from mkdocs_m3.reading.yaml.draft import (
    QUOTED,
    Correction,
    in_quotes,
    insert,
    quote,
    replace,
    spaces,
    without_outer_quotes,
    without_second_dash,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.reading.lines.outline import Outline
    from mkdocs_m3.reading.yaml.yaml_error import YamlError

_ENDS_IN_BRACKETS: Final = re.compile(r"[\n,\]}]")
_BEHIND_BLOCK: Final = re.compile(r"(?P<signs>(?P<sign>[|>])[+-]?)[ \t]*(?P<words>[^\W\d].*)", re.DOTALL)
_BARE: Final = re.compile(r"\w")
_NEEDS_QUOTES: Final = re.compile(r":(?:\s|$)|\s#")
_COLON: Final = re.compile(r":(?:\s|$)")
_BEHIND_QUOTE: Final = re.compile(r"(?<=[\"'])[ \t]+#[^\"'\n]*\Z")
"""A comment behind the last quote of a text."""
_HIDDEN_BREAKS: Final = "\u0085\u2028\u2029"
_QUOTED: Final = re.compile(r"([\"']).*\1", re.DOTALL)
_IN_CURLY: Final = re.compile(rf"[{CURLY}](?P<words>[^{CURLY}]*)[{CURLY}]")


def tab(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A tab between words, where YAML wants a space."""
    if page.text[error.offset : error.offset + 1] == "\t":
        yield Correction(
            code="M3002",
            start=error.offset,
            end=error.offset + 1,
            headline="this is a tab, which YAML does not allow here",
            help="write a space instead",
            edits=(replace(error.offset, error.offset + 1, " "),),
        )


def hidden_break(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A sign within the line at which YAML, unlike editors and Markdown, begins another one."""
    for offset in dict.fromkeys((error.context, error.offset)):
        start = page.text.rfind("\n", 0, offset) + 1
        at = max(page.text.rfind(sign, start, offset) for sign in _HIDDEN_BREAKS)
        if at >= 0:
            yield Correction(
                start=at,
                end=at + 1,
                headline="a line separator, which cannot be seen, ends the text here",
                help="delete it, or write an ordinary space",
                edits=(replace(at, at + 1, " "),),
                is_certain=True,
            )


def unclosed_quote(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A quote that is open to the end of the front matter."""
    if "unexpected end of stream" not in error.problem:
        return
    sign = page.text[error.context : error.context + 1]
    end = page.text.find("\n", error.context)
    yield Correction(
        start=error.context,
        end=error.context + 1,
        headline=f"the quote {sign} opens here and never closes",
        help=f"close it with another {sign}",
        edits=(insert(len(page.text[: end if end >= 0 else None].rstrip()), sign),),
    )


def after_closing_quote(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A text that goes on after its closing quote."""
    if not any(
        part in error.problem for part in ("expected key", "block end", "'-' indicator", "expected ',' or")
    ):
        return
    n = page.text.count("\n", 0, error.offset)
    while n and page.lines[n].kind is Kind.INSIDE:
        n -= 1
    line = page.lines[n]
    before = page.text[line.value_start : error.offset].rstrip()
    if line.kind is not Kind.ENTRY or not _QUOTED.fullmatch(before):
        return
    last = page.text.count("\n", 0, error.offset)
    value = page.text[line.value_start : page.lines[last].end].rstrip()
    sign = value[0]
    if value[-1] != sign:
        value = page.text[line.value_start : _end_of_words(page, last, line.owner)].rstrip()
    value = _BEHIND_QUOTE.sub("", value)
    is_one = value[-1] == sign and re.match(r"\w", value[1:2]) and value.count(sign) % 2
    words = value[1:-1] if is_one else without_outer_quotes(value) or value
    yield Correction(
        start=error.offset,
        end=line.value_start + len(value),
        headline="the text goes on after its closing quote",
        help=f"put the whole text in quotes: `{in_quotes(words)}`",
        edits=(replace(line.value_start, line.value_start + len(value), in_quotes(words)),),
    )


def _end_of_words(page: Outline, n: int, owner: int) -> int:
    """Where the lines end that can only go on from line `n`."""
    end = page.lines[n].end
    for line in page.lines[n + 1 :]:
        if line.kind not in (Kind.WORDS, Kind.INSIDE) or line.key or line.dashes or line.indent <= owner:
            break
        end = line.end
    return end


def sign_at_start(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A text that begins with a sign that means something else to YAML."""
    offset = error.offset
    if "cannot start" in error.problem or "undefined alias" in error.problem:
        pass
    elif "alphabetic or numeric" in error.problem or "comment or line break" in error.problem:
        offset = error.context
    elif "expected key" in error.problem or "'-' indicator" in error.problem:
        line = page.lines[page.text.count("\n", 0, offset)]
        offset = line.value_start
        if offset >= error.offset or page.text[offset : offset + 1] not in ("[", "{"):
            return
    else:
        return
    yield quoted_from(page, offset)


def quoted_from(page: Outline, offset: int) -> Correction:
    """The correction of a text that begins with a sign that means something else to YAML."""
    n = page.text.count("\n", 0, offset)
    line = page.lines[n]
    sign = page.text[offset : offset + 1]
    is_within_list = any(one in page.text[line.start : offset] for one in "[{")
    if is_within_list:
        found = _ENDS_IN_BRACKETS.search(page.text, offset + 1)
        end = found.start() if found else len(page.text)
    else:
        end = page.end_of_text(n)
    words = page.text[offset:end]
    if line.dashes and line.key and (dash := without_second_dash(offset, words)):
        return dash
    block = None if is_within_list else _BEHIND_BLOCK.match(words)
    if block and block["sign"] not in block["words"]:
        return _without_block(page, offset, end, block)
    column, moves = _moved_below(page, n)
    first, *others = quote(page.text, offset, end)
    return Correction(
        start=offset,
        end=offset + max(1, len(words.split("\n", 1)[0].rstrip())),
        headline=f"a text cannot begin with {'a backtick' if sign == '`' else called(sign)}",
        help=f"{f'indent the text with {spaces(column)}, and ' if moves else ''}put "
        f"{'it' if moves else 'the text'} in quotes: `{in_quotes(words)}`",
        edits=(*moves[:1], first, *moves[1:], *others),
    )


def _moved_below(page: Outline, n: int) -> tuple[int, tuple[Fix, ...]]:
    """The column for a text that begins on line `n`, in line with its key or farther left, and the edits.

    There are none where it begins in its place.
    """
    line, above = page.lines[n], page.above(n)
    if line.kind is not Kind.WORDS or above is None or not above.is_open or line.indent > above.owner:
        return 0, ()
    column = above.owner + 2
    own = takewhile(lambda one: one.kind is Kind.WORDS, page.lines[n:])
    lines = [one for one in own if one.indent < column]
    return column, tuple(replace(one.start, one.start + one.indent, " " * column) for one in lines)


def _without_block(page: Outline, offset: int, end: int, block: re.Match[str]) -> Correction:
    """The correction of a text that follows the sign of a block on the same line."""
    sign, begin = block["signs"], offset + block.start("words")
    words = " ".join(page.text[begin:end].split())
    is_bare = _BARE.match(words) and not _NEEDS_QUOTES.search(words)
    right = words if is_bare else in_quotes(words)
    return Correction(
        start=offset,
        end=offset + len(sign),
        headline=f"`{sign}` begins a text on the lines below it, and text follows it on its own",
        help=f"write the text without `{sign}`: `{right}`",
        edits=(replace(offset, begin, ""), *(() if is_bare else quote(page.text, begin, end))),
    )


def bracket(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A list or record in brackets that does not end as it should."""
    if "flow" not in error.problem and "expected ',' or" not in error.problem:
        return
    if page.text[error.offset : error.offset + 1] == ":":
        start = max(page.text.rfind(sign, 0, error.offset) + len(sign) for sign in (": ", ", ", "[", "{"))
        found = _ENDS_IN_BRACKETS.search(page.text, error.offset)
        yield from _colon(page.text, error.offset, start, found.start() if found else len(page.text))
        return
    sign = page.text[error.context : error.context + 1]
    line = page.lines[page.text.count("\n", 0, error.context)]
    end = line.start + len(line.text.rstrip())
    closing = {"[": "]", "{": "}"}.get(sign, "")
    is_other = page.text[error.offset : error.offset + 1] in ("]", "}")
    for at in dict.fromkeys((error.offset if is_other else end, end)):
        yield Correction(
            start=error.context,
            end=error.context + 1,
            headline=f"`{sign}` opens a list or record that does not end as it should",
            help=f"write `{closing}` where it ends, or put the whole text in quotes if it is a text",
            edits=(insert(at, closing),) if closing else (),
        )
    if closing:
        yield quoted_from(page, error.context)


def colon(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A colon followed by a space in the middle of a text, perhaps on a line that merely continues it."""
    if "mapping values" not in error.problem:
        return
    n = page.text.count("\n", 0, error.offset)
    line = page.lines[n]
    if line.kind is Kind.ENTRY and not line.dashes and line.key and not line.value and line.key in page.keys:
        return
    first = n
    if not line.dashes and (not line.key or error.offset <= line.start + line.key_column + len(line.key)):
        first = next((m for m in range(n - 1, -1, -1) if _may_begin(page, m, line.indent)), n)
    begin = page.lines[first]
    is_key = not begin.key or begin.key in page.keys
    start = begin.value_start if is_key else begin.start + begin.key_column
    end = max(_end_of(page, n, begin.owner), error.offset + 1)
    yield from _colon(page.text, error.offset, start, end)


def _may_begin(page: Outline, n: int, indent: int) -> bool:
    """Whether a text that begins on line `n` may be continued by a line with this indent."""
    line = page.lines[n]
    return line.kind is Kind.ENTRY and line.owner < indent and (bool(line.dashes) or line.key in page.keys)


def _end_of(page: Outline, n: int, owner: int) -> int:
    """Where a text ends that goes over line `n`, with the lines that continue it."""
    end = page.lines[n].start + len(page.lines[n].text.rstrip())
    for line in page.lines[n + 1 :]:
        is_key = line.kind is Kind.ENTRY and (bool(line.dashes) or line.key in page.keys)
        if line.kind in (Kind.BLANK, Kind.COMMENT, Kind.INSIDE) or is_key or line.indent <= owner:
            break
        end = line.start + len(line.text.rstrip())
    return end


def _colon(text: str, offset: int, start: int, end: int) -> Iterator[Correction]:
    """The correction of a text; none if it needs no quotes or has them, so that something else is wrong."""
    words = text[start:end].rstrip()
    if not _COLON.search(words) or QUOTED.fullmatch(words):
        return
    curly = _IN_CURLY.fullmatch(words)
    edits = quote(text, start, start + len(words))
    if curly:
        words = curly["words"]
        edits = (replace(start, start + len(words) + 2, in_quotes(words)),)
    yield Correction(
        start=offset,
        end=offset + 1,
        headline="a text that contains a colon followed by a space needs quotes",
        help=f"put the text in quotes: `{in_quotes(words)}`",
        edits=edits,
    )


def invisible(page: Outline, error: YamlError) -> Iterator[Correction]:
    """A character that YAML refuses and nobody sees."""
    if "control characters" in error.problem:
        around = (
            page.text[max(0, error.offset - 1) : error.offset],
            page.text[error.offset + 1 : error.offset + 2],
        )
        is_between = all(one and not one.isspace() for one in around)
        yield Correction(
            start=error.offset,
            end=error.offset + 1,
            headline="this line contains a character that cannot be seen and is not allowed",
            help="write a space instead" if is_between else "delete it",
            edits=(replace(error.offset, error.offset + 1, " " if is_between else ""),),
        )
