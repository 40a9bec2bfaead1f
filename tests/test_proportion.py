"""Six times the playbook takes about six times the work, not thirty-six: to read, to show and to export it.

Only ratios within one run count, of the processor's time and not the clock's, so that a slow or a busy
machine changes nothing. `make bench` measures real builds, and more closely.
"""

from __future__ import annotations

import gc
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Final

import pytest
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.components import BY_PART, components_of
from mkdocs_m3.components.context import Context, abbreviations_of
from mkdocs_m3.exports.exports import exports
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.loading import Loaded, load
from mkdocs_m3.locales import DEFAULT_LANGUAGE, wording
from mkdocs_m3.markup.comments import VIEWS
from mkdocs_m3.model import KeyTask, Phase, Placement, Selection, Source
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.model.page_options import GeneratedPages, PagesOfKind
from mkdocs_m3.model.participant_pages import Participants
from mkdocs_m3.rendering.environment import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from mkdocs_m3.model import Record

FEW: Final = 80
MANY: Final = 6 * FEW
MOST: Final = 15
"""So many times the work may six times the tasks be: in proportion it is 6, and with all pairs of them 36."""
ROUNDS: Final = 3
IN_PHASE: Final = 12
SHARING: Final = 6
"""Key tasks that share artifacts and a file: each is used as often in a large playbook as in a small one."""
OPTIONS: Final = {"lineage": "{phase: 2}"}

TASK: Final = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: {number}
name: Bring part {n} to its end
objective: Know what is at stake in part {n}, and tell the PMO.
responsibleParty: shared
category: process
activities:
  - text: Ask the PMO for part {n}
    responsibleParty: customer
  - text: Write part {n} down
    responsibleParty: shared
stakeholders:
  - text: Role {role}
    responsibleParty: customer
  - text: Role ten
    responsibleParty: provider
inputs:
  - text: Draft Plan {before}
    filename: plan-{block}.docx
  - text: Charter Number {before}
  - text: Charter Letter {before}
outputs:
  - text: Draft Plan {after}
  - text: Charter Number {after}
---
"""
PHASE: Final = """\
---
layout: m3/phase
phase: {phase}
name: Stage {phase}
objective: Get from stage {phase} to the next, as the PMO has it.
documentation:
  - name: Summary of stage {phase}
exitCriteria:
  - Everybody knows stage {phase}
---
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
sections:
  - name: Words
    terms:
      - name: Program Management Office (PMO)
        description: Those who ask
      - name: Role 1
        description: Does what is needed
---
"""

ROLES: Final = PagesOfKind(folder="roles")
PARTIES: Final = PagesOfKind(folder="parties")

Job = tuple[str, "Callable[[], object]"]
"""Some work, and its name."""


@pytest.mark.slow
def test_work_grows_in_proportion_to_the_tasks() -> None:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        few, many = (dict(_seconds(tasks)) for tasks in (FEW, MANY))
    finally:
        if was_enabled:
            gc.enable()
    ratios = {name: many[name] / few[name] for name in few}
    assert {name: ratio for name, ratio in ratios.items() if ratio > MOST} == {}


def _seconds(tasks: int) -> Iterator[tuple[str, float]]:
    for name, work in _jobs(tasks):
        yield name, min(_timed(work) for _ in range(ROUNDS))


def _timed(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def _jobs(tasks: int) -> Iterator[Job]:
    sources = tuple(_sources(tasks))
    inventory = Inventory(
        pages={source.uri: f"{source.uri.removesuffix('.md')}/index.html" for source in sources},
        files={f"assets/files/plan-{block}.docx": 9000 for block in range(tasks // SHARING + 1)},
    )
    config = M3Config()
    config.load_dict({})
    config.validate()
    vocabulary, words, templates = (
        config.options.vocabulary(),
        wording(DEFAULT_LANGUAGE, {}),
        environment(None),
    )
    loaded = load(sources, inventory, vocabulary)
    assert {one.severity for one in loaded.findings} == {Severity.ADVICE}
    playbook, abbreviations = loaded.playbook, abbreviations_of(loaded.playbook)
    assert len(playbook.key_tasks) == tasks

    def context(page: Record | None, uri: str, selection: Selection) -> Context:
        return Context(
            page=page,
            playbook=playbook,
            links=loaded.links.seen_from(uri),
            vocabulary=vocabulary,
            words=words,
            selection=selection,
            exports=frozenset({"csv", "json"}),
            is_view=page is None,
            abbreviations=abbreviations,
        )

    def show(part: str, seen: Context) -> str:
        component = BY_PART[part]
        return templates.get_template(f"{component.name}.html").render(view=component.view(seen))

    def view(name: str) -> str:
        placement = Placement(part=name, start=0, end=0, options=OPTIONS.get(name, ""))
        return show(name, context(None, "index.md", reading.view(placement, vocabulary).selection))

    def pages(records: Sequence[Record]) -> None:
        for record in records:
            seen = context(record, record.source.uri, Selection())
            for component in components_of(record):
                if component.is_shown(seen):
                    show(component.part, seen)

    yield "load", lambda: load(sources, inventory, vocabulary)
    yield "key tasks", partial(pages, [one for one in playbook.records if isinstance(one, KeyTask)])
    yield "phases", partial(pages, [one for one in playbook.records if isinstance(one, Phase)])
    yield "roles and parties", partial(_show_generated, loaded, context, show)
    yield from ((f"m3/{name}", partial(view, name)) for name in VIEWS)
    yield "json", lambda: list(exports(loaded, vocabulary, words, {"json"}, "Site"))
    yield "csv", lambda: list(exports(loaded, vocabulary, words, {"csv"}, "Site"))


def _show_generated(
    loaded: Loaded, context: Callable[..., Context], show: Callable[[str, Context], object]
) -> None:
    """Make all pages of roles and parties."""
    home = context(None, "index.md", Selection())
    vocabulary = replace(home.vocabulary, pages=GeneratedPages(roles=ROLES, parties=PARTIES))
    found = Participants.of(home.playbook, vocabulary, loaded.links)
    links = replace(
        loaded.links,
        destinations={**loaded.links.destinations, **found.destinations},
        addresses={**loaded.links.addresses, **found.destinations},
    )
    for uri, page in found.pages.items():
        seen = replace(
            context(page, "index.md", Selection()),
            links=links.seen_from(uri),
            participants=found,
            vocabulary=vocabulary,
        )
        for component in components_of(page):
            if component.is_shown(seen):
                show(component.part, seen)


def _sources(tasks: int) -> Iterator[Source]:
    yield Source(path="index.md", uri="index.md", text="")
    yield Source(path="glossary.md", uri="glossary.md", text=GLOSSARY)
    for phase in range(1, -(-tasks // IN_PHASE) + 1):
        yield _source(f"phase-{phase}.md", PHASE.format(phase=phase))
    for n in range(tasks):
        phase, number, block = n // IN_PHASE + 1, n % IN_PHASE + 1, n // SHARING
        places = {"phase": phase, "number": number, "block": block, "before": block, "after": block + 1}
        yield _source(f"{phase}.{number}.md", TASK.format(n=n, role=n % 9, **places))


def _source(uri: str, text: str) -> Source:
    return Source(path=uri, uri=uri, text=text)
