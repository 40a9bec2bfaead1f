"""Which texts under keys that are none of ours are surely written for readers, and no metadata."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.nodes import Scalar

_LEAST_WORDS: Final = 5
"""Words of a sentence under a key that says nothing of what it holds."""
_LEAST_WORDS_OF_CONTENT: Final = 3
"""The same under a key that holds content whatever else a site has."""
_LEAST_SMALL: Final = 2
"""Words of a sentence that begin with a small letter; those of names and titles do not."""
_WORD: Final = rare(r"[^\W\d_][\w'\u2019-]*")
_WORD_OF_KEY: Final = rare(r"[A-Z]+(?![a-z])|[A-Z]?[a-z\u00df-\u00ff]+")
_BRACES: Final = rare(r"\{\{[^{}\n]*")
_CONTENT: Final = frozenset(
    {
        "note", "notes", "remark", "remarks", "lesson", "lessons", "learned", "scope", "background",
        "purpose", "rationale", "assumption", "assumptions", "constraint", "constraints", "risk", "risks",
        "dependency", "dependencies", "goal", "goals", "guidance", "instruction", "instructions", "caution",
        "hint", "hints", "tip", "tips", "warning", "important", "decision", "decisions", "prerequisite",
        "prerequisites", "hinweis", "hinweise", "anmerkung", "anmerkungen", "umfang", "hintergrund",
        "zweck", "ziel", "ziele", "annahmen", "risiko", "risiken", "remarque", "remarques", "port\u00e9e",
        "contexte", "objectif", "objectifs", "risque", "risques", "nota", "notas", "alcance", "contexto",
        "objetivo", "objetivos", "riesgo", "riesgos",
    }
)  # fmt: skip
"""Words of keys that hold content."""
_METADATA: Final = frozenset(
    {
        "abstract", "alt", "approved", "banner", "canonical", "caption", "citation", "class", "contact",
        "copyright", "cover", "created", "credit", "credits", "css", "edited", "editor", "editors", "email",
        "excerpt", "footer", "generator", "header", "headline", "hero", "image", "js", "label", "license",
        "licence", "maintainer", "maintainers", "menu", "meta", "modified", "motto", "nav", "og", "owner",
        "owners", "path", "placeholder", "preview", "publisher", "reviewed", "reviewer", "revision", "seo",
        "sidebar", "slogan", "source", "style", "summary", "tagline", "teaser", "theme", "thumbnail",
        "tooltip", "twitter", "type", "updated", "url", "version",
    }
)  # fmt: skip
"""Words of keys that templates of themes and plugins take."""


def is_for_readers(key: Scalar, value: Scalar, context: ReadContext) -> bool:
    """Whether a text is a sentence, under a key that no template is likely to take."""
    if value.kind != "str":
        return False
    words = _WORD.findall(value.value)
    small = sum(word[0].islower() for word in words)
    named = {word.casefold() for word in _WORD_OF_KEY.findall(key.value)}
    least = _LEAST_WORDS_OF_CONTENT if named & _CONTENT else _LEAST_WORDS
    if len(words) < least or small < _LEAST_SMALL or named & _METADATA:
        return False
    return key.value not in _in_braces(context.source.text)


@lru_cache(maxsize=4)
def _in_braces(page: str) -> frozenset[str]:
    """The words between braces as other plugins take them, which may show the value of a key."""
    found = _BRACES.finditer(page) if "{{" in page else ()
    return frozenset(word for one in found for word in re.findall(r"[\w-]+", one[0]))
