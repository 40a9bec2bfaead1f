"""What a playbook is: frozen values, without YAML, HTML or files."""

from mkdocs_m3.model.acceptance import Acceptance
from mkdocs_m3.model.glossary import Glossary, Resources, Section, Term
from mkdocs_m3.model.ids import Id, WrittenId, id_of, slug_of
from mkdocs_m3.model.key_task import (
    Activity,
    ActivityGroup,
    Artifact,
    Assignment,
    KeyTask,
    Reference,
    ResponsibleParty,
    Stakeholder,
)
from mkdocs_m3.model.names import fold, is_like
from mkdocs_m3.model.outside import idle_patterns, with_external
from mkdocs_m3.model.own_fields import FieldSpec, FieldValue, Offered, OwnFields
from mkdocs_m3.model.phase import Criterion, Phase
from mkdocs_m3.model.placement import Placement
from mkdocs_m3.model.playbook import Definition, Playbook
from mkdocs_m3.model.record import Record
from mkdocs_m3.model.selection import PlacedView, Selection
from mkdocs_m3.model.source import NearPage, Source, Text
from mkdocs_m3.model.unread import Unread

__all__ = [
    "Acceptance",
    "Activity",
    "ActivityGroup",
    "Artifact",
    "Assignment",
    "Criterion",
    "Definition",
    "FieldSpec",
    "FieldValue",
    "Glossary",
    "Id",
    "KeyTask",
    "NearPage",
    "Offered",
    "OwnFields",
    "Phase",
    "PlacedView",
    "Placement",
    "Playbook",
    "Record",
    "Reference",
    "Resources",
    "ResponsibleParty",
    "Section",
    "Selection",
    "Source",
    "Stakeholder",
    "Term",
    "Text",
    "Unread",
    "WrittenId",
    "fold",
    "id_of",
    "idle_patterns",
    "is_like",
    "slug_of",
    "with_external",
]
