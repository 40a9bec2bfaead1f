"""The readiness indicators of the next phase: what must be true at the end of this one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from mkdocs_m3.components.artifact_list import safe_address

if TYPE_CHECKING:
    from markupsafe import Markup

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import Criterion


class Indicator(Struct, frozen=True, kw_only=True):
    """One thing that must be true."""

    text: Markup
    """What it is."""
    address: str
    """Where more about it is found; empty where the text holds a link of its own, or there is nothing."""


class View(Struct, frozen=True, kw_only=True):
    """The list."""

    items: tuple[Indicator, ...]
    """Each indicator, in the author's order."""
    kept: str
    """That the browser keeps what is ticked, which only the script offers."""
    clear: str
    """The words of the button that clears it."""


def has_content(context: Context) -> bool:
    """Whether the phase has any."""
    return bool(context.phase.exit_criteria)


def view(context: Context) -> View:
    """The list of one phase."""
    return View(
        items=tuple(_indicator(context, one) for one in context.phase.exit_criteria),
        kept=context.words.message("readiness_kept"),
        clear=context.words.message("readiness_clear"),
    )


def _indicator(context: Context, criterion: Criterion) -> Indicator:
    markup = context.markup(criterion.text)
    target = criterion.address.target.value if criterion.address and "<a " not in markup else ""
    address = safe_address(context, target) or ""
    return Indicator(text=markup if address else context.prose(criterion.text), address=address)
