"""What is below each line of a page, seen in one pass over all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line


class Below(Struct, frozen=True, kw_only=True):
    """What is below a line, down to where the front matter ends, or to the end of the page."""

    has_anything: bool = False
    """Whether there is a line that is not empty."""
    has_our_key: bool = False
    """Whether there is a key of the playbook's pages."""
    has_key: bool = False
    """Whether there is any key at the left edge, be it of the playbook's pages or of the site. As below, a
    key in a code block is none."""
    has_words: bool = False
    """Whether there is a line that is no YAML."""
    goes_on: bool = False
    """Whether there is such a key, or what means to close the front matter, before the next empty line."""
    has_open_fence: bool = False
    """Whether the marks of code blocks from there to the end of the page are no pairs."""


def below(lines: Sequence[Line], stop: int) -> list[Below]:
    """Of each line, what is below it, down to line `stop`."""
    first = next((n for n, line in enumerate(lines) if n and line.is_fence), len(lines))
    has_open_fence = sum(line.is_fence for line in lines[stop:]) % 2 == 1
    found = [Below(has_open_fence=has_open_fence)]
    for n in range(stop - 1, 0, -1):
        under = found[-1]
        found.append(_with(lines[n], under, is_code=n > first and under.has_open_fence))
    return [*reversed(found)]


def _with(line: Line, under: Below, *, is_code: bool) -> Below:
    """What is below the line above this one."""
    if line.is_blank:
        return replace(under, goes_on=False)
    is_our_key = line.begins_our_key and not is_code
    is_key = line.begins_key and not (is_code or line.is_label)
    is_mark = is_our_key or line.may_mean_closing
    return Below(
        has_anything=True,
        has_our_key=under.has_our_key or is_our_key,
        has_key=under.has_key or is_our_key or is_key,
        has_words=under.has_words or not line.may_be_yaml,
        goes_on=not line.is_fence and (under.goes_on or is_mark),
        has_open_fence=under.has_open_fence != line.is_fence,
    )
