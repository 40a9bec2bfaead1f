"""What the configuration of a site says of links in the bodies of its pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.model.link_rules import LinkRules

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

BRINGING: Final = frozenset(
    {
        "gen-files", "include-markdown", "include_dir_to_nav", "macros", "monorepo", "multirepo", "same-dir",
        "simple", "techdocs-core",
    }
)  # fmt: skip
"""Plugins that bring along pages and files from elsewhere."""
_RESOLVING: Final = BRINGING | {
    "alias", "api-autonav", "autolinks", "autorefs", "ezlinked", "ezlinks", "mkdocs-jupyter",
    "obsidian-bridge", "obsidian-interactive-graph", "roamlinks", "snippets", "site-urls", "wikilinks",
}  # fmt: skip
"""Plugins that lead links on, or bring along what they may lead to."""
_REWRITING: Final = frozenset({"pymdownx.pathconverter", "wikilinks", "markdown.extensions.wikilinks"})
"""Extensions of Markdown that lead links on."""


def link_rules(said: Mapping[str, object]) -> LinkRules | None:
    """The rules; `None` where the site is warned of no such link, or where others lead links on."""
    plugins, extensions = names_of(said.get("plugins")), names_in(said.get("markdown_extensions"))
    if plugins & _RESOLVING or _REWRITING.intersection(extensions):
        return None
    if _level("not_found", said) not in (None, "warn"):
        return None
    return LinkRules(are_rooted=_level("absolute_links", said) == "relative_to_docs")


def names_in(value: object) -> Iterator[str]:
    """The names in a list of plugins or extensions, or of keys."""
    for one in value if isinstance(value, list | dict) else ():
        yield from map(str, one) if isinstance(one, dict) else (str(one),)


def names_of(plugins: object) -> set[str]:
    """The names of plugins, without that of the theme which `material/search` has before it."""
    return {name.rpartition("/")[2] for name in names_in(plugins)}


def _level(key: str, said: Mapping[str, object]) -> object:
    """What is said of a kind of link: for links alone, or for links and navigation."""
    validation = said.get("validation")
    both = validation if isinstance(validation, dict) else {}
    links = both.get("links")
    return (links if isinstance(links, dict) else {}).get(key, both.get(key))
