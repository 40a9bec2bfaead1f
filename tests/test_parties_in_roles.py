"""Stakeholders whose role ends in their party in parentheses: `Risk Manager (customer)`."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Part\nstakeholders:\n"
GLOSSARY: Final = (
    "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
    "      - name: {role}\n        description: Does it\n---\n"
)


def found_in(items: str, *, defined: str = "Risk Manager") -> tuple[Finding, ...]:
    pages = {"3.1.md": f"{HEAD}{items}---\n", "glossary.md": GLOSSARY.format(role=defined)}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return load(sources, inventory, M3).findings


CUSTOMERS: Final = "  - text: {}\n    responsibleParty: customer\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("  - Risk Manager (customer)\n", CUSTOMERS.format("Risk Manager")),
        ("  - text: Risk Manager (Customer)\n", CUSTOMERS.format("Risk Manager")),
        ('  - "Risk Manager (customer)"\n', CUSTOMERS.format('"Risk Manager"')),
        ("- Risk Manager  (customer) \n", "- text: Risk Manager \n  responsibleParty: customer\n"),
        (
            "  - Risk Manager (customer and provider)\n",
            "  - text: Risk Manager\n    responsibleParty: [customer, provider]\n",
        ),
        (
            "  - Risk Manager (shared)\n",
            "  - text: Risk Manager\n    responsibleParty: [customer, provider]\n",
        ),
        (CUSTOMERS.format("Risk Manager (customer)"), CUSTOMERS.format("Risk Manager")),
    ],
)
def test_a_party_behind_a_role_is_told_once_and_moved(wrong: str, right: str) -> None:
    (found,) = found_in(wrong)
    assert (found.code, found.span.line) == ("M3058", 7)
    assert edited(f"{HEAD}{wrong}---\n", found.cure) == f"{HEAD}{right}---\n"
    assert found_in(right) == ()


def test_another_party_than_the_one_stated_is_left_to_the_author() -> None:
    (found,) = found_in(CUSTOMERS.format("Risk Manager (provider)"))
    assert (
        found.help == "write `Risk Manager`, and add `provider` to `responsibleParty` if it is meant as well"
    )
    assert found.cure == ()


def test_one_role_of_two_parties_is_to_be_one_item() -> None:
    (found,) = found_in("  - Risk Manager (customer)\n  - Risk Manager (provider)\n")
    assert (found.code, found.span.line, found.cure) == ("M3058", 7, ())
    assert found.help.startswith("make one item of all with the role `Risk Manager`")


@pytest.mark.parametrize("role", ["Records Officer (RO)", "Risk Manager (customer side)", "(customer)"])
def test_other_words_in_parentheses_are_part_of_the_role(role: str) -> None:
    assert found_in(f"  - {role}\n", defined=role) == ()
    assert [one.code for one in found_in(f"  - {role}\n")] == ["M3084"]


def test_a_role_that_the_glossary_has_with_its_party_is_meant_so() -> None:
    assert found_in("  - Risk Manager (customer)\n", defined="Risk Manager (customer)") == ()
