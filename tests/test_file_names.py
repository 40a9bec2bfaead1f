"""A name that looks like the one of a file, and has other signs in it, is told so."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load

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
