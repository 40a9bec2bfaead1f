"""An activity, a best practice, a term of a glossary, or a document of a phase appears once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks.findings import place_of
from mkdocs_m3.checks.item_lines import are_alike, is_bare, may_be_alike, without
from mkdocs_m3.findings.finding import Finding, Span
from mkdocs_m3.model import Glossary, Phase, fold

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Fix
    from mkdocs_m3.model import FieldValue, KeyTask, Record, Text
    from mkdocs_m3.model.key_task import Activity, Artifact, Reference, ResponsibleParty

    _Named = tuple[Text, tuple[str, str], str | None]


def check(context: CheckContext) -> Iterator[Finding]:
    """Report what a task says a second time, to the letter, in the same group and of the same parties.

    Also each term that a section of a glossary has twice, and each document that a phase has, whatever is
    said of it.
    """
    for task in context.playbook.pages:
        for group in task.activity_groups:
            said = ((activity.text, _content(activity)) for activity in group.activities)
            yield from _repeated(context, task, said, "activity")
            yield from _begun_twice(context, task, group.activities)
        yield from _named_twice(context, task, _groups(task), "group")
        for noun, artifacts in (("input", task.inputs), ("output", task.outputs)):
            yield from _listed_twice(context, task, artifacts, noun)
        practices = ((text, text.value) for text in task.best_practice)
        yield from _repeated(context, task, practices, "best practice")
    for page in context.playbook.records:
        if isinstance(page, Glossary):
            yield from _named_twice(context, page, _terms(page), "term")
        elif isinstance(page, Phase):
            documents = ((one.text, ("", one.key), _target(one.template)) for one in page.documentation)
            yield from _named_twice(context, page, documents, "document")


def _groups(task: KeyTask) -> Iterator[_Named]:
    """The groups of activities that have names."""
    for n, group in enumerate(task.activity_groups):
        if group.name:
            yield group.name, ("", fold(group.name.value)), str(n)


def _terms(page: Glossary) -> Iterator[_Named]:
    """The terms; a section may have one that another section has, if it says something else of it."""
    first: dict[tuple[str, str], str] = {}
    for n, section in enumerate(page.sections):
        for term in section.terms:
            place = first.setdefault((term.key, term.meaning), str(n)) if term.meaning else str(n)
            yield term.name, (place, term.key), term.meaning


def _named_twice(
    context: CheckContext, page: Record, named: Iterable[_Named], noun: str
) -> Iterator[Finding]:
    """Report each of these whose name is another's, with what else is said of it."""
    first: dict[tuple[str, str], tuple[Text, str | None]] = {}
    for text, key, said in named:
        other, said_before = first.setdefault(key, (text, said))
        if other is text:
            continue
        is_same = said == said_before and text.value == other.value
        is_same = is_same and _are_same(context, page, other, text)
        yield Finding(
            code="M3026",
            span=place_of(page, text),
            headline=f"the {noun} `{text}` is already in line {_line(page, other)}",
            help="delete one of the two" if is_same else "make one of the two, or give one another name",
            edits=_deletion(context, page, text) if is_same else (),
        )


def _content(activity: Activity) -> tuple[Hashable, ...]:
    """All that an activity says, without its places in the page."""
    return (
        activity.text.value,
        _named(activity.responsible_party),
        tuple((assignment.party, assignment.letters) for assignment in activity.assignments),
        tuple((one.text.value, _target(one.template), one.is_external) for one in activity.outputs),
        _target(activity.template),
        _target(activity.example),
        tuple(map(_in_field, activity.fields)),
    )


def _in_field(value: FieldValue) -> Hashable:
    texts = tuple(text.value for text in value.texts)
    offers = tuple((_target(one.reference), one.text.value if one.text else "") for one in value.offers)
    return value.spec.name, texts, value.word, _named(value.who), offers


def _named(party: ResponsibleParty | None) -> Hashable:
    return (party.parties, tuple(text.value for text in party.unknown)) if party else None


def _begun_twice(context: CheckContext, task: KeyTask, activities: Iterable[Activity]) -> Iterator[Finding]:
    """Report an activity that is only a text, where another one says more under the same text."""
    full = {one.text.value: one.text for one in activities if any(_content(one)[1:])}
    for one in activities:
        other = full.get(one.text.value)
        if other is not None and not any(_content(one)[1:]):
            yield _again(context, task, one.text, other, f"the activity `{one.text}`", more=", with more")


def _listed_twice(
    context: CheckContext, task: KeyTask, artifacts: Iterable[Artifact], noun: str
) -> Iterator[Finding]:
    """Report an artifact that is in one list twice, unless each of the two has a file of its own."""
    first: dict[str, Artifact] = {}
    for one in artifacts:
        other = first.setdefault(one.text.value, one)
        files = {_target(one.template), _target(other.template)} - {None}
        if other is one or len(files) > 1:
            continue
        less, more = (other, one) if _is_less(context, task, other, one) else (one, other)
        yield _again(context, task, less.text, more.text, f"the {noun} `{one.text}`")


def _is_less(context: CheckContext, task: KeyTask, one: Artifact, other: Artifact) -> bool:
    """Whether the first of two artifacts of one name says less than the second."""
    said, said_of_other = ((bool(each.template), each.is_external) for each in (one, other))
    if said == said_of_other:
        return _is_bare(context, task, one.text) and not _is_bare(context, task, other.text)
    return all(has <= other_has for has, other_has in zip(said, said_of_other, strict=True))


def _again(
    context: CheckContext, task: KeyTask, text: Text, other: Text, subject: str, *, more: str = ""
) -> Finding:
    """A finding about a text that may be deleted where another one says the same or more."""
    cure, edits = "make one of the two", _deletion(context, task, text)
    if _is_bare(context, task, text):
        cure = "delete this one"
    elif are_alike(task.source.text, other, text):
        cure = "delete one of the two"
    else:
        edits = ()
    return Finding(
        code="M3026",
        span=place_of(task, text),
        headline=f"{subject} is in line {_line(task, other)} as well{more}",
        help=cure,
        edits=edits,
    )


def _target(offer: Reference | None) -> str | None:
    return offer.target.value if offer else None


def _repeated(
    context: CheckContext, task: KeyTask, said: Iterable[tuple[Text, Hashable]], noun: str
) -> Iterator[Finding]:
    first: dict[Hashable, Text] = {}
    for text, content in said:
        other = first.setdefault(content, text)
        if other is text or not may_be_alike(task.source.text, other, text):
            continue
        is_same = _are_same(context, task, other, text)
        yield Finding(
            code="M3026",
            span=place_of(task, text),
            headline=f"this {noun} is already in line {_line(task, other)}, to the letter",
            help="delete one of the two" if is_same else "make one of the two",
            edits=_deletion(context, task, text) if is_same else (),
        )


def _are_same(context: CheckContext, page: Record, one: Text, other: Text) -> bool:
    """Whether nothing is written of one of two items that is not written of the other as well."""
    if are_alike(page.source.text, one, other):
        return True
    return _is_bare(context, page, one) and _is_bare(context, page, other)


def _is_bare(context: CheckContext, page: Record, text: Text) -> bool:
    key = "name" if isinstance(page, Glossary | Phase) else "text"
    return is_bare(page.source.text, text, context.vocabulary.keys.theirs(key))


def _deletion(context: CheckContext, page: Record, text: Text) -> tuple[Fix, ...]:
    """The edits that delete an item; none where errors may make its lines those of another."""
    return () if page.source.path in context.damaged else without(page.source.text, text)


def _line(page: Record, text: Text) -> int:
    return Span.at(page.source.path, page.source.text, text.start).line
