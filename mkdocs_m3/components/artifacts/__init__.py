"""Every artifact: who makes it, who uses it, its template, and those that nobody makes or uses."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from markupsafe import escape
from msgspec import Struct

from mkdocs_m3.components.artifact_list import Offer, offer_of
from mkdocs_m3.components.artifact_list.relations import Relation, offering_besides, relation_of
from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.tables import Attributes, finding, sorting
from mkdocs_m3.model.statistics import Made, artifacts_of

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context

COLUMNS: Final = ("made", "used", "template")
"""The columns beside the names, by what the options call them."""


class Cell(Struct, frozen=True, kw_only=True):
    """What a column says of an artifact."""

    relation: Relation | None = None
    """The tasks, without a label of their own."""
    offer: Offer | None = None
    """The template."""
    note: str = ""
    """What is said where there is nothing of the kind."""
    others: tuple[Relation, ...] = ()
    """Of files that are offered for it first, the other tasks that offer them, where those are many."""
    is_gap: bool = False
    """Whether that is worth a look: an artifact that nobody makes, or nobody uses."""


class Row(Struct, frozen=True, kw_only=True):
    """One artifact."""

    name: str
    """Its most frequent spelling."""
    cells: tuple[Cell, ...]
    """A cell for each column."""
    anchor: str = ""
    """Its id, where pages that do not name all of its tasks lead here; empty otherwise."""
    gap: str = ""
    """`made` where nobody makes it, `used` where nobody uses it; empty otherwise."""


class View(Struct, frozen=True, kw_only=True):
    """The table."""

    count: str
    """How many artifacts there are, and of how many nobody makes or uses them."""
    caption: str
    """What the table shows."""
    name_heading: str
    """Above the names."""
    headings: tuple[str, ...]
    """Above the other columns."""
    rows: tuple[Row, ...]
    """Every artifact, by name."""
    table: Attributes
    """The wording of a field that finds artifacts, and of buttons that sort."""
    downloads: tuple[Download, ...]
    """The table as files."""
    nothing: str
    """What is said where there is no artifact."""


def view(context: Context) -> View:
    """The artifacts of the chosen tasks."""
    words = context.words
    found = artifacts_of(context.playbook, context.selection.of(context.playbook))
    shown = context.selection.columns or COLUMNS
    gaps: dict[str, str] = {
        column: words.message(f"gap_{column}") for column in ("made", "used") if column in shown
    }
    missing = tuple(_gaps(one) for one in found)
    return View(
        count=", ".join(_counts(context, missing)),
        caption=words.message("artifacts_caption"),
        name_heading=words.message("artifact"),
        headings=tuple(words.message(f"artifact_{column}") for column in shown),
        rows=tuple(
            Row(
                name=one.name,
                cells=tuple(_cell(context, one, column) for column in shown),
                anchor=_anchor(context, one),
                gap=" ".join(of_one),
            )
            for one, of_one in zip(found, missing, strict=True)
        ),
        table=finding(context, "artifacts", gaps) | sorting(context),
        downloads=downloads(context, "artifacts"),
        nothing="" if found else words.message("no_artifacts"),
    )


def _gaps(one: Made) -> list[str]:
    """Who is missing: somebody who makes it, or who uses it."""
    is_missing = {"made": not one.made_by and not one.is_external, "used": not one.used_by}
    return [column for column, missing in is_missing.items() if missing]


def _counts(context: Context, missing: tuple[list[str], ...]) -> list[str]:
    gaps = Counter(gap for of_one in missing for gap in of_one)
    unmade, unused = gaps["made"], gaps["used"]
    counts = [context.words.message("artifacts_count", count=len(missing))]
    counts += [context.words.message("unmade_count", count=unmade)] * bool(unmade)
    return counts + [context.words.message("unused_count", count=unused)] * bool(unused)


def _anchor(context: Context, one: Made) -> str:
    """The id of an entry, where this page has it, and has not had it before."""
    place = context.entries.of_artifacts.get(one.key)
    if place is None or place.uri != context.links.uri or f"#{place.anchor}" in context.seen:
        return ""
    context.seen.add(f"#{place.anchor}")
    return place.anchor


def _cell(context: Context, one: Made, column: str) -> Cell:
    words = context.words
    if column == "template":
        own = escape(one.name)
        template = one.template[1] if one.template else None
        offer = offer_of(context, template, own) if template else None
        missing = template.target.value if template and not offer else ""
        others = (relation_of(context, label, tasks) for label, tasks in offering_besides(context, one))
        return Cell(offer=offer, note=missing, others=tuple(relation for relation in others if relation))
    tasks = one.made_by if column == "made" else one.used_by
    if tasks:
        return Cell(relation=relation_of(context, "", tasks))
    if column == "made" and one.is_external:
        return Cell(note=words.message("external"))
    return Cell(note=words.message(f"{column}_by_nobody"), is_gap=True)
