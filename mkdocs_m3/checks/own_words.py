"""Findings that call things and keys as a site does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import offset
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.findings.finding import Finding, Fix
    from mkdocs_m3.model.vocabulary import Vocabulary

_COLON: Final = rare(r"[\"']?[ \t]*:(?=\s|$)", re.MULTILINE)
"""What follows a key."""


def in_own_words(
    findings: tuple[Finding, ...], vocabulary: Vocabulary, texts: Mapping[str, str]
) -> tuple[Finding, ...]:
    """The same findings, which call things and keys as the site does; `texts` are the pages by path."""
    if not vocabulary.words.chosen and not vocabulary.keys.pairs:
        return findings
    return tuple(_in_own_words(one, vocabulary, texts.get(one.span.path, "")) for one in findings)


def _in_own_words(finding: Finding, vocabulary: Vocabulary, text: str) -> Finding:
    keys = vocabulary.keys.without(text)
    at = offset(text, finding.span) if text else 0
    end = at + finding.span.length
    written = "" if _COLON.match(text, end) else text[at:end].strip("\"' \n")

    def say(prose: str) -> str:
        return keys.say(vocabulary.words.say(prose), but=written)

    def changed(fix: Fix) -> Fix:
        alone = _COLON.match(text, fix.end) is not None
        return replace(fix, replacement=keys.in_yaml(fix.replacement, alone=alone))

    return replace(
        finding,
        headline=say(finding.headline),
        help=say(finding.help),
        fix=changed(finding.fix) if finding.fix else None,
        edits=tuple(map(changed, finding.edits)),
    )
