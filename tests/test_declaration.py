"""A key is declared once; here is everything that has to follow. Each failure names the place to look at."""

from __future__ import annotations

import importlib.util
import json
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pytest
from jsonschema import Draft202012Validator
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3 import M3, Source
from mkdocs_m3.authoring.cms import form
from mkdocs_m3.authoring.examples import example
from mkdocs_m3.authoring.form_blockers import obstacle
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page, phase_page
from mkdocs_m3.exports import page_data
from mkdocs_m3.exports.playbook_json import playbook_schema
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.lines.signs import WORD_KEYS
from mkdocs_m3.reading.shapes.addresses import FileOrAddress
from mkdocs_m3.reading.shapes.fields import IN_ITEM, Field
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.texts import AnyText
from tests.declared import (
    Declared,
    Outcome,
    declared,
    files_of,
    marker,
    outcome,
    text,
    unmade,
    value,
    whole,
    with_and_without,
)
from tests.sites import build

if TYPE_CHECKING:
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.shapes.shape import Shape
    from tests.sites import Built

ROOT: Final = Path(__file__).parent.parent
DOCS: Final = ROOT / "docs"

NOT_IN_THE_RECORD: Final = {
    "json": "`true`, as it is written here, is what a page says that says nothing",
    "accept.reason": "it must be there, and is for whoever reads the page's source",
}
"""Keys that make no difference to a record, with the reason."""
NOT_SHOWN_THERE: Final = {
    "activities.output.external": "the task makes it, so that it comes from nowhere else",
}
"""Keys of items that are shown elsewhere and not there, with the reason."""
NOT_IN_M3_JSON: Final = {
    "accept": "it is about the findings of a page",
    "json": "it says whether the page is there at all",
    "title": "terms and files are listed by their sections, whatever their page is called",
}
"""Keys of pages of which the export of the whole playbook says nothing, with the reason."""
NOT_IN_PAGE_DATA: Final = {
    "accept": "these files are as older programs know them, which know no such key",
    "json": "likewise",
    "permalink": "the page's address is there as `url`",
    "title": "likewise",
    "documentation_outro": "likewise",
}
"""The same for the data of each page."""

TASK: Final = {"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "name": "Form one team"}

EVERY: Final = pytest.mark.parametrize("key", declared(), ids=str)
TOP: Final = pytest.mark.parametrize("key", [key for key in declared() if len(key.path) == 1], ids=str)


@cache
def outcomes(name: str) -> tuple[Outcome, Outcome]:
    """What becomes of a page with a key and of one without it."""
    key = next(key for key in declared() if str(key) == name)
    with_it, without = with_and_without(key)
    return outcome(with_it), outcome(without)


def facts(found: Any) -> Any:  # noqa: ANN401 - a tree of a record's values
    """A record without the places at which its values are written."""
    if isinstance(found, tuple):
        return [facts(one) for one in found]
    if not isinstance(found, Struct):
        return found
    places = {"source", "start", "end", "body_places", "is_verbatim"}
    return {name: facts(getattr(found, name)) for name in found.__struct_fields__ if name not in places}


@pytest.mark.parametrize("page_type", schema.PAGE_TYPES, ids=lambda page_type: page_type.layout)
def test_a_record_takes_every_key(page_type: PageType) -> None:
    assert unmade(page_type) == ()


@EVERY
def test_it_is_read_into_the_record(key: Declared) -> None:
    with_it, without = outcomes(str(key))
    assert with_it.record is not None
    if any(str(key).endswith(path) for path in NOT_IN_THE_RECORD):
        return
    one, other = (facts((found.record, found.accepted)) for found in (with_it, without))
    is_read = one != other
    assert is_read, f"mkdocs_m3/model, or mkdocs_m3/reading/constructors.py: the record says nothing of {key}"


@EVERY
def test_what_may_hold_markup_or_links_is_checked(key: Declared) -> None:
    record = outcomes(str(key))[0].record
    assert record is not None
    if _is_text(key) and key.is_shown:
        texts = {one.value for one in record.texts}
        assert marker(key.path) in texts, f"`texts` of {type(record).__name__} in mkdocs_m3/model lacks {key}"
    if isinstance(key.field.shape, FileOrAddress):
        offers = " ".join(one.target.value for one in record.references)
        assert marker(key.path) in offers, (
            f"`references` of {type(record).__name__} in mkdocs_m3/model: {key}"
        )


@EVERY
def test_it_is_shown_where_it_says_or_says_why_not(key: Declared) -> None:
    with_it, without = outcomes(str(key))
    if not key.is_shown:
        assert marker(key.path) not in "".join(with_it.parts.values())
        return
    if any(str(key).endswith(path) for path in NOT_SHOWN_THERE):
        return
    part = key.path[0].shown.part
    assert part in {"title", *key.page_type.parts}, f"{key} is said to be in `{part}`, which no such page has"
    assert all(field.shown == IN_ITEM for field in key.path[1:]), f"{key} is shown where its item is"
    place = f"mkdocs_m3/components/{part.replace('-', '_')}: the view or its template shows nothing of {key}"
    is_shown = with_it.parts.get(part) != without.parts.get(part)
    assert is_shown, place


@EVERY
def test_it_is_in_the_export_of_the_playbook(key: Declared) -> None:
    with_it, without = outcomes(str(key))
    if key.path[0].key in NOT_IN_M3_JSON:
        return
    place = f"mkdocs_m3/exports/playbook_json.py: nothing is said of {key}"
    is_exported = with_it.playbook != without.playbook
    assert is_exported, place


@pytest.mark.parametrize("page_type", schema.PAGE_TYPES, ids=lambda page_type: page_type.layout)
def test_the_schema_of_the_export_describes_all_that_it_holds(page_type: PageType) -> None:
    validator = Draft202012Validator(json.loads(playbook_schema()))
    found = [error.message for error in validator.iter_errors(outcome(whole(page_type)).playbook)]
    assert found == [], "mkdocs_m3/exports/m3.schema.json"


@TOP
def test_it_is_in_the_data_of_its_page(key: Declared) -> None:
    if key.field.key in NOT_IN_PAGE_DATA:
        assert key.field.key not in page_data.KEYS
        return
    with_it, without = outcomes(str(key))
    is_there = with_it.data != without.data
    assert is_there, f"`KEYS` in mkdocs_m3/exports/page_data.py lacks {key}"


def test_every_reason_is_of_a_key_that_there_is() -> None:
    keys = {field.key for one in schema.PAGE_TYPES for field in one.fields}
    assert {*NOT_IN_M3_JSON, *NOT_IN_PAGE_DATA} <= keys


@EVERY
def test_it_is_in_the_json_schema(key: Declared) -> None:
    described: dict[str, Any] = front_matter_schema(M3)
    layouts = [page["if"]["properties"]["layout"]["const"] for page in described["allOf"]]
    part = described["allOf"][layouts.index(key.page_type.layout)]["then"]
    for field in key.path:
        part = part.get("items", part) if field.key not in part.get("properties", {}) else part
        assert field.key in part["properties"], f"mkdocs_m3/authoring/json_schema.py lacks {key}"
        part = part["properties"][field.key]
    assert part["description"] == key.field.help
    assert part["examples"]


@pytest.mark.parametrize(
    ("page", "page_type"),
    [(key_task_page("3", "17", "Close", M3), schema.KEY_TASK), (phase_page("3", "Close", M3), schema.PHASE)],
)
def test_new_pages_offer_every_key_with_its_help(page: str, page_type: PageType) -> None:
    for field in page_type.fields:
        written = f"# {re.escape(field.help)}\n(?:# )?{field.key}:"
        is_there = re.search(written, page) is not None
        assert is_there, f"mkdocs_m3/authoring/scaffold.py: new pages lack `{field.key}`, or its help"


@EVERY
def test_forms_write_it(key: Declared) -> None:
    if key.page_type is not schema.KEY_TASK:
        return
    fields: list[dict[str, Any]] = form(M3)
    for field in key.path:
        widget = next((one for one in fields if one["name"] == field.key), {})
        assert widget, f"mkdocs_m3/authoring/cms.py: the form lacks {key}"
        fields = widget.get("fields", [])
    assert widget["label"] == key.field.title


def test_the_reference_of_keys_describes_every_page_and_every_record() -> None:
    spec = importlib.util.spec_from_file_location("hooks", DOCS / "hooks.py")
    assert spec is not None
    assert spec.loader is not None
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    pages = "".join(page.read_text(encoding="utf-8") for page in DOCS.glob("*.md"))
    shown = [hooks._DESCRIBED[name].fields for name in re.findall(r"<!-- fields: (\w+) -->", pages)]  # noqa: SLF001 - the names that it knows
    written = hooks.on_page_markdown(pages)
    every: tuple[PageType | ObjectShape[object], ...] = (*schema.PAGE_TYPES, *schema.RECORDS)
    for described in every:
        if described.noun != "an accepted finding":  # whose page shows it with the findings
            is_shown = described.fields in shown
            assert is_shown, f"docs/*.md: no `<!-- fields: … -->` shows the keys of {described.noun}"
            assert all(field.help in written for field in described.fields)


def test_words_that_yaml_is_looked_over_for_are_those_of_the_schema() -> None:
    takes_a_word = {
        field.key
        for page_type in schema.PAGE_TYPES
        for field in schema.fields_within(page_type.fields)
        if not isinstance(field.shape, AnyText | ListOf | ObjectShape | Assignments)
    }
    takes_a_word.add("layout")
    differing = takes_a_word ^ WORD_KEYS
    assert differing == set(), "`WORD_KEYS` in mkdocs_m3/reading/lines/signs.py lacks these, or has too many"


class Strange(Struct, frozen=True):
    """A shape that nothing knows."""


def test_what_has_to_know_every_shape_says_where_it_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    shape = cast("Shape[object]", Strange())
    field = Field(key="strange", name="strange", shape=shape, help="", example="strange: x", shown=IN_ITEM)
    strange = replace(schema.KEY_TASK, fields=(*schema.KEY_TASK.fields, field))
    monkeypatch.setattr(schema, "KEY_TASK", strange)
    with pytest.raises(TypeError, match=r"authoring/cms.py does not know the shape `Strange`"):
        form(M3)
    with pytest.raises(TypeError, match=r"authoring/form_blockers.py does not know the shape `Strange`"):
        obstacle(Source(path="3.1.md", uri="3.1.md", text=text({**TASK, "strange": "x"})), M3)
    with pytest.raises(TypeError, match=r"tests/declared.py does not know the shape `Strange`"):
        value(field.shape, (field,))
    with pytest.raises(TypeError, match=r"authoring/examples.py does not know the shape `Strange`"):
        example(field, M3)


PAGES: Final = {
    f"{page_type.layout.removeprefix('m3/')}-{left_out}": whole(page_type, left_out)
    | {"permalink": f"/{page_type.layout.removeprefix('m3/')}-{left_out}/"}
    | ({page_type.model.number_key: 1 + left_out} if page_type.model.number_key else {})
    for page_type in schema.PAGE_TYPES
    if not unmade(page_type)
    for left_out in (0, 1)
}
"""Pages that have every key between them, by their addresses."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Built:
    files: dict[str, str | bytes] = {f"{name}.md": text(data) for name, data in PAGES.items()}
    files |= {path: b"x" for data in PAGES.values() for path in files_of(text(data))}
    found = build(
        tmp_path_factory.mktemp("declared"), files, plugins=["search", {"m3": {"fail_on": "never"}}]
    )
    assert not found.is_aborted
    return found


def test_what_is_written_is_on_the_built_page_and_found_by_search(site: Built) -> None:
    index = json.loads(site.html("search/search_index.json"))["docs"]
    lost = []
    for name, data in PAGES.items():
        shown = str(site.article(f"{name}/index.html"))
        found = "".join(f"{one['title']} {one['text']}" for one in index if one["location"].startswith(name))
        for key in declared():
            is_here = data["layout"] == key.page_type.layout and marker(key.path) in text(data)
            if is_here and key.is_shown and marker(key.path) not in shown:
                lost.append(f"{key} is not on its page")
            if is_here and key.is_shown and _is_text(key) and marker(key.path) not in found:
                lost.append(f"{key} is not found by search: is it in `data-search-exclude`?")
    assert lost == []


def _is_text(key: Declared) -> bool:
    shape = key.field.shape
    return isinstance(shape.item if isinstance(shape, ListOf) else shape, AnyText)
