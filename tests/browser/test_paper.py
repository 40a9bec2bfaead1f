"""What is on paper, by the text of a PDF: heads on each sheet, none alone at a foot, and nothing cut."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any, Final

import pytest
from pypdf import PdfReader

from tests.nightly import IS_NIGHT, each_value

if TYPE_CHECKING:
    from playwright.sync_api import Page

WORDS: Final = """() => {
  const article = document.querySelector("article"), words = (one) => one.innerText;
  const all = (from, what) => [...from.querySelectorAll(what)].filter((one) => one.checkVisibility());
  const headings = all(article, "h2, h3").map((one) => one.firstChild.textContent);
  return {
    headings,
    tables: all(article, "table.m3-table").map((table) => ({
      head: words(table.tHead),
      heads: all(table.tHead, "th").map((head) => head.innerText.replace(
        head.querySelector(".m3-hidden")?.textContent ?? "", "")),
      groups: all(table, "tbody tr").filter((row) => row.cells.length === 1).map(words),
      rows: article.querySelector(".m3-lineage__around") ? [] : all(table, "tbody tr")
        .filter((row) => row.cells.length > 1)
        .flatMap((row) => ["th, td", "td"].map((cells) => all(row, cells).map(words).join(""))),
    })),
    folded: all(article, ".m3-more > summary").map((one) => one.textContent),
    whole: all(article, ".m3-entries > li, .m3-flow__list").map(words),
    drawings: all(article, ".m3-lanes__region, .m3-lineage__around").map((drawing) => {
      const above = all(article, "h2").filter((one) => one.compareDocumentPosition(drawing) & 4);
      const first = drawing.querySelector(".m3-lanes__link, .m3-lineage__link");
      return [above.at(-1).firstChild.textContent, words(first)];
    }),
  };
}"""
"""What the page shows, as it is printed; of each row the words of all cells, and of those without its head,
which a PDF may have elsewhere. A picture around a task has the
words of tables in their order, so that no row can be told from it."""

PLACES: Final = ("3.1/", "phase-3/", "views/responsibilities/", "views/lineage/", "views/swimlanes/")


SHEETS: Final = ("Letter", "A4")
SMALLEST: Final = 8.85
"""Points; a browser rounds 9."""


def printed(page: Page, sheet: str = "Letter") -> PdfReader:
    """The PDF of a page."""
    return PdfReader(io.BytesIO(page.pdf(format=sheet, prefer_css_page_size=True)))


def solid(text: str) -> str:
    """A text without blanks, which a PDF has at other places."""
    return "".join(text.split())


@pytest.mark.parametrize(("place", "sheet_size"), each_value(PLACES, SHEETS))
def test_heads_are_on_every_sheet_and_never_alone_and_nothing_is_folded_or_cut(
    page: Page, address: str, place: str, sheet_size: str
) -> None:
    page.goto(address + place)
    folded = page.locator(".m3-more > summary").count()
    page.emulate_media(media="print")
    shown: dict[str, Any] = page.evaluate(WORDS)
    sheets = [solid(sheet.extract_text()) for sheet in printed(page, sheet_size).pages]
    assert len(sheets) > 2
    assert shown["folded"] == [], f"{folded} unfold on a screen"
    on_sheets = 0
    for table in shown["tables"]:
        for row in map(solid, table["rows"]):
            if len(row) < (8 if row.isdigit() else 24):
                continue  # may be elsewhere
            for sheet in (sheet for sheet in sheets if row in sheet):
                on_sheets += 1
                assert [head for head in map(solid, table["heads"]) if head not in sheet] == [], row
    assert on_sheets > 5 or place == "views/lineage/"
    alone = list(shown["headings"])
    for table in shown["tables"]:
        alone += table["head"], *table["groups"]
    for sheet in sheets[:-1]:
        assert [head for head in map(solid, alone) if head and sheet.endswith(head)] == []
    bare = [sheet.replace("\N{MIDDLE DOT}", "") for sheet in sheets]  # which is between names
    assert [one for one in map(solid, shown["whole"]) if not any(one in sheet for sheet in bare)] == []
    for title, first in shown["drawings"]:
        below = [sheet.partition(solid(title))[2] for sheet in sheets]
        assert any(solid(first) in one for one in below), title


@pytest.mark.parametrize("place", PLACES)
def test_no_letters_on_paper_are_too_small_to_read(page: Page, address: str, place: str) -> None:
    page.goto(address + place)
    small: dict[float, str] = {}

    def measure(text: str, page_matrix: list[float], matrix: list[float], _: object, size: float) -> None:
        points = round(abs(size * (matrix[3] or 1) * page_matrix[3]), 1)
        if text.strip() and points < SMALLEST:
            small[points] = text.strip()

    for sheet in printed(page).pages:
        sheet.extract_text(visitor_text=measure)
    assert small == {}


@pytest.mark.parametrize("above", [560, 620, 680, 740] if IS_NIGHT else [560, 740])
def test_the_title_of_the_first_drawing_is_on_the_sheet_on_which_it_begins(
    page: Page, address: str, above: int
) -> None:
    """Links to the files of pictures are between the two."""
    page.goto(address + "views/swimlanes/")
    page.locator("h2").first.evaluate("(title, above) => { title.style.marginTop = `${above}px`; }", above)
    sheets = [solid(sheet.extract_text()) for sheet in printed(page).pages]
    title, first = solid("Phase 3: Engagement"), solid("3.1 Form One Program Team")
    (begins,) = [sheet for sheet in sheets if title in sheet and first in sheet.partition(title)[2]]
    assert begins.index(title) < begins.index(first)


@pytest.mark.parametrize("sheet_size", ["Letter", "A4"])
def test_every_column_of_a_wide_matrix_is_on_paper(page: Page, address: str, sheet_size: str) -> None:
    page.goto(address + "views/stakeholders/")
    heads = page.locator(".m3-grid").first.locator("thead tr:last-child th").all_inner_texts()
    assert len(heads) > 30
    sheet = printed(page, sheet_size).pages[0]
    assert sheet.mediabox.width > sheet.mediabox.height
    said = sheet.extract_text().split()
    assert [head for head in heads if not {*head.split()} <= {*said}] == []


def test_a_short_page_is_one_sheet(page: Page, address: str) -> None:
    page.goto(address + "roles/program-manager/")
    assert [bool(sheet.extract_text().strip()) for sheet in printed(page, "Letter").pages] == [True]
