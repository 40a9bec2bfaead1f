"""The gallery: slips that authors make, a page each, with the whole message that it gets.

`python -m tests.slip_gallery` writes the messages anew, beside their pages in `tests/gallery/`. Read them:
each must tell somebody who has never heard of YAML what to do. The documentation shows them all.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.in_full import in_full

FOLDER: Final = Path(__file__).parent / "gallery"
FILE: Final = "Migration-Plan-Template.docx"
"""The one template of the gallery's site."""


def cases() -> tuple[Path, ...]:
    """The pages, in the order of their names."""
    return tuple(sorted(FOLDER.glob("*.md")))


def findings(case: Path) -> tuple[Finding, ...]:
    """What is found in a page that stands alone, as `docs/3.1.md`."""
    source = Source(path="docs/3.1.md", uri="3.1.md", text=case.read_text(encoding="utf-8"))
    pages = {"3.1.md": "3.1/index.html", "calendar.md": "calendar/index.html"}
    return load([source], Inventory(pages=pages, files={f"assets/files/{FILE}": 20_000}), M3).findings


def message(case: Path) -> str:
    """All that its author is told."""
    return "".join(f"{in_full(found)}\n" for found in findings(case))


def main() -> None:
    """Write every message."""
    for case in cases():
        case.with_suffix(".txt").write_text(message(case), encoding="utf-8")


if __name__ == "__main__":
    main()
