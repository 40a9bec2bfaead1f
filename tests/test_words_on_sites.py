"""Whatever a site shows, finds and writes says its own words for things: here it has one for each."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Final

import openpyxl
import pytest
import yaml
from click.testing import CliRunner
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page, phase_page
from mkdocs_m3.cli import main
from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.markup.comments import VIEWS
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.reading.key_options import read_keys
from tests.previews import Preview
from tests.sites import MATERIAL, build
from tests.slip_gallery import cases
from tests.test_check import check
from tests.test_finding_pages import MARKER, PAGES, WITHOUT_EXAMPLE, findings_of, shown_pages
from tests.test_words import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bs4 import Tag

WORDS: Final = {
    "en": {
        "task": ["play", "plays"],
        "phase": ["epoch", "epochs"],
        "activity": ["check", "checks"],
        "stakeholder": ["actor", "actors"],
        "input": ["need", "needs"],
        "output": ["yield", "yields"],
        "artifact": ["piece", "pieces"],
        "template": ["form", "forms"],
        "bestPractice": ["habit", "habits"],
        "workstream": ["lane", "lanes"],
        "party": ["team", "teams"],
    },
    "de": {
        "task": ["Spielzug", "Spielzüge"],
        "phase": ["Etappe", "Etappen"],
        "activity": ["Prüfung", "Prüfungen"],
        "stakeholder": ["Mitwirkende", "Mitwirkende"],
        "input": ["Grundlage", "Grundlagen"],
        "output": ["Ertrag", "Erträge"],
        "artifact": ["Stück", "Stücke"],
        "template": ["Formular", "Formulare"],
        "bestPractice": ["Gewohnheit", "Gewohnheiten"],
        "workstream": ["Bahn", "Bahnen"],
        "party": ["Team", "Teams"],
    },
}
KEYS: Final = {
    "en": {
        "keyTask": "play",
        "phase": "epoch",
        "category": "lane",
        "responsibleParty": "team",
        "activities": "checks",
        "activitiesGroups": "rounds",
        "inputs": "needs",
        "outputs": "yields",
        "stakeholders": "actors",
        "bestPractice": "habits",
        "text": "what",
    },
    "de": {
        "keyTask": "spielzug",
        "phase": "etappe",
        "category": "bahn",
        "responsibleParty": "wer",
        "activities": "handgriffe",
        "activitiesGroups": "runden",
        "inputs": "grundlagen",
        "outputs": "ertraege",
        "stakeholders": "mitwirkende",
        "bestPractice": "gewohnheiten",
        "text": "worte",
    },
}
BOTH: Final = {
    language: replace(M3, words=read_words(WORDS[language])[0], keys=read_keys(KEYS[language])[0])
    for language in WORDS
}
"""Sites with words and keys of their own. What is written for authors is English in both."""
ENDS_MARKED: Final = re.compile(MARKER.pattern, re.MULTILINE)
OWN: Final = replace(M3, words=read_words(WORDS["en"])[0])

PLAY: Final = """\
---
layout: m3/keyTask
phase: {phase}
keyTask: 1
name: Move {phase}
objective: Know what is at stake in {phase}
responsibleParty: shared
category: process
activities:
  - text: Meet
    responsibleParty: customer
    output: Charter {phase}
    template: Charter.docx
  - Decide
inputs:
  - Charter 1
  - text: Law
    external: true
outputs:
  - text: Charter {phase}
    filename: Charter.docx
stakeholders:
  - text: Manager
    responsibleParty: shared
bestPractice:
  - Ask early
---
"""
EPOCH: Final = """\
---
layout: m3/phase
phase: {phase}
name: Epoch {phase}
objective: Begin
documentation: [{{name: Charter, filename: Charter.docx}}]
exitCriteria: [It is done]
---
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
title: Terms
sections:
  - name: Roles
    terms: [{name: Manager, description: Leads}]
---
"""
SITE: Final[dict[str, str | bytes]] = {
    "index.md": "# Home\n",
    "terms.md": GLOSSARY,
    "assets/files/Charter.docx": b"x",
    **{f"{phase}.1.md": PLAY.format(phase=phase) for phase in (1, 2)},
    **{f"epoch-{phase}.md": EPOCH.format(phase=phase) for phase in (1, 2)},
    **{f"v-{view}.md": f"# View\n\n<!-- m3/{view} -->\n" for view in VIEWS if view != "lineage"},
    **{f"e-{view}.md": f"# View\n\n<!-- m3/{view} {{phase: 3}} -->\n" for view in ("tasks", "artifacts")},
    "v-lineage.md": "# View\n\n<!-- m3/lineage {phase: 1} -->\n",
    "v-by-number.md": "# View\n\n<!-- m3/stakeholder-matrix {columns: phases} -->\n",
}


def said_by(page: Tag) -> Iterator[str]:
    """Every text of a page, and of its attributes those that are read out or shown."""
    yield from (text for text in page.stripped_strings)
    for tag in page.find_all(True):
        for name, value in tag.attrs.items():
            if name in ("title", "alt", "placeholder", "aria-label") or name.startswith("data-m3-"):
                yield re.sub(r"\{\w+\}", "", str(value))


@pytest.mark.parametrize("language", WORDS)
def test_no_page_and_no_export_says_our_names(tmp_path: Path, language: str) -> None:
    options = {"words": WORDS[language], "exports": ["json", "csv", "xlsx"], "fail_on": "never"}
    theme = {**MATERIAL, "language": language}
    built = build(tmp_path, SITE, theme=theme, plugins=["search", {"m3": options}])
    html = [path for path in built.files() if path.endswith("/index.html")]
    assert len(html) >= len(SITE) - 2
    said = " ".join(text for path in html for text in said_by(built.article(path)))
    assert names_in(said, language) == []
    headings = [
        content.decode("utf-8-sig").partition("\n")[0]
        for path, content in built.files().items()
        if path.endswith(".csv")
    ]
    assert headings
    assert names_in("\n".join(headings), language) == []
    (workbook,) = (content for path, content in built.files().items() if path.endswith(".xlsx"))
    sheets = openpyxl.load_workbook(io.BytesIO(workbook))
    cells = [str(cell.value) for sheet in sheets for row in sheet for cell in row if cell.value]
    assert names_in("\n".join([*sheets.sheetnames, *cells]), language) == []
    for one, several in WORDS[language].values():
        assert re.search(rf"\b({one}|{several})\b", " ".join([said, *cells]), re.IGNORECASE), one


def test_without_words_the_same_site_says_ours(tmp_path: Path) -> None:
    built = build(tmp_path, SITE, theme=MATERIAL, plugins=["search", {"m3": {"fail_on": "never"}}])
    said = " ".join(
        text for path in ("1.1/index.html", "v-tasks/index.html") for text in said_by(built.article(path))
    )
    assert {"Activities", "Stakeholders", "Phase", "tasks"} <= set(names_in(said, "en"))


def prose_of(sentence: str) -> str:
    """What is outside of backticks, without places."""
    return re.sub(r"\S+\.md:\S+", "", " ".join(sentence.split("`")[::2]))


def test_no_finding_says_our_names() -> None:
    sites = [
        {uri: ENDS_MARKED.sub("", text) for uri, text in shown_pages(code, "What is wrong").items()}
        for code in sorted(CODES.keys() - WITHOUT_EXAMPLE)
    ]
    sites += [{"3.1.md": case.read_text(encoding="utf-8")} for case in cases()]
    told = set()
    for pages in sites:
        ours, own = findings_of(pages), findings_of(pages, OWN)
        assert [(one.code, one.span, one.edits) for one in ours] == [
            (one.code, one.span, one.edits) for one in own
        ]
        told |= set(own)
    assert {one.code for one in told} == CODES.keys() - WITHOUT_EXAMPLE
    for one in told:
        assert names_in(prose_of(one.headline), "en") == [], one.headline
        assert names_in(prose_of(one.help), "en") == [], one.help


def our_keys_in(sentence: str, page: str, language: str) -> list[str]:
    """The keys of ours in a sentence that the site has others for, but for words of the page itself."""
    codes = sentence.split("`")[1::2]
    found = [word for code in codes for word in re.findall(r"(?m)^[ ]*(?:- )?(\w+)(?=:|$)", code)]
    return [word for word in found if word in KEYS[language] and not re.search(rf"\b{word}\b", page)]


@pytest.mark.slow
@pytest.mark.parametrize("language", WORDS)
def test_no_finding_about_a_page_with_the_sites_keys_says_our_names_or_keys(language: str) -> None:
    site = BOTH[language]
    sites = [
        {uri: ENDS_MARKED.sub("", text) for uri, text in shown_pages(code, "What is wrong").items()}
        for code in sorted(CODES.keys() - WITHOUT_EXAMPLE)
    ]
    sites += [{"3.1.md": case.read_text(encoding="utf-8")} for case in cases()]
    told: set[str] = set()
    for ours in sites:
        pages = {uri: site.keys.in_yaml(text, alone=False) for uri, text in ours.items()}
        for one in findings_of(pages, site):
            told.add(one.code)
            page = pages.get(one.span.path, "")
            for said in (one.headline, one.help):
                assert names_in(prose_of(said), "en") == [], said
                assert our_keys_in(said, page, language) == [], (said, page)
    assert told == CODES.keys() - WITHOUT_EXAMPLE


@pytest.mark.parametrize("language", WORDS)
def test_what_is_written_for_authors_says_neither_our_names_nor_our_keys(language: str) -> None:
    site = BOTH[language]
    new = (
        key_task_page("3", "1", "Move", site),
        key_task_page("3", "1", "Move", site, by_letters=True),
        phase_page("3", "Begin", site),
    )
    for page in new:
        comments = [line for line in page.splitlines() if line.startswith("# ") and ".docx" not in line]
        assert len(comments) >= 8
        assert names_in(re.sub(r"permalink: \S+", "", prose_of(" ".join(comments))), "en") == []
        keys = re.findall(r"(?m)^(?:# )?[ ]*(?:- )?(\w+):(?=\s|$)", page)
        assert keys
        assert KEYS[language].keys() & set(keys) == set()
    described = front_matter_schema(site)
    pages = [Source(path=f"docs/{n}.md", uri=f"{n}.md", text=PLAY.format(phase=n)) for n in (1, 2)]
    text = cms_config(site, ".", "docs", pages)
    comments = re.findall(r"^#(?! docs/).*", text, re.MULTILINE)
    said = [
        *texts_under(described, "title", "description"),
        *texts_under(yaml.safe_load(text), "label", "label_singular", "hint"),
        *comments,
    ]
    assert len(said) > 100
    for one in said:
        assert names_in(prose_of(one), "en") == [], one
        assert our_keys_in(one, "", language) == [], repr(one)
    named = {key for key in keys_within(described) if key in KEYS[language]}
    assert named == set()


def keys_within(described: object) -> Iterator[str]:
    """Every key that a JSON Schema describes, on every level."""
    if isinstance(described, list):
        for inner in described:
            yield from keys_within(inner)
    if isinstance(described, dict):
        for key, inner in described.items():
            if key == "properties":
                yield from inner
            yield from keys_within(inner)


def test_the_notice_of_a_preview_and_the_command_say_the_sites_words(tmp_path: Path) -> None:
    slip = PLAY.format(phase=1).replace("keyTask: 1\n", "").replace("category: process", "category: nowhere")
    files: dict[str, str | bytes] = {"index.md": "# Home\n", "1.1.md": slip}
    preview = Preview(tmp_path, files, plugins=["search", {"m3": {"words": WORDS["en"]}}])
    notice = preview.notice("1.1/index.html")
    assert notice is not None
    said = notice.get_text(" ", strip=True)
    assert "A play needs keyTask" in said
    assert "nowhere is not a lane of this playbook" in said
    assert "a play needs `keyTask`" in check(tmp_path).output


def test_new_pages_are_explained_in_the_sites_words() -> None:
    for page in (key_task_page("3", "1", "Move", OWN), phase_page("3", "Begin", OWN)):
        comments = [line for line in page.splitlines() if re.match(r"# [A-Z].*\.$", line)]
        assert len(comments) >= 8
        assert names_in(prose_of(" ".join(comments)), "en") == []
    assert "# Its checks" not in page
    assert "# The number of the play within its epoch; with the epoch it makes `3.1`.\n" in key_task_page(
        "3", "1", "Move", OWN
    )


def texts_under(value: object, *keys: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            else:
                yield from texts_under(inner, *keys)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_under(inner, *keys)


def test_the_schema_is_titled_and_described_in_the_sites_words() -> None:
    said = list(texts_under(front_matter_schema(OWN), "title", "description"))
    assert "Checks" in said
    assert "The lane that the play belongs to." in said
    assert names_in(prose_of("\n".join(said)), "en") == []


def test_forms_are_labeled_in_the_sites_words() -> None:
    source = Source(path="docs/3.1.md", uri="3.1.md", text=PLAY.format(phase=1))
    bare = Source(path="docs/3.2.md", uri="3.2.md", text=PLAY.format(phase=2))
    text = cms_config(OWN, ".", "docs", [source, bare])
    form = yaml.safe_load(text)
    assert names_in(prose_of("\n".join(re.findall(r"^#.*", text, re.MULTILINE))), "en") == []
    said = list(texts_under(form, "label", "label_singular", "hint"))
    assert names_in(prose_of("\n".join(said)), "en") == []


def test_new_says_what_is_there_already_in_the_sites_words(tmp_path: Path) -> None:
    build(tmp_path, {"1.1.md": PLAY.format(phase=1)}, plugins=[{"m3": {"words": WORDS["en"]}}])
    again = ["new", "task", "1.1", "Again", "--site", str(tmp_path)]
    assert "play 1.1 is there already" in CliRunner().invoke(main, again).output


def test_the_page_in_the_documentation_of_words_is_sound() -> None:
    text = (PAGES.parent / "words.md").read_text(encoding="utf-8")
    options, page = re.findall(r'```yaml title="(?:mkdocs.yml|docs/plays/1.md)"\n(.*?)```', text, re.DOTALL)[
        1:
    ]
    keys, problems = read_keys(yaml.safe_load(options)["plugins"][0]["m3"]["keys"])
    assert problems == ()
    source = Source(path="docs/plays/1.md", uri="plays/1.md", text=page)
    inventory = Inventory(pages={"plays/1.md": "plays/1/index.html"}, files={})
    loaded = load([source], inventory, replace(OWN, keys=keys))
    assert loaded.findings == ()
    assert [task.id for task in loaded.playbook.key_tasks] == ["1.1"]
