"""An address that is typed as it is becomes a link, and nothing else of its text changes."""

from __future__ import annotations

from typing import Final

import pytest
from markupsafe import Markup, escape

from mkdocs_m3.markup.bare_addresses import bare_addresses
from mkdocs_m3.markup.text import inline, plain

SITE: Final = "https://www.example.gov/plans/staff.html?year=2026&part=1#top"


def shown(text: str) -> str:
    return str(inline(text, lambda address: None if "localhost" in address else address).markup)


def link(address: str) -> str:
    return f'<a href="{escape(address)}">{escape(address)}</a>'


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (f"See {SITE}.", SITE),
        (SITE, SITE),
        (f"Two of them ({SITE}), and more", SITE),
        (f"See {SITE}?!", SITE),
        (f'Called "{SITE}"', SITE),
        (f"**See {SITE}**", SITE),
        (f"It's *here*: {SITE}; then go on", SITE),
        ("https://a.gov/plan_(2)_final_.pdf (new)", "https://a.gov/plan_(2)_final_.pdf"),
        ("(see https://a.gov/plan_(2).pdf)", "https://a.gov/plan_(2).pdf"),
        ("a_b https://a.gov/*a*/b_(_c_)_d c_d", "https://a.gov/*a*/b_(_c_)_d"),
        ("http://a.gov:8080/", "http://a.gov:8080/"),
        ("https://a.gov, where all is", "https://a.gov"),
    ],
)
def test_an_address_is_a_link_without_the_signs_of_its_sentence(text: str, address: str) -> None:
    found = shown(text)
    assert link(address) in found
    assert found.count("<a ") == 1
    words = text.removeprefix("**").removesuffix("**").replace("*here*", "here")
    assert Markup(found).striptags() == plain(text) == words  # noqa: S704 - to be compared


@pytest.mark.parametrize(
    "text",
    [
        "https://",
        "Begin with https:// or /",
        "https://nowhere",
        "xhttps://a.gov",
        "Start it and see http://localhost:8000/",
        "`https://a.gov`",
        "ftp://a.gov/file",
        "name@a.gov",
    ],
)
def test_what_is_no_address_of_the_web_stays_words(text: str) -> None:
    assert "<a " not in shown(text)
    assert plain(text) == text.replace("`", "")


@pytest.mark.parametrize(
    "text",
    [
        f"[{SITE}]({SITE})",
        f"<{SITE}>",
        f'<a href="{SITE}">{SITE}</a>',
        f"[the plan]({SITE})",
    ],
)
def test_an_address_in_a_link_is_no_second_link(text: str) -> None:
    assert shown(text).count("<a ") == 1


def test_the_words_of_a_link_may_be_an_address_with_another_behind_it() -> None:
    assert shown("[https://a.gov/x](https://b.gov/y)") == '<a href="https://b.gov/y">https://a.gov/x</a>'


def test_references_to_characters_in_an_address_are_read() -> None:
    assert shown("https://a.gov/?b&amp;c") == link("https://a.gov/?b&c")


def test_each_address_and_the_words_around_it_are_kept_in_order() -> None:
    assert shown("A https://a.gov B & https://b.gov, C") == (
        f"A {link('https://a.gov')} B &amp; {link('https://b.gov')}, C"
    )


def test_words_around_an_address_are_still_explained_and_those_in_it_are_not() -> None:
    def explained(words: str) -> Markup:
        return Markup(words.replace("KPI", "<b>KPI</b>"))  # noqa: S704 - ours

    made = inline("KPI https://a.gov/KPI KPI", lambda address: address, explained)
    assert made.markup == f"<b>KPI</b> {link('https://a.gov/KPI')} <b>KPI</b>"


def test_no_sign_of_an_address_leaves_its_link() -> None:
    found = shown("https://a.gov/'onmouseover='alert(1)")
    assert (
        found == "<a href=\"https://a.gov/'onmouseover='alert(1)\">https://a.gov/'onmouseover='alert(1)</a>"
    )


def test_an_address_full_of_parentheses_is_read_in_no_time() -> None:
    words = f"https://a.gov/{')' * 20_000}"
    assert list(bare_addresses(words)) == [(0, 14)]
