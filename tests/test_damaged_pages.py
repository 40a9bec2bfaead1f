"""A page whose front matter does not open or close as it should is built as if it did, and nothing twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import Built, build, task

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
    "both": PAGE.replace("---", "—"),
}
WORDS: Final = ("Form one team", "Know what is at stake", "Meet", "Program Manager", "Words of the author.")
KEYS: Final = ("layout:", "m3/keyTask", "objective:", "responsibleParty:", "stakeholders:", "—")


@pytest.fixture(scope="module", params=["material", "mkdocs"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
    theme = {"name": request.param} | ({"font": False} if request.param == "material" else {})
    pages = {
        f"{name}.md": text.replace("keyTask: 1", f"keyTask: {n}")
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


def test_each_is_told(built: Built) -> None:
    for name in DAMAGED:
        assert f"docs/{name}.md:" in built.log
    assert built.log.count("M3005") == len(DAMAGED)  # two in one page, and another code in another


def test_a_build_stops(tmp_path: Path) -> None:
    assert build(tmp_path, {"3.1.md": DAMAGED["closing"]}).is_aborted
