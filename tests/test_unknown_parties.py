"""A word that is no party, in many places of a page: told once, with the party that it may have replaced."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from mkdocs_m3 import M3, Finding, Inventory, Source, Vocabulary, load
from mkdocs_m3.findings.fixing import edited

PAGE: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: {n}
name: Part {n}
activities:
  - text: Meet {n}
    responsibleParty: customer
  - text: Agree {n}
    responsibleParty: provider
stakeholders:
  - text: Program Manager
    responsibleParty: customer
  - text: Project Manager
    responsibleParty:
      - customer
      - 'provider'
---
"""


def found_in(*pages: str, vocabulary: Vocabulary = M3) -> tuple[Finding, ...]:
    sources = [Source(path=f"3.{n}.md", uri=f"3.{n}.md", text=text) for n, text in enumerate(pages, 1)]
    inventory = Inventory(pages={one.uri: one.uri.replace(".md", "/index.html") for one in sources}, files={})
    return load(sources, inventory, vocabulary).findings


def test_a_party_that_was_replaced_on_a_page_is_told_once_and_found_again() -> None:
    right = PAGE.format(n=1)
    page = right.replace("provider", "vendor")
    (found,) = found_in(page, PAGE.format(n=2))
    assert (found.code, str(found.span)) == ("M3013", "3.1.md:10:23")
    assert [str(place) for place in found.others] == ["3.1.md:17:9"]
    assert found.headline == "`vendor` is not a party of this playbook, and 2 places of this page name it"
    assert found.help == (
        "if `provider` was replaced, which this page names nowhere else, write it again in lines 10 and 17; "
        "if not, write one of `customer`, `provider`, `qsmo`, `shared`, or a list of them"
    )
    assert edited(page, found.cure) == right.replace("'", "")


def test_where_several_parties_may_have_been_replaced_all_are_named() -> None:
    (found,) = found_in(PAGE.format(n=1).replace("provider", "vendor"))
    assert found.help == (
        "in lines 10 and 17, write one of `customer`, `provider`, `qsmo`, `shared`, or a list of them"
    )
    assert found.cure == ()


def test_where_no_party_is_missing_none_is_guessed() -> None:
    page = PAGE.format(n=1).replace("text: Meet 1", "text: Meet\n    responsibleParty: qsmo\n  - text: Act")
    page = page.replace("Party: customer\nstake", "Party: omb\nstake")
    twice = page.replace("Manager\n    responsibleParty: customer", "Manager\n    responsibleParty: omb")
    twice = twice.replace("Act\n    responsibleParty: customer", "Act\n    responsibleParty: omb")
    (found,) = found_in(twice)
    assert (found.help.startswith("in lines "), found.cure) == (True, ())


def test_a_party_that_no_page_names_is_guessed_only_where_the_word_is_on_most_pages() -> None:
    replaced = [PAGE.format(n=n).replace("provider", "vendor") for n in (1, 2)]
    two = replace(M3, parties=M3.parties[:2])
    for found in found_in(*replaced, vocabulary=two):
        assert found.help.startswith("if `provider` was replaced")
    page = PAGE.format(n=1).replace("customer", "omb")
    others = [PAGE.format(n=n).replace("customer", "provider") for n in (2, 3)]
    (found,) = (one for one in found_in(page, *others, vocabulary=two) if one.code == "M3013")
    assert found.help.startswith("in lines ")


def test_letters_of_a_party_are_counted_with_the_rest() -> None:
    letters = "responsibleParty: provider\n    raci: {provider: R, customer: A}"
    page = PAGE.format(n=1).replace("responsibleParty: provider", letters)
    (found,) = found_in(page.replace("provider", "vendor"), PAGE.format(n=2))
    assert found.help.startswith("if `provider` was replaced, which this page names nowhere else, write it ")
    assert edited(page.replace("provider", "vendor"), found.cure) == page.replace("'", "")


def test_each_word_is_told_by_itself_and_on_each_page() -> None:
    page = PAGE.format(n=1).replace("provider", "vendor").replace("customer", "agency")
    found = found_in(page, page.replace("1", "2"))
    assert [(str(one.span), one.headline.split("`")[1]) for one in found] == [
        ("3.1.md:8:23", "agency"),
        ("3.1.md:10:23", "vendor"),
        ("3.2.md:8:23", "agency"),
        ("3.2.md:10:23", "vendor"),
    ]


def test_places_in_one_line_are_one_line() -> None:
    page = PAGE.format(n=1).replace("Party: provider", "Party: [agency, 'agency']")
    (found,) = found_in(page, PAGE.format(n=2), PAGE.format(n=3))
    assert found.help.startswith("in line 10, write")
    assert len(found.others) == 1


def test_slips_of_the_keyboard_each_have_their_own_cure() -> None:
    found = found_in(PAGE.format(n=1).replace("provider", "provder"))
    assert [one.help for one in found] == ["write `provider`", "write `provider`"]
    assert all(one.fix for one in found)


def test_a_role_of_the_page_in_place_of_a_party_is_told_with_its_party() -> None:
    page = PAGE.format(n=1).replace("responsibleParty: provider", "responsibleParty: project manager")
    (found,) = found_in(page)
    assert (found.code, found.headline) == ("M3013", "`project manager` is a role, and no party")
    assert (found.help, found.cure) == ("write its party, `shared`, and name the role in `text`", ())


def test_a_role_of_another_page_or_of_the_glossary_is_told_as_one() -> None:
    page = (
        PAGE.format(n=1)
        .partition("stakeholders:")[0]
        .replace("responsibleParty: provider", "responsibleParty: {}")
    )
    by_others = found_in(page.format("Program Manager") + "---\n", PAGE.format(n=2))
    assert [one.help for one in by_others] == ["write its party, `customer`, and name the role in `text`"]
    glossary = (
        "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
        "      - name: Scheduler\n        description: Plans\n"
        "      - name: Program Manager\n        description: Leads\n"
        "      - name: Project Manager\n        description: Leads\n---\n"
    )
    (found,) = found_in(page.format("Scheduler") + "---\n", PAGE.format(n=2), glossary)
    assert found.headline == "`Scheduler` is a role, and no party"
    assert found.help == (
        "write the party that it belongs to, one of `customer`, `provider`, `qsmo`, "
        "and name the role in `text`"
    )


def test_a_role_in_place_of_the_task_s_own_party_goes_into_another_text() -> None:
    page = PAGE.format(n=1).replace("activities:", "responsibleParty: Program Manager\nactivities:")
    (found,) = found_in(page)
    assert found.help == "write `customer`, and put `Program Manager` into `objective`, or another text"
