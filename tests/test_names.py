"""When two names are one artifact."""

from __future__ import annotations

import pytest

from mkdocs_m3.model import fold
from mkdocs_m3.model.vocabulary import ArtifactNames


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Integrated Master Schedule (IMS)", "integrated master  schedule"),
        ("Independent Verification & Validation (IV&V) Plan", "Independent Verification and Validation Plan"),
        ("Service Level Agreements (SLAs)", "Service-Level Agreements"),
        ("Risks, Actions, Issues, and Decisions (RAID) Log", "Risks actions issues and decisions log"),
        ("Concept of Operations (CO)", "Concept of operations"),
        ("IMS (Integrated Master Schedule)", "Integrated Master Schedule (IMS)"),
        ("CO (Concept of Operations)", "Concept of operations"),
        ("IV&V (Independent Verification and Validation)", "Independent Verification & Validation"),
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
        ("IMS (Initial Plan)", "Initial Plan"),
        ("MS (Integrated Master Schedule)", "Integrated Master Schedule"),
        ("Plan (plan)", "plan"),
        ("Status Report", "Status Reports"),
    ],
)
def test_names_that_say_something_else_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_of_signs_alone_is_a_name_of_its_own() -> None:
    assert fold("—") != fold("…")
    assert fold(" ??? ") == fold("???")


@pytest.mark.parametrize("parted", ["test plan", "Test Plan"])
def test_a_name_that_is_parted_by_hand_is_no_other_artifact(parted: str) -> None:
    names = ArtifactNames.of((), [parted])
    others = [name for name in ("test plan", "Test Plan", "Test plan") if name != parted]
    assert names.key(f" {parted} ") not in {names.key(name) for name in others}
    assert len({names.key(name) for name in others}) == 1


def test_names_that_are_joined_by_hand_are_one_artifact() -> None:
    names = ArtifactNames.of([["Integrated Master Schedule", "Project Schedule"]], ())
    assert names.key("project schedule") == names.key("Integrated Master Schedule (IMS)")
    assert names.key("project schedule") == fold("Integrated Master Schedule")  # exports show the first
    assert names.key("Project Plan") != names.key("Project Schedule")
