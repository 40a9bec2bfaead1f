"""The JSON Schema of version 2 of `m3.json`: that of the first with text ids, parents, and fields."""

from __future__ import annotations

import json
from typing import Any, Final

from mkdocs_m3.exports import own_fields

VERSION: Final = 2
"""Of the shape."""
PATH: Final = "m3-2.schema.json"
"""Where the schema is in the published site."""

_ID: Final[dict[str, object]] = {"type": "string"}
_PARENT: Final[dict[str, object]] = {
    "description": "The key task that it is part of, by a dotted id; null where it is part of none.",
    "type": ["object", "null"],
    "additionalProperties": False,
    "required": ["id", "name"],
    "properties": {
        "id": {"description": "Its id, whether or not it has a page.", **_ID},
        "name": {"description": "Its name; null where it has no page.", "type": ["string", "null"]},
    },
}


def schema_2(first: bytes, *, has_phases: bool = True) -> bytes:
    """The schema made from that of version 1; without phases, one in which there are none."""
    schema = json.loads(first)
    schema["description"] = schema["description"].replace("version 1", "version 2")
    properties, definitions = schema["properties"], schema["$defs"]
    properties["$schema"]["const"] = PATH
    properties["version"]["const"] = VERSION
    properties["keyTasks"]["description"] = "In the order of their ids."
    properties["phases"]["description"] = "In their order; absent where the playbook has none."
    properties["fields"] = own_fields.declared_schema(has_phases=has_phases)
    schema["required"].append("fields")
    definitions |= {"fields": own_fields.VALUES_SCHEMA, "offered": own_fields.OFFERED_SCHEMA}
    for name in ("phase", "keyTask", "activity"):
        definitions[name]["properties"]["fields"] = {"$ref": "#/$defs/fields"}
        definitions[name]["required"].append("fields")
    _with_text_ids(definitions)
    schema["required"].remove("phases")
    definitions["keyTask"]["required"].remove("phase")
    if not has_phases:
        del properties["phases"], definitions["phase"], definitions["keyTask"]["properties"]["phase"]
    return f"{json.dumps(schema, indent=2, ensure_ascii=False)}\n".encode()


def _with_text_ids(definitions: dict[str, Any]) -> None:
    phase, task = definitions["phase"], definitions["keyTask"]
    phase["description"] = (
        "A phase; where it has no page, only its id, its name, and its key tasks are known."
    )
    _replace(phase, "number", "id", {"description": "Its id.", **_ID})
    _replace(task, "number", "ownId", {"description": "Its id as its page says it: `1.10`.", **_ID})
    task["properties"] |= {
        "id": {"description": "Its id as readers see it: `GOVERN 1.10`.", **_ID},
        "slug": {"description": "The same for addresses and ids of elements: `govern-1.10`.", **_ID},
        "phase": {"description": "The id of its phase; absent where the playbook has none.", **_ID},
        "parent": _PARENT,
    }
    task["required"] += ["slug", "parent"]
    for one in (
        phase["properties"]["keyTasks"],
        *(definitions["artifact"]["properties"][key] for key in ("madeBy", "usedBy")),
    ):
        one["items"] = _ID
    for one in (phase, task):
        one["properties"]["name"]["description"] = "What it is called, without its id."


def _replace(definition: dict[str, Any], old: str, new: str, schema: dict[str, object]) -> None:
    definition["required"] = [new if key == old else key for key in definition["required"]]
    definition["properties"] = {
        (new if key == old else key): (schema if key == old else value)
        for key, value in definition["properties"].items()
    }
