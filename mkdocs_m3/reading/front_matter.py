"""Where the front matter of a page ends and its body begins.

The page is split as MkDocs splits it, and in three cases where MkDocs finds no metadata: a byte order
mark, Windows line endings, and a closing `---` with no newline after it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from frontmatter.default_handlers import YAMLHandler

from mkdocs_m3.reading import boundaries
from mkdocs_m3.reading.boundaries import names_layout


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
    cuts: tuple[tuple[int, int], ...] = ()
    """Lines of the page that end the front matter too early: where each begins and ends. The YAML has
    blanks instead of them."""

    @property
    def names_m3_layout(self) -> bool:
        """Whether a line of it begins `layout: m3/`, which shows also where the YAML does not parse."""
        return names_layout(self.yaml)


def split(text: str) -> FrontMatter | None:
    """The two pieces of a page; `None` where the page has no front matter."""
    if not _HANDLER.detect(text):
        return None
    yaml, body = _HANDLER.split(text)
    start = text.index("\n") + 1
    cuts: list[tuple[int, int]] = []
    while (further := boundaries.cut(yaml, body)) is not None:
        begin, below = start + len(yaml), len(text) - len(body)
        cuts.append((begin, below))
        blank = "".join(sign if sign in "\r\n" else " " for sign in text[begin:below])
        yaml += blank + body[:further]
        body = body[further:].partition("\n")[2]
    return FrontMatter(yaml=yaml, start=start, body=body, cuts=tuple(cuts))
