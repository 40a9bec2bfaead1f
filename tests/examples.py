"""The components' examples: a page and the HTML that its component makes of it."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.components import COMPONENTS, Component, components_of
from mkdocs_m3.components.context import Context
from mkdocs_m3.locales import wording
from mkdocs_m3.markup.comments import PARTICIPANT_PARTS
from mkdocs_m3.model import FieldSpec, KeyTask, OwnFields, Record
from mkdocs_m3.model.entries import Entries
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.model.page_options import read_pages
from mkdocs_m3.rendering.environment import environment

FOLDER = Path(__file__).parent.parent / "mkdocs_m3" / "components"
FILES = {
    "assets/files/Governance-Plan-Template.docx": 38_400,
    "assets/files/Status-Report-Template.pptx": 1_480_000,
}

FIELDS = OwnFields(
    task=(FieldSpec(name="references", label="References", type="links", show="part"),),
)
"""Fields of the site's own that examples may use."""

# The other key tasks around each example: the one before makes things, those after use them.
BEFORE = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form one team
outputs: [Team Charter, {text: governance plan, filename: Governance-Plan-Template.docx}]
---
"""
AFTER = """\
---
layout: m3/keyTask
phase: 4
keyTask: {number}
name: Carry on
inputs: [{{text: Decision log, filename: Status-Report-Template.pptx}}]
---
"""
GLOSSARY = """\
---
layout: m3/glossary
title: Glossary
sections:
  - name: Roles
    terms:
      - name: Program Manager (PM)
        description: Leads the program day to day. See [the board](3.2.md).
---
"""
WHOSE = {
    "role": "roles/program-manager.md",
    "party": "parties/provider.md",
    "roles": "roles/index.md",
    "parties": "parties/index.md",
}
"""By the name of an example, the generated page that it is of."""


def examples() -> list[tuple[Component, Path]]:
    return [
        (component, page)
        for component in COMPONENTS
        for page in sorted((FOLDER / component.name / "examples").glob("*.md"))
    ]


def rendered(component: Component, page: Path) -> str:
    """What the component makes of the page."""
    texts = {"3.1.md": BEFORE, "3.2.md": page.read_text(encoding="utf-8")}
    texts |= {f"4.{number}.md": AFTER.format(number=number) for number in range(1, 9)}
    is_of_participants = component.part in (*PARTICIPANT_PARTS, "find-my-part")
    pages, _ = read_pages(["roles", "parties"] if is_of_participants else [])
    vocabulary = replace(M3, fields=FIELDS, pages=pages)
    texts |= {"glossary.md": GLOSSARY} if is_of_participants else {}
    addresses = {uri: f"{uri.removesuffix('.md')}/index.html" for uri in texts}
    loaded = load(
        [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()],
        Inventory(pages=addresses, files=FILES, site_address="https://example.gov/"),
        vocabulary,
    )
    record = next(record for record in loaded.playbook.records if record.source.uri == "3.2.md")
    shown: Record = record
    if component.part in PARTICIPANT_PARTS:
        shown = loaded.participants.pages[WHOSE[page.stem]]
    context = Context(
        page=shown,
        is_view=component not in components_of(shown),
        participants=loaded.participants,
        section=record.sections[0] if isinstance(record, Collection) else None,
        entries=Entries.of(loaded.playbook, (), {"3.2.md"}),
        exports=frozenset({"csv", "xlsx"}),
        playbook=loaded.playbook,
        links=loaded.links.seen_from(shown.source.uri),
        field=next(iter(record.fields), None) if isinstance(record, KeyTask) else None,
        vocabulary=vocabulary,
        words=wording("en", {}),
    )
    template = environment(None).get_template(f"{component.name}.html")
    return template.render(view=component.view(context)) + "\n"


def write_all() -> None:
    """Write every example's HTML anew; look at the difference before you commit it."""
    for component, page in examples():
        page.with_suffix(".html").write_text(rendered(component, page), encoding="utf-8")


if __name__ == "__main__":
    write_all()
