"""A word that is no party is told once a page, however many places of the page it is in."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.checks.findings import in_lines
from mkdocs_m3.findings.finding import Fix, marked, offset

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Playbook
    from mkdocs_m3.model.vocabulary import Vocabulary

_CODE: Final = "M3013"
_ANY: Final = re.compile(r"write one of [^;]*")
"""A cure that knows of no party that is meant."""
_WORD: Final = re.compile(r"[\w-]+")


def gathered(found: tuple[Finding, ...], playbook: Playbook, vocabulary: Vocabulary) -> tuple[Finding, ...]:
    """The findings with those of one word on one page made one, unless each says what is meant there.

    Somebody may have replaced a party by that word. The cure says so where only one is left that the page
    names nowhere else, and that other pages name, or the word is on most pages.
    """
    groups: dict[tuple[str, str, bool | str], list[Finding]] = {}
    for one in found:
        if one.code == _CODE and not one.cure:
            groups.setdefault(_key(one), []).append(one)
    several = {key: group for key, group in groups.items() if len(group) > 1}
    if not several:
        return found
    tasks = {task.source.path: task for task in playbook.pages}
    named = {path: words for path, task in tasks.items() if (words := _named(task))}
    pages = Counter(word for words in named.values() for word in words)
    made: dict[Finding, Finding | None] = {}
    for (path, _, cure), group in several.items():
        own, text = named.get(path, frozenset()), tasks[path].source.text if path in tasks else ""
        word = _word(group[0], text)
        is_on_most = 2 * pages[word] > len(named)
        missing = [party.id for party in vocabulary.parties if party.id not in own]
        if len(missing) > 1 or not is_on_most:
            missing = [party for party in missing if pages[party]]
        is_meant = len(missing) == 1 and _WORD.fullmatch(word) and cure is True
        made |= dict.fromkeys(group)
        made[group[0]] = _one(group, missing[0] if is_meant else "", text)
    return tuple(left for each in found if (left := made.get(each, each)))


def _key(one: Finding) -> tuple[str, str, bool | str]:
    """What findings that become one have in common; cures that know no party are all alike."""
    return one.span.path, one.headline, bool(_ANY.fullmatch(one.help)) or one.help


def _named(task: KeyTask) -> frozenset[str]:
    """The words that a page writes for parties, and the parties to which it gives letters."""
    acting = (activity.responsible_party for activity in task.activities)
    taking_part = (stakeholder.responsible_party for stakeholder in task.stakeholders)
    who = (task.responsible_party, *acting, *taking_part)
    words = (task.source.text[one.start : one.end] for one in who if one)
    letters = (one.party for activity in task.activities for one in activity.assignments)
    return frozenset((*(word for one in words for word in _WORD.findall(one)), *letters))


def _word(one: Finding, text: str) -> str:
    """The word that a finding marks."""
    return marked(text, one.span).strip("\"' ") if text else ""


def _one(group: list[Finding], missing: str, text: str) -> Finding:
    """One finding of several that say the same, about all of their places."""
    first, *others = group
    where = in_lines(one.span for one in group)
    cure = f"{where}, {first.help}"
    edits: tuple[Fix, ...] = ()
    if missing:
        starts = ((offset(text, one.span), one.span.length) for one in group)
        edits = tuple(Fix(start=at, end=at + length, replacement=missing) for at, length in starts)
        again = f"if `{missing}` was replaced, which this page names nowhere else, write it again {where}"
        cure = f"{again}; if not, {first.help}"
    return replace(
        first,
        headline=f"{first.headline}, and {len(group)} places of this page name it",
        help=cure,
        edits=edits,
        others=tuple(one.span for one in others),
    )
