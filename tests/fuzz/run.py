"""Looks for pages and texts of which the properties do not hold: `make fuzz SECONDS=600`.

It begins with the corpus, the cases, and the gallery. What it finds is kept in `.fuzz/`; made as short as it
can be, it becomes a case.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import atheris

with atheris.instrument_imports(include=["mkdocs_m3", "markdown_it"]):
    from mkdocs_m3.reading.schema import PAGE_TYPES
    from tests.fuzz import properties

if TYPE_CHECKING:
    from collections.abc import Callable

FOLDER: Final = Path(__file__).parent
SLOWEST: Final = 20
"""Seconds after which one page or text is taken for one that never ends."""
GALLERY: Final = {"page": (FOLDER.parent / "gallery",), "text": ()}
LONGEST: Final = {"page": 3_000, "text": 600}
SIGNS: Final = (
    "---\n", "...\n", "  - ", ": ", " #", "&a ", "*a", "<<: *a", "!!binary ", "| \n", "> \n", "'", '"', "\t",
    "\r", "\r\n", "\0", "\u00a0", "\u2028", "\u0085", "\ufeff", "<!-- m3/inputs -->", "{{", "{", "}", "m3/",
    "<!-- m3/tasks {phase: 1} -->", "<b>", "</b>", "<a href=", "<script>", "</script>", "<!--", "-->", "<br>",
    "<![CDATA[", "]]>", "<x>", "<abbr title=", "[a](b)", "](", "![", "**", "_", "`", "\\", "&amp;", "&#x",
    "javascript:", "https://", "# ",
)  # fmt: skip


def main() -> None:
    """Look at pages for half of the seconds that are given, and at texts for the other half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("seconds", type=float, help="for how long to look")
    parser.add_argument("--only", choices=LONGEST, help="look at pages or at texts alone")
    parser.add_argument("--into", type=Path, default=Path(".fuzz"), help="where to keep what is found")
    given = parser.parse_args()
    if given.only:
        _look(given.only, given.seconds, given.into)
        return
    command = [sys.executable, "-m", "tests.fuzz.run", str(given.seconds / 2), "--into", str(given.into)]
    codes = [subprocess.run([*command, "--only", kind], check=False).returncode for kind in LONGEST]
    sys.exit(1 if any(codes) else 0)


def _look(kind: str, seconds: float, into: Path) -> None:
    looks: dict[str, Callable[[bytes], None]] = {"page": properties.check_page, "text": _look_at_text}
    seen, words = into / kind, into / f"{kind}.words"
    seen.mkdir(parents=True, exist_ok=True)
    words.write_text("".join(f'"{_escaped(word)}"\n' for word in _words()), encoding="ascii")
    folders = (seen, FOLDER / "corpus" / kind, FOLDER / "cases" / kind, *GALLERY[kind])
    arguments = (
        sys.argv[0],
        f"-max_total_time={max(1, round(seconds))}",
        f"-max_len={LONGEST[kind]}",
        f"-dict={words}",
        f"-artifact_prefix={into}/{kind}-",
        f"-timeout={SLOWEST}",
        *map(str, folders),
    )
    atheris.Setup(list(arguments), looks[kind])
    atheris.Fuzz()


def _look_at_text(content: bytes) -> None:
    properties.check_text(content.decode("utf-8", errors="replace"))


def _words() -> list[str]:
    keys = {field.key for one in PAGE_TYPES for field in one.fields}
    return [*(f"{key}: " for key in sorted(keys)), *SIGNS]


def _escaped(word: str) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word.encode())


if __name__ == "__main__":
    main()
