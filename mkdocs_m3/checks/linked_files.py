"""How an artifact offers a file, one to which its name links among others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.plain_texts import is_plain
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from mkdocs_m3.model import Record, Text
    from mkdocs_m3.model.site_links import SiteLinks

_LINK: Final = rare(r"!?\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
_BEFORE: Final = rare(r"(?P<indent>[ ]*(?:-[ ]+)+)(?P<key>(?:text|name):[ ]+)?(?P<quote>[\"']?)")
_KEY: Final = rare(r"\b(?:text|name):[ ]+[\"']?\Z")
_FARTHEST: Final = 300
"""Columns before a text in which the line of an item of its own begins."""


class Offered(NamedTuple):
    """How to offer the file instead."""

    cure: str
    """In one sentence without a full stop."""
    edits: tuple[Fix, ...]
    """The same as changes of the page; none where the item is not on a line of its own."""


def offered(page: Record, text: Text, links: SiteLinks) -> Offered | None:
    """How to offer the file that the whole name of an artifact links to; `None` where it links to none."""
    found = _LINK.fullmatch(text.value)
    if not found:
        return None
    target = unquote(found["target"])
    file = next((name for name in (target, target.rpartition("/")[2]) if links.template(name)), None)
    return offering(page, text, found["words"].strip(), file) if file else None


def offering(page: Record, text: Text, words: str, file: str) -> Offered:
    """How to offer a file in an item that is called by these words, in place of its present text."""
    source = page.source.text
    line = source[max(0, text.start - _FARTHEST) : text.start].rpartition("\n")[2]
    key = "text" if isinstance(page, KeyTask) else "name"
    if _BEFORE.fullmatch(line):
        cure = f"write `{key}: {words}`, and below it `filename: {file}`"
        return Offered(cure, _edits(page, text, words, file, key))
    both = f"{_quoted(words)}, filename: {_quoted(file)}"
    if _KEY.search(line):
        return Offered(f"write `{key}: {both}`", _rewritten(source, text, both))
    return Offered(f"write `{{{key}: {both}}}`", _rewritten(source, text, f"{{{key}: {both}}}"))


def _rewritten(source: str, text: Text, written: str) -> tuple[Fix, ...]:
    """The change of a text with the quotes around it."""
    around = source[text.start - 1] + source[text.end : text.end + 1]
    quote = int(around in ("''", '""'))
    fix = Fix(start=text.start - quote, end=text.end + quote, replacement=written)
    return (fix,) if text.is_verbatim else ()


def _quoted(words: str) -> str:
    """Words as a value between braces."""
    return words if is_plain(words) and "," not in words else f"'{words.replace(chr(39), 2 * chr(39))}'"


def _edits(page: Record, text: Text, words: str, file: str, key: str) -> tuple[Fix, ...]:
    source = page.source.text
    begin = source.rfind("\n", 0, text.start) + 1
    before = _BEFORE.fullmatch(source, begin, text.start)
    end = source.find("\n", text.end)
    if not before or end < 0 or source[text.end : end].strip() != before["quote"]:
        return ()
    value, name = _written(words), _written(file)
    if value is None or name is None or not text.is_verbatim:
        return ()
    below = f"{' ' * len(before['indent'])}filename: {name}"
    stop = text.end + len(source[text.end : end].rstrip())
    ending = "\r\n" if source[end - 1 : end] == "\r" else "\n"
    written = f"{key}: {value}{ending}{below}"
    return (Fix(start=begin + len(before["indent"]), end=stop, replacement=written),)


def _written(words: str) -> str | None:
    """Words as a value of YAML; `None` where that takes more than quotes."""
    if is_plain(words):
        return words
    return f'"{words}"' if '"' not in words and "\\" not in words else None
