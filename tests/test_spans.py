"""The line that a finding shows, and the carets below its fault, however long the line is."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.finding import WIDEST_EXCERPT, Span

WORDS = " ".join(f"word{n:03}" for n in range(40))
"""A line of 319 characters."""


def span(text: str, fault: str) -> Span:
    start = text.index(fault)
    return Span.at("3.1.md", text, start, start + len(fault))


def marked(shown: Span) -> str:
    """What is above the carets."""
    return shown.excerpt[shown.caret : shown.caret + len(shown.carets)]


@pytest.mark.parametrize("number", [0, 1, 6, 7, 8, 20, 31, 32, 38, 39])
def test_carets_stand_below_the_fault_wherever_in_a_long_line_it_is(number: int) -> None:
    shown = span(f"name: x\n{WORDS}\nphase: 3\n", f"word{number:03}")
    assert marked(shown) == f"word{number:03}"
    assert (shown.line, shown.column) == (2, 8 * number + 1)


def test_a_long_line_is_cut_around_its_fault_and_says_on_which_side() -> None:
    first, middle, last = (span(WORDS, f"word{number:03}") for number in (0, 20, 39))
    assert first.excerpt == f"{WORDS[:WIDEST_EXCERPT]}…"
    assert last.excerpt == f"…{WORDS[-WIDEST_EXCERPT:]}"
    half = WIDEST_EXCERPT // 2
    assert middle.excerpt == f"…{WORDS[160 - half : 160 - half + WIDEST_EXCERPT]}…"
    assert middle.caret == half + 1


def test_a_line_that_just_fits_is_shown_whole() -> None:
    fits = WORDS[:WIDEST_EXCERPT]
    assert span(fits, "word012").excerpt == fits
    assert span(f"{fits}x", "word000").excerpt == f"{fits}…"


def test_carets_end_with_the_line_that_is_shown() -> None:
    shown = span(WORDS, WORDS[8:])
    assert shown.length == len(WORDS) - 8
    assert shown.excerpt.startswith(WORDS[:16])
    assert shown.caret + len(shown.carets) == len(shown.excerpt)


def test_what_goes_on_below_is_marked_to_the_end_of_its_line() -> None:
    shown = span("name: Form\n  one team\n", "Form\n  one")
    assert (marked(shown), shown.length) == ("Form", 4)


def test_a_place_behind_all_that_is_shown_gets_one_caret() -> None:
    shown = Span.at("3.1.md", "name:\n", 5)
    assert (shown.excerpt, shown.caret, shown.carets) == ("name:", 5, "^")
