"""Each type of field, of each thing that may have one: what follows from it, and what is told."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import M3, Source
from mkdocs_m3.authoring.cms import form
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page, phase_page
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.own_fields import TYPES
from mkdocs_m3.reading import read
from mkdocs_m3.reading.field_options import read_fields
from tests.sites import build, task
from tests.test_schema import as_json

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.findings.finding import Finding
    from tests.sites import Built

KINDS: Final = ("task", "activity", "phase")
SAID: Final[dict[str, Any]] = {
    "text": "Agreed zztext",
    "texts": ["First zztexts", "Second"],
    "number": 12.5,
    "date": "2026-09-30",
    "yes-no": True,
    "choice": "high",
    "party": ["customer", "qsmo"],
    "link": {"url": "https://example.gov/", "text": "zzlink"},
    "links": [{"url": "https://example.gov/", "text": "zzlinks"}],
    "file": {"filename": "Guide.pdf", "text": "zzfile"},
    "files": [{"filename": "Guide.pdf", "text": "zzfiles"}],
}
"""By its type, a value."""
SHOWN: Final = {
    "number": "12.5", "date": "September 30, 2026", "yes-no": "Yes", "choice": "Grave", "party": "QSMO",
} | {name: f"zz{name}" for name in ("text", "texts", "link", "links", "file", "files")}  # fmt: skip
"""By its type, what readers see of it."""
WRONG: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "text": (("[a, b]", "is a list"),),
    "texts": (("one", "holds one text"), ("[a, '']", "is empty")),
    "number": (("much", "is not a number"), ("[2]", "takes one number"), ("'2'", "is the text")),
    "date": (("soon", "is not a date"), ("2026-02-30", "does not exist"), ("[2026-09-30]", "is a list")),
    "yes-no": (("perhaps", "takes `true` or `false`"), ("'true'", "takes `true` or `false`")),
    "choice": (("hihg", "is none of the words"), ("[high]", "is a list")),
    "party": (("custmer", "is not a party"), ("{a: b}", "takes a party or a list")),
    "link": (("{text: x}", "has no `url`"), ("[https://example.gov]", "is a list")),
    "links": (("https://example.gov", "holds one text"), ("[{text: x}]", "has no `url`")),
    "file": (("{text: x}", "has no `filename`"), ("[Guide.pdf]", "is a list")),
    "files": (("Guide.pdf", "holds one text"), ("[{text: x}]", "has no `filename`")),
}
"""By its type, values that are none, each with the cause."""
LAX: Final = {("number", "'2'"), ("texts", "[a, '']")}
"""What is only told, or what the schema takes for what it means."""


def name_of(type_: str, kind: str) -> str:
    return f"{kind}{type_.title().replace('-', '')}"


def declared(kind: str) -> dict[str, Any]:
    return {
        name_of(type_, kind): {
            "type": type_,
            "help": f"Of {type_}.",
            **({"values": {"high": "Grave", "low": "Slight"}} if type_ == "choice" else {}),
        }
        for type_ in TYPES
    }


FIELDS: Final = {kind: declared(kind) for kind in KINDS}
OWN: Final = replace(M3, fields=read_fields(FIELDS)[0])
PHASE: Final = "---\nlayout: m3/phase\nphase: 3\nname: Engage\nobjective: Begin.\n---\n"


def page(kind: str, lines: str) -> str:
    """A page of which a thing of this kind has these lines."""
    if kind == "activity":
        margin = "".join(f"    {line}\n" for line in lines.splitlines())
        return task().replace("  - text: Meet\n", f"  - text: Meet\n{margin}")
    whole = PHASE if kind == "phase" else task()
    return f"{whole[: whole.rindex('---')]}{lines}\n---\n"


def findings(text: str) -> tuple[Finding, ...]:
    return read(Source(path="3.1.md", uri="3.1.md", text=text), OWN).findings


CASES: Final = [
    (kind, type_, value, cause) for kind in KINDS for type_ in TYPES for value, cause in WRONG[type_]
]


def test_every_type_is_here() -> None:
    assert list(SAID) == list(TYPES)
    assert SHOWN.keys() == WRONG.keys() == set(TYPES)


@pytest.mark.parametrize(("kind", "type_", "value", "cause"), CASES)
def test_what_is_wrong_has_place_cause_and_cure(kind: str, type_: str, value: str, cause: str) -> None:
    name = name_of(type_, kind)
    text = page(kind, f"{name}: {value}")
    (found,) = findings(text)
    assert text.splitlines()[found.span.line - 1].strip() == f"{name}: {value}"
    assert cause in found.headline
    assert f"`{name}`" in found.headline or type_ in ("choice", "party")
    assert found.help
    if found.edits:
        assert findings(edited(text, found.edits)) == ()


@pytest.mark.parametrize(("kind", "type_", "value", "cause"), CASES)
def test_the_schema_refuses_it(kind: str, type_: str, value: str, cause: str) -> None:
    if (type_, value) in LAX:
        return
    validator = Draft202012Validator(front_matter_schema(OWN))
    is_day = type_ == "date" and not value.startswith("[")  # which YAML would refuse to read
    for said in (SAID[type_], value if is_day else as_json(yaml.safe_load(value))):
        data = yaml.safe_load(page(kind, "").split("---\n")[1])
        holder = data["activities"][0] if kind == "activity" else data
        holder[name_of(type_, kind)] = said
        assert validator.is_valid(data) is (said is SAID[type_]), (cause, data)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    def lines(kind: str) -> str:
        dumped = (yaml.safe_dump({name_of(one, kind): SAID[one]}) for one in TYPES)
        return "".join(dumped).replace("'2026-09-30'", "2026-09-30").rstrip()

    both = page("activity", lines("activity"))
    files: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/tasks -->\n",
        "3.1.md": f"{both[: both.rindex('---')]}{lines('task')}\n---\n",
        "phase-3.md": page("phase", lines("phase")),
        "assets/files/Guide.pdf": b"x" * 4_000,
    }
    made = build(
        tmp_path_factory.mktemp("types"),
        files,
        strict=True,
        plugins=["search", {"m3": {"fields": FIELDS}}],
        site_url="https://playbook.example.gov/",
    )
    assert not made.is_aborted, made.log
    return made


ADDRESSES: Final = {"task": "3.1/", "activity": "3.1/", "phase": "phase-3/"}


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_shown_searched_and_exported(kind: str, type_: str, site: Built) -> None:
    shown = " ".join(site.article(f"{ADDRESSES[kind]}index.html").get_text().split())
    assert SHOWN[type_] in shown
    index = json.loads(site.html("search/search_index.json"))["docs"]
    found = " ".join(one["text"] for one in index if one["location"].startswith(ADDRESSES[kind]))
    assert SHOWN[type_] in found
    playbook = json.loads(site.html("m3.json"))
    (first,) = playbook["keyTasks"]
    holder = {"task": first, "activity": first["activities"][0], "phase": playbook["phases"][0]}[kind]
    assert holder["fields"][name_of(type_, kind)] not in (None, [], "")


@pytest.mark.parametrize("type_", TYPES)
@pytest.mark.parametrize("kind", KINDS)
def test_the_schema_new_pages_and_forms_offer_it(kind: str, type_: str) -> None:
    name = name_of(type_, kind)
    pages: list[dict[str, Any]] = front_matter_schema(OWN)["allOf"]  # type: ignore[assignment] # it is a list
    titled = json.dumps([one["then"] for one in pages])
    assert f'"{name}": {{"title":' in titled
    assert f'"description": "Of {type_}."' in titled
    if kind == "phase":
        assert f"\n# Of {type_}.\n# {name}:" in phase_page("3", "Engage", OWN)
        return  # forms are those of key tasks
    widgets: list[dict[str, Any]] = form(OWN)
    if kind == "activity":
        widgets = next(one["fields"] for one in widgets if one["name"] == "activities")
    else:
        assert f"\n# Of {type_}.\n# {name}:" in key_task_page("3", "1", "Close", OWN)
    (widget,) = (one for one in widgets if one["name"] == name)
    assert widget["hint"] == f"Of {type_}."


@pytest.mark.parametrize("type_", TYPES)
def test_a_view_is_filtered_by_it(type_: str, tmp_path: Path) -> None:
    value = SAID[type_]
    item = value[0] if isinstance(value, list) else value
    chosen = item.get("text") if isinstance(item, dict) else item
    name = name_of(type_, "task")
    option = yaml.safe_dump({name: chosen}, default_flow_style=True).strip().replace("'", "")
    said = yaml.safe_dump({name: value}).replace("'2026-09-30'", "2026-09-30").rstrip()
    files: dict[str, str | bytes] = {
        "index.md": f"# Home\n\n<!-- m3/tasks {option} -->\n",
        "3.1.md": page("task", said),
        "3.2.md": task(number=2),
        "assets/files/Guide.pdf": b"x",
    }
    made = build(tmp_path, files, strict=True, plugins=[{"m3": {"fields": FIELDS}}])
    assert not made.is_aborted, made.log
    numbers = [one.get_text() for one in made.article("index.html").select("tbody td.m3-table__number")]
    assert numbers == ["3.1"]
