"""Names of files and addresses that say by an id which page they are of, made for another page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_m3.model import id_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model import Id


def renamed(path: str, pairs: Iterable[tuple[str, str]]) -> str | None:
    """The path with the new word of the first pair whose old one is in it, in the same letter case.

    `None` where none is.
    """
    for old, new in pairs:
        found = (
            re.search(rf"(?<![A-Za-z0-9.]){re.escape(old)}(?![A-Za-z0-9]|\.\d)", path, re.IGNORECASE)
            if old
            else None
        )
        if found and new:
            word = new.upper() if found[0].isupper() else new
            return f"{path[: found.start()]}{word}{path[found.end() :]}"
    return None


def after(last: Id) -> Id | None:
    """The id after one: `1.11` after `1.10`, `A-11` after `A-10`; `None` where it ends with no number."""
    found = re.fullmatch(r"(?P<before>.*?)(?P<number>[0-9]+)", last.text)
    if not found:
        return None
    width = len(found["number"])
    return id_of(f"{found['before']}{int(found['number']) + 1:0{width}}")
