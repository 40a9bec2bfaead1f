"""Options with a text for each language: what readers of each see, and what is told of a mistake."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.sites.translated_options import SiteLanguages, read_translated
from tests.browser.example_sites import REPOSITORY
from tests.sites import build, task
from tests.test_translations import ENGLISH, FRENCH, PLAIN, checked, findings, localized

if TYPE_CHECKING:
    from pathlib import Path

BOTH = SiteLanguages(default="en", named=("en", "fr"))
M3: dict[str, Any] = {
    "fail_on": "never",
    "labels": {"objective": {"en": "Aim", "fr": "But"}},
    "words": {"task": {"en": ["play", "plays"], "fr": ["fiche", "fiches"]}},
    "parties": {
        "customer": {"en": "Agency", "fr": "Organisme"},
        "provider": {"label": {"en": "Vendor", "fr": "Prestataire"}, "short": {"en": "VN", "fr": "PR"}},
    },
    "workstreams": {"process": {"en": "Ways of working", "fr": "Façons de faire"}},
    "fields": {
        "task": {
            "risk": {
                "label": {"en": "Risk", "fr": "Risque"},
                "type": "choice",
                "values": {"high": {"en": "High", "fr": "Élevé"}},
            }
        }
    },
    "phases": {3: {"en": "Build", "fr": "Construire"}},
}


def wrong(options: dict[str, Any], languages: SiteLanguages | None = BOTH) -> list[str]:
    return [f"{key}: {words}" for key, words in read_translated(options, None, languages).read.wrong]


def site(structure: str) -> dict[str, str | bytes]:
    """3.1 in both languages, 3.2 in English alone."""
    own = task(layout="layout: m3/keyTask\nrisk: high", category="category: process")
    home = "# Home\n\n<!-- m3/tasks -->\n\n<!-- m3/raci -->\n"
    second = task(number=2, title="Only here").replace(
        "responsibleParty: customer", "responsibleParty: Agncy", 1
    )
    return {
        localized(structure, "en", "index.md"): home,
        localized(structure, "fr", "index.md"): home,
        localized(structure, "en", "3.1.md"): own,
        localized(structure, "fr", "3.1.md"): own.replace("Form one team", "Former"),
        localized(structure, "en", "3.2.md"): second,
    }


def plugins(structure: str, *, is_ours_last: bool) -> list[object]:
    both: list[object] = [{"i18n": {"languages": [ENGLISH, FRENCH], "docs_structure": structure}}, {"m3": M3}]
    return ["search", *(both if is_ours_last else reversed(both))]


@pytest.mark.filterwarnings("default")  # what the other plugin warns of is its own
@pytest.mark.parametrize(("structure", "is_ours_last"), [("suffix", True), ("folder", False)])
def test_readers_of_each_language_get_its_words_on_pages_and_in_exports(
    tmp_path: Path, structure: str, is_ours_last: bool
) -> None:
    both = plugins(structure, is_ours_last=is_ours_last)
    built = build(tmp_path, site(structure), theme=PLAIN, plugins=both)
    assert not built.is_aborted, built.log
    spoken = {
        "": ("Aim", "Agency", "Vendor", "Ways of working", "Risk", "High", "Plays"),
        "fr/": ("But", "Organisme", "Prestataire", "Façons de faire", "Risque", "Élevé", "Fiches"),
    }
    sheets = {}
    for folder, words in spoken.items():
        page, home = built.article(f"{folder}3.1/index.html"), built.article(f"{folder}index.html")
        shown = " ".join(one.get_text(" ") for one in (page, home))
        other = spoken["" if folder else "fr/"]
        assert [word for word in words if word not in shown] == []
        assert [word for word in other if re.search(rf"\b{word}\b", shown)] == []
        (sheets[folder],) = re.findall(r"assets/m3/m3\.\w+\.css", built.html(f"{folder}3.1/index.html"))
        assert words[1] in built.html(sheets[folder])
        exported = json.loads(built.html(f"{folder}m3.json"))
        assert [one["label"] for one in exported["parties"]] == list(words[1:3])
        assert words[1] in built.html(f"{folder}m3/activities.csv")
    assert sheets[""] != sheets["fr/"]
    assert findings(built.log) == checked(tmp_path)
    assert [code for _, _, code in findings(built.log)].count("M3013") == 1  # told once, though read twice


@pytest.mark.filterwarnings("default")
def test_commands_speak_the_default_language_and_export_each(tmp_path: Path) -> None:
    both = plugins("suffix", is_ours_last=True)
    files = {path: text for path, text in site("suffix").items() if "3.2" not in path}
    build(tmp_path, files, theme=PLAIN, plugins=both)
    schema = CliRunner().invoke(main, ["schema", str(tmp_path)]).output
    assert '"Agency"' in schema
    assert "Organisme" not in schema
    to = tmp_path / "exported"
    done = CliRunner().invoke(main, ["export", "--config-file", str(tmp_path), "--to", str(to)])
    assert done.exit_code == 0, done.output
    for path in (one for one in to.rglob("*") if one.is_file()):
        assert path.read_bytes() == (tmp_path / "site" / path.relative_to(to)).read_bytes()
    assert "Organisme" in (to / "fr/m3/activities.csv").read_text(encoding="utf-8")


def test_a_site_in_one_language_takes_the_texts_of_its_theme(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        {"3.1.md": task()},
        plugins=[{"m3": M3}],
        theme={"name": "material", "font": False, "language": "fr"},
        strict=True,
    )
    assert not built.is_aborted, built.log
    assert "Organisme" in built.html("3.1/index.html")
    assert "Agency" not in built.html("3.1/index.html")


@pytest.mark.parametrize(
    ("locale", "texts", "expected"),
    [
        ("fr", {"en": "A", "fr": "B"}, "B"),
        ("pt-BR", {"en": "A", "pt": "B"}, "B"),
        ("pt_BR", {"en": "A", "pt-BR": "B", "pt": "C"}, "B"),
        ("de", {"en": "A", "de-AT": "B"}, "B"),
        ("fr", {"es": "A", "en": "B"}, "B"),
        ("fr", {"es": "A", "de": "B"}, "A"),
    ],
)
def test_a_text_is_of_the_language_or_the_nearest_there_is(
    locale: str, texts: dict[str, str], expected: str
) -> None:
    said: dict[str, object] = {"parties": {"customer": texts}}
    languages = SiteLanguages(default="en", named=("en", locale, "es", "de", "pt-BR", "de-AT"))
    read = read_translated(said, None, languages)
    assert read.read.wrong == ()
    assert [party.label for party in read.of(locale).parties] == [expected]


def test_our_prose_stays_in_its_words_whatever_language_readers_get() -> None:
    read = read_translated(M3, None, SiteLanguages(default="fr", named=("fr", "en")))
    french = read.of("fr")
    assert french.words.chosen == {"task": ("fiche", "fiches")}
    assert french.vocabulary().words.say("a key task") == "a play"


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        (
            {"parties": {"a": {"label": {"en": "A", "es": "B"}}}},
            "parties: `parties.a.label`: the site has no language `es`",
        ),
        (
            {"labels": {"objective": {"en": "A", "fr-CA": "B"}}},
            "labels: `labels.objective`: the site has no language `fr-CA`; did you mean `fr`?",
        ),
        (
            {"workstreams": {"a": {"label": {}}}},
            "workstreams: `workstreams.a.label`: it is empty; write a text for each language",
        ),
        (
            {"fields": {"task": {"due": {"type": "date", "label": {"en": "Due", "fr": 3}}}}},
            "fields: `fields.task.due.label`: `fr` is 3, which is no text; put it in quotes if it is one",
        ),
        (
            {"parties": {"a": {"en": "A", "fr": None}}},
            "parties: `parties.a`: `fr` has no text; write one",
        ),
        (
            {"phases": {1: {"english": "A"}}},
            "phases: `phases.1`: `english` is no language; write a text, or codes as in `{en: …, fr: …}`",
        ),
        (
            {"words": {"task": {"one": "play", "other": "plays"}}},
            "words: `words.task`: `one` is no language; write two words, or codes as in `{en: …, fr: …}`",
        ),
        (
            {"parties": {"a": {"en": "A", False: "B"}}},
            "parties: `parties.a`: YAML reads the language False as no text; put it in quotes",
        ),
        (
            {"parties": {"a": {"en": "A", "fr": "B", "FR": "C"}}},
            "parties: `parties.a`: `fr` and `FR` are the same language; delete one of them",
        ),
        (
            {"parties": {"a": {"en": "A", "color": "#123456"}}},
            "parties: `parties.a`: `color` is no language; write a text, or codes as in `{en: …, fr: …}`",
        ),
        (
            {
                "parties": {
                    "a": {"label": "A", "short": {"en": "X", "fr": "Y"}},
                    "b": {"label": "B", "short": "Y"},
                }
            },
            "parties: in the language `fr`: `a`: `short` is 'Y', which is what `b` is called",
        ),
        (
            {"words": {"task": {"en": ["play", "plays"], "fr": "fiche"}}},
            "words: in the language `fr`: `words.task`: `fiche` is a single word; write one word for one",
        ),
        (
            {"labels": {"objective": {"en": "A", "fr": "{x}"}}},
            "labels: in the language `fr`: `objective`: '{x}' has a placeholder it cannot have",
        ),
        ({"parties": {"a": {"lable": "A"}}}, "parties: `a`: there is no `lable`; did you mean `label`?"),
        (
            {"parties": {"a": {"label": {"en": "A", "fr": "B"}, "short": "A B"}}},
            "parties: `a`: `short` is 'A B'; it takes one to 4 signs",
        ),
    ],
)
def test_what_is_wrong_in_a_language_is_told_with_its_place_and_cure(
    options: dict[str, Any], expected: str
) -> None:
    assert wrong(options)[0].startswith(expected)


def test_plural_forms_of_a_label_are_no_languages() -> None:
    forms = {"one": "{count} step", "other": "{count} steps"}
    said = {
        "labels": {"activities_count": {"en": forms, "fr": {"one": "{count} pas", "other": "{count} pas"}}}
    }
    assert wrong(said) == []
    assert wrong({"labels": {"activities_count": forms}}) == []


def test_a_build_and_a_check_refuse_a_language_that_the_site_does_not_have(tmp_path: Path) -> None:
    options = {"parties": {"a": {"en": "A", "es": "B"}}}
    i18n = {"languages": [ENGLISH, FRENCH], "docs_structure": "suffix"}
    built = build(tmp_path, {"index.md": "# Home\n"}, theme=PLAIN, plugins=[{"i18n": i18n}, {"m3": options}])
    assert built.is_aborted
    assert "`parties.a`: the site has no language `es`" in built.log
    done = CliRunner().invoke(main, ["check", str(tmp_path)])
    assert (done.exit_code, "`parties.a`: the site has no language `es`" in done.output) == (2, True)


def test_the_documentation_shows_messages_as_they_are() -> None:
    page = (REPOSITORY / "docs" / "two-languages.md").read_text(encoding="utf-8")
    shown = re.findall(r'```text title="Message for [^"]+"\n(.+)\n```', page)
    german = SiteLanguages(default="en", named=("en", "de"))
    board = {"en": "Steering Board", "de": "Lenkungsausschuss"}
    parties: list[dict[str, Any]] = [
        {
            "board": {"label": board, "short": {"en": "SB", "de": "LA"}},
            "office": {"label": "Project Office", "short": {"en": "PO", "de": "LA"}},
        },
        {"board": board | {"fr": "Comité"}},
        {"board": {"label": {"en": "Steering Board", "de": 12}}},
    ]
    assert shown == [wrong({"parties": one}, german)[0].removeprefix("parties: ") for one in parties]
