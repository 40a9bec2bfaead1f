"""`check --since` and `check --baseline`: which findings are new, and the file with those that are known."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import click

from mkdocs_m3.cli.before import page_of, site_at
from mkdocs_m3.cli.saying import tell
from mkdocs_m3.cli.writing import ChangedError, Over, write
from mkdocs_m3.comparing import baseline
from mkdocs_m3.comparing.findings import Known, parted
from mkdocs_m3.comparing.pages import renamed
from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.findings.since import Mended, Since

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.findings.finding import Finding, Severity
    from mkdocs_m3.sites.playbook_folder import PlaybookFolder


class Than(NamedTuple):
    """What the findings of now are compared with: one of these, or both."""

    revision: str | None
    """A revision of Git."""
    file: Path | None
    """A baseline."""


def judged(
    findings: tuple[Finding, ...], found: PlaybookFolder, scope: Scope, than: Than, least: Severity
) -> tuple[tuple[Finding, ...], Since]:
    """Which of these findings of a part of a site are new, and what has become of the others.

    Findings that matter less than `least` are left out. A baseline loses what is mended.
    """
    earlier = site_at(than.revision, scope, found, branching=True) if than.revision is not None else None
    known = None if than.revision is None else known_then(earlier, found)
    return beside(findings, found, scope, than=than, least=least, then=known)


def beside(
    findings: tuple[Finding, ...],
    found: PlaybookFolder,
    scope: Scope,
    *,
    than: Than,
    least: Severity,
    then: list[Known] | None,
) -> tuple[tuple[Finding, ...], Since]:
    """The same, with the findings of `then`, where they are compared with those of a revision."""
    now = _known(findings, found)
    fresh: frozenset[int] = frozenset(range(len(now)))
    mended: list[Known] = []
    if than.file:
        content, listed = baseline_of(than.file)
        known = [one for one in listed if _can_be_judged(one, found, scope)]
        fresh, gone = parted(now, known)
        mended = [known[n] for n in sorted(gone)]
        _shrink(than.file, content, listed, mended, found)
    if then is not None:
        known = [one for one in then if _can_be_judged(one, found, scope)]
        still, gone = parted(now, known)
        fresh, mended = fresh & still, [known[n] for n in sorted(gone)]
    told = [(n in fresh, one) for n, one in enumerate(findings) if one.severity >= least]
    since = Since(
        name=" and ".join(str(one) for one in than if one is not None),
        mended=tuple(_mended(one, found) for one in mended if CODES[one.code].severity >= least),
        standing=tuple(one for is_new, one in told if not is_new),
    )
    return tuple(one for is_new, one in told if is_new), since


def write_baseline(file: Path, findings: Iterable[Finding], found: PlaybookFolder) -> None:
    """Write a baseline with these findings, over whatever is there."""
    known = _known(findings, found)
    write(file, baseline.written(known), over=Over.ANYTHING)
    tell("Wrote {} to {}", _counted(len(known)), file)


def baseline_of(file: Path) -> tuple[bytes, tuple[Known, ...]]:
    """What is in a baseline, and the findings of it. Raises `click.UsageError` where there is none."""
    try:
        content = file.read_bytes()
        return content, baseline.read(content)
    except FileNotFoundError:
        raise click.UsageError(f"there is no {file}; write it with --write-baseline") from None
    except baseline.BaselineError as error:
        raise click.UsageError(f"{file} {error}") from None


def _shrink(
    file: Path, content: bytes, listed: tuple[Known, ...], mended: list[Known], found: PlaybookFolder
) -> None:
    """Take what is mended out of a baseline, or tell that it can be, where nobody would commit the file.

    Where it no longer has the content that was read, it is left as it is.
    """
    if not mended or found.unread:  # what such a page hides may seem to be mended
        return
    count = _counted(len(mended))
    if os.environ.get("CI"):
        tell("{} of {} mended since; run the command where you can commit the file", count, file)
        return
    left = (Counter(listed) - Counter(mended)).elements()
    try:
        write(file, baseline.written(left), over=content)
    except ChangedError:
        tell("Left {} as it is: it has changed since it was read", file)
        return
    tell("Took {} out of {}, mended since; commit the file", count, file)


def _known(findings: Iterable[Finding], found: PlaybookFolder) -> list[Known]:
    page, pages = page_of(found), {source.path for source in found.files.sources}
    return [Known.of(one, page, pages) for one in findings]


def known_then(earlier: PlaybookFolder | None, found: PlaybookFolder) -> list[Known]:
    """The findings of an earlier state, on the pages as they are called now; none where there was no site."""
    if earlier is None:
        return []
    names, page = renamed(earlier.files.sources, found.files.sources), page_of(earlier)

    def page_now(path: str) -> str:
        then = page(path)
        return names.get(then, then)

    pages = {source.path for source in earlier.files.sources}
    return [Known.of(one, page_now, pages) for one in earlier.loaded.findings]


def _can_be_judged(known: Known, found: PlaybookFolder, scope: Scope) -> bool:
    """Whether a finding is of the part that is looked at, and its page can be read.

    What is on a page that cannot be read now is not mended, though nothing tells of it.
    """
    if known.pages[0] in found.unread:
        return False
    return any(scope.has(_path(page, found)) for page in known.pages)


def _mended(known: Known, found: PlaybookFolder) -> Mended:
    return Mended(path=_path(known.pages[0], found), code=known.code, values=known.meaning)


def _path(page: str, found: PlaybookFolder) -> str:
    """A path from the documentation folder as findings name it."""
    return found.shown(found.docs / page)


def _counted(count: int) -> str:
    return f"{count:,} {'finding' if count == 1 else 'findings'}"
