"""Placeholders within the words of a text, such as `XX`, `TBD`, `??`, `____` and `[date]`.

A text that is nothing else is none of these: `says_none` knows it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markdown_it.common.utils import normalizeReference

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import blanked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.markup.tokens import Addresses

_SIGNS: Final = ("XX", "TB", "tb", "TODO", "??", "___")
"""What most texts have none of: so few that it takes little time to look for each."""
_WHAT: Final = r"(?:(?:[a-z]+[ ])?(?:dates?|names?|numbers?|amounts?)|days?|months?|years?)"
_IN_BRACKETS: Final = (
    rf"\[(?:(?:insert|fill[ ]in|your|(?:dates?|names?|numbers?|amounts?)[ ]of)[ ][^\[\]\n]{{1,60}}"
    rf"|(?:(?:add|enter|type)[ ](?:the[ ])?)?{_WHAT}|tb[acd]|to-?do|x{{2,}}|\?+|_+)\]"
)
_MAY_BE_IN_BRACKETS: Final = re.compile(_IN_BRACKETS, re.IGNORECASE)
_NO_PLACEHOLDERS: Final = (
    r"(?![ ]+(?:lists?|logs?|items?|entry|entries|values?|notes?|marks?|markers?|registers?|columns?|fields?"
    r"|placeholders?|el|lo|las?|los|os?|as?|est[aeo]|ello)\b)"
)
"""What follows words that speak of placeholders, or `TODO` where it is Spanish for *all*."""
_BEFORE: Final = r"(?<![^\s($€£])"
_PLACEHOLDER: Final = rare(
    rf"(?P<number>{_BEFORE}X{{2,6}}(?:[/,.]X{{2,6}})*(?:/(?:20)?(?:XX|\d\d))?)(?!\w|-[A-Z\d]|[./]\w)"
    rf"|{_BEFORE}(?P<word>TB[ACD]|tb[acd])(?![\w\"'-]){_NO_PLACEHOLDERS}"
    rf"|(?:(?:\A|(?<=[.:;(\u2013\u2014-][ ])|(?<=\())TODO|{_BEFORE}TODO(?=:))(?![\w\"'-]){_NO_PLACEHOLDERS}"
    r"(?::?[ ][^.;:!?()\[\]\n]{1,100}(?=[.;!?)]|\Z))?"  # and what is to be done
    rf"|{_BEFORE}\?{{2,}}(?:[/.]\?{{2,}})*(?:/\d{{2,4}})?(?=%|[.,;](?:\s|\Z)|[ ]+[a-z\d])"
    r"|(?<![\w*])_{3,}(?![\w*])"
    rf"|(?<![\w\]!])(?P<bracketed>(?i:{_IN_BRACKETS}))(?![\[(:{{])(?!\s\()"
)
_LINK: Final = rare(r"\[[^\[\]\n]*\]\((?:<[^<>\n]*>|[^()\n]*)\)|<[^<>\n]*>")
_CHUNK: Final = rare(r"\S+")
_NAME_OF_FILE: Final = rare(r"\w\.[A-Za-z]\w{1,4}[).,;:!?\"']{0,3}\Z")
_LAST_WORD: Final = rare(r"([^\W\d_]+)[^\w.;:!?]*\Z")
_FARTHEST: Final = 40
"""Characters before a placeholder among which the word before it is."""
_ROMAN: Final = ("XX", "XXX")
_OTHER_ROMAN: Final = rare(r"(?<!\w)(?!X+(?!\w))[IVXLC]+(?!\w)")
"""A Roman number that is no placeholder, behind which another one may be: *sections I to XX*."""
_NUMBERED: Final = frozenset(
    {
        "annex", "appendix", "article", "artículo", "capítulo", "chapter", "chapitre", "part", "partie",
        "secolo", "section", "sección", "siglo", "siglos", "século", "title", "titre", "título", "volume",
    }
)  # fmt: skip
"""What a Roman number follows, in small letters as well."""
_BEFORE_NUMBERS: Final = frozenset(
    {
        "about", "after", "at", "before", "by", "each", "every", "for", "from", "in", "of", "on", "over",
        "the", "to", "until", "within",
    }
)  # fmt: skip
"""Words that begin a sentence and that no Roman number follows."""
_SPEAKING: Final = frozenset(
    {
        "a", "all", "any", "as", "each", "enter", "every", "leave", "mark", "marked", "no", "open", "or",
        "put", "remaining", "say", "says", "use", "word", "write",
    }
)  # fmt: skip
"""Words before `TBD` where a text speaks of it: *mark it as TBD*."""


_SIGNS_OF_NOTES: Final = (
    "please ", "[Please ", "[ask ", "[Ask ", "heck with ", "onfirm with ", "alk to ", "!!", "??",
    "TODO", "FIXME", "TBD", "[Comment",
)  # fmt: skip
"""What most texts have none of, likewise."""
_NOTE: Final = rare(
    r"\[(?:"
    r"(?:[^\[\]()\n]{0,80}[ ])?[Pp]lease[ ](?:add|advise|clarify|confirm|fill|update|verify)\b"
    r"[^\[\]()\n]{0,80}"
    r"|(?:[Aa]sk|[Cc]heck[ ]with|[Cc]onfirm[ ]with|[Tt]alk[ ]to)[ ][A-Z][^\[\]()\n]{0,80}"
    rf"|(?:TODO|FIXME|TBD)\b{_NO_PLACEHOLDERS}[ :][^\[\]()\n]{{1,80}}"
    r"|Comment(?:ed)?[ ]?[A-Z]{1,3}\d{1,3}:[^\[\]()\n]{1,200}"
    r")\](?![\[(:{])"
    r"|\((?:"
    rf"(?:TODO|FIXME|TBD)\b{_NO_PLACEHOLDERS}:?[ ][^\[\]()\n]{{1,80}}"
    r"|[A-Z]\w+:[ ]please[ ][^\[\]()\n]{1,80}"
    r"|(?:[^\[\]()\n]{0,80}\b)?(?:[Aa]sk|[Cc]heck|[Cc]onfirm|[Vv]erify|[Pp]lease)\b"
    r"[^\[\]()\n]{0,80}(?:!!|\?\?)"
    r")\)"
)
"""A note to somebody who works on the page, in brackets: `(ask Karen!!)`, `[Dana: please confirm]`."""


def may_hold_placeholders(text: str) -> bool:
    """Whether a text may hold one, or a note."""
    return (
        any(sign in text for sign in _SIGNS)
        or ("[" in text and _MAY_BE_IN_BRACKETS.search(text) is not None)
        or any(sign in text for sign in _SIGNS_OF_NOTES)
    )


def notes(text: str) -> Iterator[tuple[int, int]]:
    """Where notes to others who write the page are: from, in characters from 0, and to, exclusive."""
    if any(sign in text for sign in _SIGNS_OF_NOTES):
        for found in _NOTE.finditer(blanked(text)):
            yield found.span()


def placeholders(text: str, addresses: Addresses) -> Iterator[tuple[int, int]]:
    """Where each begins and ends (exclusive), in characters from 0.

    None is in code, in a link, in an address, or in the name of a file; nor is it the name of one of these
    `addresses`, which is told as such.
    """
    bare = blanked(blanked(text), _LINK)
    bare = _CHUNK.sub(lambda found: "\0" * len(found[0]) if _is_address(found[0]) else found[0], bare)
    for found in _PLACEHOLDER.finditer(bare):
        if not _is_meant(found, bare, addresses):
            yield found.span()


def _is_address(chunk: str) -> bool:
    return "://" in chunk or "\\" in chunk or ("." in chunk and _NAME_OF_FILE.search(chunk) is not None)


def _is_meant(found: re.Match[str], text: str, addresses: Addresses) -> bool:
    """Whether the signs say something: a Roman number, a word as such, or the name of an address."""
    if found["bracketed"]:
        return normalizeReference(found["bracketed"][1:-1]) in addresses
    words = text[max(0, found.start() - _FARTHEST) : found.start()]
    before = _LAST_WORD.search(words)
    word = before[1] if before else ""
    if found["number"] in _ROMAN and _OTHER_ROMAN.search(words):
        return True
    if found["number"] in _ROMAN:
        is_title = word[:1].isupper() and word.casefold() not in _BEFORE_NUMBERS
        return is_title or word.casefold() in _NUMBERED
    return bool(found["word"]) and word.casefold() in _SPEAKING
