"""Links and bold words of which a sign is missing, so that Markdown shows them as they are written."""

from __future__ import annotations

import itertools
from html import unescape
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator, Sequence

    from markdown_it.token import Token

_WEB: Final = r"(?:https?://|mailto:)[^\s()\[\]]+"
_TARGET: Final = (
    rf"(?P<target>{_WEB}|(?:\.{{0,2}}/|\#)[^\s()\[\]]*|[^\s()\[\]]+\.(?:md|html?|docx?|xlsx?|pptx?|pdf)\b)"
)
_SURE_TARGET: Final = (
    rf"(?P<target>{_WEB}|\.{{1,2}}/[^\s()\[\]]+|/[^\s()\[\]]*[/.][^\s()\[\]]*"
    r"|[^\s()\[\]]+\.(?:md|html?|docx?|xlsx?|pptx?|pdf)\b)"
)
"""What can be nothing but an address, even where no bracket is before it."""
_FILE: Final = r"\.(?:md|html?|docx?|docm|xlsx?|xlsm|pptx?|pptm|pdf|csv|txt|zip|vsdx?)"
_BEGIN: Final = r"(?:https?://|\.{0,2}/|[^\s()\[\]<>/]+/)"
_INSIDE: Final = r"(?:[^()<>\n]|\([^()<>\n]*\))"
_LABEL_OF_ADDRESS: Final = r"\[(?P<label>[^\[\]\n]{1,200})\]\("
_WHOLE_ADDRESS: Final = rare(rf"{_LABEL_OF_ADDRESS}(?P<target>{_BEGIN}{_INSIDE}*|{_INSIDE}+{_FILE})\)")
"""A link whose address may have blanks and pairs of parentheses; Markdown takes none that has both."""
_TORN_ADDRESS: Final = rare(rf"{_LABEL_OF_ADDRESS}(?P<target>[^()<>\n]*\([^()<>/\n]*{_FILE})\)")
"""The same without the last of the parentheses in its address: [label](target (v2.docx)."""
_OPEN_ADDRESS: Final = rare(
    rf"{_LABEL_OF_ADDRESS}(?P<target>[^\s()<>]+[ ](?:[^\s/()<>]+[ ])?[^\s/()<>]+/{_INSIDE}*?{_FILE})"
    r"(?=[.,;:!?]*(?:\s|$))"
)
"""The same without the one behind its address, which goes on behind a blank: [label](the folder/plan.docx."""
_WITH_BLANKS: Final = (_WHOLE_ADDRESS, _TORN_ADDRESS, _OPEN_ADDRESS)
_LABEL: Final = r"(?P<label>[^\[\]()\n]{1,200})"
_LINKS: Final = tuple(
    rare(pattern)
    for pattern in (
        r"\[(?P<label>[^\[\]\n]{1,200})\]\((?P<target>[^\s()\[\]]*[^\s()\[\].,;:!?])(?=[.,;:!?]*(?:\s|$))",
        rf"\[(?P<label>[^\[\]\n]{{1,200}})\]\s{{1,3}}\({_TARGET}\)",  # [label] (target)
        rf"\({_LABEL}\)\[{_TARGET}\]",  # (label)[target]
        rf"(?<!\])\({_LABEL}\)\({_SURE_TARGET}\)",  # (label)(target)
        rf"\{{(?P<label>[^{{}}\[\]()\n]{{1,200}})\}}\({_SURE_TARGET}\)",  # {label}(target)
        rf"\[(?P<label>[^\[\]()\n]{{0,199}}[^\s\[\]()])\({_TARGET}\)(?!\])",  # [label(target)
        rf"(?P<label>\b\w[\w'-]*)\]\s?\({_TARGET}\)",  # label](target)
        rf"\[(?P<label>[^\[\]\n]{{1,200}})\]\s?\[{_TARGET}\]",  # [label][target]
        rf"\[(?P<label>[^\[\]\n]{{1,200}})\]\{{{_TARGET}\}}",  # [label]{target}
    )
)
_BOLD: Final = (
    rare(
        r"(?:^|(?<=[.:,;] ))\*\*[ ]{1,3}(?P<words>\S(?:[^*\n]{0,200}?\S)?)[ ]{0,3}\*\*(?!\S)"
    ),  # ** words **
    rare(r"(?<!\S)\*\*(?P<words>\w[^*\n]{0,200}?\S)[ ]{1,3}\*\*(?!\S)"),  # **words **
    rare(r"(?<!\S)\*\*(?P<words>\w[\w'-]*)"),  # **words
)
_BOLD_WITH_SPACE_BEHIND: Final = rare(
    r"(?<!\S)\*\*(?P<words>\w[^*\n]{0,200}?\S|\w)[ ]{1,3}\*\*(?=\w)"
)  # **words **next
_BOLD_WITH_SPACE_BEFORE: Final = rare(
    r"(?<=\w)\*\*[ ]{1,3}(?P<words>\S[^*\n]{0,200}?\w|\w)\*\*(?!\S)"
)  # before** words**
_CODE: Final = rare(r"(?<![\w`])`(?!`)(?P<words>[^`\s']*[^`\s'.,;:])(?=[\s.,;:]|$)(?![^`]*')")
MEANT: Final = rare(r"\\[!-/:-@\[-`{-~]|(?P<ticks>`+)(?=[^`])[^`]*[^`](?P=ticks)(?!`)")
"""What a backslash or code keeps from being markup."""
_UNEVEN: Final = rare(
    r"(?<![*\w\\])\*\*(?P<words>[^*\n]{1,200})\*(?![*\w])|(?<![*\w\\])\*(?P<more>[^*\n]{1,200})\*\*(?![*\w])"
)
"""What Markdown reads as words in italics beside a star."""


_STRUCK: Final = rare(r"(?<![~\w])~~(?![\s~])(?P<words>[^~\n]{1,200}?)(?<!\s)~~(?![~\w])")
_LAST_QUOTE: Final = rare(r"[\"\N{RIGHT DOUBLE QUOTATION MARK}](?=[.,;:!?]?\s*\Z)")
_OPENING: Final = "\N{LEFT DOUBLE QUOTATION MARK}\N{DOUBLE LOW-9 QUOTATION MARK}"
_SIGNS: Final = rare(r"\]|\[|\*\*|`|[)}]\(")


class Half(NamedTuple):
    """A link or bold words, and how they are written."""

    start: int
    """Where in the text it begins, in characters from 0."""
    end: int
    """Where it ends, exclusive."""
    right: str
    """The same with all its signs."""
    is_whole: bool = False
    """Whether no sign is missing, and only its address keeps Markdown from taking it for a link."""


def blanked(text: str, what: re.Pattern[str] = MEANT) -> str:
    """The text with as many signs that say nothing in place of each match of a pattern.

    Without another one, that is code, and whatever has a backslash before it.
    """
    return what.sub(lambda found: "\0" * len(found[0]), text)


def half_written(text: str, tokens: Sequence[Token]) -> Iterator[Half]:
    """What is shown with its signs, from the tokens into which a text was taken apart, in order."""
    bare = blanked(text)
    shown = "\n".join(_shown(tokens))
    position = 0
    for half in _in_words(text, bare) if shown else ():
        at = shown.find(unescape(text[half.start : half.end]), position)
        if at >= 0:
            position = at + 1
            yield half
    if _is_uneven(tokens):
        for found in _UNEVEN.finditer(bare):
            words = slice(*found.span("words" if found["words"] else "more"))
            yield Half(found.start(), found.end(), f"**{text[words]}**")


def stray_quote(text: str) -> Half | None:
    """The last word of a text with a quote behind it that none opens, and the word alone."""
    found = _LAST_QUOTE.search(text)
    if not found or text.count(found[0]) > 1 or any(one in text for one in _OPENING):
        return None
    words = text[: found.start()].rsplit(None, 1)[-1:]
    if not words or not words[0].rstrip(".,;:!?)")[-1:].isalpha():
        return None  # behind a number, it says inches
    return Half(found.start() - len(words[0]), found.end(), words[0])


def struck_through(text: str, tokens: Sequence[Token]) -> Iterator[Half]:
    """The words that two tildes on either side strike through elsewhere, with nothing but their words."""
    bare = blanked(text) if "~~" in text else ""
    shown = "".join(token.content for token in tokens if token.type == "text") if bare else ""
    for found in _STRUCK.finditer(bare):
        if "~~" in shown:
            yield Half(found.start(), found.end(), text[slice(*found.span("words"))])


def is_struck(text: str) -> bool:
    """Whether words of a text, or all of them, are struck through, so that it may not hold any more."""
    return "~~" in text and _STRUCK.search(MEANT.sub("", text)) is not None


def _shown(tokens: Iterable[Token]) -> Iterator[str]:
    """The words that are shown as they are in the text, no code, where signs are among them."""
    words = ""
    for token in tokens:
        if token.type == "text":
            words += token.content
        else:
            if _SIGNS.search(words):
                yield words
            words = ""
    if _SIGNS.search(words):
        yield words


def _is_uneven(tokens: Sequence[Token]) -> bool:
    """Whether a star is shown right beside words in italics."""
    beside = itertools.pairwise(tokens)
    return any(
        (one.type == "text" and one.content.endswith("*") and two.type == "em_open")
        or (one.type == "em_close" and two.type == "text" and two.content.startswith("*"))
        for one, two in beside
    )


def _in_words(text: str, bare: str) -> Iterator[Half]:
    """What looks half written in a text of which only the bare words are looked through, in order."""
    position = 0
    patterns = (
        *((pattern, "[{label}](<{target}>)") for pattern in _WITH_BLANKS),
        *((pattern, "[{label}]({target})") for pattern in _LINKS),
        (_BOLD_WITH_SPACE_BEHIND, "**{words}** "),
        (_BOLD_WITH_SPACE_BEFORE, " **{words}**"),
        *((pattern, "**{words}**") for pattern in _BOLD),
        (_CODE, "`{words}`"),
    )
    found = (
        Half(one.start(), one.end(), right.format(**_named(one, text)), pattern is _WHOLE_ADDRESS)
        for pattern, right in patterns
        for one in pattern.finditer(bare)
        if not _is_in_brackets(text, one.start()) and _may_be_half(one)
    )
    for half in sorted(found, key=lambda half: (half.start, -half.end)):
        if half.start >= position:
            yield half
            position = half.end


def _named(found: re.Match[str], text: str) -> dict[str, str]:
    """The words of a match by their names, as they are in the text."""
    return {name: text[slice(*found.span(name))] for name in found.re.groupindex}


def _may_be_half(found: re.Match[str]) -> bool:
    """Whether Markdown may not take a match for a link, as it does where an address has no blank."""
    if found.re not in (_WHOLE_ADDRESS, _TORN_ADDRESS):
        return True
    return " " in found["target"].strip() and "(" in found["target"]


def _is_in_brackets(text: str, at: int) -> bool:
    """Whether a bracket with a backslash before it opens ahead of a place, and none has closed since."""
    return text.rfind("\\[", 0, at) > text.rfind("]", 0, at)
