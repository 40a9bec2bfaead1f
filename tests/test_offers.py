"""An artifact without the template that another task offers for it is told once a page."""

from __future__ import annotations

from tests.test_reading import loaded, page

HEAD = "layout: m3/keyTask\nphase: 3\nkeyTask: {}\nname: Do {}\n"
OFFER = page("outputs:\n  - text: Plan\n    filename: Plan.docx", HEAD.format(1, 1))


def told(yaml: str) -> list[tuple[int, str]]:
    """The lines of a second page on which a template is missed, and what to write there."""
    found = loaded(OFFER, page(yaml, HEAD.format(2, 2))).findings
    return [(one.span.line, one.help) for one in found if one.code == "M3083"]


def test_it_is_told_also_below_artifacts_that_have_no_template_anywhere() -> None:
    ((line, cure),) = told("inputs:\n  - Charter\n  - Plan\n  - Log")
    assert line == 8
    assert "filename: Plan.docx" in cure


def test_it_is_told_once_and_not_where_the_page_offers_it_elsewhere() -> None:
    assert [line for line, _ in told("inputs:\n  - Plan\noutputs:\n  - Plan")] == [7]
    assert told("inputs:\n  - Plan\noutputs:\n  - text: Plan\n    filename: Plan.docx") == []
    made = "activities:\n  - text: Meet\n    output: Plan\n    template: Plan.docx"
    assert told(f"inputs:\n  - Plan\n{made}") == []


def test_a_file_that_is_missing_is_no_offer() -> None:
    missing = OFFER.replace("Plan.docx", "Plan-2.docx")
    found = loaded(missing, page("inputs:\n  - Plan", HEAD.format(2, 2))).findings
    assert "M3083" not in {one.code for one in found}
