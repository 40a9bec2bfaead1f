"""Which playbook of a site a view shows: the one that its options name, or that of its page."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.reading import option_signs
from mkdocs_m3.reading.read_context import ReadContext
from mkdocs_m3.reading.shapes.choices import OneOf
from mkdocs_m3.reading.shapes.fields import Field
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.yaml import parsing

if TYPE_CHECKING:
    from mkdocs_m3.model import Placement
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.shapes.fields import Shown

PLAYBOOK: Final = "playbook"
"""The option that names a playbook, in a site that names its playbooks."""


@lru_cache(maxsize=64)
def playbook_option(names: tuple[str, ...], shown: Shown) -> Field:
    """The option, which takes the names of the site's playbooks."""
    return Field(
        key=PLAYBOOK,
        name=PLAYBOOK,
        shape=OneOf(names),
        help="The playbook that is shown; that of the page, if it is left out.",
        example=f"{PLAYBOOK}: {names[0]}",
        shown=shown,
    )


def vocabulary_shown(name: str, placement: Placement, body_start: int, context: ReadContext) -> Vocabulary:
    """The vocabulary of the playbook that a view shows, whose comment is in the page behind `body_start`.

    Reports a view that does not say which of several it shows, on a page that is in none of them.
    """
    vocabulary = context.vocabulary
    playbooks = vocabulary.playbooks
    if not playbooks:
        return vocabulary
    named = _named(placement, vocabulary) if placement.options else None
    if named is None and vocabulary.place.is_outside:
        if len(playbooks) > 1:
            start, end = body_start + placement.start, body_start + placement.end
            headline = f"`m3/{name}` does not say which of the site's playbooks it shows"
            cure = f"add an option to say it: {listed(f'{PLAYBOOK}: {one}' for one in playbooks)}"
            context.report_at("M3063", start, end, headline, cure)
            return vocabulary
        named = next(iter(playbooks))
    shown = playbooks.get(named) if named else None
    return replace(shown, playbooks=playbooks) if shown else vocabulary


def _named(placement: Placement, vocabulary: Vocabulary) -> str | None:
    """The playbook that the options name, whichever it is; `None` where they name none."""
    context = ReadContext.without_page(placement.options, vocabulary)
    draft = option_signs.corrected(placement.options, 0, lambda key: key != PLAYBOOK, context)
    root = parsing.parse(draft.text, 0, origins=draft.origins).root
    said = root.get(PLAYBOOK) if root else None
    return str(getattr(said, "value", "")) if said else None
