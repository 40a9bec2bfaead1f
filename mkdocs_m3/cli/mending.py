"""`--fix`: writes the pages that have fixes, and reads the playbook again until nothing is left to fix."""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING

from mkdocs_m3.cli.saying import tell
from mkdocs_m3.cli.writing import ChangedError, write
from mkdocs_m3.findings.fixing import fixed
from mkdocs_m3.host.playbook_folder import PlaybookFolder
from mkdocs_m3.host.site_files import text_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Source


def mend(scope: Scope, found: PlaybookFolder) -> PlaybookFolder:
    """Mend the pages of a part of a site; what the site is afterwards."""
    told: set[str] = set()
    while _mend(scope, found, told):  # a page whose layout was mended is read for the first time
        found = PlaybookFolder.read(scope.site, scope.named_from)
    return found


def _mend(scope: Scope, found: PlaybookFolder, told: set[str]) -> bool:
    """Write the pages that change, and say so once for each; whether there was any."""
    by_path: dict[str, list[Finding]] = {}
    for finding in scope.of(found.loaded.findings):
        by_path.setdefault(finding.span.path, []).append(finding)
    has_changed = False
    for source in found.files.sources:
        if not scope.has(source.path) or source.uri not in found.loaded.uris:
            continue
        own = by_path.get(source.path, ())
        if source.undecodable_from is not None or fixed(source.text, own) == source.text:
            continue
        obstacle = _obstacle(found, source) or _written(found.docs / source.uri, source, own)
        has_changed = has_changed or not obstacle
        if source.path in told:
            continue
        told.add(source.path)
        if obstacle:
            tell("Left {} as it is: {}", source.path, obstacle)
        else:
            tell("Fixed {}", source.path)
    return has_changed


def _obstacle(found: PlaybookFolder, source: Source) -> str:
    """Why a page must not be written; empty where it may be."""
    if source.uri in found.files.inventory.misnamed:
        return "its name is not in UTF-8; rename it first"
    if (found.docs / source.uri).resolve() != found.docs.resolve() / source.uri:
        return "a link leads to it, which fixes never follow; mend the file itself"
    return ""


def _written(file: Path, source: Source, findings: Iterable[Finding]) -> str:
    """Write a page, unless somebody else has since it was read; why it was not written."""
    changed = "it has changed since it was read; run the command again"
    before = file.read_bytes()
    if not _holds(before, source):
        return changed
    # A page is read with a line feed for each lone carriage return; in the file, they stay what they are.
    mark = codecs.BOM_UTF8 if before.startswith(codecs.BOM_UTF8) else b""
    after = mark + fixed(before.decode("utf-8-sig"), findings).encode()
    try:
        write(file, after, over=before)
    except ChangedError:
        return changed
    return ""


def _holds(content: bytes, source: Source) -> bool:
    try:
        return text_of(content) == source.text
    except UnicodeDecodeError:
        return False
