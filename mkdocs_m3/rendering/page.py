"""A page: first its skeleton in Markdown, then, after Markdown, its finished parts and views.

The skeleton holds the headings, so that table of contents, permalinks and search sections are MkDocs'
own work, and a placeholder for each part and view, which the finished one replaces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final
from zlib import crc32

from markupsafe import Markup

from mkdocs_m3.components import BY_PART, Component, components_of
from mkdocs_m3.model import Glossary, KeyTask, Phase
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.parts import VIEWS, Placement, is_part, parts_of, placements, why_nothing
from mkdocs_m3.rendering import notice
from mkdocs_m3.rendering.headings import for_markdown
from mkdocs_m3.text import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import jinja2

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Record, Selection

_LEFT: Final = re.compile(r"m3-view-(?P<name>.{1,500}?)-[0-9a-f]{8}x")
_PART: Final = re.compile(r"<p>(?P<placeholder>m3-part-[a-z0-9-]+)</p>")
_VIEW_BEGINS: Final = "<p>m3-view-"
_VIEW: Final = re.compile(
    r"<p>m3-view-(?P<name>[a-z-]+)-(?P<sum>[0-9a-f]{8})x(?P<options>(?:[0-9a-f]{2})*)</p>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slot:
    """A place in the page for one component."""

    component: Component
    """What stands there."""
    placeholder: str
    """A paragraph of one word, which Markdown and its extensions leave alone."""
    heading: str
    """The heading above it, as Markdown; empty where it has none."""
    context: Context
    """What it shows."""


def may_hold_views(text: str) -> bool:
    """Whether a page's Markdown or HTML may hold a view's comment or its placeholder; quickly seen."""
    return _VIEW_BEGINS in text or ("<!--" in text and "m3/" in text.casefold())


def title(page: Record, context: Context) -> str:
    """The page's title in plain words: `3.1 Integrate …`; empty where neither number nor name is known."""
    return _heading_1(page, context).striptags()


def description(page: Record) -> Markup | None:
    """What search engines show, ready to stand in an attribute, since themes do not escape it."""
    objective = page.objective if isinstance(page, KeyTask | Phase) else None
    words = plain(objective.value) if objective else ""
    return Markup("{}").format(words) if words else None


def skeleton(context: Context, body: str, *, has_notice: bool = False) -> str:
    """The page as Markdown: title, headings, a placeholder for each part, and the author's body.

    Of a page that is none of the playbook's, the body alone, with a placeholder for each view.
    """
    own = parts_of(context.page)
    slots = _slots(context)
    placed: set[str] = set()
    pieces: list[str] = []
    position = 0
    for placement in placements(body):
        if why_nothing(placement) or not (is_part(placement, own) or placement.part in VIEWS):
            continue
        pieces.append(body[position : placement.start])
        position = placement.end
        name = placement.part
        if not is_part(placement, own):
            pieces.append(f"\n\n{_view_placeholder(placement)}\n\n")
        elif name not in placed:
            pieces += (f"\n\n{_in_markdown(slot)}\n\n" for slot in slots if slot.component.part == name)
            placed.add(name)
    pieces.append(body[position:])
    if context.page is None:
        return "".join(pieces)
    usual = (_in_markdown(slot) for slot in slots if slot.component.part not in placed)
    mark = (notice.MARK,) if has_notice else ()
    heading = f"# {for_markdown(_heading_1(context.page, context))}"
    return "\n\n".join((heading, *mark, *usual, "".join(pieces).lstrip("\r\n")))


def finish(
    html: str,
    context: Context,
    environment: jinja2.Environment,
    select: Callable[[Placement], Selection],
) -> tuple[str, tuple[str, ...]]:
    """The page with its finished parts and views, and the names of parts whose placeholder is gone.

    They are made in the order of the page, since what a page explains it explains where it is used first.
    """
    found: list[tuple[int, int, Component, Context]] = []
    lost: list[str] = []
    places: dict[str, tuple[int, int]] = {}
    for place in _PART.finditer(html):
        places.setdefault(place["placeholder"], place.span())
    for slot in _slots(context):
        if span := places.get(slot.placeholder):
            found.append((*span, slot.component, slot.context))
        else:
            lost.append(slot.component.part)
    found += _views(html, context, select)
    pieces: list[str] = []
    position = 0
    for start, end, component, own in sorted(found, key=lambda place: place[0]):
        template = environment.get_template(f"{component.name}.html")
        pieces += (html[position:start], template.render(view=component.view(own)))
        position = end
    pieces.append(html[position:])
    finished = "".join(pieces)
    lost += (Markup(left["name"]).striptags() for left in _LEFT.finditer(finished))  # noqa: S704 - only words of it
    return finished, tuple(dict.fromkeys(lost))


def anchors(context: Context) -> set[str]:
    """The ids in the finished page that can be linked to."""
    found = {anchor.removeprefix("#") for anchor in context.seen if anchor.startswith("#")}
    if isinstance(context.page, KeyTask):
        found |= {f"activity-{number}" for number in range(1, len(context.page.activities) + 1)}
    return found


def _heading_1(page: Record, context: Context) -> Markup:
    if isinstance(page, KeyTask):
        name = context.markup(page.name) if page.name else Markup("")
        return Markup(" ").join(word for word in (page.id, name) if word)
    if isinstance(page, Phase):
        if page.number is None or not page.name:
            return context.markup(page.name) if page.name else Markup("")
        key = Markup("{}").format(context.words.say("phase_with_name", number=page.number, name="\0"))
        return Markup(key.replace("\0", context.markup(page.name)))  # noqa: S704 - both are markup
    if isinstance(page, Collection) and page.title:
        return context.markup(page.title)
    return Markup("{}").format(context.words.say("glossary" if isinstance(page, Glossary) else "resources"))


def _slots(context: Context) -> tuple[_Slot, ...]:
    """Everything that the page itself shows, from top to bottom."""
    return tuple(
        slot
        for component in components_of(context.page)
        if component.is_shown(context)
        for slot in _slots_of(component, context)
    )


def _slots_of(component: Component, context: Context) -> Iterator[_Slot]:
    """One place; of sections, one for each, under its own heading."""
    placeholder = f"m3-part-{component.part}"
    if isinstance(context.page, Collection):
        for number, section in enumerate(context.page.sections, 1):
            yield _Slot(
                component=component,
                placeholder=f"{placeholder}-{number}",
                heading=for_markdown(context.markup(section.name)),
                context=replace(context, section=section),
            )
        return
    heading = Markup("{}").format(context.words.say(component.name)) if component.has_heading else Markup("")
    yield _Slot(component=component, placeholder=placeholder, heading=for_markdown(heading), context=context)


def _in_markdown(slot: _Slot) -> str:
    return f"## {slot.heading}\n\n{slot.placeholder}" if slot.heading else slot.placeholder


def _view_placeholder(placement: Placement) -> str:
    """A paragraph of one word that says all that the comment says, since nothing else is kept until later."""
    options = placement.options.encode()
    return f"m3-view-{placement.part}-{_sum(placement.part, options)}x{options.hex()}"


def _sum(name: str, options: bytes) -> str:
    """What nobody writes by chance, so that words of a page are never taken for a view."""
    return f"{crc32(name.encode() + b' ' + options):08x}"


def _views(
    html: str, context: Context, select: Callable[[Placement], Selection]
) -> Iterator[tuple[int, int, Component, Context]]:
    for found in _VIEW.finditer(html) if _VIEW_BEGINS in html else ():
        options = bytes.fromhex(found["options"])
        if found["name"] not in VIEWS or found["sum"] != _sum(found["name"], options):
            continue
        placement = Placement(part=found["name"], start=0, end=0, options=options.decode())
        own = replace(context, selection=select(placement), is_view=True)
        yield found.start(), found.end(), BY_PART[found["name"]], own
