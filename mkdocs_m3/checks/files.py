"""Every file that a page offers must be there, under that very name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import at_text, rewriting
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.links import SiteLinks
    from mkdocs_m3.model import Playbook, Record, Text


def check(playbook: Playbook, links: SiteLinks) -> Iterator[Diagnostic]:
    """Report every offered file that leaves the files folder, is missing, or has other letters' case."""
    folder = f"{links.files_folder}/" if links.files_folder else ""
    inside = (path.removeprefix(folder) for path in links.inventory.files if path.startswith(folder))
    files: dict[str, str] = {}
    twins: set[str] = set()
    for path in inside:
        if files.setdefault(path.casefold(), path) != path:
            twins.add(files[path.casefold()])
    for page in playbook.records:
        for offer in page.references:
            if offer.is_file and links.template(offer.target.value) is None:
                found = _finding(page, offer.target, files, links.files_folder)
                is_certain = found.fix is None or found.fix.replacement not in twins
                yield found if is_certain else replace(found, fix=None)


def _finding(page: Record, target: Text, files: Mapping[str, str], folder: str) -> Diagnostic:
    file = target.value
    if "://" in file:
        return at_text(
            "M3040", page, target, f"`{file}` is an address, not a file", "write it after `url:` instead"
        )
    found = files.get(file.replace("\\", "/").casefold())
    if found and "\\" in file:
        return at_text("M3040", page, target, f"`{file}` has a backslash between folders", f"write `{found}`")
    if file.startswith("/") or "\\" in file or ".." in file.split("/"):
        return _leaves(page, target, files, folder)
    if found:
        headline = f"`{file}` differs from the file's name in letter case"
        return at_text("M3041", page, target, headline, f"write `{found}`", fix=rewriting(target, found))
    near = _same_name(file, files) or nearest(file, files.values(), 0.8)
    cure = f"write `{near}`, or" if near else "correct the name, or"
    return at_text("M3040", page, target, f"there is no file `{file}` in `{folder}`", f"{cure} add the file")


def _leaves(page: Record, target: Text, files: Mapping[str, str], folder: str) -> Diagnostic:
    name = _same_name(target.value, files)
    usual = f"write the file's name as it stands inside `{folder}`, with `/` between folders"
    headline = f"`{target}` leads out of the files folder"
    return at_text("M3042", page, target, headline, f"write `{name}`" if name else usual)


def _same_name(file: str, files: Mapping[str, str]) -> str | None:
    """The file of this name, in whichever folder inside the files folder it stands."""
    wanted = file.replace("\\", "/").rpartition("/")[2].casefold()
    return next((path for folded, path in files.items() if folded.rpartition("/")[2] == wanted), None)
