"""The two drawings: where each box stands and each line runs, in whole pixels.

Around one task: earlier tasks on the left, later ones on the right, curves between them. Through phases:
one row for each task; on its left, each task that hands something on has a lane, down which lines run to
the rows of the tasks that use it. Lines end, and boxes stand, where no other box is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components.lineage.lettering import SIZE, cut, width_of, wrapped

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_EDGE: Final = 8
"""Around everything, and inside a box above and below its words."""
_PAD: Final = 10
"""Inside a box beside its words."""
_LEADING: Final = 18
"""From one line of words to the next."""
_BASELINE: Final = 5
"""From the middle of a line of words down to where its letters stand."""
_HEAD: Final = 7
"""The length of an arrow head."""

_WIDTH: Final = 180
"""Of a box around a task."""
_BETWEEN: Final = 62
"""Between the columns, where the curves run."""
_GAP: Final = 10
"""Between boxes one above the other."""

_ROW: Final = 38
"""From one row to the next."""
_ROW_HEIGHT: Final = 30
_LANE: Final = 12
"""From one lane to the next."""
_CORNER: Final = 6
"""The radius with which a line turns into its lane."""
_FULL_WIDTH: Final = 680
"""What an ordinary page has room for."""
_NARROWEST_ROW: Final = 280


class Place(Struct, frozen=True, kw_only=True):
    """What a box stands for."""

    name: str
    """The name of a task or a phase in plain words, or `and 9 more`."""
    kind: str
    """`focus` for the task in the middle, `task`, `phase`, `more`, or `heading`, which has no box."""
    number: str = ""
    """A task's number; empty where there is none."""
    note: str = ""
    """What is handed on, below the name."""
    title: str = ""
    """What the tooltip says: the name in full, and all that is handed on."""
    address: str = ""
    """The page; empty where there is none, or it is this one."""


class Words(Struct, frozen=True, kw_only=True):
    """One line of words."""

    x: int
    """Where it begins."""
    y: int
    """Where its letters stand."""
    kind: str
    """The end of its class: `name`, `note` or `heading`."""
    number: str
    """A task's number before the words; empty on all lines but its first."""
    text: str
    """The words, cut to fit."""


class Box(Struct, frozen=True, kw_only=True):
    """A task or phase as it is drawn, with the lines that light up together with it."""

    x: int
    """From the left edge of the drawing."""
    y: int
    """From its upper edge."""
    width: int
    """Its width."""
    height: int
    """Its height."""
    place: Place
    """What it stands for."""
    words: tuple[Words, ...]
    """What is in it."""
    line: str = ""
    """The way of its lines, as the `d` of a path; each begins and ends at the edge of a box."""
    heads: str = ""
    """Their arrow heads, likewise."""

    @property
    def middle(self) -> int:
        """Half its height, from the upper edge of the drawing."""
        return self.y + self.height // 2


class Drawing(Struct, frozen=True, kw_only=True):
    """Everything that is drawn; empty where there are no boxes."""

    width: int = 0
    """In pixels."""
    height: int = 0
    """In pixels."""
    size: int = SIZE
    """The size of all letters, in pixels."""
    boxes: tuple[Box, ...] = ()
    """The boxes, from left to right and down."""
    headings: tuple[Words, ...] = ()
    """Words without a box."""


def around(
    focus: Place, before: Sequence[Place], after: Sequence[Place], headings: tuple[str, str]
) -> Drawing:
    """One task between those that feed it and those that it feeds; a side without any has no column."""
    height = max(_height(place) for place in (focus, *before, *after))
    most = max(len(before), len(after), 1)
    top = _EDGE + _LEADING + _GAP // 2
    middle = top + (most * (height + _GAP) - _GAP) // 2
    left = _EDGE + (_WIDTH + _BETWEEN if before else 0)
    right = left + _WIDTH + _BETWEEN
    center = _box(focus, left, middle - height // 2, _WIDTH, height)
    sources = _column(before, _EDGE, middle, height)
    targets = _column(after, right, middle, height)
    columns = ((headings[0], sources), (headings[1], targets))
    return Drawing(
        width=(right if after else left) + _WIDTH + _EDGE,
        height=top + most * (height + _GAP) - _GAP + _EDGE,
        boxes=(
            *(_joined(box, box, center) for box in sources),
            center,
            *(_joined(box, center, box) for box in targets),
        ),
        headings=tuple(
            _words(column[0].x, _EDGE + _LEADING // 2, "heading", cut(heading, _WIDTH))
            for heading, column in columns
            if column
        ),
    )


def through(rows: Sequence[Place], flows: Iterable[tuple[int, int]]) -> Drawing:
    """Rows from top to bottom, and lines from an upper row to a lower one, each given by its number."""
    targets: dict[int, set[int]] = {}
    for source, target in flows:
        targets.setdefault(source, set()).add(target)
    found = lanes({source: max(below) for source, below in targets.items()})
    left = _EDGE + (_HEAD + 2 * _CORNER + (max(found.values()) * _LANE) if found else 0)
    needed = max((_needed(place) for place in rows), default=0)
    width = min(max(_FULL_WIDTH - _EDGE - left, _NARROWEST_ROW), needed)
    fed = {target for below in targets.values() for target in below}
    boxes: list[Box] = []
    for number, place in enumerate(rows):
        box = _box(place, left, _EDGE + number * _ROW, width, _ROW_HEIGHT)
        below = sorted(targets.get(number, ()))
        x = left - _HEAD - _CORNER - found.get(number, 0) * _LANE
        boxes.append(
            replace(
                box,
                line=" ".join(_bracket(x, number, target, left) for target in below),
                heads=_head(left, _entry(number)) if number in fed else "",
            )
        )
    return Drawing(
        width=left + width + _EDGE,
        height=2 * _EDGE + len(rows) * _ROW - (_ROW - _ROW_HEIGHT),
        boxes=tuple(box for box in boxes if box.place.kind != "heading"),
        headings=tuple(
            replace(words, kind="heading")
            for box in boxes
            if box.place.kind == "heading"
            for words in box.words
        ),
    )


def _height(place: Place) -> int:
    return (len(_lines(place, _WIDTH, 2)) + bool(place.note)) * _LEADING + 2 * _EDGE


def _needed(place: Place) -> int:
    return int(_number_width(place) + width_of(place.name)) + 2 * _PAD + 1


def _number_width(place: Place) -> float:
    return width_of(f"{place.number} ", is_bold=True) if place.number else 0


def _lines(place: Place, width: int, most: int) -> tuple[str, ...]:
    """The name, on so many lines at most."""
    room = width - 2 * _PAD
    first = room - _number_width(place)
    return wrapped(place.name, *(first, *(room for _ in range(most - 1)))) or ("",)


def _box(place: Place, x: int, y: int, width: int, height: int) -> Box:
    """A box with its words in the middle of its height."""
    lines = _lines(place, width, 1 if height < 3 * _LEADING - _EDGE else 2)
    note = (cut(place.note, width - 2 * _PAD),) if place.note else ()
    first = y + (height - (len(lines) + len(note) - 1) * _LEADING) // 2
    named = (
        _words(x + _PAD, first + n * _LEADING, "name", line, "" if n else place.number)
        for n, line in enumerate(lines)
    )
    noted = (_words(x + _PAD, first + len(lines) * _LEADING, "note", line) for line in note)
    return Box(x=x, y=y, width=width, height=height, place=place, words=(*named, *noted))


def _words(x: int, middle: int, kind: str, text: str, number: str = "") -> Words:
    return Words(x=x, y=middle + _BASELINE, kind=kind, number=number, text=text)


def _column(places: Sequence[Place], x: int, middle: int, height: int) -> tuple[Box, ...]:
    """Boxes one above the other."""
    pitch = height + _GAP
    top = middle - (len(places) * pitch - _GAP) // 2
    return tuple(_box(place, x, top + n * pitch, _WIDTH, height) for n, place in enumerate(places))


def _joined(box: Box, source: Box, target: Box) -> Box:
    """A box with the curve from one box to the other, from the right edge to the left one."""
    start, end, above, below = source.x + source.width, target.x, source.middle, target.middle
    base = end - _HEAD
    half = (start + base) // 2
    curve = "" if above == below else f"C{half} {above} {half} {below} {base} {below}"
    return replace(box, line=f"M{start} {above}{curve}H{end}", heads=_head(end, below))


def _head(x: int, y: int) -> str:
    """An arrow head that points to the right."""
    return f"M{x} {y}L{x - _HEAD} {y - 4}V{y + 4}Z"


def _entry(row: int) -> int:
    """Where lines come in: above where they go out, so that the two are told apart."""
    return _EDGE + row * _ROW + _ROW_HEIGHT // 3


def _exit(row: int) -> int:
    return _EDGE + row * _ROW + _ROW_HEIGHT * 3 // 4


def _bracket(lane: int, source: int, target: int, edge: int) -> str:
    """From a row to the left, down its lane, and to the right into a lower row."""
    start, end, turn = _exit(source), _entry(target), lane + _CORNER
    return (
        f"M{edge} {start}H{turn}Q{lane} {start} {lane} {start + _CORNER}"
        f"V{end - _CORNER}Q{lane} {end} {turn} {end}H{edge}"
    )


def lanes(last: dict[int, int]) -> dict[int, int]:
    """A lane for each row that has lines, by the last row they lead to; 0 is the one beside the boxes.

    Short ones come first and stay inside; rows that do not meet share a lane.
    """
    taken: list[list[tuple[int, int]]] = []
    found: dict[int, int] = {}
    for source, end in sorted(last.items(), key=lambda span: (span[1] - span[0], span[0])):
        free = (n for n, spans in enumerate(taken) if all(end <= a or b <= source for a, b in spans))
        number = next(free, len(taken))
        if number == len(taken):
            taken.append([])
        taken[number].append((source, end))
        found[source] = number
    return found
