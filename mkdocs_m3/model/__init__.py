"""What a playbook is: frozen values, without YAML, HTML or files."""

from mkdocs_m3.model.acceptance import Acceptance
from mkdocs_m3.model.glossary import Glossary, Resources, Section, Term
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
from mkdocs_m3.model.source import NearPage, Number, Source, Text
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
    "KeyTask",
    "NearPage",
    "Number",
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
    "fold",
    "idle_patterns",
    "is_like",
    "with_external",
]
