"""`mkdocs-m3 diff`: who does what now and did before, in every format and in the site's own words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

import pytest
from markdown_it import MarkdownIt
from msgspec.structs import replace

from mkdocs_m3 import M3
from mkdocs_m3.comparing import resemblance
from mkdocs_m3.comparing.changes import KINDS, Change, Page
from mkdocs_m3.comparing.playbooks import changes
from mkdocs_m3.comparing.printing import as_markdown
from mkdocs_m3.comparing.printing.told import Told
from mkdocs_m3.comparing.resemblance import resembling
from mkdocs_m3.model.words import THINGS, Noun, Words
from tests.calls import called
from tests.changed import changed, rows, side
from tests.repositories import commit, configure, git, repository
from tests.sites import task

if TYPE_CHECKING:
    from collections import Counter
    from pathlib import Path

    from click.testing import Result

WHOLE: Final = """\
---
layout: m3/keyTask
phase: 1
keyTask: 1
name: Agree on the scope
objective: Know what is wanted.
responsibleParty: customer
category: process
activities:
  - text: Write down what is wanted
    responsibleParty: customer
    template: scope.docx
  - text: Look for providers
    raci: {customer: A, provider: R}
    example: list.xlsx
  - text: Weigh the offers
    responsibleParty: customer
  - text: Sign what was agreed
    responsibleParty: shared
inputs:
  - Budget
  - text: Offers
    filename: offer.docx
outputs:
  - Contract
stakeholders:
  - text: Buyer
    responsibleParty: customer
  - text: Lawyer
    responsibleParty: customer
bestPractice:
  - Begin early
---
"""
OTHER: Final = """\
---
layout: m3/keyTask
phase: 2
keyTask: 1
name: Set the budget
outputs: [Budget]
activities:
  - text: Ask everybody what it costs
    responsibleParty: customer
---
"""
PHASE: Final = """\
---
layout: m3/phase
phase: 1
name: Buy
objective: Buy it.
documentation:
  - name: Handbook
    filename: handbook.docx
exitCriteria:
  - Signed
---
"""
PAGES: Final = {"1.1.md": WHOLE, "2.1.md": OTHER, "phases/1.md": PHASE}


def edited(page: str, *edits: tuple[str, str]) -> dict[str, str]:
    text = PAGES[page]
    for old, new in edits:
        assert old in text
        text = text.replace(old, new, 1)
    return {**PAGES, page: text}


SEEN: Final = {
    "activity-letters": edited("1.1.md", ("{customer: A, provider: R}", "{customer: AC, provider: R}")),
    "activity-changed-hands": edited("1.1.md", ("{customer: A, provider: R}", "{customer: R, provider: A}")),
    "activity-appeared": edited("1.1.md", ("inputs:", "  - Celebrate with everybody\ninputs:")),
    "activity-went": edited("1.1.md", ("  - text: Weigh the offers\n    responsibleParty: customer\n", "")),
    "activity-reworded": edited("1.1.md", ("Weigh the offers", "Weigh all the offers")),
    "task-changed-hands": edited("1.1.md", ("Party: customer\ncategory", "Party: qsmo\ncategory")),
    "task-renamed": edited("1.1.md", ("name: Agree", "name: Decide")),
    "task-renumbered": edited("1.1.md", ("keyTask: 1", "keyTask: 5")),
    "task-moved-phase": edited("1.1.md", ("phase: 1", "phase: 2"), ("keyTask: 1", "keyTask: 5")),
    "task-moved-address": edited("1.1.md", ("phase: 1", "permalink: /scope/\nphase: 1")),
    "task-workstream": edited("1.1.md", ("category: process", "category: workforce")),
    "task-objective": edited("1.1.md", ("is wanted.\nresp", "is needed.\nresp")),
    "role-joined": edited("1.1.md", ("stakeholders:", "stakeholders:\n  - Seller")),
    "role-left": edited("1.1.md", ("  - text: Lawyer\n    responsibleParty: customer\n", "")),
    "role-changed-hands": edited("1.1.md", ("Lawyer\n    responsibleParty: customer", "Lawyer")),
    "input-added": edited("1.1.md", ("inputs:", "inputs:\n  - Wishes")),
    "input-removed": edited("1.1.md", ("  - text: Offers\n    filename: offer.docx\n", "")),
    "output-added": edited("1.1.md", ("outputs:", "outputs:\n  - Minutes")),
    "output-removed": edited("1.1.md", ("outputs:\n  - Contract\n", "")),
    "template-replaced": edited("1.1.md", ("scope.docx", "new-scope.docx")),
    "template-added": edited("1.1.md", ("  - Contract", "  - text: Contract\n    filename: contract.docx")),
    "template-removed": edited("1.1.md", ("    filename: offer.docx\n", "")),
    "example-replaced": edited("1.1.md", ("list.xlsx", "names.xlsx")),
    "example-added": edited(
        "1.1.md", ("    template: scope.docx", "    template: scope.docx\n    example: a.docx")
    ),
    "example-removed": edited("1.1.md", ("    example: list.xlsx\n", "")),
    "best-practice-added": edited("1.1.md", ("bestPractice:", "bestPractice:\n  - End early")),
    "best-practice-removed": edited("1.1.md", ("bestPractice:\n  - Begin early\n", "")),
    "artifact-lost-maker": edited("2.1.md", ("outputs: [Budget]\n", "")),
    "task-went": {name: page for name, page in PAGES.items() if name != "1.1.md"},
    "phase-renamed": edited("phases/1.md", ("name: Buy", "name: Purchase")),
    "phase-renumbered": edited("phases/1.md", ("phase: 1", "phase: 7")),
    "phase-objective": edited("phases/1.md", ("Buy it.", "Buy it all.")),
    "phase-went": {name: page for name, page in PAGES.items() if name != "phases/1.md"},
    "criterion-added": edited("phases/1.md", ("exitCriteria:", "exitCriteria:\n  - Paid")),
    "criterion-removed": edited("phases/1.md", ("exitCriteria:\n  - Signed\n", "")),
    "document-added": edited("phases/1.md", ("documentation:", "documentation:\n  - Guide")),
    "document-removed": edited(
        "phases/1.md", ("documentation:\n  - name: Handbook\n    filename: handbook.docx\n", "")
    ),
    "activity-moved": edited("1.1.md", ("  - text: Weigh the offers\n    responsibleParty: customer\n", ""))
    | {
        "2.1.md": OTHER.replace(
            "activities:", "activities:\n  - text: Weigh the offers\n    responsibleParty: customer"
        )
    },
}
"""An edit for each kind of change; what it tells beside, in `BESIDE`."""
BESIDE: Final = {"artifact-lost-maker": {"output-removed"}}
REVERSED: Final = {
    "artifact-found-maker": "artifact-lost-maker",
    "task-appeared": "task-went",
    "phase-appeared": "phase-went",
}
"""Kinds that an edit tells that is undone."""
ELSEWHERE: Final = {"field-changed", "party-renamed"}
"""Kinds that need a configuration, and have tests of their own."""


@pytest.mark.parametrize("kind", SEEN)
def test_an_edit_is_told_as_what_it_is(kind: str) -> None:
    found = {row[0] for row in changed(PAGES, SEEN[kind])}
    assert found == {kind} | BESIDE.get(kind, set())


@pytest.mark.parametrize("kind", REVERSED)
def test_an_edit_that_is_undone_is_told_the_other_way_round(kind: str) -> None:
    assert kind in {row[0] for row in changed(SEEN[REVERSED[kind]], PAGES)}


def test_every_kind_of_change_has_a_test() -> None:
    assert {*SEEN, *REVERSED} | ELSEWHERE == set(KINDS)


def test_tasks_that_change_places_are_renumbered_and_not_renamed() -> None:
    first, second = task(1, 1, "Plan").replace("Meet", "Make a plan"), task(1, 2, "Build")
    before = {"1.1.md": first, "1.2.md": second}
    now = {
        "1.1.md": second.replace("keyTask: 2", "keyTask: 1"),
        "1.2.md": first.replace("keyTask: 1", "keyTask: 2"),
    }
    found = [row for row in changed(before, now) if row[0] != "task-moved-address"]
    assert sorted(found) == [
        ("task-renumbered", "1.1", "", "1.2", "1.1"),
        ("task-renumbered", "1.2", "", "1.1", "1.2"),
    ]


def test_a_task_that_takes_the_place_of_another_is_another_task() -> None:
    new = task(1, 1, "Celebrate").replace("Meet", "Dance").replace("Know what is at stake", "Be glad")
    found = changed({"old.md": task(1, 1, "Plan")}, {"new.md": new})
    assert {row[0] for row in found} == {"task-appeared", "task-went"}


def test_a_page_that_cannot_be_read_is_not_told_as_gone() -> None:
    broken = {**PAGES, "2.1.md": OTHER.replace("m3/keyTask", "m3/keyTalk")}
    assert changed(PAGES, broken) == []


def test_fields_of_the_sites_own_and_parties_with_new_names_are_told(tmp_path: Path) -> None:
    fields = {"task": {"budget": {"label": "Budget", "type": "number"}}}
    page = task(1, 1).replace("category:", "budget: 10\ncategory:")
    site = repository(tmp_path, {"1.1.md": page}, plugins=[{"m3": {"fields": fields}}])
    parties = {"customer": "Agency", "provider": "Provider"}
    configure(site, plugins=[{"m3": {"fields": fields, "parties": parties}}])
    (site / "docs/1.1.md").write_text(page.replace("budget: 10", "budget: 20"), encoding="utf-8")
    data = json.loads(diff(site, "HEAD", "--format", "json").stdout)
    assert [(one["kind"], one["subject"], one["before"], one["now"]) for one in data["changes"]] == [
        ("field-changed", "Budget", ["10"], ["20"]),
        ("party-renamed", "customer", ["Customer"], ["Agency"]),
    ]


def diff(site: Path, *arguments: str) -> Result:
    return called("diff", *arguments, "--site", site)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site whose second commit hands an activity over."""
    site = repository(tmp_path, {"1.1.md": task(1, 1), "1.2.md": task(1, 2, "Plan")})
    git(site, "tag", "v1")
    hands = task(1, 1).replace("Meet\n    responsibleParty: customer", "Meet\n    responsibleParty: provider")
    commit(site, {"1.1.md": hands})
    git(site, "tag", "v2")
    return site


def test_text_has_a_heading_a_page_and_both_sides(site: Path) -> None:
    found = diff(site, "v1")
    assert found.exit_code == 0
    assert found.output == (
        "Activities that changed hands\n"
        "  1.1 Form one team\n"
        "    Meet: Customer \N{RIGHTWARDS ARROW} Provider\n"
        "\n"
        "1 change, since v1.\n"
    )


def test_two_revisions_are_compared_without_the_files_as_they_are(site: Path) -> None:
    (site / "docs/1.2.md").unlink()
    assert "1 change, from v1 to v2." in diff(site, "v1", "v2").output
    assert "Provider \N{RIGHTWARDS ARROW} Customer" in diff(site, "v2", "v1").output
    assert diff(site, "v1", "v1").output == "Nothing has changed in who does what, from v1 to v1.\n"
    assert "Key tasks that are gone\n  1.2 Plan (was responsible: Customer)\n" in diff(site, "v2").output


def test_markdown_has_a_table_for_each_kind(site: Path) -> None:
    assert diff(site, "v1", "--format", "markdown").output == (
        "## Who does what, since v1\n\n"
        "### Activities that changed hands\n\n"
        "| Key task | Activity | Before | Now |\n"
        "|---|---|---|---|\n"
        "| 1.1 Form one team | Meet | Customer | Provider |\n\n"
    )


def test_json_has_kinds_and_pages(site: Path) -> None:
    assert json.loads(diff(site, "v1", "v2", "--format", "json").output) == {
        "version": 1,
        "before": "v1",
        "now": "v2",
        "changes": [
            {
                "kind": "activity-changed-hands",
                "playbook": None,
                "page": {"id": "1.1", "name": "Form one team", "path": "1.1.md"},
                "subject": "Meet",
                "before": ["Customer"],
                "now": ["Provider"],
            }
        ],
    }


def test_it_speaks_in_the_sites_own_words(site: Path) -> None:
    words = {"task": ["play", "plays"], "activity": ["check", "checks"]}
    configure(site, plugins=[{"m3": {"words": words}}])
    found = diff(site, "v1", "--format", "markdown").output
    assert "### Checks that changed hands\n\n| Play | Check | Before | Now |" in found
    assert "activit" not in found.casefold()


def test_no_title_has_a_word_of_ours_where_the_site_has_its_own() -> None:
    words = Words(**{thing: Noun(f"x{thing}", f"x{thing}s") for thing in THINGS})
    own = replace(M3, words=words)
    ours = re.compile(
        r"\b(tasks?|" + "|".join(f"{one.singular}|{one.plural}" for one in THINGS.values()) + r")\b"
    )
    for kind in KINDS.values():
        for prose in (kind.title, kind.subject, kind.before, kind.now):
            assert not ours.search(own.say(prose).casefold()), prose


def test_each_language_is_compared_with_itself(tmp_path: Path) -> None:
    languages = [
        {"locale": "en", "name": "English", "default": True},
        {"locale": "fr", "name": "Fran\u00e7ais"},
    ]
    customer = {"en": "Agency", "fr": "Organisme"}
    ours = {"parties": {"customer": customer, "provider": "Provider"}}
    plugins = [{"m3": ours}, {"i18n": {"docs_structure": "suffix", "languages": languages}}]
    french = task(1, 1, "Former une \u00e9quipe").replace("Meet", "Se rencontrer")
    site = repository(tmp_path, {"1.1.md": task(1, 1), "1.1.fr.md": french}, plugins=plugins)
    hands = french.replace(
        "rencontrer\n    responsibleParty: customer", "rencontrer\n    responsibleParty: provider"
    )
    (site / "docs/1.1.fr.md").write_text(hands, encoding="utf-8")
    found = diff(site, "HEAD").output
    assert "  1.1 Former une \u00e9quipe\n    Se rencontrer: Organisme" in found
    assert "1 change, since HEAD." in found


def test_a_site_that_was_not_there_is_all_new(tmp_path: Path) -> None:
    repository(tmp_path, {}, site="other")
    site = tmp_path / "site"
    (site / "docs").mkdir(parents=True)
    configure(site)
    (site / "docs/1.1.md").write_text(task(1, 1), encoding="utf-8")
    found = diff(site, "HEAD")
    assert "Key tasks that are new\n  1.1 Form one team (responsible: Customer)\n" in found.output


def test_a_page_that_cannot_be_read_is_named(site: Path) -> None:
    page = (site / "docs/1.2.md").read_text(encoding="utf-8")
    (site / "docs/1.2.md").write_text(page.replace("m3/keyTask", "m3/keyTalk"), encoding="utf-8")
    found = diff(site, "v2")
    assert "1.2.md cannot be read, so it is not compared; `mkdocs-m3 check` says why." in found.stderr
    assert found.stdout == "Nothing has changed in who does what, since v2.\n"


LIVE: Final = (
    "::error::owned",
    "##[error]owned",
    "`##[error]owned`",
    "<img src=x onerror=hit()>",
    "[click](https://example.org)",
    "a | b",
    "@everyone #1 :+1: www.example.org",
    "</details><!--",
    "`` ` x",
)


@pytest.mark.parametrize("text", LIVE)
def test_nothing_that_an_author_wrote_is_alive(tmp_path: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    page = task(1, 1, quoted).replace("- text: Meet", f"- text: {quoted}")
    page = page.replace("Program Manager", "x").replace("- text: x", f"- text: {quoted}")
    site = repository(tmp_path, {"1.1.md": page, "1.2.md": task(1, 2)})
    parted = page.replace("responsibleParty: customer\nstake", "responsibleParty: provider\nstake")
    (site / "docs/1.1.md").write_text(parted, encoding="utf-8")
    for format_ in ("text", "markdown", "json"):
        found = diff(site, "HEAD", "--format", format_).stdout
        assert "##[" not in found
        assert not any(line.lstrip().startswith("::") for line in found.splitlines())
    rendered = MarkdownIt("gfm-like", {"html": True, "linkify": False}).render(
        diff(site, "HEAD", "--format", "markdown").stdout
    )
    assert rendered.count("<tr>") == 2
    assert rendered.count("<td>") == 4
    for tag in ("<img", "<a ", "<details", "<!--"):
        assert tag not in rendered


@pytest.fixture
def compared_in_full(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Grows by one for each two texts that are compared in full."""
    calls: list[int] = []
    compare = resemblance._likeness  # noqa: SLF001 - what costs

    def counted(one: Counter[str], other: Counter[str]) -> float:
        calls.append(1)
        return compare(one, other)

    monkeypatch.setattr(resemblance, "_likeness", counted)
    return calls


def test_of_many_texts_each_is_compared_with_a_few(compared_in_full: list[int]) -> None:
    texts = [f"Look at item {n} and tell the others what is in box {n * 7}" for n in range(2_000)]
    pairs = resembling([text.split() for text in texts], [f"{text} today".split() for text in texts])
    assert pairs == [(n, n) for n in range(2_000)]
    assert len(compared_in_full) <= resemblance.MOST_TRIED * 2_000


def test_texts_that_are_all_alike_are_no_pairs_and_are_not_compared(compared_in_full: list[int]) -> None:
    assert resembling([["the", "same"]] * 20_000, [["the", "other"]] * 20_000) == []
    assert compared_in_full == []


def test_activities_of_a_large_playbook_are_compared_within_their_tasks(compared_in_full: list[int]) -> None:
    pages = {f"{n}.md": task(1, n, f"Task {n}").replace("Meet", f"Meet all {n} times") for n in range(1, 300)}
    now = {uri: text.replace("times", "times a week") for uri, text in pages.items()}
    assert [row[0] for row in changed(pages, now)] == ["activity-reworded"] * 299
    assert len(compared_in_full) == 299


def test_tables_of_very_many_changes_say_how_many_more_there_are() -> None:
    page = Page(id="1.1", name="Plan")
    found = tuple(
        Change(kind=kind, page=page, subject=f"{n} {'|' * 50}")
        for kind in ("activity-appeared", "role-joined")
        for n in range(5_000)
    )
    text = as_markdown.printed(Told(changes=found, before="v1", now="", vocabulary=M3))
    assert len(text.encode()) < as_markdown.MOST_BYTES + 2_000
    shown = text.count("\n| 1.1 Plan |")
    assert (
        sum(int(count.replace(",", "")) for count in re.findall(r"And ([\d,]+) more", text)) == 10_000 - shown
    )


def test_who_left_a_page_is_told_by_the_label_of_its_party_then() -> None:
    page = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 1\nname: Meet\nstakeholders:\n  - text: Chair\n"
    lawyer = "  - text: Lawyer\n    responsibleParty: customer\n"
    renamed = replace(M3, parties=tuple(replace(one, label=f"New {one.label}") for one in M3.parties))
    found = rows(changes(side({"1.1.md": f"{page}{lawyer}---\n"}), side({"1.1.md": f"{page}---\n"}, renamed)))
    assert [one for one in found if one[0] == "role-left"] == [("role-left", "1.1", "Lawyer", "Customer", "")]


def test_a_page_with_another_name_and_address_is_known_by_what_goes_in_and_out() -> None:
    def page(name: str, inputs: str) -> str:
        head = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 1\n"
        return f"{head}name: {name}\nobjective: To {name}\ninputs: [{inputs}]\n---\n"

    before = {"draw.md": page("Draw", "Staff list, Old chart, Compass")}
    same, other = page("Chart", "Staff list, Old chart, Compass"), page("Chart", "Rope, Sail, Anchor")
    assert "task-renamed" in {one[0] for one in changed(before, {"chart.md": same})}
    assert {one[0] for one in changed(before, {"chart.md": other})} >= {"task-appeared", "task-went"}
