"""Lets Orca read one page of each kind of the example sites: `python -m tests.screen_reader.run`.

What it says becomes a file for each page in `docs/transcripts`, shortened where it is long, which says so.
"""

from __future__ import annotations

import sys
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from tests.browser.example_sites import FIRST, REPOSITORY, SOURCES, build
from tests.browser.serving import served
from tests.screen_reader.session import AT_LENGTH, missing, reader

if TYPE_CHECKING:
    from tests.screen_reader.session import Reader


class Place(Struct, frozen=True):
    """A page that is read."""

    address: str
    """Where it is in its site."""
    site: str = FIRST
    """The name of its site."""
    width: int = 0
    """How many pixels wide the window is; 0 for the whole screen."""


TRANSCRIPTS: Final = REPOSITORY / "docs" / "transcripts"
PAGES: Final = {
    "home": Place(""),
    "task": Place("3.1/"),
    "phone": Place("steer/1.1/", "risk", 390),
    "phase": Place("phase-3/"),
    "role": Place("roles/program-manager/"),
    "party": Place("parties/provider/"),
    "tasks": Place("views/tasks/"),
    "tables": Place("views/responsibilities/"),
    "letters": Place("views/letters/", "method"),
    "swimlanes": Place("views/swimlanes/"),
    "lineage": Place("views/lineage/"),
    "stakeholders": Place("views/stakeholders/"),
    "templates": Place("views/templates/"),
    "artifacts": Place("views/artifacts/"),
    "glossary": Place("glossary/"),
}
"""By the name of its transcript, each page."""
TABLE_STEPS: Final = tuple(f"alt+shift+{way}" for way in ("Down", "Down", "Right", "Right", "Down", "Right"))
"""Through the cells of a table, as Orca's keys are; its first row may be a heading across all columns."""
ATTEMPTS: Final = 3
"""How often a page is read, with all programs started anew, before it is given up."""
TABS: Final = 6
FIRST_PART: Final = "Read through"
_TO_TITLE: Final = (
    """() => { const title = document.querySelector("h1"); title.tabIndex = -1; title.focus(); }"""
)


def read(listener: Reader, address: str, width: int = 0) -> str:
    """The transcript of a page: read through from its title, its first table by cells, its first stops."""
    begin(listener, address, width)
    parts = {FIRST_PART: until_footer(listener.press("KP_Add", AT_LENGTH))}
    begin(listener, address, width)
    if listener.page.locator(".m3-table:visible").count():
        steps = [("t", listener.press("t")), *((key, listener.press(key)) for key in TABLE_STEPS)]
        parts["Through its first table"] = [f"[{key}] {' / '.join(said)}" for key, said in steps]
        begin(listener, address, width)
    parts["With Tab"] = [f"[Tab] {' / '.join(listener.press('Tab'))}" for _ in range(TABS)]
    return "".join(f"{head}\n\n{''.join(map(_line, lines))}\n" for head, lines in parts.items())


def begin(listener: Reader, address: str, width: int) -> None:
    """Open a page, with Orca at its title."""
    listener.page.goto("about:blank")
    listener.resize(width)
    listener.page.goto(address)
    listener.page.evaluate(_TO_TITLE)
    listener.hear()


def _line(said: str) -> str:
    return f"    {said}\n"


def until_footer(lines: list[str]) -> list[str]:
    """What is said of the page itself, without what the theme has below it."""
    for number, line in enumerate(lines):
        if "leaving main content" in line or line.startswith(("content info", "Previous: ", "Next: ")):
            return lines[:number]
    return lines


def is_cut_short(transcript: str) -> bool:
    """Whether Orca said nothing of a page, or nothing more after one of the first keys."""
    lines = transcript.splitlines()
    answers = [line.partition("] ")[2] for line in lines if line.startswith("    [") and "] " in line]
    return not lines[2] or sum(not answer for answer in answers) * 2 > len(answers)


def main(names: list[str]) -> int:
    """Read some pages, or all; ends with 1 where a program is missing, or a page is read by nobody."""
    if packages := missing():
        sys.stderr.write(
            f"A screen reader needs {', '.join(packages)}: run apt-get install {' '.join(packages)}\n"
        )
        return 1
    TRANSCRIPTS.mkdir(exist_ok=True)
    unread = []
    with tempfile.TemporaryDirectory() as temporary, ExitStack() as stack:
        folder = Path(temporary)

        @cache
        def base_of(site: str) -> str:
            built = build(SOURCES[site] / "mkdocs.yml", folder / f"site of {site}")
            return stack.enter_context(served(built))

        for name in names or PAGES:
            place = PAGES[name]
            text = read_anew(folder / name, base_of(place.site) + place.address, place.width)
            if text is None:
                unread.append(name)
                continue
            (TRANSCRIPTS / f"{name}.txt").write_text(text, encoding="utf-8")
            sys.stdout.write(f"{name}: {text.count(chr(10))} lines\n")
            sys.stdout.flush()
    return int(bool(unread))


def read_anew(folder: Path, address: str, width: int) -> str | None:
    """The transcript of a page, by an Orca of its own; `None` where each of several falls silent."""
    for attempt in range(ATTEMPTS):
        own = folder / str(attempt)
        own.mkdir(parents=True)
        try:
            with reader(own) as listener:
                text = read(listener, address, width)
        except TimeoutError as error:
            sys.stderr.write(f"{folder.name}: {error}\n")
            continue
        if not is_cut_short(text):
            return text
        sys.stderr.write(f"{folder.name}: Orca fell silent\n")
    sys.stderr.write(f"{folder.name}: given up, and the transcript stays as it was\n")
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
