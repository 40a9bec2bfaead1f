"""Each finding's page in the documentation is its test.

Under *What is wrong*, every page shown is loaded, all as one site, and each line that ends in
`# error: M3011` (or `# warning:`, `# advice:`) must be reported with that code, and no other line.
What is reported there is word for word in `tests/messages/`; see `finding_messages.py`.
Under *Write this instead* nothing may be reported. Under *When it is right as it is* stand pages of the
first site that accept what is found in them: nothing may be reported there, and the other pages' lines
still are.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from mkdocs_m3 import CODES, M3, Finding, Inventory, Source, Vocabulary, load
from mkdocs_m3.components import headings
from mkdocs_m3.locales import wording
from mkdocs_m3.model.page_options import GeneratedPages, PagesOfKind
from tests.finding_messages import MESSAGES, messages

PAGES = Path(__file__).parent.parent / "docs" / "findings"
MARKER = re.compile(r"[ \t]*# (?P<severity>error|warning|advice): (?P<code>M3\d{3})$")
FILES = (
    "assets/files/Governance-Plan-Template.docx",
    "assets/files/Governance-Plan-Template-v2.docx",
    "assets/files/Handover-Form.docx",
    "assets/files/Handover-Form (1).docx",
    "assets/files/Status-Report-Template.pptx",
)
OTHER_PAGES = {"index.md": "index.html", "about.md": "about/index.html"}
MAY_STAY = (
    "M3057",
    "M3058",
    "M3059",
    "M3072",
    "M3073",
    "M3078",
    "M3079",
    "M3080",
    "M3081",
    "M3082",
    "M3083",
    "M3084",
    "M3085",
    "M3086",
    "M3093",
    "M3094",
    "M3097",
    "M3099",
    "M3100",
    "M3101",
    "M3102",
    "M3104",
    "M3105",
    "M3106",
    "M3107",
    "M3108",
    "M3110",
    "M3113",
    "M3111",
    "M3115",
    "M3116",
    "M3117",
    "M3118",
)  # a team may have good reasons
# Bytes that are no UTF-8 cannot be in a documentation page, nor can links between files, their names, the
# folders of playbooks, which `test_several_playbooks.py` looks at, nor options
# (`test_unknown_options.py`), nor files outside the documentation folder (`test_stray_pages.py`).
WITHOUT_EXAMPLE = {"M3004", "M3009", "M3036", "M3043", "M3092", "M3095"}
SHOWN = sorted(CODES.keys() - WITHOUT_EXAMPLE)


def shown_pages(code: str, heading: str) -> dict[str, str]:
    """The pages in the fences under a heading, by the titles of the fences."""
    found: dict[str, str] = {}
    current = ""
    tokens = MarkdownIt("commonmark").parse((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    for before, token in zip([None, *tokens], tokens, strict=False):
        if before and before.type == "heading_open" and before.tag == "h2":
            current = token.content
        if token.type == "fence" and current == heading:
            title = re.search(r'title="docs/([^"]+)"', token.info)
            assert title, f"{code}: a fence under {heading!r} needs a title such as docs/3.1.md"
            found[title[1]] = token.content
    return found


def without_markers(code: str) -> dict[str, str]:
    """The pages that a code calls wrong, as an author would write them."""
    return _unmarked(shown_pages(code, "What is wrong"))


def _unmarked(pages: dict[str, str]) -> dict[str, str]:
    """Pages without what says which of their lines are wrong."""
    return {
        uri: "\n".join(MARKER.sub("", line) for line in text.splitlines()) + "\n"
        for uri, text in pages.items()
    }


@cache
def wrong(code: str) -> tuple[Finding, ...]:
    """What is found in the pages that a code calls wrong."""
    return findings_of(without_markers(code))


def findings_of(pages: dict[str, str], vocabulary: Vocabulary = M3) -> tuple[Finding, ...]:
    addresses = {uri: uri.removesuffix(".md") + "/index.html" for uri in pages}
    return load(
        [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()],
        Inventory(pages=OTHER_PAGES | addresses, files=dict.fromkeys(FILES, 20_000)),
        replace(vocabulary, pages=GeneratedPages(roles=PagesOfKind(folder="roles"))),
        headings=lambda: headings(wording("en", {})),
    ).findings


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_page_named_after_it(code: str) -> None:
    first_line = (PAGES / f"{code}.md").read_text(encoding="utf-8").split("\n", 1)[0]
    assert first_line == f"# {code}: {CODES[code].name}"


def test_there_is_no_page_for_a_code_that_does_not_exist() -> None:
    assert {page.stem for page in PAGES.glob("M3*.md")} == set(CODES)


def assert_reported_where_marked(pages: dict[str, str], findings: tuple[Finding, ...]) -> set[str]:
    """Compare what is reported with what is marked, both ways; the codes."""
    marked = {
        (uri, number, found["severity"], found["code"])
        for uri, text in pages.items()
        for number, line in enumerate(text.splitlines(), 1)
        if (found := MARKER.search(line))
    }
    reported = {(found.span.path, found.span.line, found.severity.word, found.code) for found in findings}
    assert reported == marked
    return {entry[3] for entry in marked}


@pytest.mark.parametrize("code", SHOWN)
def test_what_the_page_calls_wrong_is_reported_on_its_line(code: str) -> None:
    assert code in assert_reported_where_marked(shown_pages(code, "What is wrong"), wrong(code))


@pytest.mark.parametrize("code", SHOWN)
def test_what_the_page_calls_wrong_gets_the_messages_that_are_written_down(code: str) -> None:
    written = (MESSAGES / f"{code}.txt").read_text(encoding="utf-8")
    assert messages(without_markers(code), wrong(code)) == written


def test_there_are_no_messages_of_other_codes() -> None:
    assert {path.stem for path in MESSAGES.iterdir()} == set(SHOWN)


@pytest.mark.parametrize("code", SHOWN)
def test_what_the_page_recommends_is_clean(code: str) -> None:
    pages = shown_pages(code, "Write this instead")
    assert pages
    assert findings_of(pages) == ()


@pytest.mark.parametrize("code", MAY_STAY)
def test_what_the_page_accepts_is_not_reported_there(code: str) -> None:
    accepting = shown_pages(code, "When it is right as it is")
    assert accepting
    pages = shown_pages(code, "What is wrong") | accepting
    assert_reported_where_marked(pages, findings_of(_unmarked(pages)))
