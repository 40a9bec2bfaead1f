"""Activities that begin with the numbers that the page gives them anyway."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_line_slips import told
from tests.test_trials import HEAD, read


def items(*texts: str, key: str = "activities") -> str:
    return f"{key}:\n" + "".join(f"  - {text}\n" for text in texts)


@pytest.mark.parametrize(
    "numbers",
    [
        ("1. ", "2. ", "3. "), ("1) ", "2) ", "3) "), ("(1) ", "(2) ", "(3) "), ("1 - ", "2 - ", "3 - "),
        ("3.1.1 ", "3.1.2 ", "3.1.3 "), ("01. ", "02. ", "03. "), ("1.1 ", "1.2 ", "1.3 "),
    ],
)  # fmt: skip
@pytest.mark.parametrize("begin", ["", "text: ", '"'])
def test_numbers_before_activities_are_told_once_and_deleted(numbers: tuple[str, ...], begin: str) -> None:
    words, end = ("Meet", "Plan", "Move"), '"' * (begin == '"')
    wrong = items(*(f"{begin}{number}{word}{end}" for number, word in zip(numbers, words, strict=True)))
    right = items(*(f"{begin}{word}{end}" for word in words))
    (found,) = told(read(wrong))
    assert (found.code, found.span.line, found.span.length) == ("M3059", 7, len(numbers[0].strip()))
    assert found.help == "delete the numbers in lines 7, 8 and 9"
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []


@pytest.mark.parametrize(
    "texts",
    [
        ("1. Meet", "2. Plan"),
        ("1. Meet", "2. Plan", "Move"),
        ("1. Meet", "3. Plan", "2. Move"),
        ("100 records are read", "101 records are kept", "102 records are moved"),
        ("1 day before, meet", "2 days before, plan", "3 days before, move"),
        ("4. Meet", "5. Plan", "6. Move"),
    ],
)
def test_other_numbers_belong_to_the_words(texts: tuple[str, ...]) -> None:
    assert told(read(items(*texts))) == []


def test_what_the_page_does_not_number_may_have_numbers() -> None:
    assert told(read(items("1. Meet", "2. Plan", "3. Move", key="bestPractice"))) == []


def test_numbers_may_run_on_from_the_group_before() -> None:
    groups = "activitiesGroups:\n  - group: A\n    activities: [Ask]\n  - group: B\n    activities:\n"
    (found,) = told(read(f"{groups}      - 2. Meet\n      - 3. Plan\n      - 4. Move\n"))
    assert found.help == "delete the numbers in lines 11, 12 and 13"
