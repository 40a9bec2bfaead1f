"""Links that begin with a number which the key task that they lead to does not have."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

NAMES: Final = {"3.1": "List the open grants", "3.2": "Close the finished grants", "3.11": "Move on (MO)"}


def page(id_: str, yaml: str = "", body: str = "") -> str:
    phase, number = id_.split(".")
    return (
        f"---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: {NAMES[id_]}\n{yaml}---\n{body}"
    )


def found_in(first: str, uri: str = "later.md", about: str = "# About\n") -> tuple[Finding, ...]:
    pages = {"3.1.md": first, "3.2.md": page("3.2"), uri: page("3.11"), "about.md": about}
    sources = [Source(path=name, uri=name, text=text) for name, text in pages.items()]
    inventory = Inventory(pages={name: name.replace(".md", "/index.html") for name in pages}, files={})
    return load(sources, inventory, M3).findings


@pytest.mark.parametrize(
    "link",
    [
        "[3.4 Move on](later.md)",
        "[3.4: move on (MO)](later.md)",
        "[**3.4** Move on](/later/#outputs)",
        "[3.2](later.md)",
        "[3.4 Move on](<later.md>)",
    ],
)
def test_the_old_number_of_a_task_is_told_in_texts_and_bodies(link: str) -> None:
    for text in (page("3.1", f'objective: "See {link}"\n'), page("3.1", body=f"\n- See\n  {link} now\n")):
        (found,) = found_in(text)
        old = "3.2" if "3.2" in link else "3.4"
        assert (found.code, found.span.length) == ("M3057", len(old))
        assert found.headline == f"this link says `{old}`, and leads to key task 3.11"
        assert edited(text, found.cure) == text.replace(link, link.replace(old, "3.11"))


def test_links_of_html_are_looked_at_in_texts() -> None:
    text = page("3.1", "objective: See <a href='later.md'>3.4 Move on</a>\n")
    (found,) = found_in(text)
    assert edited(text, found.cure) == text.replace("3.4", "3.11")


def test_a_text_over_two_lines_is_told_as_a_whole() -> None:
    (found,) = found_in(page("3.1", "objective: >-\n  See\n  [3.4 Move on](later.md)\n"))
    assert (found.code, found.cure) == ("M3057", ())


def test_the_number_of_a_file_that_was_never_renamed_is_told_at_that_task_alone() -> None:
    found = found_in(page("3.1", "objective: See [3.4 Go](3.4.md)\n"), "3.4.md")
    assert [one.code for one in found] == ["M3088"]


@pytest.mark.parametrize(
    "words",
    [
        "[3.11 Move on](later.md) and [3.1](3.1.md) and [3.2](/3.2/)",
        "[4.2 of the handbook](later.md)",
        "[3.4 million](later.md)",
        "[4.7](later.md)",
        "[3.2.1](later.md)",
        "[3.2](about.md)",
        "[the talks in 3.4](later.md)",
        "`[3.4 Move on](later.md)`",
        "[3.4 M](later.md)",
    ],
)
def test_other_numbers_stay(words: str) -> None:
    assert found_in(page("3.1", f"objective: See {words}\n")) == ()
    assert found_in(page("3.1", body=f"\nSee {words}\n\n```\n[3.4 Move on](later.md)\n```\n")) == ()


@pytest.mark.parametrize("address", ["later.md", "<later.md>", "later.md#outputs"])
def test_number_and_name_of_one_task_and_the_address_of_another(address: str) -> None:
    text = page("3.1", body=f"\nSee [3.2 Close the finished grants]({address}).\n")
    (found,) = found_in(text)
    assert (found.code, found.span.length) == ("M3057", len(address))
    assert found.headline == "this link says `3.2`, and leads to key task 3.11"
    assert found.help == "if key task 3.2 is meant, write `3.2.md` as its address"
    assert edited(text, found.cure) == text.replace(address, "3.2.md")


def test_pages_that_are_no_part_of_the_playbook_are_looked_at() -> None:
    about = "# About\n\n- First [3.4 Move on](later.md),\n  then `[3.4 Move on](later.md)`\n"
    (found,) = found_in(page("3.1"), about=about)
    assert (found.code, str(found.span)) == ("M3057", "about.md:3:10")
    assert edited(about, found.cure) == about.replace("First [3.4", "First [3.11")
    assert found_in(page("3.1"), about=f"{about}\n{{{{ of_a_macro }}}}\n") == ()


def renamed(link: str, name: str = "Bring the Two Teams Together") -> tuple[tuple[Finding, ...], str]:
    first = page("3.1", "outputs:\n  - Team Charter\n").replace(NAMES["3.1"], name)
    about = f"See {link}\n"
    return found_in(first, about=about), about


@pytest.mark.parametrize(
    "words", ["3.1 Form One Program Team", "**3.1** Form One Program Team", "3.1: Form Teams of Grants"]
)
def test_the_old_name_of_a_task_behind_its_number_is_told(words: str) -> None:
    (found,), about = renamed(f"[{words}](3.1.md)")
    old = words.split("3.1")[1].strip("*: ")
    assert found.code == "M3101"
    assert (
        found.headline == f"this link says `{old}`, and key task 3.1 is called `Bring the Two Teams Together`"
    )
    right = edited(about, found.cure)
    assert right == about.replace(old, "Bring the Two Teams Together")
    assert renamed(right.removeprefix("See ").strip())[0] == ()


@pytest.mark.parametrize(
    "words",
    [
        "3.1 Bring the Two Teams Together",
        "3.1 Two Teams",
        "3.1: Bring the Two Teams Together in Time",
        "3.1 Team Charter",
        "3.1 where the two teams meet",
        "3.1 Teams",
        "3.1",
        "Form One Program Team",
    ],
)
def test_words_that_are_no_other_name_stay(words: str) -> None:
    assert renamed(f"[{words}](3.1.md)")[0] == ()


def test_where_names_are_no_titles_no_words_are_told() -> None:
    assert renamed("[3.1 Form One Program Team](3.1.md)", "Bring the two teams together")[0] == ()
