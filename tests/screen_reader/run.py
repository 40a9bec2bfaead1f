"""Lets Orca read one page of each kind of the example site: `python -m tests.screen_reader.run`.

What it says becomes a file for each page in `docs/transcripts`, shortened where it is long, which says so.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tests.browser.example_sites import FIRST, REPOSITORY, SOURCES, build
from tests.browser.serving import served
from tests.screen_reader.session import AT_LENGTH, missing, reader

if TYPE_CHECKING:
    from tests.screen_reader.session import Reader

TRANSCRIPTS: Final = REPOSITORY / "docs" / "transcripts"
PAGES: Final = {
    "home": "",
    "task": "3.1/",
    "phase": "phase-3/",
    "role": "roles/program-manager/",
    "party": "parties/provider/",
    "tables": "views/responsibilities/",
    "swimlanes": "views/swimlanes/",
    "lineage": "views/lineage/",
    "stakeholders": "views/stakeholders/",
    "glossary": "glossary/",
}
"""By the name of its transcript, the address of each page."""
TABLE_STEPS: Final = tuple(f"alt+shift+{way}" for way in ("Down", "Right", "Right", "Right", "Down", "Down"))
"""Through the cells of a table, as Orca's keys are."""
TABS: Final = 6
FIRST_PART: Final = "Read through"
_TO_TITLE: Final = (
    """() => { const title = document.querySelector("h1"); title.tabIndex = -1; title.focus(); }"""
)


def read(listener: Reader, address: str) -> str:
    """The transcript of a page: read through from its title, its first table by cells, its first stops."""
    begin(listener, address)
    parts = {FIRST_PART: until_footer(listener.press("KP_Add", AT_LENGTH))}
    begin(listener, address)
    if listener.page.locator(".m3-table:visible").count():
        steps = [("t", listener.press("t")), *((key, listener.press(key)) for key in TABLE_STEPS)]
        parts["Through its first table"] = [f"[{key}] {' / '.join(said)}" for key, said in steps]
        begin(listener, address)
    parts["With Tab"] = [f"[Tab] {' / '.join(listener.press('Tab'))}" for _ in range(TABS)]
    return "".join(f"{head}\n\n{''.join(map(_line, lines))}\n" for head, lines in parts.items())


def begin(listener: Reader, address: str) -> None:
    """Open a page, with Orca at its title."""
    listener.page.goto("about:blank")
    listener.page.goto(address)
    listener.page.evaluate(_TO_TITLE)
    listener.hear()


def _line(said: str) -> str:
    return f"    {said}\n"


def until_footer(lines: list[str]) -> list[str]:
    """What is said of the page itself, without what the theme has below it."""
    for number, line in enumerate(lines):
        if "leaving main content" in line or line.startswith("content info"):
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
    is_silent = False
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        site = build(SOURCES[FIRST] / "mkdocs.yml", folder / "site")
        with served(site) as base:
            for name in names or PAGES:
                own = folder / name
                own.mkdir()
                with reader(own) as listener:  # one for each page, since Orca may fall silent for good
                    text = read(listener, base + PAGES[name])
                if is_cut_short(text):
                    sys.stderr.write(f"{name}: Orca fell silent, and the transcript stays as it was\n")
                    is_silent = True
                    continue
                (TRANSCRIPTS / f"{name}.txt").write_text(text, encoding="utf-8")
                sys.stdout.write(f"{name}: {text.count(chr(10))} lines\n")
    return int(is_silent)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
