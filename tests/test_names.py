"""When two names are one artifact."""

from __future__ import annotations

import pytest

from mkdocs_m3.model import fold


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Integrated Master Schedule (IMS)", "integrated master  schedule"),
        ("Independent Verification & Validation (IV&V) Plan", "Independent Verification and Validation Plan"),
        ("Service Level Agreements (SLAs)", "Service-Level Agreements"),
        ("Risks, Actions, Issues, and Decisions (RAID) Log", "Risks actions issues and decisions log"),
        ("Concept of Operations (CO)", "Concept of operations"),
    ],
)
def test_letter_case_blanks_punctuation_and_initials_make_no_difference(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Governance Plan (integrated)", "Governance Plan"),
        ("Initial Master Schedule", "Integrated Master Schedule"),
        ("Plan (ABC)", "Plan"),
        ("Status Report", "Status Reports"),
    ],
)
def test_names_that_say_something_else_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)
