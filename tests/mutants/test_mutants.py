"""What is changed, how it is spread, and that a change that no test can see is told as one that lives."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import pytest

from tests.mutants.choice import all_places, chosen, shares
from tests.mutants.notes import ROOT, Note
from tests.mutants.places import places
from tests.mutants.trial import Copy
from tests.test_architecture import FILES, room_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.mutants.places import Place


def changes(text: str) -> set[str]:
    """The lines that a source becomes."""
    source = textwrap.dedent(text).encode()
    return {one.before_and_after(source)[1] for one in places("x.py", source)}


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a = b < c", {"a = b <= c"}),
        ("a = b not in c", {"a = b in c"}),
        ("a = b is None", {"a = b is not None"}),
        ("a = b and c or d", {"a = b or c or d", "a = b and c and d"}),
        ("a = not b", {"a = (b)"}),
        ("a = len(b) - c", {"a = len(b) + c"}),
        ("a = b[1:]", {"a = b[2:]"}),
        ("a = True", {"a = False"}),
        ("a = {'name': 'Meet'}", {"a = {'name~': 'Meet'}"}),
        ("a = b.get('name')", {"a = b.get('name~')"}),
        ("a = b == 'name'", {"a = b == 'name~'", "a = b != 'name'"}),
        ("a = min(b)", {"a = max(b)"}),
        ("a = b.startswith(c)", {"a = b.endswith(c)"}),
        ("a = b if c else d", {"a = b if not (c) else d"}),
        ("a = [b for b in c if b]", {"a = [b for b in c if True]"}),
        ("a(b)", {"pass"}),
        ("a += b", {"pass"}),
        ("a = 'ä' if b else c", {"a = 'ä' if not (b) else c"}),
        ("a = 'ä' and b", {"a = 'ä' or b"}),
    ],
)
def test_a_line_is_changed_in_each_of_its_places(line: str, expected: set[str]) -> None:
    assert changes(line) == expected


def test_an_answer_is_withheld_and_a_jump_is_another() -> None:
    loop = """
        def first(a):
            for b in a:
                continue
            return b
    """
    assert changes(loop) == {"break", "return None"}


def test_a_limit_that_is_a_fact_is_changed_by_one_and_any_limit_may_mean_its_opposite() -> None:
    text = "MOST: Final = {}\ndef a(b):\n    if b > MOST: ..."
    changed = {"if not (b > MOST): ...", "if b >= MOST: ...", "MOST: Final = 32768"}
    assert changes(text.format("32_767")) == changed
    assert changes(text.format("32_000")) == {"if not (b > MOST): ..."}


@pytest.mark.parametrize(
    "text",
    [
        '"""Says 1 < 2."""',
        "a: list[1] | None",
        "if TYPE_CHECKING:\n    a = 1",
        "def __repr__(self):\n    return 'a'",
        "@cache(1)\ndef a(b: int = ...): ...",
        "class A(Struct, frozen=True): ...",
        "__all__ = ['a', 'b'][1:]",
        "assert a < b",
        "raise TypeError(a < b)",
        "log.debug('a', 1)",
        "a = 'Meet'",
        "MOST: Final = 20_000\ndef a(b):\n    while b > MOST: ...",
    ],
)
def test_what_no_reader_could_notice_is_left_alone(text: str) -> None:
    assert changes(text) == set()


@pytest.fixture(scope="module")
def rooms() -> dict[str, list[Place]]:
    return all_places()


@pytest.mark.slow
def test_places_are_spread_over_all_rooms_in_proportion(rooms: dict[str, list[Place]]) -> None:
    assert {*rooms} == {"__init__", *(room_of(path) for path in FILES)}  # which imports what is public
    picked = chosen(rooms, 60, 7)
    assert picked == chosen(rooms, 60, 7) != chosen(rooms, 60, 8)
    assert len({(one.file, one.line) for one in picked}) == 60
    assert {one.file.split("/")[1].removesuffix(".py") for one in picked} == {*rooms}


def test_a_room_gets_one_place_and_more_by_its_size() -> None:
    assert shares({"small": 1, "middle": 100, "large": 300}, 11) == {"small": 1, "middle": 3, "large": 7}
    with pytest.raises(ValueError, match="1 places can't be spread over 2 rooms"):
        shares({"a": 5, "b": 5}, 1)


@pytest.mark.slow
def test_changes_that_are_chosen_are_python(rooms: dict[str, list[Place]]) -> None:
    text = b"a = (not b for c in d)\n"
    found = places("x.py", text)
    assert [one.is_python(text) for one in found] == [True]
    for place in chosen(rooms, 60, 7):
        compile(place.changed((ROOT / place.file).read_bytes()), place.file, "exec")


@pytest.mark.slow
def test_a_change_lives_unless_a_test_that_runs_it_fails(tmp_path: Path) -> None:
    file = "mkdocs_m3/findings/nearest.py"
    source = (ROOT / file).read_bytes()
    place = next(
        one for one in places(file, source) if one.before_and_after(source)[1].startswith("if not (")
    )
    far = "tests/test_alike.py::test_few_names_are_all_compared_and_of_many_only_some"
    near = "tests/test_alike.py::test_a_misspelled_name_finds_the_right_one_among_thousands[another letter]"
    copy = Copy(tmp_path)
    for test, noticed in ((near, near), (far, "")):
        lines = {file: {line: frozenset({test}) for line in place.lines}}
        note = Note(file="tests/test_alike.py", seconds={test: 0.1}, lines=lines)
        assert copy.verdict(place, [note]).noticed == noticed
    assert (tmp_path / file).read_bytes() == source
