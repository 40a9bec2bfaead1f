"""Signs that have come before a key, an item or a text, or behind a colon, where nothing belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.draft import Correction, replace
from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import LAYOUT_LINE, WORD_KEYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Outline

_LONG: Final = 6
"""Letters of a key that hardly begins another word."""
_LONGEST: Final = 12
_STRAY: Final = (
    rf"(?:\w+[ ]+)?(?:<[^<>\s]{{1,{_LONGEST}}}>|&\#?\w{{1,{_LONGEST}}};|\w{{1,3}}[.)]|[^\w\s]|\s)*?"
)
_SEPARATOR: Final = r"(?P<sign>[ ]*(?:[^\w\s:\"'\[\]{}/()<>#&-]|-)[ ]*|[ ]+|(?=[^\w\s:]))"
_KEY_LINE: Final = re.compile(
    rf"(?P<indent>[ ]*(?:-[ ]+)*)(?P<stray>{_STRAY})(?P<dashes>(?:-[ ]+)*)(?P<key>[A-Za-z_]+)"
    r"(?P<after>[^\w\s:]{0,3})(?P<gap>[ ]*):(?P<rest>[ ].*|$)"
)
_ITEM_LINE: Final = re.compile(rf"(?P<indent>[ ]*)(?P<stray>{_STRAY})(?P<item>-[ ]+\S.*)")
_SIGNS: Final = re.compile(r"(?:[^\w\s\"'(<&]|<[^<>\s]+>|&\#?\w+;)[^\w\s\"'(]*\s*")
_BEFORE_KEY: Final = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+):(?=\s|$)")
_ALONE: Final = re.compile(r"[ ]*(?P<signs>(?!-[ ])[^\w\s\[\]{}\"']+(?:[ ]+[^\w\s\[\]{}\"']+)*)")
_BULLET: Final = re.compile(r"[ ]*(?P<sign>(?:[^\w\s\"'(<&\[{]{1,2}|[oOx]|\w{1,2}[.)])[ ]*)(?=[\w\"'(])")
_INSTEAD: Final = re.compile(rf"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+){_SEPARATOR}(?P<value>.*)")
_BARE: Final = re.compile(
    r"(?P<words>[ ]*(?:-[ ]+)*[A-Za-z_]+:)[ ]*(?P<stray>[^\w\s]{1,3}|&\#?\w+;|<[^<>]+>)"
)


def before_a_key(page: Outline, n: int) -> Iterator[Correction]:
    """`,filename: …`, `**name**: …` or `> - text: …`."""
    line = page.lines[n]
    if line.kind is Kind.COMMENT:
        return
    text = line.text.rstrip()
    found = _KEY_LINE.fullmatch(text)
    glued = _BEFORE_KEY.match(text)
    if glued and glued["key"] not in page.keys and glued["key"][1:] in page.keys:
        found, right = None, f"{text[: glued.start('key')]}{text[glued.start('key') + 1 :]}".strip()
        yield _without_sign(line.start + glued.start("key"), text[glued.start("key")], right)
        return
    if found and found["key"] in page.keys and (found["stray"] or found["after"]):
        right = f"{found['dashes']}{found['key']}:{found['rest']}"
    elif (found := _ITEM_LINE.fullmatch(text)) and found["stray"].strip():
        right = found["item"]
    else:
        return
    start = line.start + found.end("indent")
    signs = found["stray"].strip() or found.groupdict().get("after") or ""
    edits = [replace(start, start + len(found["stray"]), "")]
    if found.groupdict().get("after") is not None:
        edits.append(replace(line.start + found.end("key"), line.start + found.end("gap"), ""))
    if signs[:1] in ('"', "'") and right.endswith(signs):
        right = right.removesuffix(signs)
        edits.append(replace(line.start + len(text) - len(signs), line.start + len(text), ""))
    yield Correction(
        start=start,
        end=start + max(1, len(found["stray"].rstrip())),
        headline=f"`{signs}` begins this line, where a key or an item should begin"
        if found["stray"].strip()
        else f"`{signs}` comes between the key and its colon",
        help=f"write `{right.strip()}`",
        edits=tuple(edits),
    )


def _without_sign(at: int, sign: str, right: str) -> Correction:
    return Correction(
        start=at,
        end=at + len(sign),
        headline=f"`{sign}` begins this line, where a key or an item should begin",
        help=f"write `{right}`",
        edits=(replace(at, at + len(sign), ""),),
    )


def alone(page: Outline, n: int) -> Iterator[Correction]:
    """A line with nothing but signs on it, such as `***`."""
    line = page.lines[n]
    found = _ALONE.fullmatch(line.text.rstrip())
    if found and found["signs"] != "-" and line.kind is not Kind.COMMENT:
        yield Correction(
            start=line.start + found.start("signs"),
            end=line.start + found.end("signs"),
            headline=f"`{found['signs']}` means nothing on a line of its own here",
            help="delete the line",
            edits=(replace(line.start, min(line.end + 1, len(page.text)), ""),),
        )


def for_the_colon(page: Outline, n: int) -> Iterator[Correction]:
    """`stakeholders,` or `phase = 3`."""
    line = page.lines[n]
    text = line.text.rstrip()
    found = _INSTEAD.fullmatch(text)
    if line.key or not found or text[found.end("key") :].startswith(":"):
        return
    key = next((key for key in _beginnings(found["key"]) if key in page.keys), None)
    is_glued = key is not None and key != found["key"]
    if key is None or (is_glued and len(key) < _LONG and not text[found.start("key") + len(key)].isupper()):
        return
    start = line.start + found.start("key") + len(key)
    end = line.start + found.end("sign") if key == found["key"] else start
    sign = page.text[start:end].strip()
    value = page.text[end : line.start + len(text)]
    yield Correction(
        start=line.start + found.start("key"),
        end=start,
        headline=f"`{sign}` follows `{key}`, where a colon should" if sign else f"no colon follows `{key}`",
        help=f"write `{key}: {value}`" if value else f"write `{key}:`",
        edits=(replace(start, end, ": " if value else ":"),),
    )


def _beginnings(word: str) -> Iterator[str]:
    """The word, and what it begins with, the longest first."""
    return (word[:end] for end in range(len(word), 2, -1))


def for_the_layout(page: Outline, n: int) -> Iterator[Correction]:
    """Whatever comes before the name of one of our layouts, where `layout: ` should."""
    line = page.lines[n]
    found = LAYOUT_LINE.fullmatch(line.text.rstrip())
    right = f"layout: {found['layout']}" if found else ""
    if found and line.text.strip() != right:
        yield Correction(
            start=line.start,
            end=line.start + len(line.text.rstrip()),
            headline="this line means to name the layout of the page",
            help=f"write `{right}`",
            edits=(replace(line.start, line.start + found.start("layout"), "layout: "),),
        )


def without_key(page: Outline, n: int) -> Iterator[Correction]:
    """A text or an address below a word such as a layout, which nothing can continue."""
    line, above = page.lines[n], page.above(n)
    words = line.text.strip()
    is_layout = words.startswith("m3/")
    is_below_word = above is not None and above.key in WORD_KEYS and bool(above.value)
    if line.kind is not Kind.WORDS or not (is_layout or is_below_word):
        return
    column = above.key_column if above else 0
    likely = ("name", "objective", "text")
    for key in ("layout",) if is_layout else ("permalink",) if words.startswith("/") else likely:
        yield Correction(
            start=line.start + line.indent,
            end=line.start + line.indent + len(words),
            headline="this line has no key"
            + (f", and is no part of `{above.key}` above it" if above else ""),
            help=f"write the key that it belongs to, such as `{key}: {words}`",
            edits=(replace(line.start, line.start + line.indent, f"{' ' * column}{key}: "),),
        )


def for_the_dash(page: Outline, n: int) -> Iterator[Correction]:
    """A sign, or an `o`, in place of the `-` of an item."""
    line = page.lines[n]
    found = _BULLET.match(line.text)
    if line.kind is not Kind.WORDS or not found or not any(one.dashes for one in page.lines[:n][-20:]):
        return
    start = line.start + found.start("sign")
    sign = found["sign"].strip()
    yield Correction(
        start=start,
        end=start + len(sign),
        headline=f"`{sign}` begins this line; an item of a list begins with `-` and a space",
        help="write `- ` instead",
        edits=(replace(start, line.start + found.end("sign"), "- "),),
    )


def behind_the_colon(page: Outline, n: int) -> Iterator[Correction]:
    r"""`responsibleParty:\`, where a list follows on the next lines."""
    line = page.lines[n]
    found = _BARE.fullmatch(line.text.rstrip())
    if found:
        at = line.start + found.start("stray")
        yield Correction(
            start=at,
            end=at + len(found["stray"]),
            headline=f"`{found['stray']}` follows the colon, and means nothing here",
            help=f"write `{found['words'].strip()}`",
            edits=(replace(line.start + found.end("words"), line.end, ""),),
        )


def before_a_text(page: Outline, n: int) -> Iterator[Correction]:
    """A word of the site's own, such as a party, with a sign before or behind it."""
    line = page.lines[n]
    if line.kind is not Kind.ENTRY or " " in line.value:
        return
    words = line.value.strip("[]{},;`\"'<>*&!|@%#")
    at = line.value.find(words)
    if words and words != line.value and words.isalnum():
        start, end = line.value_start, line.value_start + len(line.value)
        yield Correction(
            start=start,
            end=end,
            headline=f"signs around `{words}` keep it from being read",
            help=f"write `{words}`",
            edits=(replace(start, start + at, ""), replace(start + at + len(words), end, "")),
        )
