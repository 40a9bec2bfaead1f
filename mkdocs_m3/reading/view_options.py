"""The options of views: what may be behind a view's name in its comment. The only file that names them."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.model import PlacedView, ResponsibleParty, Selection, Text, WrittenId
from mkdocs_m3.model.id_scheme import NUMBERS
from mkdocs_m3.reading import option_signs, own_keys
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.schema.ids import phase_shape
from mkdocs_m3.reading.schema.own import field_of
from mkdocs_m3.reading.shapes.choices import Choice, OneOf
from mkdocs_m3.reading.shapes.fields import Field, nearest_field, nowhere, read_fields, used
from mkdocs_m3.reading.shapes.letters import Letter
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.parties import Parties, listed
from mkdocs_m3.reading.shapes.quantities import AnyNumber, Date
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import Workstream
from mkdocs_m3.reading.shown_playbook import PLAYBOOK, playbook_option, vocabulary_shown
from mkdocs_m3.reading.yaml import parsing
from mkdocs_m3.reading.yaml.draft import findings_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Placement
    from mkdocs_m3.model.id_scheme import IdScheme
    from mkdocs_m3.model.own_fields import FieldSpec
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.shape import Shape


_CHOOSES: Final = nowhere("it chooses what the view shows")

_PHASE: Final = Field(
    key="phase",
    name="phases",
    shape=ListOf(WholeNumber(), is_single_allowed=True),
    help="Only what belongs to these phases.",
    example="phase: [2, 3]",
    shown=_CHOOSES,
)
_WORKSTREAM: Final = Field(
    key="workstream",
    name="workstreams",
    shape=ListOf(Workstream(), is_single_allowed=True),
    help="Only the tasks of these workstreams.",
    example="workstream: technology",
    shown=_CHOOSES,
)
_PARTY: Final = Field(
    key="party",
    name="parties",
    shape=Parties(),
    help="Only the tasks that one of these parties answers for or acts in.",
    example="party: provider",
    shown=_CHOOSES,
)
_TASK: Final = Field(
    key="task",
    name="task",
    shape=AnyText(is_one_word=True),
    help="Only the activities of this key task.",
    example="task: 3.6",
    shown=_CHOOSES,
)
_LETTERS: Final = Field(
    key="letters",
    name="letters",
    shape=ListOf(Letter(), is_single_allowed=True),
    help="Only these letters.",
    example="letters: [R, A]",
    shown=_CHOOSES,
)
_TASKS: Final = (_PHASE, _WORKSTREAM, _PARTY)


def _columns(shape: ListOf[str] | Parties | OneOf, help_: str, example: str) -> Field:
    return Field(key="columns", name="columns", shape=shape, help=help_, example=example, shown=_CHOOSES)


OPTIONS: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "phases": (),
        "map": _TASKS,
        "tasks": _TASKS,
        "responsibilities": (
            *_TASKS,
            _columns(
                Parties(),
                "The parties that have columns; all that act, if it is left out.",
                "columns: shared",
            ),
        ),
        "raci": (
            _PHASE,
            _TASK,
            _WORKSTREAM,
            replace(_PARTY, help="Only these parties, and the activities in which one of them has a letter."),
            _LETTERS,
        ),
        "stakeholder-matrix": (
            _PHASE,
            _WORKSTREAM,
            replace(_PARTY, help="Only the roles that take part for one of these parties."),
            _columns(
                OneOf(("tasks", "phases")),
                "A column for each key task, or for each phase; left out, phases where there are more than "
                "40 tasks.",
                "columns: phases",
            ),
        ),
        "templates": _TASKS,
        "artifacts": (
            *_TASKS,
            _columns(
                ListOf(OneOf(("made", "used", "template")), is_single_allowed=True),
                "The columns beside the names, in this order.",
                "columns: [made, used]",
            ),
        ),
        "swimlanes": (_PHASE,),
        "lineage": (
            _PHASE,
            replace(_TASK, help="The key task around which the diagram is drawn."),
        ),
        "glossary": (),
        "find-my-part": (),
    }
)
"""By a view's name, what it may be told."""


_FILTERED: Final = ("map", "tasks", "responsibilities", "templates", "artifacts")
"""Views of which fields of the site's own choose the tasks."""


def options_of(name: str, vocabulary: Vocabulary) -> tuple[Field, ...]:
    """What a view may be told in a site, the fields of its own among it."""
    usual = _with_ids(OPTIONS.get(name, ()), vocabulary.ids)
    if vocabulary.playbooks:
        usual = (*usual, playbook_option(tuple(vocabulary.playbooks), _CHOOSES))
    specs = vocabulary.fields.task if name in _FILTERED else ()
    if not specs:
        return usual
    names = tuple(spec.name for spec in specs)
    help_ = "The fields that have columns, in this order."
    shape = ListOf(OneOf(names), is_single_allowed=True)
    columns = (_columns(shape, help_, f"columns: [{names[0]}]"),) if name == "tasks" else ()
    return (*usual, *columns, *map(_filter, specs))


@lru_cache(maxsize=64)
def _with_ids(usual: tuple[Field, ...], scheme: IdScheme) -> tuple[Field, ...]:
    """The options by which phases and key tasks are chosen, as the site names them."""
    if scheme == NUMBERS:
        return usual
    some = (field for field in usual if scheme.has_phases or not _is_of_phases(field))
    return tuple(_with_id(field, scheme) for field in some)


def _with_id(field: Field, scheme: IdScheme) -> Field:
    if field.key == _TASK.key:
        return replace(field, example=f"task: {scheme.example}")
    if field.key != _PHASE.key:
        return field
    shape = ListOf(phase_shape(scheme), is_single_allowed=True)
    return replace(field, shape=shape, example=f"phase: {scheme.examples[0]}")


def _is_of_phases(field: Field) -> bool:
    """Whether an option says nothing where there are no phases."""
    shape = field.shape
    return field.key == _PHASE.key or (isinstance(shape, OneOf) and "phases" in shape.words)


def _filter(spec: FieldSpec) -> Field:
    """The option by which a field chooses tasks."""
    shapes: dict[str, Shape[object]] = {
        "choice": ListOf(Choice(spec.choices), is_single_allowed=True),
        "party": Parties(),
        "yes-no": Boolean(),
        "number": AnyNumber(),
        "date": Date(),
    }
    return replace(
        field_of(spec),
        shape=shapes.get(spec.type, ListOf(AnyText(), is_single_allowed=True)),
        help=f"Only the tasks that say so under *{spec.label}*.",
        shown=_CHOOSES,
    )


def read_options(name: str, placement: Placement, body_start: int, context: ReadContext) -> PlacedView:
    """A view with its options, as far as they could be read; they are in the page behind `body_start`."""
    slips: list[Finding] = []
    context = replace(context, vocabulary=vocabulary_shown(name, placement, body_start, context))
    own = replace(context, add=slips.append)
    values = _values(name, placement, body_start, own) if placement.options else {}
    for slip in slips:
        context.add(slip)
    phases = [one for one in _tuple(values.get("phases")) if isinstance(one, WrittenId)]
    parties, task = values.get("parties"), values.get("task")
    return PlacedView(
        name=name,
        start=body_start + placement.start,
        end=body_start + placement.end,
        selection=Selection(
            phases=tuple(dict.fromkeys(context.vocabulary.ids.phase_id(str(one)) for one in phases)),
            workstreams=tuple(str(one) for one in _tuple(values.get("workstreams"))),
            parties=parties.parties if isinstance(parties, ResponsibleParty) else (),
            task=" ".join(task.value.split()) if isinstance(task, Text) else "",
            letters=tuple(str(one) for one in _tuple(values.get("letters"))),
            columns=_column_names(values.get("columns")),
            fields=tuple(_wanted(name, context.vocabulary, values)),
        ),
        is_whole=not slips,
        phases=tuple(phases),
        task=task if isinstance(task, Text) else None,
        playbook=context.vocabulary.place.name,
    )


def _wanted(
    name: str, vocabulary: Vocabulary, values: Mapping[str, object]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """For each field that the options name, the words of which a task must say one."""
    usual = {field.key for field in OPTIONS.get(name, ())}
    for field in (one for one in options_of(name, vocabulary) if one.key not in usual):
        value = values.get(field.name)
        if field.key not in ("columns", PLAYBOOK) and value is not None:
            yield field.key, tuple(_words(value))


def _words(value: object) -> Iterator[str]:
    if isinstance(value, bool):
        yield "true" if value else "false"
    elif isinstance(value, ResponsibleParty):
        yield from value.parties
    else:
        yield from (str(one).casefold() for one in (value if isinstance(value, tuple) else (value,)))


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _column_names(value: object) -> tuple[str, ...]:
    if isinstance(value, ResponsibleParty):
        return value.parties
    return (value,) if isinstance(value, str) else tuple(str(one) for one in _tuple(value))


def _values(name: str, placement: Placement, body_start: int, context: ReadContext) -> dict[str, object]:
    start = body_start + placement.options_start
    options = options_of(name, context.vocabulary)
    lists = {field.key for field in options if isinstance(field.shape, ListOf | Parties)}
    draft = option_signs.corrected(
        placement.options, start, lambda key: (nearest_field(key, options) or key) in lists, context
    )
    document = parsing.parse(draft.text, start, origins=draft.origins)
    for told in findings_of(document.mistakes, context.source):
        context.add(replace(told, headline=told.headline.replace("the front matter", "the comment")))
    if document.root is None:
        return {}
    renamed = own_keys.renamed(
        document.root, context.vocabulary.keys, {field.key for field in OPTIONS.get(name, ())}
    )
    own_keys.report(renamed, context)
    root = renamed.root
    if document.mistakes:  # the author reads the cause, not what follows from it
        context = ReadContext.without_page(context.source.text, context.vocabulary)
    fields = used(options, context.vocabulary)
    for first, again in document.duplicates:
        headline = f"`{first.value}` appears twice, and YAML keeps only the last"
        context.report("M3003", again, headline, "delete one of the two")
    for key, _ in root.entries:
        if key.value not in {field.key for field in fields}:
            near = nearest_field(key.value, fields)
            known = listed(field.key for field in fields)
            cure = f"use one of {known}, or delete it" if known else "delete it; it takes none"
            headline = f"`m3/{name}` has no option `{key.value}`"
            if near and ":" in key.value:
                _, _, value = key.value.partition(":")
                headline = f"there is no blank after the colon of `{key.value}`"
                context.report("M3021", key, headline, f"write `{near}: {value}`")
                continue
            context.report("M3021", key, headline, f"write `{near}`" if near else cure)
    if name == "lineage" and (both := root.get("task")) and root.get("phase"):
        headline = "`task` and `phase` stand side by side; a diagram is drawn around one of them"
        context.report("M3016", both, headline, "keep one of the two")
    return read_fields(fields, root, context)
