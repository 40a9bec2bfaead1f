"""YAML that does not parse, or parses into what nobody means, corrected one mistake after the other.

Each is corrected as its author is told to correct it. Where that leads nowhere, the item or key around the
mistake is left out. So one mistake hides no other, and what follows from it is told by nobody.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from itertools import chain, islice
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from mkdocs_m3.reading.lines.outline import Keys, Kind, outline
from mkdocs_m3.reading.lines.places import misplaced
from mkdocs_m3.reading.yaml import trials, yaml_errors
from mkdocs_m3.reading.yaml.composing import composed
from mkdocs_m3.reading.yaml.document import Document
from mkdocs_m3.reading.yaml.judging import Judge, weight
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar
from mkdocs_m3.reading.yaml.repair import without
from mkdocs_m3.reading.yaml.yaml_error import NO_KEY, TOO_DEEP, TOO_MANY, TOO_MANY_VALUES, YamlError
from mkdocs_m3.reading.yaml.yaml_errors.about_texts import quoted_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.reading.lines.outline import Outline
    from mkdocs_m3.reading.yaml.composing import Composed
    from mkdocs_m3.reading.yaml.draft import Correction, Draft

MOST_MISTAKES: Final = 100
"""Mistakes of YAML in one page before its reading is given up."""
MOST_MISTAKES_IN_LONG: Final = 20
"""The same where the front matter is longer than what is corrected, or has used up its trials."""
LONGEST_CORRECTED: Final = 100_000
"""Characters of YAML that are corrected; in a longer one, what does not parse is left out."""
MOST_GUESSES: Final = 20
"""Lines out of place that are tried one after the other where YAML parses into something strange."""
MOST_TRIED: Final = 1_500_000
"""Characters of YAML that are parsed in trials for one page, all together."""
_FARTHEST: Final = 10
"""Entries above a error among which the key is looked for that its list is the value of."""
_NAME: Final = re.compile(r"&(?P<name>[\w-]+)")
_ALIAS: Final = re.compile(r"(?:^|(?<=[\s\[,{:-]))\*(?P<name>[\w-]+)", re.MULTILINE)


class _Attempt(NamedTuple):
    """A correction that was tried."""

    correction: Correction
    draft: Draft
    parsed: Composed | YamlError
    reached: float
    """The place in the page up to which it parses; infinite where all of it does."""
    weight: int
    """How much is strange in what it parses into."""


class Correcting:
    """The reading of one front matter, of which the lines are corrected already."""

    def __init__(
        self, draft: Draft, found: Iterable[tuple[Correction, Draft]], keys: Keys, judge: Judge
    ) -> None:
        self._keys = keys
        self._judge = judge
        self._left = MOST_TRIED
        self._draft = draft
        self._mistakes = list(found)
        self._told = [_extent(correction, draft) for correction, draft in found]
        self._incomplete: set[str] = set()

    def document(self, parsed: Composed | YamlError) -> Document:
        """What can be read, from how the draft parses on."""
        while next_ := self._got_past(parsed) if isinstance(parsed, YamlError) else self._improved(parsed):
            parsed = next_
        if isinstance(parsed, YamlError):
            return self._finished(None, ())
        root = parsed.root if isinstance(parsed.root, Mapping) else None
        return self._finished(root, parsed.duplicates)

    def _finished(self, root: Mapping | None, duplicates: tuple[tuple[Scalar, Scalar], ...]) -> Document:
        return Document(
            root=root,
            mistakes=tuple(_once(self._mistakes)),
            duplicates=duplicates,
            incomplete=frozenset(self._incomplete),
            readable=self._draft.text,
            told=tuple(_merged(self._told)),
        )

    # --- what does not parse

    def _got_past(self, error: YamlError) -> Composed | YamlError | None:
        """Correct or leave out what does not parse; how the rest parses, `None` where nothing is left."""
        is_long = len(self._draft.text) > LONGEST_CORRECTED or self._left <= 0
        self._left -= len(self._draft.text)
        if len(self._mistakes) >= (MOST_MISTAKES_IN_LONG if is_long else MOST_MISTAKES):
            error = YamlError(problem=TOO_MANY, offset=error.offset, context=error.context)
        page = outline(self._draft.text, self._keys)
        known = tuple(yaml_errors.candidates(page, error))
        if error.problem in (TOO_MANY, TOO_MANY_VALUES):
            self._take(known[0])
            return None
        near = _lines_around(page, (error.offset, error.context)) if error.problem != TOO_DEEP else ()
        begin = self._draft.place(error.begin)
        for guesses in (chain(known, trials.trials(page, near)), trials.in_quotes(page, near)):
            if best := _best(one for one in self._tried(guesses, counts_quoted=True) if one.reached > begin):
                return self._adopted(best)
        self._take(structs.replace(_nearest(known, error, page), edits=()))
        return self._left_out(error)

    def _left_out(self, error: YamlError) -> Composed | YamlError | None:
        """Leave out the item or key around what does not parse."""
        is_stray = NO_KEY in error.problem
        text, key, (begin, end) = without(self._draft.text, error.begin, is_stray_line=is_stray)
        self._told.append((self._draft.place(begin), self._draft.place(end)))
        self._draft = structs.replace(self._draft, text=text)
        self._incomplete.add(key)
        return composed(self._draft) if key else None

    # --- what parses, and not into what its author meant

    def _improved(self, parsed: Composed) -> Composed | None:
        """Correct what parses into something strange; how it parses then, if anything was corrected."""
        if len(self._mistakes) >= MOST_MISTAKES or len(self._draft.text) > LONGEST_CORRECTED:
            return None
        strange, places, is_broken = weight(parsed, self._draft.text, self._keys, self._judge)
        if not strange:
            return None
        page = outline(self._draft.text, self._keys)
        names = {found["name"] for found in _ALIAS.finditer(page.text)} if parsed.marked else set()
        marked = (quoted_from(page, at) for at in parsed.marked if _is_text(page.text, at, names))
        near = _lines_around(page, (self._draft.offset(place) for place in places))
        guesses = chain(
            islice(marked, 1),
            islice(misplaced(page), MOST_GUESSES if is_broken else 0),
            trials.after_parsing(page, near, is_broken=is_broken),
        )
        better = (one for one in self._tried(guesses) if one.reached == math.inf and one.weight < strange)
        tried = tuple(_up_to_perfect(better))
        best = _best(tried)
        if best is None:
            return None
        improved = self._adopted_with_alike(best, tried, strange) or self._adopted(best)
        return None if isinstance(improved, YamlError) else improved

    # --- trials

    def _tried(self, corrections: Iterable[Correction], *, counts_quoted: bool = False) -> Iterator[_Attempt]:
        """Each correction that has edits, with what it leads to, as long as the page is not too long."""
        if len(self._draft.text) > LONGEST_CORRECTED:
            return
        seen = set()
        for correction in corrections:
            if self._left <= 0:
                return
            if not correction.edits:
                continue
            draft = self._draft.edited(correction.edits)
            if draft.text in seen:
                continue
            seen.add(draft.text)
            self._left -= len(draft.text)
            parsed = composed(draft)
            if isinstance(parsed, YamlError):
                yield _Attempt(correction, draft, parsed, draft.place(parsed.begin), 0)
            else:
                found = weight(parsed, draft.text, self._keys, self._judge, counts_quoted=counts_quoted)
                yield _Attempt(correction, draft, parsed, math.inf, found.weight)

    def _adopted(self, attempt: _Attempt) -> Composed | YamlError:
        self._take(attempt.correction)
        self._draft = attempt.draft
        return attempt.parsed

    def _adopted_with_alike(
        self, best: _Attempt, tried: Iterable[_Attempt], strange: int
    ) -> Composed | YamlError | None:
        """Adopt all that are like it elsewhere with it, if together they help as much as one by one."""
        alike = _alike(best, tried)[: MOST_MISTAKES - len(self._mistakes)]
        if len(alike) == 1:
            return None
        together = chain.from_iterable(one.correction.edits for one in alike)
        attempt = next(self._tried((structs.replace(best.correction, edits=tuple(together)),)), None)
        if attempt is None or strange - attempt.weight != sum(strange - one.weight for one in alike):
            return None
        for one in alike:
            self._take(one.correction)
        self._draft = attempt.draft
        return attempt.parsed

    def _take(self, correction: Correction) -> None:
        self._mistakes.append((correction, self._draft))
        self._told.append(_extent(correction, self._draft))


def _once(mistakes: Iterable[tuple[Correction, Draft]]) -> Iterable[tuple[Correction, Draft]]:
    """The mistakes without those that say of a place what another says of it, with edits or earlier."""
    found: dict[tuple[int, str], tuple[Correction, Draft]] = {}
    for correction, draft in mistakes:
        said = (draft.place(correction.start), correction.headline)
        if said not in found or (correction.edits and not found[said][0].edits):
            found[said] = (correction, draft)
    return found.values()


def _best(attempts: Iterable[_Attempt]) -> _Attempt | None:
    """The first of those that read farthest, with the least that is strange; no more than needed are made."""
    return max(_up_to_perfect(attempts), key=lambda one: (one.reached, -one.weight), default=None)


def _up_to_perfect(attempts: Iterable[_Attempt]) -> Iterator[_Attempt]:
    """The attempts down to the first that leaves nothing strange."""
    for one in attempts:
        yield one
        if one.reached == math.inf and not one.weight:
            return


def _alike(best: _Attempt, attempts: Iterable[_Attempt]) -> list[_Attempt]:
    """This attempt and those that tell the same of other lines, from top to bottom."""
    found = [best]
    for one in attempts:
        is_alike = one.correction.headline == best.correction.headline
        if is_alike and not any(_overlap(one, other) for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.correction.start)


def _overlap(one: _Attempt, other: _Attempt) -> bool:
    """Whether the edits of one are among those of the other, or touch them."""
    (begin, end), (other_begin, other_end) = (
        (min(edit.start for edit in edits), max(edit.end for edit in edits))
        for edits in (one.correction.edits, other.correction.edits)
    )
    return begin <= other_end and other_begin <= end


def _nearest(known: tuple[Correction, ...], error: YamlError, page: Outline) -> Correction:
    """What to tell where nothing helps: the likeliest mistake on a line that the error is about."""
    n = page.text.count("\n", 0, error.begin)
    near = (one for one in known if page.lines[max(0, n - 1)].start <= one.start)
    return next(near, known[-1])


def _lines_around(page: Outline, offsets: Iterable[int]) -> tuple[int, ...]:
    """The lines with these places, those above and below, and the first below the keys above, each once."""
    found: dict[int, None] = {}
    edges = [n for n, line in enumerate(page.lines) if line.kind is Kind.ENTRY and not line.indent]
    for offset in offsets:
        n = page.text.count("\n", 0, offset)
        entries = (m for m in range(n - 1, -1, -1) if page.lines[m].kind is Kind.ENTRY)
        begins = next(entries, n)
        opens = next((m for m in islice(entries, _FARTHEST) if not page.lines[m].value), n)
        above = bisect_right(edges, n)
        near = (n, n - 1, begins, n + 1, opens + 1, edges[above - 1] + 1 if above else n)
        found |= dict.fromkeys(m for m in near if 0 <= m < len(page.lines))
    return tuple(found)


def _extent(correction: Correction, draft: Draft) -> tuple[int, int]:
    """What a correction is about and what its edits change, from and to (exclusive), in the page."""
    starts = (correction.start, *(edit.start for edit in correction.edits))
    ends = (correction.end, *(edit.end for edit in correction.edits))
    return draft.place(min(starts)), draft.place(max(ends))


def _merged(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, those that overlap as one."""
    found: list[tuple[int, int]] = []
    for begin, end in sorted(ranges):
        if found and begin < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        else:
            found.append((begin, end))
    return found


def _is_text(text: str, at: int, names: set[str]) -> bool:
    """Whether a text that begins with `&` is one, and no anchor that one of these aliases names."""
    found = _NAME.match(text, at)
    return not (found and found["name"] in names)
