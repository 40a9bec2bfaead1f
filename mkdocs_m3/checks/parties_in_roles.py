"""A stakeholder's party belongs behind `responsibleParty`, not in parentheses behind the role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_text, listed
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import fold
from mkdocs_m3.model.vocabulary import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Stakeholder
    from mkdocs_m3.model.vocabulary import Vocabulary

_ASIDE: Final = re.compile(r"(?P<role>[^()]*[^()\s])\s*\((?P<words>[^()]{1,200})\)\Z")
_BETWEEN: Final = rare(r"\s*[,;/&+]\s*|\s+and\s+", re.IGNORECASE)
_BEFORE: Final = rare(r"(?P<indent>[ ]+|)-[ ]+(?P<key>text:[ ]+)?[\"']?")
_BEHIND: Final = rare(r"[\"']?[ \t]*(?=\r?\n)")


class _Named(Struct, frozen=True):
    """A stakeholder whose role ends in parties in parentheses."""

    stakeholder: Stakeholder
    """It, as it is written."""
    role: str
    """The role alone, with its markup."""
    words: str
    """What is in the parentheses."""
    parties: tuple[str, ...]
    """The ids of the parties there."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each role that ends in a party, unless the glossary has it with that."""
    playbook = context.playbook
    known = context.vocabulary.ids_by_name()
    for task in playbook.pages:
        named = [one for each in task.stakeholders if (one := _named(each, known, context.vocabulary))]
        named = [one for one in named if not playbook.definition_of(one.stakeholder)]
        keys = [each.key for each in task.stakeholders]
        roles = [fold(plain(one.role)) for one in named]
        for n, (one, role) in enumerate(zip(named, roles, strict=True)):
            if role not in roles[:n]:
                is_alone = role not in keys and roles.count(role) == 1
                yield _finding(task, one, is_alone=is_alone)


@once
def keys(context: CheckContext) -> frozenset[str]:
    """The keys of these roles, whose right names are told already."""
    known = context.vocabulary.ids_by_name()
    everybody = (one for task in context.playbook.pages for one in task.stakeholders)
    return frozenset(one.key for one in everybody if _named(one, known, context.vocabulary))


def _named(stakeholder: Stakeholder, known: Mapping[str, str], vocabulary: Vocabulary) -> _Named | None:
    found = _ASIDE.fullmatch(stakeholder.text.value)
    if not found:
        return None
    ids = [known.get(word.strip().casefold()) for word in _BETWEEN.split(found["words"])]
    named = tuple(dict.fromkeys(id_ for id_ in ids if id_))
    parties = vocabulary.shared if SHARED in named else named
    return _Named(stakeholder, found["role"], found["words"], parties) if all(ids) and parties else None


def _finding(task: KeyTask, one: _Named, *, is_alone: bool) -> Finding:
    text, who = one.stakeholder.text, one.stakeholder.responsible_party
    value = one.parties[0] if len(one.parties) == 1 else f"[{', '.join(one.parties)}]"
    headline = f"`{one.words}` is in the name of the role"
    edits: tuple[Fix, ...] = ()
    if not is_alone:
        cure = (
            f"make one item of all with the role `{one.role}`, and write the parties of all behind its "
            "`responsibleParty`, as a list"
        )
    elif who is None:
        headline = f"{headline}, so the role has no party"
        cure = f"write `text: {one.role}`, and below it `responsibleParty: {value}`"
        edits = _moved(task.source.text, one, value)
    elif set(one.parties) <= set(who.parties):
        cure = f"delete `({one.words})`, since `responsibleParty` names {_it(one.parties)} already"
        edits = _deleted(one)
    else:
        missing = listed(party for party in one.parties if party not in who.parties)
        cure = f"write `{one.role}`, and add {missing} to `responsibleParty` if it is meant as well"
    return at_text("M3058", task, text, headline, cure, edits=edits)


def _it(parties: tuple[str, ...]) -> str:
    return "it" if len(parties) == 1 else "them"


def _deleted(one: _Named) -> tuple[Fix, ...]:
    """The deletion of the parentheses; none where the text is not in the page as it is read."""
    text = one.stakeholder.text
    if not text.is_verbatim:
        return ()
    return (Fix(start=text.start + len(one.role), end=text.end, replacement=""),)


def _moved(source: str, one: _Named, value: str) -> tuple[Fix, ...]:
    """The edits that write the parties below the role, or beside it between braces."""
    text, deleted = one.stakeholder.text, _deleted(one)
    begin = source.rfind("\n", 0, text.start) + 1
    before, behind = _BEFORE.fullmatch(source, begin, text.start), _BEHIND.match(source, text.end)
    if not deleted or not before or not behind:
        return ()
    at = begin + len(source[begin : text.start]) - len(source[begin : text.start].lstrip(" -"))
    key = () if before["key"] else (Fix(start=at, end=at, replacement="text: "),)
    below = f"\n{' ' * (at - begin)}responsibleParty: {value}"
    return (*key, *deleted, Fix(start=behind.end(), end=behind.end(), replacement=below))
