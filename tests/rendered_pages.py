"""Every page of a small playbook with each part and each view, as it is rendered, in `tests/rendered/`.

`python -m tests.rendered_pages` writes them anew; read what has changed. What the names of assets have of
their content is left out.
"""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from click.testing import CliRunner

from mkdocs_m3.cli import main as command
from tests.exported_files import OWN, PAGES
from tests.test_check import site

if TYPE_CHECKING:
    from collections.abc import Mapping

FOLDER: Final = Path(__file__).parent / "rendered"
OPTIONS: Final = """\
      pages: {roles: {folder: people}, parties: {title: Who takes part}}
      nav: auto
theme: {name: material, font: false}
markdown_extensions: [attr_list, md_in_html, toc]
"""
VIEWS: Final = (
    "phases",
    "map",
    "tasks",
    "tasks {phase: GOVERN, party: pilot}",
    "responsibilities",
    "responsibilities {columns: [harbor, crew], workstream: land}",
    "raci",
    "raci {letters: [L], phase: MAP}",
    "stakeholder-matrix",
    "stakeholder-matrix {columns: phases}",
    "templates",
    "artifacts",
    "artifacts {columns: [used, made]}",
    "swimlanes",
    "swimlanes {phase: SAIL}",
    "lineage",
    "lineage {task: SAIL 2.1}",
    "lineage {phase: MAP}",
    "glossary",
    "find-my-part",
)
MORE: Final[Mapping[str, str | bytes]] = {
    "sail.md": """\
---
layout: m3/keyTask
phase: SAIL
keyTask: '2.1'
name: Sail to the island
objective: The pilot boat (PB) and the Pilot Boat are the same
responsibleParty: [pilot, crew]
category: sea
done: false
cost: 12
activities:
  - {text: Raise the sail, raci: {crew: L, pilot: S}, output: Log}
  - {text: Steer <i>with care</i>, raci: {pilot: L/S, harbor: H}}
  - {text: Nobody knows}
inputs: [List of pilots, Map of the sea, {text: Wind, external: true}]
outputs: [{text: Log, url: 'https://example.gov/log'}, Catch]
stakeholders:
  - {text: Captain, responsibleParty: crew}
  - Cook
  - {text: Owner of the ship, responsibleParty: shared}
bestPractice: ["Ask [the first](a.md)", Reef early]
---

## More

Words below, and <!-- m3/raci --> within.

<!-- m3/lineage -->
""",
    "home.md": """\
---
layout: m3/keyTask
phase: HOME
keyTask: '3'
name: Come home
json: false
responsibleParty: harbor
category: land
activitiesText: When **all** is done
activities: [{text: Unload, responsibleParty: [harbor, crew]}]
inputs: [Log, Catch, List of ships]
outputs: [Lessons]
---
""",
    "again.md": """\
---
layout: m3/keyTask
phase: GOVERN
keyTask: '1.2'
name: Learn
responsibleParty: harbor
inputs: [Lessons, Catch]
outputs: [List of pilots]
activities: [{text: Read, responsibleParty: harbor}]
---
""",
    "chart.md": """\
---
layout: m3/keyTask
phase: MAP
keyTask: 2
name: Chart the sea
inputs: [Lessons]
outputs: [Map of the sea]
activities: [{text: Measure, responsibleParty: crew, output: Map of the sea, template: Plan.docx}]
---
""",
    "index.md": "# Home\n\n[Sail](sail.md), [people](people/captain.md), and ![a map](assets/map.png)\n",
    "views.md": "# Views\n\n" + "\n\n".join(f"## {view}\n\n<!-- m3/{view} -->" for view in VIEWS) + "\n",
}


def rendered(folder: Path) -> dict[str, str]:
    """Every page, by its path; a folder is needed for them."""
    root = site(folder, {**PAGES, **MORE})
    options = OWN.replace("MAP: Map}", "MAP: Map, SAIL: Sail, HOME: Home}").replace(
        "task: dotted", "task: word"
    )
    (root / "mkdocs.yml").write_text(options + OPTIONS, encoding="utf-8")
    out = folder / "out"
    result = CliRunner().invoke(command, ["render", str(out), "--site", str(root)])
    assert result.exit_code == 0, result.output
    return {
        path.relative_to(out).as_posix(): re.sub(
            r"\b(m3[\w-]*)\.[0-9a-f]{6,}\.", r"\1.", path.read_text(encoding="utf-8")
        )
        for path in sorted(out.rglob("*"))
        if path.suffix in {".md", ".yml"}
    }


def main() -> None:
    """Write every page."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in rendered(Path(folder)).items():
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
