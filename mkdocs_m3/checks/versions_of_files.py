"""One artifact has one template: a new version of its file is offered wherever the artifact is named."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text, place_of
from mkdocs_m3.checks.offered_files import offered
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Reference

_Offer = tuple["KeyTask", "Reference"]

_VERSION: Final = rare(
    r"(?:[-_ .(]*(?:\b|(?<=_))(?:v|ver|version|rev)?[-_ .]?\d{1,8}"
    r"|[-_ .(]+(?:final|draft|new|old|copy|updated))\)?$"
)
"""What tells a file from another version of it: `-v2`, ` (1)`, `-2026`, `-final`."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a file, every version of an artifact's file that fewer tasks offer than another version.

    Where one page offers both, they are meant to be two.
    """
    of_artifacts: defaultdict[str, defaultdict[str, list[_Offer]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for task, artifact, template in offered(context):
        names.setdefault(artifact.key, artifact.name)
        of_artifacts[artifact.key][template.target.value].append((task, template))
    told: set[str] = set()
    for key, files in of_artifacts.items():
        for file, usual in _outnumbered(files) if len(files) > 1 else ():
            if file not in told:
                told.add(file)
                task, template = files[file][0]
                first, more = files[usual][0], len(files[usual]) - 1
                elsewhere = f"{place_of(first[0], first[1].target)}{f' and {more} more' if more else ''}"
                yield at_text(
                    "M3100",
                    task,
                    template.target,
                    f"`{names[key]}` is offered as `{file}` here, and as `{usual}` in {elsewhere}",
                    "if the one is a newer version of the other, name the newer one in all of them",
                )


def _outnumbered(files: dict[str, list[_Offer]]) -> Iterator[tuple[str, str]]:
    """Each file of an artifact that has another version, with the version that most tasks offer."""
    versions: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for file in files:
        stem, ending = posixpath.splitext(file.lower())
        while (shorter := _VERSION.sub("", stem)) not in ("", stem):
            stem = shorter
        versions[stem, ending].append(file)
    for same in versions.values():
        usual = max(same, key=lambda file: len(files[file]))  # of as many, the first
        pages = {task.source.uri for task, _ in files[usual]}
        for file in same:
            if file != usual and pages.isdisjoint(task.source.uri for task, _ in files[file]):
                yield file, usual
