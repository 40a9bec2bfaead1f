"""Runs inside Orca, as its customizations: writes down what it says, and lets nothing be spoken.

Each line of the file is a JSON list: a number, and the words. Words about one thing have one number.
"""

from __future__ import annotations

import json
import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from orca import settings, speech  # type: ignore[import-not-found] # Orca's own Python has it

if TYPE_CHECKING:
    from collections.abc import Iterable

settings.sayAllOnLoad = False
settings.pageSummaryOnLoad = False

MOST = 180
"""Things that are read of a page; the transcript says where there are more."""

numbers = count(1)


def write(number: int, words: str) -> None:
    """Add a line to the file that `session.py` reads."""
    if words.strip():
        with Path(os.environ["M3_SPOKEN"]).open("a", encoding="utf-8") as file:
            file.write(json.dumps([number, words.strip()]) + "\n")


def say_all(contexts: Iterable[tuple[Any, Any]], _progress: object) -> None:
    """Take what Orca reads through a page with, up to so many things, all at once."""
    number, last, things = next(numbers), None, 0
    for context, _voice in contexts:
        if context.obj != last:
            number, last, things = next(numbers), context.obj, things + 1
        if things > MOST:
            write(number, "[… the page goes on]")
            return
        write(number, context.utterance)


def speak(content: object, *_rest: object, **_options: object) -> None:
    """Take what Orca says after a key."""
    write(next(numbers), ", ".join(flat(content)))


def flat(content: object) -> list[str]:
    """All words of what may be lists in lists, with pauses and voices among them."""
    if isinstance(content, str):
        return [content] if content.strip() else []
    return [word for one in content for word in flat(one)] if isinstance(content, list) else []


def no_server() -> None:
    """Start no speech server, since one that has no sound card never answers, and Orca waits for it."""


speech.init = no_server
speech.sayAll = say_all
speech.speak = speak
speech.speakCharacter = speak
