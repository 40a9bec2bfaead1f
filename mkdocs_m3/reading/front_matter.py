"""Where the front matter of a page ends and its body begins.

The page is split as MkDocs splits it, and in three cases where MkDocs finds no metadata: a byte order
mark, Windows line endings, and a closing `---` with no newline after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from frontmatter.default_handlers import YAMLHandler

_M3_LAYOUT: Final = re.compile(
    r"^(?:- )?[\"']?layout[\"']?[ \t]*:[ \t]*[\[\"']*m3/", re.MULTILINE | re.IGNORECASE
)
_LATE: Final = re.compile(
    r"\s+(?P<opening>---)[ \t]*\r?\n(?P<yaml>(?s:.*?\n)??)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)"
)


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
        return names_layout(self.yaml)


def split(text: str) -> FrontMatter | None:
    """The two pieces of a page; `None` where the page has no front matter."""
    if not _HANDLER.detect(text):
        return None
    yaml, body = _HANDLER.split(text)
    return FrontMatter(yaml=yaml, start=text.index("\n") + 1, body=body)


def is_unclosed(text: str) -> bool:
    """Whether a page that names one of our layouts opens front matter and never closes it."""
    return text.startswith("---") and not _HANDLER.detect(text) and names_layout(text)


def opens_rightly(text: str) -> bool:
    """Whether its first line is the line that opens front matter."""
    return text.split("\n", 1)[0].rstrip() == "---"


def begins_late(text: str) -> int | None:
    """Where front matter that names one of our layouts begins, from 0, if blanks or words stand before it."""
    found = _LATE.match(text)
    return found.start("opening") if found and names_layout(found["yaml"]) else None


def names_layout(text: str) -> bool:
    """Whether a line of a text names one of our layouts, which shows also where the YAML does not parse."""
    return _M3_LAYOUT.search(text) is not None
