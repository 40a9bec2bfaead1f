"""The party of an item that begins at the left edge, where it would be the party of the whole page."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import Correction, replace, spaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Keys, Line, Outline


def may_be(text: str, keys: Keys) -> bool:
    """Whether a key that takes a party follows a line of an item, at the left edge; quickly seen."""
    for key in keys.of_parties & keys.of_pages:
        at = text.find(f"\n{key}:")
        while at > 0:
            if text[text.rfind("\n", 0, at) + 1 : at].lstrip(" ").startswith("- "):
                return True
            at = text.find(f"\n{key}:", at + 1)
    return False


def of_items(page: Outline) -> Iterator[Correction]:
    """The party below an item, where all other items of the list have theirs and the page has no other."""
    for key in sorted(page.keys.of_parties & page.keys.of_pages):
        at_edge = [n for n, line in enumerate(page.lines) if line.is_at_edge and line.key == key]
        if at_edge and all(n and _is_bare_item(page.lines[n - 1], page) for n in at_edge):
            yield from _told(page, at_edge)


def _told(page: Outline, at_edge: list[int]) -> Iterator[Correction]:
    last = at_edge[-1]
    key, dashes = page.lines[last].key, page.lines[last - 1].dashes
    own = [*takewhile(lambda line: not line.is_at_edge or line.key == key, reversed(page.lines[: last + 1]))]
    opens = page.lines[last - len(own)]
    items = sum(line.dashes[:1] == dashes for line in own)
    named = sum(line.key == key and line.key_column in (page.lines[last - 1].key_column, 0) for line in own)
    if items != named or items == 1 or at_edge[0] <= last - len(own):
        return
    of_page = (
        f"; if it is the party of the whole page, move it above `{opens.key}`" if not at_edge[1:] else ""
    )
    for n in at_edge:
        line, item = page.lines[n], page.lines[n - 1]
        yield Correction(
            start=line.start,
            end=line.start + len(line.text.rstrip()),
            headline=f"this line begins {spaces(item.key_column)} too far to the left",
            help=f"put it right below `{item.key}` in line {{line}}{of_page if len(at_edge) == 1 else ''}",
            beside=item.start,
            edits=(replace(line.start, line.start, " " * item.key_column),),
        )


def _is_bare_item(line: Line, page: Outline) -> bool:
    """Whether a line begins an item of a list that takes parties, with the text of it."""
    is_item = line.kind is Kind.ENTRY and bool(line.dashes) and not line.dashes[1:]
    return is_item and bool(line.value) and line.key in page.keys.of_beginnings
