"""Words such as `TBD` in place of an item: told wherever they stand, and no artifact that two tasks share."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.names import says_none
from tests.test_line_slips import told
from tests.test_trials import HEAD, read, words


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("inputs:\n  - None\n", 7),
        ("outputs:\n  - Plan\n  - TBD\n  - Log\n", 8),
        ("outputs:\n  - text: N/A\n", 7),
        ("activities:\n  - text: Go\n    responsibleParty: shared\n    output: to be determined\n", 9),
        ("activities:\n  - text: …\n    responsibleParty: shared\n", 7),
        ("stakeholders:\n  - text: Lead\n  - TBA\n", 8),
        ("bestPractice:\n  - '???'\n", 7),
        ("outputs:\n  - '**XXX**'\n", 7),
    ],
)
def test_a_placeholder_is_told_in_every_list(yaml: str, line: int) -> None:
    (found,) = (one for one in read(yaml).findings if one.code not in ("M3070", "M3072", "M3073"))
    assert (found.code, found.span.line) == ("M3022", line)
    assert "is the placeholder `" in found.headline
    assert found.help == "write what it is, or delete it as long as there is none"
    if yaml.splitlines()[line - 6].startswith("  - ") and "text:" not in yaml.splitlines()[line - 6]:
        lines = yaml.splitlines(keepends=True)
        assert edited(HEAD + yaml, found.cure) == HEAD + "".join(lines[: line - 6] + lines[line - 5 :])


def test_a_placeholder_is_no_artifact_and_stays_among_words() -> None:
    assert words(read("inputs: [Plan, TBD]\noutputs:\n  - None\n")) == ["Plan", "Plan the move"]
    assert "TBD" in words(read("bestPractice: [Ask, TBD]\n"))


def test_two_tasks_with_placeholders_have_nothing_in_common() -> None:
    sources = [
        Source(
            path=f"{n}.md",
            uri=f"{n}.md",
            text=HEAD.replace("keyTask: 1\n", f"keyTask: {n}\n").replace("name: ", f"name: {n}")
            + f"{key}: [TBD]\n---\n",
        )
        for n, key in ((1, "outputs"), (2, "inputs"))
    ]
    pages = {source.uri: f"{source.uri[:-3]}/index.html" for source in sources}
    loaded = load(sources, Inventory(pages=pages, files={}), M3)
    assert [one.code for one in loaded.findings] == ["M3022", "M3022"]
    assert not loaded.playbook.makers


@pytest.mark.parametrize(
    "name",
    [
        "Noch offen",
        "entfällt",
        "k. A.",
        "à déterminer",
        "S.O.",
        "por definir",
        "Pendiente",
        "[TBD]",
        "…",
        "...",
        "To be decided",
    ],
)
def test_placeholders_of_all_languages_are_known(name: str) -> None:
    assert says_none(name)


@pytest.mark.parametrize(
    "name", ["TBD log", "Nonesuch", "Naming plan", "To-do list", "X", "Offer", "None of the above"]
)
def test_names_with_such_words_are_names(name: str) -> None:
    assert not says_none(name)
    assert told(read(f"outputs: ['{name}']\n")) == []


REFERENCES = [
    "Same as Key Task 3.1", "See 3.1", "As above", "the same as above.", "Same inputs as 3.1", "see task 3.1",
    "Same as in key task GOVERN 1.1", "Same as the previous task", "(see 3.1)", "Ditto", "As in 3.1",
    "wie oben", "siehe Aufgabe 3.1", "Wie in Schl\u00fcsselaufgabe 3.1", "voir t\u00e2che cl\u00e9 3.1",
    "comme ci-dessus", "idem", "Igual que la tarea clave 3.1", "v\u00e9ase 3.1", "ver arriba",
    "Identical to 3.1", "refer to 3.1", "cf. 3.1", "like above", "Vgl. 3.1", "gleich wie 3.1", "Dito",
    "s. oben", "dieselbe wie 3.1", "dieselben wie 3.1", "s. o.", "comme dans 3.1", "idem que 3.1",
    "Identique \u00e0 3.1", "iguales que 3.1", "como en 3.1", "V\u00e9anse 3.1", "\u00cddem",
    "(Same as above.)",
]  # fmt: skip
NAMES = [
    "See-through Envelope", "Same Day Report 3.1", "Asset List 3", "Seed Plan 3.1", "As-is Process", "As Is",
    "Version 3.1", "Vertrag 3", "Like-for-like Comparison", "Wiegeprotokoll 3", "SeeClickFix 3", "As 9100",
    "Ver 3.1", "Same as last year", "Comments 3.1",
]  # fmt: skip


@pytest.mark.parametrize("words_", REFERENCES)
def test_words_that_only_refer_elsewhere_are_told(words_: str) -> None:
    (found,) = told(read(f"inputs: {words_}\n"))
    assert (found.code, found.cure) == ("M3011", ())
    assert found.headline == "`inputs` only refers to something elsewhere, and readers find no list here"
    for key in ("inputs", "outputs", "activities", "bestPractice"):
        (item,) = told(read(f"{key}:\n  - {words_}\n"))
        assert (item.code, item.cure) == ("M3022", ())


@pytest.mark.parametrize("name", NAMES)
def test_a_name_that_begins_like_a_reference_is_a_name(name: str) -> None:
    assert told(read(f"inputs:\n  - {name}\n")) == []


def test_a_link_in_place_of_inputs_is_told_and_among_best_practices_is_one() -> None:
    link = "See [3.1](#plan)"
    assert [one.code for one in told(read(f"inputs:\n  - {link}\n"))][:1] == ["M3022"]
    assert not any(one.code == "M3022" for one in told(read(f"bestPractice:\n  - {link}\n")))
