"""A page without its views: whether it is one of ours, its record, and what is wrong in its front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Severity, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import KeyTask
from mkdocs_m3.reading import boundaries, kinds, layouts, list_headings, own_keys, parted_lists, schema
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.shaped import Shapes
from mkdocs_m3.reading.yaml import duplicates, nodes
from mkdocs_m3.reading.yaml.draft import findings_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Acceptance, PlacedView, Record, Source
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.front_matter import FrontMatter
    from mkdocs_m3.reading.yaml.document import Document

_ANCHOR: Final = rare(r"(?:^|[\s\[,{])&[\w-]+(?:\s|$)")
_NEVER_A_CONSEQUENCE: Final = frozenset({"M3006", "M3010"})
"""Codes of findings that are told of a line of which something else was told already."""


class Page(Struct, frozen=True, kw_only=True):
    """What one page turned out to be."""

    record: Record | None = None
    """Its record; `None` where the page is none of the playbook's."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What is in the front matter of a page that has a record, key by key, as YAML reads it."""
    views: tuple[PlacedView, ...] = ()
    """The views that it places."""
    accepted: tuple[Acceptance, ...] = ()
    """The findings about it that its author lets stand."""
    findings: tuple[Finding, ...] = ()
    """What is wrong in it, in the order in which it was found."""
    is_ours: bool = False
    """Whether it is part of the playbook, or means to be; a page of the site may just hold views."""
    is_mended: bool = False
    """Whether MkDocs finds another front matter in it than we do, who correct the lines around it."""


def read(source: Source, split: FrontMatter | None, vocabulary: Vocabulary) -> Page:
    """The page whose text is split like this; `None` for the split of one without front matter."""
    if split is None:
        return Page()
    if not _may_name_layout(split, vocabulary):
        return _without_layout(split, source, vocabulary)
    shapes = Shapes(source, split, vocabulary)
    document = shapes.document()
    layout = layouts.of(document)
    if not layout.startswith("m3/") and not split.names_m3_layout:
        return _without_layout(split, source, vocabulary)
    mistakes = (*findings_of(split.mistakes, source), *findings_of(document.mistakes, source))
    own = _looked_over(document, split, source, vocabulary, shapes.renamed, is_sound=not mistakes)
    page_type = kinds.of(document.root, vocabulary) if document.root else None
    if document.root is None or page_type is None:
        return _page(mistakes, own, document, split, source)
    reading = shapes.read(document.root, page_type, document.incomplete)
    page = _page(mistakes, (*own, *reading.findings), document, split, source)
    return replace(
        page,
        record=_judged(reading.record, document, page.findings),
        values=nodes.values(document.root),
        accepted=reading.accepted,
        is_ours=True,
    )


def _may_name_layout(split: FrontMatter, vocabulary: Vocabulary) -> bool:
    """Whether it may name one of our layouts, at the left edge; quickly seen."""
    return "m3/" in split.yaml.casefold() and not boundaries.indents_layout(split.yaml, vocabulary.keys)


def _without_layout(split: FrontMatter, source: Source, vocabulary: Vocabulary) -> Page:
    """A page that names none of our layouts; what is wrong at its boundaries is told if it means to."""
    slip = boundaries.without_marker(split.yaml, vocabulary.keys)
    if slip is None:
        return Page()
    findings = (*findings_of(split.mistakes, source), split.draft.finding(slip, source))
    return Page(findings=findings, is_ours=True, is_mended=bool(split.mistakes))


def _looked_over(
    document: Document,
    split: FrontMatter,
    source: Source,
    vocabulary: Vocabulary,
    renamed: own_keys.Renamed | None,
    *,
    is_sound: bool,
) -> list[Finding]:
    """What is wrong with the keys as such, whatever their values; `is_sound` says that the YAML parses."""
    found: list[Finding] = []
    keys = schema.declared(vocabulary).keys
    context = ReadContext(source=source, vocabulary=vocabulary, keys=keys, add=found.append)
    if document.root:
        duplicates.report(document, context)
    if renamed:
        own_keys.report(renamed, context)
    layouts.report(document, split.start, context)
    kind = kinds.of(document.root, vocabulary) if document.root and is_sound else None
    if document.root and kind:
        list_headings.report(document.root, context)
    if document.root and kind and kind.model is KeyTask:
        parted_lists.report(document.root, context, kind)
    return found


def _page(
    mistakes: tuple[Finding, ...],
    own: Iterable[Finding],
    document: Document,
    split: FrontMatter,
    source: Source,
) -> Page:
    """A page with the mistakes in its YAML, and what else is wrong with its `own` keys and values."""
    if "&" in split.yaml and _ANCHOR.search(
        split.yaml
    ):  # one text may be the value of several keys, so nothing is rewritten
        own = (replace(one, fix=None) for one in own)
    findings = (*mistakes, *_causes(own, document, source))
    return Page(findings=findings, is_ours=bool(findings), is_mended=bool(split.mistakes))


def _causes(own: Iterable[Finding], document: Document, source: Source) -> Iterator[Finding]:
    """The findings but for those that merely follow from a mistake in the YAML of the same line."""
    silent = {
        line
        for begin, end in document.told
        for line in range(_line(source, begin), _line(source, max(begin, end - 1)) + 1)
    }
    return (one for one in own if one.span.line not in silent or one.code in _NEVER_A_CONSEQUENCE)


def _line(source: Source, offset: int) -> int:
    return Span.at(source.path, source.text, offset).line


def _judged(record: Record, document: Document, findings: tuple[Finding, ...]) -> Record:
    """The record with what only the whole reading shows."""
    if isinstance(record, KeyTask):
        record = replace(record, is_whole=all(one.severity is not Severity.ERROR for one in findings))
    if document.root and _may_mean_to_stay(document, document.root):
        record = replace(record, is_exported=False)  # type: ignore[type-var] # every record is a struct
    return record


def _may_mean_to_stay(document: Document, root: nodes.Mapping) -> bool:
    """Whether anything but `json: true` is said of the exports, however mistaken: then nothing goes out."""
    said = [value for key, value in root.entries if key.value.casefold() == "json"]
    is_twice = any(key.value.casefold() == "json" for pair in document.duplicates for key in pair)
    is_lost = any(key.casefold() == "json" for key in document.incomplete)
    is_true = all(isinstance(one, nodes.Scalar) and (one.value == "true" or one.is_null) for one in said)
    return is_twice or is_lost or not is_true
