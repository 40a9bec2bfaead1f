"""What the plugin says in the log of a build, and only as text that has been made visible for logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.plugins import get_plugin_logger

from mkdocs_m3.diagnostics import Severity
from mkdocs_m3.visible import terminal

if TYPE_CHECKING:
    from mkdocs_m3.visible import Terminal

_log = get_plugin_logger(__name__)


def report(severity: Severity, text: Terminal) -> None:
    """Log a finding; advice stays out of builds."""
    if severity is Severity.ERROR:
        _log.error("%s", text)
    elif severity is Severity.WARNING:
        _log.warning("%s", text)


def warn(template: str, *values: object) -> None:
    """Log a warning, which a strict build counts."""
    _log.warning("%s", terminal(template, *values))


def removed(uri: str, name: str) -> Terminal:
    """What is said where the placeholder of a part or a view is gone from its page."""
    return terminal("{}: another plugin or extension has removed or changed `m3/{}`", uri, name)


def mention(template: str, *values: object) -> None:
    """Log what somebody may want to know."""
    _log.info("%s", terminal(template, *values))
