"""Of two wordings of one sentence, a list has the one that is right."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mkdocs_m3.checks.findings import at_text, place_of
from mkdocs_m3.checks.rewordings import is_rewording, may_be_alike
from mkdocs_m3.markup.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, Record, Text


class _Neighbors(NamedTuple):
    """Two items of a list, one below the other."""

    page: Record
    first: Text
    second: Text
    noun: str
    """What they are."""
    has_keys: bool = False
    """Whether one of them says more than its text and its parties."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each activity, best practice, and readiness indicator that rewords the one just above it."""
    parties = context.vocabulary.parties
    actors = frozenset(word for one in parties for word in f"{one.id} {one.label}".casefold().split())
    for one in _neighbors(context):
        if is_rewording(plain(one.first.value), plain(one.second.value), actors):
            yield _finding(one)


def _neighbors(context: CheckContext) -> Iterator[_Neighbors]:
    """All that begin or end alike."""
    for task in context.playbook.pages:
        for group in task.activity_groups:
            for one, other in pairwise(group.activities):
                if may_be_alike(one.text.value, other.text.value) and _may_be_one(one, other):
                    has_keys = _has_keys(one) or _has_keys(other)
                    yield _Neighbors(task, one.text, other.text, "activity", has_keys)
        for text, below in pairwise(task.best_practice):
            if may_be_alike(text.value, below.value):
                yield _Neighbors(task, text, below, "best practice")
    for phase in context.playbook.phase_pages.values():
        for criterion, after in pairwise(phase.exit_criteria):
            if may_be_alike(criterion.text.value, after.text.value):
                has_keys = bool(criterion.address or after.address)
                yield _Neighbors(phase, criterion.text, after.text, "readiness indicator", has_keys)


def _may_be_one(one: Activity, other: Activity) -> bool:
    """Whether two activities are of the same parties, and do not aim at two artifacts."""
    parties = [each.responsible_party.parties if each.responsible_party else () for each in (one, other)]
    made = [{output.key for output in each.outputs} for each in (one, other)]
    return parties[0] == parties[1] and (made[0] == made[1] or not all(made))


def _has_keys(one: Activity) -> bool:
    return bool(one.outputs or one.template or one.example or one.fields)


def _finding(one: _Neighbors) -> Finding:
    line = place_of(one.page, one.first).line
    keys = "; first give it the keys that only the other one has" if one.has_keys else ""
    return at_text(
        "M3108",
        one.page,
        one.second,
        f"this {one.noun} says nearly the same as the one in line {line}",
        f"if one of the two is the old wording of the other, keep only the one that is right{keys}",
    )
