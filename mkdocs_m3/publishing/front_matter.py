"""The front matter of a page of the playbook, as themes and other programs get it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.publishing import for_themes, page_templates
from mkdocs_m3.reading import theme_keys
from mkdocs_m3.rendering import page as rendered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.publishing.site import Site


def own(site: Site, uri: str, values: Mapping[str, object]) -> dict[str, object]:
    """What a page says, without what would break a theme; with its title, where that is under `title`."""
    unusable = theme_keys.unusable(values)
    kept = {key: value for key, value in values.items() if key not in unusable}
    record = site.records.get(uri)
    if record and record.name and record.name_key == "title":
        kept["title"] = site.title(record)
    return kept


def described(site: Site, uri: str, escaped: dict[str, object]) -> dict[str, object]:
    """The same, once escaped, with a description for search engines, unless it has one or is secret."""
    record = site.records.get(uri)
    is_secret = uri in site.secrets  # the metadata of a page is never encrypted
    is_missing = record and not is_secret and not escaped.get("description")
    words = rendered.description(record) if record and is_missing else None
    return {**escaped, "description": str(words)} if words else escaped


def for_programs(
    site: Site, uri: str, values: Mapping[str, object], own_templates: str | None
) -> dict[str, object]:
    """The front matter of a rendered page, without the keys that only we read."""
    left_out = {"layout"}
    if not page_templates.may_use(values.get("template", page_templates.USUAL), own_templates):
        left_out.add("template")
    kept = {
        key: value for key, value in theme_keys.others(own(site, uri, values)).items() if key not in left_out
    }
    return described(site, uri, for_themes.metadata(kept))
