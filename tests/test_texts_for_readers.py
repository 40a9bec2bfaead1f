"""A sentence under a key that is none is told; metadata of themes and plugins is not."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load

HEAD = "layout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Plan the move\n"


def told(line: str, body: str = "", head: str = HEAD) -> list[Finding]:
    source = Source(path="a.md", uri="a.md", text=f"---\n{head}{line}\n---\n{body}")
    return list(load([source], Inventory(pages={"a.md": "a/index.html"}, files={}), M3).findings)


@pytest.mark.parametrize(
    "line",
    [
        "notes: Talk to the union early",
        "lessonsLearned: Talk to the union early",
        "lessons_learned: talk early and often",
        "scope: This task covers civilian staff only.",
        "scope: only civilian staff",
        "whyItMatters: Staff who know early what will change stay with the agency",
        "howto: >\n  Ask each office for its list and\n  compare it with the ledger",
        "Hinweise: 'Sprechen Sie fr\u00fch mit dem Betriebsrat'",
        "port\u00e9e: le personnel civil seulement",
    ],
)
@pytest.mark.parametrize("head", [HEAD, "layout: m3/phase\nphase: 3\nname: Plan\n"])
def test_a_sentence_that_nobody_sees_is_told_once(line: str, head: str) -> None:
    (found,) = told(line, head=head)
    key = line.partition(":")[0]
    assert (found.code, found.span.line, found.span.length) == ("M3085", head.count("\n") + 2, len(key))
    assert found.headline == f"`{key}` is not a key of this plugin, so its content is not shown"
    assert found.help == (
        "write the text below the front matter, or under a key that is shown, or accept this finding"
    )
    assert told("", line.partition(": ")[2], head=head) == []


@pytest.mark.parametrize(
    "line",
    [
        "author: Jane Doe",
        "authors: Jane Doe and the staff of the office",
        "date: 2024-01-01",
        "tags: a plan for all of us",
        "icon: material/star",
        "template: a.html",
        "hide: [toc]",
        "search: {exclude: true}",
        "status: new and not yet reviewed by them",
        "description: How the records get from there to here",
        "subtitle: How the records get from there to here",
        "title: How the records get from there to here",
        "og_description: How the records get from there to here",
        "heroText: How the records get from there to here",
        "motto: Slow and steady",
        "copyright: All of it is in the public domain",
        "reviewedBy: the staff of the office in spring",
        "lastReviewers: Jane Doe, John Roe, Mary Major, Ann Other",
        "scope: Civilian Staff Only",
        "notes: none yet",
        "notes:",
        "notes: ''",
        "ourOffice: office of the chief",
        "order: 3",
        "notes: 3 4 5 6 7 8",
    ],
)
def test_metadata_and_a_few_words_are_not_told(line: str) -> None:
    assert [one for one in told(line) if one.code == "M3085"] == []


def test_what_the_page_shows_itself_is_not_told() -> None:
    line = "notes: Talk to the union early"
    assert told(line, "\n{{ page.meta.notes }}\n") == []
    assert told(line, "\n{{ page.meta.other }}\n") != []
