"""Letters of responsibility, such as RACI: what readers see, what authors are told, what follows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import Built, build
from tests.test_reading import loaded, only, page, read
from tests.written import said

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

    from mkdocs_m3 import KeyTask

LETTERS: Final = (
    "raci: {customer: A/R, provider: C}",
    "raci: {customer: A, provider: R, qsmo: I}",
    "raci: {shared: R, qsmo: [A, C]}",
    "raci: {provider: 'a, r'}",
    "responsibleParty: provider",
    "",
)
"""What is under each activity."""


def activities(*written: str) -> str:
    return "activities:\n" + "".join(
        f"  - text: Do {n}\n" + (f"    {line}\n" if line else "") for n, line in enumerate(written, 1)
    )


def site(root: Path, front_matter: str, **options: object) -> Built:
    pages = {"3.1.md": page(front_matter), "views.md": "# Views\n\n<!-- m3/responsibilities -->\n"}
    return build(root, pages, plugins=["search", {"m3": {"fail_on": "never", **options}}])


@pytest.fixture(scope="module")
def article(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    return site(tmp_path_factory.mktemp("letters"), activities(*LETTERS)).article("3.1/index.html")


@pytest.fixture(scope="module")
def overview(tmp_path_factory: pytest.TempPathFactory) -> Tag:
    return site(tmp_path_factory.mktemp("overview"), activities(*LETTERS)).article("views/index.html")


def rows(article: Tag) -> list[Tag]:
    return article.select(".m3-activities tbody tr")


def cells(row: Tag) -> list[tuple[str, str]]:
    """What each party's cell shows to the eye, and what it says."""
    marked = row.select("td:not(.m3-table__number)")
    return [(str(cell.get("data-m3-signs", "")), said(cell)) for cell in marked]


NONE: Final = ("", "not involved")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (1, [("R/A", "Responsible, Accountable"), ("C", "Consulted"), NONE]),
        (2, [("A", "Accountable"), ("R", "Responsible"), ("I", "Informed")]),
        (3, [("R", "Responsible"), ("R", "Responsible"), ("A/C", "Accountable, Consulted")]),
        (4, [NONE, ("R/A", "Responsible, Accountable"), NONE]),
        (5, [NONE, ("", "Responsible"), NONE]),
        (6, [("", "Not stated")]),
    ],
)
def test_a_cell_shows_the_letters_and_says_what_they_mean(
    article: Tag, number: int, expected: list[tuple[str, str]]
) -> None:
    assert cells(rows(article)[number - 1]) == expected


def test_the_legend_names_each_letter_that_the_table_shows(article: Tag) -> None:
    legend = article.select(".m3-activities .m3-legend__item")
    assert [said(item) for item in legend] == [
        "R Responsible",
        "A Accountable",
        "C Consulted",
        "I Informed",
    ]


def test_letters_that_no_activity_has_are_not_in_the_legend(tmp_path: Path) -> None:
    found = site(tmp_path, activities("raci: {customer: A/R}")).article("3.1/index.html")
    assert [said(item) for item in found.select(".m3-legend__item")] == ["R Responsible", "A Accountable"]


def test_a_table_without_letters_has_no_legend(tmp_path: Path) -> None:
    found = site(tmp_path, activities("responsibleParty: customer", "")).article("3.1/index.html")
    assert found.select(".m3-legend, .m3-letters, [data-m3-signs]") == []


def test_filters_find_every_party_that_has_a_letter(article: Tag) -> None:
    assert [row["data-m3-parties"] for row in rows(article)] == [
        "customer provider",
        "customer provider qsmo",
        "customer provider qsmo",
        "provider",
        "provider",
        "",
    ]


def test_counts_go_by_the_letter_r(article: Tag) -> None:
    count = said(article.select(".m3-activities__count")[0])
    assert count == "6 activities: 1 shared, 1 customer, 3 provider, 1 not stated"


@pytest.mark.parametrize(
    ("labels", "expected"),
    [
        ({"a": "Customer", "b": "QSMO"}, "2 activities: 1 customer, 1 QSMO"),
        ({"a": "Sponsor", "b": "Project Manager"}, "2 activities: 1 Sponsor, 1 Project Manager"),
        ({"a": "Sponsor", "b": "IT staff"}, "2 activities: 1 sponsor, 1 IT staff"),
    ],
)
def test_counts_write_all_parties_alike(tmp_path: Path, labels: dict[str, str], expected: str) -> None:
    written = activities("responsibleParty: a", "responsibleParty: b")
    count = site(tmp_path, written, parties=labels).article("3.1/index.html").select(".m3-activities__count")
    assert said(count[0]) == expected


def test_a_task_that_forgets_parties_with_letters_is_told_all_of_them() -> None:
    written = activities("raci: {qsmo: A/R, provider: R}", "raci: {provider: A, customer: R}")
    (found,) = loaded(page(f"responsibleParty: qsmo\n{written}")).findings
    assert found.code == "M3072"
    assert "write `responsibleParty: [customer, provider, qsmo]`" in found.help
    written = activities("raci: {qsmo: A/R, provider: R}")
    (found,) = loaded(page(f"responsibleParty: qsmo\n{written}")).findings
    assert "write `responsibleParty: [provider, qsmo]`" in found.help


def test_the_overview_of_responsibilities_goes_by_the_letter_r(overview: Tag) -> None:
    total = [said(cell) for cell in overview.select("tfoot td")]
    assert total == ["6", "1", "1", "3", "1", "1"]


def activity_parties(task: KeyTask) -> list[tuple[str, ...] | None]:
    return [one.responsible_party.parties if one.responsible_party else None for one in task.activities]


@pytest.mark.parametrize(
    ("line", "parties"),
    [
        ("raci: {customer: A, provider: R}", ("provider",)),
        ("raci: {qsmo: R, customer: A/R}", ("customer", "qsmo")),
        ("raci: {shared: R, qsmo: A}", ("customer", "provider")),
        ("raci: {customer: r, provider: a}", ("customer",)),
        ("raci: {customer: [R, A]}", ("customer",)),
        ("raci: {customer: 'R & A'}", ("customer",)),
        ("raci: {customer: RA}", ("customer",)),
    ],
)
def test_the_responsible_party_follows_from_the_letter_r(line: str, parties: tuple[str, ...]) -> None:
    assert activity_parties(read(activities(line))) == [parties]


def test_a_responsible_party_that_is_written_stays() -> None:
    task = read(activities("responsibleParty: provider\n    raci: {customer: A, provider: R}"))
    assert activity_parties(task) == [("provider",)]


def test_nothing_is_invented_where_nothing_is_written() -> None:
    task = read(activities("", "responsibleParty: shared"))
    assert [one.assignments for one in task.activities] == [(), ()]
    assert activity_parties(task) == [None, ("customer", "provider")]


def test_nobody_is_made_responsible_or_accountable_by_other_letters() -> None:
    (task,) = loaded(page(activities("raci: {customer: C, provider: I}"))).playbook.pages
    assert activity_parties(task) == [None]
    assert [(one.party, one.letters) for one in task.activities[0].assignments] == [
        ("customer", ("C",)),
        ("provider", ("I",)),
    ]


@pytest.mark.parametrize(
    ("line", "code", "place", "headline", "cure"),
    [
        (
            "raci: {customer: A/R, provider: S}",
            "M3018",
            (8, 37),
            "`S` is not a letter",
            "one or several of `R`",
        ),
        ("raci: {customer: A/R, qsmo: Informed}", "M3018", (8, 33), "`Informed` is not a", "as in `A/R`"),
        ("raci: {customer: R, provider: C}", "M3074", (8, 12), "no party has the letter `A`", "give `A` to"),
        ("raci: {shared: A/R}", "M3074", (8, 12), "`customer` and `provider` have the letter `A`", "the one"),
        ("raci: {customer: A, provider: C}", "M3075", (8, 12), "no party has the letter `R`", "`A/R` where"),
        (
            "raci: {shared: R, customer: A}",
            "M3076",
            (8, 23),
            "Customer gets letters twice in",
            "name Customer once",
        ),
        (
            "responsibleParty: customer\n    raci: {customer: A, provider: R}",
            "M3077",
            (8, 23),
            "activity 1 is done by `customer` here, and by `provider` in `raci`",
            "delete `responsibleParty`",
        ),
        (
            "responsibleParty: shared\n    raci: {customer: A/R, provider: C}",
            "M3077",
            (8, 23),
            "by `customer` and `provider` here, and by `customer` in",
            "correct one of the two",
        ),
        ("raci: {custmer: A/R}", "M3013", (8, 12), "`custmer` is not a party", "write `customer`"),
        (
            "raci: R",
            "M3011",
            (8, 11),
            "takes parties with their letters",
            "write it as in `{customer: A, provi",
        ),
        ("raci: [customer, provider]", "M3011", (8, 11), "takes parties with their", "write it as in"),
        ("raci: {customer: {R: 1}}", "M3011", (8, 22), "a party in `raci` takes a letter", "write it as in"),
        (
            "raci: {customer: A/R, provider: }",
            "M3022",
            (8, 37),
            "a party in `raci` has no letter",
            "delete it",
        ),
        ("RACI: {customer: A/R}", "M3021", (8, 5), "`RACI`", "write `raci`"),
    ],
)
def test_letters_that_break_a_rule_are_told_with_their_place(
    line: str, code: str, place: tuple[int, int], headline: str, cure: str
) -> None:
    found = only(activities(line))
    assert (found.code, (found.span.line, found.span.column)) == (code, place), found
    assert headline in found.headline
    assert cure in found.help


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("raci: {customer: A/R, customer: C}", "M3003"),
        ("raci: {customer: A, provider: Responsible}", "M3018"),
        ("raci: {customer: A, provder: R}", "M3013"),
        ("raci: {customer: R, provider: Accountable}", "M3018"),
    ],
)
def test_letters_that_could_not_be_read_break_no_other_rule(line: str, code: str) -> None:
    """As parties are not compared where some are unknown."""
    assert [one.code for one in loaded(page(activities(line))).findings] == [code]


def test_each_activity_is_told_by_its_number_also_in_groups() -> None:
    groups = (
        "activitiesGroups:\n  - group: One\n    activities: [{text: a, raci: {customer: A/R}}]\n"
        "  - group: Two\n    activities: [{text: b, raci: {customer: A}}]"
    )
    found = only(groups)
    assert (found.code, found.span.line) == ("M3075", 10)
    assert "of activity 2, no party" in found.headline


def test_letters_that_could_not_be_read_are_left_out_and_the_others_stay(tmp_path: Path) -> None:
    found = site(tmp_path, activities("raci: {customer: A/R, provider: X, qsmo: I}")).article(
        "3.1/index.html"
    )
    assert cells(rows(found)[0]) == [("R/A", "Responsible, Accountable"), ("I", "Informed")]


# --- other letters

OWN: Final = {
    "letters": {"L": "Leads", "W": "Works on it", "S": "Signs it off"},
    "responsible": "W",
    "accountable": "S",
}


@pytest.mark.parametrize(
    ("option", "line", "expected", "legend"),
    [
        (
            "DACI",
            "raci: {customer: A, provider: D, qsmo: C}",
            [("A", "Approver"), ("D", "Driver"), ("C", "Contributor")],
            ["D Driver", "A Approver", "C Contributor"],
        ),
        (
            "rasci",
            "raci: {customer: A/R, provider: S}",
            [("R/A", "Responsible, Accountable"), ("S", "Support")],
            ["R Responsible", "A Accountable", "S Support"],
        ),
        (
            OWN,
            "raci: {customer: S, provider: L/W}",
            [("S", "Signs it off"), ("L/W", "Leads, Works on it")],
            ["L Leads", "W Works on it", "S Signs it off"],
        ),
    ],
    ids=["DACI", "RASCI", "own letters"],
)  # fmt: skip
def test_a_site_chooses_its_letters(
    tmp_path: Path, option: object, line: str, expected: list[tuple[str, str]], legend: list[str]
) -> None:
    built = site(tmp_path, activities(line), raci=option)
    found = built.article("3.1/index.html")
    assert cells(rows(found)[0]) == expected
    assert [said(item) for item in found.select(".m3-legend__item")] == legend
    assert "[M307" not in built.log
    doing = "1 customer" if option == "rasci" else "1 provider"
    assert said(found.select(".m3-activities__count")[0]) == f"1 activity: {doing}"


def test_the_rules_go_by_the_sites_own_letters(tmp_path: Path) -> None:
    log = site(tmp_path, activities("raci: {customer: L}", "raci: {customer: R}"), raci=OWN).log
    assert "of activity 1, no party has the letter `S`; one party must have it" in log
    assert "of activity 1, no party has the letter `W`" in log
    assert "docs/3.1.md:10:22: error[M3018]: `R` is not a letter of this playbook" in log
    assert "write one or several of `L`, `W`, `S`" in log


@pytest.mark.parametrize(
    ("option", "message"),
    [
        (
            "RASIC",
            "'RASIC' is not a set of letters; allowed are `RACI`, `RASCI`, `DACI`, or letters of your own",
        ),
        (["R"], "Expected `RACI` or letters of your own, but got ['R']"),
        ({"leters": {"R": "x"}}, "raci: there is no `leters`; did you mean `letters`?"),
        (OWN | {"letters": {"w": "Works"}}, "`letters` takes one or two capital letters"),
        (OWN | {"letters": ["W", "S"]}, "`letters` takes one or two capital letters"),
        (OWN | {"responsible": "R"}, "`responsible` takes one of the letters `L`, `W`, `S`, but got 'R'"),
        ({"letters": OWN["letters"], "responsible": "W"}, "`accountable` takes one of the letters"),
        (OWN | {"letters": {"WSX": "Three"}}, "`letters` takes one or two capital letters"),
        (OWN | {"letters": {"W": "a", "S": "b", "WS": "c"}}, "`WS` can be read as `WS` and as `W`, `S`;"),
        (OWN | {"letters": {"W": "a", "S": "b", "WW": "c"}}, "`WW` can be read as `WW` and as `W`, `W`;"),
        (
            OWN | {"letters": {"W": "a", "S": "b", "WA": "c", "AS": "d"}},
            "`WAS` can be read as",
        ),
        (OWN | {"letters": {}}, "`letters` takes one or two capital letters"),
    ],
)
def test_a_wrong_set_of_letters_is_a_message_of_mkdocs_own_kind(
    tmp_path: Path, option: object, message: str
) -> None:
    built = site(tmp_path, "objective: x", raci=option)
    assert built.is_aborted
    assert message in built.log


CODES: Final = {
    "letters": {"R": "Responsible", "A": "Accountable", "SO": "Signs off", "C": "Consulted"},
    "responsible": "R",
    "accountable": "A",
}


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("SO", "SO"),
        ("so/c", "SO/C"),
        ("ASO", "A/SO"),
        ("[R, SO]", "R/SO"),
        ("'SO, A & R'", "R/A/SO"),
        ("RASOC", "R/A/SO/C"),
    ],
)
def test_a_code_of_two_letters_is_read_alone_and_among_others(
    tmp_path: Path, written: str, shown: str
) -> None:
    built = site(tmp_path, activities(f"raci: {{customer: {written}, provider: A/R}}"), raci=CODES)
    assert "M3018" not in built.log
    assert cells(rows(built.article("3.1/index.html"))[0])[0][0] == shown


@pytest.mark.parametrize("written", ["O", "SOS", "OS", "S"])
def test_half_a_code_is_no_letter(tmp_path: Path, written: str) -> None:
    log = site(tmp_path, activities(f"raci: {{customer: {written}, provider: A/R}}"), raci=CODES).log
    assert f"error[M3018]: `{written}` is not a letter of this playbook" in log


@pytest.mark.parametrize(
    "none",
    ["'-'", "n.a.", "N.A.", "n/a", "N/A", "n.a", "na", "\N{EN DASH}", "' - '", "[n.a.]", "['-', 'n/a']"],
)
def test_a_party_may_say_that_it_has_no_letter(none: str) -> None:
    task = read(activities(f"raci: {{customer: {none}, provider: A/R}}"))
    assert [(one.party, one.letters) for one in task.activities[0].assignments] == [("provider", ("R", "A"))]


def test_letters_of_the_site_are_letters_even_where_they_look_like_none(tmp_path: Path) -> None:
    own = {"letters": {"N": "Notes", "A": "Answers"}, "responsible": "N", "accountable": "A"}
    found = site(tmp_path, activities("raci: {customer: n/a, provider: n.a.}"), raci=own)
    assert cells(rows(found.article("3.1/index.html"))[0]) == [("N/A", "Notes, Answers")]


@pytest.mark.parametrize("word", ["none", "no", "x", "-A", "a-", "n.r.", "--"])
def test_other_words_for_none_are_told(word: str) -> None:
    assert only(activities(f"raci: {{customer: '{word}', provider: A/R}}")).code == "M3018"


def test_the_legend_speaks_the_sites_language(tmp_path: Path) -> None:
    pages = {"3.1.md": page(activities("raci: {customer: A/R, provider: C}"))}
    theme = {"name": "material", "font": False, "language": "de"}
    found = build(tmp_path, pages, theme=theme).article("3.1/index.html")
    spoken = said(found.select(".m3-activities .m3-legend")[0])
    assert spoken.startswith("Buchstaben:")
    assert not {"Responsible", "Accountable", "Consulted"} & set(spoken.split())
