"""Which characters of a clean page readers look for, by the keys of its YAML.

On a path of its own: neither the schema nor the reader has a say in it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import yaml

from tests.slips.marked import FILE, NOTHING, PARTY, UNSEEN, WORD, Marked

if TYPE_CHECKING:
    from collections.abc import Mapping

_ARTIFACT: Final = {"text": WORD, "filename": FILE, "url": FILE}
_ACTIVITY: Final = {
    "text": WORD,
    "responsibleParty": PARTY,
    "raci": PARTY,
    "output": _ARTIFACT,
    "template": FILE,
    "example": FILE,
}
_DOCUMENT: Final = {"name": WORD, "filename": FILE, "url": FILE}
_COLLECTION: Final = {
    "title": WORD,
    "sections": {
        "name": WORD,
        "description": WORD,
        "terms": {"name": WORD, "description": WORD},
        "items": _DOCUMENT,
    },
}
KEYS: Final[Mapping[str, Mapping[str, Any]]] = {
    "m3/keyTask": {
        "name": WORD,
        "objective": WORD,
        "responsibleParty": PARTY,
        "category": PARTY,
        "activitiesText": WORD,
        "activities": _ACTIVITY,
        "activitiesGroups": {"group": WORD, "activities": _ACTIVITY},
        "inputs": _ARTIFACT,
        "outputs": _ARTIFACT,
        "stakeholders": {"text": WORD, "responsibleParty": PARTY},
        "bestPractice": WORD,
    },
    "m3/phase": {
        "name": WORD,
        "objective": WORD,
        "documentation_intro": WORD,
        "documentation": _DOCUMENT,
        "documentation_outro": WORD,
        "exitCriteria": {"name": WORD, "url": FILE},
    },
    "m3/glossary": _COLLECTION,
    "m3/resources": _COLLECTION,
    "m3/m3resources": _COLLECTION,
}
"""The keys whose values a page shows; a bare text in a list of records is the text of one."""

UNSHOWN: Final = frozenset({"layout", "phase", "keyTask", "permalink"})
"""Our keys besides, of which a page shows nothing in these words; all others are the site's own."""

_TAG: Final = re.compile(r"</?[a-z][^>]*>", re.IGNORECASE)
_MARKUP: Final = re.compile(r"\]\([^)]*\)|&#?\w+;|\\.")
"""What is in a text and is not shown as it is written: targets of links, and escapes."""


def front_matter(text: str) -> tuple[int, int]:
    """Where the YAML of a clean page begins and ends."""
    return len("---\n"), text.index("\n---", len("---")) + 1


def root_of(text: str) -> Any:  # noqa: ANN401 - the library has no types here
    """The YAML of a clean page."""
    start, end = front_matter(text)
    return yaml.compose(text[start:end], Loader=yaml.SafeLoader)


def marked(text: str) -> Marked:
    """A clean page with its marks."""
    start, _ = front_matter(text)
    root = root_of(text)
    layout = next(value.value for key, value in root.value if key.value == "layout")
    marks = [NOTHING] * len(text)
    for from_, to, mark in _spans(root, KEYS[layout]):
        marks[start + from_ : start + to] = mark * (to - from_)
        for pattern, unseen in ((_MARKUP, NOTHING), (_TAG, UNSEEN)) if mark == WORD else ():
            for found in pattern.finditer(text, start + from_, start + to):
                marks[found.start() : found.end()] = unseen * len(found[0])
    return Marked(text=text, marks="".join(marks))


def _spans(node: Any, shown: Mapping[str, Any] | str | None) -> list[tuple[int, int, str]]:  # noqa: ANN401
    """Where each value begins and ends, in the YAML, and what it is."""
    if shown is None:
        return []
    if isinstance(node, yaml.ScalarNode):
        mark = shown if isinstance(shown, str) else WORD
        return [(node.start_mark.index, node.end_mark.index, mark)] if node.value else []
    if isinstance(node, yaml.SequenceNode):
        return [span for item in node.value for span in _spans(item, shown)]
    if isinstance(shown, str):  # letters, whose keys are parties
        return [span for pair in node.value for one in pair for span in _spans(one, shown)]
    return [span for key, value in node.value for span in _spans(value, shown.get(key.value))]
