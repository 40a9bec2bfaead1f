"""Two sites whose key tasks are not named by numbers: one of dotted ids in phases, one without phases."""

from __future__ import annotations

from typing import Final

from mkdocs_m3.markup import comments

WORDS: Final = {
    "ids": {"phase": "word", "task": "dotted", "shown": "{phase} {task}"},
    "phases": {"GOVERN": "Govern", "MAP": "Map", "MANAGE": "Manage"},
}
"""The options of the first."""
NONE: Final = {"phases": "none"}
"""The options of the second."""

_TASK: Final = """\
---
layout: m3/keyTask
{ids}
name: {name}
objective: Know the risk of {name}
permalink: /{permalink}/
responsibleParty: shared
category: process
activities:
  - text: Meet
    responsibleParty: customer
    output: Charter {name}
    template: Charter.docx
  - text: Decide
    raci: {{customer: A, provider: R}}
inputs:
  - Charter {before}
outputs:
  - text: Charter {name}
    filename: Charter.docx
stakeholders:
  - text: Manager
    responsibleParty: shared
---
"""
_GLOSSARY: Final = """\
---
layout: m3/glossary
title: Terms
sections:
  - name: Roles
    terms: [{name: Manager, description: Leads}]
---
"""


def page(ids: str, name: str, permalink: str, before: str) -> str:
    """A key task with these keys, which makes an artifact and takes in the one of another."""
    return _TASK.format(ids=ids, name=name, permalink=permalink, before=before)


def govern(own: str, name: str, before: str = "Law", of_phase: str = "GOVERN") -> str:
    """A key task of the first site."""
    permalink = f"{of_phase}-{own}".lower()
    return page(f"phase: {of_phase}\nkeyTask: {own}", name, permalink, before)


VIEWS: Final = tuple(view for view in comments.VIEWS if view not in ("phases", "lineage"))
"""Every view that needs no option and shows no phases."""

GOVERN: Final[dict[str, str | bytes]] = {
    "index.md": "# Home\n\n<!-- m3/phases -->\n",
    "terms.md": _GLOSSARY,
    "assets/files/Charter.docx": b"x",
    "govern.md": "---\nlayout: m3/phase\nphase: GOVERN\nname: Govern the risk\npermalink: /govern/\n"
    "documentation: [{name: Charter, filename: Charter.docx}]\nexitCriteria: [It is done]\n---\n",
    "1.md": govern("1", "Policies"),
    "1.10.md": govern("1.10", "Tenth", "Ninth"),
    "1.9.md": govern("1.9", "Ninth", "First"),
    "1.1.md": govern("1.1", "First"),
    "2.1.md": govern("2.1", "Alone", "Tenth"),
    "map.md": govern("2.3", "Context", "Tenth", "MAP"),
    **{f"v-{view}.md": f"# View\n\n<!-- m3/{view} -->\n" for view in VIEWS},
    "v-lineage.md": "# View\n\n<!-- m3/lineage {phase: GOVERN} -->\n",
    "v-around.md": "# View\n\n<!-- m3/lineage {task: GOVERN 1.10} -->\n",
    "v-by-phase.md": "# View\n\n<!-- m3/stakeholder-matrix {columns: phases} -->\n",
    "v-raci-of.md": "# View\n\n<!-- m3/raci {task: MAP 2.3} -->\n",
    "v-tasks-of.md": "# View\n\n<!-- m3/tasks {phase: [MAP, GOVERN]} -->\n",
}
"""The files of the first site."""


def play(own: str, name: str, before: str = "Law") -> str:
    """A key task of the second site."""
    return page(f"keyTask: {own}", name, f"play-{own}".lower(), before)


def without_phases(*ids: str) -> dict[str, str | bytes]:
    """The files of the second site, with key tasks of these ids."""
    return {
        "index.md": "# Home\n",
        "terms.md": _GLOSSARY,
        "assets/files/Charter.docx": b"x",
        **{
            f"{id_}.md": play(id_, f"Play {id_}", f"Play {before}" if before else "Law")
            for id_, before in zip(ids, (None, *ids), strict=False)
        },
        **{f"v-{view}.md": f"# View\n\n<!-- m3/{view} -->\n" for view in VIEWS},
        "v-around.md": f"# View\n\n<!-- m3/lineage {{task: {ids[1]}}} -->\n",
    }
