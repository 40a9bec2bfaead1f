"""The playbook's section of the navigation, at the place that a line in the site's `nav` names.

Navigations are data, as MkDocs and others take them: paths of pages, and sections or pages by their titles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.model.page_options import KINDS
from mkdocs_m3.publishing import for_themes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping

    from mkdocs_m3.model import Id
    from mkdocs_m3.publishing.playbooks import Playbooks
    from mkdocs_m3.publishing.site import Site

LINE: Final = "m3/playbook"
"""What is in `nav` for the playbook; behind a slash, the name of one of several may follow."""

Entry: TypeAlias = "str | dict[str, Entry] | list[Entry]"
"""What a navigation is made of: paths, and sections or pages by their titles."""


def paths(entry: Entry) -> Iterator[str]:
    """Every path and address that a part of `nav` names."""
    if isinstance(entry, str):
        yield entry
        return
    for child in entry.values() if isinstance(entry, dict) else entry:
        yield from paths(child)


def filled(entry: Entry, found: Mapping[str, list[Entry]]) -> list[Entry]:
    """A part of `nav` with each line replaced by what was found for it; sections left empty go.

    A line that comes again is replaced by nothing.
    """
    return _filled(entry, dict(found), frozenset(found))


def _filled(entry: Entry, left: dict[str, list[Entry]], lines: Container[str]) -> list[Entry]:
    if isinstance(entry, list):
        return [new for child in entry for new in _filled(child, left, lines)]
    if isinstance(entry, str):
        return left.pop(entry, []) if entry in lines else [entry]
    return [
        {title: child if isinstance(child, str) and child not in lines else children}
        for title, child in entry.items()
        if (children := _filled(child, left, lines)) or not child
    ]


def lines(playbooks: Playbooks, written: Iterable[str]) -> list[str]:
    """The lines that stand for all playbooks or for one, among the paths of a site's `nav`."""
    names = (site.vocabulary.place.name for site in playbooks.named)
    known = {LINE, *(f"{LINE}/{name}" for name in names if name)}
    return [path for path in written if path in known]


def sections(
    playbooks: Playbooks,
    is_in_nav: Callable[[str], bool],
    named: Collection[str],
    written: Iterable[str],
) -> dict[str, list[Entry]]:
    """By each line that is `written`, what is in its place.

    A line of its own stands for a playbook's pages; that of all, for a section for each playbook that has
    none, or for the pages of an only playbook. Each begins with the page of the playbook's folder. Pages of
    ours in no such folder come last.
    """
    found: dict[str, list[Entry]] = {line: [] for line in written}
    is_only = len(playbooks.named) == 1
    for site in playbooks.sites:
        place = site.vocabulary.place
        own = entries(site, is_in_nav, named)
        indexes = [f"{place.folder}{name}.md" for name in ("index", "README") if place.folder and not is_only]
        found_at = map(site.loaded.links.inventory.target, indexes)
        first = [uri for uri in found_at if uri and is_in_nav(uri) and uri not in {*named, *paths(own)}]
        if f"{LINE}/{place.name}" in found:
            found[f"{LINE}/{place.name}"] = [*first, *own]
        elif LINE in found and (first or own):
            is_flat = is_only or place.is_outside
            section: Entry = {for_themes.words(place.title): [*first, *own]}
            found[LINE] += own if is_flat else [section]
    return found


def entries(site: Site, is_in_nav: Callable[[str], bool], named: Collection[str]) -> list[Entry]:
    """What is in place of the line: the phases, tasks without a number, other pages, roles and parties.

    Pages that the site's own navigation has `named` are not repeated, apart from phases and tasks.
    """
    playbook = site.playbook
    sections = {phase: _of_phase(site, is_in_nav, phase) for phase in playbook.phases}
    alone = () if playbook.ids.has_phases else tuple(task.source.uri for task in playbook.key_tasks)
    placed = {*alone, *(uri for uris in sections.values() for uri in uris)}
    hidden = {*named, *site.loaded.shared}
    others = dict.fromkeys(
        (
            *(task.source.uri for task in playbook.unnumbered),
            *(page.source.uri for page in playbook.glossaries if page.source.uri not in hidden),
            *(page.source.uri for page in playbook.resources if page.source.uri not in hidden),
            *(uri for uri in site.sources if uri not in named),  # what could not be read
        )
    )
    found: list[Entry] = [
        *(_section(site, phase, uris) for phase, uris in sections.items() if uris),
        *(uri for uri in alone if is_in_nav(uri)),
        *(uri for uri in others if uri not in placed and is_in_nav(uri)),
        *_of_participants(site, is_in_nav, named),
    ]
    return [*(_titled(site, entry) for entry in found[:1]), *found[1:]]


def _of_participants(site: Site, is_in_nav: Callable[[str], bool], named: Container[str]) -> Iterator[Entry]:
    """A section for the roles and one for the parties, each with its list first."""
    pages = site.loaded.participants.pages
    for kind in KINDS:
        uris = [uri for uri, page in pages.items() if page.kind == kind and uri not in named]
        uris = [uri for uri in uris if is_in_nav(uri)]
        if uris:
            index = site.loaded.participants.page(kind)
            yield {for_themes.words(site.title(index)) if index else kind: [*uris]}


def _of_phase(site: Site, is_in_nav: Callable[[str], bool], phase: Id) -> list[str]:
    """The page of a phase, then its key tasks in order, as far as they want to be in the navigation."""
    page = site.playbook.phase_pages.get(phase)
    pages = (*((page,) if page else ()), *site.playbook.phases[phase])
    return [one.source.uri for one in pages if is_in_nav(one.source.uri)]


def _section(site: Site, phase: Id, uris: list[str]) -> Entry:
    """A phase under its name; one without key tasks is its page alone, under the page's own title."""
    page = site.playbook.phase_pages.get(phase)
    if page and uris == [page.source.uri]:
        return page.source.uri
    title = for_themes.words(phase_name(site.outside_pages, phase))
    return {title: [*uris] if page and page.source.uri in uris else [_titled(site, uris[0]), *uris[1:]]}


def _titled(site: Site, entry: Entry) -> Entry:
    """A page with its title: section-index takes the first page of a section without one for the section."""
    record = site.records.get(entry) if isinstance(entry, str) else None
    if record is None:
        return entry
    values = site.loaded.values[record.source.uri]
    own = None if record.name_key == "title" else for_themes.own_title(values)
    title = own or for_themes.words(site.title(record))
    return {title: record.source.uri} if title else entry
