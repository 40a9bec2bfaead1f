"""A site as its `mkdocs.yml` describes it, or a bare folder of pages, read without building anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

import click
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.structure.files import get_files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_m3.load import Loaded, load
from mkdocs_m3.locales import DEFAULT_LANGUAGE
from mkdocs_m3.site_config import M3Config, acceptances
from mkdocs_m3.site_files import SiteFiles, folder_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.vocabulary import Vocabulary

CONFIGURATION_FILES: Final = ("mkdocs.yml", "mkdocs.yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaybookFolder:
    """Everything that a command may need to know of a site."""

    root: Path
    """The folder from which findings name files."""
    docs: Path
    """The documentation folder."""
    loaded: Loaded
    """The playbook, and what is wrong in it."""
    files: SiteFiles
    """The pages and files that it was read from."""
    vocabulary: Vocabulary
    """The site's own words."""
    options: M3Config
    """The site's options for us."""
    name: str
    """What the site is called; a bare folder goes by its own name."""
    language: str
    """The language that the theme is told to speak."""
    has_plugin: bool
    """Whether the configuration names the plugin; where it does not, the defaults are used."""

    def shown(self, path: Path) -> str:
        """A path as findings name it: from the folder of the configuration file, with `/`."""
        return PurePath(os.path.relpath(path, self.root)).as_posix()

    @classmethod
    def read(cls, path: Path) -> PlaybookFolder:
        """Read the site whose configuration file this is, or stands in this folder; or the folder itself.

        Raises `click.UsageError` where the configuration cannot be used.
        """
        config, options, language, has_plugin = _configuration(path)
        vocabulary = options.vocabulary()
        files = SiteFiles.of(get_files(config), config, vocabulary)
        return cls(
            root=folder_of(config),
            docs=Path(config.docs_dir),
            loaded=load(files.sources, files.inventory, vocabulary, acceptances(config, options)),
            files=files,
            vocabulary=vocabulary,
            options=options,
            name=config.site_name or Path(config.docs_dir).name,
            language=language,
            has_plugin=has_plugin,
        )


def _configuration(path: Path) -> tuple[MkDocsConfig, M3Config, str, bool]:
    """The configuration, our options, the theme's language, and whether the configuration names us."""
    file = (
        path if path.is_file() else next((path / n for n in CONFIGURATION_FILES if (path / n).exists()), None)
    )
    config = MkDocsConfig(config_file_path=str(file.resolve()) if file else None)
    ours: object = {}
    templates: Iterable[str] = ()
    language: object = None
    try:
        if file:
            with file.open("rb") as opened:
                config.load_dict(yaml_load(opened, _loader(config)))  # type: ignore[arg-type] # typed too narrowly
            ours = _our_options(config.data.get("plugins"))
            theme = config.data.get("theme")
            if isinstance(theme, dict):
                templates = theme.get("static_templates", ())
                language = theme.get("language") or theme.get("locale")
        else:
            docs = path.resolve()
            beside = docs.with_name(f".{docs.name}-site")  # MkDocs wants one; nothing is written there
            config.load_dict({"site_name": "", "docs_dir": str(docs), "site_dir": str(beside)})
        # Neither the theme nor other plugins have a say in what is right, and they may not be installed.
        config.load_dict({"plugins": [], "hooks": [], "markdown_extensions": [], "theme": "mkdocs"})
        _raise_first(config, "")
        config.theme.static_templates |= set(templates)
        options = M3Config(config_file_path=config.config_file_path)
        if not isinstance(ours, dict | None):
            raise click.UsageError(f"the options of `m3` are {ours!r}; write keys with values")
        options.load_dict(ours or {})
        _raise_first(options, "plugins: m3: ")
    except ConfigurationError as error:
        raise click.UsageError(str(error)) from None
    return config, options, str(language or DEFAULT_LANGUAGE), file is None or ours is not None


def _loader(config: MkDocsConfig) -> type[yaml.SafeLoader]:
    """A loader for configurations that imports nothing: what names code of a theme or plugin is left out."""
    loader: type[yaml.SafeLoader] = get_yaml_loader(yaml.SafeLoader, config)
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return loader


def _raise_first(config: MkDocsConfig | M3Config, where: str) -> None:
    failed, warned = config.validate()
    for key, error in (*failed, *(warned if where else ())):
        raise click.UsageError(f"{config.config_file_path}: {where}{key}: {error}")


def _our_options(plugins: object) -> object:
    """What stands under `m3` among the plugins, which may be a list or keys; `None` where it is not there."""
    if isinstance(plugins, dict):
        return (plugins["m3"] or {}) if "m3" in plugins else None
    for plugin in plugins if isinstance(plugins, list) else ():
        if plugin == "m3":
            return {}
        if isinstance(plugin, dict) and "m3" in plugin:
            return plugin["m3"] or {}
    return None
