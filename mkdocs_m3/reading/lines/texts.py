"""Quotes, and lines of a wrapped text that begin with `#`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.findings.wording import and_more
from mkdocs_m3.reading.lines.outline import Kind, closes
from mkdocs_m3.reading.lines.signs import CURLY
from mkdocs_m3.reading.yaml.draft import Correction, in_quotes, insert, quote, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.lines.outline import Line, Outline

_HASH: Final = re.compile(r"[ ]*#(?!\w+:(?:\s|$))\w")
_CURLY: Final = re.compile(rf"[{CURLY}]")
_IN_SIGNS: Final = re.compile(
    r"(?P<open><|\*{1,2}|`)(?P<word>[^<>\s*`]+)(?P<close>>|\*{1,2}|`)|\[(?P<label>[^\[\]]*)\]\((?P<target>[^()\s]+)\)"
)
_SIGNS: Final = {"<": "`<` and `>`", "*": "stars", "**": "stars", "`": "backticks"}
_PATH: Final = re.compile(r"\"(?:[A-Za-z]:|\\)\\(?:[^\\\"]+\\)*(?P<name>[^\\\"]+)\"")
_IN_DOUBLE: Final = re.compile(
    r'(?P<before>[\[{,:]\s*)?"(?P<words>(?:[^"\\]|\\.?|"")*)(?P<closing>"|\Z)', re.DOTALL
)
_PAIR: Final = re.compile(r'\\.|""', re.DOTALL)
_BEHIND_TEXT: Final = re.compile(r"[ \t]*(?:[,\]}\r\n]|[ \t]#|\Z)")
_COMMA: Final = re.compile(r"(?:\[.*\]|\{.*\}|\"[^\"]*\"|'[^']*')(?P<comma>[ ]*,)(?:[ \t]+#.*)?")


def curly_quotes(page: Outline) -> Iterator[Correction]:
    """Typographic quotes around a word or an address, which YAML takes for a part of it."""
    for line in page.lines:
        if line.kind is not Kind.ENTRY or line.key not in page.keys.of_words or not _CURLY.search(line.value):
            continue
        if not _CURLY.sub("", line.value).strip():
            continue
        first, last = line.value[0], line.value[-1]
        if first != "[" and not _CURLY.match(first) and not _CURLY.match(last):
            continue
        yield Correction(
            start=line.value_start,
            end=line.value_start + len(line.value),
            headline=f"the value of `{line.key}` is in typographic quotes, which YAML takes for a part of it",
            help=f"write `{line.key}: {_CURLY.sub('', line.value)}`",
            edits=tuple(
                replace(line.value_start + found.start(), line.value_start + found.end(), "")
                for found in _CURLY.finditer(line.value)
            ),
            is_certain=True,
        )


def signs_around(page: Outline) -> Iterator[Correction]:
    """A word or an address in signs of Markdown or of mail, such as `<https://…>`."""
    for line in page.lines:
        found = _IN_SIGNS.fullmatch(line.value) if line.key in page.keys.of_words else None
        if not found or line.kind is not Kind.ENTRY:
            continue
        word = found["word"] or found["target"]
        around = _SIGNS[found["open"]] if found["word"] else "the signs of a link"
        start, end = line.value_start, line.value_start + len(line.value)
        at = start + found.start("word" if found["word"] else "target")
        yield Correction(
            start=start,
            end=end,
            headline=f"the value of `{line.key}` is in {around}, which are no part of it",
            help=f"write `{line.key}: {word}`",
            edits=(replace(start, at, ""), replace(at + len(word), end, "")),
        )


def paths_of_windows(page: Outline) -> Iterator[Correction]:
    """The path of a file on its author's own computer, in the quotes in which Windows copies it."""
    for line in page.lines:
        found = (
            _PATH.fullmatch(line.value)
            if line.kind is Kind.ENTRY and line.key in page.keys.of_words
            else None
        )
        if found:
            yield Correction(
                code="M3042",
                start=line.value_start,
                end=line.value_start + len(line.value),
                headline=f"`{found[0][1:-1]}` is a path on somebody's computer, which readers cannot reach",
                help=f"write `{found['name']}`",
                edits=(replace(line.value_start, line.value_start + len(line.value), found["name"]),),
            )


def doubled_quotes(page: Outline) -> Iterator[Correction]:
    """Double quotes within a text in double quotes, each of them written twice, as Excel does."""
    lines = page.lines
    for n, line in enumerate(lines):
        if line.kind is not Kind.ENTRY or line.value[:1] not in ('"', "[", "{"):
            continue
        below = (m for m in range(n + 1, len(lines)) if lines[m].kind not in (Kind.INSIDE, Kind.WORDS))
        end = lines[next(below, len(lines)) - 1].end
        if line.value[0] != '"' and page.text.find("'", line.value_start, end) >= 0:
            continue  # in brackets, nobody can say which quotes are within which
        for found in _IN_DOUBLE.finditer(page.text, line.value_start, end):
            begins = found["before"] is not None or found.start() == line.value_start
            if begins and found["closing"] and _BEHIND_TEXT.match(page.text, found.end()):
                yield from _as_in_excel(found)


def _as_in_excel(text: re.Match[str]) -> Iterator[Correction]:
    """The correction of a text that holds double quotes twice, if it does."""
    start = text.start("words")
    places = [pair.start() for pair in _PAIR.finditer(text["words"]) if pair[0] == '""']
    right = edited(text["words"], (replace(at, at + 1, "\\") for at in places))
    if places:
        yield Correction(
            start=start + places[0],
            end=start + places[0] + 2,
            headline='between double quotes, a quote is written `\\"`, and not `""`',
            help=f'write `"{" ".join(right.split())}"`',
            edits=tuple(replace(start + at, start + at + 1, "\\") for at in places),
            is_certain=len(places) % 2 == 0,
        )


def commas_at_ends(page: Outline) -> Iterator[Correction]:
    """The commas of JSON behind a list, a record or a text in quotes, all as one finding."""
    found = [
        (line.value_start + comma.start("comma"), line.value_start + comma.end("comma"))
        for n, line in enumerate(page.lines)
        if line.kind is Kind.ENTRY and line.key and (comma := _COMMA.fullmatch(line.value))
        if not (below := page.lines[n + 1 : n + 2]) or below[0].kind in (Kind.ENTRY, Kind.BLANK)
    ]
    if found:
        start, end = found[0]
        yield Correction(
            start=start,
            end=end,
            headline="a comma ends this line, where YAML has none",
            help=f"delete the comma{and_more(len(found))}",
            edits=tuple(replace(start, end, "") for start, end in found),
        )


def comments_within(page: Outline) -> Iterator[Correction]:
    """Comments between the lines of one text, where YAML allows none."""
    done = 0
    for n, begin in enumerate(page.lines):
        if n < done or not _may_go_on(page, begin):
            continue
        done = n + 1
        while done < len(page.lines) and _is_of_text(page.lines[done], begin):
            done += 1
        while page.lines[done - 1].kind is Kind.COMMENT:
            done -= 1
        comments = [line for line in page.lines[n:done] if line.kind is Kind.COMMENT]
        if not comments:
            continue
        above = "".join(f"{' ' * begin.indent}{_to_next(page, line).lstrip()}" for line in comments)
        yield Correction(
            start=comments[0].start + comments[0].indent,
            end=comments[0].start + len(comments[0].text.rstrip()),
            headline="a comment comes between the lines of one text, and ends it",
            help=f"move the comment above the text{and_more(len(comments))}",
            edits=(
                insert(begin.start, above),
                *(replace(line.start, line.start + len(_to_next(page, line)), "") for line in comments),
            ),
        )


def _is_of_text(line: Line, begin: Line) -> bool:
    """Whether a line continues the text that begins on another, or is a comment among such lines."""
    return line.kind is Kind.WORDS or (line.kind is Kind.COMMENT and line.indent > begin.owner)


def _to_next(page: Outline, line: Line) -> str:
    """A line with its line ending."""
    end = page.text.find("\n", line.start)
    return page.text[line.start : end + 1 if end >= 0 else len(page.text)]


def unclosed_quotes(page: Outline) -> Iterator[Correction]:
    """A quote that does not close on its line, while the next line begins something else."""
    for n, line in enumerate(page.lines):
        sign = line.value[:1]
        if line.kind is not Kind.ENTRY or sign not in ('"', "'") or closes(line.value[1:], sign):
            continue
        below = next((one for one in page.lines[n + 1 :] if one.kind is not Kind.BLANK), None)
        if below is not None and below.kind is not Kind.ENTRY:
            continue
        yield Correction(
            start=line.value_start,
            end=line.value_start + 1,
            headline=f"the quote {sign} opens here and never closes",
            help=f"close it with another {sign}",
            edits=(insert(line.value_start + len(line.value), sign),),
        )


def hashes(page: Outline) -> Iterator[Correction]:
    """A line of a wrapped text that begins with `#`, which YAML takes for a comment."""
    lines = page.lines
    done = 0
    for n, line in enumerate(lines):
        if n < done or line.kind is not Kind.COMMENT or not _HASH.match(line.text):
            continue
        first = n - 1
        while first > 0 and lines[first].kind is Kind.WORDS:
            first -= 1
        begin = lines[first]
        if first < 0 or not _may_go_on(page, begin) or line.indent <= begin.owner:
            continue
        done = n + 1
        while done < len(lines) and _goes_on(lines[done], begin.owner):
            done += 1
        end = lines[done - 1].start + len(lines[done - 1].text.rstrip())
        words = page.text[begin.value_start : end]
        yield Correction(
            code="M3023",
            start=line.start + line.indent,
            end=line.start + len(line.text.rstrip()),
            headline="this line of a text begins with `#`: YAML reads it as a comment",
            help=f"put the whole text in quotes: `{in_quotes(words)}`, or move the comment above the text",
            edits=quote(page.text, begin.value_start, end),
        )


def _may_go_on(page: Outline, line: Line) -> bool:
    """Whether the value of a line is a plain text that the next line may continue."""
    return (
        line.kind is Kind.ENTRY
        and line.is_plain
        and line.key not in page.keys.of_words
        and " #" not in line.value
    )


def _goes_on(line: Line, owner: int) -> bool:
    is_hash = line.kind is Kind.COMMENT and line.indent > owner and bool(_HASH.match(line.text))
    return line.kind is Kind.WORDS or is_hash
