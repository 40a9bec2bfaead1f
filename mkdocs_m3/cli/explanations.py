"""The page of the documentation about each code, which the wheel brings along, as text for a terminal."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

from mkdocs_m3.findings.printing import HELP
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_FOLDERS: Final = (_PACKAGE / "explanations", _PACKAGE.parent / "docs" / "findings")
"""In an installed package, and in a copy of the repository."""
_FENCE: Final = rare(r'^```\w*(?: title="(?P<title>[^"]+)")?$')
_MARK: Final = rare(r"[ \t]*# (?:error|warning|advice): M3\d{3}$")
"""What says, behind a line of an example, that something is found there."""
_IN_WORDS: Final = rare(
    r"(?P<code>(?P<ticks>`+).*?(?P=ticks))|\[(?P<text>[^\]]+)\]\((?P<to>[^)\s]+)\)|\*\*(?P<strong>[^*]+)\*\*",
    re.DOTALL,
)
_ID: Final = rare(r" \{ #[\w-]+ \}$", re.MULTILINE)


def explanation(code: str) -> str:
    """What a finding of this code means: examples are indented, with a `>` before each line that is meant."""
    pages = (folder / f"{code}.md" for folder in _FOLDERS)
    page = next(page for page in pages if page.exists()).read_text(encoding="utf-8")
    return "".join(_shown(page))


def _shown(page: str) -> Iterator[str]:
    words: list[str] = []
    is_example = False
    for line in page.splitlines():
        fence = _FENCE.match(line)
        if not fence:
            if is_example:
                yield _example(line)
            else:
                words.append(line)
            continue
        yield _prose(words)
        words = [f"{fence['title']}:", ""] if fence["title"] else []
        is_example = not is_example
        if is_example:
            yield _prose(words)
            words = []
    yield _prose(words)


def _example(line: str) -> str:
    shown = _MARK.sub("", line)
    return f"{'  > ' if shown != line else '    '}{shown}".rstrip() + "\n"


def _prose(lines: list[str]) -> str:
    """Words without Markdown, but for headings, lists, and the backticks that messages have as well."""
    text = _ID.sub("", "".join(f"{line}\n" for line in lines))
    return _IN_WORDS.sub(_plain, text)


def _plain(found: re.Match[str]) -> str:
    if found["to"]:
        return f"{found['text']} ({_address(found['to'])})"
    return found["strong"] or found["code"]


def _address(link: str) -> str:
    """Where the documentation is published that a link between its pages leads to."""
    address, sign, part = urljoin(HELP, link).partition("#")
    is_page = address.startswith(urljoin(HELP, "..")) and address.endswith(".md")
    page = f"{address.removesuffix('.md')}/".removesuffix("index/") if is_page else address
    return f"{page}{sign}{part}"
