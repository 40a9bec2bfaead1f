"""`cms --prepare`: writes pages as forms write them, or lists what would change."""

from __future__ import annotations

from difflib import unified_diff
from functools import partial
from typing import TYPE_CHECKING

from mkdocs_m3.authoring.cms import key_tasks
from mkdocs_m3.authoring.preparing import prepared
from mkdocs_m3.cli.rewriting import rewrite
from mkdocs_m3.cli.saying import say, tell
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.findings.visible import joined, terminal

if TYPE_CHECKING:
    from mkdocs_m3.model import Source
    from mkdocs_m3.sites.playbook_folder import Edition, PlaybookFolder


def prepare_pages(found: PlaybookFolder, edition: Edition, folder: str, *, is_dry: bool) -> None:
    """Prepare a playbook's key tasks in a folder of the documentation folder; say of each what was done.

    A dry run writes nothing, and prints each line that would change as it is and as it would be.
    """
    vocabulary = edition.options.vocabulary()
    for task in key_tasks(edition.files.sources, folder, vocabulary):
        source = task.source
        preparation = prepared(source, vocabulary)
        reason = preparation.reason
        if not reason and not preparation.edits:
            continue
        if is_dry and not reason:
            _list(source, edited(source.text, preparation.edits))
            continue
        reason = reason or rewrite(found, source, partial(edited, changes=preparation.edits))
        if reason:
            tell("Left {} as it is: {}", source.path, reason)
        else:
            tell("Prepared {}", source.path)


def _list(source: Source, after: str) -> None:
    """Print the lines of a page that change."""
    before = source.text.split("\n")
    lines = unified_diff(before, after.split("\n"), source.path, source.path, n=0, lineterm="")
    say(joined([terminal("{}\n", line) for line in lines]))
