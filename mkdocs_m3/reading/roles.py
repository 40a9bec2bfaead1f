"""The roles of a page's stakeholders, which authors write where a party belongs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from mkdocs_m3.reading.shapes.parties import ids
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary


def named(root: Mapping, vocabulary: Vocabulary) -> MappingProxyType[str, str]:
    """By each role in small letters, the one party that all entries with this role name."""
    found: dict[str, set[str]] = {}
    listed = root.get("stakeholders")
    for item in listed.items if isinstance(listed, Sequence) else ():
        role = item.get("text") if isinstance(item, Mapping) else None
        who = item.get("responsibleParty") if isinstance(item, Mapping) else None
        if isinstance(role, Scalar) and isinstance(who, Scalar):
            found.setdefault(" ".join(role.value.split()).casefold(), set()).add(who.value)
    known = ids(vocabulary)
    return MappingProxyType(
        {
            role: party
            for role, parties in found.items()
            for party in parties
            if parties <= {party} and party in known
        }
    )
