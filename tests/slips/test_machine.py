"""No slip loses a word in silence, nor does whoever obeys a cure; and the machine would tell if one did."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from mkdocs_m3 import Finding
from mkdocs_m3.findings.finding import Fix, Span
from tests.nightly import IS_NIGHT
from tests.slips import machine
from tests.slips.choice import chosen
from tests.slips.machine import Outcome, obey
from tests.slips.makers import MAKERS, slips
from tests.slips.marked import FILE, PARTY, WORD, Change, Marked
from tests.slips.pages import BASE, Page, pages
from tests.slips.seen import Seen, seen
from tests.slips.slip import Slip
from tests.slips.summary import row_of, table, told

FEW = 600 if IS_NIGHT else 300


@pytest.fixture(scope="module")
def base() -> Page:
    return next(page for page in pages() if page.id.endswith(BASE.name))


def slip(base: Page, before: str, changes: str, mark: str = " ") -> Slip:
    at = base.marked.text.index(before)
    change = Change(start=at, end=at, text=changes, mark=mark)
    line = base.marked.text.count("\n", 0, at) + 1
    return Slip(kind="test", name="test", line=line, changes=(change,))


def lost(outcome: Outcome, round_: int, mark: str = WORD) -> set[str]:
    return set(outcome.rounds[round_].lost[mark])


@pytest.mark.slow
def test_every_word_party_and_file_of_a_clean_page_is_seen() -> None:
    for page in pages():
        counts = seen(page, page.marked.text).counts
        missing = {mark: page.marked.tokens(mark) - counts[mark] for mark in (WORD, PARTY, FILE)}
        assert not any(missing.values()), (page.id, missing)


@pytest.mark.slow
def test_pages_of_every_kind_are_there() -> None:
    layouts = {page.marked.text.split("layout: ", 1)[1].split()[0] for page in pages()}
    assert {"m3/keyTask", "m3/phase", "m3/glossary", "m3/resources"} <= layouts
    assert len(pages()) > 70


def test_the_base_gets_no_finding(base: Page) -> None:
    assert seen(base, base.marked.text).findings == ()


def test_marks_stay_with_their_characters() -> None:
    text = Marked(text="name: Meet now", marks="      wwww www")
    changes = (
        Change(start=6, end=6, text="& "),
        Change(start=10, end=11, text=" #"),
        Change(start=11, end=11, text="1 ", mark=WORD),
    )
    changed = text.changed(changes)
    assert changed.text == "name: & Meet #1 now"
    assert changed.tokens(WORD) == Counter({"Meet": 1, "1": 1, "now": 1})


def test_a_word_that_has_run_into_others_is_not_looked_for() -> None:
    text = Marked(text="name: Meet now", marks="      wwww www")
    assert text.changed((Change(start=4, end=6, text=""),)).tokens(WORD) == Counter({"now": 1})


def test_a_silent_loss_is_told_as_one(base: Page) -> None:
    outcome = obey(base, slip(base, "objective:", "# "))
    assert outcome.is_silent
    assert outcome.is_lost
    assert {"Say", "who", "decides"} <= lost(outcome, 0)
    assert "lost words IN SILENCE" in row_of(outcome).report


def test_a_word_that_labels_repeat_is_missed_as_well(base: Page) -> None:
    outcome = obey(base, slip(base, "- text: Program Manager\n    responsibleParty: shared", "# "))
    assert {"Manager"} <= lost(outcome, 0)


def test_a_party_that_is_lost_in_silence_is_counted_apart(base: Page) -> None:
    outcome = obey(base, slip(base, "responsibleParty: customer\n        raci", "# "))
    assert "customer" in lost(outcome, 0, PARTY)
    assert not lost(outcome, 0)


def test_a_page_that_is_none_of_ours_any_more_shows_nothing(base: Page) -> None:
    outcome = obey(base, slip(base, "---", "```\nx\n```\n"))
    assert {"Agree", "coffee"} & lost(outcome, 0) == {"Agree"}


def test_advice_and_findings_of_other_things_do_not_tell_of_a_loss(
    base: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("M3073", "M3080"):
        monkeypatch.setattr(machine, "_seen", _without_objective(base, code, ()))
        assert obey(base, slip(base, "objective:", "x")).is_silent
    monkeypatch.setattr(machine, "_seen", _without_objective(base, "M3024", ()))
    outcome = obey(base, slip(base, "objective:", "x"))
    assert (outcome.is_silent, outcome.is_lost, outcome.end) == (False, True, "no edit")


def test_an_edit_that_takes_words_away_is_told_as_one(base: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    text = base.marked.text
    start = text.index("objective:")
    edit = Fix(start=start, end=text.index("\n", start) + 1, replacement="")
    finding = _finding("M3020", edits=(edit,))

    def with_a_bad_cure(page: Page, written: str) -> Seen:
        real = seen(page, written)
        return replace(real, findings=(finding,)) if "objective:" in written and written != text else real

    monkeypatch.setattr(machine, "_seen", with_a_bad_cure)
    outcome = obey(base, slip(base, "Bring your own", " "))
    assert outcome.harmful == (0,)
    assert outcome.is_silent
    assert "decides" in lost(outcome, 1)
    assert "--- edit 1:" in told(outcome)


def test_an_edit_that_leads_back_is_told_as_a_circle(base: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = _finding("M3020", edits=(Fix(start=0, end=3, replacement="---"),))

    def again_and_again(page: Page, written: str) -> Seen:
        real = seen(page, written)
        return real if written == page.marked.text else replace(real, findings=(finding,))

    monkeypatch.setattr(machine, "_seen", again_and_again)
    outcome = obey(base, slip(base, "Bring your own", " "))
    assert outcome.end == "circle"
    assert row_of(outcome).report


def test_every_kind_of_slip_is_made_on_the_base_and_none_twice(base: Page) -> None:
    made = list(slips(base.marked))
    assert {one.kind for one in made} == {*MAKERS, "opening"}
    assert len(made) == len({(one.line, one.name, one.changes) for one in made})


def test_a_choice_is_the_same_each_time_and_spread_over_kinds_and_pages() -> None:
    some = pages()[:12]
    picked = chosen(some, FEW)
    assert picked == chosen(some, FEW)
    assert len(picked) == FEW
    assert {one.kind for _, one in picked} == {*MAKERS, "opening"}
    assert {page.id for page, _ in picked} == {page.id for page in some}


@pytest.mark.parametrize("every", [pytest.param(5 if IS_NIGHT else 15, marks=pytest.mark.slow), 40])
def test_no_slip_at_the_edges_of_front_matter_loses_a_word_nor_does_whoever_obeys(every: int) -> None:
    some = pages()[::every]
    made = [(page, slip) for page in some for slip in slips(page.marked) if slip.kind == "opening"]
    rows = [row_of(obey(page, slip)) for page, slip in made]
    assert len(rows) > 30 * len(some)
    assert not [row.report for row in rows if row.report or row.end != "mended"]


@pytest.mark.slow
def test_no_slip_loses_a_word_nor_does_whoever_obeys() -> None:
    rows = [row_of(obey(page, slip)) for page, slip in chosen(pages(), FEW)]
    failed = [row.report for row in rows if row.report]
    assert not failed, "\n".join((f"{len(failed)} of {len(rows)} slips", *failed[:10], table(rows)))


def _finding(code: str, edits: tuple[Fix, ...]) -> Finding:
    return Finding(code=code, span=Span.at("x", "x", 0), headline="wrong", help="mend it", edits=edits)


def _without_objective(base: Page, code: str, edits: tuple[Fix, ...]) -> object:
    """Reads the page, and shows none of its objective where it is not the clean page."""
    clean = seen(base, base.marked.text)
    words = Counter({"Say": 1})

    def read(page: Page, written: str) -> Seen:
        if written == page.marked.text:
            return clean
        return replace(
            clean,
            findings=(_finding(code, edits),),
            counts={**clean.counts, WORD: clean.counts[WORD] - words},
        )

    return read
