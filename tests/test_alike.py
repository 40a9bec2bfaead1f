"""Of thousands of names, those are compared with a misspelled one among which the right one is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.findings.alike import FEW, MOST_COMPARED, Alike
from mkdocs_m3.findings.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS: Final = ("Plan", "Charter", "Status Report", "Risk Register", "Training Schedule", "Statement of Work")
WHOSE: Final = (
    "Payroll",
    "Travel",
    "Records",
    "Hiring",
    "Fleet",
    "Grants",
    "Budget",
    "Security",
    "Facilities",
)
NAMES: Final = tuple(
    f"phase-{phase}/{whose}-{kind.replace(' ', '-')}-{number}.docx"
    for phase in range(1, 6)
    for number in range(1, 31)
    for whose in WHOSE
    for kind in KINDS
)
SLIPS: Final[dict[str, Callable[[str], str]]] = {
    "a letter is missing": lambda name: name.replace("r", "", 1),
    "a letter is doubled": lambda name: name.replace("a", "aa", 1),
    "two letters changed places": lambda name: name.replace("ar", "ra", 1).replace("an", "na", 1),
    "blanks for hyphens": lambda name: name.replace("-", " "),
    "another letter": lambda name: name.replace("e", "i", 1),
}


@pytest.mark.parametrize("slip", SLIPS.values(), ids=SLIPS)
def test_a_misspelled_name_finds_the_right_one_among_thousands(slip: Callable[[str], str]) -> None:
    alike = Alike(NAMES)
    written = {name: slip(name) for name in NAMES[::37] if slip(name) not in NAMES}
    assert len(written) > 30
    found = {name: nearest(slipped, alike.to(slipped), 0.8) for name, slipped in written.items()}
    assert found == {name: name for name in written}


def test_few_names_are_all_compared_and_of_many_only_some() -> None:
    assert Alike(NAMES[:FEW]).to("nothing like it") == NAMES[:FEW]
    assert len(Alike(NAMES).to(NAMES[7])) == MOST_COMPARED
    assert Alike(NAMES).to("?") == ()
