"""A task has activities of its own: one that has those of another task was copied and never rewritten."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text, place_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, KeyTask

_FEWEST: Final = 4
"""Activities of a task that is compared with others."""
_LEAST_SHARE: Final = 0.75
_MOST_COMPARED: Final = 10
"""Tasks with one activity that are kept of it, the first ones."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every task most of whose activities are, word for word, those of one earlier task."""
    having: defaultdict[str, list[tuple[KeyTask, Activity]]] = defaultdict(list)
    for task in context.playbook.pages:
        by_words = {" ".join(one.text.value.split()): one for one in reversed(task.activities)}
        shared = Counter(other.source.uri for words in by_words for other, _ in having.get(words, ()))
        uri, count = shared.most_common(1)[0] if shared else ("", 0)
        if len(by_words) >= _FEWEST and count >= _LEAST_SHARE * len(by_words):
            yield _told(task, count, uri, by_words, having)
        for words, one in by_words.items():
            if len(having[words]) < _MOST_COMPARED:
                having[words].append((task, one))


def _told(
    task: KeyTask,
    count: int,
    uri: str,
    by_words: dict[str, Activity],
    having: dict[str, list[tuple[KeyTask, Activity]]],
) -> Finding:
    """What is said of such a task, at the first of these activities."""
    pairs = (
        (mine, other, theirs)
        for words, mine in by_words.items()
        for other, theirs in having.get(words, ())
        if other.source.uri == uri
    )
    mine, other, theirs = min(pairs, key=lambda pair: pair[0].text.start)
    all_or_some = "all" if count == len(by_words) else f"{count} of the {len(by_words)}"
    return at_text(
        "M3079",
        task,
        mine.text,
        f"{all_or_some} activities of this task are word for word as in {place_of(other, theirs.text)}",
        "write what is done in this task, or make one page of the two",
    )
