"""A file's name where the name of an artifact belongs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

if TYPE_CHECKING:
    from mkdocs_m3 import Finding

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {n}\nname: Part {n}\n"
FILES: Final = ("Risk-Log_Template.xlsx", "plans/Move Plan.docx", "a, b.docx")


def found_in(*pages: str) -> tuple[Finding, ...]:
    sources = [Source(path=f"1.{n}.md", uri=f"1.{n}.md", text=text) for n, text in enumerate(pages, 1)]
    inventory = Inventory(
        pages={one.uri: one.uri.replace(".md", "/index.html") for one in sources},
        files={f"assets/files/{file}": 1 for file in FILES},
    )
    return load(sources, inventory, M3).findings


def page(yaml: str, n: int = 1) -> str:
    return f"{HEAD.format(n=n)}{yaml}\n---\n"


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (
            "inputs:\n  - Risk-Log_Template.xlsx",
            "inputs:\n  - text: Risk Log\n    filename: Risk-Log_Template.xlsx",
        ),
        (
            "outputs:\n  - text: 'risk-log_template.xlsx'",
            "outputs:\n  - text: Risk Log\n    filename: Risk-Log_Template.xlsx",
        ),
        (
            "outputs:\n  - Move Plan.docx",
            "outputs:\n  - text: Move Plan\n    filename: plans/Move Plan.docx",
        ),
        (
            "outputs: [a, 'Risk-Log_Template.xlsx', b]",
            "outputs: [a, {text: Risk Log, filename: Risk-Log_Template.xlsx}, b]",
        ),
        (
            'outputs: [{text: "Move Plan.docx"}]',
            "outputs: [{text: Move Plan, filename: plans/Move Plan.docx}]",
        ),
        (
            "activities:\n  - text: List\n    output: Risk-Log_Template.xlsx",
            "activities:\n  - text: List\n    output: {text: Risk Log, filename: Risk-Log_Template.xlsx}",
        ),
        (
            "activities:\n  - text: List risks\n    output: a, b.docx",
            "activities:\n  - text: List risks\n    output: {text: 'a, b', filename: 'a, b.docx'}",
        ),
    ],
)
def test_it_becomes_the_file_of_an_artifact(written: str, right: str) -> None:
    (found,) = (one for one in found_in(page(written)) if one.code != "M3080")
    assert found.code == "M3044"
    assert found.headline.endswith("` is the name of a file; the name of the artifact belongs here")
    assert edited(page(written), found.cure) == page(right)
    assert [one for one in found_in(page(right)) if one.code != "M3080"] == []


def test_it_takes_the_name_that_another_page_offers_the_file_for() -> None:
    maker = page("outputs:\n  - {text: RAID log, filename: Risk-Log_Template.xlsx}")
    user = page("inputs:\n  - Risk-Log_Template.xlsx", 2)
    (found,) = found_in(maker, user)
    assert found.help == "write `text: RAID log`, and below it `filename: Risk-Log_Template.xlsx`"
    assert found_in(maker, edited(user, found.cure)) == ()


def test_a_file_that_is_only_offered_elsewhere_is_one_as_well() -> None:
    maker = page("outputs:\n  - {text: Charter, filename: Charter.docx}")
    found = found_in(maker, page("inputs:\n  - Charter.docx", 2))
    assert [(one.span.path, one.code) for one in found] == [("1.1.md", "M3040"), ("1.2.md", "M3044")]


@pytest.mark.parametrize(
    "text",
    [
        "---\nlayout: m3/phase\nphase: 1\nname: Plan\ndocumentation:\n  - Move Plan.docx\n---\n",
        "---\nlayout: m3/resources\nsections:\n  - name: A\n    items:\n      - Move Plan.docx\n---\n",
    ],
)
def test_documents_of_phases_and_items_of_resources_are_looked_at(text: str) -> None:
    (found,) = found_in(text)
    right = edited(text, found.cure)
    assert (found.code, "filename: plans/Move Plan.docx" in right, found_in(right)) == ("M3044", True, ())


@pytest.mark.parametrize(
    "yaml",
    [
        "outputs:\n  - Other.docx",
        "outputs:\n  - Move Plan",
        "outputs:\n  - {text: Move Plan.docx, filename: plans/Move Plan.docx}",
        "outputs:\n  - {text: Move Plan.docx, url: 'https://a.gov'}",
        "bestPractice:\n  - Move Plan.docx",
    ],
)
def test_other_names_stay(yaml: str) -> None:
    assert found_in(page(yaml)) == ()
