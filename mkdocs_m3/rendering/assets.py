"""The stylesheets, the script and the icons, each in one file with a content hash in its name.

What pictures look like and do is in files of their own, which only pages with a picture load.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components import COMPONENTS, SHARED_FOLDERS
from mkdocs_m3.components.lineage.arrows import MOST_ENTRIES, MOST_TRACKS
from mkdocs_m3.components.lineage.rows import MOST_ROWS
from mkdocs_m3.components.swimlanes import MOST_LANES
from mkdocs_m3.markup.comments import PARTICIPANT_PARTS
from mkdocs_m3.rendering.colors import term_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model.vocabulary import Vocabulary

FOLDER: Final = "assets/m3"
"""Where the files are in the published site."""

TOO_NARROW: Final = "m3-table (max-width: 36em)"
"""When tables are stacked: below the width of three parties' columns with words, or of many narrow ones."""

OF_GENERATED: Final = frozenset((*PARTICIPANT_PARTS, "find-my-part"))
"""What only sites show that have pages of roles or parties."""
_NUMBERS: Final = (
    ("row", MOST_ROWS), ("to", MOST_ROWS), ("track", MOST_TRACKS), ("entry", MOST_ENTRIES),
    ("first", MOST_LANES), ("last", MOST_LANES),
)  # fmt: skip
"""Numbers of rows and lanes that classes say, up to the highest of each: no style is in the page itself."""

_COMMENTS: Final = re.compile(r"^ *(?://.*|/\*(?:[^*]|\*(?!/))*\*/ *)$", re.MULTILINE)
"""Comments in lines of their own, of scripts and stylesheets."""

_PACKAGE: Final = Path(__file__).resolve().parent.parent


class Asset(Struct, frozen=True, kw_only=True):
    """One file for the published site."""

    uri: str
    """Its path in the site: `assets/m3/m3.1f0c….css`."""
    content: str
    """What is in it."""


class Pictures(Struct, frozen=True, kw_only=True):
    """The files of pictures."""

    stylesheet: Asset
    """What they look like."""
    script: Asset
    """What they do."""


class Assets(Struct, frozen=True, kw_only=True):
    """All our files."""

    stylesheet: Asset
    """Everything that our blocks look like, apart from pictures."""
    pictures: Pictures
    """What pictures look like and do."""
    script: Asset
    """Everything that they do."""
    icons: Asset
    """All icons in one drawing, which the stylesheet uses as a mask."""


def bundle(*vocabularies: Vocabulary, has_notices: bool = False) -> Assets:
    """The files for a site with these playbooks; the same vocabularies give the same bytes.

    Notices need rules of their own.
    """
    icons = _asset("icons", "svg", _read(_PACKAGE / "rendering" / "icons.svg"))
    names = ("base.css", "tables.css", "stacked.css", "many.css", "notice.css")
    base, tables, stacked, many, notice = (_read(_PACKAGE / "rendering" / name) for name in names)
    narrow = f"@container {TOO_NARROW} {{\n{stacked}}}"
    notices = (notice,) if has_notices else ()
    has_generated = any(one.pages for one in vocabularies)
    shown = [one for one in COMPONENTS if has_generated or one.part not in OF_GENERATED]
    usual = [one for one in shown if not one.is_picture]
    styles = _files("style.css", (*SHARED_FOLDERS, *(one.name for one in usual)))
    css = "\n".join((base, tables, narrow, many, *styles, *notices, *map(term_rules, vocabularies)))
    css = css.replace("url(icons.svg)", f"url({icons.uri.rpartition('/')[2]})")
    script = _scripts((*SHARED_FOLDERS, *(one.name for one in usual)))
    return Assets(
        stylesheet=_asset("m3", "css", css),
        pictures=pictures(),
        script=_asset("m3", "js", script),
        icons=icons,
    )


def is_stylesheet(uri: str) -> bool:
    """Whether a path is that of the stylesheet of a site, perhaps of its pages in another language."""
    return uri.startswith(f"{FOLDER}/m3.") and uri.endswith(".css")


@cache
def pictures() -> Pictures:
    """The files of pictures, which are the same on every site."""
    own = [component.name for component in COMPONENTS if component.is_picture]
    numbers = (f".m3-{name}-{n}{{--m3-{name}:{n}}}" for name, most in _NUMBERS for n in range(1, most + 1))
    return Pictures(
        stylesheet=_asset("pictures", "css", "\n".join((*_files("style.css", own), "".join(numbers)))),
        script=_asset("pictures", "js", _scripts(own)),
    )


def _scripts(folders: Iterable[str]) -> str:
    """The scripts of components in one; one that fails is reported by the browser, and the others start."""
    return "\n".join(
        f"try {{\n{one}\n}} catch (e) {{\nreportError(e);\n}}" for one in _files("script.js", folders)
    )


def _files(name: str, folders: Iterable[str]) -> list[str]:
    """What the files of this name in folders of components hold."""
    files = (_PACKAGE / "components" / folder / name for folder in folders)
    return [_read(file) for file in files if file.exists()]


@cache
def _read(file: Path) -> str:
    """A file without its comments and indentation, which readers have no use for."""
    text = _COMMENTS.sub("", file.read_text(encoding="utf-8"))
    return "\n".join(filter(None, map(str.strip, text.splitlines())))


def _asset(stem: str, extension: str, content: str) -> Asset:
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return Asset(uri=f"{FOLDER}/{stem}.{digest}.{extension}", content=content)
