"""A small playbook with every kind of page, and the plain pages that stand in for it without the plugin."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import yaml
from bs4 import BeautifulSoup, Tag
from markupsafe import escape

from tests import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

Files = dict[str, str | bytes]

FIRST: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Name the "People" & their deputies
objective: Put a name beside every *topic*, so that a question has an answer by noon.
responsibleParty: shared
category: workforce
activities:
  - text: List the topics that raise questions, with {{ money }} and {% raw %} left alone
    responsibleParty: shared
  - text: Name one person, see [the second task](3.2.md#activities) or [the home page](../index.md)
    responsibleParty: customer
    output: {text: Contact List, filename: Contact-List.docx}
  - Tell the two offices of [[other]] and the PMO
inputs:
  - {text: Provider Agreement, external: true}
outputs:
  - {text: Contact List, filename: Contact-List.docx}
stakeholders:
  - {text: Program Manager, responsibleParty: shared}
  - {text: Service Delivery Lead, responsibleParty: provider}
bestPractice:
  - Choose backups who sit in the same meetings anyway
---
"""
SECOND: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 2
permalink: /3.2/
name: Plan the first weeks
objective: Know what is at stake before anybody signs.
responsibleParty: [customer, provider]
category: process
activities:
  - {text: Draw a calendar, responsibleParty: customer, template: Calendar.xlsx}
  - {text: Agree on it, responsibleParty: provider}
inputs: [Contact List]
outputs:
  - {text: Calendar, filename: Calendar.xlsx}
stakeholders:
  - {text: Executive Sponsor, responsibleParty: customer}
  - {text: Service Delivery Lead, responsibleParty: provider}
---

A body with [a link](3.1.md#activities), and words of its own.
"""
THIRD: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 3
name: Come back after a month
objective: See whether the names are still right.
responsibleParty: provider
category: workforce
activities:
  - {text: Call everybody once, responsibleParty: provider}
inputs: [Contact List, Calendar]
stakeholders: [{text: Service Delivery Lead, responsibleParty: provider}]
---
"""
"""A key task that is not among the pages of the site, but comes from somewhere else."""
PHASE: Final = """\
---
layout: m3/phase
phase: 3
name: First Steps
objective: Get two teams to know each other.
documentation_intro: The program office keeps these.
documentation:
  - Notes from the Kickoff
  - {name: Agenda of the Kickoff, filename: Agenda.docx}
exitCriteria:
  - Every topic has a name and a backup
  - {name: The plan is agreed, url: /3.2/}
---

## When the phase is over

Thank the people who lent you their time.
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
title: Glossary
sections:
  - name: Roles
    description: Who takes part in the key tasks.
    terms:
      - {name: Executive Sponsor, description: Decides when the teams cannot agree}
      - {name: Program Management Office (PMO), description: Runs the program from day to day}
---
"""
RESOURCES: Final = """\
---
layout: m3/resources
title: Resources
sections:
  - name: For the first week
    description: Print these, and bring them along.
    items:
      - {name: Contact list, filename: Contact-List.docx}
      - {name: How shared services work, url: 'https://example.gov/'}
---
"""
VIEWS: Final = (
    "phases", "responsibilities", "stakeholder-matrix", "tasks", "artifacts", "templates", "swimlanes",
    "lineage {phase: 3}", "raci", "glossary",
)  # fmt: skip
OVERVIEW: Final = "# Overview\n\n" + "".join(
    f"## Part {n}\n\n<!-- m3/{view} -->\n\n" for n, view in enumerate(VIEWS)
)
INDEX: Final = """\
# Home

See [the first task](tasks/3.1.md), [its activities](tasks/3.1.md#activities), [the second](tasks/3.2.md),
and [the other page](other.md#what-it-is).
"""
OTHER: Final = """\
# Another page

## What it is

| A | table |
|---|---|
| of | four |

1. A list, and `code`
2. of [the home page](index.md)
"""

PLAYBOOK: Final[Mapping[str, str]] = {
    "tasks/3.1.md": FIRST,
    "tasks/3.2.md": SECOND,
    "phase.md": PHASE,
    "glossary.md": GLOSSARY,
    "resources.md": RESOURCES,
    "overview.md": OVERVIEW,
}
"""The pages that the plugin has to do with, by their names."""
OTHERS: Final[Files] = {
    "index.md": INDEX,
    "other.md": OTHER,
    **{
        f"assets/files/{name}": name.encode()
        for name in ("Contact-List.docx", "Calendar.xlsx", "Agenda.docx")
    },
}
"""The other pages and files of a site."""
TITLES: Final[Mapping[str, str]] = {
    "tasks/3.1.md": '3.1 Name the "People" & their deputies',
    "tasks/3.2.md": "3.2 Plan the first weeks",
    "made/3.3.md": "3.3 Come back after a month",
    "phase.md": "Phase 3: First Steps",
    "fr/phase.md": "Phase 3 : First Steps",
    "glossary.md": "Glossary",
    "resources.md": "Resources",
    "overview.md": "Overview",
}
PERMALINKS: Final[Mapping[str, str]] = {"tasks/3.2.md": "3.2/index.html"}
TAGGED: Final = THIRD.replace("layout: m3/keyTask\n", "layout: m3/keyTask\ntags: [Office]\n").rstrip("\n")
"""One whose front matter ends without a line break, which MkDocs cannot read."""
PASSWORD: Final = "open-sesame"  # noqa: S105 - of a page that is made for tests
SECRET: Final = THIRD.replace("layout: m3/keyTask\n", f"layout: m3/keyTask\npassword: {PASSWORD}\n")
NO_TEXTS: Final = frozenset(
    "layout phase keyTask permalink responsibleParty category template filename url external tags "
    "password".split()
)
"""Keys whose values are no text of an author's."""
NOT_SHOWN: Final = frozenset({"activities", "downloads", "tollageInfo"})
"""Keys of a phase that are allowed for the sake of old sites, and repeat what is on other pages."""

STAND_IN: Final = """\
from mkdocs.structure.files import File

MOVED = {moved!r}

def on_files(files, config):
    for file in list(files):
        if file.src_uri in MOVED:
            file.dest_uri = MOVED[file.src_uri]
            for cached in ("url", "abs_dest_path"):
                file.__dict__.pop(cached, None)
    return files
"""
"""A hook that gives the stand-ins of pages with a permalink the same address."""


def stand_in(name: str, page: str) -> str:
    """A plain page that is called like the page of the playbook, at whose place it is."""
    title = str(escape(TITLES.get(name) or TITLES[name.removeprefix("fr/")]))  # as MkDocs prints it
    kept = "".join(re.findall(r"^(?:password|tags): .*\n", page, re.MULTILINE))
    return f"---\n{kept}{yaml.safe_dump({'title': title})}---\n\n# {title}\n\n## Activities\n"


def texts(page: str) -> tuple[str, ...]:
    """Every text in the front matter of a page, and in the body below it."""
    front_matter, body = _split(page)
    return (*_texts(front_matter), re.sub(r"<!--.*?-->", "", body))


def activities(page: str) -> tuple[str, ...]:
    """The texts of the activities of a page."""
    front_matter, _ = _split(page)
    return tuple(_texts([front_matter.get("activities"), front_matter.get("activitiesGroups")]))


def _split(page: str) -> tuple[dict[str, Any], str]:
    if not page.startswith("---\n"):
        return {}, page
    _, front_matter, body = re.split(r"^---[ \t]*$", page, maxsplit=2, flags=re.MULTILINE)
    keys = yaml.safe_load(front_matter)
    if keys["layout"] == "m3/phase":
        keys = {key: value for key, value in keys.items() if key not in NOT_SHOWN}
    return keys, body


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - as YAML has it
    if isinstance(value, dict):
        for key, inner in value.items():
            if key not in NO_TEXTS:
                yield from _texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner)
    elif value is not None:
        yield str(value)


def counted(html: str | Tag) -> Counter[str]:
    """How often each word is in this HTML."""
    tag = BeautifulSoup(html, "html.parser") if isinstance(html, str) else html
    return Counter(re.findall(r"\w+", tag.get_text(" ")))


def wanted(said: Iterable[str]) -> Counter[str]:
    """How often each word is in these texts of an author."""
    return sum((Counter(re.findall(r"\w+", written.words(one))) for one in said), Counter())
