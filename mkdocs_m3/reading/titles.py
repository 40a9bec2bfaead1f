"""A page that is named by `title`, as MkDocs and resources pages have it, where its own key is `name`."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading.shapes.shape import BLANKS, LONGEST_QUOTE
from mkdocs_m3.reading.yaml.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs_m3.reading.page_types import PageType
    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.nodes import Mapping

_NAME: Final = "name"
_TITLE: Final = "title"


def as_name(root: Mapping, page_type: PageType, told: Collection[str], context: ReadContext) -> Mapping:
    """The keys of a page with its title for the name that it needs and lacks, which is reported.

    Of keys in `told`, something else is said already.
    """
    needs = any(field.key == _NAME and field.is_required for field in page_type.fields)
    title = root.get(_TITLE)
    if not needs or root.get(_NAME) is not None or _NAME in told:
        return root
    if not isinstance(title, Scalar) or title.is_null or not title.value.strip(BLANKS):
        return root
    key = root.by_key[_TITLE][0]
    is_short = len(title.value) <= LONGEST_QUOTE and not {"`", "\n"}.intersection(title.value)
    value = f": {title.value}" if is_short else ""
    context.report(
        "M3010",
        key,
        f"{page_type.noun} is named by `{_NAME}`, and this page has `{_TITLE}` in its place",
        f"write `{_NAME}{value}` in place of `{_TITLE}{value}`",
        edits=(Fix(start=key.start, end=key.end, replacement=_NAME),),
    )
    others = {word: entry for word, entry in root.by_key.items() if word != _TITLE}
    named = {_NAME: (key._replace(value=_NAME), title)}
    return replace(root, by_key=MappingProxyType({**others, **named}))
