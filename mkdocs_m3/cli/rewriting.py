"""Writes changed pages of a site: each as a whole or not at all, and none that others have changed since."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from mkdocs_m3.cli.writing import ChangedError, write
from mkdocs_m3.sites.files import text_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model import Source
    from mkdocs_m3.sites.playbook_folder import PlaybookFolder


def rewrite(found: PlaybookFolder, source: Source, change: Callable[[str], str]) -> str:
    """Write a page with its text changed; why it was left as it is, empty where it was written.

    `change` makes the new text of the old one, which has the characters of the source in the same places.
    """
    if reason := _obstacle(found, source):
        return reason
    changed = "it has changed since it was read; run the command again"
    file = found.docs / source.uri
    before = file.read_bytes()
    if not _holds(before, source):
        return changed
    # A page is read with a line feed for each lone carriage return; in the file, they stay what they are.
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    after = mark + change(before.decode("utf-8-sig")).encode()
    try:
        write(file, after, over=before)
    except ChangedError:
        return changed
    return ""


def _obstacle(found: PlaybookFolder, source: Source) -> str:
    """Why a page must not be written; empty where it may be."""
    if source.undecodable_from is not None:
        return "it is not in UTF-8; save it as UTF-8 first"
    if source.uri in found.files.inventory.misnamed:
        return "its name is not in UTF-8; rename it first"
    if (found.docs / source.uri).resolve() != found.docs.resolve() / source.uri:
        return "a link leads to it, which fixes never follow; mend the file itself"
    return ""


def _holds(content: bytes, source: Source) -> bool:
    try:
        return text_of(content) == source.text
    except UnicodeDecodeError:
        return False
