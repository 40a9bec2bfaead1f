"""A number that is none, such as `6a`, is told with one that no other page has.

The page alone does not say which are free, so that a reader of pages can name only an example.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix, marked, offset
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import KeyTask, Phase, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Id, Playbook

_CODE: Final = "M3012"
_ABOUT: Final = rare(r"`(?P<key>phase|keyTask)` is (?:`|written|not )")
_EXAMPLE: Final = rare(r", as in `\w+: 3`$")
_BETWEEN: Final = rare(
    r"(?P<number>[1-9]\d{0,4})(?:(?P<point>[ ]?[._-][ ]?|[ ]?)(?P<more>[a-z]|[1-9]\d{0,2}))", re.IGNORECASE
)
"""What is to come behind a number, and before the next one: `6a`, `6.5`, `6-1`."""
_LARGEST: Final = 999_999

_Group = tuple[str, "Id | None"]
"""A key, and the phase in which its numbers are: none of phases themselves."""


def told(found: tuple[Finding, ...], playbook: Playbook, texts: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings, with those of such a number saying which one is free; `texts` are the pages by path."""
    ids = playbook.ids
    counted = {"phase": ids.phase == "number" and not ids.phases, "keyTask": ids.task == "number"}
    asked = [
        one
        for one in found
        if one.code == _CODE and (about := _ABOUT.match(one.headline)) and counted[about["key"]]
    ]
    if not asked:
        return found
    pages = {record.source.path: record for record in playbook.records}
    groups: defaultdict[_Group, list[Finding]] = defaultdict(list)
    for one in asked:
        page = pages.get(one.span.path)
        key = one.headline.split("`")[1]
        if isinstance(page, Phase if key == "phase" else KeyTask) and one.span.path in texts:
            groups[key, page.phase if isinstance(page, KeyTask) else None].append(one)
    made = dict(_by_names(asked, playbook, texts))
    unread = _unread(playbook)
    for (key, phase), group in groups.items():
        if phase or key == "phase" or not ids.has_phases:
            used = _used(key, phase, playbook, unread)
            made |= _numbered(group, key, used, str(phase or ""), texts)
    return tuple(made.get(one, one) for one in found)


def _by_names(
    asked: list[Finding], playbook: Playbook, texts: Mapping[str, str]
) -> Iterator[tuple[Finding, Finding]]:
    """Those that have the name of a phase in place of its number, with the number."""
    numbers = {
        fold(plain(page.name.value)): page.number
        for page in playbook.phase_pages.values()
        if page.name and page.number
    }
    for one in asked:
        words = marked(texts[one.span.path], one.span).strip(" \t\"'") if one.span.path in texts else ""
        number = numbers.get(fold(words)) if words and one.headline.startswith("`phase` is ") else None
        if number:
            cure = f"`{words}` is the name of phase {number}: write `phase: {number}`"
            yield one, _with(one, cure, str(number), texts[one.span.path])


def _used(key: str, phase: Id | None, playbook: Playbook, unread: Mapping[str, set[int]]) -> set[int]:
    """The numbers that pages of this kind have, in one phase, or that unreadable pages seem to have."""
    if key == "phase":
        ids = [*playbook.phase_pages, *playbook.unread.phases]
        return {int(one.text) for one in ids if one.text.isdecimal()}
    tasks = playbook.phases.get(phase, ()) if phase else playbook.key_tasks
    own = {int(task.number.text) for task in tasks if task.number and task.number.text.isdecimal()}
    return own | unread.get(str(phase or ""), set())


def _unread(playbook: Playbook) -> dict[str, set[int]]:
    """The numbers of key tasks in pages that could not be read, by their phases."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for id_ in playbook.unread.ids:
        phase, _, number = id_.rpartition(".")
        if number.isdecimal():
            found[phase].add(int(number))
    return found


def _numbered(
    group: list[Finding], key: str, used: set[int], phase: str, texts: Mapping[str, str]
) -> dict[Finding, Finding]:
    """The findings of one phase that are told with another number, each with one of its own."""
    written = {one: marked(texts[one.span.path], one.span).strip() for one in group}
    meant = {one: int(one.cure[0].replacement) for one in group if one.cure}
    between: dict[Finding, re.Match[str]] = {}
    for one, words in written.items():
        found = _BETWEEN.fullmatch(words)
        if found and _is_between(found, meant.get(one), used, phase):
            between[one] = found
    used = used | {number for one, number in meant.items() if one not in between}
    others = [one for one in group if one not in between and _EXAMPLE.search(one.help)]
    made: dict[Finding, Finding] = {}
    for one in sorted(between, key=lambda one: (int(between[one]["number"]), between[one]["more"])):
        number = int(between[one]["number"])
        own, cure = _place(number, used, key)
        used.add(own)
        made[one] = _with(one, cure, own, texts[one.span.path])
    for one in others:
        own = max(used, default=0) + 1
        if own <= _LARGEST:
            used.add(own)
            cure = _EXAMPLE.sub(f": `{key}: {own}` is the next that is free", one.help)
            made[one] = replace(one, help=cure)
    return made


def _is_between(found: re.Match[str], meant: int | None, used: set[int], phase: str) -> bool:
    """Whether it is no number with its phase before it, such as `3.10` in phase 3."""
    if meant is None:
        return True
    return found["number"] != phase or meant in used


def _place(number: int, used: set[int], key: str) -> tuple[int, str]:
    """The number to be written for what is to come behind one, and the cure."""
    for own in (number, number + 1):
        if own not in used:
            return own, f"write `{key}: {own}`, which is free"
    own = max(used) + 1
    return own, (
        f"none fits between {number} and {number + 1}; write the next free one, `{key}: {own}`, "
        f"or raise the numbers from {number + 1} on"
    )


def _with(one: Finding, cure: str, own: int | str, text: str) -> Finding:
    start = offset(text, one.span)
    fix = Fix(start=start, end=start + one.span.length, replacement=str(own))
    return replace(one, help=cure, fix=None, edits=(fix,))
