"""What themes and other plugins get of a page that strangers may have written: escaped plain text.

Themes print titles and metadata as they are, in text and in attributes. So what they get of front matter and
of the names of files goes through here, once. Metadata are ordinary strings, since plugins merge, compare and
dump them. A title is `Markup`, so that a template that escapes does not escape it again.
"""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_VALUES: Final = 1_000_000
"""Values that one page hands over. With aliases, YAML can say endlessly many in a few lines."""
DEEPEST: Final = 100
"""Levels that a value may be nested."""

_SPECIAL: Final = re.compile(r"[&<>\"'{]")
_MACRO: Final = re.compile(r"\{(?=[{%#])")
_PLAIN: Final = ("title", "description")
"""Keys that themes print as one text, whatever type YAML makes of it."""
_NAMES: Final = frozenset({"tags", "categories"})
"""Keys whose texts are names, which plugins compare with those of other pages and of the configuration."""
_IN_ADDRESSES: Final = "%/:?#[]@!$&()*+,;=~"


class _TooMuchError(ValueError):
    """More than a page may hand over."""


def words(plain: str) -> Markup:
    """Plain text for a title."""
    return Markup(_text(plain))  # noqa: S704 - escaped


def title(given: str) -> Markup:
    """A title that MkDocs took from a heading, from metadata, or from the name of a file.

    Headings come escaped, but for quotation marks, with which a title leaves an attribute.
    """
    return words(unescape(given))


def own_title(values: Mapping[str, object]) -> Markup | None:
    """The title that a page gives itself in its front matter."""
    found = metadata({"title": values.get("title")}).get("title")
    return Markup(found) if found else None  # noqa: S704 - escaped


def metadata(values: Mapping[str, object]) -> dict[str, object]:
    """A page's metadata with every text in it escaped.

    Without values that are larger or deeper than any theme needs, and without a title that is none.
    """
    escaping = _Escaping()
    found: dict[str, object] = {}
    for key, value in values.items():
        is_unprintable = value is None or isinstance(value, dict | list | set | tuple)
        if key in _PLAIN and is_unprintable:
            continue
        try:
            found[_text(str(key))] = escaping.of(key, value)
        except _TooMuchError:
            continue
    return found


def address(url: str) -> str:
    """An address that holds the name of a file, with nothing in it that could end an attribute."""
    return quote(url, safe=_IN_ADDRESSES)


class _Escaping:
    """Escapes the values of one page, as many as it may hand over."""

    def __init__(self) -> None:
        self._left = MOST_VALUES

    def of(self, key: object, value: object) -> object:
        """The value of a key, escaped; raises where it is too large or too deep."""
        return _text(_in_letters(value)) if key in _PLAIN else self._escaped(value, 0, is_name=key in _NAMES)

    def _escaped(self, value: object, depth: int, *, is_name: bool) -> object:
        self._left -= 1
        if self._left < 0 or depth > DEEPEST:
            raise _TooMuchError
        if type(value) is str and not is_name:  # nearly every one
            return _text(value) if _SPECIAL.search(value) else value
        if value is None or isinstance(value, bool | int | float | date):
            return value
        if isinstance(value, dict):
            return {
                self._escaped(key, depth + 1, is_name=False): self._escaped(one, depth + 1, is_name=False)
                for key, one in value.items()
            }
        if isinstance(value, list | tuple | set):
            return type(value)(self._escaped(one, depth + 1, is_name=is_name) for one in value)
        return _name(_in_letters(value)) if is_name else _text(_in_letters(value))


def _in_letters(value: object) -> str:
    """A value as a text; raises where it is a number of more digits than Python writes."""
    try:
        return str(value)
    except ValueError:
        raise _TooMuchError from None


def _text(plain: str) -> str:
    if not _SPECIAL.search(plain):
        return plain
    return _MACRO.sub("&#123;", str(escape(plain)))


def _name(plain: str) -> str:
    """A text that equals the same name on other pages, where its `&` begins nothing that browsers read."""
    escaped = _text(plain)
    return escaped.replace("&amp;", "&") if unescape(plain) == plain else escaped
