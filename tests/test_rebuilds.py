"""What a rebuild of `mkdocs serve` makes of the build before: its addresses, its pages, and its log."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

import pytest

from tests.previews import DirtyPreview, Preview
from tests.sites import task

if TYPE_CHECKING:
    from pathlib import Path

HOME: Final = "# Home\n\n[The task](3.1.md)\n"
AT_MEET: Final = task(layout="layout: m3/keyTask\npermalink: /meet/")
OTHER: Final = task(number=2, title="Plan", stakeholders="inputs:\n  - text: '[Meet](3.1.md)'\nstakeholders:")
SLIPS: Final = {
    "the front matter cannot be read": AT_MEET.replace("layout: m3/keyTask\n", "layout: m3/keyTusk\n"),
    "the front matter does not end": AT_MEET.replace(
        "responsibleParty: shared\n---\n", "responsibleParty: shared\n\n"
    ),
    "the key has a slip": AT_MEET.replace("permalink:", "permalnk:"),
    "the value has a slip": AT_MEET.replace("/meet/", "https://meet"),
}
SLIP: Final = task(number=2, title="Plan").replace(
    "    responsibleParty: customer", "    responsibleParty: custmer"
)


def plain_site(tmp_path: Path, pages: dict[str, str], kind: type[Preview] = Preview) -> Preview:
    """A preview in the theme that builds fastest."""
    return kind(tmp_path, {"index.md": HOME, **pages}, theme={"name": "mkdocs"}, plugins=["m3"])


def is_there(preview: Preview, address: str) -> bool:
    """Whether a page is at an address, rather than the word of where it went."""
    path = preview.root / "site" / address
    return path.is_file() and "m3-away" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", [Preview, DirtyPreview])
@pytest.mark.parametrize("slip", SLIPS)
def test_a_page_whose_permalink_is_lost_by_a_slip_keeps_its_address_until_it_is_mended(
    tmp_path: Path, slip: str, kind: type[Preview]
) -> None:
    preview = plain_site(tmp_path, {"3.1.md": AT_MEET, "3.2.md": OTHER}, kind)
    assert is_there(preview, "meet/index.html")
    for _ in range(2):
        preview.save({"3.1.md": SLIPS[slip]})
        assert preview.codes("meet/index.html")
        assert not is_there(preview, "3.1/index.html")
        links = preview.page("index.html").select("a[href='meet/']")
        assert [link for link in links if link.get_text() == "The task"]
    preview.save({"3.1.md": AT_MEET})
    assert preview.codes("meet/index.html") == []
    assert is_there(preview, "meet/index.html")


def test_a_permalink_that_is_taken_out_without_a_slip_is_gone(tmp_path: Path) -> None:
    preview = plain_site(tmp_path, {"3.1.md": AT_MEET})
    preview.save({"3.1.md": task()})
    assert is_there(preview, "3.1/index.html")
    assert not is_there(preview, "meet/index.html")


def test_an_address_that_another_page_takes_is_not_held(tmp_path: Path) -> None:
    preview = plain_site(tmp_path, {"3.1.md": AT_MEET, "3.2.md": OTHER})
    at_meet = OTHER.replace("layout: m3/keyTask", "layout: m3/keyTask\npermalink: /meet/")
    preview.save({"3.1.md": SLIPS["the key has a slip"], "3.2.md": at_meet})
    assert "Plan" in preview.page("meet/index.html").h1.get_text()  # type: ignore[union-attr] # a page has one
    assert preview.codes("3.1/index.html")


@pytest.mark.parametrize("kind", [Preview, DirtyPreview])
def test_a_page_that_went_away_says_where_it_went_and_comes_back(tmp_path: Path, kind: type[Preview]) -> None:
    preview = plain_site(tmp_path, {"3.1.md": task(), "3.2.md": OTHER}, kind)
    docs = preview.root / "docs"

    (docs / "3.1.md").rename(docs / "first.md")
    preview.rebuild()
    page = preview.page("3.1/index.html")
    assert [(link["href"], link.get_text()) for link in page.select("a")] == [("../first/", "Go to /first/")]
    assert page.h1 is not None
    assert page.h1.get_text() == page.title.get_text() == "This page is somewhere else now"  # type: ignore[union-attr]
    assert page.body is not None, "without a body, MkDocs has no place for its live reload"

    (docs / "first.md").rename(docs / "second.md")
    preview.rebuild()
    for address in ("3.1/index.html", "first/index.html"):
        assert preview.page(address).select_one("a[href='../second/']")

    (docs / "second.md").unlink()
    preview.rebuild()
    for address in ("3.1/index.html", "first/index.html", "second/index.html"):
        page = preview.page(address)
        assert "This page is gone" in page.get_text()
        assert page.select("a") == []

    preview.save({"3.1.md": task()})
    assert is_there(preview, "3.1/index.html")
    assert not is_there(preview, "first/index.html")


def test_nothing_of_it_is_in_search_or_in_the_sitemap(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": task(), "3.2.md": OTHER})
    (preview.root / "docs/3.1.md").unlink()
    preview.rebuild()
    assert "This page is gone" in preview.html("3.1/index.html")
    for file in ("sitemap.xml", "search/search_index.json"):
        assert "3.1" not in preview.html(file)


def test_a_rebuild_tells_what_is_new_and_mended_and_has_one_line_for_the_rest(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="mkdocs.plugins")
    standing = task().replace("    responsibleParty: customer", "    responsibleParty: custmer")
    preview = plain_site(tmp_path, {"3.1.md": standing, "3.2.md": OTHER})

    def said(files: dict[str, str]) -> list[tuple[str, str]]:
        caplog.clear()
        preview.save(files)
        ours = [record for record in caplog.records if "mkdocs_m3" in record.name]
        return [(record.levelname, record.message.partition("\n")[0].partition(": ")[2]) for record in ours]

    assert "custmer" in caplog.text
    before = ("ERROR", "as before: 1 error")
    assert said({"index.md": "# Home\n"}) == [before]
    fresh, *rest = said({"3.2.md": SLIP})
    assert fresh == ("ERROR", "docs/3.2.md:11:23: error[M3013]: `custmer` is not a party of this playbook")
    assert rest == [before]
    moved = standing.replace("---\n", "---\n# A line more.\n", 1)
    assert said({"3.1.md": moved}) == [("ERROR", "as before: 2 errors")], "another line is no other finding"
    mended = ("INFO", "docs/3.2.md: mended: [M3013] `custmer` is not a party of this playbook")
    assert said({"3.2.md": OTHER}) == [mended, before]
    assert said({"3.1.md": task()}) == [
        ("INFO", "docs/3.1.md: mended: [M3013] `custmer` is not a party of this playbook")
    ]
    assert said({"index.md": HOME}) == []


def test_a_badge_at_the_end_of_a_page_leads_to_its_notice(tmp_path: Path) -> None:
    preview = plain_site(tmp_path, {"3.2.md": SLIP})
    page = preview.page("3.2/index.html")
    (badge,) = page.select(".m3-notice-badge")
    assert badge.get_text() == "1 error"
    assert page.select_one(str(badge["href"])) == page.select_one("section.m3-notice")
    assert page.select(".m3-notice-badge ~ *") == []
    assert page.select(".m3-notice-badge") == page.select(".m3-notice-badge--error")
