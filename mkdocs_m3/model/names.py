"""When two names mean one artifact."""

from __future__ import annotations

import re
from fnmatch import translate
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PARENTHESIS: Final = re.compile(r"\(([^()]*)\)")
_INITIALS_FIRST: Final = re.compile(r"\s*(?P<initials>[A-Z][^\s()]*)\s+\((?P<words>[^()]+)\)\s*")
_BESIDE_INITIALS: Final = (
    re.compile(
        r"(?P<words>.+?)(?:[ ]+[-\u2013\u2014][ ]+|,[ ]+|[ ]+\[)(?P<initials>[A-Z][A-Za-z0-9&]{1,9})\]?"
    ),
    re.compile(r"(?P<initials>[A-Z][A-Za-z0-9&]{1,9})[ ]+[-\u2013\u2014=][ ]+(?P<words>.+)"),
)
_WORDS: Final = re.compile(r"[^\W_]+[+#]*")
_PATTERN: Final = rare(r"(?P<wildcard>\[!?[^\]]+\]|[*?])|(?P<word>[^\W_]+[+#]*)|[\W_]")
_LONGEST_WITH_INITIALS: Final = 500
_MOST_WORDS_WITH_INITIALS: Final = 12
_LEAST_SHORT: Final = 3
"""Letters of a short name that is taken for what it may stand for."""
_NONE: Final = frozenset(
    {
        "n/a", "n.a", "na", "none", "nothing", "nil", "not applicable", "tbd", "tba", "tbc",
        "to be determined", "to be decided", "to be defined", "to be announced", "to be confirmed",
        "to be added", "to come",
        "to do", "todo", "-", "--", "---", "\N{EN DASH}", "\N{EM DASH}", "\N{HORIZONTAL ELLIPSIS}", "?", "??",
        "???", "????", "xx", "xxx", "xxxx",
        "keine", "keiner", "keins", "entf\u00e4llt", "k.a", "k. a", "keine angabe", "nicht zutreffend",
        "noch offen", "noch zu bestimmen", "noch festzulegen", "wird noch festgelegt", "folgt",
        "aucun", "aucune", "s.o", "sans objet", "non applicable", "\u00e0 d\u00e9terminer",
        "\u00e0 d\u00e9finir", "\u00e0 pr\u00e9ciser", "\u00e0 confirmer", "\u00e0 venir",
        "ninguno", "ninguna", "no aplica", "no procede", "por determinar", "por definir", "por confirmar",
        "pendiente",
    }
)  # fmt: skip
"""Words that mean that there is none, or none yet, in the languages of the catalogs."""
_AROUND: Final = "*_`()[]{}<>\"' "
"""Signs that may be around such words."""
_LONGEST_NONE: Final = 40
_MOST_ALIKE: Final = 20
"""Names with the same first letters that are compared with one."""
_SMALL_WORDS: Final = frozenset({"a", "an", "and", "for", "in", "of", "on", "or", "the", "to"})


def fold(name: str) -> str:
    """The name as it is compared with others.

    Equal are names that differ in letter case, blanks, `&` for *and*, punctuation, or a parenthesis
    that only holds the initials of the words before it, `Integrated Master Schedule (IMS)`, or the words
    that the initials before it stand for, `IMS (Integrated Master Schedule)`.
    """
    if len(name) > _LONGEST_WITH_INITIALS:
        return " ".join(_words(name))
    if first := initials_first(name):
        return " ".join(_words(first[1]))

    def without_initials(found: re.Match[str]) -> str:
        return " " if _is_initials(found[1], name[: found.start()]) else found[0]

    return " ".join(_words(_PARENTHESIS.sub(without_initials, name))) or name.strip()


def initials_first(name: str) -> tuple[str, str] | None:
    """The initials of a name that begins with them, and the words that they stand for."""
    found = _INITIALS_FIRST.fullmatch(name) if "(" in name else None
    if not found or not _is_initials(found["initials"], found["words"], are_all=True):
        return None
    return found["initials"], found["words"]


def beside_initials(name: str) -> tuple[str, str] | None:
    """The initials that are before or behind their words, and the words: `Service Level Agreement - SLA`."""
    if first := initials_first(name):
        return first
    for pattern in _BESIDE_INITIALS if len(name) <= _LONGEST_WITH_INITIALS else ():
        found = pattern.fullmatch(name)
        if found and _is_initials(found["initials"], found["words"], are_all=True):
            return found["initials"], found["words"]
    return None


def with_initials(folded: str) -> Iterator[str]:
    """What becomes of a folded name when two or more of its words give way to their initials.

    `program management office lead` -> `pmo lead`, among others. None of a name with very many words, and no
    two letters alone, which stand for too much.
    """
    words = folded.split()
    if len(words) > _MOST_WORDS_WITH_INITIALS:
        return
    for begin, end in combinations(range(len(words) + 1), 2):
        if end - begin > 1:
            some = words[begin:end]
            forms = (*(_initials(some, small=small) for small in (True, False)), _initials_around_and(some))
            for initials in filter(None, dict.fromkeys(forms)):
                if len(short := " ".join((*words[:begin], initials, *words[end:]))) >= _LEAST_SHORT:
                    yield short


def initials(words: list[str]) -> tuple[str, ...]:
    """The initials of folded words, and, where that differs, those without `of`, `the`, and the like."""
    return tuple(dict.fromkeys(_initials(words, small=small) for small in (True, False)))


class CutShort:
    """Folded names, by which one is found of which some words are cut short: `program mgr`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_initials: dict[str, list[str]] = {}
        for name in names:
            self._by_initials.setdefault(_first_letters(name), []).append(name)

    def whole(self, folded: str) -> str | None:
        """The one name that is meant: `program manager`; `None` where there is none, or more than one."""
        alike = self._by_initials.get(_first_letters(folded), [])[:_MOST_ALIKE]
        found = [name for name in alike if all(map(_is_short_for, folded.split(), name.split()))]
        return found[0] if len(found) == 1 else None


def _first_letters(name: str) -> str:
    return "".join(word[0] for word in name.split())


def _is_short_for(word: str, whole: str) -> bool:
    """Whether a word is the whole one, or has its first letter and others of its letters in their order."""
    letters = iter(whole)
    is_short = _LEAST_SHORT - 1 <= len(word) < len(whole)
    return word == whole or (is_short and all(letter in letters for letter in word))


def says_none(words: str) -> bool:
    """Whether words say in place of a name that there is none, or none yet: `N/A`, `none`, `TBD`, `…`."""
    if len(words) > _LONGEST_NONE:
        return False
    bare = " ".join(words.casefold().split()).strip(_AROUND)
    return bare == "..." or bare.rstrip(".!") in _NONE


def is_like(name: str, pattern: str) -> bool:
    """Whether a name matches a pattern such as `Existing *`, with the wildcards of `fnmatch`.

    The rest of the pattern is compared as names are: letter case, punctuation, and so on do not count.
    """
    matches = _folded_pattern(pattern).match
    return bool(matches(fold(name)) or matches(" ".join(_words(name))))


@lru_cache(maxsize=256)
def _folded_pattern(pattern: str) -> re.Pattern[str]:
    found = list(_PATTERN.finditer(pattern.casefold().replace("&", " and ")))
    if not any(piece["wildcard"] for piece in found):
        return re.compile(re.escape(fold(pattern)) + r"\Z")
    pieces = (piece["wildcard"] or piece["word"] or " " for piece in found)
    return re.compile(translate(" ".join("".join(pieces).split())))


def _words(name: str) -> list[str]:
    return _WORDS.findall(name.casefold().replace("&", " and "))


def _is_initials(abbreviation: str, before: str, *, are_all: bool = False) -> bool:
    """Whether the abbreviation, or its plural, is made of the last words' first letters, or those of all."""
    letters = "".join(_WORDS.findall(abbreviation.casefold()))
    meant = tuple(word for word in (letters, letters.removesuffix("s")) if word)
    words = _words(before)
    forms = (_initials(words, small=small) for small in (True, False))
    return any(form in meant if are_all else form.endswith(meant) for form in forms if meant)


def _initials_around_and(words: list[str]) -> str:
    """The initials as `O&M` has them, folded: `o and m`."""
    return " ".join(word if word == "and" else word[0] for word in words) if "and" in words else ""


def _initials(words: list[str], *, small: bool) -> str:
    return "".join(word[0] for word in words if small or word not in _SMALL_WORDS)
