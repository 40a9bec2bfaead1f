"""Four times the playbook makes about four times the bytes, whatever recurs in it: pages, views, exports.

Bytes and not times are compared, so that the result is the same on every machine. Artifacts, files and roles
recur in all tasks, and each task has some of its own besides, so that whatever lists pairs of any of these
grows sixteenfold. One thing is left out: each phase's page lists all phases.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load, reading
from mkdocs_m3.components import BY_PART, components_of
from mkdocs_m3.components.context import Context
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.findings import printing
from mkdocs_m3.locales import wording
from mkdocs_m3.markup.comments import VIEWS
from mkdocs_m3.model import KeyTask, Phase, Placement, Selection
from mkdocs_m3.model.entries import Entries
from mkdocs_m3.rendering.environment import environment
from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.model import Record

pytestmark = pytest.mark.slow  # half a minute of the processor together

FEW: Final = 300 if IS_NIGHT else 150
MANY: Final = 4 * FEW
MOST: Final = 4.5
"""So many times the bytes may four times the tasks have; in proportion it is 4, and numbers get longer."""
IN_PHASE: Final = 2
"""Few, so that there are more phases and roles than columns for them."""

TASK: Final = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: {number}
name: Part {n:04}
responsibleParty: customer
activities:
  - {{text: Meet, responsibleParty: customer, output: [Log], template: log.docx}}
stakeholders:
  - {{text: Lead, responsibleParty: customer}}
  - {{text: Lead of part {n:04}, responsibleParty: provider}}
inputs:
  - {{text: Log, filename: log.docx}}
  - Charter {few}
  - {{text: Note {n:04}, filename: note.docx}}
  - Nowhere {few}
outputs:
  - {{text: Log, filename: log.docx}}
  - Charter {few}
  - Report {n:04}
---
"""
PHASE: Final = """\
---
layout: m3/phase
phase: {phase}
name: Stage {phase:04}
documentation: [Log, Summary {phase:04}]
---
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
sections:
  - name: Words
    terms:
      - {name: Lead, description: Leads}
"""
PLACES: Final = ("in a view", "on pages of phases")
VIEW_OPTIONS: Final = (
    *((name, "") for name in VIEWS if name != "lineage"),
    ("stakeholder-matrix", "{columns: tasks}"),
    ("tasks", "{party: customer}"),
    ("artifacts", "{party: customer}"),
    ("lineage", "{task: 1.2}"),
    ("lineage", "{phase: 3}"),
    ("lineage", "every phase"),
)


@cache
def playbook(tasks: int) -> Loaded:
    sources = {"index.md": "# Home\n\n<!-- m3/artifacts -->\n", "glossary.md": glossary(tasks)}
    for phase in range(1, tasks // IN_PHASE + 1):
        sources[f"{phase}.md"] = PHASE.format(phase=phase)
    for n in range(tasks):
        phase, number = n // IN_PHASE + 1, n % IN_PHASE + 1
        sources[f"{phase}.{number}.md"] = TASK.format(n=n, phase=phase, number=number, few=n % 7)
    pages = {uri: f"{uri.removesuffix('.md')}/index.html" for uri in sources}
    files = {f"assets/files/{name}.docx": 9_000 for name in ("log", "note")}
    return load(
        [Source(path=uri, uri=uri, text=text) for uri, text in sources.items()],
        Inventory(pages=pages, files=files, site_address="https://example.gov/"),
        M3,
    )


def glossary(tasks: int) -> str:
    terms = "".join(f"      - {{name: Lead of part {n:04}, description: Leads}}\n" for n in range(tasks))
    return f"{GLOSSARY}{terms}---\n"


@cache
def entries(tasks: int, place: str) -> Entries:
    loaded = playbook(tasks)
    views = [(uri, view) for uri, placed in loaded.views.items() for view in placed]
    uris = {record.source.uri for record in loaded.playbook.records} | {"index.md"}
    return Entries.of(loaded.playbook, views if place == PLACES[0] else (), uris)


def context(tasks: int, place: str, page: Record | None, selection: Selection) -> Context:
    loaded = playbook(tasks)
    return Context(
        page=page,
        playbook=loaded.playbook,
        links=loaded.links.seen_from(page.source.uri if page else "index.md"),
        vocabulary=M3,
        words=wording("en", {}),
        selection=selection,
        entries=entries(tasks, place),
        exports=frozenset({"csv", "json"}),
        is_view=page is None,
    )


TEMPLATES: Final = environment(None)


def shown(part: str, seen: Context) -> str:
    component = BY_PART[part]
    return TEMPLATES.get_template(f"{component.name}.html").render(view=component.view(seen))


def pages(tasks: int, place: str, kind: type[Record]) -> dict[str, int]:
    """By the part, the bytes that all pages of a kind have of it."""
    sizes: dict[str, int] = {}
    for record in playbook(tasks).playbook.records:
        if not isinstance(record, kind):
            continue
        seen = context(tasks, place, record, Selection())
        for component in components_of(record):
            if component.part != "phase-stepper" and component.is_shown(seen):
                sizes[component.part] = sizes.get(component.part, 0) + len(shown(component.part, seen))
    return sizes


def of_view(tasks: int, place: str, name: str, options: str) -> int:
    numbers = ", ".join(map(str, playbook(tasks).playbook.phases)) if options == "every phase" else ""
    placement = Placement(
        part=name, start=0, end=0, options=f"{{phase: [{numbers}]}}" if numbers else options
    )
    return len(shown(name, context(tasks, place, None, reading.view(placement, M3).selection)))


def files(tasks: int) -> dict[str, int]:
    """By its path, the bytes of each export; of those of pages, together."""
    sizes: dict[str, int] = {}
    for path, content in exports(playbook(tasks), M3, wording("en", {}), {"json", "csv"}, "Site"):
        name = "of pages" if path.startswith("static-api/") else path
        sizes[name] = sizes.get(name, 0) + len(content)
    return sizes


def findings(tasks: int) -> dict[str, int]:
    found = playbook(tasks).findings
    return {name: len(printed(found, tasks)) for name, printed in printing.ALL.items()}


def too_much(sizes: Callable[[int], dict[str, int]]) -> dict[str, float]:
    """What grows faster than the playbook; it must be there at all to say anything."""
    few, many = sizes(FEW), sizes(MANY)
    assert few
    assert few.keys() == many.keys()
    return {name: many[name] / few[name] for name in few if many[name] / few[name] > MOST}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", [KeyTask, Phase])
def test_pages_grow_in_proportion(kind: type[Record], place: str) -> None:
    assert too_much(lambda tasks: pages(tasks, place, kind)) == {}


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("name", "options"), VIEW_OPTIONS)
def test_views_grow_in_proportion(name: str, options: str, place: str) -> None:
    assert too_much(lambda tasks: {name: of_view(tasks, place, name, options)}) == {}


def test_exports_grow_in_proportion() -> None:
    assert too_much(files) == {}


def test_findings_grow_in_proportion() -> None:
    assert too_much(findings) == {}


def test_a_lineage_on_every_page_grows_in_proportion() -> None:
    def lineages(tasks: int) -> Iterator[tuple[str, int]]:
        for record in playbook(tasks).playbook.records:
            if isinstance(record, KeyTask | Phase):
                seen = context(tasks, PLACES[0], record, Selection())
                yield type(record).__name__, len(shown("lineage", seen))

    def together(tasks: int) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for name, size in lineages(tasks):
            sizes[name] = sizes.get(name, 0) + size
        return sizes

    assert too_much(together) == {}
