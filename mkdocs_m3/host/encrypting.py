"""Beside mkdocs-encryptcontent-plugin, which encrypts pages once they are finished."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.model.protection import Protection

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from mkdocs_m3.model.protection import Secret

_PLUGIN: Final = "encryptcontent"
_SECRETS: Final = ("password", "level", "obfuscate")


def protection(config: MkDocsConfig) -> Protection | None:
    """What the site encrypts; `None` where it does not use that plugin."""
    plugin = config.plugins.get(_PLUGIN)
    if plugin is None:
        return None
    return Protection.of(plugin.config, getattr(plugin, "setup", {}).get("level_keys", ()))


def kept(metadata: Mapping[str, object], config: MkDocsConfig) -> dict[str, object]:
    """What of a page's metadata that plugin needs as it is written; it deletes it before themes see it."""
    is_there = _PLUGIN in config.plugins
    return {key: metadata[key] for key in _SECRETS if key in metadata} if is_there else {}


def secret(page: Page) -> Secret | None:
    """What that plugin will encrypt a page with, once it has seen the page's metadata."""
    said = getattr(page, "encryptcontent", {})
    return (said["type"], str(said[said["type"]])) if "type" in said else None
