"""Real builds of small sites, for tests."""

from __future__ import annotations

import io
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import yaml
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TASK = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: {number}
name: {name}
objective: Know what is at stake{aside}.
responsibleParty: customer
category: process
activities:
  - text: Meet
    responsibleParty: customer
stakeholders:
  - text: Program Manager
    responsibleParty: shared
---
"""
USUAL: Final = "Form one team"
"""The name of a page that is given none."""
MATERIAL: Final = {"name": "material", "font": False}


def task(page_phase: int = 3, number: int = 1, title: str = USUAL, **changes: str) -> str:
    """A whole key-task page; each change is a line of its front matter and what to put in its place."""
    aside = "" if number == 1 else f" in step {number}"
    name = f"{title}{aside}" if title == USUAL else title
    text = TASK.format(phase=page_phase, number=number, name=name, aside=aside)
    for key, line in changes.items():
        old = next(written for written in text.splitlines() if written.startswith(f"{key}:"))
        text = text.replace(old, line)
    return text


@dataclass(frozen=True, kw_only=True)
class Built:
    """A finished build."""

    root: Path
    log: str
    is_aborted: bool

    def html(self, address: str) -> str:
        return (self.root / "site" / address).read_text(encoding="utf-8")

    def page(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.html(address), "html.parser")

    def article(self, address: str) -> Tag:
        page = self.page(address)
        found = page.find("article") or page.find(role="main")
        assert isinstance(found, Tag)
        return found

    def files(self) -> dict[str, bytes]:
        site = self.root / "site"
        return {
            path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()
        }


def write(root: Path, files: Mapping[str, str | bytes]) -> None:
    for name, content in files.items():
        path = root / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def build(root: Path, files: Mapping[str, str | bytes], *, strict: bool = False, **config: object) -> Built:
    """Build a site from these files of its docs folder; `config` is its mkdocs.yml.

    The theme is a small one, which takes a third of the time: give `theme=MATERIAL` where it matters.
    """
    write(root, files)
    configure(root, **config)
    return run(root, strict=strict)


def configure(root: Path, **config: object) -> None:
    """Write the mkdocs.yml of a site."""
    settings: dict[str, object] = {
        "site_name": "Test",
        "theme": {"name": "mkdocs"},
        "plugins": ["search", "m3"],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings | config, sort_keys=False), encoding="utf-8")


def run(root: Path, *, strict: bool = False) -> Built:
    """Build the site whose mkdocs.yml is in a folder."""
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s - %(message)s"))
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    level = logger.level
    logger.setLevel(logging.INFO)
    is_aborted = False
    try:
        loaded = load_config(str(root / "mkdocs.yml"), strict=strict or None)
        loaded.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(loaded)
    except Abort:
        is_aborted = True
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
    return Built(root=root, log=stream.getvalue(), is_aborted=is_aborted)
