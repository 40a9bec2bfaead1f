"""The number in a file's name, and at the end of a permalink, is that of the key task."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load


def told(*pages: tuple[str, int, str]) -> list[tuple[str, str, str, str]]:
    """What is said of pages: of each, the file's stem, its number in phase 3, and its permalink."""
    sources = [
        Source(
            path=f"docs/{stem}.md",
            uri=f"{stem}.md",
            text=f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {number}\nname: Task {number}\n"
            + (f"permalink: {permalink}\n---\n" if permalink else "---\n"),
        )
        for stem, number, permalink in pages
    ]
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={})
    return [
        (one.span.path, one.code, one.headline, one.help)
        for one in load(sources, inventory, M3).findings
        if one.code in {"M3088", "M3102"}
    ]


USUAL = tuple((f"3.{n}", n, f"/3.{n}/") for n in (1, 2, 3))


def test_tasks_that_changed_places_are_told_with_their_new_addresses() -> None:
    first, second = told(*USUAL, ("3.7", 8, "/3.7/"), ("3.8", 7, "/3.8/"))
    assert first[:3] == ("docs/3.7.md", "M3088", "this is key task 3.8, and the file is called `3.7.md`")
    assert first[3] == (
        "if the file is right, write `keyTask: 7`; if not, rename it, and write `permalink: /3.8/`"
    )
    assert second[3].endswith("if not, rename it, and write `permalink: /3.7/`")


def test_once_the_files_are_renamed_the_addresses_are_told_and_then_nothing() -> None:
    found = told(*USUAL, ("3.8", 8, "/3.7/"), ("3.7", 7, "/3.8/"))
    assert [one[:3] for one in found] == [
        ("docs/3.7.md", "M3102", "this address has the number 3.8, and this is key task 3.7"),
        ("docs/3.8.md", "M3102", "this address has the number 3.7, and this is key task 3.8"),
    ]
    assert found[0][3] == "if readers do not know it by that address, write `permalink: /3.7/`"
    assert told(*USUAL, ("3.8", 8, "/3.8/"), ("3.7", 7, "/3.7/")) == []


def test_a_permalink_that_was_not_changed_with_the_file_is_not_to_be_moved() -> None:
    (found,) = told(*USUAL, ("3.7", 8, "/3.8/"))
    assert found[3] == "if the file is right, write `keyTask: 7`; if not, rename it"


@pytest.mark.parametrize("address", ["/3.14/", "/tasks/3.14", "/a/b/3.14/"])
def test_the_rest_of_an_address_is_kept(address: str) -> None:
    (found,) = told(*USUAL, ("3.4", 4, address))
    assert found[3].endswith(f"write `permalink: {address.replace('3.14', '3.4')}`")


@pytest.mark.parametrize(
    "pages",
    [
        (*USUAL[:2], ("3.4", 4, "/3.14/")),
        (*USUAL, ("3.4", 4, "/manual-v3.14.1/")),
        (*USUAL, ("3.4", 4, "/closing/")),
        (*USUAL, ("3.4", 4, "")),
        tuple((f"3.{n}", n, f"/3.{n + 20}/") for n in range(1, 7)),
    ],
    ids=["too few", "no number at the end", "words", "none", "a custom of their own"],
)
def test_where_numbers_are_no_custom_nothing_is_told(pages: tuple[tuple[str, int, str], ...]) -> None:
    assert told(*pages) == []


def all_told(*pages: tuple[str, int, str]) -> list[tuple[str, str, str]]:
    sources = [
        Source(
            path=f"{stem}.md",
            uri=f"{stem}.md",
            text=f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {number}\nname: Task {stem}\n"
            f"permalink: {permalink}\n---\n",
        )
        for stem, number, permalink in pages
    ]
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={})
    return [(one.span.path, one.code, one.help) for one in load(sources, inventory, M3).findings]


@pytest.mark.parametrize(
    ("number", "permalink", "found"),
    [
        (1, "/3.11/", [("M3030", "write `keyTask: 11`, as the file is called")]),
        (11, "/3.1/", [("M3031", "write `permalink: /3.11/`")]),
        (
            1,
            "/3.1/",
            [
                ("M3030", "write `keyTask: 11`, as the file is called"),
                ("M3031", "write `permalink: /3.11/`"),
            ],
        ),
    ],
)
def test_a_copy_is_told_of_and_its_original_is_not(
    number: int, permalink: str, found: list[tuple[str, str]]
) -> None:
    assert all_told(*USUAL, ("3.11", number, permalink)) == [("3.11.md", *one) for one in found]
