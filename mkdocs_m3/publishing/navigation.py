"""The whole navigation of a rendered site, which names every page where it is in the rendered folder."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from mkdocs_m3.publishing import for_themes
from mkdocs_m3.publishing.playbook_section import filled, lines, paths, sections

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from mkdocs_m3.publishing.places import Places
    from mkdocs_m3.publishing.playbook_section import Entry
    from mkdocs_m3.publishing.playbooks import Playbooks


def navigation(
    playbooks: Playbooks,
    written: list[Entry] | None,
    listed: Collection[str],
    places: Places,
    *,
    is_auto: bool,
) -> list[Entry]:
    """What a site's own navigation says, or else its folders, with key tasks in the order of their numbers.

    `listed` are the pages that may be in a navigation that is made, by their paths. Where it `is_auto`, the
    line `m3/playbook` of the site's own becomes the playbook, or a section for each of several.
    """
    if written is None:
        return _placed(_in_folders(playbooks, listed), places)
    named = {path.lstrip("/") for path in paths(written)}
    if is_auto and (known := lines(playbooks, named)):
        written = filled(written, sections(playbooks, lambda uri: uri in listed, named, known))
    return _placed(written, places)


def _placed(items: list[Entry], places: Places) -> list[Entry]:
    return [_place(item, places.of) for item in items]


def _place(entry: Entry, of: Mapping[str, str]) -> Entry:
    if isinstance(entry, str):
        return of.get(entry.lstrip("/"), entry)
    if isinstance(entry, list):
        return [_place(one, of) for one in entry]
    return {str(title): _place(one, of) for title, one in entry.items()}


def _in_folders(playbooks: Playbooks, listed: Collection[str]) -> list[Entry]:
    """The pages as they are in folders, each of which is a section, as MkDocs has them."""
    ours = {str(folder) for source in playbooks.sources for folder in PurePosixPath(source.uri).parents}
    ranks = playbooks.ranks
    found: list[Entry] = []
    sections: dict[str, list[Entry]] = {}
    for uri in sorted(listed, key=_order):
        level, way = found, PurePosixPath()
        for part in PurePosixPath(uri).parts[:-1]:
            way /= part
            if str(way) not in sections:
                sections[str(way)] = []
                title = _title(part)
                level.append({for_themes.words(title) if str(way) in ours else title: sections[str(way)]})
            level = sections[str(way)]
        level.append(uri)
    for level in (found, *sections.values()):
        _sort(level, ranks)
    return found


def _order(uri: str) -> tuple[tuple[str, ...], bool, str]:
    """Pages of a folder before those of folders in it, and its own page first."""
    path = PurePosixPath(uri)
    return path.parts[:-1], path.stem not in ("index", "README"), path.name


def _title(folder: str) -> str:
    words = folder.replace("-", " ").replace("_", " ")
    return words.capitalize() if words.lower() == words else words


def _sort(level: list[Entry], ranks: Mapping[str, int]) -> None:
    """Put key tasks, and sections that hold some, in order on the places that they have together."""
    ranked = [(n, item, min(own)) for n, item in enumerate(level) if (own := _own_ranks(item, ranks))]
    in_order = sorted(ranked, key=lambda one: one[2])
    for (n, _, _), (_, item, _) in zip(ranked, in_order, strict=True):
        level[n] = item


def _own_ranks(item: Entry, ranks: Mapping[str, int]) -> list[int]:
    return [ranks[path] for path in paths(item) if path in ranks]
