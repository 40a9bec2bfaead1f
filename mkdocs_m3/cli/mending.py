"""`--fix`: writes the pages that have fixes, and reads the playbook again until nothing is left to fix."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from mkdocs_m3.cli.rewriting import rewrite
from mkdocs_m3.cli.saying import tell
from mkdocs_m3.findings.fixing import fixed
from mkdocs_m3.sites.playbook_folder import PlaybookFolder

if TYPE_CHECKING:
    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.findings.finding import Finding


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
        obstacle = rewrite(found, source, partial(fixed, findings=own))
        has_changed = has_changed or not obstacle
        if source.path in told:
            continue
        told.add(source.path)
        if obstacle:
            tell("Left {} as it is: {}", source.path, obstacle)
        else:
            tell("Fixed {}", source.path)
    return has_changed
