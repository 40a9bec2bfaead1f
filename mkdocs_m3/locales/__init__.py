"""All wording that readers see: one message catalogue a language, a JSON file each."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from mkdocs_m3.locales.worded import Message, Worded, in_words

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_LANGUAGE: Final = "en"
"""For a site whose language has no catalogue."""
LANGUAGES: Final = ("de", "en", "es", "fr")
"""Every language that has a catalogue, by its code."""

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Message", "Worded", "Wording", "catalogue", "worded", "wording"]


class Wording(Struct, frozen=True, kw_only=True):
    """The messages of one language, with a site's own in their place."""

    messages: Mapping[str, Message]
    """By key; every key of the English catalogue is there."""

    def message(self, key: str, **values: object) -> str:
        """The message, its placeholders filled; `count` chooses the plural form."""
        message = self.messages[key]
        if not isinstance(message, str):
            message = message["one" if values.get("count") == 1 else "other"]
        return message.format(**values) if values else message


def catalogue(language: str) -> dict[str, Message]:
    """The messages of a language, of the one it is a kind of (`de-AT`), or of English."""
    return _read("{}.json", language)


def worded(language: str) -> Worded:
    """The nouns of a language, and those of its messages that name a thing."""
    return Worded(**_read("words/{}.json", language))


def wording(
    language: str, labels: Mapping[str, Message], words: Mapping[str, tuple[str, str]] | None = None
) -> Wording:
    """The messages of a language with the site's own words in them, and its own labels in their place.

    `words` are by what they stand for, each for one and for several: `{"task": ("play", "plays")}`.
    """
    own = in_words(worded(language), words) if words else {}
    return Wording(messages={**catalogue(language), **own, **labels})


def _read(path: str, language: str) -> dict[str, Any]:
    """The file of a language, its code in `{}` of the path, or of English where it has none."""
    code = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    name = path.format(code if code in LANGUAGES else DEFAULT_LANGUAGE)
    found: dict[str, Any] = json.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    return found
