"""Every file that a page offers must be there, under that very name."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import KeyTask, Playbook, Text


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every offered file that leaves the files folder, is missing, or has other letters' case."""
    folder = f"{links.files_folder}/" if links.files_folder else ""
    inside = (path.removeprefix(folder) for path in links.inventory.files if path.startswith(folder))
    files = {path.casefold(): path for path in inside}
    for task in playbook.pages:
        for offer in task.references:
            if offer.is_file and links.template(offer.target.value) is None:
                yield _finding(task, offer.target, files, links.files_folder)
            elif offer.is_file and offer.target.value != posixpath.normpath(offer.target.value):
                yield _leaves(task, offer.target, files, links.files_folder)


def _finding(task: KeyTask, target: Text, files: Mapping[str, str], folder: str) -> Diagnostic:
    file = target.value
    if file.startswith("/") or "\\" in file or ".." in file.split("/"):
        return _leaves(task, target, files, folder)
    if "://" in file:
        return at_text(
            "M3040", task, target, f"`{file}` is an address, not a file", "write it after `url:` instead"
        )
    if found := files.get(file.casefold()):
        return at_text(
            "M3041", task, target, f"`{file}` differs from the file's name in letter case", f"write `{found}`"
        )
    near = nearest(file, files.values(), 0.8)
    cure = f"write `{near}`, or" if near else "correct the name, or"
    return at_text("M3040", task, target, f"there is no file `{file}` in `{folder}`", f"{cure} add the file")


def _leaves(task: KeyTask, target: Text, files: Mapping[str, str], folder: str) -> Diagnostic:
    name = files.get(target.value.replace("\\", "/").rpartition("/")[2].casefold())
    usual = f"write the file's name as it stands inside `{folder}`, with `/` between folders"
    headline = f"`{target}` leads out of the files folder"
    return at_text("M3042", task, target, headline, f"write `{name}`" if name else usual)
