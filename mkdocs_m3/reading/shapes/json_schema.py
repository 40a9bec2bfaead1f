"""The words in which shapes say as JSON Schema what they accept, and how such schemas are widened.

Only keywords that mean the same in every draft since the seventh. Every schema has its types as a list,
under `type` or, where words are listed, inside its `if`; so it can be widened without nesting, and
whoever reads an editor's messages is told of one mistake once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, TypedDict

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

JsonSchema = TypedDict(
    "JsonSchema",
    {
        "$schema": str,
        "title": str,
        "description": str,
        "examples": list[object],
        "type": list[str],
        "const": str,
        "enum": list[str] | list[int],
        "pattern": str,
        "minimum": int,
        "maximum": int,
        "items": "JsonSchema",
        "contains": "JsonSchema",
        "maxItems": int,
        "required": list[str],
        "properties": dict[str, "JsonSchema"],
        "patternProperties": dict[str, "JsonSchema"],
        "propertyNames": "JsonSchema",
        "additionalProperties": "JsonSchema",
        "not": "JsonSchema",
        "if": "JsonSchema",
        "then": "JsonSchema",
        "else": "JsonSchema",
        "allOf": list["JsonSchema"],
    },
    total=False,
)
"""A schema, or a part of one: the keywords that we use."""

BLANK_SIGNS: Final = r"\t\n\r \u00a0\u200b\u202f\ufeff"
"""What is dropped at the ends of a text, as it is between the brackets of a pattern."""

_BLANK: Final = f"^[{BLANK_SIGNS}]*$"

NOT_BLANK: Final = f"[^{BLANK_SIGNS}]"
"""What a text matches that holds more than what is dropped at its ends."""

_UNSEEN_RANGES: Final = (
    (0x00, 0x1F), (0x7F, 0xA0), (0xAD, 0xAD), (0x061C, 0x061C), (0x1680, 0x1680), (0x180E, 0x180E),
    (0x2000, 0x200F), (0x2028, 0x202F), (0x205F, 0x206F), (0x3000, 0x3000), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB),
)  # fmt: skip
_UNSEEN: Final = "".join(rf"\u{first:04x}-\u{last:04x}" for first, last in _UNSEEN_RANGES)

UNSEEN: Final = rare(f"[{_UNSEEN}]")
"""A character that nobody sees in an address: controls, blanks other than the space, marks of direction."""


def with_types(schema: JsonSchema, *types: str) -> JsonSchema:
    """The schema that accepts values of these types, too."""
    if "if" in schema:
        return {**schema, "if": with_types(schema["if"], *types)}
    return {**schema, "type": list(dict.fromkeys((*schema["type"], *types)))}


def allow_blank(schema: JsonSchema) -> JsonSchema:
    """The schema that accepts null and a text of blanks, too."""
    if "if" in schema:
        return {**schema, "if": allow_blank(schema["if"])}
    widened = with_types(schema, "string", "null")
    if "string" not in schema["type"]:
        return {**widened, "pattern": _BLANK}
    return {**widened, "pattern": f"{_BLANK}|{schema['pattern']}"} if "pattern" in schema else widened


def allow_nothing(schema: JsonSchema) -> JsonSchema:
    """The schema that accepts null, a text of blanks, and a list without items, too."""
    if "if" in schema:
        return {**schema, "if": allow_nothing(schema["if"])}
    widened = allow_blank(with_types(schema, "array"))
    return widened if "array" in schema["type"] else {**widened, "maxItems": 0}


def one_of(words: Iterable[str]) -> JsonSchema:
    """One of the words, with or without blanks at its ends.

    Said in two halves, so that a message lists the words. Editors offer nothing of what is within `if` and
    `else`, but examples, so those are all the words.
    """
    words = list(words)
    spelled = "|".join(_literally(word) for word in words)
    return {
        "if": {"type": ["string"], "pattern": f"^[{BLANK_SIGNS}]*(?:{spelled})[{BLANK_SIGNS}]*$"},
        "else": {"enum": words},
        "examples": [*words],
    }


def at_most_one(pairs: Iterable[tuple[str, str]]) -> JsonSchema:
    """Of each pair of keys, at most one holds content."""
    nothing: JsonSchema = {"type": ["null", "string"], "pattern": _BLANK}
    content: JsonSchema = {"not": allow_nothing(nothing), "contains": {"not": nothing}}
    excluded: list[JsonSchema] = [
        {"not": {"type": ["object"], "required": [*pair], "properties": dict.fromkeys(pair, content)}}
        for pair in pairs
    ]
    return {"allOf": excluded} if excluded else {}


def address_pattern(excluded: Iterable[str]) -> str:
    """What an address matches that begins with `/` and holds none of these signs and nothing unseen.

    A sign counts also where it is escaped, as in `%2e%2E`.
    """
    signs = ("".join(_escaped_or_not(character) for character in sign) for sign in excluded)
    folder = rf"{_escaped_or_not('/')}{_escaped_or_not('.')}[{BLANK_SIGNS}]*$"  # `/.` at the end
    unseen = (rf"[{_UNSEEN}](?=[\s\S]*{NOT_BLANK})", rf"(?![{BLANK_SIGNS}])[{_UNSEEN}]", *_escaped_unseen())
    # Blanks at the end are dropped before anybody looks at the address, so they count only before its end.
    return rf"^[{BLANK_SIGNS}]*(?=/)(?![\s\S]*(?:{'|'.join((*signs, folder, *unseen))}))"


def _escaped_or_not(character: str) -> str:
    return f"(?:{_literally(character)}|{_percent(character)})"


def _literally(text: str) -> str:
    """A pattern for the very text; `re.escape` also writes escapes that JavaScript refuses."""
    return re.sub(r"[\\^$.*+?()[\]{}|]", r"\\\g<0>", text)


def _escaped_unseen() -> Iterator[str]:
    for first, last in _UNSEEN_RANGES:
        yield from (_percent(chr(code)) for code in range(first, last + 1))


def _percent(character: str) -> str:
    """A character's escapes, in either letter case."""
    escapes = (f"{byte:02x}" for byte in character.encode())
    return "".join(
        "%" + "".join(f"[{h}{h.upper()}]" if h.isalpha() else h for h in escape) for escape in escapes
    )
