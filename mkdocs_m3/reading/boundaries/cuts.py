"""Where a line ends the front matter of a page too early."""

from __future__ import annotations

from mkdocs_m3.reading import schema
from mkdocs_m3.reading.boundaries.page_lines import KEY, end_of_front_matter, lines_of
from mkdocs_m3.reading.boundaries.telltales import names_layout


def cut(yaml: str, body: str) -> int | None:
    """How far front matter goes on in what seems to be the body, from 0; `None` where it does not."""
    lines = lines_of(body)
    first = next((n for n, line in enumerate(lines) if not line.is_blank), None)
    if first is None:
        return None
    found = KEY.match(lines[first].words)
    closing = end_of_front_matter(lines, first)
    goes_on = closing is not None and all(one.is_blank or one.may_be_yaml for one in lines[first:closing])
    if closing is None or not goes_on or not names_layout(yaml + body[: lines[closing].start]):
        return None
    if found and lines[first].begins_our_key and found["key"] not in _keys(yaml):
        return lines[closing].start
    is_ours = found and found["key"] in schema.KEYS.of_items | schema.KEYS.of_pages
    is_inner = lines[first].words.startswith(" ") and (
        is_ours or lines[first].words.lstrip().startswith("- ")
    )
    return lines[closing].start if is_inner else None


def _keys(yaml: str) -> set[str]:
    return {found["key"] for line in lines_of(yaml) if line.begins_key and (found := KEY.match(line.words))}
