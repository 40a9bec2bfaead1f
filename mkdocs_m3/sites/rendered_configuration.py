"""The configuration of a rendered site, made of that of the site it is rendered from.

What it says stays as it is, but for our plugin, the navigation, and paths, which lead from another folder.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from msgspec import Struct

from mkdocs_m3.sites import toml
from mkdocs_m3.sites.configuration import Loader, said_in

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DOCS: Final = "docs"
"""The rendered documentation folder, in that of the rendered site."""
SITE: Final = "site"
"""The folder that a program builds beside it."""
_SETTLED: Final = ("INHERIT", "exclude_docs", "draft_docs", "not_in_nav", "watch")
"""What has been done already, or makes no sense any more."""
_OF_EXTENSIONS: Final[tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]] = (
    ("pymdownx.snippets", ("base_path",), (".",)),
    ("pymdownx.emoji", ("options", "custom_icons"), ()),
)
"""Extensions that find folders from the working directory, with the keys to them and the usual ones."""
_OF_EDIT_LINKS: Final = ("content.action.edit", "content.action.view")
"""The features of themes that show links to a page's source."""
_EMOJI: Final = "zensical.extensions.emoji."
_BY_NAME: Final = "tag:yaml.org,2002:python/name:"


class Rendered(Struct, frozen=True, kw_only=True):
    """What the configuration has to say of a rendered site."""

    name: str
    """What the site is called."""
    nav: Sequence[object]
    """The navigation, with paths in the rendered documentation folder."""
    stylesheet: str
    """Our stylesheet, by its path there; empty where no page needs it."""
    script: str
    """Our script, likewise."""
    pages: Mapping[str, str]
    """Where each page is, by its path in the site's own documentation folder."""
    redirects: Mapping[str, str]
    """Pages that are no longer there, with where they are instead."""
    excluded: str
    """The patterns with which programs leave out no file; empty where they need none."""
    has_edit_links: bool
    """Whether each page is where its source is, so that links to edit it lead there."""
    is_for_zensical: bool
    """Whether it is written for Zensical."""


class _Node:
    """A value that only the program which reads it can make, such as `!ENV NAME`."""

    def __init__(self, node: yaml.Node) -> None:
        self.node = node


class _Loader(Loader):
    """Keeps what has a tag of its own as it is written."""


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc] # one of two
    """Writes that again."""

    def ignore_aliases(self, data: object) -> bool:
        """Write everything where it is."""
        del data
        return True


_Loader.add_multi_constructor("!", lambda _, __, node: _Node(node))
_Loader.add_constructor("!ENV", lambda _, node: _Node(node))
_Loader.add_constructor("!relative", lambda _, node: _Node(node))
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _, __, node: _Node(node))
_Dumper.add_representer(_Node, lambda _, value: value.node)


def configuration(file: Path | None, out: Path, rendered: Rendered) -> tuple[str, str]:
    """The name and the text of the configuration in the folder `out`; `file` is that of the site, if any."""
    said: dict[str, Any] = said_in(file, _Loader) if file else {}
    was_toml = file is not None and file.suffix == ".toml"
    is_toml = was_toml and rendered.is_for_zensical
    kept = {key: value for key, value in said.items() if key not in _SETTLED}
    kept = {"site_name": rendered.name} | kept | {"docs_dir": DOCS, "site_dir": SITE}
    if file:
        _lead_paths(kept, file.parent, out)
    if was_toml and not is_toml:
        _as_in_yaml(kept)
    if rendered.is_for_zensical and file and not was_toml:
        kept.setdefault("markdown_extensions", [])  # or it would use more than MkDocs does
    if rendered.is_for_zensical:
        # It looks through our HTML as well, letter by letter, which takes longer than all the rest.
        kept.setdefault("validation", {"invalid_links": False, "invalid_link_anchors": False})
    _put_plugins(kept, rendered)
    _put_files(kept, rendered)
    kept["nav"] = list(rendered.nav)
    if rendered.excluded:
        kept["exclude_docs"] = rendered.excluded
    if not rendered.has_edit_links:
        _leave_out_edit_links(kept)
    if is_toml:
        return "zensical.toml", toml.written({"project": kept})
    text = yaml.dump(kept, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)
    return "mkdocs.yml", text


def _leave_out_edit_links(kept: dict[str, Any]) -> None:
    """Say in both ways that there are none: Zensical makes a wrong one where only the first is said."""
    kept["edit_uri"] = ""
    theme = kept.get("theme")
    if isinstance(theme, dict) and isinstance(theme.get("features"), list):
        left = [one for one in theme["features"] if one not in _OF_EDIT_LINKS]
        kept["theme"] = {**theme, "features": left}


def _put_plugins(kept: dict[str, Any], rendered: Rendered) -> None:
    """Take our plugin out, and add redirects to what the one for redirects has."""
    plugins = kept.get("plugins")
    if isinstance(plugins, dict):
        plugins = [{key: value} if value else key for key, value in plugins.items()]
    if plugins is None:
        plugins = ["search"] if rendered.redirects else None  # what there is without any
    left = [one for one in plugins or () if _name(one) != "m3"]
    own = next((one["redirects"] for one in left if isinstance(one, dict) and "redirects" in one), None) or {}
    if maps := {**rendered.redirects, **_led_redirects(own.get("redirect_maps"), rendered)}:
        left = [one for one in left if _name(one) != "redirects"]
        left.append({"redirects": {**own, "redirect_maps": maps}})
    if plugins is not None:
        kept["plugins"] = left


def _led_redirects(maps: object, rendered: Rendered) -> dict[str, object]:
    """The site's own redirects, led to where pages are; none from the place that a page has now."""
    taken = set(rendered.redirects.values())
    found: dict[str, object] = {}
    for source, target in maps.items() if isinstance(maps, dict) else ():
        if source not in taken:
            page, sign, anchor = str(target).partition("#")
            found[source] = f"{rendered.pages.get(page, page)}{sign}{anchor}"
    return found


def _name(plugin: object) -> object:
    return next(iter(plugin), None) if isinstance(plugin, dict) else plugin


def _put_files(kept: dict[str, Any], rendered: Rendered) -> None:
    if rendered.stylesheet:
        kept["extra_css"] = [rendered.stylesheet, *(kept.get("extra_css") or [])]
    if rendered.script:
        script = {"path": rendered.script, "defer": True}
        kept["extra_javascript"] = [*(kept.get("extra_javascript") or []), script]


def _lead_paths(kept: dict[str, Any], folder: Path, out: Path) -> None:
    """Lead paths that programs find from the configuration to where they led."""

    def led(path: object) -> object:
        return Path(os.path.relpath(folder / path, out)).as_posix() if isinstance(path, str) else path

    theme = kept.get("theme")
    if isinstance(theme, dict) and theme.get("custom_dir"):
        kept["theme"] = {**theme, "custom_dir": led(theme["custom_dir"])}
    if isinstance(kept.get("hooks"), list):
        kept["hooks"] = [led(one) for one in kept["hooks"]]
    for name, (*outer, key), usual in _OF_EXTENSIONS:
        options = _options(name, kept.get("markdown_extensions"))
        for one in outer:
            inner = options.get(one) if options else None
            options = inner if isinstance(inner, dict) else None
        if options is not None and (paths := options.get(key, usual)):
            options[key] = [led(one) for one in (paths if isinstance(paths, list | tuple) else [paths])]


def _options(name: str, extensions: object) -> dict[str, Any] | None:
    """The options of an extension of Markdown, to be changed; `None` where it is not used."""
    if isinstance(extensions, dict):
        group, _, short = name.partition(".")
        nested = extensions.get(group)
        if isinstance(nested, dict) and short in nested:
            extensions, name = nested, short
        if name in extensions:
            extensions[name] = dict(extensions[name] or {})
            return extensions[name]  # type: ignore[no-any-return] # of a dict made just now
        return None
    for n, one in enumerate(extensions if isinstance(extensions, list) else ()):
        if one == name or (isinstance(one, dict) and name in one):
            options = dict(one[name] or {}) if isinstance(one, dict) else {}
            extensions[n] = {name: options}  # type: ignore[index] # a list
            return options
    return None


def _as_in_yaml(kept: dict[str, Any]) -> None:
    """What Zensical's own kind of configuration leaves out or writes in another way."""
    theme = kept.get("theme")
    kept["theme"] = {"name": "material", **(theme if isinstance(theme, dict) else {})}
    extensions = kept.get("markdown_extensions")
    if isinstance(extensions, dict):
        nested = extensions.pop("pymdownx", None)
        for name, options in (nested if isinstance(nested, dict) else {}).items():
            extensions[f"pymdownx.{name}"] = options
        extensions.pop("zensical", None)
        kept["markdown_extensions"] = [{name: _functions(one)} for name, one in extensions.items()]


def _functions(value: object) -> object:
    """Functions for icons, which Material has under a name of its own."""
    if isinstance(value, dict):
        return {key: _functions(one) for key, one in value.items()}
    if isinstance(value, str) and value.startswith(_EMOJI):
        name = f"material.extensions.emoji.{value.removeprefix(_EMOJI)}"
        return _Node(yaml.ScalarNode(f"{_BY_NAME}{name}", ""))
    return value
