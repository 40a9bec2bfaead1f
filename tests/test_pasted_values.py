"""Values written from habit, or pasted in the wrong place: one finding, whose cure gives the page meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.model import Glossary
from tests.sites import task

if TYPE_CHECKING:
    from mkdocs_m3.loading import Loaded

GLOSSARY = "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
FILE = "Program-Charter-Template.docx"


def loaded(pages: dict[str, str]) -> Loaded:
    sources = (Source(path=uri, uri=uri, text=text) for uri, text in pages.items())
    inventory = Inventory(
        pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={f"assets/files/{FILE}": 9}
    )
    return load(sources, inventory, M3)


def found_in(pages: dict[str, str]) -> tuple[Finding, ...]:
    return loaded(pages).findings


def obeyed(text: str, found: Finding) -> str:
    assert found.cure
    for edit in sorted(found.cure, key=lambda one: -one.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def only(uri: str, pages: dict[str, str]) -> Finding:
    """The one finding of a site, which is told on this page."""
    (one,) = found_in(pages)
    assert one.span.path == uri
    return one


@pytest.mark.parametrize(
    ("written", "code", "cure", "meant"),
    [
        (
            "      - Budget Analyst: Keeps the figures\n",
            "M3015",
            "write `name: Budget Analyst`, and below it `description: Keeps the figures`",
            "      - name: Budget Analyst\n        description: Keeps the figures\n",
        ),
        (
            "      - Budget Analyst:\n          description: Keeps the figures\n",
            "M3015",
            "write `name: Budget Analyst`, and the keys below it under the `n` of `name`",
            "      - name: Budget Analyst\n        description: Keeps the figures\n",
        ),
        (
            "      - Budget Analyst:\n        description: Keeps the figures\n",
            "M3015",
            "write `name: Budget Analyst`, and the keys below it under the `n` of `name`",
            "      - name: Budget Analyst\n        description: Keeps the figures\n",
        ),
        (
            "      Budget Analyst: Keeps the figures\n      Clerk: Files\n",
            "M3011",
            "write `- name: Budget Analyst`, and below it `description: …`, and so on with each of them",
            (
                "      - name: Budget Analyst\n        description: Keeps the figures\n"
                "      - name: Clerk\n        description: Files\n"
            ),
        ),
        (
            "      Budget Analyst:\n        description: Keeps the figures\n",
            "M3011",
            "write `- name: Budget Analyst`, and the rest below it",
            "      - name: Budget Analyst\n        description: Keeps the figures\n",
        ),
    ],
)
def test_a_term_written_as_in_a_dictionary_is_an_entry(
    written: str, code: str, cure: str, meant: str
) -> None:
    page = f"{GLOSSARY}{written}---\n"
    role = task().replace("Program Manager", "Budget Analyst")
    one = only("glossary.md", {"3.1.md": role, "glossary.md": page})
    assert (one.code, one.help) == (code, cure)
    assert "`text`" not in one.headline
    assert obeyed(page, one) == f"{GLOSSARY}{meant}---\n"
    assert found_in({"3.1.md": role, "glossary.md": obeyed(page, one)}) == ()


def test_before_the_cure_is_obeyed_the_page_shows_the_entry() -> None:
    page = f"{GLOSSARY}      - Budget Analyst: Keeps the figures\n---\n"
    (glossary,) = loaded({"glossary.md": page}).playbook.records
    assert isinstance(glossary, Glossary)
    assert [(term.plain, term.meaning) for term in glossary.terms] == [
        ("Budget Analyst", "Keeps the figures")
    ]


@pytest.mark.parametrize(
    ("old", "written", "meant"),
    [
        (
            "activities:\n  - text: Meet\n    responsibleParty: customer\n",
            "activitiesGroups:\n  - First week:\n      - Meet\n",
            "activitiesGroups:\n  - group: First week\n    activities:\n      - Meet\n",
        ),
        (
            "activities:\n  - text: Meet\n    responsibleParty: customer\n",
            "activitiesGroups:\n  First week:\n    - Meet\n  Second week:\n    - Part\n",
            (
                "activitiesGroups:\n  - group: First week\n    activities:\n    - Meet\n"
                "  - group: Second week\n    activities:\n    - Part\n"
            ),
        ),
        (
            "stakeholders:\n  - text: Program Manager\n    responsibleParty: shared\n",
            "stakeholders:\n  Program Manager: shared\n  Clerk: customer\n",
            (
                "stakeholders:\n  - text: Program Manager\n    responsibleParty: shared\n"
                "  - text: Clerk\n    responsibleParty: customer\n"
            ),
        ),
        (
            "name: Form",
            "bestPractice:\n  - - Sit together\nname: Form",
            "bestPractice:\n  - Sit together\nname: Form",
        ),
        ("  - text: Meet\n", "  - - Sit down\n  - text: Meet\n", "  - Sit down\n  - text: Meet\n"),
        (
            "name: Form",
            "inputs:\n  - - text: Plan\n      external: true\nname: Form",
            "inputs:\n  - text: Plan\n    external: true\nname: Form",
        ),
        (
            "objective: Know what is at stake.",
            "objective:\n  - Know what is at stake.",
            "objective:\n  Know what is at stake.",
        ),
    ],
)
def test_a_value_in_another_shape_becomes_the_one_that_was_meant(old: str, written: str, meant: str) -> None:
    assert old in task()
    page = task().replace(old, written)
    one = only("3.1.md", {"3.1.md": page})
    assert obeyed(page, one) == task().replace(old, meant)
    assert found_in({"3.1.md": obeyed(page, one)}) == ()


def test_of_two_dashes_one_is_to_be_deleted() -> None:
    page = task().replace("name: Form", "bestPractice:\n  - - Sit together\nname: Form")
    assert only("3.1.md", {"3.1.md": page}).help == "delete one of the two `-`"


def test_a_colon_in_a_groups_name_is_still_a_colon() -> None:
    page = (
        task()
        .replace("activities:\n", "activitiesGroups:\n  - First week: none\n    activities:\n")
        .replace("  - text: Meet\n    resp", "      - text: Meet\n        resp")
    )
    one = only("3.1.md", {"3.1.md": page})
    assert one.help == 'put the whole text in quotes: `group: "First week: none"`'


@pytest.mark.parametrize("code", ["3082", "m3082", "M3082x"])
def test_what_a_misspelled_code_means_to_accept_is_not_told_as_well(code: str) -> None:
    pages = {
        "3.1.md": task().replace("name: Form", f"outputs:\n  - text: Plan\n    filename: {FILE}\nname: Form"),
        "3.2.md": task(number=2).replace(
            "name: Form",
            f"inputs:\n  - text: Scheme\n    external: true\n    filename: {FILE}\n"
            f"accept:\n  - code: {code}\n    reason: One form\nname: Form",
        ),
    }
    one = only("3.2.md", pages)
    assert (one.code, one.help) == ("M3011", "write `M3082`")
    assert found_in(pages | {"3.2.md": obeyed(pages["3.2.md"], one)}) == ()


def test_a_misspelled_code_accepts_no_error() -> None:
    keys = "accept:\n  - code: 3040\n    reason: Later\noutputs:\n  - text: Plan\n    filename: x.docx\n"
    page = task().replace("name: Form", f"{keys}name: Form")
    codes = {found.code for found in found_in({"3.1.md": page})}
    assert codes == {"M3011", "M3040"}


@pytest.mark.parametrize(
    "path",
    [
        rf"C:\Users\dana\Documents\{FILE}",
        rf"'C:\Users\dana\Documents\{FILE}'",
        rf"\\server\share\{FILE}",
        f"file:///C:/Users/dana/{FILE}",
        f"/Users/dana/{FILE}",
        f"../{FILE}",
        f"C:/Users/dana/{FILE.lower()}",
    ],
)
def test_of_a_path_on_a_computer_the_name_is_left(path: str) -> None:
    page = task().replace("name: Form", f"outputs:\n  - text: Plan\n    filename: {path}\nname: Form")
    one = only("3.1.md", {"3.1.md": page})
    assert (one.code, one.help) == ("M3042", f"write `{FILE}`")
    assert found_in({"3.1.md": obeyed(page, one)}) == ()


@pytest.mark.parametrize("key", ["template", "example"])
@pytest.mark.parametrize("path", [rf"C:\Users\dana\{FILE}", f"file:///C:/Users/dana/{FILE}"])
def test_nor_is_such_a_path_an_address_where_one_may_stand(key: str, path: str) -> None:
    page = task().replace("  - text: Meet\n", f"  - text: Meet\n    {key}: {path}\n")
    one = only("3.1.md", {"3.1.md": page})
    assert (one.code, one.help) == ("M3042", f"write `{FILE}`")
    assert found_in({"3.1.md": obeyed(page, one)}) == ()


def test_a_file_that_is_on_a_computer_only_is_to_be_put_into_the_folder() -> None:
    page = task().replace(
        "name: Form", "outputs:\n  - text: Plan\n    filename: D:\\Plans\\Scope.docx\nname: Form"
    )
    one = only("3.1.md", {"3.1.md": page})
    assert one.help == "put the file into `assets/files`, and write only `Scope.docx`"


CLERK = "      - name: Clerk\n        description: Files\n"


@pytest.mark.parametrize(
    ("again", "cure"),
    [
        (CLERK, "delete one of the two"),
        (CLERK.replace("Files", "Sorts"), "make one of the two, or give one another name"),
        ("      - CLERK\n", "make one of the two, or give one another name"),
        (f"  - name: More\n    terms:\n{CLERK}", "delete one of the two"),
    ],
)
def test_a_term_that_a_glossary_has_twice_is_told(again: str, cure: str) -> None:
    page = f"{GLOSSARY}{CLERK}      - Sponsor\n{again}---\n"
    one = only("glossary.md", {"glossary.md": page})
    assert (one.code, one.help) == ("M3026", cure)
    assert one.headline.casefold() == "the term `clerk` is already in line 6"
    if one.cure:
        assert obeyed(page, one) == f"{GLOSSARY}{CLERK}      - Sponsor\n{again.removesuffix(CLERK)}---\n"


def test_two_sections_may_explain_one_term_in_their_own_ways() -> None:
    more = f"  - name: Abbreviations\n    terms:\n{CLERK.replace('Files', 'See the roles')}      - Clerk\n"
    assert [one.span.line for one in found_in({"g.md": f"{GLOSSARY}{CLERK}{more}---\n"})] == [12]


def test_two_glossaries_may_explain_one_term_and_a_glossary_its_abbreviation() -> None:
    shorts = "      - Program Office (PO)\n      - PO\n      - Program Officer\n"
    pages = {"a.md": f"{GLOSSARY}{CLERK}{shorts}---\n", "b.md": f"{GLOSSARY}{CLERK}---\n"}
    assert found_in(pages) == ()


PHASE = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\ndocumentation:\n"


def test_a_document_that_a_phase_has_twice_is_told() -> None:
    page = f"{PHASE}  - Charter\n  - name: Plan\n    filename: {FILE}\n  - Charter\n---\n"
    one = only("3.md", {"3.md": page})
    assert (one.code, one.headline) == ("M3026", "the document `Charter` is already in line 6")
    assert obeyed(page, one) == f"{PHASE}  - Charter\n  - name: Plan\n    filename: {FILE}\n---\n"


def test_an_input_pasted_under_stakeholders_is_told_where_it_belongs() -> None:
    item = f"  - text: Program Charter\n    filename: {FILE}\n"
    glossary = f"{GLOSSARY}      - Program Manager\n---\n"
    user = task(number=2).replace("name: Form", f"inputs:\n{item}name: Form")
    pages = {
        "1.1.md": task(page_phase=1).replace("y: shared\n", f"y: shared\n{item}"),
        "1.2.md": user.replace("phase: 3", "phase: 1"),
        "glossary.md": glossary,
    }
    one = only("1.1.md", pages)
    assert (one.code, one.help) == ("M3021", "move this item to `inputs` or `outputs`")
    assert one.headline == "`filename` is a key of an artifact, and a stakeholder has no such key"
    moved = task(page_phase=1).replace("name: Form", f"outputs:\n{item}name: Form")
    assert found_in(pages | {"1.1.md": moved}) == ()


@pytest.mark.parametrize(
    ("number", "written", "name"),
    [
        (1, "3.1 Form one team", "Form one team"),
        (1, "'3.1: Form one team'", "Form one team"),
        (1, "3.1. Form one team", "Form one team"),
        (1, "3.1 - Form one team", "Form one team"),
        (1, '"Key task 3.1: Form one team"', "Form one team"),
        (1, "Schlüsselaufgabe 3.1 \u2013 Form one team", "Form one team"),
        (1, "3.1.2 Form one team", None),
        (1, "3.10 Form one team", None),
        (1, "3.1% of the budget", None),
        (1, "Form 3.1 one team", None),
        (1, "3.1", None),
        (1, "Form one team", None),
        (2, "3.1 Form one team", None),
    ],
)
def test_the_id_in_the_name_of_a_task(number: int, written: str, name: str | None) -> None:
    page = task(number=number).replace("name: Form one team", f"name: {written}")
    if name is None:
        assert found_in({"3.1.md": page}) == ()
        return
    one = only("3.1.md", {"3.1.md": page})
    assert (one.code, one.help) == ("M3086", f"write `name: {name}`")
    (record,) = loaded({"3.1.md": obeyed(page, one)}).playbook.key_tasks
    assert record.name
    assert record.name.value == name
    assert found_in({"3.1.md": obeyed(page, one)}) == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ('"Phase 3: Engagement"', "Engagement"),
        ("'Phase 3 : Mobilisation'", "Mobilisation"),
        ("Fase 3 \u2013 Contratación", "Contratación"),
        ("phase 3 Engagement", "Engagement"),
        ("3. Engagement", "Engagement"),
        ("3 weeks of engagement", None),
        ('"Phase 4: Engagement"', None),
        ("Phase 3b Engagement", None),
        ('"Wave 3: Engagement"', None),
    ],
)
def test_the_number_in_the_name_of_a_phase(written: str, name: str | None) -> None:
    page = f"---\nlayout: m3/phase\nphase: 3\nname: {written}\n---\n"
    if name is None:
        assert found_in({"3.md": page}) == ()
        return
    one = only("3.md", {"3.md": page})
    assert (one.code, one.help) == ("M3086", f"write `name: {name}`")
    assert found_in({"3.md": obeyed(page, one)}) == ()
