"""The files that MkDocs makes the pages of roles and parties of."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from mkdocs.structure.files import InclusionLevel

from mkdocs_m3.host import translating
from mkdocs_m3.publishing.playbook_section import paths

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_m3.host.generated import GeneratedFiles
    from mkdocs_m3.publishing.playbooks import Playbooks


def add(
    playbooks: Playbooks,
    files: Files,
    generated: GeneratedFiles,
    config: MkDocsConfig,
    *,
    is_auto: bool,
) -> None:
    """Add a file for each page, without a text: everything on the page is ours.

    They are in the navigation where that is made of the files, where our part of it is filled in, and where
    it names them. They are older than any page built of them, since what they show is not in the files.
    """
    is_in_all = is_auto or not config.nav
    named = frozenset() if is_in_all else frozenset(paths(config.nav or []))
    language = playbooks.links.inventory.language
    by_uri = files.src_uris
    destinations = playbooks.links.destinations
    for uri in playbooks.generated:
        if uri in by_uri:
            continue
        is_in_nav = is_in_all or not named.isdisjoint(language.spellings(uri) if language else (uri,))
        inclusion = InclusionLevel.INCLUDED if is_in_nav else InclusionLevel.NOT_IN_NAV
        file = generated.file(config, uri, "\n", inclusion)
        os.utime(file.abs_src_path or "", (1, 1))
        if file.dest_uri != destinations[uri]:
            translating.move(file, destinations[uri], config)
        files.append(file)
