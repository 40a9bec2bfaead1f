"""Each neighbor in both orders in `plugins`: nothing is lost, and nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.neighbors.cases import CASES
from tests.neighbors.problems import problems
from tests.neighbors.sites import with_ours, without_ours

if TYPE_CHECKING:
    from pathlib import Path

    from tests.neighbors.sites import Neighbor

pytestmark = [
    pytest.mark.neighbors,
    pytest.mark.filterwarnings("default"),  # what other plugins warn of is theirs
]


@pytest.fixture(autouse=True)
def _same_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some themes print when a site was built."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1772600000")


@pytest.mark.parametrize("neighbor", CASES, ids=lambda one: one.name)
def test_nothing_is_lost_beside(neighbor: Neighbor, tmp_path: Path) -> None:
    plain = without_ours(neighbor, tmp_path / "plain" / "guide")
    assert not plain.is_aborted, plain.log
    for order in neighbor.orders if neighbor.plugins else ("last",):
        built = with_ours(neighbor, tmp_path / order / "guide", order)
        assert problems(neighbor, built, plain) == [], order
