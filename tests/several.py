"""A small site with two playbooks whose tasks both begin at 1.1, for tests."""

from __future__ import annotations

from typing import Any, Final

TASK: Final = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: {number}
name: {name}
permalink: /{phase}.{number}/
objective: Know {name}. See [the next one](/1.2/), says the {short}.
responsibleParty: [{party}, {other}]
category: {category}
activities:
  - text: Meet about {name}
    responsibleParty: {party}
    output: Minutes
  - text: Ask the PMO
    responsibleParty: {other}
stakeholders:
  - text: {role}
    responsibleParty: [{party}, {other}]
inputs:
  - text: Status log
outputs:
  - text: Plan
    filename: plan.docx
---

Back to [the first one](1.1.md).
"""
PHASE: Final = """\
---
layout: m3/phase
phase: {phase}
name: {name}
objective: Be ready
---
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
title: {title}
sections:
  - name: Words
    terms:
      - name: {name}
        description: {meaning}
---
"""
PARTIES: Final[dict[str, Any]] = {
    "customer": {"label": "Business office", "color": {"light": "#6b3fa0", "dark": "#c3a3f2"}},
    "desk": {"label": "Service desk", "color": {"light": "#8a4b00", "dark": "#f2b366"}},
}
PLAYBOOKS: Final[dict[str, Any]] = {
    "migration": {"folder": "migration"},
    "operations": {
        "folder": "operations",
        "words": {"task": ["procedure", "procedures"]},
        "parties": PARTIES,
        "workstreams": {"service": "Service", "people": "People"},
    },
}
VIEWS: Final = (
    "phases", "map", "tasks", "responsibilities", "raci", "stakeholder-matrix", "templates", "artifacts",
    "swimlanes", "lineage", "glossary", "find-my-part",
)  # fmt: skip


def files() -> dict[str, str]:
    """The files of the documentation folder: eight tasks of migration, and three of operations."""
    made = {
        "index.md": "# Home\n\n[Migration](migration/index.md), [Operations](operations/index.md)\n",
        "glossary.md": GLOSSARY.format(
            title="Words for all", name="Program Management Office (PMO)", meaning="Runs the program"
        ),
        "assets/files/plan.docx": "plan",
    }
    made |= _playbook(
        "migration", 8, "Moving", short="CAB", party="customer", other="provider", category="process"
    )
    made |= _playbook(
        "operations", 3, "Running", short="CAB", party="customer", other="desk", category="service"
    )
    made["migration/words.md"] = GLOSSARY.format(
        title="Words of moving", name="Cutover Advisory Board (CAB)", meaning="Says when to move"
    )
    made["operations/words.md"] = GLOSSARY.format(
        title="Words of running", name="Change Advisory Board (CAB)", meaning="Says what may change"
    )
    made["both.md"] = "# Both\n\n" + "".join(
        f"## {name}\n\n<!-- m3/tasks {{playbook: {name}}} -->\n\n"
        f"<!-- m3/artifacts {{playbook: {name}}} -->\n\n"
        f"<!-- m3/swimlanes {{playbook: {name}, phase: 1}} -->\n\n"
        for name in PLAYBOOKS
    )
    made["migration/other.md"] = "# Other\n\n<!-- m3/tasks -->\n\n<!-- m3/tasks {playbook: operations} -->\n"
    return made


def _playbook(
    name: str, tasks: int, title: str, *, short: str, party: str, other: str, category: str
) -> dict[str, str]:
    made = {f"{name}/index.md": f"# {title}\n\nBegin.\n"}
    for number in range(1, tasks + 1):
        phase, own = (1, number) if number < 3 else (2, number - 2)
        made[f"{name}/{phase}.{own}.md"] = TASK.format(
            phase=phase,
            number=own,
            name=f"{title} part {number}",
            short=short,
            party=party,
            other=other,
            category=category,
            role=("Program Manager", f"Head of {title}")[number % 2],
        )
    for phase in (1, 2):
        made[f"{name}/phase-{phase}.md"] = PHASE.format(phase=phase, name=f"{title} {phase}")
    views = (view for view in VIEWS if view != "lineage")
    made[f"{name}/views.md"] = "# Views\n\n" + "".join(f"<!-- m3/{view} -->\n\n" for view in views)
    made[f"{name}/lineage.md"] = "# Lineage\n\n<!-- m3/lineage {phase: 1} -->\n"
    return made


def options(**others: object) -> dict[str, Any]:
    """The plugin's options."""
    return {
        "playbooks": PLAYBOOKS,
        "pages": ["roles", "parties"],
        "exports": ["json", "csv", "xlsx"],
        "nav": "auto",
        **others,
    }


NAV: Final = [{"Home": "index.md"}, {"Both": "both.md"}, {"Playbooks": "m3/playbook"}, "glossary.md"]
