"""Texts of key tasks as they look on every page from which links lead the same way.

The pages of roles and parties repeat the activities of all their tasks. Most of these pages are as deep in
the site as one another, so that a text which one of them has made ready serves the others as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from markupsafe import Markup


class KnownText(Struct, frozen=True, kw_only=True):
    """A text on a page that has explained all its abbreviations before."""

    markup: Markup
    """How it looks there."""
    explained: frozenset[str]
    """What has to be explained by then: the ids of entries in a glossary."""


KnownTexts = dict[tuple[str, str], KnownText]
"""By the path of the page that a text is from and by the text itself, how it looks; filled as it is used."""


def text_of(
    known: KnownTexts, uri: str, text: str, seen: set[str], make: Callable[[set[str]], Markup]
) -> Markup:
    """A text of a page, which is only made where it is not known yet, or has something to explain.

    `seen` is what the page has explained already. `make` adds to it what it explains, and adds to the set
    that it is given whatever has to be explained.
    """
    found = known.get((uri, text))
    if found is not None and found.explained <= seen:
        return found.markup
    before, explained = len(seen), set[str]()
    markup = make(explained)
    if len(seen) == before:
        known[uri, text] = KnownText(markup=markup, explained=frozenset(explained))
    return markup
