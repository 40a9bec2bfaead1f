"""Which page or file of a site somebody may have meant whose link leads nowhere."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.findings.alike import Alike

_LIKENESS: Final = 0.8


def nearest_path(path: str, folder: str, known: Alike) -> str | None:
    """The path that is meant, as seen from a folder; from the site's own where that is empty.

    A file with another number in its name is another page: `3.9.md` is never meant by `3.4.md`.
    """
    candidates = dict.fromkeys((*known.beginning_with(_stem(path)), *known.to(path)))
    paths = [posixpath.relpath(one, folder) if folder else f"/{one}" for one in candidates]
    alike = (one for one in paths if _digits(one) == _digits(path))
    return nearest(path, alike, _LIKENESS) or _longer(path, paths)


def _longer(path: str, paths: Iterable[str]) -> str | None:
    """The only file whose name goes on where that of a path ends: `3.2-decisions.md` for `3.2.md`."""
    stem, ending = _stem(path).casefold(), posixpath.splitext(path)[1].casefold()
    found = [
        one
        for one in paths
        if (name := posixpath.basename(one).casefold()).startswith(stem)
        and name.endswith(ending)
        and not name[len(stem)].isalnum()
    ]
    return found[0] if stem and len(found) == 1 else None


def _stem(path: str) -> str:
    return posixpath.splitext(posixpath.basename(path))[0]


def _digits(path: str) -> str:
    return "".join(filter(str.isdigit, _stem(path)))
