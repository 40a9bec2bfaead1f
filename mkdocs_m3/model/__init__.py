"""What a playbook is: frozen values, without YAML, HTML or files."""

from mkdocs_m3.model.acceptance import Acceptance
from mkdocs_m3.model.glossary import Glossary, GlossarySection, Term
from mkdocs_m3.model.key_task import (
    Activity,
    ActivityGroup,
    Artifact,
    KeyTask,
    Reference,
    ResponsibleParty,
    Stakeholder,
)
from mkdocs_m3.model.names import fold
from mkdocs_m3.model.playbook import Playbook
from mkdocs_m3.model.source import Source, Text

__all__ = [
    "Acceptance",
    "Activity",
    "ActivityGroup",
    "Artifact",
    "Glossary",
    "GlossarySection",
    "KeyTask",
    "Playbook",
    "Reference",
    "ResponsibleParty",
    "Source",
    "Stakeholder",
    "Term",
    "Text",
    "fold",
]
