"""Which places are changed: spread over all rooms, in proportion, and at least one in each."""

from __future__ import annotations

import random
from itertools import islice
from typing import TYPE_CHECKING

from tests.mutants.notes import ROOT
from tests.mutants.places import Place, places

if TYPE_CHECKING:
    from collections.abc import Mapping

PACKAGE = "mkdocs_m3"


def all_places() -> dict[str, list[Place]]:
    """All places of the package by the room they are in."""
    rooms: dict[str, list[Place]] = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        room = path.relative_to(ROOT / PACKAGE).parts[0].removesuffix(".py")
        found = places(path.relative_to(ROOT).as_posix(), path.read_bytes())
        if found:
            rooms.setdefault(room, []).extend(found)
    return rooms


def chosen(rooms: Mapping[str, list[Place]], count: int, seed: int) -> list[Place]:
    """So many places, no two of one line; the same for the same seed and sources."""
    dice = random.Random(seed)  # noqa: S311 - nothing is kept secret
    lines: dict[str, list[list[Place]]] = {}
    for room, found in rooms.items():
        of_room: dict[tuple[str, int], list[Place]] = {}
        for place in found:
            of_room.setdefault((place.file, place.line), []).append(place)
        lines[room] = list(of_room.values())
    picked: list[Place] = []
    for room, share in shares({room: len(of_room) for room, of_room in lines.items()}, count).items():
        drawn = (dice.choice(line) for line in dice.sample(lines[room], len(lines[room])))
        picked += islice((one for one in drawn if one.is_python((ROOT / one.file).read_bytes())), share)
    return picked


def shares(sizes: Mapping[str, int], count: int) -> dict[str, int]:
    """How many of `count` fall to each room: one at least, and the rest by size, largest remainders first."""
    left = count - len(sizes)
    if left < 0:
        raise ValueError(f"{count} places can't be spread over {len(sizes)} rooms")
    whole = sum(sizes.values())
    exact = {room: left * size / whole for room, size in sizes.items()}
    share = {room: 1 + int(part) for room, part in exact.items()}
    rest = sorted(exact, key=lambda room: exact[room] % 1, reverse=True)
    for room in rest[: count - sum(share.values())]:
        share[room] += 1
    return {room: min(share[room], size) for room, size in sizes.items()}
