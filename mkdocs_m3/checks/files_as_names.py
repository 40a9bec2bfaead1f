"""An artifact whose name is nothing but the name of a file that it should offer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.checks.linked_files import offering
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask, Phase, Resources

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, Playbook, Record

_EXTENSION: Final = re.compile(r"\.\w{1,5}\Z")
_BETWEEN_WORDS: Final = re.compile(r"[\s_-]+")
_TEMPLATE: Final = rare(r"\s+template\Z", re.IGNORECASE)


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each artifact, document, and resource that is called as a file and offers none."""
    names: dict[str, str] | None = None
    for page, artifact, file in _found(context):
        names = _names(context.playbook) if names is None else names
        name = names.get(file) or _without_signs(file)
        way = offering(page, artifact.text, name, file)
        headline = f"`{artifact.name}` is the name of a file; the name of the artifact belongs here"
        yield at_text("M3044", page, artifact.text, headline, way.cure, edits=way.edits)


def keys(context: CheckContext) -> frozenset[str]:
    """The keys of these artifacts, whose right names are not known."""
    return frozenset(artifact.key for _, artifact, _ in _found(context))


@once
def _found(context: CheckContext) -> tuple[tuple[Record, Artifact, str], ...]:
    """Each of them with its page and its file."""
    like_files = [
        (page, one)
        for page in context.playbook.records
        for one in _artifacts(page)
        if not one.template and _EXTENSION.search(one.name)
    ]
    if not like_files:
        return ()
    links = context.links
    folder = f"{links.files_folder}/" if links.files_folder else ""
    files = [path.removeprefix(folder) for path in links.inventory.files if path.startswith(folder)]
    offers = (offer for page in context.playbook.records for offer in page.references if offer.is_file)
    known = {file.rpartition("/")[2].casefold(): file for file in reversed(files)}
    known |= {file.casefold(): file for file in (*(offer.target.value for offer in offers), *files)}
    found = ((page, one, known.get(one.text.value.casefold())) for page, one in like_files)
    return tuple((page, one, file) for page, one, file in found if file)


def _artifacts(page: Record) -> tuple[Artifact, ...]:
    if isinstance(page, KeyTask):
        return page.artifacts
    if isinstance(page, Phase):
        return page.documentation
    return page.items if isinstance(page, Resources) else ()


def _names(playbook: Playbook) -> dict[str, str]:
    """By each file that is offered, what it is offered for: in a task, or else on any other page."""
    others = (page for page in playbook.records if not isinstance(page, KeyTask))
    found: dict[str, str] = {}
    for page in (*playbook.pages, *others):
        for one in _artifacts(page):
            if one.template and one.template.is_file:
                found.setdefault(one.template.target.value, one.name)
    return found


def _without_signs(file: str) -> str:
    """The words of a file's name: `Migration Plan` of `Migration-Plan-Template.docx`."""
    words = " ".join(_BETWEEN_WORDS.split(_EXTENSION.sub("", file.rpartition("/")[2]))).strip()
    return _TEMPLATE.sub("", words) or words
