"""All wording that readers see: one message catalogue a language, a JSON file each."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

DEFAULT_LANGUAGE: Final = "en"
"""For a site whose language has no catalogue."""
LANGUAGES: Final = ("de", "en", "es", "fr")
"""Every language that has a catalogue, by its code."""

Message = str | dict[str, str]
"""A text with `{placeholders}`, or one for each of the plural forms `one` and `other`."""


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
    code = language.replace("_", "-").split("-", maxsplit=1)[0].lower()
    file = resources.files(__package__).joinpath(f"{code if code in LANGUAGES else DEFAULT_LANGUAGE}.json")
    messages: dict[str, Message] = json.loads(file.read_text(encoding="utf-8"))
    return messages


def wording(language: str, labels: Mapping[str, Message]) -> Wording:
    """The messages of a language with the site's own labels in their place."""
    return Wording(messages={**catalogue(language), **labels})
