"""Pages of a playbook that were saved beside the configuration, and not in the documentation folder."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.model import NearPage, Source
from mkdocs_m3.model.source import Outside
from mkdocs_m3.reading import has_layout
from mkdocs_m3.sites.files import LARGEST_NEAR_PAGE, path_from, text_of
from mkdocs_m3.sites.link_rules import BRINGING, names_of
from mkdocs_m3.sites.site_file import is_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from mkdocs_m3.model.vocabulary import Vocabulary

_MAY_BRING: Final = BRINGING | {"coverage", "file-filter", "mkdocs-simple-hooks", "simple-hooks"}
"""Plugins that may make pages of files elsewhere."""


def stray_pages(
    file: Path | None,
    docs: Path,
    pages: Iterable[str],
    vocabulary: Vocabulary,
    *,
    named_from: Path,
    plugins: object,
    has_hooks: bool,
) -> tuple[NearPage, ...]:
    """Those right beside this configuration file, whose front matter names a layout of ours.

    `pages` are the paths in the documentation folder of those that are there. Findings name files from the
    folder `named_from`. Where one of the `plugins`, or a hook, may bring such a file along, there are none.
    """
    if has_hooks or names_of(plugins) & _MAY_BRING:
        return ()
    found = tuple(_found(file, vocabulary, named_from)) if file else ()
    if not file or not found:
        return ()
    by_name = {uri.rpartition("/")[2]: uri for uri in pages}
    folder = path_from(named_from, docs)
    return tuple(
        NearPage(
            source=source,
            right_name=name,
            outside=Outside(beside=file.name, folder=folder, same=f"{folder}/{same}" if same else ""),
        )
        for name, source in found
        for same in [by_name.get(name, "")]
    )


def _found(file: Path, vocabulary: Vocabulary, named_from: Path) -> Iterator[tuple[str, Source]]:
    try:
        paths = sorted(path for path in file.parent.iterdir() if is_page(path.name))
    except OSError:
        return
    for path in paths:
        try:
            if path.is_symlink() or not path.is_file() or path.stat().st_size > LARGEST_NEAR_PAGE:
                continue
            text = text_of(path.read_bytes())
        except (OSError, UnicodeDecodeError):
            continue
        source = Source(path=path_from(named_from, path), uri=f"../{path.name}", text=text)
        if has_layout(source, vocabulary):
            yield path.name, source
