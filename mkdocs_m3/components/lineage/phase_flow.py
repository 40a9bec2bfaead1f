"""The phase flow: a box for each phase in a row, and an arc for what one hands on to another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.downloads import Download, downloads
from mkdocs_m3.components.lineage.arcs import Picture, picture
from mkdocs_m3.components.phase_names import phase_address, phase_name, phase_short
from mkdocs_m3.model.phase_flow import phase_flow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Id

MOST_DRAWN: Final = 12
"""Phases that are drawn; of more, the arcs could not be told apart."""
MOST_ACROSS: Final = 40
"""Phases that have a column in the table; of more, the list stays alone."""


class Head(Struct, frozen=True, kw_only=True):
    """One phase in the table."""

    short: str
    """Its number in words."""
    name: str
    """Its number and name."""
    address: str
    """Its page; empty where it has none."""


class Number(Struct, frozen=True, kw_only=True):
    """A cell of the table."""

    count: int
    """How many documents are handed on; 0 where none are."""
    address: str
    """Where they are listed."""
    label: str
    """What the number says to screen readers."""


class Row(Struct, frozen=True, kw_only=True):
    """What one phase hands on."""

    head: Head
    """The phase."""
    numbers: tuple[Number, ...]
    """How much it hands on to each phase."""


class Listed(Struct, frozen=True, kw_only=True):
    """The documents that one phase hands on to another."""

    anchor: str
    """The id that numbers lead to."""
    name: str
    """From which phase to which."""
    count: str
    """How many there are, in words."""
    documents: tuple[str, ...]
    """Their names."""


class PhaseFlow(Struct, frozen=True, kw_only=True):
    """The picture, its table, and the documents."""

    caption: str
    """What the table shows."""
    diagram: str
    """What the region with the picture is called."""
    picture: Picture | None
    """The picture; `None` where there are too many phases."""
    too_many: str
    """What is said then."""
    from_heading: str
    """Above the phases that hand on, and before those that get it."""
    to_heading: str
    """Before the phases that get it."""
    heads: tuple[Head, ...]
    """The columns of the table; none where there are too many."""
    rows: tuple[Row, ...]
    """Its rows."""
    lists: tuple[Listed, ...]
    """The documents of each pair of phases."""
    downloads: tuple[Download, ...]
    """The table as files."""
    nothing: str
    """What is said where no phase hands anything on."""


def flow_of(context: Context) -> PhaseFlow:
    """What all phases hand on to each other."""
    message = context.words.message
    handed = phase_flow(context.playbook)
    phases = tuple(context.playbook.phases)
    anchors = _anchors(context, handed)
    is_drawn = len(phases) <= MOST_DRAWN
    heads = {phase: _head(context, phase) for phase in phases}
    across = phases if len(phases) <= MOST_ACROSS else ()
    return PhaseFlow(
        caption=message("flow_caption"),
        diagram=message("flow_diagram"),
        picture=picture(
            [(phase_short(context, phase), heads[phase].name, heads[phase].address) for phase in phases],
            {
                (phases.index(one), phases.index(other)): (len(names), f"#{anchors[one, other]}")
                for (one, other), names in handed.items()
                if one != other
            },
        )
        if is_drawn
        else None,
        too_many="" if is_drawn else message("flow_too_many"),
        from_heading=message("lineage_from"),
        to_heading=message("lineage_to"),
        heads=tuple(heads[phase] for phase in across),
        rows=tuple(
            Row(
                head=heads[one],
                numbers=tuple(_number(context, (one, other), handed, anchors) for other in phases),
            )
            for one in across
        ),
        lists=tuple(
            Listed(
                anchor=anchors[pair],
                name=_between(context, pair),
                count=message("artifacts_count", count=len(names)),
                documents=names,
            )
            for pair, names in handed.items()
        ),
        downloads=downloads(context, "lineage"),
        nothing="" if handed else message("no_lineage"),
    )


def _anchors(context: Context, handed: Mapping[tuple[Id, Id], tuple[str, ...]]) -> dict[tuple[Id, Id], str]:
    """An id for each pair of phases, which no other picture of the page has."""
    number = sum(one.startswith("#m3-flow-") and one.count("-") == _DASHES for one in context.seen) + 1
    context.seen.add(f"#m3-flow-{number}")
    return {pair: f"m3-flow-{number}-{n}" for n, pair in enumerate(handed, 1)}


_DASHES: Final = 2


def _head(context: Context, phase: Id) -> Head:
    return Head(
        short=phase_short(context, phase),
        name=phase_name(context, phase),
        address=phase_address(context, phase),
    )


def _between(context: Context, pair: tuple[Id, Id]) -> str:
    one, other = (phase_name(context, phase) for phase in pair)
    return f"{one} \N{RIGHTWARDS ARROW} {other}"


def _number(
    context: Context,
    pair: tuple[Id, Id],
    handed: Mapping[tuple[Id, Id], tuple[str, ...]],
    anchors: Mapping[tuple[Id, Id], str],
) -> Number:
    names = handed.get(pair, ())
    if not names:
        return Number(count=0, address="", label="")
    count = context.words.message("artifacts_count", count=len(names))
    detail = context.words.message("export_detail", name=_between(context, pair), detail=count)
    return Number(count=len(names), address=f"#{anchors[pair]}", label=detail)
