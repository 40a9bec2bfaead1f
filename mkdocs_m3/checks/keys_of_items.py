"""Where the keys of an item are written, of which its record only holds the values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.item_lines import lines_of
from mkdocs_m3.findings.finding import Fix

if TYPE_CHECKING:
    from mkdocs_m3.model import Text
    from mkdocs_m3.model.own_keys import OwnKeys

_FARTHEST: Final = 200
"""Characters around a text in braces in which a key beside it is looked for."""


def without_key(source: str, text: Text, text_key: str, key: str, own: OwnKeys) -> tuple[Fix, ...]:
    """The deletion of a key with a value of one word from the item with a text; none where it is not found.

    It may have a line of its own below the text, or be the item's first line, just above the text, or be
    beside the text in braces. Both keys may be written as the site does.
    """
    pair = rf"{_key(key, own)}[ ]+\w+"
    where = _below(source, text, pair)
    where = where or _above(source, text, pair, _key(text_key, own)) or _beside(source, text, pair)
    return (Fix(start=where[0], end=where[1], replacement=""),) if where else ()


def _key(key: str, own: OwnKeys) -> str:
    """A pattern for a key with its colon."""
    written = "|".join(map(re.escape, (key, own.theirs(key))))
    return rf"[\"']?(?:{written})[\"']?[ ]*:"


def _below(source: str, text: Text, pair: str) -> tuple[int, int] | None:
    item = lines_of(source, text)
    if not item:
        return None
    own_line = re.compile(rf"^[ ]+{pair}[ ]*(?:#[^\r\n]*)?(?:\r?\n|\Z)", re.MULTILINE)
    found = list(own_line.finditer(source, text.end, item[1]))
    return found[0].span() if len(found) == 1 else None


def _above(source: str, text: Text, pair: str, text_key: str) -> tuple[int, int] | None:
    line = source.rfind("\n", 0, text.start) + 1
    begin = source.rfind("\n", 0, max(0, line - 1)) + 1
    both = re.compile(rf"[ ]*-[ ]+(?P<pair>{pair}[ ]*\r?\n[ ]+){text_key}")
    found = both.match(source, begin, text.start)
    return found.span("pair") if found else None


def _beside(source: str, text: Text, pair: str) -> tuple[int, int] | None:
    before = re.compile(rf"\{{[^{{}}]*?(?P<pair>{pair}[ ]*,[ ]*)[^{{}}]*\Z")
    begin = source.rfind("{", max(0, text.start - _FARTHEST), text.start)
    found = before.match(source, begin, text.start) if begin >= 0 else None
    if found:
        return found.span("pair")
    behind = re.compile(rf"[^{{}}]*?(?P<pair>,[ ]*{pair})[ ]*[,}}]")
    found = behind.match(source, text.end, text.end + _FARTHEST) if begin >= 0 else None
    return found.span("pair") if found else None
