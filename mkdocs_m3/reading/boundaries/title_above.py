"""Headings of the first level above the front matter, where the page makes its title by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.page_lines import Line

_TITLE: Final = rare(r"#(?!#)[ \t]*(?P<words>\S.*)")
_NUMBER: Final = rare(r"(?:[^\W\d_]+[ \t]+){0,2}(?P<id>\d+(?:\.\d+)*)(?![\w.]*\w)[\s:.)\u2013\u2014-]*")
_VALUE: Final = rare(r"(?P<key>phase|keyTask|name|title):[ \t]+(?P<value>\S.*)")


def what_to_move(above: Sequence[Line], keys: Sequence[Line]) -> tuple[str, str]:
    """What to do about the lines above the front matter, and the words of them that belong below it."""
    repeated = next((n for n, line in enumerate(above) if _repeats(line, keys)), None)
    kept = [line for n, line in enumerate(above) if n != repeated]
    titles = [line for line in kept if _TITLE.match(line.words)]
    what = "what is above it" if repeated is None else "what else is above it"
    move = f"move {what} below the front matter" + ", with `##` before its heading" * bool(titles)
    cures = [] if repeated is None else [f"delete line {repeated + 1}, which repeats the title of the page"]
    cures += [move] * any(not line.is_blank for line in kept)
    written = (f"{'#' * (line in titles)}{line.words}{line.ending}" for line in kept)
    return ", and ".join(cures), "".join(written).strip("\r\n")


def _repeats(line: Line, keys: Sequence[Line]) -> bool:
    """Whether it says the number of the page, or its name, as the lines with its keys do."""
    found = _TITLE.match(line.words)
    if not found:
        return False
    written = (_VALUE.match(one.words) for one in keys)
    said = {one["key"]: one["value"].strip("\"' \t") for one in written if one}
    names = {fold(name) for key in ("name", "title") if (name := said.get(key))}
    number = _NUMBER.match(found["words"])
    if number and number["id"] == f"{said.get('phase')}.{said.get('keyTask')}":
        return True
    rest = found["words"][number.end() :] if number else found["words"]
    return bool({fold(found["words"]), fold(rest)} & names)
