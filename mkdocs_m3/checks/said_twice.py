"""An activity, a best practice, a term of a glossary, or a document of a phase appears once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import place_of
from mkdocs_m3.findings.finding import Finding, Fix, Span
from mkdocs_m3.model import Glossary, Phase

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.model import KeyTask, Record, Text
    from mkdocs_m3.model.key_task import Activity, Artifact, Reference

    _Named = tuple[Text, tuple[str, str], str | None]

_ITEM: Final = re.compile(r"(?P<indent>[ ]*)-[ ]")


def check(context: CheckContext) -> Iterator[Finding]:
    """Report what a task says a second time, to the letter, in the same group and of the same parties.

    Also each term that a section of a glossary has twice, and each document that a phase has, whatever is
    said of it.
    """
    for task in context.playbook.pages:
        for group in task.activity_groups:
            said = ((activity.text, _content(activity)) for activity in group.activities)
            yield from _repeated(task, said, "activity")
            yield from _begun_twice(task, group.activities)
        for noun, artifacts in (("input", task.inputs), ("output", task.outputs)):
            yield from _listed_twice(task, artifacts, noun)
        practices = ((text, text.value) for text in task.best_practice)
        yield from _repeated(task, practices, "best practice")
    for page in context.playbook.records:
        if isinstance(page, Glossary):
            yield from _named_twice(page, _terms(page), "term")
        elif isinstance(page, Phase):
            documents = ((one.text, ("", one.key), _target(one.template)) for one in page.documentation)
            yield from _named_twice(page, documents, "document")


def _terms(page: Glossary) -> Iterator[_Named]:
    """The terms; a section may have one that another section has, if it says something else of it."""
    first: dict[tuple[str, str], str] = {}
    for n, section in enumerate(page.sections):
        for term in section.terms:
            place = first.setdefault((term.key, term.meaning), str(n)) if term.meaning else str(n)
            yield term.name, (place, term.key), term.meaning


def _named_twice(page: Record, named: Iterable[_Named], noun: str) -> Iterator[Finding]:
    """Report each of these whose name is another's, with what else is said of it."""
    first: dict[tuple[str, str], tuple[Text, str | None]] = {}
    for text, key, said in named:
        other, said_before = first.setdefault(key, (text, said))
        if other is text:
            continue
        line = Span.at(page.source.path, page.source.text, other.start).line
        is_same = said == said_before and text.value == other.value
        yield Finding(
            code="M3026",
            span=place_of(page, text),
            headline=f"the {noun} `{text}` is already in line {line}",
            help="delete one of the two" if is_same else "make one of the two, or give one another name",
            edits=_without(page.source.text, other, text) if is_same else (),
        )


def _content(activity: Activity) -> tuple[Hashable, ...]:
    """All that an activity says, without its places in the page."""
    party = activity.responsible_party
    return (
        activity.text.value,
        (party.parties, tuple(text.value for text in party.unknown)) if party else None,
        tuple((assignment.party, assignment.letters) for assignment in activity.assignments),
        tuple((output.text.value, _target(output.template)) for output in activity.outputs),
        _target(activity.template),
        _target(activity.example),
    )


def _begun_twice(task: KeyTask, activities: Iterable[Activity]) -> Iterator[Finding]:
    """Report an activity that is only a text, where another one says more under the same text."""
    full = {one.text.value: one.text for one in activities if any(_content(one)[1:])}
    for one in activities:
        other = full.get(one.text.value)
        if other is not None and not any(_content(one)[1:]):
            yield _again(task, one.text, other, f"the activity `{one.text}`", ", with more")


def _listed_twice(task: KeyTask, artifacts: Iterable[Artifact], noun: str) -> Iterator[Finding]:
    """Report an artifact that is in one list twice, unless each of the two has a file of its own."""
    first: dict[str, Artifact] = {}
    for one in artifacts:
        other = first.setdefault(one.text.value, one)
        files = {_target(one.template), _target(other.template)} - {None}
        if other is one or len(files) > 1:
            continue
        less, more = (other, one) if one.template and not other.template else (one, other)
        yield _again(task, less.text, more.text, f"the {noun} `{one.text}`")


def _again(task: KeyTask, text: Text, other: Text, subject: str, more: str = "") -> Finding:
    """A finding about a text that may be deleted, since another one says the same or more."""
    line = Span.at(task.source.path, task.source.text, other.start).line
    return Finding(
        code="M3026",
        span=place_of(task, text),
        headline=f"{subject} is in line {line} as well{more}",
        help="delete this one",
        edits=_without(task.source.text, other, text),
    )


def _target(offer: Reference | None) -> str | None:
    return offer.target.value if offer else None


def _repeated(task: KeyTask, said: Iterable[tuple[Text, Hashable]], noun: str) -> Iterator[Finding]:
    first: dict[Hashable, Text] = {}
    for text, content in said:
        other = first.setdefault(content, text)
        if other is text or not _is_alike(task.source.text, other, text):
            continue
        line = Span.at(task.source.path, task.source.text, other.start).line
        yield Finding(
            code="M3026",
            span=place_of(task, text),
            headline=f"this {noun} is already in line {line}, to the letter",
            help="delete one of the two",
            edits=_without(task.source.text, other, text),
        )


def _is_alike(source: str, first: Text, second: Text) -> bool:
    """Whether the lines of the two say the same, as far as they are lines of their own."""
    one, two = _lines(source, first), _lines(source, second)
    return one is None or two is None or source[slice(*one)].split() == source[slice(*two)].split()


def _without(source: str, first: Text, second: Text) -> tuple[Fix, ...]:
    """The deletion of the second item's lines, where they are lines of their own."""
    one, two = _lines(source, first), _lines(source, second)
    if one is None or two is None:
        return ()
    return (Fix(start=two[0], end=two[1], replacement=""),)


def _lines(source: str, text: Text) -> tuple[int, int] | None:
    """Where the lines of the item that begins with a text begin and end; none where it begins otherwise."""
    start = source.rfind("\n", 0, text.start) + 1
    found = _ITEM.match(source, start)
    if not found or "\n" not in source[start:]:
        return None
    end = source.index("\n", start) + 1
    while (line := source[end:].split("\n", 1)[0]).startswith(found["indent"] + " "):
        end += len(line) + 1
    return start, end
