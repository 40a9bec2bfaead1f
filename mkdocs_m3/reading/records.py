"""From the keys of a page to the arguments of its record, by the tables of the schema."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_m3.model import ActivityGroup, KeyTask, Phase
from mkdocs_m3.reading import theme_keys, unknown_keys
from mkdocs_m3.reading.schema import (
    COLLECTION,
    KEY_NOUNS,
    KEY_TASK,
    KEY_TASK_EITHER,
    PHASE,
    PHASE_UNSHOWN,
    SITE_KEYS,
)
from mkdocs_m3.reading.shapes.fields import key_fix, near_keys, nearest_field, read_fields
from mkdocs_m3.reading.shapes.near_keys import NearKeys
from mkdocs_m3.reading.shapes.shape import BLANKS

if TYPE_CHECKING:
    from mkdocs_m3.model import Acceptance, Glossary, Resources, Section, Term
    from mkdocs_m3.model.glossary import Collection
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.yaml.nodes import Mapping


def read_key_task(
    root: Mapping, context: ReadContext, incomplete: frozenset[str]
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The arguments of a `KeyTask` that could be read, the body and the source aside, and what it accepts.

    Of the keys in `incomplete` something was already reported, so their absence is not.
    """
    values, accepted = _read(KEY_TASK, root, context, incomplete, "a key task")
    if number := root.get("keyTask"):
        values["number_start"] = number.start
    activities, groups = values.pop("activities", ()), values.pop("activities_groups", ())
    if activities and groups:
        key = next(key for key, _ in root.entries if key.value == "activitiesGroups")
        context.report(
            "M3016",
            key,
            "`activities` and `activitiesGroups` stand side by side; a task has one of them",
            "move the activities into a group, or the groups' activities into `activities`",
        )
    plain_group = (
        (ActivityGroup(activities=activities),) if isinstance(activities, tuple) and activities else ()
    )
    values["activity_groups"] = (*plain_group, *(groups if isinstance(groups, tuple) else ()))
    return values, accepted


def read_phase(
    root: Mapping, context: ReadContext, incomplete: frozenset[str]
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The same for a `Phase`."""
    values, accepted = _read(PHASE, root, context, incomplete, "a phase")
    if number := root.get("phase"):
        values["number_start"] = number.start
    return values, accepted


def read_collection(
    root: Mapping, context: ReadContext, incomplete: frozenset[str], noun: str
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The same for a `Collection`, which messages call `noun`."""
    values, accepted = _read(COLLECTION, root, context, incomplete, noun)
    sections = values.get("sections", ())
    values["sections"] = _with_own_anchors(sections if isinstance(sections, tuple) else ())
    return values, accepted


def _with_own_anchors(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections with an anchor for each term that no other term of the page has."""
    taken: Counter[str] = Counter()

    def own(term: Term) -> Term:
        stem = f"term-{term.anchor}".rstrip("-")
        taken[stem] += 1
        return replace(term, anchor=stem if taken[stem] == 1 else f"{stem}--{taken[stem]}")

    return tuple(replace(section, terms=tuple(own(term) for term in section.terms)) for section in sections)


def _read(
    fields: tuple[Field, ...], root: Mapping, context: ReadContext, incomplete: frozenset[str], noun: str
) -> tuple[dict[str, object], tuple[Acceptance, ...]]:
    """The values of a page's keys, and the findings that it accepts."""
    misses = {key: near for key in root.by_key if (near := _meant(key, fields, root))}
    _report_missing(fields, root, context, incomplete.union(misses.values()), noun)
    theme_keys.report(root, context)
    _warn_of_near_misses(misses, root, context, fields, noun)
    values = read_fields(fields, root, context)
    accepted = values.pop("accepted", ())
    return values, accepted  # type: ignore[return-value]


def _report_missing(
    fields: tuple[Field, ...], root: Mapping, context: ReadContext, incomplete: frozenset[str], noun: str
) -> None:
    for field in fields:
        node = root.get(field.key)
        if not field.is_required or field.key in incomplete:
            continue
        if node is None or (
            getattr(node, "value", "something").strip(BLANKS) == "" or getattr(node, "is_null", False)
        ):
            where = node or next(key for key, _ in root.entries if key.value == "layout")
            context.report("M3010", where, f"{noun} needs `{field.key}`", f"add it, as in `{field.example}`")


def _meant(key: str, fields: tuple[Field, ...], root: Mapping) -> str | None:
    """The key that an author most likely meant who wrote one that is none of ours nor of the site's.

    One that every page needs, and this page lacks, need not be as near.
    """
    if _is_known(key, fields):
        return None
    last = key.split()[-1:]
    if len(key.split()) > 1 and any(field.key in last and root.get(field.key) is None for field in fields):
        return last[0]
    missing = tuple(field for field in fields if field.is_required and root.get(field.key) is None)
    return nearest_field(key, fields, 0.8) or (nearest_field(key, missing, 0.7) if missing else None)


def _is_known(key: str, fields: tuple[Field, ...]) -> bool:
    return key in SITE_KEYS or key in PHASE_UNSHOWN or any(key == field.key for field in fields)


def _warn_of_near_misses(
    misses: dict[str, str], root: Mapping, context: ReadContext, fields: tuple[Field, ...], noun: str
) -> None:
    required = [field.key for field in fields if field.is_required]
    keys = near_keys(root, fields) if misses else NearKeys.of((), lambda key: key)
    for word, near in misses.items():
        key, _ = root.by_key[word]
        excluded = any(near in pair and any(root.get(other) for other in pair) for pair in KEY_TASK_EITHER)
        is_missed = near in required and root.get(near) is None
        context.report(
            "M3010" if is_missed else "M3020",
            key,
            f"{noun} needs `{near}`, and `{word}` is not that key"
            if is_missed
            else f"`{word}` is not a key of {noun}, so what stands there is not shown",
            f"put it under `{near}`, which is there already" if root.get(near) else f"write `{near}`",
            fix=None if excluded else key_fix(key, near, keys, context, fields=fields),
            edits=() if excluded or root.get(near) else context.replace(key, word, near),
        )
    for key, value in root.entries:
        if key.value not in misses and not _is_known(key.value, fields):
            unknown_keys.report((key, value), root, context, fields, KEY_NOUNS)


def key_task(values: dict[str, object], **fixed: object) -> KeyTask:
    """The record of these values."""
    make: type[KeyTask] = KeyTask
    return make(**values, **fixed)  # type: ignore[arg-type]


def phase(values: dict[str, object], **fixed: object) -> Phase:
    """The record of these values."""
    make: type[Phase] = Phase
    return make(**values, **fixed)  # type: ignore[arg-type]


def collection(kind: type[Glossary | Resources], values: dict[str, object], **fixed: object) -> Collection:
    """The record of these values."""
    return kind(**values, **fixed)  # type: ignore[arg-type]
