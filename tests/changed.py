"""Two states of a made-up or of a real playbook, and what has changed from one to the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.comparing.playbooks import changes
from mkdocs_m3.comparing.sides import Side

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.comparing.changes import Change
    from mkdocs_m3.model.vocabulary import Vocabulary

Row = tuple[str, str, str, str, str]
"""A kind, the page's number, what has changed, how it was, how it is."""


def side(pages: Mapping[str, str], vocabulary: Vocabulary = M3) -> Side:
    """A playbook of these pages, by their paths."""
    sources = tuple(Source(path=uri, uri=uri, text=text) for uri, text in pages.items())
    destinations = {uri: uri.replace(".md", "/index.html") for uri in pages}
    loaded = load(sources, Inventory(pages=destinations, files={}), vocabulary)
    return Side(playbook=loaded.playbook, vocabulary=vocabulary, addresses=loaded.links.addresses)


def rows(found: tuple[Change, ...]) -> list[Row]:
    """The changes in a shape that is easy to read."""
    return [
        (one.kind, one.page.id if one.page else "", one.subject, " + ".join(one.before), " + ".join(one.now))
        for one in found
    ]


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[Row]:
    """What has changed in a playbook with these pages."""
    return rows(changes(side(before), side(now)))
