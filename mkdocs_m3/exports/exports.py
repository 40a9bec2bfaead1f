"""Every file that a build and `mkdocs-m3 export` write of a playbook, with its path."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.exports.csv_files import csv_file
from mkdocs_m3.exports.exported import Exported
from mkdocs_m3.exports.page_data import page_data
from mkdocs_m3.exports.playbook_json import PATH, playbook_json, playbook_schema, version_of
from mkdocs_m3.exports.view_tables import tables
from mkdocs_m3.exports.workbook import workbook
from mkdocs_m3.model.export_paths import WORKBOOK, csv_of

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model.vocabulary import Vocabulary


def exports(
    loaded: Loaded, vocabulary: Vocabulary, words: Wording, kinds: Container[str], site_name: str
) -> Iterator[tuple[str, bytes]]:
    """The files of the chosen kinds (`json`, `csv`, `xlsx`), each with its path in the published site.

    Raises `ModuleNotFoundError` for `xlsx` where the library for it is not installed.
    """
    name = site_name if vocabulary.place.is_usual else f"{site_name}: {vocabulary.place.title}"
    site = Exported.of(loaded, vocabulary, words, name)
    path = loaded.links.export_path
    if vocabulary.place.is_outside:  # no playbook, but some pages that programs may ask for
        yield from page_data(site) if "json" in kinds else ()
        return
    if "json" in kinds:
        yield path(PATH), playbook_json(site)
        version, schema_path = version_of(site.vocabulary)
        yield path(schema_path), playbook_schema(version, has_phases=site.vocabulary.ids.has_phases)
        yield from page_data(site)
    found = tables(site) if "csv" in kinds or "xlsx" in kinds else ()
    if "csv" in kinds:
        yield from ((path(csv_of(table.name)), csv_file(table)) for table in found)
    if "xlsx" in kinds:
        yield path(WORKBOOK), workbook(site, found)
