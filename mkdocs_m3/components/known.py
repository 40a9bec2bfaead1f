"""What looks the same on every page from which links lead the same way, and is made once for all of them.

The pages of roles and parties repeat the activities, the artifacts, and the templates of all their tasks.
Most of these pages are as deep in the site as one another, so that what one of them has made ready serves
the others as well.
"""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Concatenate, Final, ParamSpec, TypeVar, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs_m3.components.context import Context

_Given = ParamSpec("_Given")
_Made = TypeVar("_Made")


_NOTHING: Final[frozenset[str]] = frozenset()


class _Ready(Struct, frozen=True, gc=False):
    """How something looks on a page that has explained all its abbreviations before."""

    made: object
    """What was made."""
    explained: frozenset[str]
    """What has to be explained by then: the ids of entries in a glossary."""


Known = dict[tuple[Hashable, ...], _Ready]
"""By what it is, how it looks; filled as it is used. The key of each use begins with a word of its own."""


def once(
    context: Context,
    key: tuple[Hashable, ...],
    make: Callable[Concatenate[Context, _Given], _Made],
    *given: _Given.args,
    **named: _Given.kwargs,
) -> _Made:
    """What goes by a key, which is only made where it is not known yet, or has something to explain.

    `make` gets the context, and what it is made from. The key has to hold everything by which
    two pages that are equally deep in the site differ in it, but for what they have explained already.
    """
    if context.known is None:
        return make(context, *given, **named)
    found = context.known.get(key)
    if found is not None and found.explained <= context.seen:
        context.explained.extend(found.explained)
        return cast("_Made", found.made)
    seen, explained = len(context.seen), len(context.explained)
    made = make(context, *given, **named)
    if len(context.seen) == seen:
        new = context.explained[explained:]
        context.known[key] = _Ready(made, frozenset(new) if new else _NOTHING)
    return made
