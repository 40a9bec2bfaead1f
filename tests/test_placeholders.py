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
            text=HEAD.replace("keyTask: 1", f"keyTask: {n}").replace("Plan", f"Plan {n}")
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
