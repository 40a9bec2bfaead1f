"""A name that looks like the one of a file, and has other signs in it, is told so."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Meet\n"


def found(name: str, *files: str) -> Finding:
    """What is said of a name, where these files are there."""
    text = f"{HEAD}inputs:\n  - text: Plan\n    filename: {name}\n---\n"
    source = Source(path="a.md", uri="a.md", text=text)
    inventory = Inventory(pages={"a.md": "a/"}, files={f"assets/files/{file}": 1 for file in files})
    (one,) = (one for one in load([source], inventory, M3).findings if one.code == "M3040")
    return one


@pytest.mark.parametrize(
    ("sign", "what"),
    [
        ("\u2011", "it has non-breaking hyphens, as Word writes them"),
        ("\u2013", "it has dashes instead of hyphens"),
        ("\u00ad-", "it has characters that nobody sees"),
        ("\u200b-", "it has characters that nobody sees"),
    ],
)
def test_hyphens_of_another_kind_are_named_and_mended(sign: str, what: str) -> None:
    name = f"Move{sign}Plan.docx"
    one = found(name, "Move-Plan.docx")
    assert one.headline == f"`{name}` looks like the name of a file, and {what}"
    assert one.help == "write ordinary ones: `Move-Plan.docx`"
    assert one.fix is not None
    assert one.fix.replacement == "Move-Plan.docx"


def test_so_are_blanks() -> None:
    one = found("Move\u00a0Plan.docx", "Move Plan.docx")
    assert one.headline.endswith("it has no-break spaces")
    assert one.fix is not None


def test_a_file_that_has_them_itself_is_to_be_renamed() -> None:
    one = found("Move-Plan.docx", "Move\u2011Plan.docx")
    assert one.headline.endswith("the file has non-breaking hyphens, as Word writes them")
    assert one.help == "rename the file with ordinary ones"
    assert one.fix is None


APART, TOGETHER = "Pru\u0308fplan.docx", "Pr\u00fcfplan.docx"


def test_letters_that_macos_has_spelled_in_two_characters_are_told_where_they_are() -> None:
    one = found(TOGETHER, APART)
    assert one.headline.endswith("the file spells its letters in another way, as macOS does")
    assert one.help == "rename the file with ordinary ones"
    assert one.fix is None
    other = found(APART, TOGETHER)
    assert other.headline.endswith("it spells its letters in another way, as macOS does")
    assert other.fix is not None
    assert other.fix.replacement == TOGETHER


def test_so_are_letters_of_a_page_that_is_linked_to() -> None:
    text = f"{HEAD}objective: See [the plan](pr\u00fcfen.md).\n---\n"
    source = Source(path="a.md", uri="a.md", text=text)
    inventory = Inventory(pages={"a.md": "a/", "pru\u0308fen.md": "b/"}, files={})
    (one,) = (one for one in load([source], inventory, M3).findings if one.code == "M3053")
    assert one.help.startswith(
        "rename it to `pr\u00fcfen.md`: its name spells the same letters in another way"
    )
    assert one.fix is None


def test_a_name_that_no_file_comes_near_is_told_as_before() -> None:
    assert found("Move\u2011Plan.docx", "Budget.docx").headline.startswith("there is no file")


def told(yaml: str) -> tuple[str, list[Finding]]:
    """A page with these lines, and what is said of it where `assets/files/Fit Gap.xlsx` is there."""
    text = f"{HEAD}{yaml}---\n"
    inventory = Inventory(
        pages={"phase-3/3.1.md": "3.1/"},
        files={"assets/files/Fit Gap.xlsx": 1, "assets/other.docx": 0},
        site_address="https://playbook.example.gov/m3/",
    )
    found = load([Source(path="a.md", uri="phase-3/3.1.md", text=text)], inventory, M3).findings
    return text, [one for one in found if one.code in ("M3040", "M3053")]


@pytest.mark.parametrize(
    ("written", "what"),
    [
        (
            "https://playbook.example.gov/m3/assets/files/Fit%20Gap.xlsx",
            "is the address of a file of this site",
        ),
        (
            "http://playbook.example.gov/m3/assets/files/Fit%20Gap.xlsx#s",
            "is the address of a file of this site",
        ),
        ("Fit%20gap.xlsx", "is written as in an address"),
    ],
)
def test_of_an_address_of_the_site_the_name_of_the_file_is_kept(written: str, what: str) -> None:
    text, (one,) = told(f"inputs:\n  - text: Plan\n    filename: {written}\n")
    assert one.headline == f"`{written}` {what}, and the file's name belongs here"
    assert one.help == "write `Fit Gap.xlsx`"
    assert told(edited(text, one.cure).removeprefix(HEAD).removesuffix("---\n"))[1] == []


@pytest.mark.parametrize(
    "written",
    ["https://playbook.example.gov/m3/assets/files/Other.xlsx", "https://example.gov/Fit%20Gap.xlsx"],
)
def test_another_address_stays_one(written: str) -> None:
    _, (one,) = told(f"inputs:\n  - text: Plan\n    filename: {written}\n")
    assert one.help == "write it after `url:` instead"


@pytest.mark.parametrize("item", ['"[Fit: Gap](Fit%20Gap.xlsx)"', "text: '[Fit: Gap](files/Fit%20Gap.xlsx)'"])
def test_a_link_to_a_file_is_offered_as_one(item: str) -> None:
    text, (one,) = told(f"inputs:\n  - {item}\n  - Law\n")
    assert one.help == "write `text: Fit: Gap`, and below it `filename: Fit Gap.xlsx`"
    right = edited(text, one.cure)
    assert right == f'{HEAD}inputs:\n  - text: "Fit: Gap"\n    filename: Fit Gap.xlsx\n  - Law\n---\n'
    assert told(right.removeprefix(HEAD).removesuffix("---\n"))[1] == []


def test_links_that_are_no_artifact_are_told_as_links() -> None:
    yaml = 'inputs:\n  - "[A](Fit%20Gap.xlsx) and B"\nbestPractice:\n  - "[A](Fit%20Gap.xlsx)"\n'
    assert ["filename" in one.help for one in told(yaml)[1]] == [False, False]
    assert told('inputs:\n  - "[A](../assets/files/Fit%20Gap.xlsx)"\n')[1] == []
