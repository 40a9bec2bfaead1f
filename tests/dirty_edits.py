"""A site with every view, and everything that an author does to it, one edit after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Files = dict[str, str]
"""Every file of a documentation folder, by its path in it."""

TASK: Final = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: {number}
name: {name}
objective: Know what {name} is for, says the PMO.
responsibleParty: {party}
category: {category}
activities:
  - text: Meet
    responsibleParty: {party}
    output: Minutes {number}
stakeholders:
  - text: {role}
    responsibleParty: shared
inputs:
{inputs}
outputs:
{outputs}
bestPractice:
  - Begin early with {name}.
---
"""
PHASE: Final = """\
---
layout: m3/phase
phase: {number}
name: {name}
objective: Be ready, with the PMO
documentation:
  - name: Plan
  - name: Shared log
exitCriteria:
  - name: All of {name} is done
---

<!-- m3/lineage -->
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
title: Glossary
sections:
  - name: Roles
    terms:
      - name: Program Manager
        description: Leads
      - name: Program Management Office (PMO)
        description: Helps
---
"""
RESOURCES: Final = """\
---
layout: m3/resources
title: Resources
sections:
  - name: Files
    items:
      - name: Plan
        filename: plan.docx
---
"""
VIEWS: Final = (
    "phases", "tasks", "responsibilities", "raci", "stakeholder-matrix", "templates", "artifacts", "lineage",
    "glossary", "find-my-part", "map", "swimlanes",
)  # fmt: skip
"""Every view; the test compares with those that there are."""
_NAMES: Final = ("Plan work", "Staff team", "Move data", "Test system", "Train users", "Close down")
_PARTIES: Final = ("customer", "provider", "shared")
_CATEGORIES: Final = ("programManagement", "workforce", "technology", "process")
_ROLES: Final = ("Program Manager", "Sponsor", "Data Steward")


def site() -> Files:
    """The site to begin with: an artifact that all tasks share, and one for each pair of neighbors."""
    files = {
        "index.md": "# Home\n\nBegin with [the plan](p1/1.1.md).\n",
        "notes/index.md": "# Notes\n\nNone.\n",
    }
    for phase in (1, 2):
        files[f"p{phase}/index.md"] = PHASE.format(number=phase, name=("Engage", "Migrate")[phase - 1])
        for number in range(1, 7):
            files[f"p{phase}/{phase}.{number}.md"] = _task(phase, number)
    files |= {"glossary.md": GLOSSARY, "resources.md": RESOURCES}
    for view in VIEWS:
        options = " {phase: 1}" if view == "lineage" else ""
        files[f"views/{view}.md"] = f"# The {view}\n\n<!-- m3/{view}{options} -->\n"
    files["assets/files/plan.docx"] = "plan"
    files["assets/files/log.xlsx"] = "log"
    files["assets/files/own.pdf"] = "own"
    return files


def _task(phase: int, number: int) -> str:
    n = 6 * phase + number
    inputs = [f"  - text: Handover {n - 1}", "  - text: Shared log", "    filename: log.xlsx"]
    outputs = [f"  - text: Handover {n}", "  - text: Plan", "    filename: plan.docx"]
    return TASK.format(
        phase=phase,
        number=number,
        name=f"{_NAMES[number - 1]} {phase}",
        party=_PARTIES[n % 3],
        category=_CATEGORIES[n % 4],
        role=_ROLES[n % 3],
        inputs="\n".join(inputs),
        outputs="\n".join(outputs[: 3 if n % 2 else 1]),
    )


@dataclass(frozen=True, kw_only=True)
class Edit:
    """What an author saves at once."""

    what: str
    change: Callable[[Files], Files]
    """What the files are after it."""
    settings: Mapping[str, object] | None = None
    """What the plugin is told then, where it is the configuration that is edited."""


def _replaced(path: str, old: str, new: str) -> Callable[[Files], Files]:
    def change(files: Files) -> Files:
        assert old in files[path], f"{old!r} is not in {path}"
        return files | {path: files[path].replace(old, new)}

    return change


def _edit(path: str, old: str, new: str, what: str = "") -> Edit:
    return Edit(what=f"{what or path}: {old!r} becomes {new!r}", change=_replaced(path, old, new))


def _written(path: str, text: str) -> Edit:
    return Edit(what=f"{path} is written", change=lambda files: files | {path: text})


def _deleted(path: str) -> Edit:
    return Edit(
        what=f"{path} is deleted",
        change=lambda files: {name: text for name, text in files.items() if name != path},
    )


def _moved(old: str, new: str) -> Edit:
    return Edit(
        what=f"{old} becomes {new}",
        change=lambda files: {(new if name == old else name): text for name, text in files.items()},
    )


def _configured(**settings: object) -> Edit:
    return Edit(what=f"mkdocs.yml says {settings}", change=lambda files: files, settings=settings)


EDITS: Final = (
    # words of one page
    _edit("p1/1.1.md", "Begin early", "Begin very early"),
    _edit("p1/1.2.md", "  - text: Meet\n", "  - text: Meet at noon\n"),
    _edit("p1/1.2.md", "objective: Know", "objective: Do know"),
    _edit("p2/2.6.md", "---\n", "---\n", "saved unchanged"),
    _written("notes/index.md", "# Notes\n\nSome.\n"),
    _edit("p1/1.3.md", "bestPractice:\n", "bestPractice:\n  - Ask the PMO.\n"),
    # names and numbers
    _edit("p1/1.1.md", "name: Plan work 1", "name: Plan **the** work"),
    _edit("p2/2.3.md", "name: Move data 2", "name: Carry data"),
    _edit("p2/2.6.md", "keyTask: 6", "keyTask: 16"),
    _edit("p2/2.6.md", "keyTask: 16", "keyTask: 6"),
    _edit("p1/1.4.md", "phase: 1", "phase: 2\nkeyTask: 9\nx: 1"),
    _edit("p1/1.4.md", "phase: 2\nkeyTask: 9\nx: 1", "phase: 1"),
    _edit("p1/1.5.md", "name: Train users 1\n", ""),
    _edit("p1/1.5.md", "keyTask: 5\n", "keyTask: 5\nname: Train all\n"),
    _edit("p1/1.5.md", "keyTask: 5\n", "keyTask: 5\npermalink: /train/\n"),
    _edit("p1/1.5.md", "permalink: /train/\n", "permalink: /school/\n"),
    _edit("p1/1.5.md", "keyTask: 5\n", "keyTask: 5\ntitle: Schooling\n"),
    # artifacts
    _edit("p1/1.2.md", "Handover 8", "Hand over 8"),
    _edit("p1/1.2.md", "Hand over 8", "Handover 8"),
    _edit("p1/1.3.md", "Handover 8", "Handover 7"),
    _edit("p1/1.4.md", "  - text: Handover 10", "  - text: Handover 10\n  - text: Shared log"),
    _edit("p2/2.2.md", "Shared log", "SHARED LOG"),
    _edit("p2/2.2.md", "SHARED LOG", "Own log"),
    _edit("p2/2.4.md", "Shared log", "Own log"),
    _edit("p1/1.6.md", "Minutes 6", "Handover 11"),
    _edit("p1/1.1.md", "  - text: Handover 6\n", "  - text: Handover 6\n    external: true\n"),
    _edit("p1/1.1.md", "  - text: Handover 6\n    external: true\n", ""),
    # templates
    _edit("p1/1.1.md", "filename: plan.docx", "filename: log.xlsx"),
    _edit("p1/1.3.md", "    filename: plan.docx\n", ""),
    _edit("p2/2.5.md", "filename: plan.docx", "filename: none.docx"),
    _written("assets/files/none.docx", "there now"),
    _written("assets/files/plan.docx", "plan " * 900),
    _deleted("assets/files/none.docx"),
    _edit("p2/2.5.md", "filename: none.docx", "filename: plan.docx"),
    _edit("p1/1.2.md", "  - text: Handover 8\n", "  - text: Handover 8\n    filename: own.pdf\n"),
    _edit("p2/2.2.md", "  - text: Handover 14\n", "  - text: Handover 14\n    filename: own.pdf\n"),
    # parties, workstreams and roles
    _edit("p2/2.1.md", "responsibleParty: provider\ncategory", "responsibleParty: customer\ncategory"),
    _edit("p2/2.2.md", "category: technology", "category: workforce"),
    _edit("p2/2.2.md", "    responsibleParty: shared\ninputs", "    responsibleParty: provider\ninputs"),
    _edit("p2/2.1.md", "  - text: Sponsor", "  - text: Program Manager"),
    _edit("p1/1.2.md", "stakeholders:\n", "stakeholders:\n  - text: Auditor\n"),
    # glossary
    _edit("glossary.md", "Leads", "Leads all"),
    _edit("glossary.md", "(PMO)", "(PMOX)"),
    _edit("glossary.md", "(PMOX)", "(PMO)"),
    _edit("glossary.md", "    terms:\n", "    terms:\n      - name: Sponsor\n        description: Pays\n"),
    _edit("glossary.md", "name: Program Manager\n", "name: Program Leader\n"),
    # phases
    _edit("p1/index.md", "objective: Be ready", "objective: Be quite ready"),
    _edit("p1/index.md", "  - name: Plan\n", "  - name: Handover 9\n"),
    _edit("p2/index.md", "All of Migrate", "Nearly all"),
    _edit("p2/index.md", "name: Migrate", "name: Move"),
    # views and other pages
    _edit("views/artifacts.md", "<!-- m3/artifacts -->", "<!-- m3/artifacts {phases: [1]} -->"),
    _edit("views/artifacts.md", "<!-- m3/artifacts {phases: [1]} -->", "Nothing."),
    _edit("notes/index.md", "Some.", "Some.\n\n<!-- m3/artifacts -->"),
    _edit("p1/1.2.md", "---\n", "---\n", "touched"),
    # pages of roles and parties
    _edit("p2/2.5.md", "  - text: Meet", "  - text: Meet the others"),
    _edit("p2/2.6.md", "  - text: Program Manager", "  - text: PROGRAM MANAGER"),
    _edit("p1/1.5.md", "  - text: Data Steward", "  - text: Data *Steward*"),
    _edit("p1/1.2.md", "  - text: Auditor\n", "  - text: Data Steward\n    responsibleParty: provider\n"),
    # slips
    _edit("p1/1.2.md", "responsibleParty: shared", "responsibleParty: sharred"),
    _edit("p1/1.2.md", "responsibleParty: sharred", "responsibleParty: shared"),
    _edit("p1/1.3.md", "layout: m3/keyTask", "layout: m3/keyTusk"),
    _edit("p1/1.3.md", "layout: m3/keyTusk", "layout: m3/keyTask"),
    # pages that come, go, and move
    _written(
        "p2/2.7.md", _task(2, 6).replace("keyTask: 6", "keyTask: 7").replace("Close down 2", "Look back")
    ),
    _moved("p2/2.7.md", "p2/last.md"),
    _deleted("p2/last.md"),
    _deleted("p1/index.md"),
    _deleted("resources.md"),
    _moved("p2/2.4.md", "p1/2.4.md"),
    # the configuration
    _configured(labels={"objective": "Goal"}),
    _configured(labels={"objective": "Goal"}, external=["Handover *"]),
    _configured(),
)

EDITS_OF_SEVERAL: Final = (
    _edit("operations/1.2.md", "name: Running part 2", "name: Keep running"),
    _edit("operations/1.2.md", "  - text: Status log", "  - text: Minutes"),
    _edit("glossary.md", "Runs the program", "Runs all programs"),
    _edit("migration/words.md", "(CAB)", "(CABX)"),
    _moved("operations/2.1.md", "migration/9.9.md"),
    _edit("both.md", "{playbook: migration}", "{playbook: operations}"),
    _deleted("glossary.md"),
)
"""What is done to `tests/several.py`: to tasks, to glossaries of one and of all, and across."""
