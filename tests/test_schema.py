"""What the shapes accept and what the exported JSON Schema accepts is the same, with `jsonschema` as referee.

`M3_REFEREE=thorough` makes it look at twenty thousand front matters instead of twelve hundred.
"""

from __future__ import annotations

import os
import unicodedata
from datetime import date, datetime, timezone
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import CODES, M3, Severity, Source, Vocabulary
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.reading import read, schema
from mkdocs_m3.reading.shapes.addresses import FileOrAddress, Permalink
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.scalars import Boolean, WholeNumber
from mkdocs_m3.reading.shapes.shape import unknown
from mkdocs_m3.reading.shapes.texts import AnyText
from mkdocs_m3.reading.shapes.words import AcceptedCode, Workstream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_m3.reading.shapes.fields import Field
    from mkdocs_m3.reading.shapes.shape import Shape

OWN: Final = replace(
    M3,
    parties=(replace(M3.parties[0], id="agency"), replace(M3.parties[1], id="call-center_2")),
    workstreams=(replace(M3.workstreams[0], id="people"),),
    shared=("agency", "call-center_2"),
)
VOCABULARIES: Final = {"M3": M3, "own": OWN}
VALIDATORS: Final = {
    name: Draft202012Validator(front_matter_schema(known)) for name, known in VOCABULARIES.items()
}

FEW: Final = 150
"""Front matters that are looked at in the quick tests."""
settings.register_profile("quick", max_examples=1200, derandomize=True)
settings.register_profile("thorough", max_examples=20_000)
PROFILE: Final = settings(
    settings.get_profile(os.environ.get("M3_REFEREE", "quick")),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


def page(front_matter: object) -> str:
    return (
        f"---\n{yaml.dump(front_matter, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True)}---\n"
    )


def is_typographic(sign: str) -> bool:
    is_blank = unicodedata.category(sign) in {"Zs", "Cf"}
    return not sign.isascii() and (is_blank or "QUOTATION MARK" in unicodedata.name(sign, ""))


def has_error(text: str, vocabulary: Vocabulary) -> bool | None:
    """Whether the reader finds an error in a value's shape, or a layout that does not exist.

    `None` where it finds one in the signs that are written, which the schema does not see.
    """
    found = read(Source(path="3.1.md", uri="3.1.md", text=text), vocabulary).findings
    judged = {
        code for code, rule in CODES.items() if rule.severity is Severity.ERROR and "M3006" <= code < "M3020"
    }
    errors = [one for one in found if one.severity is Severity.ERROR]
    # Of typographic quotes, invisible spaces, and paths with a drive the reader knows what is meant and tells
    # of them before it looks at the value.
    of_signs = [one for one in errors if one.code == "M3001" and any(map(is_typographic, one.span.excerpt))]
    of_signs += [one for one in errors if one.code == "M3042"]
    assert all(one.code in judged or one in of_signs for one in errors)
    return bool(errors) if all(one.code in judged for one in errors) else None


def as_json(value: object) -> object:
    """The data as a program sees it that reads JSON: keys are texts, and so are dates.

    JSON Schema takes `3.0` for the whole number 3, which YAML and our reader do not; so that the
    referee can tell the two apart, such a number is a text to it.
    """
    if isinstance(value, dict):
        return {str(key): as_json(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_json(item) for item in value]
    if isinstance(value, (date, datetime)) or (isinstance(value, float) and value.is_integer()):
        return str(value)
    return value


TASK: Final = {"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "name": "Form one team"}
WORDS: Final = st.sampled_from(
    ["", " ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}\n", "Plan", " Plan ", "Plan: x", "3", "3.10", "yes",
     "~", "null", "# no", "2024-01-01", "customer", " customer\n", "Customer", "shared", "agency",
     "technology", "people", "M3082", "M3010", "/3.1/", "a\nb", "m3/keyTask", "https://example.gov/", "\x85",
     "\N{BYTE ORDER MARK}", "é"]
)  # fmt: skip
TEXTS: Final = st.one_of(WORDS, st.text(st.characters(exclude_categories=["Cs"]), max_size=6))
SCALARS: Final = st.one_of(
    TEXTS,
    st.none(),
    st.booleans(),
    st.integers(-9, 2_000_000),
    st.floats(),
    st.sampled_from(
        [
            0,
            3,
            3.0,
            3.1,
            999_999,
            1_000_000,
            1e30,
            date(2024, 1, 1),
            datetime(2024, 1, 1, tzinfo=timezone.utc),
        ]
    ),
)
JUNK: Final = st.one_of(
    SCALARS,
    st.lists(SCALARS, max_size=2),
    st.dictionaries(st.sampled_from(["text", "name", "x"]), SCALARS, max_size=2),
)
PIECES: Final = st.sampled_from(
    ["/", "/", ".", "3", "a", "%", "%2e", "%2F", "%3f", "%23", "%5C", "%20", "%C2%A0", "%e2%80%8B", "%E2",
     "%80", "%7f", "?", "#", "\\", " ", "\N{NO-BREAK SPACE}", "\N{RIGHT-TO-LEFT MARK}",
     "\N{BYTE ORDER MARK}", "\t", "é"]
)  # fmt: skip
ADDRESSES: Final = st.one_of(
    st.sampled_from(["/3.1/", "/3.1.html", " /3.1/ ", "//x/", "3.1"]),
    st.lists(PIECES, max_size=6).map(lambda pieces: "/" + "".join(pieces)),
    st.lists(PIECES, max_size=6).map("".join),
)


def good(shape: Shape[object]) -> st.SearchStrategy[object]:
    """What comes near to what a shape takes, right and wrong in its small print."""
    if isinstance(shape, ListOf):
        many = st.lists(values(shape.item), max_size=3)
        return st.one_of(many, values(shape.item)) if shape.is_single_allowed else many
    if isinstance(shape, ObjectShape):
        return st.one_of(TEXTS, keys(shape.fields))
    if isinstance(shape, Parties):
        return st.one_of(
            party := words("customer", "provider", "agency", "shared", "qsmo"), st.lists(party, max_size=3)
        )
    if isinstance(shape, Assignments):
        letters = words("A", "R", "A/R", "a, r", "CI", "X", "A-R")
        party = st.sampled_from(["customer", "provider", "agency", "shared", "qsmo"])
        return st.dictionaries(party, st.one_of(letters, st.lists(letters, max_size=2), SCALARS), max_size=3)
    kinds: dict[type, st.SearchStrategy[object]] = {
        WholeNumber: st.integers(0, 30),
        Boolean: st.booleans(),
        Workstream: words("technology", "people"),
        AcceptedCode: words(*CODES),
        Permalink: ADDRESSES,
        AnyText: TEXTS,
        FileOrAddress: TEXTS,
    }
    for kind, strategy in kinds.items():
        if isinstance(shape, kind):
            return strategy
    raise unknown(shape, "tests/test_schema.py")


def words(*known: str) -> st.SearchStrategy[str]:
    spelled = [form for word in known for form in (word, word, word, f" {word}\t", word.upper())]
    return st.sampled_from([*spelled, "", " "])


def values(shape: Shape[object]) -> st.SearchStrategy[object]:
    return st.integers(0, 11).flatmap(lambda die: JUNK if die == 0 else good(shape))


def keys(fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, object]]:
    """A record of some of these keys: mostly with the required ones, at times with a strange one."""
    written = {field.key: values(field.shape) for field in fields}
    required = {field.key: written[field.key] for field in fields if field.is_required}
    strange = dict.fromkeys(("Text", "nmae", "phases", "tags", "title", "x"), SCALARS)
    some = st.fixed_dictionaries(
        required, optional={key: value for key, value in written.items() if key not in required}
    )
    any_ = st.fixed_dictionaries({}, optional={**written, **strange})
    return st.integers(0, 5).flatmap(lambda die: any_ if die == 0 else some)


def page_of(layout: str, fields: tuple[Field, ...]) -> st.SearchStrategy[dict[str, object]]:
    return keys(fields).map(lambda rest: {"layout": layout, **rest})


def front_matters() -> st.SearchStrategy[dict[str, object]]:
    key_task, phase, *others = (page_of(layout, one.fields) for layout, one in schema.BY_LAYOUT.items())
    collection = st.one_of(*others)
    layouts = st.sampled_from(["m3/keytask", "m3/", "blog", None, 3, ["m3/keyTask"]])
    other = st.fixed_dictionaries({"layout": layouts}, optional={"phase": JUNK})
    return st.one_of(key_task, key_task, key_task, phase, collection, other)


@pytest.mark.slow
@settings(PROFILE, max_examples=FEW)
@given(front_matters(), st.sampled_from(["M3", "own"]))
@example({"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "Name": "Form one team"}, "M3")
@example({**TASK, "activities": [{"text": None, "responsibleParty": "customer"}]}, "M3")
@example({**TASK, "activities": [None], "activitiesGroups": ["First week"]}, "M3")
@example({**TASK, "permalink": "/\N{RIGHT-TO-LEFT MARK}/"}, "M3")
@example({**TASK, "permalink": "/."}, "M3")
@example({**TASK, "phase": "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"}, "M3")
@example({**TASK, "activitiesGroups": [{"group": "", "activities": [""]}, " "]}, "M3")
@example({"layout": "m3/glossary", "sections": [{"terms": [""], "name": "Plan", "title": None}]}, "M3")
@example({"layout": "m3/glossary", "sections": ["\N{NO-BREAK SPACE}"], "title": ""}, "M3")
@example({**TASK, "permalink": "/3.1/\N{NO-BREAK SPACE}"}, "M3")
@example({**TASK, "responsibleParty": "A:\x1f"}, "M3")
@example({**TASK, "accept": ["\N{ZERO WIDTH SPACE}"]}, "M3")
@example({"layout": "m3/keyTask", "phase": 3, "keyTask": 1, "activities": ["", {"name": ""}]}, "M3")
def test_the_schema_accepts_what_the_reader_accepts(written: dict[str, object], known: str) -> None:
    agree(written, known)


@pytest.mark.slow
@PROFILE
@given(front_matters(), st.sampled_from(["M3", "own"]))
def test_the_schema_accepts_what_the_reader_accepts_in_many_pages(
    written: dict[str, object], known: str
) -> None:
    agree(written, known)


def agree(written: dict[str, object], known: str) -> None:
    text = page(written)
    read_back = as_json(yaml.load(text.split("---\n", 1)[1].rsplit("---\n", 1)[0], yaml.CSafeLoader))
    refused = [error.message for error in VALIDATORS[known].iter_errors(read_back)]
    assert has_error(text, VOCABULARIES[known]) in (bool(refused), None), (text, refused)


def described(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Each key of a schema with what is said of it."""
    for key in part.get("properties", {}).values():
        yield key
        yield from described(key)
        yield from described(key.get("items", {}))


def test_every_key_has_its_help_and_an_example_that_it_accepts() -> None:
    for known in VOCABULARIES.values():
        exported: dict[str, Any] = front_matter_schema(known)
        Draft202012Validator.check_schema(exported)
        keys_of_pages = [key for page in exported["allOf"] for key in described(page["then"])]
        assert len(keys_of_pages) > 40
        for key in keys_of_pages:
            assert key["title"]
            assert key["description"]
            assert Draft202012Validator(key).is_valid(key["examples"][0]), key


def test_the_words_of_the_schema_are_the_words_of_the_site() -> None:
    exported: dict[str, Any] = front_matter_schema(OWN)
    keys_of_tasks = exported["allOf"][0]["then"]["properties"]
    assert keys_of_tasks["category"]["else"]["enum"] == ["people"]
    assert keys_of_tasks["category"]["examples"] == ["people"]
    assert keys_of_tasks["responsibleParty"]["else"]["enum"] == ["agency", "call-center_2", "shared"]


def test_real_pages_pass(real_playbook: Path) -> None:
    pages = [*real_playbook.rglob("*.md")]
    assert len(pages) > 18
    for path in pages:
        text = path.read_text(encoding="utf-8") + "\n"
        if text.startswith("---\n"):
            data = as_json(yaml.safe_load(text.split("---\n")[1]))
            assert [error.message for error in VALIDATORS["M3"].iter_errors(data)] == []
