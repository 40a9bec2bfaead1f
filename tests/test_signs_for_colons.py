"""Signs in place of the colon of a short key of an item, and parties without their key."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 1\nname: Begin\n"


def errors(text: str) -> list[Finding]:
    source = Source(path="1.1.md", uri="1.1.md", text=text)
    found = load(
        [source], Inventory(pages={"1.1.md": "1.1/index.html"}, files={"assets/files/S.pptx": 1}), M3
    )
    return [one for one in found.findings if one.code == "M3001"]


@pytest.mark.parametrize(
    ("line", "sign", "right"),
    [
        ("filename= S.pptx", "=", "filename: S.pptx"),
        ("filename = S.pptx", "=", "filename: S.pptx"),
        ("filename; S.pptx", ";", "filename: S.pptx"),
        ("filename. S.pptx", ".", "filename: S.pptx"),
        ("url - https://example.gov/", "-", "url: https://example.gov/"),
        ("url \N{EN DASH} https://example.gov/", "\N{EN DASH}", "url: https://example.gov/"),
        ("external; true", ";", "external: true"),
    ],
)
def test_a_sign_for_the_colon_of_a_key_is_told_with_what_to_write(line: str, sign: str, right: str) -> None:
    page = f"{HEAD}inputs:\n  - text: Status Report\n    {line}\n  - text: Plan\n---\n"
    (found,) = errors(page)
    key = right.partition(":")[0]
    assert found.headline == f"`{sign}` follows `{key}`, where a colon should"
    assert found.help == f"write `{right}`"
    assert edited(page, found.cure) == page.replace(line, right)


def test_a_document_behind_a_sign_for_the_colon_is_told_likewise() -> None:
    page = f"{HEAD}activities:\n  - text: Meet\n    output; Plan\n---\n"
    (found,) = errors(page)
    assert edited(page, found.cure) == page.replace("output; Plan", "output: Plan")


@pytest.mark.parametrize(
    "line", ["output; then sign it", "output, and sign it", "example - a short one", "url. Then send it"]
)
def test_words_that_go_on_with_the_text_above_are_told_as_before(line: str) -> None:
    page = f"{HEAD}activities:\n  - text: Review the\n    {line}\n---\n"
    (found,) = errors(page)
    assert found.headline == "this line is no key, and is not indented as a part of the text above it"
    assert edited(page, found.cure) == page.replace(f"    {line}", f"      {line}")


@pytest.mark.parametrize("word", ["provider", "shared", "Customer"])
def test_a_party_without_its_key_is_told_with_both_that_it_may_be(word: str) -> None:
    page = f"{HEAD}stakeholders:\n  - text: Program Manager\n    {word}\n  - text: Data Steward\n---\n"
    (found,) = errors(page)
    right = f"responsibleParty: {word.lower()}"
    assert found.headline == "this party has no key"
    assert found.help == f"write `{right}`; if it is the end of the text above, indent it with 6 spaces"
    assert edited(page, found.cure) == page.replace(f"    {word}\n", f"    {right}\n")


def test_a_party_that_ends_a_sentence_is_a_part_of_it() -> None:
    page = f"{HEAD}stakeholders:\n  - text: Buyer for the\n    customer\n  - text: Data Steward\n---\n"
    (found,) = errors(page)
    assert edited(page, found.cure) == page.replace("    customer", "      customer")
