"""Beside mike, which builds a site into a branch, in a folder for each version."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import sites
from tests.neighbors import playbook
from tests.neighbors.crawl import broken, crawl
from tests.neighbors.looking import lacking, shown
from tests.repositories import git
from tests.sites import MATERIAL, Built

pytestmark = pytest.mark.neighbors


def test_a_version_is_deployed_whole(tmp_path: Path) -> None:
    pages = playbook.PLAYBOOK
    sites.write(tmp_path, {**playbook.OTHERS, **pages})
    sites.configure(
        tmp_path,
        theme=MATERIAL,
        plugins=["search", "m3", "mike"],
        extra={"version": {"provider": "mike"}},
        site_url="https://playbook.example.gov/",
        strict=True,
    )
    git(tmp_path, "init", "--quiet", "--initial-branch=main")
    git(tmp_path, "config", "user.name", "Author")
    git(tmp_path, "config", "user.email", "author@example.org")
    git(tmp_path, "add", "--all", ".")
    git(tmp_path, "commit", "--quiet", "--message=Write pages")
    folder = Path(sys.executable).parent  # where `mkdocs` is, which mike calls
    path = os.pathsep.join((str(folder), os.environ["PATH"]))
    for version in ("1.0", "2.0"):
        subprocess.run(
            [folder / "mike", "deploy", "--update-aliases", version, "latest"],
            cwd=tmp_path,
            env={**os.environ, "PATH": path},
            check=True,
            capture_output=True,
        )
    (tmp_path / "site").mkdir(exist_ok=True)
    archive = subprocess.run(["git", "archive", "gh-pages"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run(["tar", "--extract", "--directory=site"], cwd=tmp_path, check=True, input=archive.stdout)
    for version in ("1.0", "2.0"):
        built = Built(root=tmp_path, log="", is_aborted=False)
        end = "index.html"
        written = {
            f"{version}/{playbook.PERMALINKS.get(name) or name.removesuffix('.md') + '/' + end}": text
            for name, text in pages.items()
        }
        assert [one for page in shown(built, written) for one in lacking(page)] == []
        assert (tmp_path / "site" / version / "m3.json").is_file()
    assert broken(tmp_path / "site", crawl(tmp_path / "site"), "https://playbook.example.gov/") == []
