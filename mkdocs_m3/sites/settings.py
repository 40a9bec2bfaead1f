"""What the configuration file of a site says, read without importing its theme and its plugins.

There are three kinds: `mkdocs.yml`, the `properdocs.yml` of a fork of MkDocs with the same keys, and the
`zensical.toml` of Zensical, which has them in its table `project`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

import click
import yaml
from msgspec import Struct

from mkdocs_m3.locales import DEFAULT_LANGUAGE
from mkdocs_m3.model.languages import Language, languages
from mkdocs_m3.model.protection import Protection
from mkdocs_m3.sites.configuration import CONFIGURATION_FILES, ConfigurationError, said_in
from mkdocs_m3.sites.files import SiteFacts
from mkdocs_m3.sites.patterns import Patterns
from mkdocs_m3.sites.translated_options import SiteLanguages, TranslatedOptions, read_translated

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.sites.options import Options

_STATIC: Final = ("404.html", "sitemap.xml", "sitemap.xml.gz")
"""What themes write beside pages."""


class SiteSettings(Struct, frozen=True, kw_only=True):
    """A site's configuration, as far as it concerns the playbook."""

    file: Path | None
    """The configuration file; `None` of a bare folder."""
    said: Mapping[str, object]
    """Its keys with their values."""
    docs: Path
    """The documentation folder."""
    name: str
    """What the site is called; empty of a bare folder."""
    patterns: Patterns
    """Which files it leaves out."""
    facts: SiteFacts
    """What its addresses depend on."""
    translated: TranslatedOptions
    """The options for us, in each language."""
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

    @property
    def options(self) -> Options:
        """The options for us, in the site's default language."""
        return self.translated.read.options

    @classmethod
    def read(cls, path: Path) -> SiteSettings:
        """Read this configuration file, or that of this folder; the folder itself where there is none.

        Raises `click.UsageError` where the configuration cannot be used.
        """
        there = [path] if path.is_file() else [path / n for n in CONFIGURATION_FILES if (path / n).is_file()]
        file = there[0].resolve() if there else None
        try:
            said = said_in(file) if file else _of_bare_folder(path.resolve())
            return cls._of(said, file, _choice([one.name for one in there]))
        except ConfigurationError as error:
            raise click.UsageError(str(error)) from None

    @classmethod
    def _of(cls, said: Mapping[str, object], file: Path | None, note: str) -> SiteSettings:
        theme = said.get("theme")
        theme = theme if isinstance(theme, dict) else {}
        docs = _docs(said, file)
        ours = plugin_options("m3", said)
        of_i18n = plugin_options("i18n", said)
        built = languages(of_i18n) if isinstance(of_i18n, dict) else ()
        language = str(theme.get("language") or theme.get("locale") or DEFAULT_LANGUAGE)
        templates = _texts("extra_templates", said, file), _texts("static_templates", theme, file)
        return cls(
            file=file,
            said=said,
            docs=docs,
            name=_text("site_name", said, file) or "",
            patterns=_patterns(said, file),
            facts=SiteFacts(
                address=_address(said, file),
                has_directory_urls=_flag("use_directory_urls", said, file),
                reserved=frozenset((*_STATIC, *templates[0], *templates[1])),
            ),
            translated=_our_options(ours, file, SiteLanguages.of(built, language)),
            language=language,
            languages=built,
            protection=_protection(said, file),
            extensions=said.get("markdown_extensions"),
            own_templates=_own_templates(theme, file),
            has_plugin=file is None or ours is not None,
            note=note,
        )


def _wrong(file: Path | None, key: str, words: str) -> ConfigurationError:
    return ConfigurationError(f"{file}: {key}: {words}")


def _text(key: str, said: Mapping[str, object], file: Path | None) -> str | None:
    value = said.get(key)
    if value is not None and not isinstance(value, str):
        raise _wrong(file, key, f"Expected a text, but got {value!r}")
    if value is None and key == "site_name":
        raise _wrong(file, key, "it is missing; say what the site is called")
    return value


def _texts(key: str, said: Mapping[str, object], file: Path | None) -> tuple[str, ...]:
    values = said.get(key) or ()
    if not isinstance(values, list | tuple):
        raise _wrong(file, key, f"Expected a list, but got {values!r}")
    return tuple(map(str, values))


def _flag(key: str, said: Mapping[str, object], file: Path | None) -> bool:
    value = said.get(key)
    if value is not None and not isinstance(value, bool):
        raise _wrong(file, key, f"Expected true or false, but got {value!r}")
    return value is not False


def _address(said: Mapping[str, object], file: Path | None) -> str | None:
    address = _text("site_url", said, file)
    if not address:
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        parts = urlsplit("")
    if not parts.scheme or not parts.netloc:
        raise _wrong(file, "site_url", f"{address!r} is no whole address, as https://example.gov/ is")
    return address


def _patterns(said: Mapping[str, object], file: Path | None) -> Patterns:
    keys = ("exclude_docs", "draft_docs", "not_in_nav")
    try:
        return Patterns.of(*(_text(key, said, file) or "" for key in keys))
    except ValueError as error:
        raise _wrong(file, "exclude_docs", str(error)) from None


def _docs(said: Mapping[str, object], file: Path | None) -> Path:
    """The documentation folder: neither within the built site, nor around it or the configuration."""
    folder = file.parent if file else Path()
    docs, site = (
        Path(os.path.abspath(folder / (_text(key, said, file) or usual)))  # noqa: PTH100 - links stay
        for key, usual in (("docs_dir", "docs"), ("site_dir", "site"))
    )
    if not docs.is_dir():
        raise _wrong(file, "docs_dir", f"The path '{docs}' isn't an existing directory.")
    if file and docs == file.parent:
        raise _wrong(file, "docs_dir", "it is the folder of the configuration; make it a folder in there")
    if file and (docs.is_relative_to(site) or site.is_relative_to(docs)):
        key = "docs_dir" if docs.is_relative_to(site) else "site_dir"
        raise _wrong(file, key, f"'{docs}' and '{site}' are one within the other; make them two folders")
    return docs


def _own_templates(theme: Mapping[str, object], file: Path | None) -> str | None:
    """The folder, which MkDocs finds from the configuration file."""
    folder = theme.get("custom_dir")
    return str(file.parent / folder) if file and isinstance(folder, str) else None


def _protection(said: Mapping[str, object], file: Path | None) -> Protection | None:
    """What the site encrypts; without its file of passwords, it may have one for all pages."""
    options = plugin_options("encryptcontent", said)
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


def _of_bare_folder(docs: Path) -> dict[str, object]:
    if docs == docs.parent:
        raise ConfigurationError(f"{docs} is everything on this computer; name the folder of the pages")
    return {"site_name": "", "docs_dir": str(docs)}


def _our_options(ours: object, file: Path | None, site: SiteLanguages) -> TranslatedOptions:
    if not isinstance(ours, dict | None):
        raise ConfigurationError(f"the options of `m3` are {ours!r}; write keys with values")
    found = read_translated(ours or {}, file.parent if file else None, site)
    for key, words in found.read.wrong:
        raise _wrong(file, f"plugins: m3: {key}", words)
    return found


def plugin_options(name: str, said: Mapping[str, object]) -> object:
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
