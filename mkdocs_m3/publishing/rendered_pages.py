"""Every page of a site as Markdown with its finished parts in it, for a program that knows nothing of us."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

import yaml
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.publishing import front_matter
from mkdocs_m3.publishing.body_links import led
from mkdocs_m3.rendering import page as rendered

if TYPE_CHECKING:
    from mkdocs_m3.components.context import Context
    from mkdocs_m3.publishing.places import Places
    from mkdocs_m3.publishing.site import Site
    from mkdocs_m3.publishing.target import Target

_FRONT_MATTER: Final = re.compile(r"\ufeff?---[ \t]*\n(?:.*?\n)??(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_Dumper: Final = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def own_page(site: Site, target: Target, places: Places, uri: str, own_templates: str | None) -> str:
    """A page of the playbook, one that means to be, or one that is generated of it.

    It may name a template that is in the folder of the site's own ones.
    """
    source = site.sources.get(uri)
    values = reading.metadata(source, site.vocabulary) if source else {}
    body = reading.body(source, site.vocabulary) if source else ""
    meta = front_matter.for_programs(site, uri, values, own_templates)
    said = yaml.dump(_plain(meta), Dumper=_Dumper, allow_unicode=True, sort_keys=False) if meta else ""
    text = _text(site, target, places, uri, body)
    return f"---\n{said}---\n\n{text}" if said else text


def other_page(site: Site, target: Target, places: Places, uri: str, text: str) -> str:
    """A page that is none of the playbook's, with the views that it places, and its own front matter."""
    found = _FRONT_MATTER.match(text)
    head = found[0] if found else ""
    return head + _text(site, target, places, uri, text[len(head) :])


def _text(site: Site, target: Target, places: Places, uri: str, body: str) -> str:
    """The page below its front matter."""
    body = led(body, uri, places, by_source=target.looks_for_files)
    context = site.context(uri, body)
    if context is None:
        return body
    context = replace(context, links=target.links(places, uri))
    return _finished(site, target, context, rendered.skeleton(context, body))


def _finished(site: Site, target: Target, context: Context, skeleton: str) -> str:
    """The skeleton of a page with blocks of HTML in place of what stands for its parts and views."""
    found = rendered.finish(skeleton, context, site.environment, site.select, skeleton)
    pieces = [found.pieces[0]]
    for number, (part, behind) in enumerate(zip(found.rendered, found.pieces[1:], strict=True)):
        files = found.files[1] if found.files and found.files[0] == number else ""
        pieces += (target.block(files + part), behind)
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
