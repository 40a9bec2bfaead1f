"""No text breaks off at a word or a comma behind which something has to follow."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import parted_sentences
from mkdocs_m3.checks.doubled_texts import is_doubled
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
    r"|(?<=\w),?[ \t]+(?P<word>and|or|nor|the|because|such as|including|und|oder|sowie|weil|dem|et|ou))\Z"
)
"""Words that join something to what follows, and articles that mean nothing else at an end."""
_PARENTHESES: Final = rare(r"\][ ]{0,3}\(|(?<![:;=])(?<![:;=8]-)\(|\)|(?<=\()[^()\[\]]*\]")
"""Those that are no part of a face such as `:(`. Torn links are told as such, and `(0, 1]` is right."""
_SPEAKS_OF: Final = rare(r"\b(?:is|are|was|were|be|been|has|have|which|that|what|who|whose)\b", re.IGNORECASE)
"""Words of clauses that may end with *of*: *the group that the role is a member of*."""
_FACE: Final = rare(r"[:;=]-?\)\Z")
_CUT: Final = rare(r"[\"']?[ \t]*#")
"""What is behind a text of which YAML reads the rest as a comment."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each such text that is a sentence; not where its end is said to be elsewhere."""
    goes_on = {(page.source.uri, above.start) for page, above, _ in parted_sentences.parted(context)}
    for page in context.playbook.records:
        if page.source.path in context.damaged:
            continue  # its end may be what could not be read
        texts = tuple(page.texts)
        for n, text in enumerate(texts):
            is_cut = _CUT.match(page.source.text, text.end)
            if is_cut or (page.source.uri, text.start) in goes_on or is_doubled(text.value):
                continue
            is_in_list = _goes_on(texts[n + 1 : n + 2]) or _goes_on(texts[max(n - 1, 0) : n])
            closes = any(one.value.count(")") > one.value.count("(") for one in texts[n + 1 : n + 2])
            found = _told(page, text, is_in_list=is_in_list)
            if found := found or (None if closes else _opened(page, text)):
                yield found


def _goes_on(neighbor: tuple[Text, ...]) -> bool:
    """Whether a text beside another one is a part of the same sentence, as in lists that are one."""
    words = neighbor[0].value if neighbor else ""
    return words[:1].islower() or words.endswith((",", ";"))


def _opened(page: Record, text: Text) -> Finding | None:
    place = _never_closed(text.value) if "(" in text.value else None
    if place is None or len(text.value.split()) < _FEWEST_WORDS:
        return None
    headline = "a parenthesis opens here, and never closes"
    cure = "write `)` where it ends, or delete the `(`"
    return within("M3115", page, text, headline, cure, part=(place, place + 1))


def _told(page: Record, text: Text, *, is_in_list: bool) -> Finding | None:
    found = _OPEN.search(text.value)
    if not found or len(text.value.split()) < _FEWEST_WORDS:
        return None
    if (is_in_list and not found["of"]) or (found["of"] and _SPEAKS_OF.search(text.value)):
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
        if found[0].endswith("("):
            open_.append(found.start() if found[0] == "(" else -1)
        elif open_:
            open_.pop()
        elif not _FACE.search(text, 0, found.end()):
            return None
    return open_[0] if len(open_) == 1 and open_[0] >= 0 else None
