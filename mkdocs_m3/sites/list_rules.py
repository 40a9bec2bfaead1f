"""What the configuration of a site says of the Markdown in the bodies of its pages, above all of lists."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_m3.model.body_rules import BodyRules
from mkdocs_m3.sites.link_rules import names_in, names_of

_AS_EVER: Final = frozenset({"sane_lists", "mdx_truly_sane_lists", "fancylists"})
"""Extensions about lists with which one needs an empty line above it all the same."""
_BOXES: Final = (("admonition", "!!!"), ("pymdownx.details", "???"))
"""Extensions for boxes, each with the sign that begins one."""
_NESTING: Final = frozenset({"mdx_truly_sane_lists"})
"""Those of them with which an item needs fewer spaces to be within another one."""
_OTHERWISE: Final = re.compile(
    r"lists|breakless|new_?line|gfm|github|commonmark|markdown_?it|gadgets|obsidian|callouts", re.IGNORECASE
)
"""What is in the name of an extension or a plugin that may take a list without it for one."""


def body_rules(extensions: object, plugins: object) -> BodyRules:
    """How bodies are read with these extensions and plugins."""
    return BodyRules(
        lists_need_empty_line=lists_need_empty_line(extensions, plugins),
        inner_items_need_four_spaces=inner_items_need_four_spaces(extensions, plugins),
        boxes=boxes(extensions),
    )


def lists_need_empty_line(extensions: object, plugins: object) -> bool:
    """Whether a list directly below a line of words is none, with these extensions and plugins."""
    names = _short_names(extensions, plugins)
    return not any(_OTHERWISE.search(name) for name in names if name not in _AS_EVER)


def inner_items_need_four_spaces(extensions: object, plugins: object) -> bool:
    """Whether an item with fewer spaces is not within the one above it."""
    return lists_need_empty_line(extensions, plugins) and not _NESTING & _short_names(extensions, plugins)


def boxes(extensions: object) -> tuple[str, ...]:
    """The signs that begin a box with these extensions."""
    names = {name.partition(":")[0].removeprefix("markdown.extensions.") for name in names_in(extensions)}
    return tuple(sign for name, sign in _BOXES if name in names)


def _short_names(extensions: object, plugins: object) -> set[str]:
    """The names of extensions and plugins, without those of the packages that they come from."""
    names = names_of(extensions) | names_of(plugins)
    return {name.partition(":")[0].rpartition(".")[2] for name in names}
