"""Which of our layouts a page names, and what is wrong where it means to name one and does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading import kinds, schema
from mkdocs_m3.reading.shapes.reshaping import out_of_list
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.document import Document

_MOST_KEYS: Final = 2
"""Keys that a message names to say what kind of page this is."""


def of(document: Document) -> str:
    """The word that a page names as its layout; empty where it names none."""
    layout = document.root.get("layout") if document.root else None
    return layout.value if isinstance(layout, Scalar) else ""


def report(document: Document, start: int, context: ReadContext) -> None:
    """Report what is wrong with the layout of a page that means one of ours; its YAML begins at `start`."""
    layout = document.root.get("layout") if document.root else None
    if isinstance(layout, Scalar) and layout.value.startswith("m3/"):
        _report_unknown(layout, context)
        _report_another(document.root, layout, context)
    else:
        _report_missed(document, start, context)


def _report_unknown(layout: Scalar, context: ReadContext) -> None:
    """Report a layout that begins like ours and is none."""
    declared = schema.declared(context.vocabulary)
    if layout.value in declared.by_layout:
        return
    near = nearest(layout.value, declared.meant_layouts)
    known = ", ".join(f"`{name}`" for name in declared.layouts)
    context.report(
        "M3006",
        layout,
        f"`{layout.value}` is not a layout",
        f"write `layout: {near}`" if near else f"write one of {known}",
        fix=context.rewrite(layout, layout.value, near, declared.meant_layouts),
        edits=context.replace(layout, layout.value, near),
    )


def _report_another(root: Mapping | None, layout: Scalar, context: ReadContext) -> None:
    """Report a page whose keys make it another kind of page than its layout says."""
    known = context.vocabulary
    named, meant = (kinds.named(root, known), kinds.of(root, known)) if root else (None, None)
    if root is None or named is None or meant is None or meant is named:
        return
    keys = [f"`{key}`" for key in kinds.telling(root, meant, named)[:_MOST_KEYS]]
    context.report(
        "M3006",
        layout,
        f"{' and '.join(keys)} make{'s' * (len(keys) == 1)} this {meant.noun}, "
        f"and its layout is the one of {named.noun}",
        f"write `layout: {meant.layout}`",
        edits=context.replace(layout, layout.value, meant.layout),
    )


def _report_missed(document: Document, start: int, context: ReadContext) -> None:
    """Report a page in which a line names one of our layouts, while the page as a whole does not."""
    root = document.root
    if root is None:
        if not document.mistakes:
            context.report_at(
                "M3011",
                start,
                start + 1,
                "the front matter is a list; it takes keys",
                "delete the `- ` before the keys",
            )
        return
    for key, value in root.entries:
        if key.value.casefold() != "layout":
            continue
        if isinstance(value, Sequence | Mapping):
            cure = f"write `layout: {schema.KEY_TASK.layout}`"
            _, edits = out_of_list(context.source.text, value, "")
            context.report("M3011", value, "`layout` takes one text", cure, edits=edits)
        elif value.value.casefold().startswith("m3/") and key.value == "layout":
            _report_unknown(value, context)
        elif value.value.casefold().startswith("m3/"):
            cure = f"write `layout: {value.value}`"
            headline = f"`{key.value}` is no key; a page names its layout with `layout`"
            fix, edits = (
                context.rewrite(key, key.value, "layout", ("layout",)),
                context.replace(key, key.value, "layout"),
            )
            context.report("M3006", key, headline, cure, fix=fix, edits=edits)
