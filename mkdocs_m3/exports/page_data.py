"""One JSON file for each page, for programs that read those of the site that the playbook comes from.

The keys and their order are that site's: it wrote them for every page, whatever its kind. Values are what
YAML reads, markup and all; for clean texts there is `playbook_json.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote, unquote

from mkdocs_m3.exports.json_text import as_json
from mkdocs_m3.markup.comments import own_fields_of
from mkdocs_m3.model import KeyTask, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.exports.exported import Exported
    from mkdocs_m3.model import Record

FOLDER: Final = "static-api"
"""Where the files are in the published site."""

KEYS: Final = tuple(
    "name phase keyTask objective responsibleParty category inputs outputs stakeholders bestPractice "
    "activities activitiesGroups activitiesText documentation documentation_intro exitCriteria "
    "sections".split()
)
"""The keys of front matter that each file has, after `url`."""


def page_data(site: Exported) -> Iterator[tuple[str, bytes]]:
    """Each page's file, with its path in the published site."""
    for record in site.playbook.records:
        if record.source.uri in site.shared:
            continue
        values = {**site.values[record.source.uri], **_ids(site, record)}
        url = _url(site.links.destinations[record.source.uri])
        keys = KEYS if site.vocabulary.ids.has_phases else tuple(key for key in KEYS if key != "phase")
        data = {"url": url, **{key: values.get(key) for key in (*keys, *_own(site, record))}}
        yield f"{FOLDER}{unquote(url).rstrip('/')}/data.json", as_json(data)


def _ids(site: Exported, record: Record) -> dict[str, object]:
    """The ids that are no numbers, as they are written: YAML reads `1.10` as another number."""
    scheme = site.vocabulary.ids
    found: dict[str, object] = {}
    if scheme.phase != "number" and isinstance(record, KeyTask | Phase):
        of_phase = record.phase if isinstance(record, KeyTask) else record.number
        found |= {"phase": of_phase.text} if of_phase else {}
    if scheme.task != "number" and isinstance(record, KeyTask) and record.number:
        found["keyTask"] = record.number.text
    return found


def _own(site: Exported, record: Record) -> tuple[str, ...]:
    """The keys of fields of the site's own."""
    return tuple(spec.name for spec in own_fields_of(record, site.vocabulary.fields))


def _url(destination: str) -> str:
    """The address of a published file from the root of its site: `3.1/index.html` -> `/3.1/`."""
    folder, _, name = destination.rpartition("/")
    address = destination if name != "index.html" else f"{folder}/" if folder else ""
    return f"/{quote(address)}"
