"""The order of key tasks in a navigation that MkDocs has built by itself: 3.9 comes before 3.10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.files import file_sort_key
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation

    from mkdocs_m3.model import Playbook


def order(nav: Navigation, files: Files, playbook: Playbook) -> None:
    """Put the key tasks of each section in order, then `nav.pages` and each page's neighbours.

    A section in which another plugin has moved pages is left as it is.
    """
    rank = {task.source.uri: position for position, task in enumerate(playbook.key_tasks)}
    original = {file.src_uri: position for position, file in enumerate(_as_mkdocs_sorts(files))}
    has_moved = [_order_siblings(siblings, rank, original) for siblings in _levels(nav.items)]
    if not any(has_moved):
        return
    nav.pages[:] = _pages(nav.items)
    for before, page, after in zip([None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True):
        page.previous_page, page.next_page = before, after


def _as_mkdocs_sorts(files: Files) -> list[File]:
    return sorted(files.documentation_pages(), key=file_sort_key)


def _levels(items: list[StructureItem]) -> Iterator[list[StructureItem]]:
    """The list of siblings on each level, the outermost first."""
    yield items
    for item in items:
        if isinstance(item, Section):
            yield from _levels(item.children)


def _order_siblings(items: list[StructureItem], rank: dict[str, int], original: dict[str, int]) -> bool:
    """Sort the key tasks among siblings, on the places that they hold together; says whether any moved."""
    pages = [item for item in items if isinstance(item, Page)]
    places = [original.get(page.file.src_uri, -1) for page in pages]
    if places != sorted(places):
        return False
    at = [n for n, item in enumerate(items) if isinstance(item, Page) and item.file.src_uri in rank]
    tasks = [items[n] for n in at]
    in_order = sorted(tasks, key=lambda item: rank[item.file.src_uri] if isinstance(item, Page) else -1)
    for n, item in zip(at, in_order, strict=True):
        items[n] = item
    return in_order != tasks


def _pages(items: list[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
