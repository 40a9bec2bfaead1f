"""Links in texts whose address is defined below the front matter, which Markdown then shows nowhere."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.markup.reference_links import definitions
from tests.test_trials import HEAD

PAGES = {"3.1.md": "3.1/index.html", "contact.md": "contact/index.html"}


def page(text: str, body: str) -> str:
    return f"{HEAD}activities:\n  - {text}\n---\n{body}"


def told(text: str) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    return list(load([source], Inventory(pages=PAGES, files={}), M3).findings)


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("[contact page][1]", "[contact page](contact.md)"),
        ("[Contact Page][]", "[Contact Page](/contact/)"),
        ("[contact page]", "[contact page](/contact/)"),
        ("[the **one** page][contact page]", "[the **one** page](/contact/)"),
        ("[so (far)][b]", "[so (far)](<contact.md#so (far)>)"),
    ],
)
def test_a_link_with_the_name_of_an_address_is_told_with_the_address(written: str, right: str) -> None:
    body = '\nRead on.\n[1]: contact.md\n[contact page]: /contact/ "Who"\n[b]: <contact.md#so (far)>\n'
    wrong = page(f"Write as the {written} says", body)
    (found,) = told(wrong)
    assert (found.code, found.span.line, found.span.column) == ("M3055", 7, 18)
    assert found.headline.endswith(f"from below the front matter, so `{written}` is shown as written")
    assert found.help == f"write the address itself: `{right}`"
    assert edited(wrong, found.cure) == page(f"Write as the {right} says", body)
    assert told(edited(wrong, found.cure)) == []


def test_a_link_with_a_number_is_one_although_nothing_defines_it() -> None:
    (found,) = told(page("Ask as the [contact page][1] says", "\nWords.\n"))
    assert (found.code, found.cure) == ("M3055", ())
    assert found.help == "write the address itself in place of `[1]`, in parentheses"


def test_in_a_text_over_lines_it_is_told_at_the_text() -> None:
    (found,) = told(page(">-\n    Ask the [contact\n    page][1]", "\n[1]: contact.md\n"))
    assert (found.span.line, found.cure) == (7, ())
    assert found.help == "write the address itself: `[contact page](contact.md)`"


@pytest.mark.parametrize(
    "text",
    [
        "Ask [Jane][b], [1][2], array[a][1], shared[a], and [sic]",
        r"Write `[page][1]` or \[page][1]",
        "See [1], [x] done, and [a][c]",
        "See [the page](contact.md) and [1](contact.md)",
    ],
)
def test_other_words_in_brackets_are_left_alone(text: str) -> None:
    body = "\nSee [d].\n\n[d]: contact.md\n\n```\n[b]: contact.md\n```\n\n[^1]: contact.md\n[1]: My words\n"
    assert told(page(text, body)) == []


def test_a_name_is_defined_once_and_without_regard_to_case() -> None:
    found = definitions("[A b]: x.md\n   [a  B]: y.md\n[c]:z.md 'Z'\n    [d]: code\nword [e]: f\n")
    assert {name: address["href"] for name, address in found.items()} == {"A B": "x.md", "C": "z.md"}
