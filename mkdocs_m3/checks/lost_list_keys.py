"""A list that goes on with the items of the next one, whose key was deleted."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance, Artifact, Record
    from mkdocs_m3.model.own_keys import OwnKeys

CODE: Final = "M3098"
_SAID_TWICE: Final = "M3026"
_LOST: Final = "outputs"
_FEWEST: Final = 2
"""Items that are in the list twice before the second ones are taken for those of another list."""
_ITEM: Final = rare(r"(?P<indent>[ ]*)-[ ]")


class Restored(NamedTuple):
    """Pages with the lists that their authors mean them to have."""

    records: tuple[Record, ...]
    """All pages."""
    findings: tuple[Finding, ...]
    """What is said of the lists."""

    def without_guesses(self, found: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings without those that ask whether a blank line parts such a list."""
        told = {one.span.path for one in self.findings}
        return tuple(one for one in found if not (one.code == "M3027" and one.span.path in told))


def restored(records: tuple[Record, ...], accepted: Iterable[Acceptance], keys: OwnKeys) -> Restored:
    """The pages, in which inputs from a certain one on are read as outputs where that key was lost.

    They are left as they are where a page accepts that, or that it says something twice.
    """
    starts = {task.source.uri: start for task in records if (start := _repeats_from(task, keys))}
    if not starts:
        return Restored(records, ())
    accepting = {(one.source.uri, one.code) for one in accepted}
    starts = {uri: start for uri, start in starts.items() if (uri, _SAID_TWICE) not in accepting}
    relations = _Relations(records)
    parted: list[Record] = []
    findings = []
    for record in records:
        start = starts.get(record.source.uri)
        if start is None or not isinstance(record, KeyTask):
            parted.append(record)
            continue
        start = relations.start(record, start)
        findings.append(_finding(record, record.inputs[start]))
        if (record.source.uri, CODE) not in accepting:
            outputs = tuple(replace(one, is_external=False) for one in record.inputs[start:])
            record = replace(record, inputs=record.inputs[:start], outputs=outputs)  # noqa: PLW2901 - as meant
        parted.append(record)
    return Restored(tuple(parted), tuple(findings))


class _Relations:
    """Which artifacts some task makes, and which tasks take in each, as their pages say."""

    def __init__(self, records: Iterable[Record]) -> None:
        tasks = [task for task in records if isinstance(task, KeyTask)]
        self._made = {one.key for task in tasks for one in task.made}
        users: defaultdict[str, list[KeyTask]] = defaultdict(list)
        for task in tasks:
            for one in task.inputs:
                users[one.key].append(task)
        self._first_users = {
            key: min(several, key=lambda one: one.order).source.uri
            for key, several in users.items()
            if several[-1] is not several[0] and all(one.number for one in several)
        }

    def start(self, task: KeyTask, repeated: int) -> int:
        """Where the lost list begins: above the first repeated item may be others that the task makes."""
        start = repeated
        while start > 1 and self._is_made_by(task, task.inputs[start - 1]):
            start -= 1
        return start

    def _is_made_by(self, task: KeyTask, artifact: Artifact) -> bool:
        """Whether only later tasks take it in beside this one, and none makes it."""
        is_unmade = not artifact.is_external and artifact.key not in self._made
        return is_unmade and self._first_users.get(artifact.key) == task.source.uri


def _repeats_from(task: Record, keys: OwnKeys) -> int | None:
    """From which input on most are there a second time, up to the last, in a page without outputs."""
    if not isinstance(task, KeyTask) or task.made or len(task.inputs) <= _FEWEST:
        return None
    names = [one.key for one in task.inputs]
    if len(names) - len(set(names)) < _FEWEST:
        return None
    first: dict[str, int] = {}
    start = next(n for n, name in enumerate(names) if first.setdefault(name, n) < n)
    above = set(names[:start])
    run = names[start:]
    repeated = sum(name in above for name in run)
    is_list = len(set(run)) == len(run) and repeated >= _FEWEST and len(run) < 2 * repeated
    is_pasted = names[start - len(run) : start] == run
    return start if is_list and not is_pasted and not _has_key(task, keys) else None


def _has_key(task: KeyTask, keys: OwnKeys) -> bool:
    """Whether the key is in the page all the same, with nothing that could be read."""
    written = "|".join(map(re.escape, (_LOST, keys.theirs(_LOST))))
    return re.search(rf"^[ ]*(?:{written})\b", task.source.text, re.MULTILINE | re.IGNORECASE) is not None


def _finding(task: KeyTask, first: Artifact) -> Finding:
    text = task.source.text
    begin = text.rfind("\n", 0, first.text.start) + 1
    ending = "\r\n" if text.endswith("\r\n", 0, begin) else "\n"
    edit = Fix(start=begin, end=begin, replacement=f"{ending}{_LOST}:{ending}")
    return at_text(
        CODE,
        task,
        first.text,
        f"from here on, these look like the outputs, and the task has no `{_LOST}`",
        f"write `{_LOST}:` above this line; only if they are inputs twice, delete the second ones",
        edits=(edit,) if _ITEM.match(text, begin) else (),
    )
