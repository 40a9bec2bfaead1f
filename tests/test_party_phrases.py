"""Parties in other words than a site's own: told with every word that is left, and none of them dropped."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_line_slips import told
from tests.test_trials import HEAD, read

ONE_OF = "write one of `customer`, `provider`, `qsmo`, `shared`, or a list of them"


@pytest.mark.parametrize(
    ("yaml", "party", "words", "where"),
    [
        ("responsibleParty: customer (QA team)", "customer", "(QA team)", "`objective`, or another text"),
        ("stakeholders: [{text: A, responsibleParty: Customer - QA team}]", "customer", "QA team", "`text`"),
        (
            "stakeholders: [{text: A, responsibleParty: [qsmo, provider (lead)]}]",
            "provider",
            "(lead)",
            "`text`",
        ),
        ("stakeholders: [{text: A, responsibleParty: [qsmo, provider (QA)]}]", "provider", "(QA)", "`text`"),
        ("activities: [{text: A, raci: {customer: A, provider (lead): R}}]", "provider", "(lead)", "`text`"),
        (
            "responsibleParty: customer, provider (lead)",
            "[customer, provider]",
            "(lead)",
            "`objective`, or another text",
        ),
        (
            "activities: [{text: A, responsibleParty: 'customer (lead), provider'}]",
            "[customer, provider]",
            "(lead)",
            "`text`",
        ),
        (
            "activities: [{text: A, responsibleParty: both the provider and the qsmo (QA)}]",
            "[provider, qsmo]",
            "(QA)",
            "`text`",
        ),
        *(
            (
                f"activities: [{{text: A, responsibleParty: 'customer{between}{words}'}}]",
                "customer",
                words,
                "`text`",
            )
            for between, words in (
                (" ", "(with help from the provider)"),
                (" ", "(formerly provider)"),
                (" ", "(provider)"),
                (", ", "not provider"),
                (", ", "provider only advises"),
                (" – ", "provider helps"),  # noqa: RUF001
            )
        ),
        (
            (
                "stakeholders: [{text: Office Lead, responsibleParty: provider}]\n"
                "activities: [{text: A, responsibleParty: Office lead}]"
            ),
            "provider",
            "Office lead",
            "`text`",
        ),
    ],
)
def test_words_behind_a_party_are_not_lost(yaml: str, party: str, words: str, where: str) -> None:
    found = [one for one in told(read(f"{yaml}\n")) if one.code == "M3013"]
    assert [one.help for one in found] == [f"write `{party}`, and put `{words}` into {where}"]
    assert found[0].cure == ()


def test_a_role_of_several_parties_stands_for_none_of_them() -> None:
    stakeholders = (
        "stakeholders: [{text: Lead, responsibleParty: qsmo}, {text: Lead, responsibleParty: provider}]\n"
    )
    (found,) = told(read(f"{stakeholders}activities: [{{text: A, responsibleParty: Lead}}]\n"))
    assert found.help == (
        "write the party that it belongs to, one of `customer`, `provider`, `qsmo`, "
        "and name the role in `text`"
    )


def test_words_that_deny_a_party_or_say_whose_they_are_do_not_become_that_party() -> None:
    for written in ("not qsmo", "non-customer", "subprovider", "everyone but customer", "custmer team"):
        (found,) = told(read(f"responsibleParty: {written}\n"))
        assert (found.help, found.cure) == (ONE_OF, ())


@pytest.mark.parametrize(
    ("written", "party", "words"),
    [
        ("customer's PMO", "customer", "customer's PMO"),
        ("the office, customer’s PMO", None, None),  # noqa: RUF001
        ("providers' staff", "provider", "providers' staff"),
        ("PM (customer)", "customer", "PM"),
        ("Acme and provider", "provider", "Acme"),
        ("PM, not customer", None, None),
        ("customer, provider and others", "[customer, provider]", "others"),
        ("qsmo and provider, etc.", "[qsmo, provider]", "etc."),
        ("customer and others, the provider", "[customer, provider]", "others"),
        ("customer; provider (lead) and me", "[customer, provider]", "(lead), me"),
        ("customer, customer and others", "customer", "others"),
        ("customer and others (provider)", "customer", "and others (provider)"),
        ("customer and subprovider", "customer", "and subprovider"),
    ],
)
def test_what_is_no_party_is_to_be_put_into_a_text(written: str, party: str | None, words: str) -> None:
    (found,) = told(read(f"activities:\n  - text: A\n    responsibleParty: {written}\n"))
    assert found.help == (f"write `{party}`, and put `{words}` into `text`" if party else ONE_OF)
    assert found.cure == ()


def test_several_parties_in_an_item_or_with_letters_become_several_of_these() -> None:
    (found,) = told(read("responsibleParty:\n  - customer, provider and others\n"))
    own = "write `customer`, `provider` as items of their own"
    assert found.help == f"{own}, and put `others` into `objective`, or another text"
    (found,) = told(read("activities:\n  - text: A\n    raci: {'customer, provider (lead)': A}\n"))
    assert found.help == (
        "write `customer`, `provider` one by one, each with its letter, and put `(lead)` into `text`"
    )


@pytest.mark.parametrize(
    "written",
    [
        "the customer",
        "customers",
        "Customer’s",  # noqa: RUF001
        "cus-tomer",
        "custmer",
        "o customer",
        "1. customer",
        "customer<br>",
    ],
)
def test_a_misspelled_party_is_written_right(written: str) -> None:
    (found,) = told(read(f"responsibleParty: {written}\n"))
    right = "responsibleParty: customer\n"
    assert edited(f"{HEAD}responsibleParty: {written}\n", found.cure) == HEAD + right
    assert told(read(right)) == []
