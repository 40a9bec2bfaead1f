"""Sites as `mkdocs serve` builds them, again and again in one process, but without its server."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

import yaml
from bs4 import BeautifulSoup, Tag
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.config_options import Plugins
from mkdocs.config.defaults import MkDocsConfig

from tests.sites import write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs.config.base import Config
    from mkdocs.plugins import BasePlugin

ADDRESS: Final = "http://127.0.0.1:8000/"
SETTINGS: Final[dict[str, object]] = {
    "site_name": "Test",
    "site_url": ADDRESS,
    "theme": {"name": "material", "font": False},
    "plugins": ["search", "m3"],
}


class Preview:
    """One run of `mkdocs serve`, as mkdocs/commands/serve.py does it."""

    is_dirty: ClassVar = False

    def __init__(self, root: Path, files: Mapping[str, str | bytes], **config: object) -> None:
        self.root = root
        self._plugins: dict[str, BasePlugin[Config]] = {}
        write(root, files)
        self.configure(**config)
        first = self._load()
        first.plugins.on_startup(command="serve", dirty=self.is_dirty)
        self.plugin = first.plugins["m3"]
        self._build(first)

    def configure(self, **config: object) -> None:
        """Write mkdocs.yml."""
        text = yaml.safe_dump(SETTINGS | config, sort_keys=False)
        (self.root / "mkdocs.yml").write_text(text, encoding="utf-8")

    def save(self, files: Mapping[str, str | bytes]) -> None:
        """Save these files, and let the site be built anew."""
        write(self.root, files)
        self.rebuild()

    def rebuild(self) -> None:
        """Build the site as after any change: with its configuration read anew, by the same plugin object."""
        config = self._load()
        assert config.plugins["m3"] is self.plugin
        self._build(config)

    def html(self, address: str) -> str:
        return (self.root / "site" / address).read_text(encoding="utf-8")

    def page(self, address: str) -> BeautifulSoup:
        return BeautifulSoup(self.html(address), "html.parser")

    def notice(self, address: str) -> Tag | None:
        return self.page(address).select_one(".m3-notice")

    def codes(self, address: str) -> list[str]:
        """The codes of the findings that a page shows."""
        return [code.get_text() for code in self.page(address).select(".m3-notice__code")]

    def marked(self, address: str = "index.html") -> list[str]:
        """The titles with a sign in Material's navigation, as a page shows it."""
        links = self.page(address).select("nav.md-nav--primary .md-nav__link .md-ellipsis")
        titles = [" ".join(link.get_text().split()) for link in links]
        return list(dict.fromkeys(title for title in titles if "⚠" in title))

    def _load(self) -> MkDocsConfig:
        plugins = MkDocsConfig.plugins
        assert isinstance(plugins, Plugins)
        plugins.plugin_cache = self._plugins  # which all sites of a process share otherwise
        config = load_config(str(self.root / "mkdocs.yml"), site_dir=str(self.root / "site"))
        config.site_url = ADDRESS
        return config

    def _build(self, config: MkDocsConfig) -> None:
        build(config, serve_url=ADDRESS, dirty=self.is_dirty)


class DirtyPreview(Preview):
    """One run of `mkdocs serve --dirty`."""

    is_dirty: ClassVar = True
