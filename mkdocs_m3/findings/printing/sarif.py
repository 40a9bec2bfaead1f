"""For code scanning: SARIF 2.1.0, the OASIS format for the results of static analysis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_m3.findings.finding import CODES, Severity
from mkdocs_m3.findings.visible import document

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.findings.since import Since
    from mkdocs_m3.findings.visible import Json

SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
HELP: Final = "https://mkdocs-m3.readthedocs.io/findings/"
"""Where each rule has its page, by its code."""

_LEVELS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}


def printed(findings: tuple[Finding, ...], _: int, __: Since | None = None) -> Json:
    """One run with the rules that were broken, and a result for each finding."""
    from importlib.metadata import version  # noqa: PLC0415 - other formats need none of what it imports

    codes = sorted({found.code for found in findings})
    driver = {
        "name": "mkdocs-m3",
        "semanticVersion": version("mkdocs-m3"),
        "informationUri": HELP,
        "rules": [_rule(code) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(found, codes.index(found.code)) for found in findings],
    }
    data = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return document(data)


def _rule(code: str) -> dict[str, object]:
    rule = CODES[code]
    return {
        "id": code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.name.replace("-", " ").capitalize()},
        "helpUri": f"{HELP}{code}/",
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Finding, rule: int) -> dict[str, object]:
    span = found.span
    region = {
        "startLine": span.line,
        "startColumn": span.column,
        "endColumn": span.column + span.length,
    }
    location = {"artifactLocation": {"uri": quote(span.path, errors="surrogateescape")}, "region": region}
    return {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": f"{found.headline}. Cure: {found.help}."},
        "locations": [{"physicalLocation": location}],
    }
