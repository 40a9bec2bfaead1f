"""Did you mean: which known word is offered, and when it can only be a misspelling."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.nearest import LONGEST_WORD, is_typo, nearest

KNOWN = ("customer", "provider", "workstream2", "shared")


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("custmer", "customer"),
        ("Customer", "customer"),
        ("work-stream 2", "workstream2"),
        ("workstream3", "workstream2"),
        ("nobody", None),
        ("", None),
        (f"{'x' * LONGEST_WORD}customer", None),
    ],
)
def test_the_nearest_word_is_offered_if_it_is_near(word: str, meant: str | None) -> None:
    assert nearest(word, KNOWN) == meant


def test_a_word_is_compared_up_to_its_longest() -> None:
    longest = "a" * LONGEST_WORD
    assert nearest(f"{longest[:-1]}b", [longest]) == longest
    assert nearest(f"{longest}b", [longest]) is None


@pytest.mark.parametrize(
    ("word", "meant", "others"),
    [
        ("custmer", "customer", ()),
        ("CUSTOMER", "customer", ()),
        ("work-stream2", "workstream2", ()),
        ("workstraem2", "workstream2", ()),
        ("2workstraem", "2workstream", ()),
        ("implementationteamss", "implementationteam", ()),
    ],
)
def test_what_can_only_be_a_misspelling_is_one(word: str, meant: str, others: tuple[str, ...]) -> None:
    assert is_typo(word, meant, (meant, "shared", *others))


@pytest.mark.parametrize(
    ("word", "meant", "others"),
    [
        pytest.param("workstream3", "workstream2", (), id="another digit"),
        pytest.param("workstream", "workstream2", (), id="no digit"),
        pytest.param("workstream22", "workstream2", (), id="one more digit"),
        pytest.param("workstream21", "workstream12", (), id="the same digits in another order"),
        pytest.param("rovider", "provider", (), id="another first letter"),
        pytest.param("implementationteamsss", "implementationteam", (), id="three letters more"),
        pytest.param("implementatioteam", "implementationteamss", (), id="three letters fewer"),
        pytest.param("cstmr", "customer", (), id="little in common"),
        pytest.param("custmer", "customer", ("costumer",), id="two that are like it"),
        pytest.param("work-stream2", "workstream2", ("work stream2",), id="two that are written alike"),
    ],
)
def test_what_may_be_another_word_is_no_misspelling(word: str, meant: str, others: tuple[str, ...]) -> None:
    assert not is_typo(word, meant, (meant, "shared", *others))
