"""The YAML parser's complaints, in the words of somebody who helps an author.

Each rule below knows one slip. It looks at the parser's complaint and at the text, and says where the
author must act, which is not always where the parser stopped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mkdocs_m3.diagnostics import Diagnostic, Fix, Span
from mkdocs_m3.reading.faults import TOO_MANY

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model import Source
    from mkdocs_m3.reading.faults import Fault

INVISIBLE_COLON: Final = re.compile(
    r"^[ \t]*(?:-[ \t]+)*(?P<key>[A-Za-z]{1,40}):(?P<blank>[\u00a0\u202f])", re.MULTILINE
)
"""A key whose colon is followed by a blank that YAML does not take for one."""
_TIGHT_KEY: Final = re.compile(r"\s*(?:-\s+)?(?P<key>[A-Za-z]+):(?P<value>[^\s/].*)")
_BEFORE_VALUE: Final = re.compile(r"\s*(?:-\s+)*(?:[a-z][A-Za-z]*:\s+)?")
_ITEM_WITH_KEY: Final = re.compile(r"(?P<indent>\s*-\s+|\s+)(?P<key>[A-Za-z]+):(?:\s.*)?")
_KEY: Final = re.compile(r"\s*[A-Za-z]+:(?:\s|$)")
_BARE_ITEM: Final = re.compile(r"\s*-\s+(?P<text>(?![\w]+:\s).+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slip:
    """What to tell an author."""

    offset: int
    headline: str
    help: str
    code: str = "M3001"
    fix: Fix | None = None


def no_break_space_after(key: str) -> str:
    """The headline about a key whose colon is followed by a blank that YAML does not take for one."""
    return f"a no-break space follows the colon of `{key}`, so YAML takes it for a text"


def explain(source: Source, fault: Fault) -> Diagnostic:
    """What an author should know of one place where the YAML does not parse."""
    slip = next(found for rule in _RULES if (found := rule(source.text, fault)))
    span = Span.at(source.path, source.text, slip.offset)
    return Diagnostic(code=slip.code, span=span, headline=slip.headline, help=slip.help, fix=slip.fix)


def _line_around(text: str, offset: int) -> tuple[int, str]:
    """Where the line with an offset begins, and the line."""
    start = text.rfind("\n", 0, offset) + 1
    return start, text[start:].split("\n", 1)[0].rstrip("\r")


def _too_many(text: str, fault: Fault) -> _Slip | None:
    del text
    if fault.problem != TOO_MANY:
        return None
    return _Slip(
        offset=fault.offset,
        headline="the front matter was not read from here on, since so much before it is wrong",
        help="mend the findings above, then check again",
    )


def _tab(text: str, fault: Fault) -> _Slip | None:
    start, line = _line_around(text, fault.offset)
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and fault.offset <= start + len(indent):
        offset = start + indent.index("\t")
    elif text[fault.offset : fault.offset + 1] == "\t":
        offset = fault.offset
    else:
        return None
    return _Slip(
        code="M3002",
        offset=offset,
        headline="this line is indented with a tab, which YAML does not allow",
        help=_indent_like_above(text[:start], line) or "indent with spaces, two for each level",
    )


def _indent_like_above(above: str, line: str) -> str | None:
    """How far a key goes in that stands below the first key of an item."""
    found = _ITEM_WITH_KEY.fullmatch(above.rstrip().rpartition("\n")[2])
    if not found or not _KEY.match(line):
        return None
    return f"indent it with {len(found['indent'])} spaces, so that it stands right below `{found['key']}`"


def _unclosed_quote(text: str, fault: Fault) -> _Slip | None:
    if "unexpected end of stream" not in fault.problem:
        return None
    quote = text[fault.context : fault.context + 1]
    return _Slip(
        offset=fault.context,
        headline=f"the quote {quote} opens here and never closes",
        help=f"close it with another {quote}",
    )


def in_quotes(words: str) -> str:
    """The words as YAML reads them without a second thought: in quotes that they do not hold themselves."""
    words = words.strip()
    if '"' not in words and "\\" not in words:
        return f'"{words}"'
    return "'" + words.replace("'", "''") + "'"


def _within_quotes(line: str) -> str:
    """What stands after a key or a hyphen, without the quotes around all of it."""
    found = _BEFORE_VALUE.match(line)
    value = line[found.end() if found else 0 :].strip()
    is_one = value[:1] == value[-1:] and re.match(r"\w", value[1:2]) and value.count(value[:1]) % 2
    return value[1:-1] if is_one else value


def _no_break_space(text: str, fault: Fault) -> _Slip | None:
    """A blank after a colon that looks like a space and is none."""
    for offset in (fault.context, fault.offset):
        start, line = _line_around(text, offset)
        if found := INVISIBLE_COLON.search(line):
            at = start + found.start("blank")
            return _Slip(
                offset=at,
                headline=no_break_space_after(found["key"]),
                help="delete it and write an ordinary space",
                fix=Fix(start=at, end=at + 1, replacement=" "),
            )
    return None


def _no_space_after_colon(text: str, fault: Fault) -> _Slip | None:
    """`name:Meet` is no key with a value to YAML, and the parser complains of what follows it."""
    if "expected ':'" in fault.problem:
        start, line = _line_around(text, fault.context)
    elif "mapping values" in fault.problem:
        start, line = _line_around(text, text.rfind("\n", 0, fault.offset))
    else:
        return None
    found = _TIGHT_KEY.fullmatch(line)
    if not found:
        return None
    return _Slip(
        offset=start + found.start("key"),
        headline=f"no space follows the colon of `{found['key']}`",
        help=f"write `{found['key']}: {found['value']}`",
    )


def _stray_line(text: str, fault: Fault) -> _Slip | None:
    del text
    if "expected ':'" not in fault.problem:
        return None
    return _Slip(
        offset=fault.context,
        headline="this line is no key, and no part of the text above it",
        help="write a key, a colon and a space before it, or indent it below the text that it belongs to",
    )


def _sign_at_start(text: str, fault: Fault) -> _Slip | None:
    """A text that begins with a sign that means something else to YAML."""
    offset = fault.offset
    if "cannot start" in fault.problem or "undefined alias" in fault.problem:
        pass
    elif "alphabetic or numeric" in fault.problem or "comment or line break" in fault.problem:
        offset = fault.context
    elif "expected key" in fault.problem or "'-' indicator" in fault.problem:
        start, _ = _line_around(text, offset)
        found = _BEFORE_VALUE.match(text, start)
        if not found or found.end() >= offset or text[found.end()] not in "[{":
            return None
        offset = found.end()
    else:
        return None
    sign = "a backtick" if text[offset : offset + 1] == "`" else f"`{text[offset : offset + 1]}`"
    start, line = _line_around(text, offset)
    is_within_list = any(sign in line[: offset - start] for sign in "[{")
    quoted = in_quotes(re.split(r"[\n,\]}]" if is_within_list else r"\n", text[offset:], maxsplit=1)[0])
    return _Slip(
        offset=offset, headline=f"a text cannot begin with {sign}", help=f"put it in quotes: `{quoted}`"
    )


def _unclosed_bracket(text: str, fault: Fault) -> _Slip | None:
    if "flow" not in fault.problem and "expected ',' or" not in fault.problem:
        return None
    if text[fault.offset : fault.offset + 1] == ":":
        start = max(text.rfind(sign, 0, fault.offset) for sign in (": ", ", ", "[", "{"))
        words = re.split(r"[\n,\]}]", text[start + 1 :], maxsplit=1)[0]
        return _colon(fault.offset, words)
    bracket = text[fault.context : fault.context + 1]
    return _Slip(
        offset=fault.context,
        headline=f"`{bracket}` opens a list or record that does not end as it should",
        help="close it, or put the whole text in quotes if it is a text",
    )


def _colon_in_text(text: str, fault: Fault) -> _Slip | None:
    if "mapping values" not in fault.problem:
        return None
    start, line = _line_around(text, fault.offset)
    before, rest = line[: fault.offset - start], line[fault.offset - start :].rstrip()
    if before.strip().isidentifier():
        at = start + len(before) - len(before.lstrip())
        return _key_below_text(text, start, at, before.strip()) or _key_out_of_line(at, before.strip())
    found = _BEFORE_VALUE.match(before)
    return _colon(fault.offset, before[found.end() if found else 0 :] + rest)


def _colon(offset: int, words: str) -> _Slip:
    return _Slip(
        offset=offset,
        headline="a text that contains a colon followed by a space needs quotes",
        help=f"put the text in quotes: `{in_quotes(words)}`",
    )


def _key_below_text(text: str, start: int, at: int, key: str) -> _Slip | None:
    """A key below an item that is only a text."""
    above = text[:start].rstrip().rpartition("\n")[2]
    found = _BARE_ITEM.fullmatch(above)
    if not found:
        return None
    return _Slip(
        offset=at,
        headline=f"`{key}` stands below an item that is only a text",
        help=f"write the item as `- text: {found['text'].strip()}`",
    )


def _key_out_of_line(offset: int, key: str) -> _Slip:
    return _Slip(
        offset=offset,
        headline=f"`{key}` is not in line with the keys it belongs to",
        help="indent it by exactly as many spaces as the key above it",
    )


def _out_of_line(text: str, fault: Fault) -> _Slip | None:
    if not any(part in fault.problem for part in ("expected key", "block end", "'-' indicator")):
        return None
    start, line = _line_around(text, fault.offset)
    before = line[: fault.offset - start]
    if before.rstrip().endswith(("'", '"')):
        return _Slip(
            offset=fault.offset,
            headline="the text goes on after its closing quote",
            help=f"put the whole text in quotes: `{in_quotes(_within_quotes(line))}`",
        )
    key = line[len(before) :].partition(":")[0].strip()
    if not before.strip() and key.isidentifier():
        return _key_out_of_line(fault.offset, key)
    return _Slip(
        offset=fault.offset,
        headline="this line is not in line with the ones it belongs to",
        help="indent it by exactly as many spaces as its neighbors of the same level",
    )


def _invisible(text: str, fault: Fault) -> _Slip | None:
    del text
    if "control characters" not in fault.problem:
        return None
    return _Slip(
        offset=fault.offset,
        headline="this line holds a character that cannot be seen and is not allowed",
        help="delete it",
    )


def _anything_else(text: str, fault: Fault) -> _Slip:
    del text
    return _Slip(
        offset=fault.offset,
        headline=f"the front matter cannot be read here: {fault.problem or 'it is nested too deep'}",
        help="look at the quotes, colons and indentation of this line and the one above",
    )


_RULES: Final[tuple[Callable[[str, Fault], _Slip | None], ...]] = (
    _too_many,
    _tab,
    _unclosed_quote,
    _no_break_space,
    _no_space_after_colon,
    _stray_line,
    _sign_at_start,
    _unclosed_bracket,
    _colon_in_text,
    _out_of_line,
    _invisible,
    _anything_else,
)
"""In the order in which they are tried; the last knows every slip."""
