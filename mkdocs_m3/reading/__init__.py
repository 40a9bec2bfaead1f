"""From the text of a page to its record, with everything that is wrong in it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from mkdocs_m3.findings.finding import Finding, Fix, Severity, Span
from mkdocs_m3.markup.comments import (
    UNCLOSED_COMMENT,
    VIEWS,
    is_proper_the_cure,
    is_template,
    never_closed,
    placements,
    proper,
    what_to_write,
    why_nothing,
)
from mkdocs_m3.model import KeyTask
from mkdocs_m3.reading import (
    boundaries,
    duplicates,
    front_matter,
    layouts,
    nodes,
    parsing,
    parted_lists,
    schema,
)
from mkdocs_m3.reading.boundaries import TELLTALES, names_layout
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.shaped import Shapes
from mkdocs_m3.reading.view_options import read_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.markup.comments import Placement
    from mkdocs_m3.model import Acceptance, PlacedView, Record, Source
    from mkdocs_m3.model.vocabulary import Vocabulary

_ANCHOR: Final = re.compile(r"(?:^|[\s\[,{])&[\w-]+(?:\s|$)")
_NEVER_A_CONSEQUENCE: Final = frozenset({"M3006", "M3010"})
"""Codes of findings that are told of a line of which something else was told already."""

__all__ = [
    "TELLTALES",
    "Page",
    "body",
    "is_too_deep",
    "means_to_be_ours",
    "metadata",
    "names_layout",
    "read",
    "view",
]


class Page(Struct, frozen=True, kw_only=True):
    """What one page turned out to be."""

    record: Record | None = None
    """Its record; `None` where the page is none of the playbook's."""
    values: Mapping[str, object] = field(default_factory=dict)
    """What stands in the front matter of a page that has a record, key by key, as YAML reads it."""
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


def read(source: Source, vocabulary: Vocabulary) -> Page:
    """The record of a page, if its front matter makes it one of the playbook's, and the views in it."""
    page = _read(source, vocabulary)
    page = replace(page, is_ours=_is_ours(page))
    if "<!--" in source.text:
        page = _with_views(page, source, vocabulary)
    if source.undecodable_from is None:
        return page
    found = Finding(
        code="M3004",
        span=Span.at(source.path, source.text, source.undecodable_from),
        headline="the page is not in UTF-8: this character cannot be read",
        help="save the page as UTF-8 in your editor, then write the character again",
    )
    return replace(page, findings=(found, *page.findings), is_ours=True)


def means_to_be_ours(source: Source, vocabulary: Vocabulary) -> bool:
    """Whether a text is a page of the playbook, or means to be, whatever its file is called."""
    return _is_ours(_read(source, vocabulary))


def _is_ours(page: Page) -> bool:
    return page.record is not None or bool(page.findings)


def view(placement: Placement, vocabulary: Vocabulary) -> PlacedView:
    """A view whose comment other plugins may have touched; what is wrong in it is told of its source."""
    name = placement.part
    return read_options(
        name, placement, 0, ReadContext.without_page(f"{name} {placement.options}", vocabulary)
    )


def _with_views(page: Page, source: Source, vocabulary: Vocabulary) -> Page:
    split = front_matter.split(source.text)
    text, places = (split.body, split.body_places) if split else (source.text, range(len(source.text) + 1))
    findings: list[Finding] = []
    context = ReadContext(source=source, vocabulary=vocabulary, keys=schema.KEYS, add=findings.append)
    found: list[PlacedView] = []
    for placement in placements(text):
        if is_template(placement):
            continue
        start = places[placement.start] - placement.start
        if placement.part in VIEWS and not why_nothing(placement):
            found.append(read_options(placement.part, placement, start, context))
        elif not page.is_ours:
            _report_no_view(placement, start, context)
    for opening in () if page.is_ours else never_closed(text):
        if opening.closing == "-->" and "m3/" in text[opening.end :]:
            context.report_at("M3064", places[opening.start], places[opening.end], *UNCLOSED_COMMENT)
    return replace(page, views=tuple(found), findings=(*page.findings, *findings))


def _report_no_view(placement: Placement, start: int, context: ReadContext) -> None:
    """Report a comment, in a page that is none of the playbook's, that means a view and places none."""
    headline = why_nothing(placement) or f"there is no view `m3/{placement.part}`"
    cure = what_to_write(placement, ())
    begin, end = start + placement.start, start + placement.end
    right = Fix(start=begin, end=end, replacement=proper(placement))
    edits = (right,) if is_proper_the_cure(placement) else ()
    context.report_at("M3060", begin, end, headline, cure, edits=edits)


def _read(source: Source, vocabulary: Vocabulary) -> Page:
    split = front_matter.split(source.text)
    if split is None:
        return Page()
    if ("m3/" not in split.yaml and "M3/" not in split.yaml) or boundaries.indents_layout(split.yaml):
        return _without_layout(split, source)
    shapes = Shapes(source, split, vocabulary)
    document = shapes.document()
    layout = document.root.get("layout") if document.root else None
    named = layout.value if isinstance(layout, nodes.Scalar) else ""
    if not named.startswith("m3/") and not split.names_m3_layout:
        return _without_layout(split, source)
    mistakes = (*_mistakes(split, source), *document.findings(source))
    findings: list[Finding] = []
    has_anchors = _ANCHOR.search(split.yaml) is not None

    def report(found: Finding) -> None:
        # Where there are anchors, one text may stand for several values, so nothing is rewritten.
        findings.append(replace(found, fix=None) if has_anchors else found)

    context = ReadContext(source=source, vocabulary=vocabulary, keys=schema.KEYS, add=report)
    if document.root:
        duplicates.report(document, context)
    layouts.report(document, layout, split.start, context)
    if document.root and named == schema.KEY_TASK_LAYOUT and not mistakes:
        parted_lists.report(document.root, context)
    if document.root is None or named not in schema.LAYOUTS:
        return Page(
            findings=(*mistakes, *_causes(findings, document, source)), is_mended=bool(split.mistakes)
        )
    read_ = shapes.read(document.root, named, document.incomplete)
    for one in read_.findings:
        report(one)
    found = (*mistakes, *_causes(findings, document, source))
    return Page(
        record=_judged(read_.record, document, document.root, found),
        values=nodes.values(document.root),
        accepted=read_.accepted,
        findings=found,
        is_mended=bool(split.mistakes),
    )


def _causes(findings: list[Finding], document: parsing.Document, source: Source) -> tuple[Finding, ...]:
    """The findings but for those that merely follow from a mistake in the YAML of the same line."""
    silent = {
        line
        for begin, end in document.told
        for line in range(_line(source, begin), _line(source, max(begin, end - 1)) + 1)
    }
    return tuple(one for one in findings if one.span.line not in silent or one.code in _NEVER_A_CONSEQUENCE)


def _line(source: Source, offset: int) -> int:
    return Span.at(source.path, source.text, offset).line


def _judged(
    record: Record, document: parsing.Document, root: nodes.Mapping, findings: tuple[Finding, ...]
) -> Record:
    """The record with what only the whole reading shows."""
    if isinstance(record, KeyTask):
        record = replace(record, is_whole=all(one.severity is not Severity.ERROR for one in findings))
    if _may_mean_to_stay(document, root):
        record = replace(record, is_exported=False)  # type: ignore[type-var] # every record is a dataclass
    return record


def _may_mean_to_stay(document: parsing.Document, root: nodes.Mapping) -> bool:
    """Whether anything but `json: true` is said of the exports, however mistaken: then nothing goes out."""
    said = [value for key, value in root.entries if key.value.casefold() == "json"]
    is_twice = any(key.value.casefold() == "json" for pair in document.duplicates for key in pair)
    is_lost = any(key.casefold() == "json" for key in document.incomplete)
    is_true = all(isinstance(one, nodes.Scalar) and (one.value == "true" or one.is_null) for one in said)
    return is_twice or is_lost or not is_true


def metadata(source: Source, vocabulary: Vocabulary) -> dict[str, object]:
    """What MkDocs would have read from a page, had it been able to."""
    split = front_matter.split(source.text)
    return nodes.as_metadata(Shapes(source, split, vocabulary).document().readable) if split else {}


def is_too_deep(source: Source) -> bool:
    """Whether its front matter is nested so deep that MkDocs, which reads it as well, would never end."""
    if not nodes.may_be_deep(source.text):
        return False
    split = front_matter.split(source.text)
    return split is not None and nodes.is_too_deep(split.yaml)


def body(source: Source) -> str:
    """What stands after the front matter."""
    split = front_matter.split(source.text)
    return split.body.lstrip("\r\n") if split else source.text


def _without_layout(split: front_matter.FrontMatter, source: Source) -> Page:
    """A page that names none of our layouts; what is wrong at its boundaries is told if it means to."""
    slip = boundaries.without_marker(split.yaml)
    if slip is None:
        return Page()
    return Page(
        findings=(*_mistakes(split, source), split.draft.finding(slip, source)),
        is_mended=bool(split.mistakes),
    )


def _mistakes(split: front_matter.FrontMatter, source: Source) -> Iterator[Finding]:
    """What is wrong with the lines that open, close, or cut short the front matter."""
    return (page.finding(slip, source) for slip, page in split.mistakes)
