"""What a playbook is: frozen values, without YAML, HTML or files."""

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
    "Activity",
    "ActivityGroup",
    "Artifact",
    "KeyTask",
    "Playbook",
    "Reference",
    "ResponsibleParty",
    "Source",
    "Stakeholder",
    "Text",
    "fold",
]
