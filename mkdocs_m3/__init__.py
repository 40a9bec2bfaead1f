"""Publish playbooks with MkDocs: who does what, with what, and for whom."""

from mkdocs_m3.findings.finding import CODES, Finding, Severity, Span
from mkdocs_m3.load import Loaded, load
from mkdocs_m3.model import KeyTask, Playbook, Source
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.model.links import Links
from mkdocs_m3.model.site_links import SiteLinks
from mkdocs_m3.model.vocabulary import M3, Vocabulary

__all__ = [
    "CODES",
    "M3",
    "Finding",
    "Inventory",
    "KeyTask",
    "Links",
    "Loaded",
    "Playbook",
    "Severity",
    "SiteLinks",
    "Source",
    "Span",
    "Vocabulary",
    "load",
]
