"""Every file that goes out of two small playbooks, written down in `tests/exported/`.

`python -m tests.exported_files` writes them anew; read what has changed. Of a workbook, the cells are
written down.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import openpyxl

from mkdocs_m3.exports.exports import exports
from mkdocs_m3.locales import wording
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.test_check import site
from tests.test_exports import FILES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

FOLDER: Final = Path(__file__).parent / "exported"
OWN: Final = """\
site_name: Ports
site_url: https://ports.example.gov/book/
plugins:
  - m3:
      exports: [json, csv, xlsx]
      ids: {phase: word, task: dotted, shown: "{phase} {task}"}
      phases: {GOVERN: Govern, MAP: Map}
      parties: {harbor: Harbor office, pilot: {label: Pilots, short: PI}, crew: Crew}
      shared: [harbor, pilot]
      workstreams: {land: On land, sea: At sea}
      raci: {letters: {L: Leads, S: Signs, H: Helps}, responsible: L, accountable: S}
      words: {task: [play, plays], party: [team, teams]}
      external: [Law*]
      fields:
        task:
          due: {label: Due, type: date}
          cost: {label: Cost, type: number}
          risk: {label: Risk, type: choice, values: {high: High risk, low: Low risk}}
          done: {label: Done, type: yes-no}
          why: {label: Why, type: text, help: What it is good for.}
          notes: {label: Notes, type: texts}
          owner: {label: Owner, type: party}
          more: {label: More, type: link}
          plan: {label: Plan, type: file}
        activity:
          until: {label: Until, type: date}
        phase:
          tools: {label: Tools, type: texts}
"""
PAGES: Final[Mapping[str, str | bytes]] = {
    "govern.md": """\
---
layout: m3/phase
phase: GOVERN
name: Set the course
objective: Know *who* decides
documentation_intro: Kept for years.
documentation:
  - {name: Charter, url: 'https://example.gov/charter'}
documentation_outro: And longer.
exitCriteria:
  - name: All have signed
tools: [Chart, Compass]
---
""",
    "a.md": """\
---
layout: m3/keyTask
phase: GOVERN
keyTask: '1.1'
name: Name the *pilots*
objective: Everybody knows [who](b.md) steers
responsibleParty: harbor
category: land
due: 2027-03-31
cost: 1250.5
risk: high
done: true
why: Ships are large
notes: [Ask, Write]
owner: [harbor, crew]
more: https://example.gov/more
plan: Plan.docx
activities:
  - text: List the ships
    raci: {harbor: L/S, pilot: H}
    until: 2027-01-01
    output: {text: List of ships, filename: Plan.docx}
  - text: Call the pilots
    responsibleParty: shared
    example: https://example.gov/example
  - Wait
inputs: [Law of the sea, {text: Chart, external: true}]
outputs: [List of pilots]
stakeholders:
  - {text: Captain, responsibleParty: [crew, pilot]}
bestPractice: [Call early, "Call `twice`"]
---
""",
    "b.md": """\
---
layout: m3/keyTask
phase: MAP
keyTask: '1.10'
name: Draw the map
json: true
category: sea
inputs: [List of ships, List of pilots, Nobody's list]
activitiesGroups:
  - group: By day
    activities:
      - {text: Look, raci: {crew: L}, template: Plan.docx}
  - group: By night
    activities: [{text: Listen, responsibleParty: [crew, pilot]}]
---
""",
    "terms.md": """\
---
layout: m3/glossary
title: Words
sections:
  - name: Ships
    description: Those afloat
    terms:
      - {name: Pilot Boat (PB), description: It *guides* others}
---
""",
    "files.md": """\
---
layout: m3/resources
sections:
  - name: Forms
    items:
      - {name: Plan, filename: Plan.docx}
---
""",
    "assets/files/Plan.docx": b"plan",
}


def written(folder: Path) -> Iterator[tuple[str, str]]:
    """Every file of both playbooks, with its path; a folder is needed for their pages."""
    usual = site(folder / "usual", FILES, site_url="https://playbook.example.gov/")
    own = site(folder / "own", PAGES)
    (own / "mkdocs.yml").write_text(OWN, encoding="utf-8")
    for root in (usual, own):
        found = PlaybookFolder.read(root)
        words = wording("en", {}, found.options.words.chosen)
        for path, content in exports(found.loaded, found.vocabulary, words, ("json", "csv", "xlsx"), "Test"):
            if path == "m3.schema.json":  # a file of the package, as it is
                continue
            if path.endswith(".xlsx"):
                yield f"{root.name}/{path}.txt", "".join(_cells(content))
            else:
                yield f"{root.name}/{path}", content.decode("utf-8-sig").replace("\r\n", "\n")


def _cells(content: bytes) -> Iterator[str]:
    """A line for each sheet and cell: what is in it, how it looks, and where it leads."""
    for sheet in openpyxl.load_workbook(io.BytesIO(content)):
        yield f"{sheet.title}: {sheet.dimensions}, {sheet.freeze_panes}, {sheet.auto_filter.ref}\n"
        widths = {name: column.width for name, column in sheet.column_dimensions.items()}
        heights = {n: row.height for n, row in sheet.row_dimensions.items() if row.height}
        yield f"widths {widths}, heights {heights}\n"
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            yield f"{cell.coordinate}: {cell.value!r}{_look(cell)}\n"


def _look(cell: Any) -> str:  # noqa: ANN401 - as the library gives it
    """How a cell looks, as far as it isn't as usual, and where it leads."""
    font, alignment = cell.font, cell.alignment
    words = [
        cell.number_format if cell.number_format != "General" else "",
        "bold" if font.b else "",
        f"{font.u} underline" if font.u else "",
        str(font.color.rgb) if font.color is not None and font.color.type == "rgb" else "",
        str(cell.fill.fgColor.rgb) if cell.fill.fill_type else "",
        "wrapped" if alignment.wrap_text else "",
        alignment.vertical or "",
        alignment.horizontal or "",
    ]
    link = f" → {cell.hyperlink.target or cell.hyperlink.location}" if cell.hyperlink else ""
    return f" ({', '.join(filter(None, words))}){link}"


def main() -> None:
    """Write every file."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in written(Path(folder)):
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
