"""Front matter becomes nodes, however much of it is wrong.

What a line shows by itself is corrected first, then whatever keeps the YAML from parsing, one mistake
after the other, each as its author is told to correct it. Where that leads nowhere, the item or key around
the mistake is left out. So one mistake hides no other, and what follows from it is told by nobody.
"""

from __future__ import annotations

import dataclasses
import math
import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading import lines, nodes, yaml_errors
from mkdocs_m3.reading.draft import Correction, Draft
from mkdocs_m3.reading.faults import NO_KEY, TOO_MANY, TOO_MANY_VALUES, Fault, NotYaml
from mkdocs_m3.reading.lines.outline import Keys, outline
from mkdocs_m3.reading.lines.places import misplaced
from mkdocs_m3.reading.nodes import Composed, Mapping, Scalar
from mkdocs_m3.reading.repair import without
from mkdocs_m3.reading.yaml_errors.about_texts import quoted_from

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.diagnostics import Diagnostic
    from mkdocs_m3.model import Source

MOST_MISTAKES: Final = 100
"""Mistakes of YAML in one page before its reading is given up."""
LONGEST_CORRECTED: Final = 100_000
"""Characters of YAML that are corrected; in a longer one, what does not parse is left out."""
MOST_GUESSES: Final = 20
"""Lines out of place that are tried one after the other where YAML parses into something strange."""
NO_KEYS: Final = Keys(frozenset(), frozenset())
"""Of YAML that is no front matter of the playbook's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A front matter, as far as it could be read."""

    root: Mapping | None
    """Its keys; `None` where it is not a mapping, or nothing of it could be read."""
    mistakes: tuple[tuple[Correction, Draft], ...]
    """What is wrong with its lines and its YAML, each with the draft in which it was found."""
    duplicates: tuple[tuple[Scalar, Scalar], ...] = ()
    """Each key that appears again in its mapping, after the key it repeats."""
    incomplete: frozenset[str] = frozenset()
    """The top-level keys of which something was left out."""
    readable: str = ""
    """The YAML that parses."""
    told: tuple[tuple[int, int], ...] = ()
    """What was corrected or left out of the page, from and to (exclusive): what follows is not told."""

    def diagnostics(self, source: Source) -> Iterator[Diagnostic]:
        """The mistakes as findings."""
        return (draft.diagnostic(correction, source) for correction, draft in self.mistakes)


def parse(text: str, start: int, keys: Keys = NO_KEYS) -> Document:
    """The front matter's nodes, with places in the page that holds it from character `start` on."""
    return _Reading(text, start, keys).document()


class _Reading:
    """The reading of one front matter."""

    def __init__(self, text: str, start: int, keys: Keys) -> None:
        self._keys = keys
        found, self._draft = lines.corrected(Draft(text=text, start=start), keys)
        self._mistakes = list(found)
        self._told = [_extent(correction, draft) for correction, draft in found]
        self._incomplete: set[str] = set()

    def document(self) -> Document:
        """What can be read."""
        parsed = _parsed(self._draft)
        while next_ := self._got_past(parsed) if isinstance(parsed, Fault) else self._improved(parsed):
            parsed = next_
        if isinstance(parsed, Fault):
            return self._finished(None, ())
        root = parsed.root if isinstance(parsed.root, Mapping) else None
        return self._finished(root, parsed.duplicates)

    def _finished(self, root: Mapping | None, duplicates: tuple[tuple[Scalar, Scalar], ...]) -> Document:
        return Document(
            root=root,
            mistakes=tuple(self._mistakes),
            duplicates=duplicates,
            incomplete=frozenset(self._incomplete),
            readable=self._draft.text,
            told=tuple(self._told),
        )

    def _got_past(self, fault: Fault) -> Composed | Fault | None:
        """Correct or leave out what does not parse; how the rest parses, `None` where nothing is left."""
        if len(self._mistakes) >= MOST_MISTAKES:
            fault = Fault(problem=TOO_MANY, offset=fault.offset, context=fault.context)
        if fault.problem in (TOO_MANY, TOO_MANY_VALUES):
            self._take(next(yaml_errors.candidates(outline("", self._keys), fault)))
            return None
        correction, attempt, parsed = self._corrected(fault)
        self._take(correction)
        if attempt:
            self._draft = attempt
            return parsed
        is_stray = NO_KEY in fault.problem
        text, key, (begin, end) = without(self._draft.text, fault.begin, is_stray_line=is_stray)
        self._told.append((self._draft.place(begin), self._draft.place(end)))
        self._draft = dataclasses.replace(self._draft, text=text)
        self._incomplete.add(key)
        return _parsed(self._draft) if key else None

    def _corrected(self, fault: Fault) -> tuple[Correction, Draft | None, Composed | Fault | None]:
        """The likeliest correction that lets the reading go on, the draft with it, and how that parses."""
        page = outline(self._draft.text, self._keys)
        may_try = len(self._draft.text) <= LONGEST_CORRECTED
        first: Correction | None = None
        for correction in yaml_errors.candidates(page, fault):
            first = first or correction
            if may_try and correction.edits:
                attempt = self._draft.edited(correction.edits)
                parsed = _parsed(attempt)
                reached = attempt.place(parsed.begin) if isinstance(parsed, Fault) else math.inf
                if reached > self._draft.place(fault.begin):
                    return correction, attempt, parsed
        assert first is not None  # noqa: S101 - the last rule always finds something
        return dataclasses.replace(first, edits=()), None, None

    def _take(self, correction: Correction) -> None:
        self._mistakes.append((correction, self._draft))
        self._told.append(_extent(correction, self._draft))

    def _improved(self, composed: Composed) -> Composed | None:
        """Correct what parses, and not into what its author meant; how it parses then, if anything was."""
        if len(self._mistakes) >= MOST_MISTAKES or len(self._draft.text) > LONGEST_CORRECTED:
            return None
        marked = next((at for at in composed.marked if _is_meant_as_text(self._draft.text, at)), None)
        if marked is not None:
            correction = quoted_from(outline(self._draft.text, self._keys), marked)
            return self._adopted(correction, _strangeness(composed, self._keys) + 1)
        strange = _strangeness(composed, self._keys) + _groups_off(self._draft.text)
        if not strange:
            return None
        guesses = islice(misplaced(outline(self._draft.text, self._keys)), MOST_GUESSES)
        return next((found for one in guesses if (found := self._adopted(one, strange))), None)

    def _adopted(self, correction: Correction, strange: int) -> Composed | None:
        """Make a correction, if what it leads to parses and is less strange; how it parses."""
        attempt = self._draft.edited(correction.edits)
        parsed = _parsed(attempt)
        if isinstance(parsed, Fault):
            return None
        if _strangeness(parsed, self._keys) + _groups_off(attempt.text) >= strange:
            return None
        self._take(correction)
        self._draft = attempt
        return parsed


def _parsed(draft: Draft) -> Composed | Fault:
    """The nodes of a draft, or what keeps it from being parsed."""
    try:
        return nodes.compose(draft)
    except NotYaml as error:
        return error.fault


def _extent(correction: Correction, draft: Draft) -> tuple[int, int]:
    """What a correction is about and what its edits change, from and to (exclusive), in the page."""
    starts = (correction.start, *(edit.start for edit in correction.edits))
    ends = (correction.end, *(edit.end for edit in correction.edits))
    return draft.place(min(starts)), draft.place(max(ends))


_GROUP: Final = re.compile(r"^(?P<indent>[ ]*)-[ ]+group[ ]*:", re.MULTILINE)
_NAME: Final = re.compile(r"&(?P<name>[\w-]+)")


def _is_meant_as_text(text: str, at: int) -> bool:
    """Whether a text that begins with `&` is one, and no anchor that an alias names."""
    found = _NAME.match(text, at)
    return not (found and re.search(rf"(?:^|[\s\[,{{:-])\*{found['name']}(?![\w-])", text))


def _groups_off(text: str) -> int:
    """In how many columns too many groups of activities begin."""
    return max(0, len({found["indent"] for found in _GROUP.finditer(text)}) - 1)


def _strangeness(composed: Composed, keys: Keys) -> int:
    """How much of YAML that parses is nothing that anybody means to write."""
    found = 2 * len(composed.duplicates) + composed.wrapped_items + len(composed.marked)
    if not isinstance(composed.root, Mapping):
        return found
    return found + sum(key in keys.of_items and key not in keys.of_pages for key in composed.root.by_key)
