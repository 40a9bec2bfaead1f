"""The stylesheet, the script and the icons, each in one file with a content hash in its name."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components import COMPONENTS, SHARED_FOLDERS
from mkdocs_m3.markup.comments import PARTICIPANT_PARTS
from mkdocs_m3.rendering.colors import term_rules

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary

FOLDER: Final = "assets/m3"
"""Where the files are in the published site."""

TOO_NARROW: Final = "m3-table (max-width: 36em)"
"""When tables are stacked: below the width of three parties' columns with words, or of many narrow ones."""

OF_GENERATED: Final = frozenset((*PARTICIPANT_PARTS, "find-my-part"))
"""What only sites show that have pages of roles or parties."""

_PACKAGE: Final = Path(__file__).resolve().parent.parent


class Asset(Struct, frozen=True, kw_only=True):
    """One file for the published site."""

    uri: str
    """Its path in the site: `assets/m3/m3.1f0c….css`."""
    content: str
    """What is in it."""


class Assets(Struct, frozen=True, kw_only=True):
    """All our files."""

    stylesheet: Asset
    """Everything that our blocks look like."""
    script: Asset
    """Everything that they do."""
    icons: Asset
    """All icons in one drawing, which the stylesheet uses as a mask."""


def bundle(vocabulary: Vocabulary, *, has_notices: bool = False) -> Assets:
    """The files for a site; the same vocabulary gives the same bytes. Notices need rules of their own."""
    icons = _asset("icons", "svg", _read(_PACKAGE / "rendering" / "icons.svg"))
    names = ("base.css", "stacked.css", "many.css", "notice.css")
    base, stacked, many, notice = (_read(_PACKAGE / "rendering" / name) for name in names)
    narrow = f"@container {TOO_NARROW} {{\n{stacked}}}"
    notices = (notice,) if has_notices else ()
    css = "\n".join(
        (base, narrow, many, *_of_components("style.css", vocabulary), *notices, term_rules(vocabulary))
    )
    css = css.replace("url(icons.svg)", f"url({icons.uri.rpartition('/')[2]})")
    script = "\n".join(_of_components("script.js", vocabulary))
    return Assets(stylesheet=_asset("m3", "css", css), script=_asset("m3", "js", script), icons=icons)


def _of_components(name: str, vocabulary: Vocabulary) -> list[str]:
    """The files of all components; those of generated pages where the site has some."""
    shown = (one.name for one in COMPONENTS if vocabulary.pages or one.part not in OF_GENERATED)
    folders = (*SHARED_FOLDERS, *shown)
    files = (_PACKAGE / "components" / folder / name for folder in folders)
    return [_read(file) for file in files if file.exists()]


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _asset(stem: str, extension: str, content: str) -> Asset:
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    return Asset(uri=f"{FOLDER}/{stem}.{digest}.{extension}", content=content)
