"""The YAML parser's complaints, in the words of somebody who helps an author."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.diagnostics import Diagnostic, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model import Source
    from mkdocs_m3.reading.nodes import Fault

_STARTS: Final = {
    "@": "a text cannot begin with `@`",
    "`": "a text cannot begin with a backtick",
    "%": "a text cannot begin with `%`",
}
_QUOTE_THE_TEXT: Final = "put the whole text in quotes"


def explain(source: Source, fault: Fault) -> Diagnostic:
    """What an author should know of one place where the YAML does not parse."""
    line_start = source.text.rfind("\n", 0, fault.offset) + 1
    line = source.text[line_start:].split("\n", 1)[0]
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" in indent and fault.offset <= line_start + len(indent):
        return _tab(source, line_start + indent.index("\t"))
    offset, headline, cure = _words(source.text, fault, line[fault.offset - line_start :])
    return Diagnostic(
        code="M3001", span=Span.at(source.path, source.text, offset), headline=headline, help=cure
    )


def _tab(source: Source, offset: int) -> Diagnostic:
    return Diagnostic(
        code="M3002",
        span=Span.at(source.path, source.text, offset),
        headline="this line is indented with a tab, which YAML does not allow",
        help="indent with blanks, two for each level",
    )


def _words(text: str, fault: Fault, rest: str) -> tuple[int, str, str]:
    """The place to show, the headline and the cure for a fault; `rest` is its line from there on."""
    problem, here = fault.problem, fault.offset
    opening = text[fault.context : fault.context + 1]
    if "unexpected end of stream" in problem:
        cure = f"close it with another {opening}"
        return fault.context, f"the quote {opening} opens here and never closes", cure
    if "flow" in problem or "expected ',' or" in problem:
        cure = "close it, or put the whole text in quotes if it is a text"
        return fault.context, f"`{opening}` opens a list or mapping that does not end as it should", cure
    if rest[:1] in _STARTS and "cannot start" in problem:
        return here, _STARTS[rest[:1]], _QUOTE_THE_TEXT
    for part, words in _BY_PROBLEM.items():
        if part in problem:
            return here, *words(text, here)
    return (
        here,
        f"the front matter cannot be read here: {problem or 'it is nested too deep'}",
        ("look at the quotes, colons and indentation of this line and the one above"),
    )


def _colon(text: str, offset: int) -> tuple[str, str]:
    """A colon where none may stand: in a text, or after a key that is indented wrongly."""
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    if before.strip().isidentifier():
        return _key_out_of_line(before.strip())
    value = before.rsplit(": ", 1)[-1].strip().removeprefix("- ")
    end = text.find("\n", offset)
    rest = text[offset : end if end >= 0 else len(text)].rstrip()
    whole = f"{value}{rest}".replace('"', '\\"')
    return (
        "a text that contains a colon followed by a blank needs quotes",
        f'put the text in quotes: `"{whole}"`',
    )


def _key_out_of_line(key: str) -> tuple[str, str]:
    return (
        f"`{key}` is not in line with the keys it belongs to",
        "indent it by exactly as many blanks as the key above it",
    )


def _out_of_line(text: str, offset: int) -> tuple[str, str]:
    before = text[text.rfind("\n", 0, offset) + 1 : offset]
    if before.rstrip().endswith(("'", '"')):
        return (
            "the text goes on after its closing quote",
            "put the whole text in quotes of the other kind, or double the quotes inside it",
        )
    key = text[offset:].split("\n", 1)[0].partition(":")[0].strip()
    if not before.strip() and key.isidentifier():
        return _key_out_of_line(key)
    return (
        "this line is not in line with the ones it belongs to",
        "indent it by exactly as many blanks as its neighbors of the same level",
    )


_BY_PROBLEM: Final[dict[str, Callable[[str, int], tuple[str, str]]]] = {
    "mapping values are not allowed": _colon,
    "undefined alias": lambda _text, _offset: (
        "`*` at the beginning of a text is an alias to YAML",
        _QUOTE_THE_TEXT,
    ),
    "control characters": lambda _text, _offset: (
        "this line holds a character that cannot be seen and is not allowed",
        "delete it",
    ),
    "expected key": _out_of_line,
    "block end": _out_of_line,
    "'-' indicator": _out_of_line,
}
