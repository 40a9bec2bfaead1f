"""A link that a mail program has put around another one is told with the one that is meant."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.link_rules import LinkRules
from mkdocs_m3.model.wrapped_links import wrapped

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Meet\n"
MEANT: Final = "https://www.example.gov/plan/?a=1&b=2#top"
OUTLOOK: Final = (
    "https://gcc02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fwww.example.gov%2Fplan%2F%3Fa%3D1%26b%3D2"
    "%23top&data=05%7C02%7Cdana.reyes%40example.gov%7C1a2b&sdata=AbC%3D&reserved=0"
)


def told(text: str) -> list[Finding]:
    source = Source(path="docs/3.1.md", uri="3.1.md", text=text)
    inventory = Inventory(pages={"3.1.md": "3.1/index.html"}, files={})
    found = load([source], inventory, M3, link_rules=LinkRules()).findings
    return [one for one in found if one.code == "M3053"]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        (OUTLOOK, MEANT),
        (OUTLOOK.replace("&", "&amp;"), MEANT),
        ("https://www.google.com/url?sa=t&url=https%3A%2F%2Fa.gov%2F&usg=x", "https://a.gov/"),
        ("https://www.google.com/url?q=https://a.gov/", "https://a.gov/"),
        ("https://urldefense.com/v3/__https://a.gov/b_c__;!!AbC$", "https://a.gov/b_c"),
        ("https://urldefense.us/v3/__https:/a.gov/b__;!!AbC$", "https://a.gov/b"),
        ("https://www.google.com/search?q=https://a.gov/", None),
        ("https://www.google.com/url?q=words", None),
        ("https://safelinks.protection.outlook.com.example.org/?url=https%3A%2F%2Fa.gov", None),
        ("https://example.gov/?next=https://www.google.com/url?q=https://a.gov/", None),
        ("https://[safelinks.protection", None),
    ],
)
def test_the_link_inside_is_found(address: str, meant: str | None) -> None:
    assert wrapped(address) == meant


@pytest.mark.parametrize(
    "page",
    [
        HEAD + 'objective: "See [the plan]({})"\n---\n',
        HEAD + "objective: See <a href='{}'>the plan</a>\n---\n",
        HEAD + "---\n\nSee [the plan]({}).\n",
    ],
)
def test_it_is_told_in_texts_and_bodies_and_once_obeyed_not_again(page: str) -> None:
    text = page.format(OUTLOOK)
    (found,) = told(text)
    assert found.headline.startswith("a mail program has put this address around another one")
    assert found.help == f"write `{MEANT}`"
    assert edited(text, found.cure) == page.format(MEANT)
    assert told(page.format(MEANT)) == []


def test_it_is_told_in_the_key_of_an_address() -> None:
    text = f"{HEAD}outputs:\n  - text: Plan\n    template: {OUTLOOK}\n---\n"
    (found,) = told(text)
    assert edited(text, found.cure) == text.replace(OUTLOOK, MEANT)


def test_in_code_it_is_left_alone() -> None:
    assert told(f"{HEAD}objective: 'See `[a]({OUTLOOK})`'\n---\n\n```\n[a]({OUTLOOK})\n```\n") == []
