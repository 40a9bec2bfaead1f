"""What is wrong with the lines between which the front matter of a page is written.

A mistake there keeps the whole page, or half of it, out of the playbook, and YAML says nothing about it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.reading.boundaries import closing, cuts, left_below, opening, telltales
from mkdocs_m3.reading.boundaries.in_our_keys import in_our_keys
from mkdocs_m3.reading.boundaries.page_lines import lines_of
from mkdocs_m3.reading.boundaries.telltales import TELLTALES, layout_line, names_layout

if TYPE_CHECKING:
    from mkdocs_m3.reading.yaml.draft import Correction

__all__ = [
    "TELLTALES",
    "cut",
    "first_correction",
    "indents_layout",
    "is_text",
    "layout_line",
    "names_layout",
    "without_marker",
]


NO_OWN_KEYS: Final = OwnKeys()
"""Of a site that has ours."""


def first_correction(text: str, own: OwnKeys = NO_OWN_KEYS) -> Correction | None:
    """The first thing that keeps a page from opening and closing the front matter that it means to have."""
    if not own.pairs:
        return _first_correction(text)
    read = in_our_keys(text, own)
    return read.written(_first_correction(read.text), own)


def cut(yaml: str, body: str, own: OwnKeys = NO_OWN_KEYS) -> tuple[int, int] | None:
    """How far front matter goes on in what seems to be the body, and where the body begins then, from 0.

    `None` where it does not go on.
    """
    if not own.pairs:
        return cuts.cut(yaml, body)
    read = in_our_keys(body, own)
    found = cuts.cut(in_our_keys(yaml, own).text, read.text)
    return (read.places[found[0]], read.places[found[1]]) if found else None


def is_text(yaml: str, own: OwnKeys = NO_OWN_KEYS) -> bool:
    """Whether what a rule in the first line seems to open is the text of a page that shows code."""
    return telltales.is_text(in_our_keys(yaml, own).text if own.pairs else yaml)


def indents_layout(yaml: str, own: OwnKeys = NO_OWN_KEYS) -> bool:
    """Whether a tab or a no-break space keeps the line that names the layout of a key task from its place."""
    return telltales.indents_layout(in_our_keys(yaml, own).text if own.pairs else yaml)


def without_marker(yaml: str, own: OwnKeys = NO_OWN_KEYS) -> Correction | None:
    """What keeps front matter that looks like a key task from being one."""
    if not own.pairs:
        return telltales.without_marker(yaml)
    read = in_our_keys(yaml, own)
    return read.written(telltales.without_marker(read.text), own)


def _first_correction(text: str) -> Correction | None:
    if not opening.is_right(text):
        return opening.correction(lines_of(text))
    found = closing.correction(lines_of(text)) if closing.may_be_wrong(text) else None
    return found or (left_below.correction(lines_of(text)) if left_below.may_be(text) else None)
