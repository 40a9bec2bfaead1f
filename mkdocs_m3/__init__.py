"""Publish playbooks with MkDocs: who does what, with what, and for whom.

What is public is imported when it is first asked for, since the command is in this package, too, and needs
little of it to print its help.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.findings.finding import CODES, Finding, Severity, Span
    from mkdocs_m3.loading import Loaded, load
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

_MODULES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "CODES": "findings.finding",
        "M3": "model.vocabulary",
        "Finding": "findings.finding",
        "Inventory": "model.inventory",
        "KeyTask": "model",
        "Links": "model.links",
        "Loaded": "loading",
        "Playbook": "model",
        "Severity": "findings.finding",
        "SiteLinks": "model.site_links",
        "Source": "model",
        "Span": "findings.finding",
        "Vocabulary": "model.vocabulary",
        "load": "loading",
    }
)
"""By the name of each public value, the module of this package that it is in."""


def __getattr__(name: str) -> object:
    """A public value, kept here from then on."""
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public values, also before they are imported."""
    return sorted({*globals(), *__all__})
