"""Links that readers cannot follow: to their author's computer, and to places that a page does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from msgspec.structs import replace

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from tests.sites import build
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Plan the move\n"
TASK = f"{HEAD}activities:\n  - Ask\n  - Tell\n"
GLOSSARY = "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n      - name: PMO Lead\n---\n"
INVENTORY = Inventory(
    pages={
        "key-tasks/3.1.md": "3.1/index.html",
        "my page.md": "my page/index.html",
        "glossary.md": "glossary/index.html",
        "index.md": "index.html",
    },
    files={"assets/files/Risk Log.xlsx": 20_000},
)
WEB = "https://www.example.gov/playbook/"


def found_in(text: str, inventory: Inventory = INVENTORY, glossary: str = GLOSSARY) -> list[Finding]:
    sources = [
        Source(path="docs/key-tasks/3.1.md", uri="key-tasks/3.1.md", text=text),
        Source(path="docs/glossary.md", uri="glossary.md", text=glossary),
    ]
    told = load(sources, inventory, M3).findings
    return [one for one in told if one.code in ("M3040", "M3042", "M3052", "M3053")]


@pytest.mark.parametrize(
    ("address", "meant"),
    [
        ("http://127.0.0.1:8000/my%20page/", "../my%20page.md"),
        ("http://localhost:8000/3.1/?h=plan#activity-2", "3.1.md#activity-2"),
        ("HTTP://LocalHost/glossary", "../glossary.md"),
        ("https://0.0.0.0:8443/playbook/glossary/#term-pmo-lead", "../glossary.md#term-pmo-lead"),
        ("http://[::1]:8000/playbook/", "../index.md"),
        ("localhost:8000/glossary/", "../glossary.md"),
        ("//127.0.0.1:8000/assets/files/Risk%20Log.xlsx", "../assets/files/Risk%20Log.xlsx"),
        ("file:///C:/Users/lee/site/docs/key-tasks/3.1.md", "3.1.md"),
        ("file:///home/lee/site/glossary/index.html", "../glossary.md"),
        ("file:///C:/Downloads/Risk%20Log.xlsx", "../assets/files/Risk%20Log.xlsx"),
        ("http://127.0.0.1:8000/other/", None),
        ("file:///C:/index.html", None),
    ],
)
def test_an_address_of_ones_own_computer_is_told_with_what_it_means(address: str, meant: str | None) -> None:
    text = f"{TASK}objective: See [it]({address})\n---\n"
    (found,) = found_in(text, replace(INVENTORY, site_address=WEB))
    assert (
        found.headline == f"`{address}` is an address of somebody's own computer, which readers cannot reach"
    )
    if meant is None:
        assert found.cure == ()
        assert found.help.endswith("write its path from this page")
        return
    assert found.help == f"write `{meant}`"
    assert edited(text, found.cure) == f"{TASK}objective: See [it]({meant})\n---\n"
    assert found_in(edited(text, found.cure)) == []


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("url: http://localhost:8000/my%20page/", "url: /my%20page.md"),
        ("url: file:///C:/Risk%20Log.xlsx", "url: /assets/files/Risk%20Log.xlsx"),
        ("filename: http://localhost:8000/assets/files/Risk%20Log.xlsx", "filename: Risk Log.xlsx"),
    ],
)
def test_so_is_one_of_an_input(line: str, right: str) -> None:
    text = f"{HEAD}inputs:\n  - text: Log\n    {line}\n---\n"
    (found,) = found_in(text)
    assert edited(text, found.cure) == f"{HEAD}inputs:\n  - text: Log\n    {right}\n---\n"
    assert found_in(edited(text, found.cure)) == []


@pytest.mark.parametrize(
    ("written", "cure", "right"),
    [
        ("[it](http://localhost:8000/glossary/)", "write `../glossary.md`", "[it](../glossary.md)"),
        ("- [it](http://localhost:8000/glossary/)", "write `../glossary.md`", "- [it](../glossary.md)"),
        (
            "<http://localhost:8000/glossary/>",
            "write `[../glossary.md](../glossary.md)`",
            "[../glossary.md](../glossary.md)",
        ),
        (
            '<p><a href="http://localhost:8000/glossary/">it</a></p>',
            "write a link of Markdown, `[words](../glossary.md)`",
            None,
        ),
    ],
)
def test_so_is_one_in_the_body_of_a_page(written: str, cure: str, right: str | None) -> None:
    text = f"{HEAD}---\n\n{written}\n"
    (found,) = found_in(text)
    assert (found.span.line, found.help) == (8, cure)
    assert edited(text, found.cure) == f"{HEAD}---\n\n{right or written}\n"


@pytest.mark.parametrize(
    "words",
    [
        "Start it and see http://localhost:8000/",
        "[it](https://localhost.example.gov/)",
        "[it](https://example.gov/?back=http://localhost:8000/)",
        "[us](mailto:us@localhost)",
        "`[it](http://localhost:8000/)`",
    ],
)
def test_what_only_looks_like_one_is_left_alone(words: str) -> None:
    assert (
        found_in(f"{HEAD}objective: {words!r}\n---\n\n{words}\n\n```\n[it](http://localhost/)\n```\n") == []
    )


@pytest.mark.parametrize(
    ("link", "headline", "cure"),
    [
        (
            "#activity-3",
            "this page has no place `#activity-3` that a link could lead to",
            "correct the number; `#activity-2` is the last one there",
        ),
        (
            "3.1.md#Activity_2",
            "this page has no place `#Activity_2` that a link could lead to",
            "write `3.1.md#activity-2`",
        ),
        (
            "../glossary.md#pmo-lead",
            "`docs/glossary.md` has no place `#pmo-lead` that a link could lead to",
            "write `../glossary.md#term-pmo-lead`",
        ),
        (
            "/glossary/#term-pmo-leed",
            "`docs/glossary.md` has no place `#term-pmo-leed` that a link could lead to",
            "write `/glossary/#term-pmo-lead`",
        ),
        (
            "/glossary/#term-sla",
            "`docs/glossary.md` has no place `#term-sla` that a link could lead to",
            "correct what follows the `#`, or delete it from there on",
        ),
    ],
)
def test_a_place_that_a_page_does_not_have_is_told_where_it_is_linked_to(
    link: str, headline: str, cure: str
) -> None:
    (in_text,) = found_in(f"{TASK}objective: See [it]({link})\n---\n")
    assert (in_text.code, in_text.headline, in_text.help) == ("M3053", headline, cure)
    (in_url,) = found_in(f"{TASK}inputs:\n  - text: Plan\n    url: '{link}'\n---\n")
    assert (in_url.headline, in_url.help) == (headline, cure)


@pytest.mark.parametrize(
    "link",
    ["#", "#top", "#activity-1", "#activity-2", "3.1.md#plan-the-move", "#inputs", "#feedback", "#__skip",
     "../glossary.md#term-pmo-lead", "../glossary.md#roles", "../index.md#activity-9", "../my%20page.md#x"],
)  # fmt: skip
def test_a_place_that_is_there_or_may_be_is_left_alone(link: str) -> None:
    assert found_in(f"{TASK}objective: See [it]({link})\n---\n") == []


@pytest.mark.parametrize(
    "body",
    [
        "## Activity 9",
        "Activity 9\n----------",
        "##Activity 9",
        "- ## Activity 9",
        "## Details {#activity-9}",
        "Words\n{: #activity-9}",
        '<a id="activity-9"></a>',
        "<span\nname=activity-9>",
        "{% include 'more.md' %}",
        "{{ more() }}",
        '--8<-- "more.md"',
        "!!! note\n    ## Activity 9",
        "::: more",
        "<!-- m3/swimlanes -->",
    ],
)
def test_nothing_is_said_of_a_page_whose_own_text_may_make_the_place(body: str) -> None:
    assert found_in(f"{TASK}objective: See [it](#activity-9)\n---\n\n{body}\n") == []


def test_nothing_is_said_of_a_page_in_which_something_could_not_be_read() -> None:
    assert found_in(f"{TASK}  - [a, b]\nobjective: See [it](#activity-3)\n---\n") == []


PAGE = """\
activities:
  - Ask
  - Tell
inputs: [Plan]
---

## Who is asked

### Café & more
### Café & more

Setext
------

- ## In a list

##Tight

## *Marked* `code`
"""


def test_no_place_that_a_built_page_has_is_told_of(tmp_path: Path) -> None:
    terms = GLOSSARY.replace("- name: PMO Lead", "- name: PMO Lead\n      - name: Größe (KPI)")
    files: dict[str, str | bytes] = {"3.1.md": HEAD + PAGE, "glossary.md": f"{terms}\n## Übersicht\n"}
    built = build(tmp_path / "a", files)
    links = []
    for uri in ("3.1", "glossary"):
        soup = BeautifulSoup(built.html(f"{uri}/index.html"), "html.parser")
        links += [f"{uri}.md#{one['id']}" for one in soup.find_all(id=True)]
    assert {"3.1.md#activity-2", "3.1.md#inputs", "3.1.md#cafe-more_1", "3.1.md#tight"} < set(links)
    items = "".join(f"  - 'See [it]({link})'\n" for link in links)
    files["3.2.md"] = f"{HEAD.replace('keyTask: 1', 'keyTask: 2')}bestPractice:\n{items}---\n"
    assert "M3053" not in check(site(tmp_path / "b", files)).output


@pytest.mark.parametrize(
    ("anchor", "cure"),
    [
        ("inptus", "write `3.1.md#inputs`"),
        ("who-is-aksed", "write `3.1.md#who-is-asked`"),
        ("who-is-asked", None),
        ("what-another-plugin-makes", None),
        ("step-3", None),
    ],
)
def test_a_heading_is_known_where_the_words_of_the_site_are(
    tmp_path: Path, anchor: str, cure: str | None
) -> None:
    page = HEAD + "inputs: [Plan]\n---\n\n## Who is asked\n\n## Step 2\n"
    files: dict[str, str | bytes] = {
        "3.1.md": page,
        "3.2.md": HEAD.replace("keyTask: 1", "keyTask: 2") + f"objective: See [it](3.1.md#{anchor})\n---\n",
    }
    told = re.findall(r"M3053\][^;\n]*; ([^\n]*)", check(site(tmp_path / "a", files)).output)
    assert told == ([cure] if cure else [])
    logged = re.findall(r"M3053\].*?= help: ([^\n]*)", build(tmp_path / "b", files).log, re.DOTALL)
    assert logged == told
    own = [{"toc": {"separator": "_"}}]
    assert "M3053" not in check(site(tmp_path / "c", files, markdown_extensions=own)).output
    assert "M3053" not in build(tmp_path / "d", files, markdown_extensions=own).log
