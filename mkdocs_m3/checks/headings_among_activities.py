"""Words among activities that look like a heading, and are shown as an activity that nobody does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text, shortened
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.markup.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model.key_task import Activity

_LONGEST: Final = 100
"""Characters of a heading."""
_MOST_WORDS: Final = 4
_LEAST_LETTERS: Final = 2
_LEAST_OTHERS: Final = 3
"""Activities beside a heading from which it is told."""
_BOLD: Final = rare(r"(?P<sign>\*\*|__)[^*_]+:?(?P=sign):?")
_WORD: Final = re.compile(r"[^\W\d_]+")


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a list, a bare word, words in capitals or bold, or with a colon, that name no party.

    Only where all other activities name one, and one of them follows. Of a page in which headings were told
    already, or anything that could not be read, nothing more is told.
    """
    for task in context.playbook.pages:
        if task.source.path in context.damaged:
            continue
        for group in task.activity_groups:
            headings = [n for n, one in enumerate(group.activities) if _is_heading(one)]
            others = [one for one in group.activities if one.responsible_party or one.assignments]
            is_whole = len(headings) + len(others) == len(group.activities)
            if not headings or not is_whole or len(others) < _LEAST_OTHERS:
                continue
            if any(n + 1 == len(group.activities) or n + 1 in headings for n in headings):
                continue
            text = group.activities[headings[0]].text
            words = shortened(plain(text.value).strip().removesuffix(":"))
            if group.name:
                cure = f"begin a group with `- group: {words}` here"
            else:
                cure = "write `activitiesGroups:` for `activities:`, "
                cure += f"and here `- group: {words}`, and below it `activities:` with its activities"
            headline = f"`{words}` looks like a heading, and is shown as an activity that nobody does"
            yield at_text(
                "M3094",
                task,
                text,
                headline,
                f"if it is the heading of those below it, {cure}; if it is an activity, say who does it",
            )


def _is_heading(activity: Activity) -> bool:
    more = (
        activity.responsible_party, activity.assignments, activity.outputs, activity.template,
        activity.example, activity.fields, not activity.has_all_letters, is_struck(activity.text.value),
    )  # fmt: skip
    written = activity.text.value.strip()
    words = plain(written).split() if len(written) < _LONGEST and not any(more) else []
    if (
        not 0 < len(words) <= _MOST_WORDS
        or len(max(_WORD.findall(words[0]), key=len, default="")) < _LEAST_LETTERS
    ):
        return False
    return (
        len(words) == 1 or written.endswith(":") or written.isupper() or _BOLD.fullmatch(written) is not None
    )
