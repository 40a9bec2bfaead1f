"""Repositories of Git that are made for a test."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

import yaml

from tests.sites import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_WHO: Final = {
    "GIT_AUTHOR_NAME": "Author",
    "GIT_AUTHOR_EMAIL": "author@example.org",
    "GIT_COMMITTER_NAME": "Author",
    "GIT_COMMITTER_EMAIL": "author@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
}


def git(folder: Path, *arguments: str) -> str:
    """Call Git, whose configuration is nobody's."""
    command = ["git", "-c", "protocol.file.allow=always", *arguments]
    ended = subprocess.run(
        command, cwd=folder, env={**os.environ, **_WHO}, capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def repository(root: Path, pages: Mapping[str, str | bytes], site: str = ".", **config: object) -> Path:
    """A repository whose one commit on `main` is a site with these pages; the folder of the site."""
    folder = root / site
    folder.mkdir(parents=True, exist_ok=True)
    git(root, "init", "--quiet", "--initial-branch=main")
    configure(folder, **config)
    commit(folder, pages)
    return folder


def configure(folder: Path, **config: object) -> None:
    settings = {"site_name": "Test", "theme": {"name": "absent"}, "plugins": ["m3"]} | config
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")


def commit(site: Path, pages: Mapping[str, str | bytes | None]) -> str:
    """Write pages of a site, delete those that are `None`, and commit everything; the commit's name."""
    write(site, {name: page for name, page in pages.items() if page is not None})
    for name, page in pages.items():
        if page is None:
            (site / "docs" / name).unlink()
    git(site, "add", "--all", ".")
    git(site, "commit", "--quiet", "--allow-empty", "--message=Change pages")
    return git(site, "rev-parse", "HEAD")
