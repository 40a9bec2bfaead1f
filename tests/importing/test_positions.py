"""*Number in its phase* of our own exports is understood in any kind of table; what cannot be one is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.importing.imports import imported, new_site

if TYPE_CHECKING:
    from pathlib import Path


def test_a_transposed_table_may_say_the_number_of_each_key_task_in_its_phase(tmp_path: Path) -> None:
    rows = "Task,Plan,Do,Go\nPhase,2,2,2\nNumber in its phase,3,third,5\nObjective,Know,Act,\n"
    made = imported(new_site(tmp_path), rows)
    named = {uri: made.front(uri)["name"] for uri in made.pages if uri != "index.md"}
    assert named == {"key-tasks/2.3.md": "Plan", "key-tasks/2.4.md": "Do", "key-tasks/2.5.md": "Go"}
    assert made.lines("left") == ["in!C1: left: `third` cannot be the number of `Do` in its phase"]


def test_a_second_number_of_one_key_task_is_told(tmp_path: Path) -> None:
    rows = "Phase,Number in its phase,Task,Activity\n2,3,Plan,Meet\n2,4,Plan,Part\n2,3,Plan,Rest\n"
    made = imported(new_site(tmp_path), rows)
    assert len(made.front("key-tasks/2.3.md")["activities"]) == 3
    words = "`4`: the key task has another number in its phase already"
    assert made.lines("left") == [f"in!B3: left: {words}"]
