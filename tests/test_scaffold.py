"""New pages load without a finding, and every example in them works as soon as it is no comment."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

import pytest
import yaml
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Loaded, Severity, Source, Vocabulary, load
from mkdocs_m3.authoring.placing import (
    NewTask,
    file_name,
    folder_for,
    next_id,
    permalink_for,
    phase_uri,
)
from mkdocs_m3.authoring.scaffold import filled_page, key_task_page, phase_page, uses_letters
from mkdocs_m3.model import id_of
from mkdocs_m3.model.vocabulary import LETTERS
from mkdocs_m3.model.word_options import read_words
from mkdocs_m3.reading import schema
from tests.sites import task

if TYPE_CHECKING:
    from mkdocs_m3.model import Playbook
    from mkdocs_m3.reading.shapes.fields import Field

OWN = replace(
    M3, workstreams=(replace(M3.workstreams[0], id="people"),), parties=(replace(M3.parties[0], id="agency"),)
)


def loaded(pages: dict[str, str]) -> Loaded:
    sources = [Source(path=f"docs/{uri}", uri=uri, text=text) for uri, text in pages.items()]
    return load(sources, Inventory(pages=dict.fromkeys(pages, "x/index.html"), files={}), M3)


def worst(text: str, vocabulary: Vocabulary = M3) -> list[str]:
    """The codes of all findings about a page but advice."""
    page = Source(path="3.17.md", uri="3.17.md", text=text)
    inventory = Inventory(pages={"3.17.md": "3.17/index.html"}, files={})
    found = load([page], inventory, vocabulary).findings
    return [one.code for one in found if one.severity > Severity.ADVICE]


NAMES = [
    "Set up the office",
    "Plan: the final one",
    "Track issue #5",
    "3.10",
    "Yes",
    "2024-01-01",
    'it\'s “quoted” "here"',
    "- a list",
    "@work & more",
    "[draft]",
    "null",
    "Büro für alles \N{EM DASH} und noch viel mehr, so dass die Zeile länger wird als YAML sie schreibt",
    "back\\slash",
    "a tab\tand\na line",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("vocabulary", [M3, OWN], ids=["M3", "own"])
def test_a_new_key_task_loads_without_a_finding_and_is_called_as_it_should_be(
    name: str, vocabulary: Vocabulary
) -> None:
    text = key_task_page("3", "17", name, vocabulary)
    assert worst(text, vocabulary) == []
    (new,) = loaded({"3.17.md": text}).playbook.key_tasks
    assert (new.id, str(new.name), new.permalink) == ("3.17", " ".join(name.split()), None)
    assert "\n# permalink: /3.17/\n" in text


def test_a_new_page_shows_every_key_with_what_it_is_for() -> None:
    for text, fields in (
        (key_task_page("3", "17", "Close", M3), schema.KEY_TASK.fields),
        (phase_page("3", "Engagement", M3), schema.PHASE.fields),
    ):
        for field in fields:
            assert re.search(rf"^# {re.escape(field.help)}\n(# )?{field.key}:", text, re.MULTILINE), field.key


@pytest.mark.parametrize("by_letters", [False, True], ids=["parties", "letters"])
@pytest.mark.parametrize("vocabulary", [M3, OWN], ids=["M3", "own"])
@pytest.mark.parametrize("field", schema.KEY_TASK.fields, ids=lambda field: field.key)
def test_an_example_works_as_soon_as_it_is_no_comment(
    field: Field, vocabulary: Vocabulary, *, by_letters: bool
) -> None:
    text = key_task_page("3", "17", "Close", vocabulary, by_letters=by_letters)
    lines = text.split("\n")
    if f"# {field.key}:" not in text:
        return
    start = next(n for n, line in enumerate(lines) if line.startswith(f"# {field.key}:"))
    end = lines.index("---" if field is schema.KEY_TASK.fields[-1] else "", start)
    opened = [line.removeprefix("# ") for line in lines[start:end]]
    text = "\n".join([*lines[:start], *opened, *lines[end:]])
    # An accepted finding that does not occur is reported, as it should be.
    assert worst(text, vocabulary) == (["M3090"] if field.key == "accept" else [])


def test_a_new_phase_page_loads_without_a_finding() -> None:
    text = phase_page("4", "Migration: the end", M3)
    assert worst(text) == []
    assert "name: 'Migration: the end'\n" in text
    assert "\n# permalink: /phase-4/\n" in text


@pytest.mark.parametrize(
    ("first", "second", "beside", "new"),
    [
        (None, None, "tasks/3.17.md", None),
        ("/3.1/", "/3.2/", "tasks/3.17.md", "/3.17/"),
        ("/playbook/3.1/", None, "tasks/3.17.md", "/playbook/3.17/"),
        (None, "/3.2/", "tasks/3.17.md", "/3.17/"),
        ("/13.1/", "/form-one-team/", "tasks/3.17.md", None),
        ("/3.1/", "/3.2/", "others/3.17.md", None),
    ],
)
def test_a_new_page_has_an_address_of_its_own_if_its_neighbors_have(
    first: str | None, second: str | None, beside: str, new: str | None
) -> None:
    own = [f"permalink: {one}\n" if one else "" for one in (first, second)]
    pages = {f"tasks/3.{n}.md": task(number=n).replace("name:", f"{own[n - 1]}name:") for n in (1, 2)}
    assert permalink_for(loaded(pages).playbook, beside, new_task(3, 17)) == new
    text = key_task_page("3", "17", "Close", M3, new)
    assert (f"\npermalink: {new}\n" in text) == (new is not None)
    assert ("\n# permalink: /3.17/\n" in text) == (new is None)


def test_a_new_phase_page_has_an_address_as_the_other_phases_have() -> None:
    phase = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\npermalink: /phase-3/\n---\n"
    playbook = loaded({"phases/3.md": phase}).playbook
    assert permalink_for(playbook, "phases/4.md", id_of("4")) == "/phase-4/"
    assert permalink_for(playbook, "4.md", id_of("4")) is None
    assert "\npermalink: /phase-4/\n" in phase_page("4", "Migration", M3, "/phase-4/")


def test_the_next_number_comes_after_the_last() -> None:
    playbook = loaded({f"{n}.md": task(number=n) for n in (1, 9, 10)}).playbook
    assert next_id(playbook, id_of("3")) == id_of("11")
    assert next_id(playbook, id_of("4")) == id_of("1")


def test_a_new_page_goes_where_its_siblings_are() -> None:
    pages = {
        "a/3.1.md": task(number=1),
        "b/3.2.md": task(number=2),
        "b/3.3.md": task(number=3),
        "4.1.md": task(4, 1),
    }
    playbook = loaded(pages).playbook
    assert folder_for(playbook, id_of("3")) == "b"
    assert folder_for(playbook, id_of("4")) == "."
    assert folder_for(playbook, id_of("5")) == "b"
    assert folder_for(loaded({}).playbook, id_of("3")) == "key-tasks"


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ("3.1.md", "3.2.md", "3.17.md"),
        ("phase-3/01.md", "phase-3/02.md", "phase-3/17.md"),
        ("3-1-form-one-team.md", "3-2-form-one-team.md", "3-17-close-it-now.md"),
        ("3.1 Form one team.md", "3.2 Form one team.md", "3.17 Close it now.md"),
        ("3_1_Form_one_team.md", "3_2_Form_one_team.md", "3_17_Close_it_now.md"),
        ("3-1-former-name.md", "3-2-form-one-team.md", "3-17-close-it-now.md"),
        ("3-1-former-name.md", "3-2-other-name.md", "3-17-close-it-now.md"),
        ("3.1-draft.md", "3.2-draft.md", "3.17-draft.md"),
        ("3.1.en.md", "3.2.en.md", "3.17.en.md"),
        ("form-one-team-1.md", "form-one-team-2.md", "close-it-now-17.md"),
        ("03-01.md", "03-02.md", "03-17.md"),
        ("task-01.md", "task-02.md", "task-17.md"),
        ("task-001.md", "task-002.md", "task-017.md"),
        ("Task 1.md", "Task 2.md", "Task 17.md"),
        ("p03t1.md", "p03t2.md", "p03t17.md"),
        ("plan2024-3.1.md", "plan2024-3.2.md", "plan2024-3.17.md"),
        ("{1}.md", "{2}.md", "{17}.md"),
        ("form-one-team.md", "other.md", "close-it-now.md"),
        ("one.md", "two.md", "3.17.md"),
    ],
)
def test_a_new_page_is_named_as_its_neighbors_are(first: str, second: str, new: str) -> None:
    playbook = loaded({first: task(number=1), second: task(number=2)}).playbook
    assert new_uri(playbook, 3, 17) == new


def new_task(phase: int, number: int, name: str = "Close it now!") -> NewTask:
    phase_id, number_id = id_of(str(phase)), id_of(str(number))
    return NewTask(phase=phase_id, number=number_id, id=f"{phase}.{number}", name=name)


def new_uri(playbook: Playbook, phase: int, number: int) -> str:
    folder = folder_for(playbook, id_of(str(phase)))
    return str(PurePosixPath(folder, file_name(playbook, folder, new_task(phase, number))))


def test_numbers_in_names_have_as_many_digits_as_their_neighbors() -> None:
    padded = {f"{n:02}.md": task(number=n) for n in (8, 9, 10, 11)}
    assert new_uri(loaded(padded).playbook, 3, 12) == "12.md"
    assert new_uri(loaded(padded).playbook, 3, 7) == "07.md"
    natural = {f"{n}.md": task(number=n) for n in (8, 9, 10, 11)}
    assert new_uri(loaded(natural).playbook, 3, 7) == "7.md"
    assert new_uri(loaded(natural).playbook, 3, 100) == "100.md"


def test_a_page_is_named_as_those_in_its_folder_not_as_most_of_the_site() -> None:
    others = {f"a/3.{n}.md": task(number=n) for n in (1, 2, 3)}
    own = {f"b/task-0{n}.md": task(page_phase=4, number=n) for n in (1, 2)}
    assert new_uri(loaded(others | own).playbook, 4, 3) == "b/task-03.md"
    assert new_uri(loaded(others | own).playbook, 3, 4) == "a/3.4.md"


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ("phase-3/01.md", "phase-4/01.md", "phase-5/01.md"),
        ("03/3.1.md", "04/4.1.md", "05/5.1.md"),
        ("3-start/3.1.md", "4-work/4.1.md", "5-the-end/5.1.md"),
        ("start/3.1.md", "work/4.1.md", "start/5.1.md"),
    ],
)
def test_the_first_page_of_a_phase_goes_into_a_folder_named_as_those_of_other_phases(
    first: str, second: str, new: str
) -> None:
    pages = {first: task(), second: task(page_phase=4), "5.md": phase_page("5", "The end", M3)}
    assert new_uri(loaded(pages).playbook, 5, 1) == new


@pytest.mark.parametrize(
    ("first", "second", "new"),
    [
        ("phases/3.md", "phases/4.md", "phases/12.md"),
        ("phases/03.md", "phases/04.md", "phases/12.md"),
        ("phase-3/index.md", "phase-4/index.md", "phase-12/index.md"),
        ("3-start/index.md", "4-work/index.md", "12-the-end/index.md"),
        ("p3/phase-03.md", "p4/phase-04.md", "p12/phase-12.md"),
        ("start.md", "work.md", "the-end.md"),
        ("a.md", "b.md", "phases/12.md"),
    ],
)
def test_the_page_of_a_new_phase_is_named_as_those_of_the_others(first: str, second: str, new: str) -> None:
    pages = {first: phase_page("3", "Start", M3), second: phase_page("4", "Work", M3)}
    assert phase_uri(loaded(pages).playbook, id_of("12"), "The end") == new


def test_the_first_page_of_a_site_is_named_by_its_number() -> None:
    assert new_uri(loaded({}).playbook, 3, 17) == "key-tasks/3.17.md"
    assert phase_uri(loaded({}).playbook, id_of("3"), "Start") == "phases/3.md"


def test_the_first_page_goes_into_a_folder_called_as_the_site_calls_such_pages() -> None:
    words, _ = read_words({"task": ["play", "plays"], "phase": ["Etappe", "Etappen des Plans"]})
    playbook = loaded({}).playbook
    assert folder_for(playbook, id_of("3"), words) == "plays"
    assert phase_uri(playbook, id_of("3"), "Start", words) == "etappen-des-plans/3.md"


def test_a_name_without_letters_leaves_the_number() -> None:
    playbook = loaded({"form-one-team.md": task(number=1)}).playbook
    assert file_name(playbook, ".", new_task(3, 17, "!!!")) == "3.17.md"


LETTERED = "    raci: {customer: A, provider: R}"


@pytest.mark.parametrize(
    ("pages", "vocabulary", "uses"),
    [
        ({}, M3, False),
        ({}, replace(M3, letters=LETTERS["RASCI"]), True),
        ({"1.md": task()}, replace(M3, letters=LETTERS["RASCI"]), False),
        ({"1.md": task().replace("    responsibleParty: customer", LETTERED)}, M3, True),
    ],
)
def test_a_new_page_has_letters_where_the_site_has(
    pages: dict[str, str], vocabulary: Vocabulary, *, uses: bool
) -> None:
    assert uses_letters(loaded(pages).playbook, vocabulary) is uses
    text = key_task_page("3", "17", "Close", vocabulary, by_letters=uses)
    of_activities = text.split("# activities:\n")[1].split("\n\n")[0]
    (activity,) = yaml.safe_load(of_activities.replace("\n# ", "\n").removeprefix("# "))
    said = {"raci": {"customer": "A", "provider": "R"}} if uses else {"responsibleParty": "shared"}
    assert activity == {"text": "Name the members of the office", **said}


@pytest.mark.parametrize(
    "text",
    ["Don't, then", "Plan } A", "Plan [A], {B}", "Plan, A", "No", "y", "A - b & c", "A: b", "2024", "A "],
)
def test_words_are_read_as_they_were_given_also_inside_braces(text: str) -> None:
    output = {"text": text, "filename": "Plan.docx"}
    values = {"activities": [{"text": text, "output": output}], "inputs": [text]}
    written = filled_page(schema.KEY_TASK, values, M3)
    assert yaml.safe_load(written.split("---")[1]) == {"layout": "m3/keyTask", **values}
