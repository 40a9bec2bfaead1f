"""What the tables of all views share: how they look, and how a script sorts and searches them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.components.context import Context

Attributes = dict[str, str]
"""Attributes of a table or list, by name: the wording of what only the script makes."""


def finding(context: Context, what: str, gaps: Mapping[str, str] | None = None) -> Attributes:
    """The wording of a field that finds entries.

    `what` is the end of the messages' keys: `artifacts` for `find_artifacts` and `found_artifacts`. `gaps`
    names kinds of entries that can be shown alone, each by the word that such rows have in `data-m3-gap`.
    """
    message = context.words.message
    words = {
        "data-m3-find": message(f"find_{what}"),
        "data-m3-found": message(f"found_{what}"),
        "data-m3-unfound": message("found_nothing"),
    }
    return {**words, "data-m3-gaps": json.dumps(dict(gaps))} if gaps else words


def sorting(context: Context, group: str = "") -> Attributes:
    """The wording of buttons that sort; `group` heads the column that the names of groups become."""
    message = context.words.message
    words = {
        "data-m3-ascending": message("sorted_ascending"),
        "data-m3-descending": message("sorted_descending"),
        "data-m3-unsorted": message("unsorted"),
    }
    return {**words, "data-m3-group": group} if group else words


def filtering(context: Context, what: str) -> Attributes:
    """The wording of filter buttons; `what` is the key of what they show, `filter` or `filter_tasks`."""
    message = context.words.message
    return {
        "data-m3-filter": message(what),
        "data-m3-all": message("filter_all"),
        "data-m3-status": message(f"{what}_status"),
        "data-m3-show-all": message("filter_show_all"),
        "data-m3-no-part": message("filter_no_part"),
    }
