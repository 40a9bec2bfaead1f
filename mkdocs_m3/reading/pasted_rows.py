"""Rows of a table that were pasted into one text, with a party in one of their cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.vocabulary import SHARED
from mkdocs_m3.reading.shapes.parties import words

if TYPE_CHECKING:
    from mkdocs_m3.model import ResponsibleParty, Text
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.reading.read_context import ReadContext

_BEFORE: Final = rare(r"(?P<indent>[ ]*(?:-[ ]+)?)(?P<key>text:[ ]+)?(?P<quote>[\"']?)")
_BEHIND: Final = rare(r"[\"']?(?=[ \t]*(?:\r?\n|\Z))")


def report_cells(
    context: ReadContext, text: Text, who: ResponsibleParty | None, *, has_letters: bool = False
) -> None:
    """Report a text with a party behind a tab; `who` is whom its item names as responsible."""
    first, *cells = text.value.split("\t")
    known = words(context.vocabulary)
    at = next((n for n, cell in enumerate(cells) if cell.strip().casefold() in known), None)
    if at is None:
        return
    party = cells[at].strip()
    id_ = _id(party, context.vocabulary)
    start = text.start + len("\t".join((first, *cells[:at])))
    deleted = Fix(start=start, end=start + 1 + len(cells[at]), replacement="")
    cure = f"delete the tab and `{party}` here"
    fix: Fix | None = None
    edits: tuple[Fix, ...] = ()
    if who is None and has_letters:
        cure = f"{cure}, and give it a letter behind `raci` if it has none"
    elif who is None:
        is_bare = _is_bare(context.source.text, text)
        begin = "begin the item with `text: `, " if is_bare else ""
        cure = f"{begin}write `responsibleParty: {id_}` on a line below, and {cure}"
        named = _named(context.source.text, text, id_)
        edits = (deleted, *named) if named and text.is_verbatim else ()
    elif set(who.parties).issuperset(context.vocabulary.shared if id_ == SHARED else (id_,)):
        cure = f"{cure}, since `responsibleParty` names it already"
        fix = deleted if text.is_verbatim else None
    else:
        cure = f"{cure}, and name it behind `responsibleParty` if it is responsible, too"
    headline = f"`{party}` is behind a tab in this text, as in a row of a table"
    context.report_at("M3029", text.start, text.end, headline, cure, fix=fix, edits=edits)


def _is_bare(page: str, text: Text) -> bool:
    """Whether an item is nothing but the text, without a key."""
    return page[page.rfind("\n", 0, text.start) + 1 : text.start].rstrip("\"' ").endswith("-")


def _id(party: str, vocabulary: Vocabulary) -> str:
    """The id of a party that is written as its id or as its label, in whatever letter case."""
    word = party.casefold()
    named = (one.id for one in vocabulary.parties if word in (one.id.casefold(), one.label.casefold()))
    return next(named, SHARED)


def _named(page: str, text: Text, party: str) -> tuple[Fix, ...]:
    """The edits that name a party below a text; none where the text is not alone on its line.

    It is an edit and no fix: only who has seen the table knows that the column named who is responsible.
    """
    begin = page.rfind("\n", 0, text.start) + 1
    before = _BEFORE.fullmatch(page, begin, text.start)
    behind = _BEHIND.match(page, text.end)
    if not before or not behind or not before["indent"]:
        return ()
    at = before.end("indent")
    key = () if before["key"] else (Fix(start=at, end=at, replacement="text: "),)
    below = f"\n{' ' * len(before['indent'])}responsibleParty: {party}"
    return (*key, Fix(start=behind.end(), end=behind.end(), replacement=below))
