"""Links in a page's own Markdown, as they are led to where pages are in a rendered folder."""

from __future__ import annotations

from typing import Final

import markdown
import pytest
from msgspec.structs import replace

from mkdocs_m3.model import Playbook
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.model.site_links import SiteLinks
from mkdocs_m3.model.vocabulary import M3
from mkdocs_m3.publishing.body_links import led
from mkdocs_m3.publishing.places import PlaceError, Places

EXTENSIONS: Final = ["admonition", "def_list", "footnotes", "pymdownx.superfences", "pymdownx.tabbed"]


def places(**permalinks: str) -> Places:
    pages = {"index.md": "index.html", "a/one.md": "a/one/index.html", "a/two.md": "a/two/index.html"}
    links = SiteLinks.of(Inventory(pages=pages, files={"a/x y.png": 0}), Playbook.of(()), M3)
    destinations = {
        **links.destinations,
        **{uri.replace("_", "/") + ".md": at for uri, at in permalinks.items()},
    }
    at = {destination: uri for uri, destination in destinations.items()}
    return Places.at_addresses(replace(links, destinations=destinations, at=at))


@pytest.mark.parametrize(
    ("written", "for_markdown", "for_zensical"),
    [
        ("[a](two.md)", "[a](a/two.md)", "[a](a/two.md)"),
        ('[a](two.md#b "t")', '[a](a/two.md#b "t")', '[a](a/two.md#b "t")'),
        ("[![a](<x y.png>)](two.md)", "[![a](<a/x%20y.png>)](a/two.md)", "[![a](<a/x%20y.png>)](a/two.md)"),
        ("[a]: two.md", "[a]: a/two.md", "[a]: a/two.md"),
        ("[a](../a/two/)", "[a](../a/two/)", "[a](a/two.md)"),
        ('<a href="../a/two/#b">', '<a href="../a/two/#b">', '<a href="a/two.md#b">'),
        (
            "<img alt='' src='../a/x y.png'>",
            "<img alt='' src='../a/x y.png'>",
            "<img alt='' src='a/x%20y.png'>",
        ),
        ("`[a](two.md)`", "`[a](two.md)`", "`[a](two.md)`"),
        ("```\n[a](two.md)\n```\n", "```\n[a](two.md)\n```\n", "```\n[a](two.md)\n```\n"),
        (
            "[a](mailto:x@y.z) [b](/c) [d](#e)",
            "[a](mailto:x@y.z) [b](/c) [d](#e)",
            "[a](mailto:x@y.z) [b](/c) [d](#e)",
        ),
    ],
)
def test_links_of_a_page_lead_on_from_its_new_place(
    written: str, for_markdown: str, for_zensical: str
) -> None:
    of = places(a_one="one/index.html")
    assert of.of["a/one.md"] == "one.md"
    assert led(written, "a/one.md", of, by_source=False)[0] == for_markdown
    assert led(written, "a/one.md", of, by_source=True)[0] == for_zensical


@pytest.mark.parametrize(
    "written",
    [
        "Press ` here.\n\n[a](LINK)\n\nAnd ` there.\n",
        "- Press ` here\n- [a](LINK) and ` there\n",
        "# A `\n[a](LINK) `b\n",
        "A \\` [a](LINK) \\` sign\n",
        "!!! note\n\n    Words\n\n    [a](LINK)\n\n        [code](two.md)\n",
        "!!! note\n\n    ```\n    [code](two.md)\n\n    [code](two.md)\n    ```\n\n    [a](LINK)\n",
        '=== "Tab"\n\n    [a](LINK)\n',
        "- item\n\n      [a](LINK)\n\n        [code](two.md)\n",
        "- item\n\n```\n[code](two.md)\n```\n\n    [code](two.md)\n\n[a](LINK)\n",
        "Words[^1]\n\n[^1]: Foot\n\n    [a](LINK)\n",
        "Term\n:   Words\n\n    [a](LINK)\n",
        "Words\n\n    [code](two.md) `\n\n[a](LINK) `\n",
        "> Words\n>\n>     [code](two.md)\n>\n> [a](LINK)\n",
        "<pre>\n[code](two.md)\n\n[code](two.md)\n</pre>\n\n[a](LINK)\n",
        "<!-- [left out](two.md) -->\n\n[a](LINK)\n",
        "<!-- one --> [a](LINK) <!-- two -->\n",
        "`` two.md` [code](two.md) `` [a](LINK) \\\\`[code](two.md)`\n",
    ],
)
def test_only_what_is_shown_as_a_link_is_led_on(written: str) -> None:
    body = written.replace("LINK", "two.md")
    assert 'href="two.md"' in markdown.markdown(body, extensions=EXTENSIONS)
    of = places(a_one="one/index.html")
    assert led(body, "a/one.md", of, by_source=False) == (written.replace("LINK", "a/two.md"), ())
    assert led(body, "a/one.md", of, by_source=True) == (written.replace("LINK", "a/two.md"), ())


def test_a_link_of_html_within_preformatted_words_is_led_on_for_programs_that_look_for_it() -> None:
    written = '<pre>\n[a](two.md) <a href="../a/two/">b</a>\n</pre>\n'
    found = led(written, "a/one.md", places(a_one="one/index.html"), by_source=True)
    assert found == ('<pre>\n[a](two.md) <a href="a/two.md">b</a>\n</pre>\n', ())


def test_a_footnote_is_no_link_that_leads_nowhere() -> None:
    assert led("[^1]: See [a](two.md)\n", "a/two.md", places(), by_source=True)[1] == ()


def test_an_address_that_no_file_gets_is_refused_with_its_cure() -> None:
    with pytest.raises(PlaceError, match=r"write `/old/one/`, or set `use_directory_urls: false`"):
        places(a_one="old/one.html")
