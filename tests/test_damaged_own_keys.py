"""Pages with a site's own keys and words whose front matter is damaged: told of as pages with ours are."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.unread import Unread
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.key_options import of_fields, read_keys
from tests.sites import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mkdocs_m3 import Finding, Vocabulary

KEYS: Final = {
    "en": {
        "keyTask": "play",
        "phase": "milestone",
        "activities": "checks",
        "text": "words",
        "responsibleParty": "who",
        "stakeholders": "people",
        "inputs": "needs",
        "permalink": "lives-at",
        "category": "lane",
    },
    "de": {
        "keyTask": "spielzug",
        "phase": "etappe",
        "activities": "handgriffe",
        "text": "worte",
        "responsibleParty": "wer",
        "stakeholders": "beteiligte",
        "inputs": "zutaten",
        "permalink": "adresse",
        "category": "strang",
    },
}
WORDS: Final = {"en": {"task": ["play", "plays"]}, "de": {"task": ["Spielzug", "Spielzüge"]}}
SITES: Final = {
    language: replace(M3, keys=read_keys(KEYS[language])[0], words=read_words(WORDS[language])[0])
    for language in KEYS
}
PAGE: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
permalink: /3.1/
name: Move
objective: Know
responsibleParty: provider
category: process
activities:
  - text: Meet
    responsibleParty: provider
inputs:
  - text: Law
stakeholders:
  - text: Manager
    responsibleParty: shared
---

Words.
"""


def damaged(old: str, new: str, count: int = 1) -> Callable[[str], str]:
    def damage(page: str) -> str:
        assert old in page
        return page.replace(old, new, count)

    return damage


DAMAGES: Final[dict[str, Callable[[str], str]]] = {
    "no opening": damaged("---\n", ""),
    "no opening, key first": lambda page: page.replace(
        "---\nlayout: m3/keyTask\n", "layout: m3/keyTask\n", 1
    ),
    "no opening and no layout": lambda page: page.replace("---\nlayout: m3/keyTask\n", "", 1),
    "blank lines above": lambda page: f"\n\n{page}",
    "mistyped opening": damaged("---\n", "--\n"),
    "opening joined": lambda page: page.replace("---\nlayout: m3/keyTask\nphase", "---phase").replace(
        "keyTask: 1\n", "keyTask: 1\nlayout: m3/keyTask\n"
    ),
    "words above": lambda page: f"# A heading\n\n{page}",
    "a code block": lambda page: f"```yaml\n{page}",
    "no layout": damaged("layout: m3/keyTask\n", ""),
    "another layout": damaged("m3/keyTask", "m3/keyTsk"),
    "no closing": damaged("---\n\nWords", "\nWords"),
    "mistyped closing": damaged("---\n\nWords", "--\n\nWords"),
    "closed too early": damaged("activities:\n", "---\nactivities:\n"),
    "closed at an item": damaged("  - text: Manager\n", "---\n  - text: Manager\n"),
    "a list below": damaged(
        "stakeholders:\n  - text: Manager\n    responsibleParty: shared\n---\n",
        "---\nstakeholders:\n  - text: Manager\n    responsibleParty: shared\n",
    ),
    "a tab": damaged("  - text: Meet", "\t- text: Meet"),
    "a colon": damaged("name: Move", "name: Move: now"),
    "no colon": damaged("responsibleParty: provider\ncategory", "responsibleParty provider\ncategory"),
    "no space": damaged("keyTask: 1", "keyTask:1"),
    "no dash": damaged("  - text: Meet", "    text: Meet"),
    "quotes": damaged("responsibleParty: provider\nc", "responsibleParty: \u201cprovider\u201d\nc"),
    "a word over two lines": damaged("category: process\n", "category: process\n  and more\n"),
    "joined lines": damaged("phase: 3\nkeyTask: 1", "phase: 3 keyTask: 1"),
    "an open bracket": damaged("responsibleParty: provider\nc", "responsibleParty: [provider\nc"),
    "an open quote": damaged("name: Move", 'name: "Move'),
    "twice": damaged("keyTask: 1\n", "keyTask: 1\nkeyTask: 1\n"),
    "set in": damaged("\nphase: 3\n", "\n  phase: 3\n"),
}


def in_keys(text: str, language: str) -> str:
    """The text with the keys of a site; a key of ours is one where a word stands as one in the pages here."""
    for ours, theirs in KEYS[language].items():
        text = re.sub(rf"\b{ours}\b(?=[ :`]|$)", theirs, text)
    return text


def found_in(text: str, vocabulary: Vocabulary) -> list[Finding]:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    inventory = Inventory(pages={"3.1.md": "3.1/index.html"}, files={})
    return [*load([source], inventory, vocabulary).findings]


def said(found: Finding) -> tuple[Any, ...]:
    return found.code, found.span.line


@pytest.mark.parametrize("language", KEYS)
@pytest.mark.parametrize("damage", DAMAGES)
def test_it_is_told_and_cured_as_in_a_page_with_our_keys(damage: str, language: str) -> None:
    ours = DAMAGES[damage](PAGE)
    usual, own = found_in(ours, M3), found_in(in_keys(ours, language), SITES[language])
    assert usual, "this damage is none"
    assert [said(one) for one in own] == [said(one) for one in usual]
    for one, other in zip(usual, own, strict=True):
        noun = SITES[language].words.noun("task")
        pieces = one.headline.replace("key task", noun.singular).split("`")
        pieces[1::2] = [in_keys(piece, language) for piece in pieces[1::2]]
        assert other.headline == "`".join(pieces)
        assert edited(in_keys(ours, language), other.cure) == in_keys(edited(ours, one.cure), language)


@pytest.mark.parametrize("language", KEYS)
def test_what_an_unread_page_says_is_known_by_the_keys_of_the_site(language: str) -> None:
    source = Source(path="3.1.md", uri="3.1.md", text=in_keys(PAGE, language))
    unread = Unread.of([source], own=SITES[language].keys)
    assert [*map(sorted, (unread.ids, unread.permalinks))] == [["3.1"], ["3.1"]]
    assert [str(phase) for phase in unread.phases] == ["3"]
    assert unread.names >= {"law", "manager"}


@pytest.mark.parametrize("language", KEYS)
def test_a_build_tells_of_a_page_that_has_neither_opening_nor_layout(tmp_path: Path, language: str) -> None:
    text = DAMAGES["no opening and no layout"](in_keys(PAGE, language))
    built = build(
        tmp_path,
        {"index.md": "# Home\n", "3.1.md": text},
        plugins=[{"m3": {"keys": KEYS[language], "words": WORDS[language]}}],
    )
    assert f"looks like a {WORDS[language]['task'][0]}" in built.log


def test_a_value_that_is_the_same_word_as_a_key_stays_as_it_is() -> None:
    vocabulary = replace(SITES["en"], parties=(replace(M3.parties[0], id="phase"), M3.parties[1]))
    text = (
        in_keys(PAGE, "en").replace("lane: process", "lane: phase").replace("who: provider", "who: phse", 1)
    )
    text = text.replace("who: shared", "who: provider").replace("who: provider", "who: phase")
    lane, who = (one for one in found_in(text, vocabulary) if one.code in ("M3013", "M3014"))
    if lane.code == "M3013":
        lane, who = who, lane
    assert lane.headline == "`phase` is not a workstream of this playbook"
    assert who.headline == "`phse` is not a party of this playbook"
    assert edited(text, who.cure) == text.replace("phse", "phase")


def test_a_field_cannot_have_the_name_of_a_key_of_the_sites() -> None:
    keys, _ = read_keys({"phase": "milestone"})
    fields, _ = read_fields(
        {"task": {"Milestone": {"type": "date"}}, "activity": {"until": {"type": "date"}}}
    )
    (problem,) = of_fields(keys, fields)
    assert str(problem) == (
        "`fields.task.Milestone`: `Milestone` is your name for `phase` under `keys`; "
        "choose another name for one of them"
    )
