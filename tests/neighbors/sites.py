"""A neighbor with a playbook, and the same site without our plugin; both built for real."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct, field

from tests import sites
from tests.calls import working_in
from tests.neighbors import playbook
from tests.repositories import git

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from tests.sites import Built

SITE_URL: Final = "https://playbook.example.gov/guide/"


class Neighbor(Struct, frozen=True, kw_only=True):
    """A site with another plugin, theme, or extension."""

    name: str
    """What the case is called."""
    plugins: tuple[Any, ...] = ()
    """Its plugins, as they are in `mkdocs.yml`, without ours and search."""
    theme: Mapping[str, Any] = field(default_factory=lambda: sites.MATERIAL)
    """Its theme."""
    orders: tuple[str, ...] = ("first", "last")
    """Where ours may be among the plugins."""
    has_directory_urls: bool = True
    """Whether pages are `3.1/index.html`."""
    config: Mapping[str, Any] = {}
    """What else is in `mkdocs.yml`."""
    files: Mapping[str, str | bytes] = {}
    """Files of the site that are not in the playbook, by their names from the site's root: `docs/tags.md`."""
    bodies: Mapping[str, str] = {}
    """What is below the front matter of pages of the playbook besides, for the other plugin to work on."""
    elsewhere: Mapping[str, tuple[str, str]] = {}
    """Pages of the playbook that the other plugin brings along: where each is written, and its text."""
    says: Mapping[str, tuple[str, ...]] = {}
    """What the other plugin puts on published pages: words that are there with our plugin as without it."""
    hidden: tuple[str, ...] = ()
    """What an author wrote on an encrypted page, and nobody may read anywhere."""
    base: Mapping[str, str] = field(default_factory=lambda: playbook.PLAYBOOK)
    """The pages of the playbook that are simply pages of the site."""
    permalinks: Mapping[str, str] = field(default_factory=lambda: playbook.PERMALINKS)
    """The published files of those with a permalink."""
    is_strict: bool = True
    """Whether a strict build can pass: some plugins warn in any case."""
    has_history: bool = False
    """Whether the site is a repository of Git."""
    known: Mapping[str, str] = {}
    """What does not hold beside this neighbor, as `problems.py` names it, and why."""

    @property
    def pages(self) -> dict[str, str]:
        """The pages of the playbook."""
        return {**self.base, **{name: text for name, (_, text) in self.elsewhere.items()}}

    @property
    def exported(self) -> list[str]:
        """The pages of key tasks that are exported: in the site's first language, without a password."""
        found = (
            name
            for name, text in self.pages.items()
            if "m3/keyTask" in text and playbook.PASSWORD not in text
        )
        return [name for name in found if not name.startswith("fr/")]

    def address(self, name: str) -> str:
        """The published file of a page of the playbook."""
        end = "/index.html" if self.has_directory_urls else ".html"
        return self.permalinks.get(name) or name.removesuffix(".md") + end


def with_ours(neighbor: Neighbor, root: Path, order: str) -> Built:
    """The neighbor with our plugin `first`, before its own, or `last`."""
    ours = {"m3": {"exports": ["json", "csv"]}}
    plugins = [*neighbor.plugins, ours] if order == "last" else [ours, *neighbor.plugins]
    pages = {name: text + neighbor.bodies.get(name, "") for name, text in neighbor.pages.items()}
    return _build(neighbor, root, pages, plugins)


def without_ours(neighbor: Neighbor, root: Path) -> Built:
    """The neighbor alone, with plain pages in place of the playbook's."""
    pages = {
        name: playbook.stand_in(name, text) + neighbor.bodies.get(name, "")
        for name, text in neighbor.pages.items()
    }
    root.mkdir(parents=True, exist_ok=True)
    hook = playbook.STAND_IN.format(moved=dict(neighbor.permalinks))
    (root / "stand_in.py").write_text(hook, encoding="utf-8")
    hooks = [*neighbor.config.get("hooks", ()), "stand_in.py"]
    return _build(neighbor, root, pages, list(neighbor.plugins), hooks=hooks)


def _build(
    neighbor: Neighbor, root: Path, pages: dict[str, str], plugins: list[Any], **config: object
) -> Built:
    sites.write(root, playbook.OTHERS)
    written = {name: f"docs/{name}" for name in pages} | {
        name: place for name, (place, _) in neighbor.elsewhere.items()
    }
    for name, text in ({written[name]: text for name, text in pages.items()} | dict(neighbor.files)).items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    settings = {
        "site_url": SITE_URL,
        "theme": dict(neighbor.theme),
        "use_directory_urls": neighbor.has_directory_urls,
        "plugins": ["search", *plugins],
        **neighbor.config,
        **config,
    }
    sites.configure(root, **settings)
    if neighbor.has_history:
        shutil.rmtree(root / ".git", ignore_errors=True)
        git(root, "init", "--quiet", "--initial-branch=main")
        git(root, "add", "--all", ".")
        git(root, "commit", "--quiet", "--message=Write pages", "--date=2026-03-04T12:00:00Z")
    with working_in(root):
        return sites.run(root, strict=neighbor.is_strict)
