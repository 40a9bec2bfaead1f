"""Every page of a site as Markdown with its finished parts in it, for a program that knows nothing of us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.publishing import front_matter
from mkdocs_m3.publishing.body_links import led
from mkdocs_m3.rendering import page

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Placement
    from mkdocs_m3.publishing.rendered_site import RenderedSite
    from mkdocs_m3.rendering.finished import Shown

_FRONT_MATTER: Final = re.compile(r"\ufeff?---[ \t]*\n(?:.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


Nowhere = list[tuple[str, str]]
"""Pages, each with the address of a link that leads nowhere; filled while pages are rendered."""


def own_page(rendering: RenderedSite, uri: str, nowhere: Nowhere) -> str:
    """A page of the playbook, one that means to be, or one that is generated of it."""
    site = rendering.playbooks.of_page(uri)
    source = site.sources.get(uri)
    values = site.loaded.values.get(uri)
    if values is None:
        values = reading.metadata(source, site.vocabulary) if source else {}
    body = reading.body(source, site.vocabulary) if source else ""
    meta = front_matter.for_programs(site, uri, values, rendering.own_templates)
    said = yaml.dump(_plain(meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False) if meta else ""
    text = _text(rendering, uri, body, nowhere)
    return f"---\n{said}---\n\n{text}" if said else text


def other_page(rendering: RenderedSite, uri: str, text: str, nowhere: Nowhere) -> str:
    """A page that is none of the playbook's, with the views that it places, and its own front matter."""
    found = _FRONT_MATTER.match(text)
    head = found[0] if found else ""
    return head + _text(rendering, uri, text[len(head) :], nowhere)


def _text(rendering: RenderedSite, uri: str, body: str, nowhere: Nowhere) -> str:
    """The page below its front matter."""
    site, target = rendering.playbooks.of_page(uri), rendering.target
    places = rendering.places_in(site)
    body, lost = led(body, uri, places, by_source=target.looks_for_files)
    nowhere += ((uri, address) for address in lost)
    context = rendering.playbooks.context(uri, body)
    if context is None:
        return body
    context = replace(context, links=target.links(places, uri))
    return _finished(rendering, context, page.skeleton(context, body))


def _finished(rendering: RenderedSite, context: Context, skeleton: str) -> str:
    """The skeleton of a page with blocks of HTML in place of what stands for its parts and views."""
    site = rendering.playbooks.of_page(context.links.uri)

    def show(placement: Placement, own: Context) -> Shown:
        shown = rendering.playbooks.shown(placement, own)
        if shown.context.links is own.links:
            return shown
        other = rendering.playbooks.by_name(shown.context.vocabulary.place.name)
        links = rendering.target.links(rendering.places_in(other), own.links.uri)
        return replace(shown, context=replace(shown.context, links=links))

    found = page.finish(skeleton, context, site.environment, show, skeleton)
    pieces = [found.pieces[0]]
    for number, (part, behind) in enumerate(zip(found.rendered, found.pieces[1:], strict=True)):
        files = found.files[1] if found.files and found.files[0] == number else ""
        pieces += (rendering.target.block(files + part), behind)
    return "".join(pieces)


def _plain(value: object) -> object:
    """A value of front matter without types that only we know."""
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple | set):
        return [_plain(one) for one in value]
    return value
