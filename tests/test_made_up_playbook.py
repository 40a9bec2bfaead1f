"""The playbook that benchmarks build has the counts of the real one, and in a large one names recur."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playbook import playbook

if TYPE_CHECKING:
    from artifacts import Artifact
    from key_tasks import Playbook


def artifacts(made_up: Playbook) -> list[Artifact]:
    return [artifact for task in made_up.tasks for artifact in (*task.inputs, *task.outputs)]


def names(tasks: int) -> set[str]:
    return {artifact.name for artifact in artifacts(playbook(tasks))}


@pytest.fixture(scope="module")
def large() -> Playbook:
    return playbook(1000)


def test_names_of_a_large_playbook_recur_and_grow_slowly(large: Playbook) -> None:
    places = Counter(artifact.name for artifact in artifacts(large))
    assert (len(places), places.total()) == (400, 7349)
    assert max(places.values()) > 100
    assert [len(names(tasks)) for tasks in (67, 250, 500)] == [158, 248, 315]


def test_a_large_playbook_offers_templates_in_as_large_a_share_of_places_as_a_small_one(
    large: Playbook,
) -> None:
    files = [artifact.template.file for artifact in artifacts(large) if artifact.template]
    assert len(files) / len(artifacts(large)) == pytest.approx(196 / 492, rel=0.05)
    assert len(set(files)) < len(names(1000)) / 5
    assert max(Counter(files).values()) > 100


def test_no_task_takes_in_or_hands_on_an_artifact_twice(large: Playbook) -> None:
    for task in large.tasks:
        for listed in (task.inputs, task.outputs):
            assert len({artifact.name for artifact in listed}) == len(listed)


def test_a_larger_playbook_begins_with_the_same_phases_and_goes_on_in_order(large: Playbook) -> None:
    numbers = [(task.phase, task.number) for task in large.tasks]
    assert numbers[:67] == [(task.phase, task.number) for task in playbook(67).tasks]
    assert all(before < after for before, after in pairwise(numbers))
