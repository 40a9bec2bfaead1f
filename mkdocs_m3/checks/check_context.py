"""What a rule looks at."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, TypeVar, cast

from msgspec import Struct, field

from mkdocs_m3.model.body_rules import AS_EVER, BodyRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.checks.mistyped_phases import MistypedPhase
    from mkdocs_m3.findings.finding import Span
    from mkdocs_m3.model import Acceptance, NearPage, PlacedView, Playbook, Source
    from mkdocs_m3.model.link_rules import LinkRules
    from mkdocs_m3.model.site_links import SiteLinks
    from mkdocs_m3.model.vocabulary import Vocabulary

_Found = TypeVar("_Found")


class CheckContext(Struct, frozen=True, kw_only=True):
    """A playbook, and what else of its site a rule may need."""

    playbook: Playbook
    """Its pages."""
    links: SiteLinks
    """The addresses of its pages and files."""
    vocabulary: Vocabulary
    """The words of the site."""
    accepted: tuple[Acceptance, ...]
    """The findings that its pages let stand."""
    mistyped: tuple[MistypedPhase, ...] = ()
    """The key tasks whose phase is most likely a slip."""
    near_pages: tuple[NearPage, ...] = ()
    """The files that have the text of a page and not the name of one."""
    ordinary_pages: tuple[Source, ...] = ()
    """The pages of the site that are no part of the playbook."""
    placed: tuple[tuple[Source, tuple[PlacedView, ...]], ...] = ()
    """The pages of the site, of the playbook or not, each with the views of it that show this playbook."""
    headings: Callable[[], Mapping[str, str]] = dict
    """Gives the words of the headings that parts have above them, by the parts' names; none where unknown."""
    link_rules: LinkRules | None = None
    """How links in bodies are read; `None` where they are not looked at."""
    body_rules: BodyRules = AS_EVER
    """How the Markdown of bodies is read."""
    left_behind: frozenset[Span] = frozenset()
    """Where files are named that are most likely those of deleted items, not of the items above."""
    damaged: frozenset[str] = frozenset()
    """The pages, as findings name them, in which there is something that could not be read."""
    known: dict[Callable[[CheckContext], object], object] = field(default_factory=dict)
    """What several rules ask for, by what finds it; filled as they ask."""


def once(find: Callable[[CheckContext], _Found]) -> Callable[[CheckContext], _Found]:
    """Makes what several rules ask for be looked for once in each playbook."""

    @wraps(find)
    def found(context: CheckContext) -> _Found:
        if find not in context.known:
            context.known[find] = find(context)
        return cast("_Found", context.known[find])

    return found
