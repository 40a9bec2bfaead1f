"""Links to GitHub and GitLab that lead to the source of a page of the site."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_link_targets import HEAD, found_in

SOURCE: Final = "https://github.com/agency/playbook/blob/main/docs/glossary.md"
HEADLINE: Final = "this address leads to the source of a page of this site, not to what readers see"
PLACES: Final = {
    "objective: See [it]({})\n---\n": "../glossary.md",
    "objective: See <{}>\n---\n": None,
    "inputs:\n  - text: Terms\n    url: {}\n---\n": "/glossary.md",
    "---\n\nSee [it]({}).\n": "../glossary.md",
    "---\n\n- See [it]({}).\n": "../glossary.md",
}


@pytest.mark.parametrize("place", PLACES)
def test_the_source_of_a_page_is_told_with_the_way_to_the_page(place: str) -> None:
    text = HEAD + place.format(SOURCE)
    (found,) = found_in(text)
    assert (found.code, found.headline) == ("M3053", HEADLINE)
    mended = edited(text, found.cure)
    if right := PLACES[place]:
        assert found.help == f"write `{right}`"
        assert mended == HEAD + place.format(right)
    assert found_in(mended) == []


@pytest.mark.parametrize(
    ("address", "right"),
    [
        ("https://github.com/agency/playbook/raw/main/docs/glossary.md", "../glossary.md"),
        ("https://www.github.com/agency/playbook/edit/new/words/docs/glossary.md?plain=1", "../glossary.md"),
        ("https://github.com/a/b/blob/main/site/docs/glossary.md#L20-L30", "../glossary.md"),
        (
            "https://gitlab.com/a/b/c/-/blob/main/docs/glossary.md#term-pmo-lead",
            "../glossary.md#term-pmo-lead",
        ),
        ("https://gitlab.agency.gov/a/b/-/raw/main/docs/my%20page.md", "../my%20page.md"),
    ],
)
def test_so_are_other_ways_to_it(address: str, right: str) -> None:
    text = f"{HEAD}objective: See [it]({address})\n---\n"
    (found,) = found_in(text)
    assert (found.headline, found.help) == (HEADLINE, f"write `{right}`")
    assert found_in(edited(text, found.cure)) == []


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/agency/playbook/blob/main/docs/other.md",
        "https://github.com/agency/playbook/blob/main/guide/glossary.md",
        "https://github.com/agency/playbook/blob/main/docs/old/glossary.md",
        "https://github.com/agency/playbook/blob/docs/glossary.md",
        "https://github.com/agency/playbook/blob/main/docs/index.md",
        "https://github.com/agency/playbook/edit/main/docs/key-tasks/3.1.md",
        "https://github.com/agency/playbook/tree/main/docs",
        "https://example.gov/agency/playbook/blob/main/docs/glossary.md",
    ],
)
def test_other_addresses_are_left_alone(address: str) -> None:
    assert found_in(f"{HEAD}objective: See [it]({address})\n---\n\nSee [it]({address}).\n") == []
