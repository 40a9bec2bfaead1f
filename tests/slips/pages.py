"""The clean pages: every key task, phase, glossary and resources page that is at hand."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3 import M3, Inventory, Source
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.conftest import REAL_PLAYBOOK
from tests.examples import FILES, examples
from tests.slips.shown import marked

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary
    from tests.slips.marked import Marked

ROOT: Final = Path(__file__).parent.parent.parent
BASE: Final = Path(__file__).parent / "base.md"
"""A page with every way to write a value that the others lack."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Page:
    """A clean page, with what is around it."""

    id: str
    """The file, from the repository's root or the folder of real pages."""
    uri: str
    marked: Marked
    inventory: Inventory
    vocabulary: Vocabulary

    def source(self, text: str) -> Source:
        """The page with another text."""
        return Source(path=self.id, uri=self.uri, text=text)


@cache
def pages() -> tuple[Page, ...]:
    """All of them; the real ones only where the environment names their folder."""
    real = os.environ.get(REAL_PLAYBOOK, "none")
    return (
        *_alone(),
        *_of_site(ROOT / "mkdocs.yml", "docs"),
        *_of_site(ROOT / "example-site/mkdocs.yml", "example-site/docs"),
        *(_of_site(Path(real).resolve(), "real") if real not in {"", "none"} else ()),
    )


def _alone() -> tuple[Page, ...]:
    """The base, and the components' examples."""
    files = (BASE, *dict.fromkeys(page for _, page in examples()))
    inventory = Inventory(pages={"3.2.md": "3.2/index.html"}, files=FILES)
    texts = {file.relative_to(ROOT).as_posix(): file.read_text(encoding="utf-8") for file in files}
    return tuple(
        Page(id=id_, uri="3.2.md", marked=marked(text), inventory=inventory, vocabulary=M3)
        for id_, text in texts.items()
        if text.startswith("---\nlayout: m3/")
    )


def _of_site(path: Path, name: str) -> tuple[Page, ...]:
    """The pages of a site."""
    folder = PlaybookFolder.read(path)
    records = {record.source.uri for record in folder.loaded.playbook.records}
    return tuple(
        Page(
            id=f"{name}/{source.uri}",
            uri=source.uri,
            marked=marked(source.text),
            inventory=folder.files.inventory,
            vocabulary=folder.vocabulary,
        )
        for source in folder.files.sources
        if source.uri in records
    )
