"""What `action.yml` runs on a pull request: the findings that are new with it, and who does what then.

It runs as `python -m mkdocs_m3.cli.pull_request`, finds out from GitHub's variables what to compare with, and
writes annotations, the job's summary, and three numbers as outputs. It asks no server for anything.
"""

from __future__ import annotations

import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

import click

from mkdocs_m3.cli.before import site_at
from mkdocs_m3.cli.diff import told as told_changes
from mkdocs_m3.cli.reporting import summarize, tell_of_configuration, without_vain_fixes
from mkdocs_m3.cli.revisions import Repository
from mkdocs_m3.cli.saying import say
from mkdocs_m3.cli.scope import repository_of, say_beside, site_of
from mkdocs_m3.cli.since import Than, beside, known_then
from mkdocs_m3.comparing.printing import as_markdown
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.printing import github, summary
from mkdocs_m3.findings.since import counted
from mkdocs_m3.findings.visible import command, joined, markdown, terminal

if TYPE_CHECKING:
    from mkdocs_m3.cli.scope import Scope
    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.sites.playbook_folder import PlaybookFolder

_COMMIT: Final = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_MERGED: Final = re.compile(r"refs/pull/\d+/merge")
_NO_COMMIT: Final = re.compile(r"0+")


class Base(NamedTuple):
    """What a change is compared with."""

    revision: str
    """A revision of Git."""
    name: str
    """What people call it: `main`."""
    branching: bool
    """Whether the commit is meant after which the change went its own way."""


class Review(NamedTuple):
    """What is said of a change."""

    new: tuple[Finding, ...]
    """The findings that are new with it; all where nothing is known of before."""
    since: Since | None
    """What has become of the others."""
    changes: Told | None
    """Who does what; `None` where nothing is known of before."""


def main() -> int:
    """Review the change that GitHub tells of; 0 without new findings, 1 with some, 2 where that cannot be."""
    try:
        return _reviewed(Path(os.environ.get("M3_SITE") or "."))
    except click.ClickException as error:
        message = error.format_message()
    except OSError as error:
        message = f"{error.filename}: {error.strerror}"
    say(command("error", {"title": "mkdocs-m3"}, "{}", " ".join(message.split())))
    return 2


def _reviewed(site: Path) -> int:
    if not site.exists():
        raise click.UsageError(f"there is no {site}; say in `site` where the site is")
    found, scope = site_of((), repository_of(site, otherwise=Path.cwd()), site)
    tell_of_configuration(found)
    findings = scope.of(without_vain_fixes(found))
    say_beside(found, scope, findings)
    new, since, changes = _review(findings, found, scope)
    pages = found.files.pages
    say(github.printed(new, pages))
    say(joined((summary(new, pages), terminal(" "), counted(len(new), since) if since else terminal(""))))
    say(terminal("\n"))
    summarize(github.job_summary(new, pages, since))
    if changes:
        summarize(joined((as_markdown.printed(changes), markdown("\n"))))
    _put_out(
        new=len(new), mended=len(since.mended) if since else 0, standing=len(since.standing) if since else 0
    )
    return int(any(one.severity >= Severity.WARNING for one in new))


def _review(findings: tuple[Finding, ...], found: PlaybookFolder, scope: Scope) -> Review:
    base = base_of_change(scope.site)
    file = Path(named) if (named := os.environ.get("M3_BASELINE")) else None
    if base is None and file is None:
        return Review(findings, None, None)
    earlier = site_at(base.revision, scope, found, branching=base.branching) if base else None
    then = known_then(earlier, found) if base else None
    than = Than(base.name if base else None, file)
    new, since = beside(findings, found, scope, than=than, least=Severity.ADVICE, then=then)
    changes = told_changes(earlier, found, found, base.name, "") if base else None
    return Review(new, since, changes)


def base_of_change(site: Path) -> Base | None:
    """What GitHub says that the change is to; `None` where it says nothing of the kind."""
    if given := os.environ.get("M3_SINCE"):
        return Base(given, given, branching=True)
    event = _event()
    of_pull_request = _in(event, "pull_request", "base")
    if name := _text(of_pull_request, "ref"):
        if _is_merged(site):
            return Base("HEAD^1", name, branching=False)
        return _base(_text(of_pull_request, "sha"), name, branching=True)
    if commit := _text(_in(event, "merge_group"), "base_sha"):
        return _base(commit, commit[:7], branching=True)
    commit = _text(event, "before")
    return None if _NO_COMMIT.fullmatch(commit) else _base(commit, commit[:7], branching=False)


def _is_merged(site: Path) -> bool:
    """Whether the change is here as GitHub has merged it for this run, and not as its last commit is."""
    if not _MERGED.fullmatch(os.environ.get("GITHUB_REF", "")):
        return False
    return Repository.around(site).commit("HEAD") == os.environ.get("GITHUB_SHA")


def _base(commit: str, name: str, *, branching: bool) -> Base | None:
    return Base(commit, name, branching) if _COMMIT.fullmatch(commit) else None


def _event() -> object:
    """What has happened, as GitHub describes it."""
    path = os.environ.get("GITHUB_EVENT_PATH")
    if not path:
        return None
    try:
        return json.loads(Path(path).read_bytes())
    except (OSError, ValueError) as error:
        raise click.UsageError(f"GITHUB_EVENT_PATH names {path}, which cannot be read: {error}") from None


def _in(data: object, *keys: str) -> object:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data


def _text(data: object, key: str) -> str:
    found = _in(data, key)
    return found if isinstance(found, str) else ""


def _put_out(**numbers: int) -> None:
    """Hand numbers on to the steps that follow."""
    if file := os.environ.get("GITHUB_OUTPUT"):
        with Path(file).open("a", encoding="utf-8") as opened:
            opened.writelines(f"{name}={number}\n" for name, number in numbers.items())


if __name__ == "__main__":
    sys.exit(main())
