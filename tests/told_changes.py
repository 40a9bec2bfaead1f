"""All that is told of the changes from one state of a playbook to another, written down in `tests/changes/`.

`python -m tests.told_changes` writes it anew, in each format; read what has changed. The two states differ in
everything of which changes are told.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3.comparing.playbooks import changes
from mkdocs_m3.comparing.printing import FORMATS
from mkdocs_m3.comparing.printing.told import Told
from mkdocs_m3.sites.options import read_options
from tests.changed import side

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.model.vocabulary import Vocabulary

FOLDER: Final = Path(__file__).parent / "changes"
FIELDS: Final = {"task": {"due": {"type": "date"}, "cost": {"type": "number"}}}
OURS: Final = read_options({"fields": FIELDS}, None).options.vocabulary()
THEIRS: Final = read_options(
    {"fields": FIELDS, "parties": {"customer": "Agency", "provider": "Provider", "qsmo": "QSMO"}}, None
).options.vocabulary()
BEFORE: Final[Mapping[str, str]] = {
    "phase-1.md": """\
---
layout: m3/phase
phase: 1
name: Ready
objective: Get ready
documentation:
  - {name: Charter, url: 'https://example.gov/charter'}
  - Old plan
exitCriteria:
  - All have signed
  - All have read
---
""",
    "phase-2.md": "---\nlayout: m3/phase\nphase: 2\nname: Steady\n---\n",
    "phase-3.md": "---\nlayout: m3/phase\nphase: 3\nname: Go\n---\n",
    "1.1.md": """\
---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Form one team
permalink: /1.1/
objective: Have a team
responsibleParty: customer
category: workforce
due: 2027-03-31
activities:
  - {text: Choose the members of the team, responsibleParty: customer, template: Members.docx}
  - {text: Tell everybody who they are, responsibleParty: provider, example: https://example.gov/a}
  - {text: Write the charter of the team, raci: {customer: A, provider: R}, output: Charter}
  - {text: Throw a party for the team, responsibleParty: shared}
  - {text: Find a room that is large enough, responsibleParty: qsmo}
inputs: [Law, Staff list]
outputs: [Team list, Map]
stakeholders:
  - {text: Chief, responsibleParty: customer}
  - {text: Clerk, responsibleParty: provider}
bestPractice: [Start early, Meet often]
---
""",
    "1.2.md": """\
---
layout: m3/keyTask
phase: 1
keyTask: 2
name: Draw the map
activities: [{text: Measure the land from end to end, raci: {customer: R}}]
inputs: [Team list, Map]
outputs: [Big map]
---
""",
    "1.3.md": "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 3\nname: Count all ships of the port\n"
    "responsibleParty: [provider, qsmo]\nactivities: [Count them one by one]\ninputs: [Big map]\n---\n",
    "2.1.md": "---\nlayout: m3/keyTask\nphase: 2\nkeyTask: 1\nname: Sell the boats that nobody needs\n"
    "activities: [Ask who would buy one]\n---\n",
    "2.2.md": "---\nlayout: m3/keyTask\nphase: 2\nkeyTask: 2\nname: Paint the pier\n"
    "activities: [{text: Choose a color, template: Colors.docx}, Paint it]\n---\n",
}
NOW: Final[Mapping[str, str]] = {
    "phase-1.md": """\
---
layout: m3/phase
phase: 1
name: Prepare
objective: Be ready
documentation:
  - {name: Charter, url: 'https://example.gov/new-charter'}
  - New plan
exitCriteria:
  - All have signed
  - All have understood
---
""",
    "phase-3.md": "---\nlayout: m3/phase\nphase: 4\nname: Go\n---\n",
    "phase-5.md": "---\nlayout: m3/phase\nphase: 5\nname: Rest\n---\n",
    "1.1.md": """\
---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Form a single team
permalink: /team/
objective: Have one team
responsibleParty: [customer, provider]
category: process
due: 2027-04-30
cost: 3
activities:
  - {text: Choose the members of the team, responsibleParty: provider, template: Team-Members.docx}
  - {text: Tell everybody by mail who they are, responsibleParty: provider, example: https://example.gov/b}
  - {text: Write the charter of the team, raci: {customer: R, provider: A, qsmo: C}, output: Charter}
  - {text: Ask the harbor master for advice, responsibleParty: qsmo, template: Questions.docx}
inputs: [Law, Budget]
outputs: [Team list, Seal]
stakeholders:
  - {text: Chief, responsibleParty: qsmo}
  - {text: Captain, responsibleParty: [customer, provider]}
bestPractice: [Start early, Stay calm]
---
""",
    "1.2.md": """\
---
layout: m3/keyTask
phase: 1
keyTask: 4
name: Draw the map
activities:
  - {text: Measure the land from end to end, raci: {customer: R, provider: C}}
  - Find a room that is large enough
inputs: [Team list, Map, Staff list]
outputs: [Big map]
---
""",
    "1.3.md": "---\nlayout: m3/keyTask\nphase: 4\nkeyTask: 1\nname: Count all ships of the port\n"
    "responsibleParty: [provider, qsmo]\nactivities: [Count them one by one]\ninputs: [Big map]\n---\n",
    "2.2.md": "---\nlayout: m3/keyTask\nphase: 2\nkeyTask: 2\nname: Paint the pier\n"
    "activities: [{text: Paint it, example: https://example.gov/pier}, Choose a color]\n---\n",
    "5.1.md": "---\nlayout: m3/keyTask\nphase: 5\nkeyTask: 1\nname: Sleep\nresponsibleParty: qsmo\n"
    "outputs: [Staff list]\nactivities: [Sleep, {text: Dream, responsibleParty: customer, "
    "example: 'https://example.gov/dream'}]\n---\n",
}


def told(before: Vocabulary = OURS, now: Vocabulary = THEIRS) -> Iterator[tuple[str, str]]:
    """The name of each file, with what it says."""
    for name, (old, new) in {"there": (BEFORE, NOW), "back": (NOW, BEFORE), "none": (NOW, NOW)}.items():
        states = (before, now) if name == "there" else (now, before) if name == "back" else (now, now)
        found = changes(side(old, states[0]), side(new, states[1]))
        later = "next" if name == "there" else ""
        said = Told(changes=found, before="main", now=later, vocabulary=states[1])
        for kind, printed in FORMATS.items():
            yield f"{name}.{kind}", str(printed(said))


def main() -> None:
    """Write every file."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in told():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
