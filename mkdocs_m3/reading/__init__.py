"""From the text of a page to its record, with everything that is wrong in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from mkdocs_m3.diagnostics import Diagnostic, Severity, Span
from mkdocs_m3.reading import front_matter, layouts, nodes, schema, yaml_words
from mkdocs_m3.reading.desk import Desk
from mkdocs_m3.reading.front_matter import names_layout

if TYPE_CHECKING:
    from mkdocs_m3.model import Acceptance, Glossary, KeyTask, Source
    from mkdocs_m3.vocabulary import Vocabulary

_ANCHOR: Final = re.compile(r"(?:^|[\s\[,{])&[\w-]+(?:\s|$)")

__all__ = ["Page", "body", "is_too_deep", "metadata", "names_layout", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page turned out to be."""

    key_task: KeyTask | None = None
    """Its record; `None` where the page is no key task."""
    glossary: Glossary | None = None
    """Its record; `None` where the page is no glossary."""
    accepted: tuple[Acceptance, ...] = ()
    """The findings about it that its author lets stand."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong in it, in the order in which it was found."""

    @property
    def is_ours(self) -> bool:
        """Whether it is part of the playbook, or means to be."""
        return bool(self.key_task or self.glossary or self.diagnostics)


def read(source: Source, vocabulary: Vocabulary) -> Page:
    """The record of a page, if its front matter makes it one of the playbook's."""
    page = _read(source, vocabulary)
    if source.undecodable_from is None:
        return page
    found = Diagnostic(
        code="M3004",
        span=Span.at(source.path, source.text, source.undecodable_from),
        headline="the page is not in UTF-8: this character cannot be read",
        help="save the page as UTF-8 in your editor, then write the character again",
    )
    return replace(page, diagnostics=(found, *page.diagnostics))


def _read(source: Source, vocabulary: Vocabulary) -> Page:
    split = front_matter.split(source.text)
    if split is None:
        return _without_front_matter(source)
    if "m3/" not in split.yaml and "M3/" not in split.yaml:
        return Page()
    document = nodes.parse(split.yaml, split.start)
    layout = document.root.get("layout") if document.root else None
    named = layout.value if isinstance(layout, nodes.Scalar) else ""
    if not named.startswith("m3/") and not split.names_m3_layout:
        return Page()
    diagnostics: list[Diagnostic] = []
    has_anchors = _ANCHOR.search(split.yaml) is not None

    def report(found: Diagnostic) -> None:
        # Where there are anchors, one text may stand for several values, so nothing is rewritten.
        diagnostics.append(replace(found, fix=None) if has_anchors else found)

    for fault in document.faults:
        report(yaml_words.explain(source, fault))
    told = {fault.span.line for fault in diagnostics}
    desk = Desk(source=source, vocabulary=vocabulary, keys=schema.KEYS, report=report)
    if document.root:
        for first, again in document.duplicates:
            _report_duplicate(first, again, desk)
        _report_invisible_indents(document.root, desk)
    layouts.report(document, layout, split.start, desk)
    if document.root is None or named not in (schema.KEY_TASK_LAYOUT, schema.GLOSSARY_LAYOUT):
        return Page(diagnostics=tuple(diagnostics))
    if named == schema.GLOSSARY_LAYOUT:
        glossary, accepted = schema.read_glossary(document.root, desk)
        return Page(glossary=glossary, accepted=accepted, diagnostics=tuple(diagnostics))
    values, accepted = schema.read_key_task(document.root, desk, document.incomplete)
    task = schema.key_task(
        values,
        source=source,
        is_whole=all(one.severity is not Severity.ERROR for one in diagnostics),
        body=split.body,
        body_start=len(source.text) - len(split.body),
    )
    return Page(
        key_task=task,
        accepted=accepted,
        diagnostics=tuple(one for one in diagnostics if one.code != "M3015" or one.span.line not in told),
    )


def metadata(source: Source) -> dict[str, object]:
    """What MkDocs would have read from a page, had it been able to."""
    split = front_matter.split(source.text)
    return nodes.as_metadata(nodes.parse(split.yaml, split.start)) if split else {}


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


def _without_front_matter(source: Source) -> Page:
    late = front_matter.begins_late(source.text)
    if late is not None:
        headline = "this `---` opens no front matter, since it does not stand in the first line"
        return _boundary(source, late, headline, "delete what stands before this `---`, empty lines too")
    if not front_matter.is_unclosed(source.text):
        return Page()
    if not front_matter.opens_rightly(source.text):
        return _boundary(source, 0, "the front matter does not open with `---`", "write three hyphens")
    headline = "the front matter opens here and never closes"
    return _boundary(source, 0, headline, "write `---` on a line of its own after its last key")


def _boundary(source: Source, start: int, headline: str, cure: str) -> Page:
    span = Span.at(source.path, source.text, start, start + 3)
    return Page(diagnostics=(Diagnostic(code="M3005", span=span, headline=headline, help=cure),))


def _report_duplicate(first: nodes.Scalar, again: nodes.Scalar, desk: Desk) -> None:
    place = Span.at(desk.source.path, desk.source.text, first.start)
    desk.slip(
        "M3003",
        again,
        f"`{again.value}` stands twice, and YAML keeps only the last",
        f"move what stands below it to the first, at {place}, and delete this `{again.value}:`",
    )


def _report_invisible_indents(root: nodes.Mapping, desk: Desk) -> None:
    """Report lines indented with no-break spaces, which YAML takes for the beginning of a key."""
    for key, _ in root.entries:
        if key.value[:1].isspace() or key.value.startswith("-\N{NO-BREAK SPACE}"):
            desk.slip(
                "M3001",
                key,
                "this line is indented with no-break spaces, which YAML takes for text",
                "delete them and indent with ordinary spaces",
            )
