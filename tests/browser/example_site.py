"""The example site: what its authors wrote, read without mkdocs-m3."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.browser.example_sites import (
    FIRST,
    SOURCES,
    WRITTEN_PAGES,
    address_of,
    is_task,
    metadata,
    pages,
)
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from pathlib import Path

DOCS: Final = SOURCES[FIRST] / "docs"

LABELS: Final = {"customer": "Customer", "provider": "Provider", "qsmo": "QSMO"}
"""What readers see for each party, in the order of the columns."""
OPERATIONS: Final = DOCS / "operations"
"""The folder of the site's second playbook; what is said here of key tasks is of the first alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An activity or a stakeholder."""

    text: str
    parties: tuple[str, ...]
    """The ids of those who act or take part."""
    heading: str = ""
    """The group that it is in."""
    letters: tuple[tuple[str, str], ...] = ()
    """Each party with its letters, as they are shown: `("customer", "R/A")`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyTaskPage:
    """A page with the layout of a key task."""

    id: str
    name: str
    address: str
    """Below the site's own address: `3.1/`."""
    activities: tuple[Entry, ...]
    stakeholders: tuple[Entry, ...]
    templates: tuple[str, ...]
    """The file names that its inputs and outputs name."""

    @property
    def columns(self) -> list[str]:
        """The ids of the parties with a column of their own."""
        named = {party for entry in (*self.activities, *self.stakeholders) for party in entry.parties}
        return [party for party in LABELS if party in named | set(self.responsible)]

    responsible: tuple[str, ...]
    """The parties that are responsible for the task as a whole."""

    def rows_of(self, party: str) -> list[int]:
        """The numbers of the activities in which a party acts, alone or with others."""
        return [n for n, entry in enumerate(self.activities, 1) if party in entry.parties]

    @property
    def buttons(self) -> list[str]:
        """The filter buttons that this page needs; none where they would not hide anything."""
        count = len(self.activities)
        own = {party: len(self.rows_of(party)) for party in self.columns if self.rows_of(party)}
        if all(rows == count for rows in own.values()):
            return []
        return [f"All {count}", *(f"{LABELS[party]} {rows}" for party, rows in own.items())]


def _parties(value: object) -> tuple[str, ...]:
    if value is None:
        return ()
    if value == "shared":
        return ("customer", "provider")
    named = value if isinstance(value, list) else [value]
    return tuple(party for party in LABELS if party in named)


def _entry(one: dict[str, object], heading: str) -> Entry:
    """Letters say who takes part where there are any."""
    written = one.get("raci")
    letters = (
        tuple(
            (party, "/".join(sorted(written[party].split("/"), key="RACI".index)))
            for party in LABELS
            if party in written
        )
        if isinstance(written, dict)
        else ()
    )
    parties = tuple(party for party, _ in letters) or _parties(one.get("responsibleParty"))
    return Entry(text=str(one["text"]), parties=parties, heading=heading, letters=letters)


def _entries(written: list[object], heading: str = "") -> list[Entry]:
    return [
        _entry(one, heading) if isinstance(one, dict) else Entry(text=str(one), parties=(), heading=heading)
        for one in written
    ]


def _read(path: Path) -> KeyTaskPage | None:
    text = path.read_text(encoding="utf-8")
    if not is_task(text):
        return None
    meta = metadata(text)
    activities = _entries(meta.get("activities") or [])
    for group in meta.get("activitiesGroups") or []:
        activities += _entries(group["activities"], group["group"])
    artifacts = [*(meta.get("inputs") or []), *(meta.get("outputs") or [])]
    return KeyTaskPage(
        id=f"{meta['phase']}.{meta['keyTask']}",
        name=meta["name"],
        address=address_of(DOCS, path, meta),
        activities=tuple(activities),
        stakeholders=tuple(_entries(meta.get("stakeholders") or [])),
        templates=tuple(one["filename"] for one in artifacts if isinstance(one, dict) and "filename" in one),
        responsible=_parties(meta.get("responsibleParty")),
    )


def _number(page: KeyTaskPage) -> tuple[int, ...]:
    return tuple(int(part) for part in page.id.split("."))


_OF_THE_FIRST: Final = (path for path in DOCS.rglob("*.md") if not path.is_relative_to(OPERATIONS))
KEY_TASKS: Final = sorted((page for path in _OF_THE_FIRST if (page := _read(path))), key=_number)
"""Every key-task page, in the order of their numbers."""


def key_task(number: str) -> KeyTaskPage:
    """The page of one key task: `3.6`."""
    return next(page for page in KEY_TASKS if page.id == number)


SAME_KIND: Final = frozenset({"phase-1/", "phase-2/", "phase-4/", "phase-5/"})
"""Pages that are as others are, which only a run over every page looks at."""
OTHER_PAGES: Final = tuple(
    place
    for place in pages(FIRST)
    if place not in {task.address for task in KEY_TASKS}
    and not place.startswith("operations/")
    and (IS_NIGHT or place not in SAME_KIND)
)
"""The addresses of other pages with parts or views: phases, glossary, resources, first page and views."""

GENERATED_LISTS: Final = ("parties/", "roles/")
GENERATED_THOROUGHLY: Final = (*GENERATED_LISTS, "parties/provider/", "roles/program-manager/")
"""The generated pages that are looked at in every way."""
GENERATED: Final = (
    *GENERATED_LISTS,
    *(f"parties/{party}/" for party in LABELS),
    *sorted(
        {f"roles/{who.text.casefold().replace(' ', '-')}/" for one in KEY_TASKS for who in one.stakeholders}
    ),
)
"""The addresses of the pages of roles and parties of the first playbook, which nobody wrote."""
OPERATIONS_GENERATED: Final = (
    *(f"operations/{place}" for place in GENERATED_LISTS),
    *(f"operations/parties/{party}/" for party in ("office", "desk", "operator")),
    *sorted(
        {
            f"operations/roles/{who.text.casefold().replace(' ', '-')}/"
            for path in OPERATIONS.rglob("*.md")
            if (page := _read(path))
            for who in page.stakeholders
        }
    ),
)
"""The same of the second."""

EVERY_PAGE: Final = tuple(
    (site, (*places, *GENERATED, *OPERATIONS_GENERATED) if site == FIRST else places)
    for site, places in WRITTEN_PAGES
)
"""The pages of all example sites with something of ours, those that nobody wrote among them."""

LETTERED: Final = (key_task("1.1"), key_task("2.2"))
"""The key tasks whose activities have letters."""

PHASE_3: Final = tuple(task for task in KEY_TASKS if task.id.startswith("3."))
THOROUGHLY: Final = (*(key_task(number) for number in ("3.1", "3.3", "3.6", "3.9", "3.10")), *LETTERED)
"""The key tasks that are looked at in every way; they hold every part in every form."""
