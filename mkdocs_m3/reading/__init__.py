"""From the text of a page to its record, with everything that is wrong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs_m3.diagnostics import Diagnostic, Span
from mkdocs_m3.reading import front_matter, nodes, schema, yaml_words
from mkdocs_m3.reading.desk import Desk
from mkdocs_m3.vocabulary import nearest

if TYPE_CHECKING:
    from mkdocs_m3.model import KeyTask, Source
    from mkdocs_m3.vocabulary import Vocabulary

__all__ = ["Page", "body", "metadata", "read"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one page turned out to be."""

    key_task: KeyTask | None = None
    """Its record; `None` where the page is no key task."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What is wrong in it, in the order in which it was found."""


def read(source: Source, vocabulary: Vocabulary) -> Page:
    """The record of a page, if its front matter makes it one of the playbook's."""
    split = front_matter.split(source.text)
    if split is None:
        return _without_front_matter(source)
    if "m3/" not in split.yaml:
        return Page()
    document = nodes.parse(split.yaml, split.start)
    layout = document.root.get("layout") if document.root else None
    named = layout.value if isinstance(layout, nodes.Scalar) else ""
    if not named.startswith("m3/") and not (split.names_m3_layout and document.faults):
        return Page()
    diagnostics: list[Diagnostic] = [yaml_words.explain(source, fault) for fault in document.faults]
    desk = Desk(source=source, vocabulary=vocabulary, report=diagnostics.append)
    if document.root and isinstance(layout, nodes.Scalar):
        for first, again in document.duplicates:
            _report_duplicate(first, again, desk)
        _report_invisible_indents(document.root, desk)
        _report_unknown_layout(layout, desk)
    if document.root is None or named != schema.KEY_TASK_LAYOUT:
        return Page(diagnostics=tuple(diagnostics))
    values = schema.read_key_task(document.root, desk, document.incomplete)
    task = schema.key_task(
        values, source=source, body=split.body, body_start=len(source.text) - len(split.body)
    )
    return Page(key_task=task, diagnostics=tuple(diagnostics))


def metadata(source: Source) -> dict[str, object]:
    """What MkDocs would have read from a page, had it been able to."""
    split = front_matter.split(source.text)
    return nodes.as_metadata(nodes.parse(split.yaml, split.start)) if split else {}


def body(source: Source) -> str:
    """What stands after the front matter."""
    split = front_matter.split(source.text)
    return split.body.lstrip("\r\n") if split else source.text


def _without_front_matter(source: Source) -> Page:
    start = front_matter.unclosed_layout(source.text)
    if start is None:
        return Page()
    span = Span.at(source.path, source.text, 0, 3)
    found = Diagnostic(
        code="M3005",
        span=span,
        headline="the front matter opens here and never closes",
        help="write `---` on a line of its own after its last key",
    )
    return Page(diagnostics=(found,))


def _report_duplicate(first: nodes.Scalar, again: nodes.Scalar, desk: Desk) -> None:
    place = Span.at(desk.source.path, desk.source.text, first.start)
    desk.slip(
        "M3003",
        again,
        f"`{again.value}` stands twice, and YAML keeps only the last",
        f"put both under one `{again.value}`, or delete one; the first stands at {place}",
    )


def _report_invisible_indents(root: nodes.Mapping, desk: Desk) -> None:
    """Report lines indented with no-break spaces, which YAML takes for the beginning of a key."""
    for key, _ in root.entries:
        if key.value[:1].isspace():
            desk.slip(
                "M3001",
                key,
                "this line is indented with no-break spaces, which YAML takes for text",
                "delete them and indent with ordinary spaces",
            )


def _report_unknown_layout(layout: nodes.Scalar, desk: Desk) -> None:
    if layout.value in schema.LAYOUTS:
        return
    near = nearest(layout.value, schema.LAYOUTS[:-1])
    known = ", ".join(f"`{name}`" for name in schema.LAYOUTS[:-1])
    desk.slip(
        "M3006",
        layout,
        f"`{layout.value}` is not a layout",
        f"write `layout: {near}`" if near else f"write one of {known}",
    )
