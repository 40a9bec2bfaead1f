"""Keys for MkDocs and its themes: in a shape that would end the build in a traceback, or without effect."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.yaml.nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Mapping as AnyMapping

    from mkdocs_m3.reading.read_context import ReadContext
    from mkdocs_m3.reading.yaml.nodes import Node

_USABLE: Final[AnyMapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        "search": lambda value: value is None or isinstance(value, dict),
        "icon": lambda value: not isinstance(value, list | dict),
        "template": lambda value: isinstance(value, str) and value.endswith(".html"),
    }
)
_HIDING: Final = frozenset({("draft", "true"), ("draft", "yes"), ("published", "false"), ("published", "no")})
"""What keeps pages back in other programs, and in blogs."""
_OURS: Final = frozenset(field.key for one in schema.PAGE_TYPES for field in one.fields) - {"title"}


def report(root: Mapping, context: ReadContext) -> None:
    """Report each such key of a page."""
    for key, value in root.entries:
        is_text = isinstance(value, Scalar)
        if key.value == "search" and not isinstance(value, Mapping) and not (is_text and _is_null(value)):
            _slip(
                value,
                context,
                "`search` takes keys",
                "write `search:`, and `exclude: true` indented below it",
            )
        elif key.value == "icon" and not is_text:
            _slip(
                value,
                context,
                "`icon` takes one text",
                "write the name of one icon, as in `icon: material/star`",
            )
        elif key.value == "template":
            _report_template(value, context)
        elif isinstance(value, Scalar) and (key.value, value.value.casefold()) in _HIDING:
            context.report(
                "M3028",
                key,
                f"`{key.value}: {value.value}` does not keep the page from being published",
                "name the page under `draft_docs` or `exclude_docs` in the site's configuration; "
                "if it is to be published, delete the key",
            )


def report_description(root: Mapping, context: ReadContext) -> None:
    """Report a `description` in place of an `objective`: themes give it to search engines alone."""
    key = next((key for key, _ in root.entries if key.value == "description"), None)
    if key and "objective" not in root.by_key:
        context.report(
            "M3113",
            key,
            "`description` is for search engines, and this page has no `objective` for readers",
            "write `objective:` if it says what the page is for",
            edits=(Fix(start=key.start, end=key.end, replacement="objective"),),
        )


def unusable(metadata: AnyMapping[str, object]) -> tuple[str, ...]:
    """The same keys in the metadata of a page, as MkDocs reads it."""
    return tuple(
        key for key, is_usable in _USABLE.items() if key in metadata and not is_usable(metadata[key])
    )


def others(values: AnyMapping[str, object]) -> dict[str, object]:
    """What is in the front matter of a page beside our own keys, for whoever shows it."""
    return {key: value for key, value in values.items() if key not in _OURS}


def _report_template(value: Node, context: ReadContext) -> None:
    if not isinstance(value, Scalar):
        one = value.items[0] if isinstance(value, Sequence) and len(value.items) == 1 else None
        name = one.value if isinstance(one, Scalar) else "page.html"
        edits = (
            (Fix(start=value.start, end=one.start, replacement=""),)
            if one and _is_bare(value, context)
            else ()
        )
        _slip(
            value,
            context,
            "`template` takes one text",
            f"write one file, as in `template: {name}`",
            edits,
        )
    elif not value.value.endswith(".html"):
        is_none = f"`{value.value}` is not a `template` that the theme has"
        headline = is_none if value.value else "`template` is empty"
        _slip(value, context, headline, "write the name of a file that ends in `.html`, or delete the key")


def _is_bare(value: Node, context: ReadContext) -> bool:
    """Whether a list is written with `- `, and not in brackets."""
    return context.source.text.startswith("-", value.start)


def _is_null(value: Node) -> bool:
    return isinstance(value, Scalar) and value.is_null


def _slip(value: Node, context: ReadContext, headline: str, cure: str, edits: tuple[Fix, ...] = ()) -> None:
    context.report(
        "M3019", value, f"{headline}, and would end the build in an error of the theme", cure, edits=edits
    )
