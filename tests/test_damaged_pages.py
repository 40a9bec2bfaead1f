"""A page whose front matter does not open or close as it should is built as if it did, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import Built, build, task
from tests.test_check import places

if TYPE_CHECKING:
    from pathlib import Path

BODY: Final = "\nWords of the author.\n"
PAGE: Final = f"{task()}{BODY}"
DAMAGED: Final = {
    "opening": PAGE.replace("---", "—", 1),
    "no-opening": PAGE.removeprefix("---\n"),
    "fence": PAGE.replace("---", "```", 1),
    "below-blanks": f"\n\n{PAGE}",
    "below-words": f"## Before\n\n{PAGE}",
    "closing": PAGE.replace("---\n\n", "—\n\n"),
    "no-closing": PAGE.replace("---\n\n", "\n"),
    "above-a-rule": PAGE.replace("---\n\n", "—\n\n") + "\n---\n\nAnd more.\n",
    "cut-short": PAGE.replace("stakeholders:", "---\n\nstakeholders:"),
    "fence-above-closing": PAGE.replace("---\n\n", "\n```yaml\n---\n\n"),
    "both": PAGE.replace("---", "—"),
}
TOLD: Final = {
    "opening": [(1, "M3005")],
    "no-opening": [(1, "M3005")],
    "fence": [(1, "M3005")],
    "below-blanks": [(3, "M3005")],
    "below-words": [(3, "M3005")],
    "closing": [(15, "M3005")],
    "no-closing": [(14, "M3005")],
    "above-a-rule": [(15, "M3005")],
    "cut-short": [(12, "M3007")],
    "fence-above-closing": [(16, "M3005")],
    "both": [(1, "M3005"), (15, "M3005")],
}
"""Of each page, the lines that are told, and with which codes."""
WORDS: Final = ("Form one team", "Know what is at stake", "Meet", "Program Manager", "Words of the author.")
KEYS: Final = ("layout:", "m3/keyTask", "objective:", "responsibleParty:", "stakeholders:", "—")


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    theme = {"name": request.param} | ({"font": False} if request.param == "material" else {})
    pages = {
        f"{name}.md": text.replace("keyTask: 1", f"keyTask: {n}")
        .replace("at stake", f"at stake in step {n}")
        .replace("one team", f"one team in step {n}")
        for n, (name, text) in enumerate(DAMAGED.items(), 1)
    }
    return build(
        tmp_path_factory.mktemp("damaged"),
        pages,
        theme=theme,
        plugins=["search", {"m3": {"fail_on": "never"}}],
    )


@pytest.mark.parametrize("name", DAMAGED)
def test_readers_see_every_word_once_and_no_key(built: Built, name: str) -> None:
    article = built.article(f"{name}/index.html").get_text(" ", strip=True)
    assert {words: article.count(words) for words in WORDS} == dict.fromkeys(WORDS, 1)
    assert [key for key in KEYS if key in article] == []


@pytest.mark.parametrize("name", DAMAGED)
def test_the_title_is_that_of_the_record(built: Built, name: str) -> None:
    number = list(DAMAGED).index(name) + 1
    page = built.page(f"{name}/index.html")
    assert page.title is not None
    assert page.title.get_text().strip().startswith(f"3.{number} Form one team")


def test_the_index_of_search_holds_no_key(built: Built) -> None:
    index = built.html("search/search_index.json")
    assert [key for key in KEYS if key in index] == []


def test_words_above_the_front_matter_are_on_the_page(built: Built) -> None:
    assert "Before" in built.article("below-words/index.html").get_text()
    assert "And more." in built.article("above-a-rule/index.html").get_text()


@pytest.mark.parametrize("name", DAMAGED)
def test_each_is_told_at_its_line_and_nothing_else_is(built: Built, name: str) -> None:
    told = [(place, code) for place, _, code in places(built.log) if place.startswith(f"docs/{name}.md:")]
    assert told == [(f"docs/{name}.md:{line}:1", code) for line, code in TOLD[name]]


def test_no_other_page_is_told(built: Built) -> None:
    assert len(places(built.log)) == sum(map(len, TOLD.values()))


def test_a_build_stops(tmp_path: Path) -> None:
    done = build(tmp_path, {"3.1.md": DAMAGED["closing"]})
    assert done.is_aborted
    assert places(done.log) == [("docs/3.1.md:15:1", "error", "M3005")]
