"""The drawing of the phase flow: boxes in a row, arcs above for what goes forward, below for what goes back.

Arcs leave and reach a box side by side: the nearer its other end, the nearer to that side of the box, so
that no two arcs of a box cross. All numbers are whole pixels.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.components.lineage.lettering import SIZE, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_EDGE: Final = 10
_WIDTH: Final = 122
"""Of a box."""
_BETWEEN: Final = 16
"""Between boxes."""
_PAD: Final = 10
_LEADING: Final = 18
_LINES: Final = 3
"""Lines of a name."""
_LOW: Final = 34
"""How high the arc between neighbors is drawn toward."""
_STEP: Final = 36
"""How much higher each further one is."""
_APEX: Final = 0.75
"""How far an arc comes toward the height that it is drawn toward."""
_PILL: Final = 24
"""The height of a number's frame, which can be pointed at."""
_HEAD: Final = 8
"""The length of an arrow head."""
_WIDTHS: Final = 4
"""How many widths arcs have."""


class PhaseBox(Struct, frozen=True, kw_only=True):
    """A phase."""

    x: int
    y: int
    width: int
    height: int
    lines: tuple[tuple[int, str], ...]
    """The lines of its name, each with the height of its letters."""
    title: str
    """Its number and name."""
    address: str
    """Its page; empty where it has none."""


class Arc(Struct, frozen=True, kw_only=True):
    """What one phase hands on to another."""

    path: str
    """Its way, as the `d` of a path."""
    head: str
    """Its arrow head, likewise."""
    width: int
    """Which of the four widths it has, from 1."""
    count: int
    """How many documents there are."""
    address: str
    """Where they are listed."""
    x: int
    """The middle of its number."""
    y: int
    """The upper edge of its number's frame."""
    frame: int
    """The width of that frame."""


class Picture(Struct, frozen=True, kw_only=True):
    """Everything that is drawn."""

    width: int
    height: int
    size: int
    """The size of all letters."""
    middle: int
    """Half of the height of a number's frame, down to where its letters stand."""
    pill: int
    """The height of a number's frame."""
    boxes: tuple[PhaseBox, ...]
    """The phases."""
    arcs: tuple[Arc, ...]
    """The arcs, thick ones first."""


def picture(
    phases: Sequence[tuple[str, str, str]], handed: Mapping[tuple[int, int], tuple[int, str]]
) -> Picture:
    """Phases, each with its number, its name, and its address; between two places, a count and an address."""
    above = max((target - source for source, target in handed if source < target), default=0)
    below = max((source - target for source, target in handed if target < source), default=0)
    top = _EDGE + _room(above)
    names = [wrapped(name, *[_WIDTH - 2 * _PAD] * _LINES) for _, name, _ in phases]
    height = max(map(len, names), default=1) * _LEADING + 2 * _PAD
    boxes = tuple(
        _box(n, top, height, lines, phase) for n, (lines, phase) in enumerate(zip(names, phases, strict=True))
    )
    greatest = max((count for count, _ in handed.values()), default=1)
    ends = _ends(handed)
    arcs = (
        _arc(pair, ends[pair], boxes, count=count, address=address, greatest=greatest)
        for pair, (count, address) in handed.items()
    )
    return Picture(
        width=2 * _EDGE + len(phases) * (_WIDTH + _BETWEEN) - _BETWEEN,
        height=top + height + _room(below) + _EDGE,
        size=SIZE,
        middle=_PILL // 2 + 5,
        pill=_PILL,
        boxes=boxes,
        arcs=tuple(sorted(arcs, key=lambda arc: (-arc.width, arc.x))),
    )


def _toward(distance: int) -> int:
    return _LOW + _STEP * distance


def _room(distance: int) -> int:
    """What the highest arc and its number need."""
    return int(_toward(distance) * _APEX) + _PILL // 2 if distance else 0


def _box(n: int, top: int, height: int, lines: tuple[str, ...], phase: tuple[str, str, str]) -> PhaseBox:
    first = top + (height - (len(lines) - 1) * _LEADING) // 2 + 5
    return PhaseBox(
        x=_EDGE + n * (_WIDTH + _BETWEEN),
        y=top,
        width=_WIDTH,
        height=height,
        lines=tuple((first + place * _LEADING, line) for place, line in enumerate(lines)),
        title=phase[1],
        address=phase[2],
    )


def _ends(handed: Mapping[tuple[int, int], object]) -> dict[tuple[int, int], tuple[int, int]]:
    """For each arc, how far from the left edge of its boxes it begins and ends."""
    at: dict[tuple[tuple[int, int], int], int] = {}
    for is_forward in (True, False):
        pairs = [pair for pair in handed if (pair[0] < pair[1]) == is_forward]
        for box in {end for pair in pairs for end in pair}:
            # from left to right: what comes from or goes to the left, the nearest first, then the right
            own = [(pair, pair[0] + pair[1] - box) for pair in pairs if box in pair]
            left = sorted((one for one in own if one[1] < box), key=lambda one: -one[1])
            right = sorted((one for one in own if one[1] > box), key=lambda one: -one[1])
            ordered = [*left, *right]
            for place, (pair, _) in enumerate(ordered, 1):
                at[pair, box] = _WIDTH * place // (len(ordered) + 1)
    return {pair: (at[pair, pair[0]], at[pair, pair[1]]) for pair in handed}


def _arc(
    pair: tuple[int, int],
    ends: tuple[int, int],
    boxes: tuple[PhaseBox, ...],
    *,
    count: int,
    address: str,
    greatest: int,
) -> Arc:
    source, target = boxes[pair[0]], boxes[pair[1]]
    is_forward = pair[0] < pair[1]
    sign = -1 if is_forward else 1
    edge = source.y if is_forward else source.y + source.height
    start, end = source.x + ends[0], target.x + ends[1]
    toward = edge + sign * _toward(abs(pair[1] - pair[0]))
    base = edge + sign * _HEAD
    apex = edge + sign * int(_toward(abs(pair[1] - pair[0])) * _APEX)
    return Arc(
        path=f"M{start} {edge}C{start} {toward} {end} {toward} {end} {base}",
        head=f"M{end} {edge}L{end - 5} {base}H{end + 5}Z",
        width=-(-_WIDTHS * count // greatest),
        count=count,
        address=address,
        x=(start + end) // 2,
        y=apex - _PILL // 2,
        frame=max(_PILL, int(width_of(str(count), is_bold=True)) + 14),
    )
