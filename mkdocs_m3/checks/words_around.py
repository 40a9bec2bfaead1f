"""What is said of an address with words before or behind it, where a page takes an address alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.nearest import LONGEST_WORD
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask

if TYPE_CHECKING:
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record
    from mkdocs_m3.model.key_task import Reference

_LONGEST: Final = 2_000
"""Characters of a value that is looked through."""
_BEGIN: Final = rare(r"(?:https?://(?!https?:)|mailto:)(?=[^\s/])", re.IGNORECASE)
_WORDS: Final = rare(r"(?=[^\n]*[^\W\d_])[^/?=&#()<>\[\]\"`:@%+\n]+")
"""Words that are no part of an address, nor a script."""
_AROUND: Final = " \t:,;|>-\u2010\u2011\u2012\u2013\u2014\u2192"
_BEHIND: Final = rare(r"\s+(?P<words>\([^()]*\s[^()]*\)|[-\u2013\u2014|]\s+[^/]*)\Z|[,;]\s+(?P<more>[^/]*)\Z")
"""Several words in parentheses, or any behind a sign; others may be the rest of a path with blanks."""
_BEHIND_END: Final = rare(
    r"(?<=/)\s+(?P<words>[^\W\d_][^/]*)\Z|(?:(?<=/)|(?<=\.\w{3})|(?<=\.\w{4}))\s+(?P<more>\([^()]*\))\Z"
)
"""Words behind what ends as a folder, and a word in parentheses behind that, or behind a file or a host."""
_LINK: Final = rare(
    r"(?P<before>[^\[\]\n]*)\[(?P<label>[^\[\]\n]*)\]\((?P<address>[^\s()]+)\)(?P<behind>[^\n]*)"
)
_SCHEMES: Final = ("http", "https", "mailto", "tel")
_KEY: Final = rare(r"([\w-]+)[ ]*:[ ]*[\"']?\Z")
_FARTHEST: Final = 80
"""Characters before a value in which its key is."""


class Around(NamedTuple):
    """An address, and the words that are with it."""

    address: str
    words: str
    where: str
    """`before`, `behind`, or `around` the address."""


def parted(value: str) -> Around | None:
    """The address in a value, and the words around it; `None` where there are none, or no address."""
    if len(value) > _LONGEST or not (" " in value or "\t" in value or ":" in value):
        return None
    found = _BEGIN.search(value)
    if found is None:
        return None
    if link := _LINK.fullmatch(value):
        words = " ".join(" ".join((link["before"], link["label"], link["behind"])).split())
        is_whole = bool(_BEGIN.match(link["address"])) and (link["before"] + link["behind"]).strip()
        return Around(link["address"], words, "around") if is_whole else None
    before = value[: found.start()].strip()
    rest = value[found.start() :].strip()
    if before.endswith("(") and rest.endswith(")"):
        before, rest = before[:-1].strip(), rest[:-1]
    words = before.strip(_AROUND)
    if before and (not _WORDS.fullmatch(words) or words.casefold() in _SCHEMES):
        return None
    behind = _BEHIND.search(rest) or _BEHIND_END.search(rest)
    address = rest[: behind.start()] if behind else rest
    more = next((one for one in behind.groups() if one), "").strip(_AROUND) if behind else ""
    if not (words or more):
        return None
    where = "around" if words and more else "before" if words else "behind"
    return Around(address, " \u2026 ".join(filter(None, (words, more))), where)


def finding(page: Record, offer: Reference) -> Finding | None:
    """What is said of words around an address; `None` where there are none."""
    around = parted(offer.target.value)
    if around is None:
        return None
    source, start = page.source.text, offer.target.start
    key = _KEY.search(source[max(0, start - _FARTHEST) : start])
    name = "text" if isinstance(page, KeyTask) else "name"
    right = "url" if key is None or key[1] == "filename" else key[1]
    words = f"`{around.words}`" if len(around.words) <= LONGEST_WORD else "the words"
    verb = "stand" if around.where == "around" else "come"
    return at_text(
        "M3040" if offer.is_file else "M3052",
        page,
        offer.target,
        f"words {verb} {around.where} the address `{around.address}`, so that readers cannot follow it",
        f"write `{right}: {around.address}`, and put {words} into `{name}`",
    )
