"""Where the front matter of a page ends and its body begins.

The page is split as MkDocs splits it, and in three cases where MkDocs finds no metadata: a byte order
mark, Windows line endings, and a closing `---` with no newline after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from frontmatter.default_handlers import YAMLHandler

_M3_LAYOUT: Final = re.compile(r"^layout[ \t]*:[ \t]*[\"']?m3/", re.MULTILINE)


class _Handler(YAMLHandler):
    """Splits at MkDocs' own boundaries; the library's miss `...` and accept `-----`."""

    FM_BOUNDARY = re.compile(
        r"\A---[ \t]*\r?\n(?P<yaml>(?s:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)(?P<body>(?s:.*))"
    )

    def split(self, text: str) -> tuple[str, str]:
        """The front matter and the body, both as they stand in the text."""
        found = self.FM_BOUNDARY.match(text)
        return (found["yaml"], found["body"]) if found else ("", text)


_HANDLER: Final = _Handler()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """A page in two pieces."""

    yaml: str
    """The YAML between the two lines of hyphens."""
    start: int
    """Where the YAML begins in the page, in characters from 0."""
    body: str
    """Everything after the front matter."""

    @property
    def names_m3_layout(self) -> bool:
        """Whether a line of it begins `layout: m3/`, which shows also where the YAML does not parse."""
        return _M3_LAYOUT.search(self.yaml) is not None


def split(text: str) -> FrontMatter | None:
    """The two pieces of a page; `None` where the page has no front matter."""
    if not _HANDLER.detect(text):
        return None
    yaml, body = _HANDLER.split(text)
    return FrontMatter(yaml=yaml, start=text.index("\n") + 1, body=body)


def unclosed_layout(text: str) -> int | None:
    """Where a page that opens front matter and never closes it says `layout: m3/`, from 0."""
    if not text.startswith("---") or _HANDLER.detect(text):
        return None
    found = _M3_LAYOUT.search(text)
    return found.start() if found else None
