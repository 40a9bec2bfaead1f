"""Options of a view with other signs around or between them: one finding, whose cure gives the view."""

from __future__ import annotations

import pytest

from tests.sites import task
from tests.test_pasted_values import found_in, loaded, obeyed, only

RIGHT = "<!-- m3/stakeholder-matrix {phase: 3, columns: tasks} -->"
PAGE = "# Who takes part\n\n{}\n"


@pytest.mark.parametrize(
    ("options", "code", "headline"),
    [
        ("(phase: 3, columns: tasks)", "M3060", "need braces, and `(phase: 3, columns: tasks)` has none"),
        ("[phase: 3, columns: tasks]", "M3060", "need braces"),
        ("phase: 3, columns: tasks", "M3060", "need braces"),
        ("phase=3 columns=tasks", "M3060", "need braces"),
        ("(phase: 3; columns: tasks)", "M3060", "need braces"),
        ("{phase: 3; columns: tasks}", "M3001", "a comma, not a semicolon, parts the options"),
        ("{phase: 3 columns: tasks}", "M3001", "there is no comma between two options"),
        ("{phase=3, columns=tasks}", "M3001", "a colon and a blank, not `=`, follow the name"),
    ],
)
def test_the_cure_gives_the_comment_that_was_meant(options: str, code: str, headline: str) -> None:
    written = f"<!-- m3/stakeholder-matrix {options} -->"
    for kind in (PAGE.format("{}"), task() + "\n{}\n"):
        pages = {"3.1.md": task(), "who.md": kind.format(written)}
        if "layout" in kind:
            pages = {"who.md": kind.format(written)}
        one = only("who.md", pages)
        assert one.code == code
        assert headline in one.headline
        assert obeyed(pages["who.md"], one) == kind.format(RIGHT)
        assert found_in(pages | {"who.md": obeyed(pages["who.md"], one)}) == ()


def test_a_semicolon_within_a_list_parts_its_items() -> None:
    pages = {
        "3.1.md": task(),
        "who.md": PAGE.format("<!-- m3/tasks {phase: [3; 4]; workstream: process} -->"),
    }
    signs, phase = found_in(pages)
    assert signs.headline == "a comma, not a semicolon, parts the options"
    assert phase.headline == "the playbook has no phase `4`"
    assert obeyed(pages["who.md"], signs) == PAGE.format(
        "<!-- m3/tasks {phase: [3, 4], workstream: process} -->"
    )


def test_the_view_is_there_before_its_author_has_mended_it() -> None:
    site = loaded({"3.1.md": task(), "who.md": PAGE.format("<!-- m3/tasks {phase: 3; party: customer} -->")})
    assert {*site.views} == {"who.md"}


@pytest.mark.parametrize(
    "options",
    [
        "{phase: [3], columns: tasks}",
        "{phase: 3, party: [customer, provider]}",
        "{phase: 3}",
        "",
        "{ phase: 3 }",
    ],
)
def test_options_with_the_right_signs_get_no_finding(options: str) -> None:
    pages = {"3.1.md": task(), "who.md": PAGE.format(f"<!-- m3/stakeholder-matrix {options} -->")}
    assert found_in(pages) == ()
