"""What is in a row of the matrix instead of cells, where there are too many key tasks for columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.components.artifact_list.relations import relation_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.components.artifact_list.relations import Relation
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask
    from mkdocs_m3.model.statistics import Role


def listed(context: Context, role: Role, tasks: Mapping[str, KeyTask]) -> tuple[Relation, ...]:
    """The key tasks of a role, by the parties for which it takes part in them."""
    found: dict[tuple[str, ...], list[KeyTask]] = {}
    for id_, parties in role.parties.items():
        found.setdefault(parties, []).append(tasks[id_])
    labels = {party.id: party.label for party in context.vocabulary.parties}
    not_stated = context.words.message("not_stated")
    relations = (
        relation_of(
            context, f"{', '.join(labels[party] for party in parties) or not_stated}:", tuple(several)
        )
        for parties, several in found.items()
    )
    return tuple(relation for relation in relations if relation)
