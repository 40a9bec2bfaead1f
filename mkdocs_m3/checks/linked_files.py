"""An artifact whose name is nothing but a link to a file that it should offer; `texts.py` asks about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.plain_texts import is_plain
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from mkdocs_m3.model import Record, Text
    from mkdocs_m3.model.links import SiteLinks

_LINK: Final = re.compile(r"!?\[(?P<words>[^\[\]]+)\]\((?P<target>[^()\s]+)\)")
_BEFORE: Final = re.compile(r"(?P<indent>[ ]*(?:-[ ]+)+)(?P<key>text:[ ]+)?(?P<quote>[\"']?)")


class Offered(NamedTuple):
    """How to offer the file instead."""

    cure: str
    """In one sentence without a full stop."""
    edits: tuple[Fix, ...]
    """The same as changes of the page; none where the item is not on a line of its own."""


def offered(page: Record, text: Text, links: SiteLinks) -> Offered | None:
    """How to offer the file of the files folder that a whole text links to; `None` where it does not."""
    found = _LINK.fullmatch(text.value)
    if not found or not isinstance(page, KeyTask):
        return None
    artifact = next((one for one in page.artifacts if one.text == text), None)
    target = unquote(found["target"])
    file = next((name for name in (target, target.rpartition("/")[2]) if links.template(name)), None)
    if artifact is None or artifact.template or file is None:
        return None
    words = found["words"].strip()
    return Offered(f"write `text: {words}`, and below it `filename: {file}`", _edits(page, text, words, file))


def _edits(page: Record, text: Text, words: str, file: str) -> tuple[Fix, ...]:
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
    written = f"text: {value}{ending}{below}"
    return (Fix(start=begin + len(before["indent"]), end=stop, replacement=written),)


def _written(words: str) -> str | None:
    """Words as a value of YAML; `None` where that takes more than quotes."""
    if is_plain(words):
        return words
    return f'"{words}"' if '"' not in words and "\\" not in words else None
