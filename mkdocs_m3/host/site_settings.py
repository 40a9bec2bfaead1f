"""What the configuration file of a site says, read without importing its theme and its plugins.

There are three kinds: `mkdocs.yml`, the `properdocs.yml` of a fork of MkDocs with the same keys, and the
`zensical.toml` of Zensical, which has them in its table `project`.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Final

import click
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.utils.yaml import get_yaml_loader, yaml_load
from msgspec import Struct

from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.locales import DEFAULT_LANGUAGE
from mkdocs_m3.model.languages import Language, languages
from mkdocs_m3.model.protection import Protection

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

CONFIGURATION_FILES: Final = (
    "mkdocs.yml",
    "mkdocs.yaml",
    "properdocs.yml",
    "properdocs.yaml",
    "zensical.toml",
)
"""The names by which a folder's configuration is found; where there are several, the first wins."""

_OF_ZENSICAL: Final = (
    "site_name",
    "site_url",
    "docs_dir",
    "site_dir",
    "use_directory_urls",
    "exclude_docs",
    "draft_docs",
    "not_in_nav",
    "extra_templates",
    "markdown_extensions",
    "theme",
    "plugins",
)
"""What of a `zensical.toml` is read; the rest has no say in what is right."""


class SiteSettings(Struct, frozen=True, kw_only=True):
    """A site's configuration, as far as it concerns the playbook."""

    config: MkDocsConfig
    """What MkDocs makes of it."""
    options: M3Config
    """The options for us."""
    language: str
    """The language that the theme is told to speak."""
    languages: tuple[Language, ...]
    """The languages that the site is translated into, the default one first; empty where it has but one."""
    protection: Protection | None
    """What of the site is published encrypted; `None` where nothing is."""
    extensions: object
    """The extensions of Markdown, as the configuration has them: a list, or keys with options."""
    own_templates: str | None
    """The folder of the site's own templates, its theme's `custom_dir`."""
    has_plugin: bool
    """Whether it names our plugin; where it does not, the defaults are used."""
    note: str
    """What is to be told of the choice among several configuration files; empty where there is none."""

    @classmethod
    def read(cls, path: Path) -> SiteSettings:
        """Read this configuration file, or that of this folder; the folder itself where there is none.

        Raises `click.UsageError` where the configuration cannot be used.
        """
        there = [path] if path.is_file() else [path / n for n in CONFIGURATION_FILES if (path / n).is_file()]
        file = there[0] if there else None
        config = MkDocsConfig(config_file_path=str(file.resolve()) if file else None)
        try:
            said = _said(file, config) if file else _of_bare_folder(path.resolve())
            theme = said.get("theme")
            theme = theme if isinstance(theme, dict) else {}
            _load(config, said, theme.get("static_templates", ()))
            ours = _options("m3", said)
            options = _our_options(ours, config)
        except ConfigurationError as error:
            raise click.UsageError(str(error)) from None
        of_i18n = _options("i18n", said)
        return cls(
            config=config,
            options=options,
            language=str(theme.get("language") or theme.get("locale") or DEFAULT_LANGUAGE),
            languages=languages(of_i18n) if isinstance(of_i18n, dict) else (),
            protection=_protection(said, file),
            extensions=said.get("markdown_extensions"),
            own_templates=_own_templates(theme, file),
            has_plugin=file is None or ours is not None,
            note=_choice([one.name for one in there]),
        )


def _own_templates(theme: Mapping[str, object], file: Path | None) -> str | None:
    """The folder, which MkDocs finds from the configuration file."""
    folder = theme.get("custom_dir")
    return str(file.resolve().parent / folder) if file and isinstance(folder, str) else None


def _protection(said: Mapping[str, object], file: Path | None) -> Protection | None:
    """What the site encrypts; without its file of passwords, it may have one for all pages."""
    options = _options("encryptcontent", said)
    if file is None or not isinstance(options, dict):
        return None
    levels = options.get("password_inventory") or ()
    if passwords := options.get("password_file"):
        try:
            levels = yaml.safe_load((file.parent / str(passwords)).read_text(encoding="utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError):
            levels = ("_global",)
    return Protection.of(options, levels if isinstance(levels, dict | tuple) else ())


def _choice(names: list[str]) -> str:
    if len(names) < 2:  # noqa: PLR2004 - one is no choice
        return ""
    others = " and ".join(f"`{name}`" for name in names[1:])
    return f"Read `{names[0]}`, and not {others} beside it; name another one to check that."


def _said(file: Path, config: MkDocsConfig) -> dict[str, object]:
    """The keys of a configuration file with their values."""
    said: object
    try:
        with file.open("rb") as opened:
            if file.suffix == ".toml":
                said = tomllib.load(opened).get("project")
            else:
                said = yaml_load(opened, _loader(config))  # type: ignore[arg-type] # typed too narrowly
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} cannot be read: {error}") from None
    if not isinstance(said, dict):
        missing = "table `project`" if file.suffix == ".toml" else "keys such as `site_name`"
        raise ConfigurationError(f"{file} has no {missing}, in which the settings of a site are")
    return {key: said[key] for key in said if file.suffix != ".toml" or key in _OF_ZENSICAL}


def _of_bare_folder(docs: Path) -> dict[str, object]:
    if docs == docs.parent:
        raise ConfigurationError(f"{docs} is everything on this computer; name the folder of the pages")
    beside = docs.with_name(f".{docs.name}-site")  # MkDocs wants one; nothing is written there
    return {"site_name": "", "docs_dir": str(docs), "site_dir": str(beside)}


def _load(config: MkDocsConfig, said: Mapping[str, object], templates: Iterable[str]) -> None:
    """Hand MkDocs the configuration, without theme and plugins.

    They have no say in what is right, and they may not be installed.
    """
    config.load_dict(dict(said))
    config.load_dict({"plugins": [], "hooks": [], "markdown_extensions": [], "theme": "mkdocs"})
    _raise_first(config, "")
    config.theme.static_templates |= set(templates)


def _loader(config: MkDocsConfig) -> type[yaml.SafeLoader]:
    """A loader for configurations that imports nothing: what names code of a theme or plugin is left out."""
    loader: type[yaml.SafeLoader] = get_yaml_loader(yaml.SafeLoader, config)
    loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda *_: None)
    return loader


def _our_options(ours: object, config: MkDocsConfig) -> M3Config:
    if not isinstance(ours, dict | None):
        raise click.UsageError(f"the options of `m3` are {ours!r}; write keys with values")
    options = M3Config(config_file_path=config.config_file_path)
    options.load_dict(ours or {})
    _raise_first(options, "plugins: m3: ")
    return options


def _raise_first(config: MkDocsConfig | M3Config, where: str) -> None:
    failed, warned = config.validate()
    for key, error in (*failed, *(warned if where else ())):
        raise click.UsageError(f"{config.config_file_path}: {where}{key}: {error}")


def _options(name: str, said: Mapping[str, object]) -> object:
    """What is under a plugin's name, the plugins being a list or keys; `None` where it is not there."""
    plugins = said.get("plugins")
    if isinstance(plugins, dict):
        return (plugins[name] or {}) if name in plugins else None
    for plugin in plugins if isinstance(plugins, list) else ():
        if plugin == name:
            return {}
        if isinstance(plugin, dict) and name in plugin:
            return plugin[name] or {}
    return None
