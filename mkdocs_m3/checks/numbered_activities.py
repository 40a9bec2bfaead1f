"""Activities do not repeat the numbers that the page gives them anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset, in_lines
from mkdocs_m3.findings.finding import Fix, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, KeyTask

_NUMBER: Final = re.compile(
    r"(?:(?:\d{1,3}\.){1,4}(?P<last>\d{1,3})[.):]?|(?P<only>\d{1,3})\s?[.):\u2013\u2014-]|\((?P<inner>\d{1,3})\))"
    r"\s+(?=[^\W\d_])"
)
_FEWEST: Final = 3
"""Activities of a list that begin with numbers by more than chance."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each list of activities that all begin with their own number."""
    for task in context.playbook.pages:
        before = 0
        for group in task.activity_groups:
            found = [_NUMBER.match(one.text.value) for one in group.activities]
            if len(found) >= _FEWEST and all(found) and _are_in_order(found, before):
                yield _finding(task, group.activities, [one.end() for one in found if one])
            before += len(group.activities)


def _are_in_order(found: list[re.Match[str] | None], before: int) -> bool:
    """Whether they count from 1, or from where the group before has ended."""
    numbers = [int(one["last"] or one["only"] or one["inner"]) for one in found if one]
    return any(numbers == [*range(first, first + len(numbers))] for first in (1, before + 1))


def _finding(task: KeyTask, activities: tuple[Activity, ...], lengths: list[int]) -> Finding:
    texts = [one.text for one in activities]
    places = [Span.at(task.source.path, task.source.text, text.start) for text in texts]
    edits = (
        Fix(start=text.start, end=text.start + length, replacement="")
        for text, length in zip(texts, lengths, strict=True)
    )
    return at_offset(
        "M3059",
        task,
        (texts[0].start, texts[0].start + len(texts[0].value[: lengths[0]].rstrip())),
        f"{len(texts)} activities begin with their numbers, and the page numbers them anyway",
        f"delete the numbers {in_lines(places)}",
        edits=tuple(edits) if all(text.is_verbatim for text in texts) else (),
    )
