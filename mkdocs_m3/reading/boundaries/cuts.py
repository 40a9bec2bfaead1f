"""Where a line ends the front matter of a page too early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.reading import schema
from mkdocs_m3.reading.boundaries.page_lines import KEY, end_of_front_matter, lines_of
from mkdocs_m3.reading.boundaries.telltales import names_layout

if TYPE_CHECKING:
    from mkdocs_m3.reading.boundaries.page_lines import Line


def cut(yaml: str, body: str) -> tuple[int, int] | None:
    """How far front matter goes on in what seems to be the body, and where the body begins then, from 0.

    `None` where it does not go on.
    """
    lines = lines_of(body)
    first = next((n for n, line in enumerate(lines) if not line.is_blank), None)
    if first is None:
        return None
    closing = end_of_front_matter(lines, first)
    if closing is not None and _goes_on_to(lines[closing].start, lines[first:closing], yaml, body):
        return lines[closing].start, lines[closing].next
    return _without_closing(lines[first:], yaml)


def _without_closing(lines: list[Line], yaml: str) -> tuple[int, int] | None:
    """The same where no line closes the front matter below the first of these lines, which are keys."""
    found = KEY.match(lines[0].words)
    is_key = lines[0].begins_our_key and found is not None and found["key"] not in _keys(yaml)
    if not is_key or not names_layout(yaml):
        return None
    pairs = enumerate(lines)
    last = next((n for n, line in pairs if not (line.is_blank or line.may_be_yaml)), len(lines)) - 1
    while lines[last].is_blank:
        last -= 1
    return lines[last].next, lines[last].next


def _goes_on_to(closing: int, lines: list[Line], yaml: str, body: str) -> bool:
    """Whether these lines are the rest of the front matter, down to the line that begins at `closing`."""
    if not lines or not all(one.is_blank or one.may_be_yaml for one in lines):
        return False
    if not names_layout(yaml + body[:closing]):
        return False
    first = lines[0]
    found = KEY.match(first.words)
    if found and first.begins_our_key and found["key"] not in _keys(yaml):
        return True
    is_ours = found is not None and found["key"] in schema.KEYS.of_items | schema.KEYS.of_pages
    return first.words.startswith(" ") and (is_ours or first.words.lstrip().startswith("- "))


def _keys(yaml: str) -> set[str]:
    return {found["key"] for line in lines_of(yaml) if line.begins_key and (found := KEY.match(line.words))}
