"""A copy of a page beside it is told once, at the copy; a page that began as a copy is not."""

from __future__ import annotations

import timeit

import pytest

from mkdocs_m3.checks.copies import find
from tests.sites import task
from tests.test_pasted_values import GLOSSARY, found_in, loaded, only

PAGE = task().replace("name: Form", "permalink: /3.1/\nname: Form")
PHASE = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\npermalink: /three/\n---\n"
ROLES = GLOSSARY.replace("sections:", "permalink: /roles/\nsections:") + "      - Program Manager\n---\n"


@pytest.mark.parametrize(
    "name",
    [
        "3.1 - Copy.md",
        "3.1 - Copy (2).md",
        "3.1 - Copy - Copy.md",
        "3.1 copy.md",
        "3.1 copy 2.md",
        "3.1_copy.md",
        "3.1 (1).md",
        "3.1(1).md",
        "Copy of 3.1.md",
        "Kopie von 3.1.md",
        "3.1 - Kopie.md",
        "3.1 - copia.md",
        "Copie de 3.1.md",
    ],
)
def test_a_page_with_the_name_of_a_copy_is_told_even_if_it_was_changed(name: str) -> None:
    for text in (PAGE, PAGE.replace("Form one team", "Form one good team")):
        one = only(f"a/{name}", {f"a/{name}": text, "a/3.1.md": PAGE})
        assert one.code == "M3087"
        assert one.headline == "this page is a copy of a/3.1.md"
        assert one.help == "delete the file, or give it a `keyTask` and a `permalink` of its own"


@pytest.mark.parametrize("name", ["a.md", "z.md", "old/3.x.md"])
def test_a_page_with_the_same_text_is_a_copy_whatever_its_name(name: str) -> None:
    assert only(name, {name: PAGE, "3.1.md": PAGE}).code == "M3087"


NEARLY = "put what differs into one of the two and delete the other, or give it {} of its own"


@pytest.mark.parametrize(
    "name",
    [
        "3.1-PC-ANNA.md",
        "3.1-PC-ANNA-2.md",
        "3.1 (Anna's conflicted copy 2024-05-01).md",
        "3.1 (conflicted copy 2024-05-01 101500).md",
        "3.1.sync-conflict-20240501-101500-ABCDEFG.md",
        "3.1_conf(Anna).md",
    ],
)
@pytest.mark.parametrize("folder", ["", "a/"])
def test_a_page_that_a_cloud_drive_left_is_told_once_without_a_word_of_deleting_alone(
    name: str, folder: str
) -> None:
    text = PAGE.replace("activities:", "activities:\n  - Invite the auditors")
    assert text != PAGE
    one = only(f"{folder}{name}", {f"{folder}{name}": text, f"{folder}3.1.md": PAGE})
    assert (one.code, one.headline) == ("M3087", f"this page is nearly the same as {folder}3.1.md")
    assert one.help == NEARLY.format("a `keyTask`, a `permalink`, and an `objective`")


def test_a_glossary_that_a_cloud_drive_left_has_no_number_to_change() -> None:
    other = ROLES.replace("Program Manager", "Project Manager")
    assert only("g-PC.md", {"g-PC.md": other, "g.md": ROLES}).help == NEARLY.format("a `permalink`")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("3.2.md", PAGE.replace("Form one team", "Form one good team")),  # its name is its own
        ("3.10.md", PAGE.replace("Form one team", "Form one good team")),
        ("b/3.1-PC-ANNA.md", PAGE.replace("Form one team", "Form one good team")),
        ("3.1-plan.md", f"{PAGE.partition('name:')[0]}name: Settle who decides\n---\nAnd much more\n"),
    ],
)
def test_a_page_elsewhere_or_with_other_words_is_not_nearly_the_same(name: str, text: str) -> None:
    assert "M3087" not in {one.code for one in found_in({name: text, "3.1.md": PAGE})}


def test_a_page_with_half_the_lines_of_another_is_not_nearly_the_same() -> None:
    head, _, rest = PAGE.rpartition("---")
    lines = "".join(f"  - Step {n} of the way\n" for n in range(20))
    long = PAGE.replace("Form one team", f"Form {'one good team and ' * 20}")
    whole = f"{head}bestPractice:\n{lines}---{rest}"
    assert "M3087" not in {one.code for one in found_in({"3.1-PC-ANNA.md": long, "3.1.md": whole})}


def test_of_two_pages_with_one_text_and_one_name_the_later_is_the_copy() -> None:
    assert only("old/3.1.md", {"new/3.1.md": PAGE, "old/3.1.md": PAGE}).code == "M3087"


def test_of_what_is_wrong_in_both_the_original_tells() -> None:
    wrong = PAGE.replace("category: process", "category: proces") + "\n<!-- m3/tasks {phase: 9} -->\n"
    found = found_in({"3.1 - Copy.md": wrong, "3.1.md": wrong})
    assert [(one.span.path, one.code) for one in found] == [
        ("3.1 - Copy.md", "M3087"),
        ("3.1.md", "M3014"),
        ("3.1.md", "M3063"),
    ]


def test_what_is_wrong_in_the_copy_alone_is_told_there() -> None:
    wrong = PAGE.replace("category: process", "category: proces")
    found = found_in({"3.1 - Copy.md": wrong, "3.1.md": PAGE})
    assert {(one.span.path, one.code) for one in found} == {
        ("3.1 - Copy.md", "M3087"),
        ("3.1 - Copy.md", "M3014"),
    }


def test_phases_and_glossaries_have_copies_too() -> None:
    assert only("3 (1).md", {"3 (1).md": PHASE, "3.md": PHASE}).help.endswith(
        "a `phase` and a `permalink` of its own"
    )
    assert only("g copy.md", {"g copy.md": ROLES, "g.md": ROLES}).help.endswith("a `permalink` of its own")


def test_the_original_keeps_its_address() -> None:
    site = loaded({"3.1 - Copy.md": PAGE, "3.1.md": PAGE})
    assert site.links.destinations["3.1.md"] == "3.1/index.html"
    assert site.links.destinations["3.1 - Copy.md"] != "3.1/index.html"


@pytest.mark.parametrize(
    "pages",
    [
        {"3.1.md": PAGE, "3.1 - Copy.md": task(number=2)},
        {"3.1.md": PAGE, "Copy of the plan.md": task(number=2)},
        {"3.1 (1).md": PAGE},
        {"a.md": GLOSSARY + "      - Clerk\n---\n", "b.md": GLOSSARY + "      - Clerk\n---\n"},
    ],
)
def test_a_page_of_its_own_is_no_copy(pages: dict[str, str]) -> None:
    assert found_in(pages) == ()


def test_two_pages_with_one_id_and_other_words_are_no_copies() -> None:
    other = task().replace("Form one team", "Settle who decides")
    assert {one.code for one in found_in({"3.1.md": task(), "3.2.md": other})} == {"M3030", "M3071"}


@pytest.mark.slow
def test_the_time_for_many_copies_grows_with_their_number() -> None:
    def seconds(count: int) -> float:
        pages = {f"3.1 ({n}).md": PAGE for n in range(1, count)} | {"3.1.md": PAGE}
        records = loaded(pages).playbook.records
        return min(timeit.repeat(lambda: find(records), number=3, repeat=5))

    assert seconds(1000) < 40 * seconds(100)
