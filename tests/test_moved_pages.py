"""What is said of pages that were renamed, moved, or deleted, and of artifacts that were renamed."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_m3 import load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model import Source
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.vocabulary import M3


def task(id_: str, more: str = "") -> str:
    phase, number = id_.split(".")
    return f"---\nlayout: m3/keyTask\nphase: {phase}\nkeyTask: {number}\nname: Task {id_}\n{more}---\n"


def told(code: str, pages: dict[str, str]) -> list[tuple[str, int, str, str]]:
    """Where findings of a code are, with what they say and the cure."""
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    found = load(sources, inventory, M3).findings
    return [(one.span.path, one.span.line, one.headline, one.help) for one in found if one.code == code]


@pytest.mark.parametrize(
    ("others", "link", "cure"),
    [
        (("3.2-decisions.md",), "3.2.md", "write `3.2-decisions.md`"),
        (("sub/3.2.md",), "3.2.md", "write `sub/3.2.md`"),
        (("3.2-decisions.md",), "/3.2.md", "write `/3.2-decisions.md`"),
        (("3.22.md", "3.3.md"), "3.2.md", "correct it"),
        (("3.2-decisions.md", "3.2-documents.md"), "3.2.md", "correct it"),
        (("plan-2025.md",), "plan-2024.md", "correct it"),
        (("decisions.md",), "decision.md", "write `decisions.md`"),
    ],
)
def test_a_link_to_a_page_that_is_gone_is_never_led_to_another_number(
    others: tuple[str, ...], link: str, cure: str
) -> None:
    pages = {"3.1.md": task("3.1", f"objective: See [it]({link})\n"), **dict.fromkeys(others, "# A page")}
    ((*_, said),) = told("M3053", pages)
    assert said.startswith(cure)


def test_of_many_pages_the_one_whose_name_goes_on_is_found() -> None:
    others = {f"{phase}.{number}.md": "# A page" for phase in range(4, 12) for number in range(1, 40)}
    page = {"3.1.md": task("3.1", "objective: See [it](3.2.md)\n")}
    ((*_, said),) = told("M3053", {**page, **others, "3.2-decisions.md": "# A page"})
    assert said == "write `3.2-decisions.md`"


@pytest.mark.parametrize(
    ("link", "cure"),
    [
        ("templates.example.gov/opening-slides/", "write `https://templates.example.gov/opening-slides/`"),
        ("www.example.org", "write `https://www.example.org`"),
        ("example.com#top", "write `https://example.com#top`"),
        ("plan.docx", "correct it"),
        ("plan.gov.md", "correct it"),
        ("sub/example.gov", "correct it"),
        ("grants-forward@example.gov", "write `mailto:grants-forward@example.gov`"),
        ("a.b+c@example.co.uk?subject=Hi", "write `mailto:a.b+c@example.co.uk?subject=Hi`"),
        ("http://https://www.example.gov/contact", "write `https://www.example.gov/contact`"),
        ("https://https//www.example.gov", "write `https://www.example.gov`"),
        ("https//www.example.gov/a", "write `https://www.example.gov/a`"),
        ("https:/www.example.gov", "write `https://www.example.gov`"),
        ("http:www.example.gov", "write `http://www.example.gov`"),
        ("https:///www.example.gov", "write `https://www.example.gov`"),
        ("https/plan.md", "correct it"),
    ],
)
def test_an_address_without_its_scheme_is_told_as_one(link: str, cure: str) -> None:
    ((*_, said),) = told("M3053", {"3.1.md": task("3.1", f"objective: See [it]({link})\n")})
    assert said.startswith(cure)


@pytest.mark.parametrize(
    "link",
    [
        "https://web.example.gov/web/https://www.example.gov/",
        "https://example.gov/?to=http://example.gov",
        "HTTPS://example.gov",
        "http://intranet/https",
        "https-guide.md",
        "mailto:us@example.gov",
        "team@night.md",
    ],
)
def test_addresses_that_are_right_are_left_alone(link: str) -> None:
    others = {"https-guide.md": "# A", "team@night.md": "# A"}
    assert told("M3053", {**others, "3.1.md": task("3.1", f"objective: See [it]({link})\n")}) == []


@pytest.mark.parametrize(
    ("link", "right"),
    [
        ("../phase-3/3.4.md#stakeholders", "../phase-4/4.8.md#stakeholders"),
        ("/phase-3/3.4.md", "/phase-4/4.8.md"),
        ("3.4.md", "../phase-4/4.8.md"),
    ],
)
def test_a_page_that_moved_is_found_by_the_address_that_it_kept(link: str, right: str) -> None:
    pages = {
        "phase-3/3.1.md": task("3.1", f"objective: See [it]({link})\n"),
        "phase-4/4.8.md": task("4.8", "permalink: /3.4/\n"),
    }
    ((*_, said),) = told("M3053", pages)
    assert said == f"the page with the address `/3.4/` is `phase-4/4.8.md`: write `{right}`"
    pages["phase-3/3.1.md"] = task("3.1", f"objective: See [it]({right})\n")
    assert told("M3053", pages) == []


PAGES = {f"{id_}.md": task(id_) for id_ in ("3.1", "3.2", "3.3")}


def test_a_key_task_in_a_file_with_the_number_of_another_is_told() -> None:
    assert told("M3088", {**PAGES, "4.8.md": task("3.8")}) == [
        (
            "4.8.md",
            4,
            "this is key task 3.8, and the file is called `4.8.md`",
            "if the file is right, write `phase: 4`; if not, rename it",
        )
    ]


@pytest.mark.parametrize(
    "name", ["3.8.md", "03.08.md", "3.8-connect.md", "connect.md", "4.8.1.md", "4.8beta.md", "phase-4/3.8.md"]
)
def test_files_with_the_number_of_their_key_task_or_none_are_right(name: str) -> None:
    assert told("M3088", {**PAGES, name: task("3.8")}) == []


OTHERS = {f"phase-3/{name}.md": task(id_) for name, id_ in (("meet", "3.1"), ("3.2", "3.2"), ("3.4", "3.4"))}


@pytest.mark.parametrize(
    ("uri", "more", "why"),
    [
        ("phase-3/3.3.md", "permalink: /3.3/\n", "the file is called `3.3.md`"),
        ("connect.md", "permalink: /3.3/\n", "its address is `/3.3/`"),
        ("phase-3/connect.md", "", "its folder is called `phase-3`"),
    ],
)
def test_a_phase_in_which_nothing_else_is_may_be_mistyped(uri: str, more: str, why: str) -> None:
    pages = {
        **OTHERS,
        "phase-1/1.1.md": task("1.1"),
        "phase-2/2.1.md": task("2.1"),
        uri: task("33.3", f"{more}outputs: [Plan]\n"),
        "phase-3/3.5.md": task("3.5", "inputs: [Plan]\n"),
    }
    assert told("M3088", pages) == [(uri, 3, f"no other page is in phase 33, and {why}", "write `phase: 3`")]
    assert told("M3080", pages) == []
    assert told("M3088", {**pages, uri: task("3.3", more)}) == []
    assert len(told("M3080", {**pages, uri: task("3.3", more)})) == 1


@pytest.mark.parametrize("key", ["stage", '"stage"', "'stage'"])
def test_a_mistyped_phase_is_found_under_the_key_of_a_site(key: str) -> None:
    pages = {f"{id_}.md": task(id_).replace("phase", key) for id_ in ("1.1", "1.2")}
    pages["1.3.md"] = task("8.3").replace("phase", key)
    own = replace(M3, keys=OwnKeys(pairs=(("phase", "stage"),)))
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    (found,) = [one for one in load(sources, inventory, own).findings if one.code == "M3088"]
    assert (found.span.line, found.help) == (3, "write `stage: 1`")
    assert edited(pages["1.3.md"], found.cure) == task("1.3").replace("phase", key).replace("1.3", "8.3")


@pytest.mark.parametrize(
    ("uri", "more"),
    [
        ("4.1.md", ""),
        ("phase-3/4.1.md", ""),
        ("phase-4/connect.md", "permalink: /3.3/\n"),
        ("connect.md", "permalink: /connect/\n"),
        ("phase-4/4.1.md", "permalink: /3.1/\n"),
    ],
)
def test_the_first_task_of_a_new_phase_is_right(uri: str, more: str) -> None:
    assert told("M3088", {**OTHERS, uri: task("4.1", more)}) == []


def test_a_site_that_numbers_its_files_otherwise_is_right() -> None:
    assert told("M3088", {f"{n}.1.md": task(f"1.{n}") for n in range(2, 9)}) == []


@pytest.mark.parametrize(
    ("aim", "outputs", "is_told"),
    [
        ("Workforce Impact Summary", "[Workforce Impact Assessment]", True),
        ("Workforce Impact Summary", "[Workforce Impact Summary, Workforce Impact Assessment]", False),
        ("Plan", "[Charter]", False),
        ("Test Plan", "[Risk Plan]", False),
        ("Plan of the move", "[]", False),
    ],
)
def test_an_aim_that_the_task_lists_under_another_name_is_told(
    aim: str, outputs: str, *, is_told: bool
) -> None:
    yaml = f"activities:\n  - text: Do it\n    output: {aim}\noutputs: {outputs}\n"
    found = told("M3089", {"3.1.md": task("3.1", yaml)})
    assert [line for _, line, _, _ in found] == ([8] if is_told else [])


@pytest.mark.parametrize(
    ("yaml", "is_told"),
    [
        ("draft: true\n", True),
        ("published: false\n", True),
        ("draft: false\n", False),
        ("published: true\n", False),
        ("status: draft\n", False),
    ],
)
def test_a_page_that_means_to_be_held_back_is_told_that_it_is_published(yaml: str, *, is_told: bool) -> None:
    found = told("M3028", {"3.1.md": task("3.1", yaml)})
    assert [line for _, line, _, _ in found] == ([6] if is_told else [])


@pytest.mark.parametrize(
    ("yaml", "cure"),
    [
        ("inputs:\n  - Plan\n", "write `- text: Plan`, and `external: true` below it"),
        ("inputs: [Plan]\n", "write `{text: Plan, external: true}`"),
        ("inputs:\n  - text: Plan\n", "add `external: true` to it"),
    ],
)
def test_a_cure_that_adds_a_key_says_how_an_item_gets_one(yaml: str, cure: str) -> None:
    ((*_, said),) = told("M3080", {"1.1.md": task("1.1", yaml)})
    assert cure in said


@pytest.mark.parametrize("words", ["N/A", "n.a.", "None", "TBD", "not applicable", "\N{EN DASH}"])
def test_words_for_none_in_place_of_a_list_are_no_item(words: str) -> None:
    page = {"1.1.md": task("1.1", f"inputs: {words}\n")}
    ((_, line, said, cure),) = told("M3011", page)
    assert (line, said) == (6, f"`inputs` holds `{words}`; it takes a list")
    assert cure == "leave it empty, or delete the key, as long as there is none"
    assert told("M3080", page) == []
