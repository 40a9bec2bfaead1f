"""A page: first its skeleton in Markdown, then, after Markdown, its finished parts and views.

The skeleton holds the headings, so that table of contents, permalinks and search sections are MkDocs'
own work, and a placeholder for each part and view, which the finished one replaces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from markupsafe import Markup, escape
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.components import BY_PART, Component, components_of
from mkdocs_m3.components.phase_names import phase_title
from mkdocs_m3.markup.comments import VIEWS, is_part, parts_of, placements, why_nothing
from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import Glossary, KeyTask, Phase, Placement
from mkdocs_m3.model.glossary import Collection
from mkdocs_m3.model.participant_pages import ParticipantPage
from mkdocs_m3.rendering import notice, placeholders
from mkdocs_m3.rendering.assets import pictures
from mkdocs_m3.rendering.finished import Finished, Shown
from mkdocs_m3.rendering.headings import for_markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    import jinja2

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Record
    from mkdocs_m3.rendering.placeholders import Place

_HEADING: Final = re.compile(r"<h2\b[^>]*>(?P<words>.*?)</h2>", re.DOTALL)
_TITLE_ENDS: Final = "</h1>"


class _Slot(Struct, frozen=True, kw_only=True):
    """A place in the page for one component."""

    component: Component
    """What is there."""
    placeholder: str
    """The word that stands for it."""
    heading: str
    """The heading above it, as Markdown; empty where it has none."""
    context: Context
    """What it shows."""


class _Found(Struct, frozen=True, kw_only=True):
    """Where something finished goes."""

    start: int
    """Where what it replaces begins."""
    end: int
    """Where that ends, exclusive; the same as the beginning where it replaces nothing."""
    component: Component
    """What goes there."""
    context: Context
    """What it shows."""
    environment: jinja2.Environment
    """Renders it."""


def may_hold_views(text: str) -> bool:
    """Whether a page's Markdown or HTML may hold a view's comment or its placeholder; quickly seen."""
    return placeholders.may_be_in(text) or ("<!--" in text and "m3/" in text.casefold())


def title(page: Record, context: Context) -> str:
    """The page's title in plain words: `3.1 Integrate …`; empty where neither number nor name is known."""
    return _heading_1(page, context).striptags()


def description(page: Record) -> Markup | None:
    """What search engines show, ready to be in an attribute, since themes do not escape it."""
    words = plain(page.objective.value) if page.objective else ""
    return escape(words) if words else None


def skeleton(context: Context, body: str, *, has_notice: bool = False) -> str:
    """The page as Markdown: title, headings, a placeholder for each part, and the author's body.

    Of a page that is none of the playbook's, the body alone, with a placeholder for each view.
    """
    own = parts_of(context.page, context.vocabulary.fields)
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
            pieces.append(f"\n\n{placeholders.of_view(name, placement.options)}\n\n")
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
    show: Callable[[Placement, Context], Shown],
    markdown: str = "",
) -> Finished:
    """The page with its finished parts and views, and those whose placeholder is gone.

    They are made in the order of the page, since what a page explains it explains where it is used first. A
    part without its placeholder is shown all the same; of a view, the Markdown alone knows that it was there.
    What a view shows is asked for with its comment and the context of the page.
    """
    places = tuple(placeholders.places(html))
    slots = {slot.placeholder: slot for slot in _slots(context)}
    found = [
        one
        for place in places
        if (one := _found(place, slots, Shown(context=context, environment=environment), show))
    ]
    present = {place.word for place in places}
    missing = [slot for word, slot in slots.items() if word not in present]
    found += _where_they_belong(html, missing, environment)
    pieces: list[str] = []
    rendered: list[str] = []
    position = 0
    in_order = sorted(found, key=lambda one: (one.start, one.end))
    first_picture = next((one for one in in_order if one.component.is_picture), None)
    files: tuple[int, str] | None = None
    for one in in_order:
        template = one.environment.get_template(f"{one.component.name}.html")
        pieces.append(html[position : one.start])
        if one is first_picture:
            files = (len(rendered), _files_of_pictures(context, environment))
        rendered.append(template.render(view=one.component.view(one.context)))
        position = one.end
    pieces.append(html[position:])
    known = present | slots.keys()
    views = (place.name for place in placeholders.places(markdown) if place.word not in known)
    parts = (slot.component.part for slot in missing)
    return Finished(
        pieces=tuple(pieces),
        rendered=tuple(rendered),
        files=files,
        lost_parts=tuple(dict.fromkeys(parts)),
        lost_views=tuple(dict.fromkeys(views)),
        anchors=_anchors(context),
    )


def _files_of_pictures(context: Context, environment: jinja2.Environment) -> str:
    """The links to stylesheet and script of pictures, before the first one of the page."""
    files = pictures()
    return environment.get_template("picture_files.html").render(
        stylesheet=context.links.asset(files.stylesheet.uri), script=context.links.asset(files.script.uri)
    )


def _anchors(context: Context) -> frozenset[str]:
    """The ids that a context has seen while everything was rendered, and those of activities."""
    found = {anchor.removeprefix("#") for anchor in context.seen if anchor.startswith("#")}
    if isinstance(context.page, KeyTask):
        found |= {f"activity-{number}" for number in range(1, len(context.page.activities) + 1)}
    return frozenset(found)


def _heading_1(page: Record, context: Context) -> Markup:
    if isinstance(page, KeyTask):
        name = context.markup(page.name) if page.name else Markup("")
        return Markup(" ").join(word for word in (page.id, name) if word)
    if isinstance(page, Phase):
        if page.number is None or not page.name:
            return context.markup(page.name) if page.name else Markup("")
        key = escape(phase_title(context, page.number, "\0"))
        return Markup(key.replace("\0", context.markup(page.name)))  # noqa: S704 - both are markup
    if page.name:
        return context.markup(page.name)
    if isinstance(page, ParticipantPage):
        return escape(page.title or context.words.message(f"{page.kind}_title"))
    return escape(context.words.message("glossary" if isinstance(page, Glossary) else "resources"))


def _slots(context: Context) -> tuple[_Slot, ...]:
    """Everything that the page itself shows, from top to bottom."""
    return tuple(
        slot
        for component in components_of(context.page, context.vocabulary.fields)
        if component.is_shown(context)
        for slot in _slots_of(component, context)
    )


def _slots_of(component: Component, context: Context) -> Iterator[_Slot]:
    """One place; of sections, one for each, under its own heading."""
    if isinstance(context.page, Collection):
        for number, section in enumerate(context.page.sections, 1):
            yield _Slot(
                component=component,
                placeholder=placeholders.of_part(component.part, number),
                heading=for_markdown(context.markup(section.name)),
                context=replace(context, section=section),
            )
        return
    yield _Slot(
        component=component,
        placeholder=placeholders.of_part(component.part),
        heading=for_markdown(_heading_of(component, context)),
        context=replace(context, field=component.value(context)) if component.own else context,
    )


def _heading_of(component: Component, context: Context) -> Markup:
    if component.own:
        return escape(component.own.label)
    return escape(context.words.message(component.name)) if component.has_heading else Markup("")


def _in_markdown(slot: _Slot) -> str:
    return f"## {slot.heading}\n\n{slot.placeholder}" if slot.heading else slot.placeholder


def _found(
    place: Place, slots: Mapping[str, _Slot], page: Shown, show: Callable[[Placement, Context], Shown]
) -> _Found | None:
    """What goes to the place of a placeholder; nothing where it stands for a part that this page has not."""
    if place.is_view and place.name in VIEWS:
        placement = Placement(part=place.name, start=0, end=0, options=place.options)
        shown = show(placement, page.context)
        return _Found(
            start=place.start,
            end=place.end,
            component=BY_PART[place.name],
            context=shown.context,
            environment=shown.environment,
        )
    slot = slots.get(place.word)
    if slot is None:
        return None
    return _Found(
        start=place.start,
        end=place.end,
        component=slot.component,
        context=slot.context,
        environment=page.environment,
    )


def _where_they_belong(
    html: str, missing: Iterable[_Slot], environment: jinja2.Environment
) -> Iterator[_Found]:
    """Where the parts go whose placeholder is gone: below their heading, the title, or the whole page."""
    headings = [(_words(one["words"]), one.end()) for one in _HEADING.finditer(html)] if missing else []
    title_ends = html.find(_TITLE_ENDS) + len(_TITLE_ENDS) if _TITLE_ENDS in html else len(html)
    for slot in missing:
        own = _words(slot.heading)
        below = [end for words, end in headings if own and words.startswith(own)]
        place = below[0] if below else len(html) if own else title_ends
        yield _Found(
            start=place, end=place, component=slot.component, context=slot.context, environment=environment
        )


def _words(markup: str) -> str:
    return Markup(markup).striptags()  # noqa: S704 - only its words are taken
