"""What is told of all kinds of changes, there and back, is what is written down in `tests/changes/`."""

from __future__ import annotations

from mkdocs_m3.comparing.changes import KINDS
from mkdocs_m3.comparing.playbooks import changes
from tests.changed import side
from tests.told_changes import BEFORE, FOLDER, NOW, OURS, THEIRS, told


def test_in_each_format_is_told_what_is_written_down() -> None:
    files = dict(told())
    for name, text in files.items():
        assert text == (FOLDER / name).read_text(encoding="utf-8"), name
    assert {path.name for path in FOLDER.iterdir()} == files.keys()


def test_the_two_states_differ_in_everything_of_which_changes_are_told() -> None:
    there, back = (side(BEFORE, OURS), side(NOW, THEIRS)), (side(NOW, THEIRS), side(BEFORE, OURS))
    assert {one.kind for states in (there, back) for one in changes(*states)} == set(KINDS)
