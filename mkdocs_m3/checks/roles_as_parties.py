"""A role that is written where its party belongs: told as one, so that nobody loses it for a party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.checks.joined_roles import Roles
from mkdocs_m3.findings.finding import offset
from mkdocs_m3.model import fold
from mkdocs_m3.model.vocabulary import SHARED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import KeyTask, Playbook
    from mkdocs_m3.model.vocabulary import Vocabulary

_CODE: Final = "M3013"


def told(
    found: tuple[Finding, ...], playbook: Playbook, vocabulary: Vocabulary, texts: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The findings, with those of a word that is no party and is a role saying so; `texts` are by path."""
    asked = [one for one in found if one.code == _CODE and not one.cure and one.span.path in texts]
    if not asked:
        return found
    roles = Roles.of(playbook).names
    tasks = {task.source.path: task for task in playbook.pages}
    made = {}
    for one in asked:
        text = texts[one.span.path]
        at = offset(text, one.span)
        word = text[at : at + one.span.length].strip("\"' ")
        key = fold(word)
        own = [tasks[one.span.path]] if one.span.path in tasks else []
        if word in roles or key in roles or any(_named(key, playbook.pages)):
            parties = _parties(key, own) or _parties(key, playbook.pages)
            made[one] = _finding(one, word, parties, vocabulary, text[:at].rpartition("\n")[2])
    return tuple(made.get(one, one) for one in found)


def _named(key: str, tasks: Iterable[KeyTask]) -> list[tuple[str, ...]]:
    """The parties of each stakeholder with a role, none where one has none."""
    everybody = (one for task in tasks for one in task.stakeholders if one.key == key)
    return [one.responsible_party.parties if one.responsible_party else () for one in everybody]


def _parties(key: str, tasks: Iterable[KeyTask]) -> tuple[str, ...]:
    """The parties that all stakeholders with a role have; none where they differ."""
    parties = set(_named(key, tasks))
    return parties.pop() if len(parties) == 1 else ()


def _finding(
    one: Finding, word: str, parties: tuple[str, ...], vocabulary: Vocabulary, before: str
) -> Finding:
    is_of_item = before[:1] in (" ", "-") or "{" in before
    where = "`text`" if is_of_item else "`objective`, or another text"
    if one.help.endswith(f"and put `{word}` into {where}"):
        cure = one.help
    elif not parties:
        ids = ", ".join(f"`{party.id}`" for party in vocabulary.parties)
        cure = f"write the party that it belongs to, one of {ids}, and name the role in {where}"
    else:
        value = SHARED if parties == vocabulary.shared else f"[{', '.join(parties)}]"
        value = parties[0] if len(parties) == 1 else value
        cure = f"write its party, `{value}`, and name the role in {where}"
    return replace(one, headline=f"`{word}` is a role, and no party", help=cure)
