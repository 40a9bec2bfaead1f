"""The playbook's section of the navigation, at the place that a line in the site's `nav` names.

The line is replaced in the raw `nav`, before MkDocs makes pages, sections and neighbors of it, so that themes
and other plugins see an ordinary one. What is done to a finished navigation is in `navigation.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from mkdocs.structure.files import set_exclusions

from mkdocs_m3.components.phase_names import phase_name
from mkdocs_m3.host import telling
from mkdocs_m3.model.page_options import KINDS
from mkdocs_m3.publishing import for_themes

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_m3.host.build import Build
    from mkdocs_m3.model import Id
    from mkdocs_m3.publishing import Site

LINE: Final = "m3/playbook"
"""What is in `nav` for the playbook."""

Entry: TypeAlias = "str | dict[str, Entry] | list[Entry]"
"""What MkDocs' `nav` is made of: paths, and sections or pages by their titles."""


class _Filled(list[Entry]):
    """A `nav` with the line filled in, which remembers itself as it was written.

    Plugins that build a site once a language do so with one configuration.
    """

    def __init__(self, entries: list[Entry], original: list[Entry]) -> None:
        super().__init__(entries)
        self.original = original


def fill(
    build: Build,
    files: Files,
    config: MkDocsConfig,
    *,
    is_auto: bool,
) -> None:
    """Put the playbook's pages in place of the line; warn of a line without the option, and the reverse."""
    nav: list[Entry] = config.nav.original if isinstance(config.nav, _Filled) else config.nav or []
    written = tuple(paths(nav))
    lines = written.count(LINE)
    if not is_auto or not lines:
        _warn_of_one_without_the_other(build, is_auto=is_auto, has_line=lines > 0, has_nav=bool(nav))
        return
    if lines > 1:
        telling.warn(
            "{}: 'nav' names `{}` {} times; the playbook is at the first, and the others are dropped",
            build.config_name, LINE, lines,
        )  # fmt: skip
    set_exclusions(files, config)  # as MkDocs does next, for pages that plugins have made
    named = {file.src_uri for path in written if (file := files.get_file_from_path(path.lstrip("/")))}
    entries = _entries(build.site, files, named)
    if not entries:
        telling.warn(
            "{}: 'nav' names `{}`, but the playbook has no page to put there", build.config_name, LINE
        )
    config.nav = _Filled(_filled(nav, iter((entries,))), nav) or None


def _warn_of_one_without_the_other(build: Build, *, is_auto: bool, has_line: bool, has_nav: bool) -> None:
    if has_line:
        telling.warn(
            "{}: 'nav' names `{}`, which stands for the playbook only where the plugin is told so: "
            "write `- m3: {{nav: auto}}` under 'plugins'",
            build.config_name, LINE,
        )  # fmt: skip
    elif is_auto:
        telling.warn(
            "{}: the plugin's option `nav: auto` needs a place for the playbook: "
            "add the line `- Playbook: {}` {}, or delete the option",
            build.config_name, LINE, "to 'nav'" if has_nav else "to a 'nav' that also names your other pages",
        )  # fmt: skip


def paths(entry: Entry) -> Iterator[str]:
    """Every path and address that a part of `nav` names."""
    if isinstance(entry, str):
        yield entry
        return
    for child in entry.values() if isinstance(entry, dict) else entry:
        yield from paths(child)


def _filled(entry: Entry, places: Iterator[list[Entry]]) -> list[Entry]:
    """A part of `nav` with each line replaced by what comes next, or by nothing; sections left empty go."""
    if isinstance(entry, list):
        return [new for child in entry for new in _filled(child, places)]
    if isinstance(entry, str):
        return next(places, []) if entry == LINE else [entry]
    return [
        {title: child if isinstance(child, str) and child != LINE else children}
        for title, child in entry.items()
        if (children := _filled(child, places)) or not child
    ]


def _entries(site: Site, files: Files, named: Container[str]) -> list[Entry]:
    """The phases, tasks without a number, other pages that `nav` does not name itself, roles and parties."""
    playbook = site.playbook
    sections = {phase: _of_phase(site, files, phase) for phase in playbook.phases}
    alone = () if playbook.ids.has_phases else tuple(task.source.uri for task in playbook.key_tasks)
    placed = {*alone, *(uri for uris in sections.values() for uri in uris)}
    others = dict.fromkeys(
        (
            *(task.source.uri for task in playbook.unnumbered),
            *(page.source.uri for page in playbook.glossaries if page.source.uri not in named),
            *(page.source.uri for page in playbook.resources if page.source.uri not in named),
            *(uri for uri in site.sources if uri not in named),  # what could not be read
        )
    )
    entries: list[Entry] = [
        *(_section(site, phase, uris) for phase, uris in sections.items() if uris),
        *(uri for uri in alone if _is_in_nav(files, uri)),
        *(uri for uri in others if uri not in placed and _is_in_nav(files, uri)),
        *_of_participants(site, files, named),
    ]
    return [*(_titled(site, entry) for entry in entries[:1]), *entries[1:]]


def _of_participants(site: Site, files: Files, named: Container[str]) -> Iterator[Entry]:
    """A section for the roles and one for the parties, each with its list first."""
    pages = site.loaded.participants.pages
    for kind in KINDS:
        uris = [uri for uri, page in pages.items() if page.kind == kind and uri not in named]
        uris = [uri for uri in uris if _is_in_nav(files, uri)]
        if uris:
            index = site.loaded.participants.page(kind)
            yield {for_themes.words(site.title(index)) if index else kind: [*uris]}


def _of_phase(site: Site, files: Files, phase: Id) -> list[str]:
    """The page of a phase, then its key tasks in order, as far as they want to be in the navigation."""
    page = site.playbook.phase_pages.get(phase)
    pages = (*((page,) if page else ()), *site.playbook.phases[phase])
    return [one.source.uri for one in pages if _is_in_nav(files, one.source.uri)]


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


def _is_in_nav(files: Files, uri: str) -> bool:
    file = files.get_file_from_path(uri)
    return file is not None and bool(file.inclusion.is_in_nav())
