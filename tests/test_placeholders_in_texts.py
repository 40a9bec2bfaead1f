"""Placeholders among the words of a text, for which somebody wanted to write the right ones later."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from tests.test_trials import HEAD

GLOSSARY = "---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n{}---\n"


def told(yaml: str, body: str = "", glossary: str = "") -> list[Finding]:
    pages = {"3.1.md": f"{HEAD}{yaml}---\n{body}", "glossary.md": GLOSSARY.format(glossary)}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in pages}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3110"]


def in_text(words: str) -> list[str]:
    quoted = words.replace("\\", "\\\\").replace('"', '\\"')
    return [one.headline.split("`")[1] for one in told(f'bestPractice:\n  - "{quoted}"\n')]


@pytest.mark.parametrize(
    ("words", "placeholder"),
    [
        ("Send it by the XX working day", "XX"),
        ("Within XX days, ask", "XX"),
        ("By XX March, ask", "XX"),
        ("Ask for $XXX,XXX each year", "XXX,XXX"),
        ("Begin on XX/XX/2026 at noon", "XX/XX/2026"),
        ("Begin on XX/XX/20XX", "XX/XX/20XX"),
        ("Wait an XX-day period", "XX"),
        ("Please call XXX before you go", "XXX"),
        ("Send it by TBD", "TBD"),
        ("The lead (TBD) decides", "TBD"),
        ("The date is tbc, as is the place", "tbc"),
        ("Send it by ?? 2026", "??"),
        ("Send it by ??/??/2026.", "??/??/2026"),
        ("Spend ??% of it", "??"),
        ("TODO: ask the lead", "TODO: ask the lead"),
        ("Ask the lead (TODO)", "TODO"),
        ("Ask the lead - TODO who", "TODO who"),
        ("Say no in time. TODO ask Dana for the words. And go on", "TODO ask Dana for the words"),
        ("Send it by [date]", "[date]"),
        ("Ask [Insert name] first", "[Insert name]"),
        ("Ask [INSERT NAME HERE] first", "[INSERT NAME HERE]"),
        ("Ask [agency name] first", "[agency name]"),
        ("Wait for [XX] days", "[XX]"),
        ("Ask [your lead here] first", "[your lead here]"),
        ("Ask [TBD] first", "[TBD]"),
        ("Send it by ____ at noon", "____"),
        ("Send it by ___.", "___"),
    ],
)
def test_a_placeholder_among_words_is_told(words: str, placeholder: str) -> None:
    assert in_text(words) == [placeholder]


@pytest.mark.parametrize(
    "words",
    [
        "Report as Title XX of the Act says",
        "Article XX",
        "See title XX and Part XXX",
        "El siglo XX",
        "The parts I to XX hold",
        "Siglos XIX y XX",
        "Fill in form SF-XX",
        "Order size XXL, and a X-ray",
        "Ask why??",
        "Ask: What??",
        "Why ?? Because",
        "Send `XX` or `TBD`",
        "Send Plan-XX.docx or XX.docx",
        "See https://example.gov/XX?a=[date]",
        "See [the XX plan](3.1.md)",
        "See [date](3.1.md)",
        "See <a href='XX'>it</a>",
        "Keep a TBD log",
        "Replace any TBD in the schedule",
        "Where no day is known, write TBD",
        "Look for TBDs",
        'Write "TBD" there',
        "Keep a TODO list",
        "Antes de TODO el equipo",
        "TODO el equipo va",
        "Press [Enter], click [Add user]",
        "As they say [sic]",
        "Use __init__ or ___all___",
        "It is \\[date]",
        "Write a[date]",
        "A list of names and dates",
    ],
)
def test_other_words_are_left_alone(words: str) -> None:
    assert in_text(words) == []


def test_an_item_that_is_nothing_else_is_told_once() -> None:
    assert told("inputs: [TBD, XX]\nbestPractice: ['??', '[TBD]']\n") == []


def test_an_objective_that_is_nothing_else_is_told_here() -> None:
    for words in ("TBD", "XX", "[insert objective]"):
        (found,) = told(f"objective: '{words}'\n")
        assert found.headline == f"`{words}` is a placeholder, which tells readers nothing"


def test_it_is_told_at_its_place_or_at_a_text_over_lines() -> None:
    (found,) = told("objective: Ask by XX May\n")
    assert (found.span.line, found.span.column, found.span.length) == (6, 19, 2)
    assert found.headline == "`XX` is a placeholder, which tells readers nothing"
    assert found.help == "write what belongs there, or leave the words out"
    (found,) = told("objective: >-\n  Ask by\n  XX May\n")
    assert (found.span.line, found.cure) == (6, ())


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("Appoint the members (ask Karen!!), each with a deputy", "(ask Karen!!)"),
        ("Say whom to call [Dana: please confirm the 60 days]", "[Dana: please confirm the 60 days]"),
        ("Say whom to call [Please verify] by then", "[Please verify]"),
        ("Meet weekly (ask why??)", "(ask why??)"),
        ("Meet weekly [check with Legal]", "[check with Legal]"),
        (
            "Meet by the eighth day [Comment JD1: check with legal], and agree",
            "[Comment JD1: check with legal]",
        ),
        ("Write the hour on it [TODO ask Jim]", "[TODO ask Jim]"),
        ("Write the hour on it (TODO: ask Jim)", "(TODO: ask Jim)"),
    ],
)
def test_a_note_to_a_colleague_is_told(words: str, note: str) -> None:
    (found,) = told(f"objective: '{words}'\n")
    assert found.headline == f"`{note}` is a note to somebody who works on this page, and readers see it"
    assert found.help == "answer it, and delete it here"
    assert found.span.length == len(note)


@pytest.mark.parametrize(
    "words",
    [
        "Ask the board (ask early)",
        "Please confirm by Friday",
        "Send it (please read 3.2 before)",
        "Send it (please fill in all fields)",
        "Order it (ask Procurement for it)",
        "Look at it (check with Facilities first)",
        "Cheer (Hurra!!)",
        "Wait (comment period: 30 days)",
        "Look it up (comment faire : voir)",
        "Use the (TODO list of the team)",
        "Follow [please confirm](3.1.md)",
        "Do it now!! (today)",
        "Write `(ask Karen)` there",
    ],
)
def test_other_words_in_brackets_are_no_notes(words: str) -> None:
    assert told(f'objective: "{words}"\n') == []


def test_what_the_glossary_explains_and_names_of_addresses_are_none() -> None:
    entry = "      - name: {}\n        description: It checks them\n"
    assert told("objective: Ask the TBC early\n", glossary=entry.format("Travel Board Chair (TBC)")) == []
    assert told("objective: Ask the TBC early\n", glossary=entry.format("TBC")) == []
    assert told("objective: See [date] early\n", "\n[date]: 3.1.md\n") == []
    assert told("objective: Ask early\n", "\nAsk by XX May, TBD\n") == []
