"""Slips that once went by in silence, were told twice, or were told with a cure that does not help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import markdown
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_m3.markup.body import top_headings
from mkdocs_m3.markup.comments import placements
from mkdocs_m3.markup.text import inline
from mkdocs_m3.rendering.headings import for_markdown
from tests.sites import build, task
from tests.test_reading import HEAD, loaded, only, page

if TYPE_CHECKING:
    from pathlib import Path

NBSP = "\N{NO-BREAK SPACE}"
SECOND = HEAD.replace("keyTask: 1", "keyTask: 2").replace("Form", "Keep")


@pytest.mark.parametrize(
    ("front_matter", "code", "line", "words"),
    [
        (f"\n---\n{HEAD}---\n", "M3005", 2, "is not in the first line"),
        (f"----\n{HEAD}---\n", "M3005", 1, "does not open with `---`"),
        (f"---\n{HEAD}layout: post\n---\n", "M3003", 6, "`layout` appears twice"),
        (f"---\n{HEAD}---\n".replace("m3/", "M3/"), "M3006", 2, "`M3/keyTask` is not a layout"),
        (f"---\n{HEAD}---\n".replace("layout", "Layout"), "M3006", 2, "`Layout` is no key"),
        (f"---\n{HEAD}---\n".replace("m3/keyTask", "[m3/keyTask]"), "M3011", 2, "`layout` takes one text"),
        ("---\n- layout: m3/keyTask\n---\n", "M3011", 2, "the front matter is a list"),
    ],
)
def test_a_page_that_means_to_be_a_key_task_is_never_passed_over(
    front_matter: str, code: str, line: int, words: str
) -> None:
    (found,) = loaded(front_matter).findings
    assert (found.code, found.span.line) == (code, line)
    assert words in found.headline


@pytest.mark.parametrize(
    ("yaml", "code", "line", "column"),
    [
        ("objective: #1 goal is trust", "M3023", 6, 12),
        ("activities:\n  - #5 first", "M3023", 7, 5),
        ("activitiesGroups: [{group: First week}]", "M3024", 6, 28),
        ('activities:\n  - {text: a, responsibleParty: ""}', "M3024", 7, 33),
        (f"activities:\n  - text:{NBSP}one", "M3001", 7, 10),
        (f"activities:\n  - text: one\n    responsibleParty:{NBSP}customer", "M3001", 8, 22),
        ("activities:\n  - !important thing", "M3001", 7, 5),
        ("activities:\n  - one\n    - two", "M3001", 8, 5),
        ("activities:\n  - one\n    responsibleParty: customer", "M3001", 8, 5),
        ("activities:\n  - > quote", "M3001", 7, 5),
        ("activity:\n  - one", "M3020", 6, 1),
        ("workstream: process", "M3020", 6, 1),
    ],
)
def test_nothing_is_misread_in_silence(yaml: str, code: str, line: int, column: int) -> None:
    found = only(yaml)
    assert (found.code, found.span.line, found.span.column) == (code, line, column), found


@pytest.mark.parametrize(
    ("yaml", "cure"),
    [
        ("activities:\n  - one\n    responsibleParty: customer", "write the item as `- text: one`"),
        ("responsibleParty: customer, provider", "write them as a list: `[customer, provider]`"),
        ("outputs: [{text: a, url: www.example.gov/x}]", "write `https://www.example.gov/x`"),
        ("outputs: [{text: a, filename: assets/files/Plan.docx}]", "write `Plan.docx`, or add the file"),
        ("outputs: [{text: a, file: Plan.docx}]", "write `filename`"),
        ("activitiesGroups: [{text: a, responsibleParty: customer}]", "say what it is: `group: …`"),
    ],
)
def test_the_cure_is_one_that_helps(yaml: str, cure: str) -> None:
    assert only(yaml).help == cure


@pytest.mark.parametrize(
    ("key", "written", "cure"),
    [
        ("phase: 3", "phase: 3.1", "`phase: 3`"),
        ("keyTask: 1", "keyTask: 09", "`keyTask: 9`"),
        ("keyTask: 1", "keyTask: 010", "`keyTask: 10`"),
        ("keyTask: 1", "keyTask: 3.10", "`keyTask: 10`"),
        ("keyTask: 1", "keyTask: 1000000", "six digits"),
    ],
)
def test_a_number_written_in_another_way_gets_its_own_cure(key: str, written: str, cure: str) -> None:
    found = only("", HEAD.replace(key, written))
    assert found.code == "M3012"
    assert cure in found.help


@pytest.mark.parametrize(
    "yaml",
    [
        "responsibleParty: customer # to be confirmed",
        "category: process # or technology",
        "permalink: /9.9/ # the old one",
        "outputs: [{text: a, url: https://example.gov/plan}] # see there",
    ],
)
def test_a_comment_after_a_whole_word_cuts_nothing(yaml: str) -> None:
    assert loaded(page(yaml)).findings == ()


@pytest.mark.parametrize(
    "yaml",
    [
        "objective: a <font>b",
        "inputs: [&p {text: Plan, filename: gone.docx}]\noutputs: [*p]",
        'objective: "a\u2028b"\nbestPractice:\n  - one\n  - two: x: y\n  - three',
        "objective: 'x'\nbestPractice:\n  - 'Agree: on: all: of it'\n  - Agree: on: all: of it",
    ],
)
def test_one_mistake_is_told_once(yaml: str) -> None:
    only(yaml)


def test_items_around_a_broken_one_stay() -> None:
    yaml = 'objective: "a\u2028b"\nbestPractice:\n  - one\n  - two\n  - @three\n  - four\n  - five'
    (task_,) = loaded(page(yaml)).playbook.pages
    assert [text.value for text in task_.best_practice] == ["one", "two", "@three", "four", "five"]


def test_the_words_of_an_item_that_a_colon_made_a_record_stay() -> None:
    (task_,) = loaded(page("activities:\n  - Plan: the final one\n  - Meet")).playbook.pages
    assert [activity.text.value for activity in task_.activities] == ["Plan: the final one", "Meet"]


def test_stray_tags_that_no_text_may_hold_are_told_too() -> None:
    found = loaded(page("objective: x</font> y</div>")).findings
    assert [one.code for one in found] == ["M3050", "M3050"]


def test_what_is_left_out_of_a_text_is_quoted_whole() -> None:
    script = "<script>" + "let total = 0; " * 10 + "</script>"
    assert script in only(f"objective: 'Know {script}'").headline


@pytest.mark.parametrize(
    "permalink", ["/a//b/", "/a/./b/", '"/a\\0b/"', "/assets/files/Plan.docx/", "/404.html"]
)
def test_an_address_that_cannot_be_is_told_before_the_site_is_written(tmp_path: Path, permalink: str) -> None:
    text = task(category=f"permalink: {permalink}")
    built = build(tmp_path, {"3.1.md": text, "assets/files/Plan.docx": b"x"})
    assert built.is_aborted
    assert "error[M3017]" in built.log or "error[M3031]" in built.log


def test_a_page_whose_permalink_is_refused_is_not_overwritten(tmp_path: Path) -> None:
    pages = {
        "a.md": task(number=1, title="Do a", category="permalink: /b/"),
        "b.md": task(number=2, title="Do b", category="permalink: /c/"),
        "c.md": "# The page c\n",
    }
    built = build(tmp_path, pages, plugins=[{"m3": {"fail_on": "never"}}])
    assert "Do a" in built.html("a/index.html")
    assert "Do b" in built.html("b/index.html")
    assert built.log.count("M3031") == 2


@pytest.mark.parametrize(
    "yaml",
    ["outputs: [{text: a, url: 'https://[tbd]/plan'}]", "outputs: [{text: a, filename: Notes.md}]"],
)
def test_no_address_or_file_ends_the_build_with_a_traceback(tmp_path: Path, yaml: str) -> None:
    files: dict[str, str | bytes] = {"3.1.md": task(category=yaml), "assets/files/Notes.md": "# Notes\n"}
    built = build(tmp_path, files, plugins=[{"m3": {"fail_on": "never"}}])
    assert not built.is_aborted
    assert "M3040" in built.log or "M3053" in built.log


@pytest.mark.parametrize("layout", ['layout: "m3/keyTask"', "layout:  m3/keyTask"])
def test_a_page_in_another_encoding_is_told_however_its_layout_is_written(
    tmp_path: Path, layout: str
) -> None:
    text = task(title="Réunion").replace("layout: m3/keyTask", layout)
    assert "error[M3004]" in build(tmp_path, {"3.1.md": text.encode("latin-1")}).log


def test_pages_that_only_mention_a_layout_are_left_alone(tmp_path: Path) -> None:
    pages = {
        "one.md": "title: My title\ntags: x\n\nText about m3/ stuff.\n",
        "two.md": "---\ntitle: Agree: now\n---\n\nSee m3/keyTask.\n",
        "three.md": "---\ntitle: Three\n---\n\n    layout: m3/keyTask\n",
    }
    without = build(tmp_path / "a", pages, plugins=["search"])
    with_plugin = build(tmp_path / "b", pages)
    for address in ("one/index.html", "two/index.html", "three/index.html"):
        assert with_plugin.html(address) == without.html(address)


@pytest.mark.parametrize(
    "body",
    [
        "<div>\n<!-- m3/inputs -->\n</div>\n",
        "!!! note\n\n    <!-- m3/inputs -->\n",
    ],
)
def test_a_part_cannot_be_placed_inside_other_content_and_the_author_is_told(body: str) -> None:
    found = loaded(page("inputs: [Plan]", body=body))
    assert [one.code for one in found.findings] == ["M3060"]
    assert [placement.is_within for placement in placements(body)] == [True]


@pytest.mark.parametrize("comment", ["<!-- m3/inputs extra -->", "<!-- M3/input -->"])
def test_a_comment_that_names_no_part_is_told(comment: str) -> None:
    (found,) = loaded(page("inputs: [Plan]", body=f"{comment}\n")).findings
    assert found.code == "M3060"


def test_a_heading_without_a_blank_is_a_heading_to_markdown() -> None:
    assert top_headings("Text\n\n#Heading\n\n##Lower\n\n    #code\n") == ((6, 14),)


def test_long_pages_are_looked_through_in_time_that_grows_with_their_length() -> None:
    rows = "<table>\n" + "<tr><td>a</td></tr>\n" * 20_000 + "</table>\n\n"
    assert [found.part for found in placements(f"{rows}<!-- m3/inputs -->\n")] == ["inputs"]


@pytest.mark.parametrize("address", ["a b?q=a b#c d", "Plan.docx?x=a b"])
def test_blanks_in_links_are_encoded_wherever_they_stand(tmp_path: Path, address: str) -> None:
    files: dict[str, str | bytes] = {
        "3.1.md": task(category=f'activitiesText: "[x](<{address}>)"'),
        "a b": b"x",
        "Plan.docx": b"x",
    }
    link = build(tmp_path, files).article("3.1/index.html").find("a", string="x")
    assert link is not None
    assert " " not in str(getattr(link, "attrs", {})["href"])


WORDS = st.lists(
    st.sampled_from([*"ab `*_[](){}<>!&'\"\\~^=|$+@:.", "www.", "https://", "](", "d)"]), max_size=12
)


@pytest.mark.slow
@given(title=WORDS.map("".join), name=WORDS.map("".join))
@settings(max_examples=300, deadline=None)
def test_a_name_comes_out_of_markdown_as_it_went_in(title: str, name: str) -> None:
    quoted = title.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")
    markup = inline(f'a <abbr title="{quoted}">b</abbr> {name} z', lambda address: address).markup
    html = markdown.markdown(f"# {for_markdown(markup)}", extensions=["attr_list", "pymdownx.magiclink"])
    written, expected = BeautifulSoup(html, "html.parser").h1, BeautifulSoup(str(markup), "html.parser")
    assert written is not None
    titles = [(tag.name, str(tag.get("title", "")).split()) for tag in written.find_all()]
    assert titles == [(tag.name, str(tag.get("title", "")).split()) for tag in expected.find_all()]
    assert {name for tag in written.find_all() for name in tag.attrs} <= {"title", "href"}
    assert written.get_text().split() == expected.get_text().split()


def test_a_date_that_does_not_exist_leaves_other_metadata_as_it_is(tmp_path: Path) -> None:
    text = task(category="date: 2024-13-45\ncomments: false\nhide: [toc]\ntitle: Agree: now")
    built = build(tmp_path, {"3.1.md": text}, plugins=[{"m3": {"fail_on": "never"}}])
    assert "Form one team" in built.html("3.1/index.html")
    assert "Agree: now" in built.html("3.1/index.html")


def test_sections_follow_the_numbers_of_their_key_tasks(tmp_path: Path) -> None:
    pages = {
        f"phase-{phase}/{phase}.{number}/index.md": task(phase, number, f"Do {phase}.{number}")
        for phase in (2, 10)
        for number in (2, 9, 10)
    }
    page_ = build(tmp_path, pages, theme={"name": "mkdocs"}).page("phase-2/2.10/index.html")
    following = page_.select_one('a[rel="next"]')
    assert following is not None
    assert "10.2" in str(following["href"])


def test_files_beside_the_configurations_folder_are_named_from_there(tmp_path: Path) -> None:
    root = tmp_path / "site-folder"
    root.mkdir()
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/3.1.md").write_text(task(category="category: proces"), encoding="utf-8")
    log = build(root, {}, docs_dir="../docs").log
    assert "../docs/3.1.md:8:11: error[M3014]" in log


@pytest.mark.parametrize(
    ("yaml", "cure"),
    [
        ('objective: "Yes" and "No"', 'put the whole text in quotes: `\'"Yes" and "No"\'`'),
        ("inputs: [@foo, bar]", 'put the text in quotes: `"@foo"`'),
        (
            "activities:\n  - {text: Plan: the final, responsibleParty: customer}",
            'put the text in quotes: `"Plan: the final"`',
        ),
        ("outputs:\n  - Plan: first: second", 'put the text in quotes: `"Plan: first: second"`'),
    ],
)
def test_a_cure_that_is_followed_to_the_letter_mends_the_page(yaml: str, cure: str) -> None:
    assert only(yaml).help == cure


def test_a_sign_of_private_use_is_shown_as_written() -> None:
    (task_,) = loaded(page("objective: Press \ue000 to go")).playbook.pages
    assert str(task_.objective) == "Press \ue000 to go"


def test_a_page_that_an_editor_saved_as_unicode_is_told_and_does_not_end_the_build(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": task().encode("utf-16"), "index.md": "# Home\n"})
    assert "docs/3.1.md:1:1: error[M3004]: the page is saved as UTF-16" in built.log
    assert "= help: save it as UTF-8" in built.log
    assert "write the character again" not in built.log
    assert built.is_aborted


def test_many_faults_hide_no_other_and_giving_up_is_told() -> None:
    items = "".join(f"  - @x{n}\n" for n in range(30))
    found = loaded(page(f"bestPractice:\n{items}responsibleParty: custmer")).findings
    assert [one.code for one in found] == ["M3001"] * 30 + ["M3013"]
    items = "".join(f"  - @x{n}\n" for n in range(300))
    found = loaded(page(f"bestPractice:\n{items}")).findings
    assert "was not read from here on" in found[-1].headline


@pytest.mark.parametrize(
    "yaml",
    [
        # What could not be read says nothing of who acts, nor does what states nobody.
        (
            "responsibleParty: customer\nactivities:\n  - {text: a, responsibleParty: custmer}\n"
            "  - {text: b, responsibleParty: provider}"
        ),
        "responsibleParty: [customer, provider]\nactivities: [a, b, {text: d, responsibleParty: provider}]",
        (
            "activities: [{text: a, responsibleParty: provider}]\n"
            "stakeholders: [PM, {text: Lead, responsibleParty: customer}]"
        ),
    ],
)
def test_parties_are_not_compared_where_some_are_unknown(yaml: str) -> None:
    assert {one.code for one in loaded(page(yaml)).findings} <= {"M3013"}


def test_an_input_made_by_a_page_without_a_number_or_later_is_told_as_such() -> None:
    first = page("inputs: [Charter]", HEAD.replace("phase: 3", "phase: 1"))
    makes = "outputs: [Charter]"
    unnumbered = page(makes, HEAD.replace("phase: 3", "phase: 1").replace("keyTask: 1", 'keyTask: "2"'))
    assert [one.code for one in loaded(first, unnumbered).findings] == ["M3012"]
    later = page(makes, SECOND.replace("phase: 3", "phase: 1"))
    (found,) = loaded(first, later).findings
    assert found.help.startswith("1.2 makes it, and does not come before")


def test_a_template_that_is_missing_is_not_recommended() -> None:
    other = page("outputs: [Charter]", SECOND)
    found = loaded(page("outputs: [{text: Charter, filename: nope.docx}]"), other).findings
    assert [one.code for one in found] == ["M3040"]


def test_languages_that_differ_in_a_sign_are_not_one_role() -> None:
    assert loaded(page("stakeholders: [Developer (C), Developer (C++), Developer (C#)]")).findings == ()


def test_a_misspelled_key_of_a_glossary_is_told() -> None:
    (found,) = loaded("---\nlayout: m3/glossary\nsectons: [{name: Roles}]\n---\n").findings
    assert (found.code, found.span.line) == ("M3020", 3)
