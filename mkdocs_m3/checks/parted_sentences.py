"""A sentence is one item of a list, and not two because a mail program has wrapped its line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.checks.item_lines import is_bare, without
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask, Phase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Activity, Record, Text

_FEWEST: Final = 4
"""Items of a list by which it shows how they begin."""
_FIRST_WORD: Final = rare(r"[^\W\d_]+(?:['\N{RIGHT SINGLE QUOTATION MARK}-][^\W\d_]+)*(?=[\s,;]|\Z)")
_ENDS: Final = (".", "!", "?", ":", ";", "\N{HORIZONTAL ELLIPSIS}")
_CLOSING: Final = "*_)]\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}"
"""Signs that may be behind the end of a sentence."""
_BETWEEN: Final = rare(r"[\"']?[ \t]*\r?\n[ \t]*-[ \t]+(?:(?:text|name):[ \t]+)?")
"""From the end of a text to the beginning of the next one, where each is all that its item says."""
_LONGEST_BETWEEN: Final = 200
_LONGEST_QUOTE: Final = 120
"""Characters of an item that a cure repeats."""


def check(context: CheckContext) -> Iterator[Finding]:
    """Report the one item of a list that begins with a small letter, where a sentence is open above it."""
    return (_told(page, above, text) for page, above, text in parted(context))


@once
def parted(context: CheckContext) -> tuple[tuple[Record, Text, Text], ...]:
    """Every such item with its page and the item above."""
    return tuple(
        (page, texts[n - 1], texts[n])
        for page in context.playbook.records
        for texts, activities in _lists(page)
        if (n := _small(texts) if len(texts) >= _FEWEST else 0)
        and not (activities and _has_party(activities[n]) and _has_party(activities[n - 1]))
        and not _is_closed(texts[n - 1].value)
    )


def _lists(page: Record) -> Iterator[tuple[Sequence[Text], Sequence[Activity]]]:
    """The texts of each list, with its activities where it has such."""
    if isinstance(page, KeyTask):
        for group in page.activity_groups:
            yield [one.text for one in group.activities], group.activities
        yield page.best_practice, ()
    elif isinstance(page, Phase):
        yield [one.text for one in page.exit_criteria], ()


def _has_party(activity: Activity) -> bool:
    return bool(activity.responsible_party or activity.assignments)


def _small(texts: Sequence[Text]) -> int:
    """Which one, from 0, begins with a small letter; 0 unless it is one alone among capital letters."""
    small = [n for n, text in enumerate(texts) if text.value[:1].islower()]
    if len(small) != 1 or sum(text.value[:1].isupper() for text in texts) != len(texts) - 1:
        return 0
    word = _FIRST_WORD.match(texts[small[0]].value)
    return small[0] if word and word[0].islower() else 0


def _is_closed(words: str) -> bool:
    """Whether a sentence ends with these words."""
    return words.rstrip(_CLOSING).endswith(_ENDS)


def _told(page: Record, above: Text, text: Text) -> Finding:
    joined = " ".join(f"{above.value} {text.value}".split())
    what = f"write `{joined}` as one item" if len(joined) <= _LONGEST_QUOTE else "make one item of the two"
    return at_text(
        "M3111",
        page,
        text,
        "this item begins with a small letter, and no sentence ends in the item above",
        f"if it goes on from there, {what}; else begin it with a capital letter",
        edits=_joined(page.source.text, above, text, "name" if isinstance(page, Phase) else "text"),
    )


def _joined(source: str, above: Text, text: Text, key: str) -> tuple[Fix, ...]:
    """What puts the words behind those above; none where more is written of an item, or a quote is."""
    between = source[above.end : text.start][: _LONGEST_BETWEEN + 1]
    is_whole = above.is_verbatim and text.is_verbatim and "\n" not in source[text.start : text.end]
    if not is_whole or not _BETWEEN.fullmatch(between) or not is_bare(source, text, key):
        return ()
    if set("\"'\\") & {*text.value, *source[text.start - 1 : text.start]}:
        return ()
    return (Fix(start=above.end, end=above.end, replacement=f" {text.value}"), *without(source, text))
