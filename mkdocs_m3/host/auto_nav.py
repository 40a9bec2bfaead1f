"""The playbook's section of the navigation, at the place that a line in the site's `nav` names.

The line is replaced in the raw `nav`, before MkDocs makes pages, sections and neighbors of it, so that themes
and other plugins see an ordinary one. What is done to a finished navigation is in `navigation.py`.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import set_exclusions

from mkdocs_m3.host import telling
from mkdocs_m3.publishing.playbook_section import LINE, Entry, filled, lines, paths, sections

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from mkdocs_m3.host.build import Build


class _Filled(list[Entry]):
    """A `nav` with the line filled in, which remembers itself as it was written.

    Plugins that build a site once a language do so with one configuration.
    """

    def __init__(self, items: list[Entry], original: list[Entry]) -> None:
        super().__init__(items)
        self.original = original


def fill(
    build: Build,
    files: Files,
    config: MkDocsConfig,
    *,
    is_auto: bool,
) -> None:
    """Put the playbook's pages in place of the line; warn of a line without the option, and the reverse."""
    nav: list[Entry] = config.nav.original if isinstance(config.nav, _Filled) else config.nav or []
    written = tuple(paths(nav))
    known = lines(build.playbooks, written)
    if not is_auto or not known:
        _warn_of_one_without_the_other(build, is_auto=is_auto, has_line=bool(known), has_nav=bool(nav))
        return
    for line, times in Counter(known).items():
        if times > 1:
            telling.warn(
                "{}: 'nav' names `{}` {} times; the playbook is at the first, and the others are dropped",
                build.config_name, line, times,
            )  # fmt: skip
    set_exclusions(files, config)  # as MkDocs does next, for pages that plugins have made
    named = {file.src_uri for path in written if (file := files.get_file_from_path(path.lstrip("/")))}
    found = sections(build.playbooks, partial(_is_in_nav, files), named, known)
    language = build.playbooks.links.inventory.language
    is_translated = language is not None and language.locale != language.default  # perhaps not all of it yet
    for line in (line for line, its in found.items() if not (its or is_translated)):
        telling.warn(
            "{}: 'nav' names `{}`, but the playbook has no page to put there", build.config_name, line
        )
    config.nav = _Filled(filled(nav, found), nav) or None


def _warn_of_one_without_the_other(build: Build, *, is_auto: bool, has_line: bool, has_nav: bool) -> None:
    if has_line:
        telling.warn(
            "{}: 'nav' names `{}`, which stands for the playbook only where the plugin is told so: "
            "write `- m3: {{nav: auto}}` under 'plugins'",
            build.config_name, LINE,
        )  # fmt: skip
    elif is_auto:
        telling.warn(
            "{}: the plugin's option `nav: auto` needs a place for the playbook: "
            "add the line `- Playbook: {}` {}, or delete the option",
            build.config_name, LINE, "to 'nav'" if has_nav else "to a 'nav' that also names your other pages",
        )  # fmt: skip


def _is_in_nav(files: Files, uri: str) -> bool:
    file = files.get_file_from_path(uri)
    return file is not None and bool(file.inclusion.is_in_nav())
