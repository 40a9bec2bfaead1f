"""Words that strangers may have written, made visible for each kind of output.

What a log, a terminal, a job summary or a page is given comes from here, and its type says for which of them
it is. A template is a literal of our own code; each value in it is shown as what it is, sign for sign.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final, NewType, TypeVar

from markupsafe import Markup, escape

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Terminal = NewType("Terminal", str)
"""Text for terminals and logs, which obey escape sequences and, in automated builds, commands in lines."""
Command = NewType("Command", str)
"""Workflow commands for GitHub Actions, each on its line."""
Markdown = NewType("Markdown", str)
"""Markdown for a job's summary, which may be printed to a log."""
Json = NewType("Json", str)
"""A JSON document, which may be printed to a terminal."""

Yaml = NewType("Yaml", str)
"""A YAML document, likewise."""

Shown = TypeVar("Shown", Terminal, Command, Markdown)

_SIGNS: Final = {
    "\t": "\N{RIGHTWARDS ARROW}",
    "\N{NO-BREAK SPACE}": "\N{OPEN BOX}",
    "\N{NARROW NO-BREAK SPACE}": "\N{OPEN BOX}",
    "\N{DELETE}": "\N{SYMBOL FOR DELETE}",
    **{chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) != "\t"},
}
_LOG_COMMAND: Final = re.compile(r"##(?=\w*\[)")
"""`##[error]` and `##vso[…]`, which GitHub Actions and Azure Pipelines obey anywhere in a line."""
_LINE_COMMAND: Final = re.compile(r"^(\s*):(?=:)", re.MULTILINE)
"""`::error::`, which GitHub Actions obeys where a line begins with it."""
_IN_MARKDOWN: Final = rare(r"[\\`*_{}\[\]<>()#!|~&@$\"']|:(?=[^\s\d])|(?<=[wW])\.")
"""Signs that may mean more than themselves, also in what GitHub adds to Markdown."""
_IN_CODE: Final = rare(r"[`|\\]|##\w*\[")
"""What keeps words from being a piece of code between backticks, in a cell of a table or in a log."""
_ESCAPED_IN_JSON: Final = re.compile(r"[^\x20-\x7e\n]")


def signs(words: str) -> str:
    """The words with a sign for each character that cannot be seen; as many characters as before."""
    return words if words.isprintable() else "".join(map(_sign, words))


def _sign(letter: str) -> str:
    return _SIGNS.get(letter, letter if letter.isprintable() else "\N{REPLACEMENT CHARACTER}")


def terminal(template: str, /, *values: object) -> Terminal:
    """A template with its values in place of `{}`, without anything that terminals or logs would obey."""
    text = template.format(*(signs(str(value)) for value in values))
    return Terminal(_without_commands(text))


def command(name: str, properties: Mapping[str, object], template: str, /, *values: object) -> Command:
    """A workflow command with its message; lines of the template stay lines."""
    written = ",".join(
        f"{key}={_data(terminal('{}', value)).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
    )
    return Command(f"::{name} {written}::{_data(terminal(template, *values))}\n")


def markdown(template: str, /, *values: object) -> Markdown:
    """A template with its values as words; what is between backticks is code."""
    return Markdown(template.format(*(_sentence(" ".join(str(value).split())) for value in values)))


def html(words: str) -> Markup:
    """Words for a page."""
    return escape(signs(words))


def document(data: object) -> Json:
    """Data as JSON; what cannot be seen is written as its code, so that programs read what was there."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    text = _ESCAPED_IN_JSON.sub(lambda found: _in_json(found[0]), text)
    return Json(_LOG_COMMAND.sub("#\\\\u0023", text) + "\n")


def as_entities(words: str, special: re.Pattern[str]) -> str:
    """The words with an entity of HTML for each sign that is special."""
    return special.sub(lambda found: f"&#{ord(found[0])};", words)


def settings(text: str) -> Yaml:
    """A configuration in YAML; blanks stay what they are, since it names files."""
    kept = "\n\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
    return Yaml(_without_commands("".join(one if one in kept else _sign(one) for one in text)))


def joined(parts: Iterable[Shown]) -> Shown:
    """Several texts of one kind, one after the other."""
    return "".join(parts)  # type: ignore[return-value] # what is joined from a kind is of that kind


def _without_commands(text: str) -> str:
    """A text whose lines no log takes for commands, each sign in its place."""
    return _LINE_COMMAND.sub("\\1\N{RATIO}", _LOG_COMMAND.sub("#\N{MUSIC SHARP SIGN}", text))


def _data(words: str) -> str:
    return words.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sentence(words: str) -> str:
    pieces = signs(words).split("`")
    if len(pieces) % 2 == 0:
        return _literal(signs(words))
    return "".join(_code(piece) if n % 2 else _literal(piece) for n, piece in enumerate(pieces))


def _code(words: str) -> str:
    is_simple = words.strip() and not _IN_CODE.search(words)
    return f"`{words}`" if is_simple else f"<code>{_literal(words)}</code>"


def _literal(words: str) -> str:
    return as_entities(words, _IN_MARKDOWN)


def _in_json(letter: str) -> str:
    if letter.isprintable():
        return letter
    if "\ud800" <= letter <= "\udfff":  # half of a character, which programs refuse
        return "\\ufffd"
    return json.dumps(letter)[1:-1]
