"""What the configuration of a site says of lists in the bodies of its pages."""

from __future__ import annotations

import re
from typing import Final

from mkdocs_m3.sites.link_rules import names_of

_AS_EVER: Final = frozenset({"sane_lists", "mdx_truly_sane_lists", "fancylists"})
"""Extensions about lists with which one needs an empty line above it all the same."""
_OTHERWISE: Final = re.compile(
    r"lists|breakless|new_?line|gfm|github|commonmark|markdown_?it|gadgets|obsidian|callouts", re.IGNORECASE
)
"""What is in the name of an extension or a plugin that may take a list without it for one."""


def lists_need_empty_line(extensions: object, plugins: object) -> bool:
    """Whether a list directly below a line of words is none, with these extensions and plugins."""
    names = names_of(extensions) | names_of(plugins)
    short = (name.partition(":")[0].rpartition(".")[2] for name in names)
    return not any(_OTHERWISE.search(name) for name in short if name not in _AS_EVER)
