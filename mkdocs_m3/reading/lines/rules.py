"""All rules about lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines import (
    addresses,
    among_parties,
    blanks,
    block_signs,
    commas,
    conflicts,
    diffs,
    garbled,
    groups,
    half_hidden,
    headings,
    html_comments,
    items,
    joined_items,
    outdented,
    party_at_edge,
    points,
    quoted_mail,
    sorted_lines,
    tables,
    texts,
    wrapped_texts,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.reading.lines.outline import Outline
    from mkdocs_m3.reading.yaml.draft import Correction

RULES: Final[tuple[Callable[[Outline], Iterator[Correction]], ...]] = (
    conflicts.marks,
    conflicts.names,
    diffs.pluses,
    garbled.characters,
    quoted_mail.marks,
    tables.for_lists,
    html_comments.on_their_lines,
    html_comments.over_lines,
    block_signs.above_lists,
    blanks.unseen,
    blanks.indents,
    blanks.after_colons,
    items.boxes,
    items.beginnings,
    joined_items.in_one_line,
    sorted_lines.keys,
    headings.for_keys,
    half_hidden.items,
    addresses.wrapped,
    outdented.parties,
    party_at_edge.of_items,
    among_parties.items,
    points.below,
    groups.under_activities,
    texts.curly_quotes,
    texts.signs_around,
    texts.paths_of_windows,
    texts.doubled_quotes,
    texts.commas_at_ends,
    commas.within_brackets,
    texts.unclosed_quotes,
    wrapped_texts.with_colons,
    wrapped_texts.between_items,
    texts.hashes,
    texts.comments_within,
)
"""In the order in which they are asked; each sees the lines as the rules before it would have them."""
