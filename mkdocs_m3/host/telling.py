"""What the plugin says in the log of a build, and only as text that has been made visible for logs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs.plugins import get_plugin_logger

from mkdocs_m3.findings.finding import Severity, tally
from mkdocs_m3.findings.visible import terminal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.visible import Terminal

_log = get_plugin_logger(__name__)
_MOST_NAMED: Final = 10
"""Lost views that the end of a build names, and mended findings; all of them have been told before."""


def report(severity: Severity, text: Terminal) -> None:
    """Log a finding; advice stays out of builds."""
    if severity is Severity.ERROR:
        _log.error("%s", text)
    elif severity is Severity.WARNING:
        _log.warning("%s", text)


def recount(standing: Sequence[Finding], mended: Sequence[Finding]) -> None:
    """Log what a preview has told before: a line for what is mended, and one for all that is not."""
    for one in mended[:_MOST_NAMED]:
        mention("{}: mended: [{}] {}", one.span.path, one.code, one.headline)
    if len(mended) > _MOST_NAMED:
        mention("and {} more are mended", len(mended) - _MOST_NAMED)
    if standing:
        severities = dict.fromkeys(sorted((one.severity for one in standing), reverse=True))
        counts = ", ".join(tally(tuple(standing), severity) for severity in severities)
        report(max(severities), terminal("as before: {}", counts))


def warn(template: str, *values: object) -> None:
    """Log a warning, which a strict build counts."""
    _log.warning("%s", terminal(template, *values))


def removed(uri: str, name: str) -> Terminal:
    """What is said where the placeholder of a part or a view is gone from its page."""
    return terminal("{}: another plugin or extension has removed or changed `m3/{}`", uri, name)


def all_removed(views: tuple[tuple[str, str], ...]) -> Terminal:
    """Why a build stops whose pages have lost views, and what to do; each view comes with its page."""
    names = ", ".join(f"`m3/{view}` from {uri}" for view, uri in views[:_MOST_NAMED])
    more = f", and {len(views) - _MOST_NAMED} more" if len(views) > _MOST_NAMED else ""
    return terminal(
        "another plugin or Markdown extension has removed {}{}. To find out which, take them out of "
        "`plugins`, `hooks` and `markdown_extensions` one at a time; or set `fail_on: never` to publish "
        "without the views. The site was not built.",
        names,
        more,
    )


def mention(template: str, *values: object) -> None:
    """Log what somebody may want to know."""
    _log.info("%s", terminal(template, *values))
