"""What keeps a page that opens front matter, and that names one of our layouts, from closing it."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.boundaries.below import below
from mkdocs_m3.reading.boundaries.page_lines import KEY, OPENING, end_of_front_matter, how_to_write, told
from mkdocs_m3.reading.boundaries.telltales import is_key_task
from mkdocs_m3.reading.yaml import composing
from mkdocs_m3.reading.yaml.draft import Correction, Draft
from mkdocs_m3.reading.yaml.yaml_error import NotYaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs_m3.reading.boundaries.below import Below
    from mkdocs_m3.reading.boundaries.page_lines import Line

_END: Final = re.compile(r"\n(?:---|\.\.\.)[ \t]*\r?$", re.MULTILINE)
_SUSPICIOUS: Final = re.compile(
    r"\n(?:[ \t\u00a0]*(?:---|[^\w\s#\[\]{}\"',|])(?:[^\w\n]|_)*(?:#.*)?$|---|~~~|```"
    r"|[ \t]*\r?\n(?:\w(?![\w .-]*:\s)|[*_!<>|`\[(]|##))",
    re.MULTILINE,
)
"""What damaged closing lines look like, and words below an empty line; front matter hardly has either."""
_JOINED: Final = rare(r"---[ \t]*(?=[^\s#\-])")
_AT_END: Final = rare(r"(?<=[^\s-])[ \t]*(?P<hyphens>---)[ \t]*\Z")
_CONFLICT: Final = "<<<<<<<"
_CONFLICT_MIDDLE: Final = "======="
_COMMENT: Final = "<!--"
_COMMENT_END: Final = "-->"


def may_be_wrong(text: str) -> bool:
    """Whether a page that opens front matter may fail to close it."""
    begin = text.find("\n")  # what begins with it is found sooner than what begins a line
    end = _END.search(text, begin) if begin >= 0 else None
    return end is None or _SUSPICIOUS.search(text, begin, end.start()) is not None


def correction(lines: Sequence[Line]) -> Correction | None:
    """What is wrong there, and how the page is read without it; the first line opens the front matter."""
    end = end_of_front_matter(lines, 1)
    stop = len(lines) if end is None else end
    if not is_key_task(lines[1:stop]) or (end is not None and _parses(lines[1:end])):
        return None
    under = below(lines, stop)
    text = _text(lines, under, is_open=end is None)
    if found := _damaged(lines, under, text, is_open=end is None):
        return found
    if end is None or _has_words(lines[:end], under):
        return _unclosed(lines, under, text)
    return _fence_within(lines[1:end])


def _parses(lines: Sequence[Line]) -> bool:
    """Whether lines are YAML as they are; one text in quotes may hold whatever looks like a mistake."""
    try:
        composing.compose(Draft(text="".join(f"{line.words}\n" for line in lines), start=0))
    except NotYaml:
        return False
    return True


def _has_words(lines: Sequence[Line], under: Sequence[Below]) -> bool:
    """Whether words of the page follow below an empty line, and no key below them.

    A mark of a code block is none if nothing but the `---` follows it.
    """
    last = max(n for n, line in enumerate(lines) if not line.is_blank)
    pairs = enumerate(pairwise(lines[:last] if lines[last].is_fence else lines), 1)
    begin = next((n for n, (above, line) in pairs if line.may_be_words and above.is_blank), None)
    return begin is not None and not under[begin - 1].has_key


def _text(lines: Sequence[Line], under: Sequence[Below], *, is_open: bool) -> int:
    """The first line below an empty one that only the text of a page has, with no key of ours below it."""
    has_value = False
    for n in range(1, len(under)):
        line = lines[n]
        is_item = line.words.startswith("- ") and not line.may_mean_closing
        is_list = is_open and has_value and is_item
        is_heading = line.may_be_words and n + 1 < len(lines) and lines[n + 1].is_underline
        if (
            (is_list or is_heading or line.is_label)
            and lines[n - 1].is_blank
            and not under[n - 1].has_our_key
        ):
            return n
        has_value = _has_value(line, above=has_value)
    return len(under)


def _has_value(line: Line, *, above: bool) -> bool:
    """Whether the key above the next line has a value that no list at the left edge can go on with."""
    if line.begins_key:
        return line.value[:1] not in ("", "#")
    return not line.words.startswith("- ") and (above or (not line.is_blank and line.words[0].isspace()))


def _damaged(lines: Sequence[Line], under: Sequence[Below], text: int, *, is_open: bool) -> Correction | None:
    """The first line that means to close the front matter and does not, above line `text`."""
    begin = _end_of_what_shows_a_key_task(lines, len(under))
    has_conflict = is_in_comment = False
    for n in range(1, text):
        line = lines[n]
        is_of_comment = line.signs.startswith(_COMMENT) or (is_in_comment and line.signs == _COMMENT_END)
        is_in_comment = (is_in_comment or is_of_comment) and _COMMENT_END not in line.words
        has_conflict |= line.words.startswith(_CONFLICT)
        is_of_conflict = has_conflict and line.words == _CONFLICT_MIDDLE
        if (
            n >= begin
            and not (is_of_conflict or is_of_comment)
            and _is_body(line, under[n], is_open=is_open or _is_above_a_rule(lines, under, n))
        ):
            found = _closing(line, under[n], lines[0].ending)
            if found:
                return found
        if line.may_be_words and not under[n - 1].goes_on:
            break
    return None


def _is_above_a_rule(lines: Sequence[Line], under: Sequence[Below], n: int) -> bool:
    """Whether nothing but empty lines are below a line, down to a `---` that is a rule of the text then."""
    return not under[n].has_anything and n + 1 < len(lines) and lines[n + 1].is_blank


def _end_of_what_shows_a_key_task(lines: Sequence[Line], stop: int) -> int:
    """The first line of which those above show a key task; more lines never show less."""
    return bisect_left(range(stop), x=True, key=lambda n: is_key_task(lines[1:n]))


def _closing(line: Line, under: Below, ending: str) -> Correction | None:
    """What is wrong with a line, if it means to close the front matter."""
    names_language = any(sign.isalnum() for sign in line.words)
    is_open_fence = line.is_fence and not names_language and not under.has_open_fence
    is_rule = line.may_mean_closing and not (line.is_fence and under.has_open_fence)
    if is_rule or is_open_fence:
        edit = Fix(start=line.start, end=line.end, replacement=OPENING)
        return told(line, "the front matter does not close with `---`", how_to_write(line), edit)
    if hyphens := _JOINED.match(line.words):
        place = line.start + hyphens.end()
        edit = Fix(start=line.start, end=place, replacement=f"{OPENING}{line.ending or ending}")
        headline = "the `---` that closes the front matter is not alone on its line"
        return told(line, headline, "put what follows it on the next line", edit)
    return None


def _is_body(line: Line, under: Below, *, is_open: bool) -> bool:
    """Whether what is below a line is the text of the page, and not the rest of the front matter."""
    if under.has_our_key or (under.has_key and not is_open):
        return False
    is_indented = line.words[:1] in (" ", "\t")
    is_last = is_open and (not is_indented or not under.has_anything)
    return is_last or under.has_words


def _unclosed(lines: Sequence[Line], under: Sequence[Below], text: int) -> Correction | None:
    """Front matter without any line that means to close it above line `text`."""
    last = 0
    for n in range(1, text):
        if lines[n].is_comment:
            continue  # at the end of what is read as keys, it is as likely a heading of the text
        if lines[n].may_be_yaml or (not lines[n].is_blank and under[n - 1].goes_on):
            last = n
        elif not lines[n].is_blank:
            break
    is_above_an_end = len(under) < len(lines) and not under[last].has_anything
    if is_above_an_end or not is_key_task(lines[1 : last + 1]):
        return None
    if hyphens := _AT_END.search(lines[last].words):
        return _at_end(lines[last], hyphens, lines[0].ending)
    edit = Fix(start=lines[last].end, end=lines[last].end, replacement=f"{lines[0].ending}{OPENING}")
    headline = "the front matter never closes; this is its last line"
    return told(lines[last], headline, "write `---` on a line of its own below this line", edit)


def _at_end(line: Line, hyphens: re.Match[str], ending: str) -> Correction:
    """The `---` that is at the end of the last line of the front matter."""
    return Correction(
        code="M3005",
        start=line.start + hyphens.start("hyphens"),
        end=line.start + hyphens.end("hyphens"),
        headline="the `---` that closes the front matter is not alone on its line",
        help="put it on a line of its own",
        edits=(Fix(start=line.start + hyphens.start(), end=line.end, replacement=f"{ending}{OPENING}"),),
    )


def _fence_within(lines: Sequence[Line]) -> Correction | None:
    """The mark of a code block among the keys, where nothing but keys is around it."""
    fences = [line for line in lines if line.is_fence]
    if not fences or not all(line.is_fence or line.is_blank or line.may_be_yaml for line in lines):
        return None
    line = fences[0]
    signs = len(line.fence)
    headline = "front matter is no code block, and this line would open or close one"
    if key := KEY.match(line.words, signs):
        edit = Fix(start=line.start, end=line.start + signs, replacement="")
        return told(line, headline, f"delete what is before `{key['key']}`", edit)
    edit = Fix(start=line.start, end=line.next, replacement="")
    return told(line, headline, "delete this line", edit)
