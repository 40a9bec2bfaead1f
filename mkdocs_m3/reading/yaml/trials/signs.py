"""Signs that have come before a key, an item or a text, or behind a colon, where nothing belongs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.lines.signs import LAYOUT_LINE
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_LONG: Final = 6
"""Letters of a key that hardly begins another word."""
_LONGEST: Final = 12
_FARTHEST: Final = 40
"""Characters before a key or an item that are looked through."""
_BEGIN: Final = re.compile(r"[ ]*(?:-[ ]+)*")
_WORD: Final = re.compile(r"\w+[ ]+")
_PIECE: Final = re.compile(
    rf"<[^<>\s]{{1,{_LONGEST}}}>|&\#?\w{{1,{_LONGEST}}};|\w{{1,3}}[.)]|[^\w\s]|\s{{1,{_FARTHEST}}}"
)
"""What may be before a key by mistake, one piece of it."""
_KEY: Final = re.compile(
    r"(?P<dashes>(?:-[ ]{1,40}){0,4})(?P<key>[A-Za-z_]{1,40})(?P<after>[^\w\s:]{0,3})[ ]{0,40}:(?=[ ]|$)"
)
_EMPTY: Final = frozenset({"", "''", '""'})
_ITEM: Final = re.compile(r"-[ ]+\S")
_SEPARATOR: Final = r"(?P<sign>[ ]*(?:[^\w\s:\"'\[\]{}/()<>#&-]|-)[ ]*|[ ]+|(?=[^\w\s:]))"
_BEFORE_KEY: Final = re.compile(r"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+):(?=\s|$)")
_ALONE: Final = re.compile(r"[ ]*(?P<signs>(?!-[ ])[^\w\s\[\]{}\"'][^\w\n\r\t\[\]{}\"']*)")
_BULLET: Final = re.compile(r"[ ]*(?P<sign>(?:[^\w\s\"'(<&\[{]{1,2}|[oOx]|\w{1,2}[.)])[ ]*)(?=[\w\"'(])")
_INSTEAD: Final = re.compile(rf"[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+){_SEPARATOR}(?P<value>.*)")
_BLOCK: Final = re.compile(r"[|>][+\-0-9]*")
_BARE: Final = re.compile(
    r"(?P<words>[ ]*(?:-[ ]+)*[A-Za-z_]+:)[ ]*(?P<stray>[^\w\s]{1,3}|&\#?\w+;|<[^<>]+>)"
)


def before_a_key(page: Outline, n: int) -> Iterator[Correction]:
    """`,filename: …`, `**name**: …` or `> - text: …`."""
    line = page.lines[n]
    if line.kind is Kind.COMMENT:
        return
    text = line.text.rstrip()
    glued = _BEFORE_KEY.match(text)
    if glued and glued["key"] not in page.keys and glued["key"][1:] in page.keys:
        right = f"{text[: glued.start('key')]}{text[glued.start('key') + 1 :]}".strip()
        yield _without_sign(line.start + glued.start("key"), text[glued.start("key")], right)
    elif (found := _behind_signs(text, page)) and not _begins_an_item(page, n, found[:2]):
        yield _without_signs(line, text, *found)


def _begins_an_item(page: Outline, n: int, signs: tuple[int, int]) -> bool:
    """Whether the signs are the `-` of an empty item, or of the first below a key without another value."""
    line, above = page.lines[n], page.above(n)
    if line.text[slice(*signs)].strip() != "-":
        return False
    return line.value in _EMPTY or (above is not None and bool(above.key) and not above.value)


def _behind_signs(text: str, page: Outline) -> tuple[int, int, re.Match[str] | None] | None:
    """Where signs begin and end before a key or an item, and the key; `None` where nothing is wrong."""
    indent = len(text) - len(text.lstrip(" "))
    begin = _end(_BEGIN, text, 0)
    ways = dict.fromkeys(((begin, begin), (indent, indent), (begin, _end(_WORD, text, begin))))
    return next((found for start, at in ways if (found := _behind_pieces(text, start, at, page))), None)


def _behind_pieces(
    text: str, start: int, at: int, page: Outline
) -> tuple[int, int, re.Match[str] | None] | None:
    """The same from one place on, of which all up to `at` may be there by mistake."""
    end = at
    while end - start <= _FARTHEST:
        found = _KEY.match(text, end)
        if found and found["key"] in page.keys and (end > start or found["after"]):
            return start, end, found
        if _ITEM.match(text, end) and text[start:end].strip():
            return start, end, None
        piece = _PIECE.match(text, end)
        if not piece:
            return None
        end = piece.end()
    return None


def _end(pattern: re.Pattern[str], text: str, at: int) -> int:
    found = pattern.match(text, at)
    return found.end() if found else at


def _without_signs(line: Line, text: str, begin: int, end: int, key: re.Match[str] | None) -> Correction:
    """The correction of signs from `begin` to `end` of a line's text, and of those behind its key."""
    before = text[begin:end].strip()
    signs = before or (key["after"] if key else "")
    right, edits = text[end:], [replace(line.start + begin, line.start + end, "")]
    if key:
        right = f"{key['dashes']}{key['key']}:{text[key.end() :]}"
        edits.append(replace(line.start + key.end("key"), line.start + key.end() - 1, ""))
    if signs[:1] in ('"', "'") and right.endswith(signs):
        right = right.removesuffix(signs)
        edits.append(replace(line.start + len(text) - len(signs), line.start + len(text), ""))
    return Correction(
        start=line.start + begin,
        end=line.start + max(end, begin + 1),
        headline=f"`{signs}` begins this line, where a key or an item should begin"
        if before
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
    edits = [replace(start, end, ": " if value else ":")]
    for below in page.lines[n + 1 :]:  # whoever writes `=` once does so on the next lines, too
        again = _INSTEAD.fullmatch(below.text.rstrip())
        if below.key or not again or again["key"] not in page.keys or again["sign"].strip() != sign:
            break
        edits.append(replace(below.start + again.end("key"), below.start + again.end("sign"), ": "))
    yield Correction(
        start=line.start + found.start("key"),
        end=start,
        headline=f"`{sign}` follows `{key}`, where a colon should" if sign else f"no colon follows `{key}`",
        help=f"write `{key}: {value}`" if value else f"write `{key}:`",
        edits=tuple(edits),
    )


def _beginnings(word: str) -> Iterator[str]:
    """The word, and what it begins with, the longest first."""
    return (word[:end] for end in range(len(word), 2, -1))


def for_the_layout(page: Outline, n: int) -> Iterator[Correction]:
    """Whatever comes before the name of one of our layouts, where `layout: ` should."""
    line = page.lines[n]
    found = LAYOUT_LINE.fullmatch(line.text.rstrip())
    right = f"layout: {found['layout']}" if found else ""
    if found and line.key.casefold() != "layout":
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
    is_below_word = above is not None and above.key in page.keys.of_words and bool(above.value)
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
    words = line.text.strip()
    if words.endswith(sign) and sign in ("*", "**", "_", "__", "`"):  # which mark the words between them
        yield Correction(
            start=start,
            end=start + len(words),
            headline="no `-` begins this line; an item of a list begins with `-` and a space",
            help=f"write `- {in_quotes(words)}`",
            edits=(replace(start, start + len(words), f"- {in_quotes(words)}"),),
        )
        return
    is_remark = sign == "//"
    takes = "a remark begins with `#`, and an item of a list with `-` and a space"
    yield Correction(
        start=start,
        end=start + len(sign),
        headline=f"`{sign}` begins this line; "
        + (takes if is_remark else "an item of a list begins with `-` and a space"),
        help="write `# ` instead, or `- ` if readers shall see it" if is_remark else "write `- ` instead",
        edits=(replace(start, line.start + found.end("sign"), "# " if is_remark else "- "),),
    )


def behind_the_colon(page: Outline, n: int) -> Iterator[Correction]:
    r"""`responsibleParty:\`, where a list follows on the next lines."""
    line = page.lines[n]
    found = _BARE.fullmatch(line.text.rstrip())
    if found and not _BLOCK.fullmatch(found["stray"]):
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
