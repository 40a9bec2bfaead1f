"""Makes the record of a page, and its items, out of the values that their shapes have read.

Each is called with the context, and with the values of the keys that are there, by the names of their fields.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import (
    Acceptance,
    Activity,
    ActivityGroup,
    Artifact,
    Criterion,
    Glossary,
    KeyTask,
    Offered,
    Phase,
    Resources,
    ResponsibleParty,
    Section,
    Stakeholder,
    Term,
    fold,
)
from mkdocs_m3.model.anchors import distinct
from mkdocs_m3.model.names import beside_initials
from mkdocs_m3.reading.pasted_rows import report_cells

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.model import Assignment, FieldValue, Reference, Text, WrittenId
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.letters import Assigned


def key_task(
    context: ReadContext,
    *,
    phase: WrittenId | None = None,
    own_number: WrittenId | None = None,
    activities: tuple[Activity, ...] = (),
    activities_groups: tuple[ActivityGroup, ...] = (),
    **values: object,
) -> KeyTask:
    """The page of a key task; activities without groups are one group without a name."""
    make: Callable[..., KeyTask] = KeyTask
    plain_group = (ActivityGroup(activities=activities),) if activities else ()
    ids = context.vocabulary.ids
    of_phase = ids.phase_id(phase.value.text) if phase else None
    number = own_number.value if own_number else None
    return make(
        phase=of_phase,
        own_number=own_number,
        id=ids.shown_as(of_phase, number),
        parent=ids.shown_as(of_phase, ids.parent(number)),
        activity_groups=(*plain_group, *activities_groups),
        **values,
    )


def phase(context: ReadContext, *, own_number: WrittenId | None = None, **values: object) -> Phase:
    """The page of a phase."""
    make: Callable[..., Phase] = Phase
    ids = context.vocabulary.ids
    number = replace(own_number, value=ids.phase_id(own_number.value.text)) if own_number else None
    return make(own_number=number, **values)


def glossary(_: ReadContext, *, sections: tuple[Section, ...] = (), **values: object) -> Glossary:
    """A glossary page."""
    make: Callable[..., Glossary] = Glossary
    return make(sections=_with_own_anchors(sections), **values)


def resources(_: ReadContext, *, sections: tuple[Section, ...] = (), **values: object) -> Resources:
    """A resources page."""
    make: Callable[..., Resources] = Resources
    return make(sections=_with_own_anchors(sections), **values)


def _with_own_anchors(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with an anchor for each term that no other term of the page has."""
    terms = (term for section in sections for term in section.terms)
    anchors = distinct(f"term-{term.anchor}".rstrip("-") for term in terms)
    return tuple(
        replace(section, terms=tuple(replace(term, anchor=next(anchors)) for term in section.terms))
        for section in sections
    )


def artifact(
    context: ReadContext,
    *,
    text: Text,
    filename: Reference | None = None,
    url: Reference | None = None,
    external: bool = False,
) -> Artifact:
    """An artifact; it offers one template."""
    if filename and url:
        _exclude(context, url.target, "url", "filename", "an artifact offers one template")
    return _named(context, text, filename or url, is_external=external)


def _named(
    context: ReadContext, text: Text, template: Reference | None, *, is_external: bool = False
) -> Artifact:
    name = plain(text.value)
    key = context.vocabulary.artifacts.key(name)
    return Artifact(text=text, name=name, key=key, template=template, is_external=is_external)


def activity(
    context: ReadContext,
    *,
    text: Text,
    responsible_party: ResponsibleParty | None = None,
    assigned: Assigned | None = None,
    output: tuple[Artifact, ...] = (),
    template: Reference | None = None,
    example: Reference | None = None,
    fields: tuple[FieldValue, ...] = (),
) -> Activity:
    """An activity; who does it follows from its letters, where nothing else says so."""
    report_cells(context, text, responsible_party, has_letters=assigned is not None)
    return Activity(
        text=text,
        responsible_party=responsible_party
        or _responsible(context, assigned.assignments if assigned else ()),
        assignments=assigned.assignments if assigned else (),
        has_all_letters=assigned is None or assigned.is_whole,
        outputs=output,
        template=template,
        example=example,
        fields=fields,
    )


def _responsible(context: ReadContext, assignments: tuple[Assignment, ...]) -> ResponsibleParty | None:
    """The parties whose letter says that they do it, where no other key does."""
    doing = [one for one in assignments if context.vocabulary.letters.responsible in one.letters]
    if not doing:
        return None
    return ResponsibleParty(parties=tuple(one.party for one in doing), start=doing[0].start, end=doing[0].end)


def stakeholder(
    context: ReadContext,
    *,
    text: Text,
    responsible_party: ResponsibleParty | None = None,
    is_misplaced: bool = False,
) -> Stakeholder:
    """A stakeholder."""
    report_cells(context, text, responsible_party)
    name = plain(text.value)
    return Stakeholder(
        text=text,
        name=name,
        key=fold(name),
        responsible_party=responsible_party,
        is_misplaced=is_misplaced,
    )


def group(
    context: ReadContext, *, group: Text, activities: tuple[Activity, ...] | None = None
) -> ActivityGroup:
    """A group of activities, which must hold some."""
    if activities is None:
        context.report_at(
            "M3024",
            group.start,
            group.end,
            f"the group `{group}` has no activities, so it is not shown",
            "add its `activities`, or delete the group",
        )
    return ActivityGroup(name=group, activities=activities or ())


_ABBREVIATION: Final = rare(r"[A-Z][A-Z0-9&/+-]{0,8}[A-Z0-9]s?")
_IN_PARENTHESES: Final = rare(r"\(([^()]*)\)$")


def term(_: ReadContext, *, name: Text, description: Text | None = None) -> Term:
    """A term, with the anchor that it has where no other is alike."""
    words = plain(name.value)
    beside, found = beside_initials(words), _IN_PARENTHESES.search(words)
    abbreviation = beside[0] if beside else found[1] if found else words
    return Term(
        name=name,
        plain=words,
        key=fold(beside[1] if beside else words),
        anchor="-".join(fold(words).split()),
        abbreviation=abbreviation if _ABBREVIATION.fullmatch(abbreviation) else "",
        description=description,
        meaning=plain(description.value) if description else "",
    )


def section(
    _: ReadContext,
    *,
    name: Text,
    description: Text | None = None,
    terms: tuple[Term, ...] = (),
    items: tuple[Artifact, ...] = (),
    is_misplaced: bool = False,
) -> Section:
    """A section of a glossary or resources page; a file that is misplaced there is shown by its name."""
    del is_misplaced
    return Section(name=name, description=description, terms=terms, items=items)


def document(
    context: ReadContext, *, name: Text, filename: Reference | None = None, url: Reference | None = None
) -> Artifact:
    """A document, which is found in one place."""
    if filename and url:
        _exclude(context, url.target, "url", "filename", "a document is found in one place")
    return _named(context, name, filename or url)


def criterion(_: ReadContext, *, name: Text, url: Reference | None = None) -> Criterion:
    """A readiness indicator."""
    return Criterion(text=name, address=url)


def link(_: ReadContext, *, url: Reference, text: Text | None = None) -> Offered:
    """A link or a file of a field of the site's own."""
    return Offered(reference=url, text=text)


def acceptance(context: ReadContext, *, code: Text, reason: Text | None = None) -> Acceptance:
    """An accepted finding, which needs a reason."""
    if reason is None or not reason.value:
        context.report_at(
            "M3010",
            code.start,
            code.end,
            f"`{code}` is accepted without a `reason`",
            "say why it is right as it is: `reason: …`",
        )
    return Acceptance(code=code.value, source=context.source, place=code)


def _exclude(context: ReadContext, text: Text, key: str, other: str, why: str) -> None:
    context.report_at(
        "M3016",
        text.start,
        text.end,
        f"`{key}` and `{other}` stand side by side; {why}",
        "keep one of the two",
    )
