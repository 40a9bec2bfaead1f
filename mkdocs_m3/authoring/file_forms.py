"""How names of files are formed of numbers and names: read from those that are there, used for a new one."""

from __future__ import annotations

import re
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SEPARATORS: Final = ("-", "_", " ")
_DIGITS: Final = re.compile(r"(\d+)", re.ASCII)
_WORDS: Final = re.compile(r"(?P<separator>[-_ ])(?P<words>[^/]*[^\W\d_][^/]*)")
"""What follows a number, up to the end of the name of a file or folder."""
_MARK: Final = "\0"
"""Where a name has been in a path; no path has it."""


class Digits(NamedTuple):
    """A number."""

    of: str
    """What it counts."""
    width: int
    """How many digits it has at least; zeros fill it up."""


class Slug(NamedTuple):
    """A name, in letters and digits alone."""

    separator: str
    """What is between its words."""
    is_lower: bool
    """Whether it is in small letters."""


Form = tuple["str | Digits | Slug", ...]
"""The pieces of a name, with texts that are the same in each."""


def forms(path: str, numbers: Mapping[str, int], name: str) -> frozenset[Form]:
    """The forms by which a path without its ending may have been made, for these numbers and this name.

    Of several numbers, each comes before the next one. A form has the last of them or the name, for else it
    does not say which page it is; so there may be none.
    """
    last = tuple(numbers)[-1]
    found: set[Form] = set()
    for text, slug in _with_slug(path, name):
        for pieces in _numbered(text, numbers):
            form = _with_pieces(pieces, slug)
            found.update((form,) if slug else _without_words(form))
    return frozenset(form for form in found if _says_which(form, last))


def most_usual(found: Iterable[frozenset[Form]]) -> Form | None:
    """The form by which most of these paths may have been made; `None` where none has any.

    Words that several have are no name; digits are as few as will do; names are in small letters with `-`.
    """
    votes = Counter(form for one in found for form in one)

    def preference(form: Form) -> tuple[int, bool, int, int, bool]:
        slugs = [piece for piece in form if isinstance(piece, Slug)]
        widths = sum(piece.width for piece in form if isinstance(piece, Digits))
        separators = sum(_SEPARATORS.index(slug.separator) for slug in slugs)
        is_lower = all(slug.is_lower for slug in slugs)
        return votes[form], bool(slugs) is (votes[form] == 1), -widths, -separators, is_lower

    return max(sorted(votes, key=repr), key=preference, default=None)


def formed(form: Form, numbers: Mapping[str, int], name: str) -> str:
    """The path that a form makes."""
    pieces = (
        piece
        if isinstance(piece, str)
        else _slug(name, piece)
        if isinstance(piece, Slug)
        else f"{numbers[piece.of]:0{piece.width}}"
        for piece in form
    )
    return "/".join(part.strip("-_ ") for part in "".join(pieces).split("/"))


def _slug(name: str, form: Slug) -> str:
    said = re.sub(r"[\W_]+", form.separator, name.casefold() if form.is_lower else name)
    return said.strip("-_ ")


def _with_slug(path: str, name: str) -> Iterator[tuple[str, Slug | None]]:
    """Each way to see the name in a path, which has a mark in its place; or the path as it is."""
    has_name = False
    for separator, is_lower in product(_SEPARATORS, (True, False)):
        slug = _slug(name, Slug(separator, is_lower))
        pattern = rf"(?<![^\W_]){re.escape(slug)}(?![^\W_])"
        if slug and re.search(pattern, path):
            has_name = True
            yield re.sub(pattern, _MARK, path, count=1), Slug(separator, is_lower)
    if not has_name:
        yield path, None


def _numbered(text: str, numbers: Mapping[str, int]) -> Iterator[list[str | Digits]]:
    """The text with the numbers in it, looked for from its end; the first of them as often as it is there."""
    runs = _DIGITS.split(text)
    of = list(numbers)
    if not any(int(run) == numbers[of[-1]] for run in runs[1::2]):
        of = of[:-1] or of
    ways: list[list[str | Digits]] = [[run] for run in runs]
    for place in reversed(range(1, len(runs), 2)):
        if int(runs[place]) == numbers[of[-1]]:
            ways[place] = [Digits(of[-1], width) for width in _widths(runs[place])]
            of = of[:-1] or of
    yield from map(list, product(*ways))


def _with_pieces(pieces: Iterable[str | Digits], slug: Slug | None) -> Form:
    """The form of these pieces, with the name where its mark is."""
    form: list[str | Digits | Slug] = []
    for piece in pieces:
        if slug and isinstance(piece, str) and _MARK in piece:
            before, _, after = piece.partition(_MARK)
            form += [before, slug, after]
        else:
            form.append(piece)
    return tuple(piece for piece in form if piece != "")


def _widths(run: str) -> range:
    return range(len(run) if run.startswith("0") else 1, len(run) + 1)


def _without_words(form: Form) -> Iterator[Form]:
    """The form; also with the name in place of words that follow its last number and are another name."""
    yield form
    last = max((n for n, piece in enumerate(form) if isinstance(piece, Digits)), default=len(form))
    behind = form[last + 1] if last + 1 < len(form) else None
    found = _WORDS.match(behind) if isinstance(behind, str) else None
    if found and isinstance(behind, str):
        slug = Slug(found["separator"], found["words"] == found["words"].casefold())
        rest = (behind[found.end() :],) if behind[found.end() :] else ()
        yield (*form[: last + 1], found["separator"], slug, *rest, *form[last + 2 :])


def _says_which(form: Form, number: str) -> bool:
    return any(
        isinstance(piece, Slug) or (isinstance(piece, Digits) and piece.of == number) for piece in form
    )
