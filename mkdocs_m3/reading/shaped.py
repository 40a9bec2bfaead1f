"""A page's keys read by their shapes: for good, and to see how good a correction of its YAML is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import structs

from mkdocs_m3.findings.finding import Severity, offset
from mkdocs_m3.markup.comments import placements
from mkdocs_m3.reading import boundaries, kinds, own_keys, records, roles, schema
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.shapes.parties import words
from mkdocs_m3.reading.yaml import nodes
from mkdocs_m3.reading.yaml.judging import Judgement
from mkdocs_m3.reading.yaml.parsing import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance, Record, Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.front_matter import FrontMatter
    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.yaml.document import Document

_UNKNOWN_KEYS: Final = frozenset({"M3020", "M3021", "M3025"})
_WITHOUT_ITS_BEGINNING: Final = "M3015"
"""A record that may be an item of another list, or lack its first line: it weighs as much as such a key."""
_UNKNOWN_KEY: Final = 2
"""What a key that is not known where it is written weighs more than another finding."""
_WITHOUT_LAYOUT: Final = 100
"""What it weighs where a page lost its layout, more than any other findings."""
_WORD: Final = re.compile(r"\w+")


class Reading(NamedTuple):
    """What the keys of a page are."""

    root: nodes.Mapping
    """The keys that were read."""
    record: Record
    """Their record."""
    accepted: tuple[Acceptance, ...]
    """The findings that their author lets stand."""
    findings: tuple[Finding, ...]
    """What is wrong with them, in the order in which it was found."""


class Shapes:
    """Reads the keys of one page. The last reading is kept, since a sound page is judged and then read."""

    def __init__(self, source: Source, split: FrontMatter, vocabulary: Vocabulary) -> None:
        self._source = source
        self._split = split
        self._vocabulary = vocabulary
        self._keys = schema.declared(vocabulary).keys
        self._placements = placements(split.body)
        self._last: Reading | None = None
        self.renamed: own_keys.Renamed | None = None

    def document(self) -> Document:
        """The page's front matter, its YAML corrected as these shapes judge it."""
        split = self._split
        keys = own_keys.known(
            structs.replace(
                self._keys,
                parties=words(self._vocabulary),
                ids_of_parties=tuple(self._vocabulary.ids_by_name().items()),
            ),
            self._vocabulary.keys,
        )
        document = parse(split.yaml, split.start, keys, self.judge, split.draft.origins)
        if document.root is None or not self._vocabulary.keys.pairs:
            return document
        self.renamed = own_keys.renamed(document.root, self._vocabulary.keys)
        return structs.replace(document, root=self.renamed.root)

    def judge(self, root: nodes.Mapping) -> Judgement:
        """How much is wrong with these keys."""
        root = own_keys.renamed(root, self._vocabulary.keys).root
        layout, page_type = root.get("layout"), kinds.of(root, self._vocabulary)
        if page_type is None:
            at = boundaries.layout_line(self._split.yaml)
            is_list = isinstance(layout, nodes.Sequence | nodes.Mapping)
            return Judgement(_WITHOUT_LAYOUT, () if at is None or is_list else (self._split.draft.place(at),))
        found = self.read(root, page_type, ()).findings
        return self._judgement([one for one in found if one.severity >= Severity.WARNING])

    def _judgement(self, found: list[Finding]) -> Judgement:
        """How much findings weigh, and which of them tell of keys that would be known elsewhere."""
        unknown = [one for one in found if one.code in _UNKNOWN_KEYS]
        cured = (one for one in found if one.cure and not (one.code in _UNKNOWN_KEYS and _only_deletes(one)))
        mended = {line for one in cured for line in range(one.span.line - 1, one.span.line + 2)}
        text = self._source.text
        strange = [one for one in unknown if one.span.line not in mended]
        strange += [one for one in found if one.code == _WITHOUT_ITS_BEGINNING]
        begins = (offset(text, one.span) for one in strange)
        strays = (at for at in begins if _word(text, at) in self._keys.of_items)
        grave = len(unknown) + sum(one.code == _WITHOUT_ITS_BEGINNING for one in found)
        return Judgement(len(found) + _UNKNOWN_KEY * grave, tuple(strays))

    def read(self, root: nodes.Mapping, page_type: PageType, incomplete: Iterable[str]) -> Reading:
        """The record of a page of this kind; of the `incomplete` keys, a part is missing."""
        incomplete = frozenset(incomplete)
        if not incomplete and self._last and self._last.root is root:
            return self._last
        found: list[Finding] = []
        context = ReadContext(
            source=self._source,
            vocabulary=self._vocabulary,
            keys=self._keys,
            add=found.append,
            roles=roles.named(root, self._vocabulary),
        )
        record, accepted = records.read(
            page_type,
            root,
            context,
            incomplete,
            source=self._source,
            body=self._split.body,
            body_places=self._split.body_places,
            placements=self._placements,
        )
        self._last = Reading(root, record, accepted, tuple(found))
        return self._last


def _only_deletes(one: Finding) -> bool:
    """Whether a cure takes a key away, which may as well be known elsewhere."""
    return not any(edit.replacement for edit in one.cure)


def _word(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found[0] if found else ""
