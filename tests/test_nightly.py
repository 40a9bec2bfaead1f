"""What is left out by day: no value of any dimension, and no pair of values."""

from __future__ import annotations

from itertools import combinations, product
from typing import Final

from tests.nightly import each_pair, each_value

DIMENSIONS: Final = ("abcde", (1366, 390, 320), (True, False))


def test_each_value_is_there_by_day() -> None:
    found = each_value(*DIMENSIONS, is_night=False)
    assert len(found) == 5
    for dimension, values in zip(DIMENSIONS, zip(*found, strict=True), strict=True):
        assert set(values) == set(dimension)


def test_each_two_values_meet_by_day() -> None:
    found = each_pair(*DIMENSIONS, is_night=False)
    assert len(found) < 30 * 2 / 3
    met = {pair for one in found for pair in combinations(enumerate(one), 2)}
    assert met == {pair for one in product(*DIMENSIONS) for pair in combinations(enumerate(one), 2)}


def test_every_combination_is_there_by_night() -> None:
    for chosen in (each_value, each_pair):
        assert chosen(*DIMENSIONS, is_night=True) == list(product(*DIMENSIONS))
