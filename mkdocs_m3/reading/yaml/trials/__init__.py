"""Corrections that are tried on the lines around a place where something is wrong.

No rule here is sure. Each says what would be right if its guess were, and the guess that lets most of the
page be read, with the least that is strange in it, is what the author is told.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.lines.outline import Kind
from mkdocs_m3.reading.yaml.trials import brackets, halved, joins, missing, quotes, siblings, signs, wraps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.reading.lines.outline import Outline
    from mkdocs_m3.reading.yaml.draft import Correction

LONGEST_LINE: Final = 2_000
"""Characters of a line that is looked at."""
_Rule = Callable[["Outline", int], "Iterator[Correction]"]

RULES: Final[tuple[_Rule, ...]] = (
    signs.before_a_key,
    siblings.key_between,
    signs.for_the_colon,
    signs.for_the_layout,
    signs.alone,
    joins.pasted_twice,
    joins.in_one_line,
    wraps.of_the_block_above,
    wraps.below_its_beginning,
    missing.key_of_list,
    missing.points_below,
    missing.key_within_item,
    missing.beginning_of_item,
    brackets.balanced,
    signs.for_the_dash,
    signs.without_key,
    signs.behind_the_colon,
    signs.before_a_text,
    siblings.without_dash,
    siblings.out_of_line,
    siblings.text_as_item,
    quotes.on_its_line,
)
"""The likeliest first, which counts where two read equally well."""
IN_QUOTES: Final[tuple[_Rule, ...]] = (quotes.over_lines,)
"""Those that make one text of several lines, which parses whatever they hold."""
AFTER_PARSING: Final[tuple[_Rule, ...]] = (
    signs.for_the_colon,
    signs.alone,
    signs.for_the_dash,
    joins.in_one_line,
    missing.key_of_next_list,
    missing.points_below,
    missing.key_within_item,
    siblings.without_dash,
    siblings.out_of_line_within,
)
"""Those that are tried where YAML parses, and shows all the same that lines are out of place."""
IN_ORDER: Final[tuple[_Rule, ...]] = (
    signs.before_a_key,
    signs.for_the_colon,
    signs.for_the_layout,
    missing.key_of_next_list,
    missing.beginning_of_item,
    siblings.out_of_line_within,
)
"""Those that are tried where only the shapes of the keys show that something is wrong."""

IN_BLOCKS: Final[tuple[_Rule, ...]] = (wraps.out_of_the_block_above,)
"""Those that are tried on lines that a text has taken in."""


def trials(page: Outline, lines: tuple[int, ...]) -> Iterator[Correction]:
    """What may be wrong on these lines, each a number from 0, or on all, where YAML does not parse."""
    yield from halved.indentation(page)
    yield from _asked(RULES, page, lines)


def in_quotes(page: Outline, lines: tuple[int, ...]) -> Iterator[Correction]:
    """The same where nothing else helps."""
    return _asked(IN_QUOTES, page, lines)


def after_parsing(page: Outline, lines: tuple[int, ...], *, is_broken: bool) -> Iterator[Correction]:
    """The same where it parses, into lines out of place (`is_broken`) or into what the shapes do not take."""
    outside = tuple(n for n in lines if page.lines[n].kind is not Kind.INSIDE)
    inside = tuple(n for n in lines if page.lines[n].kind is Kind.INSIDE)
    yield from _asked(IN_BLOCKS, page, inside)
    yield from _asked(AFTER_PARSING if is_broken else IN_ORDER, page, outside)


def _asked(rules: Iterable[_Rule], page: Outline, lines: tuple[int, ...]) -> Iterator[Correction]:
    lines = tuple(n for n in lines if len(page.lines[n].text) <= LONGEST_LINE)
    for rule in rules:
        for n in lines:
            yield from rule(page, n)
