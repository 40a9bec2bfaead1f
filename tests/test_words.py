"""A site's own words for things: in its options, in the catalogs, on pages, and in prose of ours."""

from __future__ import annotations

import re

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.locales import LANGUAGES, Message, catalogue, worded, wording
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.model.words import THINGS, Noun, Words

NAMES = {
    "en": "tasks? phases? activity activities stakeholders? inputs? outputs? artifacts? templates? "
    "best.practices? workstreams? party parties",
    "de": "Kernaufgaben? Aufgaben? Phasen? Aktivität(?:en)? Beteiligte[nr]? Eingang Eingänge "
    "Ergebnis(?:sen?)? Vorlagen? bewährte.Pra(?:xis|ktiken) Arbeitsstr[aä]nge?n? Parteien?",
    "fr": "tâches? phases? activités? parties? éléments?.d.entrée livrables? modèles? bonnes?.pratiques? "
    "domaines?.de.travail",
    "es": "tareas? fases? actividad(?:es)? partes? entradas? resultados? artefactos? plantillas? "
    "buenas?.prácticas? líneas?.de.trabajo ningún.participante",
}
"""What each language calls the things in its catalog."""


def names_in(text: str, language: str) -> list[str]:
    """Every name of a thing that a text says."""
    return re.findall(rf"(?<!\w)(?:{'|'.join(NAMES[language].split())})(?!\w)", text, re.IGNORECASE)


STRANGE = {thing: (f"{thing}quux", f"{thing}quuxes") for thing in THINGS}


def forms(message: Message) -> list[str]:
    return list(message.values()) if isinstance(message, dict) else [message]


def without_values(text: str) -> str:
    return re.sub(r"\{\w+\}", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_message_that_names_a_thing_has_a_wording_for_other_names(language: str) -> None:
    own = worded(language)
    for key, message in catalogue(language).items():
        if any(names_in(without_values(form), language) for form in forms(message)):
            assert key in own.messages, (key, message)
            assert own.things(own.messages[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wording_for_other_names_says_none_and_takes_the_same_values(language: str) -> None:
    known, own = catalogue(language), worded(language)
    for key, message in own.messages.items():
        assert key in known
        assert isinstance(message, dict) == isinstance(known[key], dict), key
        assert own.things(message) <= set(THINGS), key
        for form, before in zip(forms(message), forms(known[key]), strict=True):
            assert not names_in(re.sub(r"\[~?\w+\]", "", without_values(form)), language), (key, form)
            assert sorted(re.findall(r"\{\w+\}", form)) == sorted(re.findall(r"\{\w+\}", before)), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_with_every_word_chosen_no_message_has_ours_nor_a_sign_left(language: str) -> None:
    for key, message in wording(language, {}, STRANGE).messages.items():
        for form in forms(message):
            assert not names_in(without_values(form), language), (key, form)
            assert "[" not in form, key


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_languages_own_nouns_are_those_of_its_headings(language: str) -> None:
    nouns, messages = worded(language).nouns, catalogue(language)
    assert list(nouns) == list(THINGS)
    for thing, key in (("task", "tasks"), ("activity", "activities"), ("stakeholder", "stakeholders")):
        assert nouns[thing][1].casefold() == str(messages[key]).casefold()
    for thing, key in (("activity", "activity"), ("artifact", "artifact"), ("template", "template")):
        assert nouns[thing][0].casefold() == str(messages[key]).casefold()


def test_our_prose_and_the_english_catalog_call_things_the_same() -> None:
    nouns = worded("en").nouns
    assert {thing: list(pair) for thing, pair in nouns.items()} == {
        thing: [noun.singular, noun.plural] for thing, noun in THINGS.items()
    }


def test_a_message_without_a_chosen_word_is_that_of_the_catalog() -> None:
    own = wording("en", {}, {"activity": ("check", "checks")}).messages
    for key, message in catalogue("en").items():
        names_it = "activit" in str(message).lower().replace("{activities}", "")
        assert (own[key] != message) == names_it, key
    assert own["responsibilities_caption"] == "Key tasks, and how many checks each party leads and shares"


def test_labels_win_over_words_and_words_over_the_catalog() -> None:
    own = wording("de", {"tasks": "Spiele"}, {"task": ("Spielzug", "Spielzüge")})
    assert own.message("tasks") == "Spiele"
    assert own.message("position", position=1, count=16) == "Spielzug 1 von 16"
    assert own.message("key_task") == "Spielzug"
    assert own.message("tasks_count", count=2) == "2 Spielzüge"
    assert own.message("activities") == "Aktivitäten"


TWO = "write one word for one and one for several, as in"
NO_WORD = "cannot be a word; use letters, without brackets and backticks"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"task": "play"}, f"`words.task`: `play` is a single word; {TWO} `task: [play, …]`"),
        ({"task": ["play"]}, f"`words.task`: it is ['play']; {TWO} `task: [play, …]`"),
        ({"task": 7}, f"`words.task`: it is 7; {TWO} `task: [key task, key tasks]`"),
        ({"tasks": ["play", "plays"]}, "`words`: there is no `tasks`; write `task`"),
        ({"phase": [True, "ons"]}, "`words.phase`: YAML reads True as no text; put it in quotes"),
        ({"party": ["{who}", "whos"]}, f"`words.party`: '{{who}}' {NO_WORD}"),
        ({"party": ["", "whos"]}, f"`words.party`: '' {NO_WORD}"),
        (["play"], "`words`: it is ['play']; write things with two words each, as in `task: [play, plays]`"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_its_cure(value: object, said: str) -> None:
    words, problems = read_words(value)
    assert words == Words()
    assert [str(problem) for problem in problems] == [said]


def test_everything_wrong_is_told_at_once_and_the_rest_holds() -> None:
    words, problems = read_words({"task": "play", "phase": ["stage", "stages"], "letter": ["a", "b"]})
    assert words == Words(phase=Noun("stage", "stages"))
    assert [problem.place for problem in problems] == ["words.task", "words"]
    assert problems[1].cure.startswith("use one of `task`, `phase`")


def test_mkdocs_tells_the_same() -> None:
    options = M3Config()
    options.load_dict({"words": {"task": "play", "phase": ["stage"]}})
    failed, _ = options.validate()
    assert [key for key, _ in failed] == ["words"]
    assert str(failed[0][1]).splitlines() == [str(one) for one in read_words(options.data["words"])[1]]


@pytest.mark.parametrize(
    ("prose", "said"),
    [
        ("a key task needs `phase`", "a play needs `phase`"),
        ("The key tasks of a phase", "The plays of an epoch"),
        ("Key task 3.1 is at the phase's page", "Play 3.1 is at the epoch's page"),
        ("this task has `a key task` in its tasks", "this play has `a key task` in its plays"),
        ("an activity of a multitask", "an activity of a multitask"),
        ("A phase begins", "An epoch begins"),
    ],
)
def test_prose_of_ours_is_said_in_the_sites_words(prose: str, said: str) -> None:
    words = Words(task=Noun("play", "plays"), phase=Noun("epoch", "epochs"))
    assert words.say(prose) == said
    assert Words().say(prose) == prose


TASK = "---\nlayout: m3/task\nphase: 3\nkeyTask: 1\nname: Move\n---\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("layout: m3/task", []),
        ("layout: m3/taks", [("M3006", "write `layout: m3/task`")]),
        ("layout : m3/task", []),
        ("Layout: m3/task", [("M3006", "write `layout: m3/task`")]),
        ("layout = m3/task", [("M3001", "write `layout: m3/task`")]),
    ],
)
def test_a_page_may_be_a_task_of_any_kind(written: str, told: list[tuple[str, str]]) -> None:
    text = TASK.replace("layout: m3/task", written)
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    loaded = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3)
    assert [(one.code, one.help) for one in loaded.findings if one.severity >= Severity.WARNING] == told
    if not told:
        assert [task.id for task in loaded.playbook.key_tasks] == ["3.1"]
