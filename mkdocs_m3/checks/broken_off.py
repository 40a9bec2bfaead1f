"""No text breaks off at a word or a comma behind which something has to follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import parted_sentences
from mkdocs_m3.checks.findings import within
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record, Text

_FEWEST_WORDS: Final = 3
_OPEN: Final = rare(
    r"(?:,[ \t]*|(?<=[ ])(?:the|an?|each|every|all|their|its|our|your)[ ][^\W\d_]+[ ](?P<of>of)"
    r"|(?<=\w),?[ \t]+(?P<word>and|or|nor|the|because|such as|including|und|oder|sowie|weil|dem|einem|einen|"
    r"et|ou|une|y|o|del))\Z"
)
"""Words that join something to what follows, and articles that mean nothing else at an end."""
_PARENTHESES: Final = rare(r"\]\(|(?<![:;=8-])[()]")
"""Those that are no part of a face such as `:(`; a link of which one is missing is told as such."""
_CUT: Final = rare(r"[\"']?[ \t]*#")
"""What is behind a text of which YAML reads the rest as a comment."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each such text that is a sentence; not where its end is said to be elsewhere."""
    goes_on = {(page.source.uri, above.start) for page, above, _ in parted_sentences.parted(context)}
    for page in context.playbook.records:
        if page.source.path in context.damaged:
            continue  # its end may be what could not be read
        for text in page.texts:
            if (page.source.uri, text.start) not in goes_on and (found := _told(page, text)):
                yield found
            if "(" in text.value and (place := _never_closed(text.value)) is not None:
                headline = "a parenthesis opens here, and never closes"
                cure = "write `)` where it ends, or delete the `(`"
                yield within("M3115", page, text, headline, cure, part=(place, place + 1))


def _told(page: Record, text: Text) -> Finding | None:
    found = _OPEN.search(text.value)
    if not found or len(text.value.split()) < _FEWEST_WORDS or _CUT.match(page.source.text, text.end):
        return None
    written = found["of"] or found["word"] or ","
    headline = f"this text ends with `{written}`, and what should follow is missing"
    cure = f"write its end, or delete the `{written}`"
    part = found.span("of") if found["of"] else found.span()
    return within("M3115", page, text, headline, cure, part=part)


def _never_closed(text: str) -> int | None:
    """Where the only parenthesis opens that never closes; `None` where there is none, or one too many."""
    open_: list[int] = []
    for found in _PARENTHESES.finditer(blanked(text)):
        if found[0] != ")":
            open_.append(found.start() if found[0] == "(" else -1)
        elif open_:
            open_.pop()
        else:
            return None
    return open_[0] if len(open_) == 1 and open_[0] >= 0 else None
