"""The navigation: key tasks in the order of their numbers, 3.9 before 3.10; a sign on pages with a notice."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import file_sort_key
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page
from mkdocs.utils import dirname_to_title

from mkdocs_m3.publishing import for_themes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mkdocs.structure import StructureItem
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation


SIGN: Final = "\N{WARNING SIGN}"
"""What is before the title of a page with a notice."""


def mark(nav: Navigation, uris: Container[str]) -> None:
    """Put the sign before the titles of these pages, wherever the navigation shows them and nowhere else.

    `Page.title` is also what themes take for the browser's title and the header, what search takes for its
    index, and what they write on *previous* and *next*. So the page keeps its title, and its place in
    the tree goes to a twin of it, which themes alone get to see: `nav.pages`, `nav.homepage` and the pages'
    neighbors stay the pages themselves.
    """
    for siblings in _levels(nav.items):
        for n, item in enumerate(siblings):
            if isinstance(item, Page) and item.file.src_uri in uris:
                siblings[n] = _twin(item)


class _Marked:
    """A page in a navigation, with the sign before its title, whoever sets it and however late."""

    file: File

    @property
    def title(self) -> str:
        page = self.file.page
        return f"{SIGN} {page.title if page and page.title else ''}".rstrip()

    def __eq__(self, other: object) -> bool:
        """Themes find the current page by `nav_item == page`, which MkDocs decides by title and file."""
        return isinstance(other, Page) and self.file == other.file

    def __hash__(self) -> int:
        return hash(self.file.src_uri)


def _twin(page: Page) -> Page:
    """The same page under another title: it shares all of the page's state, now and later."""
    twin: Page = object.__new__(_marked(type(page)))
    twin.__dict__ = page.__dict__
    return twin


@cache
def _marked(kind: type[Page]) -> type[Page]:
    """A class for twins of pages of this class: other plugins bring their own, as section-index does."""
    return type("MarkedPage", (_Marked, kind), {})


def order(nav: Navigation, files: Files, ranks: Mapping[str, int]) -> None:
    """Put the key tasks of each section in the order of `ranks`, then `nav.pages` and the pages' neighbors.

    A section in which another plugin has moved pages is left as it is.
    """
    original = {file.src_uri: position for position, file in enumerate(_as_mkdocs_sorts(files))}
    has_moved = [_order_siblings(siblings, ranks, original) for siblings in _levels(nav.items)]
    if not any(has_moved):
        return
    nav.pages[:] = _pages(nav.items)
    for before, page, after in zip([None, *nav.pages[:-1]], nav.pages, [*nav.pages[1:], None], strict=True):
        page.previous_page, page.next_page = before, after


def escape_folders(nav: Navigation, uris: Iterable[str]) -> None:
    """Escape the titles of sections that MkDocs has named after a folder of one of these pages."""
    folders = {folder for uri in uris for folder in uri.split("/")[:-1]}
    titles = {dirname_to_title(folder) for folder in folders}
    for siblings in _levels(nav.items):
        for item in siblings:
            if isinstance(item, Section) and item.title in titles:
                item.title = for_themes.words(item.title)


def _as_mkdocs_sorts(files: Files) -> list[File]:
    return sorted(files.documentation_pages(), key=file_sort_key)


def _levels(items: list[StructureItem]) -> Iterator[list[StructureItem]]:
    """The list of siblings on each level, the outermost first."""
    yield items
    for item in items:
        if isinstance(item, Section):
            yield from _levels(item.children)


def _order_siblings(items: list[StructureItem], ranks: Mapping[str, int], original: dict[str, int]) -> bool:
    """Sort siblings that are key tasks or hold some, on the places they have together; says if any moved."""
    places = [original.get(item.file.src_uri, -1) for item in items if isinstance(item, Page)]
    if places != sorted(places):
        return False
    ranked = [(n, item, rank) for n, item in enumerate(items) if (rank := _rank(item, ranks)) is not None]
    in_order = sorted(ranked, key=lambda entry: entry[2])
    for (n, _, _), (_, item, _) in zip(ranked, in_order, strict=True):
        items[n] = item
    return in_order != ranked


def _rank(item: StructureItem, ranks: Mapping[str, int]) -> int | None:
    """The place of a key task in the playbook; for a section, that of its first one; `None` without any."""
    pages = [item] if isinstance(item, Page) else _pages(item.children) if isinstance(item, Section) else []
    return min((ranks[page.file.src_uri] for page in pages if page.file.src_uri in ranks), default=None)


def _pages(items: list[StructureItem]) -> Iterator[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)
