"""What editors offer while a page is written, and what they refuse: every word of the site where one fits.

yaml-language-server looks for what it offers as `offered` does here (`addSchemaValueCompletions` in its
`yamlCompletion.ts`): among the words of `enum`, the default, and the examples, and within `allOf`, `anyOf`,
and `oneOf`; never within `if`, `then`, and `else`. Keys come from `properties`.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator
from msgspec.structs import replace

from mkdocs_m3 import M3
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.model.vocabulary import LETTERS, SHARED
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.field_options import read_fields
from mkdocs_m3.reading.shapes.choices import Choice
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.shapes.lists import ListOf
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.shapes.parties import Parties
from mkdocs_m3.reading.shapes.words import Workstream
from tests.many_parties import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_m3 import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Field

DECLARED: Final = {
    "task": {
        "risk": {"type": "choice", "values": {"high": "Grave", "low": "Slight"}},
        "owner": {"type": "party"},
    },
    "activity": {"doer": {"type": "party"}, "state": {"type": "choice", "values": {"open": "Open"}}},
}
FIELDS: Final = replace(M3, fields=read_fields(DECLARED)[0])
MANY: Final = replace(
    FIELDS,
    parties=tuple(
        replace(M3.parties[0], id=f"p{number}", label=label) for number, label in enumerate(LABELS)
    ),
    shared=("p0", "p23"),
    letters=LETTERS["RASCI"],
    keys=OwnKeys((("responsibleParty", "who"), ("activities", "checks"), ("raci", "letters"))),
)
SITES: Final = {"M3": M3, "fields": FIELDS, "many parties, own keys": MANY}


def offered(part: dict[str, Any]) -> list[object]:
    """What the editor offers as the value of a key, or as an item."""
    found = [*part.get("enum", ()), *part.get("examples", ())]
    found += [part["default"]] if "default" in part else []
    return found + [
        one for way in ("allOf", "anyOf", "oneOf") for inner in part.get(way, ()) for one in offered(inner)
    ]


def of_layout(vocabulary: Vocabulary, layout: str) -> dict[str, Any]:
    whole: dict[str, Any] = front_matter_schema(vocabulary)
    return next(
        page["then"] for page in whole["allOf"] if page["if"]["properties"]["layout"]["const"] == layout
    )


def places(
    fields: tuple[Field, ...], part: dict[str, Any], vocabulary: Vocabulary
) -> Iterator[tuple[Field, dict[str, Any]]]:
    """Every key, and what the schema says of it, on every level."""
    for field in fields:
        said = part["properties"][vocabulary.keys.theirs(field.key)]
        yield field, said
        if isinstance(field.shape, ListOf) and isinstance(field.shape.item, ObjectShape):
            yield from places(field.shape.item.fields, said["items"], vocabulary)
        elif isinstance(field.shape, ObjectShape):
            yield from places(field.shape.fields, said, vocabulary)


@pytest.mark.parametrize("site", SITES)
def test_every_word_of_the_site_is_offered_wherever_one_fits(site: str) -> None:
    vocabulary = SITES[site]
    parties = {*(party.id for party in vocabulary.parties), SHARED}
    counted: Counter[type] = Counter()
    for layout, page_type in schema.BY_LAYOUT.items():
        fields = schema.page_type_of(page_type, vocabulary).fields
        for field, said in places(fields, of_layout(vocabulary, layout), vocabulary):
            counted[type(field.shape)] += 1
            if isinstance(field.shape, Parties):
                assert {*offered(said)} == {*offered(said["items"])} == parties
            elif isinstance(field.shape, Assignments):
                assert said["properties"].keys() == parties - {SHARED}
                for letters in said["properties"].values():
                    assert {*vocabulary.letters.labels} < {*offered(letters)}
            elif isinstance(field.shape, Choice):
                assert offered(said) == [word for word, _ in field.shape.choices]
            elif isinstance(field.shape, Workstream):
                assert offered(said) == [one.id for one in vocabulary.workstreams]
    assert all(counted[kind] for kind in (Parties, Assignments, Workstream))
    assert bool(counted[Choice]) is bool(vocabulary.fields)


def test_every_layout_is_offered() -> None:
    whole: dict[str, Any] = front_matter_schema(M3)
    assert offered(whole["properties"]["layout"]) == [*schema.MEANT_LAYOUTS]


def test_what_is_offered_is_accepted() -> None:
    for vocabulary in SITES.values():
        fields = schema.page_type_of(schema.KEY_TASK, vocabulary).fields
        for field, said in places(fields, of_layout(vocabulary, "m3/keyTask"), vocabulary):
            for word in offered(said):
                assert Draft202012Validator(said).is_valid(word), (field.key, word)
            for party, letters in said["properties"].items() if isinstance(field.shape, Assignments) else ():
                for letter in offered(letters):
                    assert Draft202012Validator(said).is_valid({party: letter}), letter


SLIPS: Final = {
    "responsibleParty: [customer, costumer]": "`costumer` is no party",
    "responsibleParty: {customer: provider}": "a record is no party",
    "category: technologies": "no workstream",
    "risk: higher": "none of the words of a choice",
    "owner: costumer": "no party",
    "activities: [{text: Meet, responsibleParty: costumer}]": "no party, in an item",
    "activities: [{text: Meet, raci: {costumer: A}}]": "no party, with letters",
    "activities: [{text: Meet, raci: {customer: X}}]": "no letter",
    "activities: [{text: Meet, raci: {customer: [A, X]}}]": "no letter, in a list",
    "activities: [{text: Meet, doer: costumer}]": "no party, in a field of an activity",
    "activities: [{text: Meet, state: opened}]": "none of the words, in a field of an activity",
    "activitiesGroups: [{group: A, activities: [{text: Meet, raci: {qsmo: X}}]}]": "no letter, in a group",
    "accept: [{code: M9999, reason: It is right}]": "no code",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_in_a_real_page_is_refused(slip: str, real_playbook: Path) -> None:
    validator = Draft202012Validator(front_matter_schema(FIELDS))
    pages = [*(real_playbook / "key-tasks").glob("*.md")]
    assert len(pages) >= 16
    for path in pages:
        data = yaml.safe_load(f"{path.read_text(encoding='utf-8')}\n".split("---\n")[1])
        for key in ("activities", "activitiesGroups") if slip.startswith("activities") else ():
            data.pop(key, None)
        assert validator.is_valid(data), path
        changed = data | yaml.safe_load(slip)
        assert not validator.is_valid(changed), (path, SLIPS[slip])
