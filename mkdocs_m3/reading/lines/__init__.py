"""Mistakes that the lines of YAML show by themselves, found before the YAML library has its say.

Each rule knows one kind of mistake, and is silent unless it is sure. Where no suspicious sign appears, none
of them is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines import conflicts, joined_items, party_at_edge, wrapped_texts
from mkdocs_m3.reading.lines.garbled import GARBLED, LOST
from mkdocs_m3.reading.lines.outline import outline
from mkdocs_m3.reading.lines.signs import BLANKS, CURLY, DASHES, UNSEEN
from mkdocs_m3.reading.lines.wrapped_texts import SEVERAL_WORDS

if TYPE_CHECKING:
    from mkdocs_m3.reading.lines.outline import Keys
    from mkdocs_m3.reading.yaml.draft import Correction, Draft

_KEY: Final = r"(?:-[ ]+)*[\"']?\w+[\"']?[ ]*:"
_UNCLOSED: Final = r"(?:\"(?:[^\"\\\n]|\\.)*|'(?:[^'\n]|'')*)$"
_AT_BEGINNING: Final = (
    rf"[\t{BLANKS}]|(?:-[ -]*)?\w*[{UNSEEN}]",
    rf"[{DASHES}]|[*+][ \t]|-[^ \n\r]|-[ ]*[\t{BLANKS}]",  # look-alikes of `- `
    rf"(?:\w{{1,3}}[.)]|o)[ \t{BLANKS}]",  # numbers and letters in its place
    r"\*\*\w",
    r"[^\s\-][ ]?-[ ]+\w+[ ]*:",
    r"\\[-*+]|\d{1,3}\\[.)]",  # escapes of Markdown
    r"-[ ]+\[[ xX]?\]",  # boxes to check off
    rf"-[ ]+{_UNCLOSED}",
    r"#",
    r"\+(?:-[ ]|\w+[ ]*:)",
    r">|<!--|<{7}|={7}|\|{7}|\|[^\n]*\|[ \t]*\r?$",
    rf"(?:-[ ]+)?{conflicts.HEAD}[ \t]*\r?$",
    SEVERAL_WORDS,
)
_BEHIND_A_COLON: Final = (
    rf"[{BLANKS}]",
    rf"[ ]+[{CURLY}]|[ ]+\[[^\n]*[{CURLY}]|[ ]+{_UNCLOSED}",
    r"[ ]+(?:[<*`]|\[[^\n]*\]\()",  # signs around a word
    r"[ ]+[\"'](?:[A-Za-z]:|\\)\\",  # a path of Windows
    r"[ ]+[|>][-+0-9]{0,2}[ ]*\r?\n[ ]*-[ ]",  # a list as one text
)
_AT_END: Final = (rf"[{CURLY}][ \t]*$", r"[\]}\"'][ ]*,[ \t]*(?:#[^\n]*)?$")
_FARTHER_LEFT: Final = r"(?P<indent>[ ]+)\w+[ ]*:[ ]*\r?\n(?:[ ]*(?:#[^\n]*)?\r?\n)*(?!(?P=indent))[ ]*-"
_TWICE: Final = r"(?P<side>[ ]+)(?P<twice>\w+)[ ]*:[^\n]*\n(?P=side)(?P=twice)[ ]*:"
_AMONG_WORDS: Final = r"[ ]*-[ ]+[\"']?[\w-]+[\"']?[ ]*\r?\n[ ]*-[ ]+\w+[ ]*:"
_NAMED: Final = r"\w+[ ]*:[^\n]*\n(?:[ ]+\w[^\n]*\n){0,3}?[ ]+activities[ ]*:"
_GROUP: Final = rf"activities[ ]*:[ ]*(?:#[^\n]*)?\r?\n\s*-[ ]+(?:group[ ]*:|{_NAMED})"
_POINTS: Final = (
    r"(?P<dash>[ ]*)-[ ]+[^\n]*\n(?P=dash)[ ]{2,}-[ ]"
    r"|(?P<column>[ ]+)\w+[ ]*:[ ]+[^\n]*\n(?P=column)[ ]*-[ ]"
)
_ADDRESS: Final = r"[ ]*(?:-[ ]+)*\w+[ ]*:[ ]+(?:https?:/)?/\S+[ ]*\r?\n[ ]+(?!-[ ])[^\s#]\S*(?<!:)[ ]*$"
_COMMA: Final = r"\{[^{}]*,[^:{}\[\]\"'\n]+[,}]|[\[{][^\[\]{}\n]*\([^()\n]*,"
_DOUBLED: Final = r"(?<=[^\s\"\[{,:])\"\"|\"\"[^\s\"\]},]"
_OF_LINES: Final = (
    rf"[ ]*(?:{'|'.join(_AT_BEGINNING)}|{_KEY}(?:{'|'.join(_BEHIND_A_COLON)}))",
    _FARTHER_LEFT,
    _TWICE,
    _AMONG_WORDS,
    _POINTS,
    _GROUP,
    _ADDRESS,
)
_WITHIN_LINES: Final = (*_AT_END, _COMMA, _DOUBLED, GARBLED, "\u00e2\u20ac", LOST)
_OF_A_LINE: Final = re.compile(rf"\n(?:{'|'.join(_OF_LINES)})", re.MULTILINE)
_MAY_BE_WITHIN: Final = re.compile(r"[^\x00-!#-&(-Z\\^-z|~]")
"""Brackets, quotes, and whatever is beyond ASCII, with one of which the others begin."""
_WITHIN_A_LINE: Final = re.compile(
    rf"(?={_MAY_BE_WITHIN.pattern})(?:{'|'.join(_WITHIN_LINES)})", re.MULTILINE
)


def corrected(draft: Draft, keys: Keys) -> tuple[tuple[tuple[Correction, Draft], ...], Draft]:
    """Every mistake that a line shows, with the draft that it is found in, and the draft without them."""
    found: list[tuple[Correction, Draft]] = []
    is_suspicious = (
        _OF_A_LINE.search(f"\n{draft.text}")
        or (_MAY_BE_WITHIN.search(draft.text) and _WITHIN_A_LINE.search(draft.text))
        or joined_items.may_be(draft.text)
        or wrapped_texts.may_be(draft.text, keys)
        or party_at_edge.may_be(draft.text, keys)
    )
    if not is_suspicious:
        return (), draft
    from mkdocs_m3.reading.lines.rules import RULES  # noqa: PLC0415 - most pages need none of them

    page = outline(draft.text, keys)
    for rule in RULES:
        if own := tuple(rule(page)):
            found += ((correction, draft) for correction in own)
            draft = draft.edited(edit for correction in own for edit in correction.edits)
            page = outline(draft.text, keys)
    return tuple(found), draft
