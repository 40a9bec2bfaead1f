"""The places in the playbook's pages that a link may lead to, as far as anybody can be sure of them.

Nothing is said of a page whose own text may make places that are not known here, nor of a name that is like
none of those that are known: another plugin may have made it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct

from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.body import heading_words
from mkdocs_m3.markup.comments import own_fields_of, parts_of
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import KeyTask
from mkdocs_m3.model.glossary import Collection

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import Record

_MAKES_OTHERS: Final = rare(
    r"\{|\[\^|<(?!!--|https?:|mailto:)[a-z]|^[ ]*(?:;?--8<--|:::|///|===|\?\?\?|!!!|\.\.[ ])",
    re.IGNORECASE | re.MULTILINE,
)
"""What may give places other names or make more of them: attributes, macros, footnotes, HTML, snippets."""
_OF_OTHERS: Final = rare(r"__|artifact-|m3-|[^#]*:")
"""How names begin that themes, other extensions, and our views give."""
_OUR_ACTIVITY: Final = rare(r"activity-(?P<number>[1-9]\d{0,5})")
_ACTIVITY: Final = rare(r"activit(?:y|ies)[-_ ]?(?P<number>\d{1,6})", re.IGNORECASE)
_AGAIN: Final = rare(r"_\d+\Z")
"""What is behind the name of a heading that appears once more."""
_LIKENESS: Final = 0.8


class Missing(Struct, frozen=True, kw_only=True):
    """A place that its page does not have."""

    page: Record
    """The page."""
    cure: str
    """What its author can do about it."""
    near: str | None = None
    """The name of the place that is meant."""


class _Places(Struct, frozen=True, kw_only=True):
    """The places in one page."""

    ours: frozenset[str]
    """The names of those that we make, activities aside."""
    headings: frozenset[str]
    """The letters of all headings that there may be."""
    alike: Alike
    """The names of all of these that are known to the letter."""
    title: str
    """The letters of its title, which may be behind a number."""


class Anchors:
    """All of them, each page being looked at when a link leads there first."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._pages = {page.source.uri: page for page in context.playbook.records}
        self._known: dict[str, _Places | None] = {}

    def missing(self, uri: str, name: str) -> Missing | None:
        """What to say of a link to a page and, behind `#`, to a place there; `None` where it may be there."""
        page, name = self._pages.get(uri), unquote(name)
        places = self._places(page) if page else None
        if page is None or places is None or _is_there(page, places, name):
            return None
        if isinstance(page, KeyTask) and (found := _ACTIVITY.fullmatch(name)):
            return _no_activity(page, int(found["number"]))
        is_term = isinstance(page, Collection) and name.startswith("term-")
        term = f"term-{name.casefold()}"
        near = term if term in places.ours else _near(name, places)
        if near is None and not is_term:
            return None
        cure = "correct what follows the `#`, or delete it from there on"
        return Missing(page=page, cure=cure, near=near)

    def _places(self, page: Record) -> _Places | None:
        uri = page.source.uri
        if uri not in self._known:
            self._known[uri] = None if self._may_have_others(page) else self._places_of(page)
        return self._known[uri]

    def _may_have_others(self, page: Record) -> bool:
        own = parts_of(page, self._context.vocabulary.fields)
        return (
            page.source.path in self._context.damaged
            or any(placement.part not in own for placement in page.placements)
            or bool(_MAKES_OTHERS.search(page.body))
        )

    def _places_of(self, page: Record) -> _Places:
        ours = frozenset(term.anchor for term in page.terms) if isinstance(page, Collection) else frozenset()
        words = tuple(self._headings(page))
        slugs = (_slug(one) for one in words) if self._context.headings() else ()
        return _Places(
            ours=ours,
            headings=frozenset(
                letters for one in words for letters in (_letters(one), _letters(_ascii(one)))
            ),
            alike=Alike((*ours, *slugs)),
            title=_letters(plain(page.name.value)) if page.name else "",
        )

    def _headings(self, page: Record) -> Iterator[str]:
        """The words of all headings in plain, but for the title."""
        yield from self._context.headings().values()
        yield from (spec.label for spec in own_fields_of(page, self._context.vocabulary.fields))
        yield from (plain(words) for words in heading_words(page.body))
        if isinstance(page, Collection):
            yield from (plain(section.name.value) for section in page.sections)


def _is_there(page: Record, places: _Places, name: str) -> bool:
    """Whether a page has a place of this name, or may have it."""
    found = _OUR_ACTIVITY.fullmatch(name)
    count = len(page.activities) if isinstance(page, KeyTask) else 0
    if name in places.ours or (found and int(found["number"]) <= count):
        return True
    letters = _letters(_AGAIN.sub("", name))
    is_title = bool(places.title) and places.title in letters
    return letters in ("", "top") or letters in places.headings or is_title or bool(_OF_OTHERS.match(name))


def _no_activity(page: KeyTask, number: int) -> Missing:
    last = len(page.activities)
    if 0 < number <= last:
        return Missing(page=page, cure="", near=f"activity-{number}")
    cure = "lead it to the whole page, which has no activities"
    if last:
        cure = f"correct the number; `#activity-{last}` is the last one there"
    return Missing(page=page, cure=cure)


def _near(name: str, places: _Places) -> str | None:
    """The name that somebody meant; one with other digits means another place."""
    digits = _digits(name)
    alike = (one for one in places.alike.to(name) if _digits(one) == digits)
    return nearest(name, alike, _LIKENESS)


def _digits(name: str) -> str:
    return "".join(filter(str.isdigit, name))


def _slug(words: str) -> str:
    """The name that Python-Markdown gives to a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", _ascii(words)).strip().lower())


def _ascii(words: str) -> str:
    return normalize("NFKD", words).encode("ascii", "ignore").decode()


def _letters(words: str) -> str:
    """Letters and digits alone, in small letters and without accents."""
    return "".join(sign for sign in normalize("NFKD", words).casefold() if sign.isalnum())
