"""The options of views: what may be behind a view's name in its comment. The only file that names them."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import Number, PlacedView, ResponsibleParty, Selection, Text
from mkdocs_m3.reading import option_signs
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.fields import Field, nearest_field, nowhere, read_fields
from mkdocs_m3.reading.shapes.json_schema import JsonSchema, one_of
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.parties import Parties, listed
from mkdocs_m3.reading.shapes.scalars import WholeNumber
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import Workstream
from mkdocs_m3.reading.yaml import nodes, parsing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Placement
    from mkdocs_m3.model.vocabulary import Vocabulary


class OneOf(Struct, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]
    """The words."""

    def read(self, node: nodes.Node, context: ReadContext, name: str) -> str | Literal[Unreadable.UNREADABLE]:
        """The word."""
        text = AnyText(is_one_word=True).read(node, context, name)
        if isinstance(text, Unreadable):
            return UNREADABLE
        if text.value in self.words:
            return text.value
        near = nearest(text.value, self.words)
        cure = f"write `{near}`" if near else f"write one of {listed(self.words)}"
        return context.report("M3011", node, f"`{text}` is not a column of this view", cure)

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return listed(self.words)

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """One of the words."""
        return one_of(self.words)


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
_TASKS: Final = (_PHASE, _WORKSTREAM, _PARTY)


def _columns(shape: ListOf[str] | Parties | OneOf, help_: str, example: str) -> Field:
    return Field(key="columns", name="columns", shape=shape, help=help_, example=example, shown=_CHOOSES)


OPTIONS: Final[Mapping[str, tuple[Field, ...]]] = MappingProxyType(
    {
        "phases": (),
        "tasks": _TASKS,
        "responsibilities": (
            *_TASKS,
            _columns(
                Parties(),
                "The parties that have columns; all that act, if it is left out.",
                "columns: shared",
            ),
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
        "lineage": (
            _PHASE,
            Field(
                key="task",
                name="task",
                shape=AnyText(is_one_word=True),
                help="The key task around which the diagram is drawn.",
                example="task: 3.6",
                shown=_CHOOSES,
            ),
        ),
        "glossary": (),
    }
)
"""By a view's name, what it may be told."""


def read_options(name: str, placement: Placement, body_start: int, context: ReadContext) -> PlacedView:
    """A view with its options, as far as they could be read; they are in the page behind `body_start`."""
    slips: list[Finding] = []
    own = replace(context, add=slips.append)
    values = _values(name, placement, body_start, own) if placement.options else {}
    for slip in slips:
        context.add(slip)
    numbers = [one for one in _tuple(values.get("phases")) if isinstance(one, Number)]
    parties, task = values.get("parties"), values.get("task")
    return PlacedView(
        name=name,
        start=body_start + placement.start,
        end=body_start + placement.end,
        selection=Selection(
            phases=tuple(dict.fromkeys(number.value for number in numbers)),
            workstreams=tuple(str(one) for one in _tuple(values.get("workstreams"))),
            parties=parties.parties if isinstance(parties, ResponsibleParty) else (),
            task=task.value if isinstance(task, Text) else "",
            columns=_column_names(values.get("columns")),
        ),
        is_whole=not slips,
        phases=tuple(numbers),
        task=task if isinstance(task, Text) else None,
    )


def _tuple(value: object) -> tuple[object, ...]:
    return value if isinstance(value, tuple) else ()


def _column_names(value: object) -> tuple[str, ...]:
    if isinstance(value, ResponsibleParty):
        return value.parties
    return (value,) if isinstance(value, str) else tuple(str(one) for one in _tuple(value))


def _values(name: str, placement: Placement, body_start: int, context: ReadContext) -> dict[str, object]:
    start = body_start + placement.options_start
    draft = option_signs.corrected(placement.options, start, context)
    document = parsing.parse(draft.text, start, origins=draft.origins)
    for told in document.findings(context.source):
        context.add(replace(told, headline=told.headline.replace("the front matter", "the comment")))
    if document.root is None:
        return {}
    if document.mistakes:  # the author reads the cause, not what follows from it
        context = ReadContext.without_page(context.source.text, context.vocabulary)
    fields = OPTIONS.get(name, ())
    for first, again in document.duplicates:
        headline = f"`{first.value}` appears twice, and YAML keeps only the last"
        context.report("M3003", again, headline, "delete one of the two")
    for key, _ in document.root.entries:
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
    if name == "lineage" and (both := document.root.get("task")) and document.root.get("phase"):
        headline = "`task` and `phase` stand side by side; a diagram is drawn around one of them"
        context.report("M3016", both, headline, "keep one of the two")
    return read_fields(fields, document.root, context)
