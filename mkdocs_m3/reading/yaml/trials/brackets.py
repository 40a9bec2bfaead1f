"""Lists and records in brackets that do not open, part or close as they should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.draft import QUOTED, Correction, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

_CLOSING: Final = {"[": "]", "{": "}"}
_PIECE: Final = re.compile(rf"{QUOTED.pattern}|[\[\]{{}}(),]|[^\[\]{{}}(),\"']+|.", re.DOTALL)
_KEY_WITHIN: Final = re.compile(r"\w:\s")
_NO_COMMA: Final = re.compile(r"(?<=[^\s,{\[]) +(?=[A-Za-z]+:\s)")
_GOES_ON: Final = re.compile(r"\s*[^\s,:\]})]")
_KEY: Final = re.compile(r"\s*[\"']?\w+[\"']?:\s")
_EMPTY_PARTS: Final = re.compile(r",(?:\s*,)+")
_LEADING: Final = re.compile(r"([\[{])\s*,\s*")


def balanced(page: Outline, n: int) -> Iterator[Correction]:
    """Each bracket that opens closes by its own sign, opens once, and no comma is beside another."""
    line = page.lines[n]
    if line.kind is not Kind.ENTRY or not line.value:
        return
    begins = [line.value_start]
    if line.key and line.dashes and line.bare_value[-1] in "}])":
        begins.append(line.start + line.key_column)
    for start in begins:
        value = page.text[start : line.value_start + len(line.bare_value)]
        for opening in _openings(value):
            balanced_ = _balanced(value, opening)
            right = _NO_COMMA.sub(", ", balanced_) if opening == "{" and '"' not in value else balanced_
            if right != value:
                yield Correction(
                    start=start,
                    end=start + len(value),
                    headline="the brackets or commas of this list or record do not fit together",
                    help=f"write `{right}`",
                    edits=(replace(start, start + len(value), right),),
                )


def _openings(value: str) -> str:
    """The brackets that may be meant to hold a value, the likelier first."""
    if (
        QUOTED.fullmatch(value)
        or (_fits(value) and not _NO_COMMA.search(value))
        or (value[0] not in "[{(," and value[-1] not in "]}),")
    ):
        return ""
    return "{[" if _KEY_WITHIN.search(value) else "[{"


def _fits(value: str) -> bool:
    """Whether all brackets close by their own signs, and no comma is beside another."""
    open_: list[str] = []
    for found in _PIECE.finditer(value):
        if found[0] in _CLOSING:
            open_.append(_CLOSING[found[0]])
        elif found[0] in ("]", "}") and (not open_ or open_.pop() != found[0]):
            return False
    return not open_ and value[0] in _CLOSING and not _EMPTY_PARTS.search(value)


def _balanced(value: str, opening: str) -> str:
    """The value as one list or record, in brackets of this kind."""
    words = value.strip().lstrip("[{(, ").rstrip("]}), ")
    inner = _inside(words)
    whole = f"{opening}{inner}{_CLOSING[opening]}"
    return _LEADING.sub(r"\1", _EMPTY_PARTS.sub(",", whole))


def _inside(words: str) -> str:
    """What is in the outermost brackets, with each bracket inside closed by its own sign."""
    open_: list[str] = []
    pieces: list[str] = []
    for found in _PIECE.finditer(words):
        piece = found[0]
        if piece in _CLOSING:
            if pieces and pieces[-1] == piece:
                continue
            piece = "{" if _KEY.match(words, found.end()) else "["
            open_.append(_CLOSING[piece])
        elif piece[0] in "\"'" and len(piece) > 1 and _GOES_ON.match(words, found.end()):
            piece += ","
        elif piece in ("]", "}"):
            if not open_:
                continue
            piece = open_.pop()
        pieces.append(piece)
    return "".join((*pieces, *reversed(open_)))
