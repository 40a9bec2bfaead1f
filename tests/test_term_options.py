"""Options of parties, workstreams and letters are read, and what is wrong is told, without any host."""

from __future__ import annotations

import subprocess
import sys

import pytest

from mkdocs_m3 import M3
from mkdocs_m3.model.letter_options import read_letters
from mkdocs_m3.model.option_problem import OptionError
from mkdocs_m3.model.term_options import read_parties, read_terms
from mkdocs_m3.model.vocabulary import LETTERS, OWN_COLORS


def test_parties_have_what_is_usual_for_their_ids_and_else_colors_in_turn() -> None:
    customer, office = read_parties({"customer": "Agency", "office": "Our office"}, M3.parties, "party")
    assert (customer.label, customer.icon, customer.color) == ("Agency", "customer", M3.parties[0].color)
    assert (office.icon, office.color, office.short) == ("party", OWN_COLORS[1], "O")


def test_none_means_none() -> None:
    assert read_parties("none", M3.parties, "party") == read_terms("None", M3.workstreams, "x") == ()


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "It is empty: write ids with their labels, or `none` if there are none"),
        ([], "It is empty: write ids with their labels, or `none` if there are none"),
        (3, "Expected ids with their labels, as in `customer: Customer`, or `none`, but got 3"),
        (
            {"shared": "x"},
            "`shared` cannot be an id: use letters, digits, `-` and `_`, and not `shared` or `unstated`",
        ),
        ({"a": 3}, "`a`: expected a label, or `label`, `short`, `icon` and `color`, but got 3"),
        ({"a": {"lable": "x"}}, "`a`: there is no `lable`; did you mean `label`?"),
        ({"a": {"icon": "x.svg"}}, "`a`: `label` is missing, or is not a text"),
        (
            {"a": {"label": "A", "color": "red"}},
            "`a`: the light color is 'red'; write it in quotes as in '#1f5fae'",
        ),
        (
            {"a": {"label": "A", "color": {"light": "#fff"}}},
            "`a`: `color` takes one color, or `light` and `dark`, but got {'light': '#fff'}",
        ),
        (
            {"a": {"label": "Agency", "short": "PO"}, "b": "PO"},
            "`a`: `short` is 'PO', which is what `b` is called",
        ),
    ],
)
def test_what_is_wrong_with_parties_is_told(value: object, said: str) -> None:
    with pytest.raises(OptionError) as error:
        read_parties(value, M3.parties, "party")
    assert str(error.value) == said


def test_letters_are_a_set_by_its_name_or_the_sites_own() -> None:
    assert read_letters("rasci") == LETTERS["RASCI"]
    own = read_letters({"letters": {"D": "Does", "O": "Owns"}, "responsible": "D", "accountable": "O"})
    assert (own.labels, own.responsible, own.accountable) == ({"D": "Does", "O": "Owns"}, "D", "O")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (
            "RAC",
            "'RAC' is not a set of letters; allowed are `RACI`, `RASCI`, `DACI`, or letters of your own",
        ),
        ({"letter": {}}, "raci: there is no `letter`; did you mean `letters`?"),
        (
            {"letters": {"r": "x"}},
            "`letters` takes one or two capital letters with their labels, as in `R: Responsible`",
        ),
        (
            {"letters": {"R": "x"}, "responsible": "A"},
            "`responsible` takes one of the letters `R`, but got 'A'",
        ),
    ],
)
def test_what_is_wrong_with_letters_is_told(value: object, said: str) -> None:
    with pytest.raises(OptionError) as error:
        read_letters(value)
    assert str(error.value) == said


def test_no_host_is_asked() -> None:
    code = (
        "import sys; import mkdocs_m3.model.term_options, mkdocs_m3.model.letter_options; "
        "sys.exit(any(name.partition('.')[0] == 'mkdocs' for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
