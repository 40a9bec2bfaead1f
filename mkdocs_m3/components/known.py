"""What looks the same on every page from which links lead the same way, and is made once for all of them.

The pages of roles and parties repeat the activities, the artifacts, and the templates of all their tasks.
Most of these pages are as deep in the site as one another, so that what one of them has made ready serves
the others as well.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar, cast

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.components.context import Context

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")

Key = tuple[Hashable, ...]
"""By what something is known; the keys of each use begin with words of its own."""


class Known(Struct, frozen=True, kw_only=True):
    """How things look on the pages that are equally deep in a site; filled as they are made."""

    always: dict[Key, object] = field(default_factory=dict)
    """What has nothing to explain."""
    explained: dict[Key, tuple[object, frozenset[str]]] = field(default_factory=dict)
    """How something looks on a page that has explained all its abbreviations before, and which these are.

    They are the ids of entries in a glossary.
    """


def once(
    context: Context,
    key: Key,
    make: Callable[Concatenate[Context, _Given], _Made],
    *given: _Given.args,
    **named: _Given.kwargs,
) -> _Made:
    """What goes by a key, which is only made where it is not known yet, or has something to explain.

    `make` gets the context, and what it is made from. The key has to hold everything by which two pages that
    are equally deep in the site differ in it, but for what they have explained already.
    """
    known = context.known
    if known is None:
        return make(context, *given, **named)
    if key in known.always:
        return cast("_Made", known.always[key])
    if key in known.explained:
        found, explained = known.explained[key]
        if explained <= context.seen:
            context.explained.extend(explained)
            return cast("_Made", found)
    seen, before = len(context.seen), len(context.explained)
    made = make(context, *given, **named)
    if len(context.seen) == seen:
        if explains := context.explained[before:]:
            known.explained[key] = made, frozenset(explains)
        else:
            known.always[key] = made
    return made
