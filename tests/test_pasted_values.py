"""Values written from habit or pasted in the wrong place: one finding, whose cure gives the page that was meant."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Diagnostic, Inventory, Source, load
from mkdocs_m3.load import Loaded
from mkdocs_m3.model import Glossary
from tests.sites import task

GLOSSARY = "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
FILE = "Program-Charter-Template.docx"


def loaded(pages: dict[str, str]) -> Loaded:
    sources = (Source(path=uri, uri=uri, text=text) for uri, text in pages.items())
    inventory = Inventory(
        pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={f"assets/files/{FILE}": 9}
    )
    return load(sources, inventory, M3)


def found_in(pages: dict[str, str]) -> tuple[Diagnostic, ...]:
    return loaded(pages).diagnostics


def obeyed(text: str, found: Diagnostic) -> str:
    assert found.cure
    for edit in sorted(found.cure, key=lambda one: -one.start):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def only(uri: str, pages: dict[str, str]) -> Diagnostic:
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
            "      - name: Budget Analyst\n        description: Keeps the figures\n"
            "      - name: Clerk\n        description: Files\n",
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
            "activitiesGroups:\n  - group: First week\n    activities:\n    - Meet\n"
            "  - group: Second week\n    activities:\n    - Part\n",
        ),
        (
            "stakeholders:\n  - text: Program Manager\n    responsibleParty: shared\n",
            "stakeholders:\n  Program Manager: shared\n  Clerk: customer\n",
            "stakeholders:\n  - text: Program Manager\n    responsibleParty: shared\n"
            "  - text: Clerk\n    responsibleParty: customer\n",
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
