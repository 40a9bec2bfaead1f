"""What is said of keys that a page, an item, or a record does not take where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.finding import Severity

if TYPE_CHECKING:
    from mkdocs_m3 import Loaded

TASK = "layout: m3/keyTask\nphase: 3\nkeyTask: 1\n"
GLOSSARY = "layout: m3/glossary\n"


def told(front: str) -> list[tuple[str, int]]:
    """The codes and lines of what is found on a page; its front matter begins in line 2."""
    source = Source(path="a.md", uri="a.md", text=f"---\n{front}---\n")
    found = load([source], Inventory(pages={"a.md": "a/"}, files={}), M3).findings
    return [(one.code, one.span.line) for one in found]


@pytest.mark.parametrize(
    "name",
    ["", "name: ''\n", "name: Meet\n"],
)
def test_the_dash_of_a_first_item_is_no_stray_sign(name: str) -> None:
    missing = [] if "Meet" in name else [("M3010", 5 if name else 2)]
    below = 6 + bool(name)
    assert told(f"{TASK}{name}outputs:\n- name: Plan\n") == [*missing, ("M3015", below)]


SECTIONS = """sections:
- name: Plan
  description: ''
  items:
  - ''
  - filename: ''
  - name: null
"""


def test_items_at_the_edge_begin_no_other_list() -> None:
    found = told(f"{GLOSSARY}{SECTIONS}")
    assert found
    assert {line for _, line in found} <= {5, 6, 7, 8, 9, 10}


def test_sections_of_a_phase_are_told_once() -> None:
    assert told(f"layout: m3/phase\nphase: 3\nname: Plan\n{SECTIONS}") == [("M3025", 5)]


PHASE = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\n---\n"


def loaded(front: str) -> Loaded:
    """A page beside the page of phase 3."""
    texts = {"a.md": f"---\n{front}---\n", "phase.md": PHASE}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    return load(sources, Inventory(pages={uri: f"{uri[:-3]}/" for uri in texts}, files={}), M3)


@pytest.mark.parametrize(
    ("front", "keys", "layout"),
    [
        ("m3/phase\nphase: 3\nkeyTask: 1\nname: Meet\n", "`keyTask` makes", "m3/keyTask"),
        (
            "m3/phase\nphase: 3\nkeyTask: 1\nname: Meet\nactivities: [{text: Do, responsibleParty: qsmo}]\n",
            "`keyTask` and `activities` make",
            "m3/keyTask",
        ),
        (
            "m3/phase\nphase: 3\nkeyTask: 1\nname: Meet\nactivities: [Agree, Meet]\ninputs: [Law]\n",
            "`keyTask` and `activities` make",
            "m3/keyTask",
        ),
        ("m3/glossary\nphase: 3\nkeyTask: 1\nname: Meet\n", "`phase` and `keyTask` make", "m3/keyTask"),
        (
            "m3/keyTask\nphase: 4\nname: Test\ndocumentation: [Plan]\n",
            "`documentation` makes",
            "m3/phase",
        ),
        (
            "m3/keyTask\ntitle: Words\nsections:\n- name: Roles\n  terms: [{name: PMO}]\n",
            "`sections` makes",
            "m3/glossary",
        ),
    ],
)
def test_a_page_is_read_as_what_its_keys_make_it(front: str, keys: str, layout: str) -> None:
    page = loaded(f"layout: {front}")
    (found,) = (one for one in page.findings if one.severity is Severity.ERROR)
    assert (found.span.path, found.span.line, found.code) == ("a.md", 2, "M3006")
    assert keys in found.headline
    assert found.help == f"write `layout: {layout}`"
    assert not {"M3025", "M3085"} & {one.code for one in page.findings}
    obeyed = loaded(f"layout: {layout}\n{front.partition(chr(10))[2]}")
    for one, other in zip(page.playbook.records, obeyed.playbook.records, strict=True):
        assert [text.value for text in one.texts] == [text.value for text in other.texts]


@pytest.mark.parametrize(
    ("front", "line"),
    [
        (f"{TASK}name: Meet\nexitCriteria: [The plan is approved]\n", 6),
        (f"{TASK}name: Meet\ndocumentation_intro: These are kept\n", 6),
        ("layout: m3/phase\nphase: 3\nname: Meet\nactivities: [Agree, Meet]\n", 5),
        ("layout: m3/phase\nphase: 3\nname: Meet\nresponsibleParty: shared\n", 5),
        ("layout: m3/phase\nphase: 3\nname: Meet\ncategory: technology\n", 5),
        ("layout: m3/phase\nphase: 3\nname: Meet\nbestPractice: [Ask]\n", 5),
        (f"{GLOSSARY}objective: Say what words mean\n", 3),
    ],
)
def test_one_key_of_another_kind_of_page_is_told(front: str, line: int) -> None:
    assert ("M3025", line) in told(front)


@pytest.mark.parametrize(
    "activities", ["{technology: [{name: Do, responsibleParty: shared}]}", "[]", "", "{technology: [Do]}"]
)
def test_what_old_pages_of_phases_keep_is_no_other_page(activities: str) -> None:
    old = f"layout: m3/phase\nphase: 3\nname: Meet\nactivities: {activities}\ndownloads: {{a: b.pdf}}\n"
    assert told(old) == []


ARTIFACT = f"{TASK}name: Meet\noutputs:\n  - text: Plan\n"


@pytest.mark.parametrize("word", ["template", "file", "document", "link"])
@pytest.mark.parametrize(("value", "right"), [("Plan.docx", "filename"), ("https://a.gov/plan", "url")])
def test_a_file_or_address_under_another_word_is_read(word: str, value: str, right: str) -> None:
    page = offered(f"    {word}: {value}\n")
    (found,) = (one for one in page.findings if one.severity > Severity.ADVICE)
    assert (found.code, found.help) == ("M3021", f"write `{right}`")
    assert found.headline == f"an artifact has no key `{word}`"
    assert not [one for one in page.findings if one.code == "M3083"]
    for one, other in zip(
        page.playbook.records, offered(f"    {right}: {value}\n").playbook.records, strict=True
    ):
        assert [ref.target.value for ref in one.references] == [ref.target.value for ref in other.references]


def offered(keys: str) -> Loaded:
    """A task whose output has these keys, beside another that offers a template for it."""
    item = "inputs:\n- {text: Plan, filename: Plan.docx}\n"
    other = f"layout: m3/keyTask\nphase: 3\nkeyTask: 2\nname: Go\n{item}"
    texts = {"a.md": f"---\n{ARTIFACT}{keys}---\n", "b.md": f"---\n{other}---\n"}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    inventory = Inventory(
        pages={uri: f"{uri[:-3]}/" for uri in texts},
        files={"assets/files/Plan.docx": 1, "assets/files/Log.docx": 1},
    )
    return load(sources, inventory, M3)


@pytest.mark.parametrize("word", ["filename2", "template", "file"])
def test_a_second_file_needs_an_item_of_its_own(word: str) -> None:
    page = offered(f"    filename: Plan.docx\n    {word}: Log.docx\n")
    (found,) = (one for one in page.findings if one.severity > Severity.ADVICE)
    assert found.help == "an artifact has one file or address; make an item of its own for this one"


@pytest.mark.parametrize("key", ["text", "responsibleParty"])
def test_a_key_with_a_number_is_none_to_write_twice(key: str) -> None:
    value = "provider" if key == "responsibleParty" else "Tell"
    front = f"{TASK}name: Meet\nactivities:\n- text: Ask\n  responsibleParty: customer\n  {key}2: {value}\n"
    (found,) = (one for one in loaded(front).findings if one.code == "M3021")
    assert found.help == f"`{key}` is there already; put this into it, or make an item of its own for it"
    assert found.cure == ()


@pytest.mark.parametrize(
    ("key", "lists"),
    [
        ("responsibleParty: customer", "`stakeholders` or `activities`"),
        ("filename: Plan.docx", "`inputs` or `outputs`"),
    ],
)
def test_an_item_with_keys_among_texts_belongs_to_another_list(key: str, lists: str) -> None:
    page = loaded(f"{TASK}name: Meet\nbestPractice:\n- Ask\n- text: Records Officer\n  {key}\n")
    (found,) = (one for one in page.findings if one.severity is Severity.ERROR)
    assert (found.code, found.span.line) == ("M3011", 8)
    assert found.help == f"if it is one, write only `Records Officer`; if not, move this item to {lists}"


def test_one_space_is_said_in_the_singular() -> None:
    front = f"{TASK}name: Meet\nactivities:\n  - text: Ask\n - text: Tell\n - text: Go\n  - text: Rest\n"
    found = load(
        [Source(path="a.md", uri="a.md", text=f"---\n{front}---\n")],
        Inventory(pages={"a.md": "a/"}, files={}),
        M3,
    ).findings
    assert {one.headline.partition("begins ")[2] for one in found} == {"1 space too far to the right"}
    assert found[0].help == "indent it with 1 space"
