"""No text says the same twice in a row, as one does that was pasted beside itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record, Text

_FEWEST: Final = 4
"""Words that nobody says twice in a row on purpose."""
_BETWEEN: Final = " \t\r\n.,;:"


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each text of which the second half is the first once more."""
    for page in context.playbook.records:
        for text in page.texts:
            if found := _told(page, text):
                yield found


def is_doubled(text: str) -> bool:
    """Whether the second half of a text is the first once more."""
    words = text.split()
    half, odd = divmod(len(words), 2)
    if odd or half < _FEWEST or words[0] != words[half] or _bare(words[half - 1]) != _bare(words[-1]):
        return False
    return words[: half - 1] == words[half:-1]


def _told(page: Record, text: Text) -> Finding | None:
    if not is_doubled(text.value):
        return None
    words = text.value.split()
    start = _end_of(text.value, len(words) // 2)
    headline = f"this text says *{' '.join(words[:_FEWEST])} …* twice"
    return within("M3026", page, text, headline, "delete it once", part=(start, len(text.value)), right="")


def _bare(word: str) -> str:
    return word.strip(_BETWEEN)


def _end_of(text: str, words: int) -> int:
    """Where the first words of a text end."""
    place = 0
    for word in text.split()[:words]:
        place = text.index(word, place) + len(word)
    return place
