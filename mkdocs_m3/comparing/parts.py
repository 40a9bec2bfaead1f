"""What has become of the parts of a page: its roles, artifacts, templates, and fields of the site's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.comparing.changes import Change
from mkdocs_m3.comparing.sides import likeness, page_of, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from mkdocs_m3.comparing.changes import Page
    from mkdocs_m3.comparing.sides import Side
    from mkdocs_m3.model import Artifact, FieldValue, KeyTask, Reference, Text


def of_roles(before: KeyTask, now: KeyTask, sides: tuple[Side, Side]) -> Iterator[Change]:
    """Which roles joined a task, left it, or take part for other parties."""
    page = page_of(now)
    earlier, later = ({role.key: role for role in task.stakeholders} for task in (before, now))
    for key, role in later.items():
        who = sides[1].who(role.responsible_party)
        if (old := earlier.get(key)) is None:
            yield Change(kind="role-joined", page=page, subject=role.name, now=who)
        elif sides[0].acting(old.responsible_party) != sides[1].acting(role.responsible_party):
            was = sides[0].who(old.responsible_party)
            yield Change(kind="role-changed-hands", page=page, subject=role.name, before=was, now=who)
    for key, role in earlier.items():
        if key not in later:
            who = sides[0].who(role.responsible_party)
            yield Change(kind="role-left", page=page, subject=role.name, before=who)


def of_artifacts(
    noun: str, page: Page, before: Sequence[Artifact], now: Sequence[Artifact]
) -> Iterator[Change]:
    """Which artifacts a page has more or fewer, and what is offered to make the others from."""
    earlier, later = _by_key(before), _by_key(now)
    for key, artifact in later.items():
        if (old := earlier.get(key)) is None:
            yield Change(kind=f"{noun}-added", page=page, subject=artifact.name)
        else:
            yield from of_offer("template", page, artifact.name, old.template, artifact.template)
    for key, artifact in earlier.items():
        if key not in later:
            yield Change(kind=f"{noun}-removed", page=page, subject=artifact.name)


def _by_key(artifacts: Iterable[Artifact]) -> dict[str, Artifact]:
    """By its key, each artifact; of two that are one, that with a template."""
    found: dict[str, Artifact] = {}
    for artifact in artifacts:
        if artifact.key not in found or not found[artifact.key].template:
            found[artifact.key] = artifact
    return found


def of_offer(
    noun: str, page: Page, subject: str, before: Reference | None, now: Reference | None
) -> Iterator[Change]:
    """Whether a template or an example was replaced, added, or removed."""
    was, is_ = ((one.target.value,) if one else () for one in (before, now))
    if was != is_:
        what = "replaced" if was and is_ else "added" if is_ else "removed"
        yield Change(kind=f"{noun}-{what}", page=page, subject=subject, before=was, now=is_)


def of_texts(noun: str, page: Page, before: Iterable[Text], now: Iterable[Text]) -> Iterator[Change]:
    """Which texts of a list are new, and which are gone."""
    earlier, later = ({likeness(text): words(text) for text in texts} for texts in (before, now))
    for key, text in later.items():
        if key not in earlier:
            yield Change(kind=f"{noun}-added", page=page, subject=text)
    for key, text in earlier.items():
        if key not in later:
            yield Change(kind=f"{noun}-removed", page=page, subject=text)


def of_fields(
    page: Page,
    before: Iterable[FieldValue],
    now: Iterable[FieldValue],
    sides: tuple[Side, Side],
    of: str = "",
) -> Iterator[Change]:
    """Which fields of the site's own say something else; `of` is the activity whose fields they are."""
    earlier, later = ({value.spec.name: value for value in values} for values in (before, now))
    for name in dict.fromkeys((*later, *earlier)):
        old, new = earlier.get(name), later.get(name)
        was, is_ = (_said(one, side) for one, side in zip((old, new), sides, strict=True))
        if _meant(old, sides[0]) != _meant(new, sides[1]):
            label = (new or earlier[name]).spec.label
            subject = f"{label}: {of}" if of else label
            yield Change(kind="field-changed", page=page, subject=subject, before=was, now=is_)


def _said(value: FieldValue | None, side: Side) -> tuple[str, ...]:
    """What readers see of a field."""
    if value is None:
        return ()
    texts = tuple(words(text) for text in value.texts)
    word = (value.spec.choice(value.word),) if value.word else ()
    offers = (
        f"{words(offer.text)} ({offer.reference.target})" if offer.text else offer.reference.target.value
        for offer in value.offers
    )
    return (*texts, *word, *side.who(value.who), *offers)


def _meant(value: FieldValue | None, side: Side) -> tuple[object, ...]:
    """What must be equal for a field to say the same."""
    if value is None:
        return ()
    offers = ((likeness(offer.text), offer.reference.target.value) for offer in value.offers)
    return (*map(likeness, value.texts), value.word, side.acting(value.who), *offers)
