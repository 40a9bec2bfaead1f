"""A role that is written where its party belongs: told as one, so that nobody loses it for a party."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.checks.joined_roles import Roles
from mkdocs_m3.findings.finding import marked, offset
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
    everywhere = _parties_of_roles(playbook.pages)
    paths = {one.span.path for one in asked}
    by_page = {
        task.source.path: _parties_of_roles((task,)) for task in playbook.pages if task.source.path in paths
    }
    made = {}
    for one in asked:
        text = texts[one.span.path]
        word = marked(text, one.span).strip("\"' ")
        key = fold(word)
        if word in roles or key in roles or any(everywhere.get(key, ())):
            own = by_page.get(one.span.path, {})
            parties = _agreed(own.get(key)) or _agreed(everywhere.get(key))
            before = text[: offset(text, one.span)].rpartition("\n")[2]
            made[one] = _finding(one, word, parties, vocabulary, before)
    return tuple(made.get(one, one) for one in found)


def _parties_of_roles(tasks: Iterable[KeyTask]) -> dict[str, set[tuple[str, ...]]]:
    """By the key of each role, the parties of its stakeholders, none where one has none."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for one in (one for task in tasks for one in task.stakeholders):
        parties = one.responsible_party.parties if one.responsible_party else ()
        found.setdefault(one.key, set()).add(parties)
    return found


def _agreed(parties: set[tuple[str, ...]] | None) -> tuple[str, ...]:
    """The parties that all have; none where they differ."""
    return next(iter(parties)) if parties and len(parties) == 1 else ()


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
