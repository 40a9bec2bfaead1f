"""What an author should know of a place where the YAML library gives up, in the author's own terms.

Each rule knows one mistake. It looks at what the library says and at the lines around, and says where the
author must act, which is not always where the library stopped. No word of the library reaches an author.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.reading.yaml.draft import Correction
from mkdocs_m3.reading.yaml.yaml_error import TOO_DEEP, TOO_MANY, TOO_MANY_VALUES
from mkdocs_m3.reading.yaml.yaml_errors import about_lines, about_texts, headings, second_keys

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs_m3.reading.lines.outline import Outline
    from mkdocs_m3.reading.yaml.yaml_error import YamlError


def candidates(page: Outline, error: YamlError) -> Iterator[Correction]:
    """What may be wrong, the likeliest first. There is always one, and the last may have no edits."""
    for rule in RULES:
        yield from rule(page, error)


def _too_many(_: Outline, error: YamlError) -> Iterator[Correction]:
    if error.problem == TOO_MANY:
        headline = "the front matter was not read from here on, since so much before it is wrong"
        yield _at(error, headline, "correct the findings above, then check again")


def _too_many_values(_: Outline, error: YamlError) -> Iterator[Correction]:
    if error.problem == TOO_MANY_VALUES:
        yield Correction(
            code="M3091",
            start=error.offset,
            end=error.offset + 1,
            headline="aliases repeat what is written here so often that the page is not read",
            help="write it out where it is needed, without an anchor (`&`) and aliases (`*`)",
        )


def _too_deep(_: Outline, error: YamlError) -> Iterator[Correction]:
    if error.problem == TOO_DEEP:
        headline = "lists and records are nested too deep here to be read"
        yield _at(
            error, headline, "put the whole text in quotes if it is a text; no key needs so many levels"
        )


def _anything_else(_: Outline, error: YamlError) -> Iterator[Correction]:
    headline = "YAML cannot be read from here on"
    yield _at(error, headline, "look at the quotes, colons and indentation of this line and the one above")


def _at(error: YamlError, headline: str, cure: str) -> Correction:
    return Correction(start=error.offset, end=error.offset + 1, headline=headline, help=cure)


RULES: Final[tuple[Callable[[Outline, YamlError], Iterator[Correction]], ...]] = (
    _too_many,
    _too_many_values,
    _too_deep,
    about_texts.tab,
    about_texts.hidden_break,
    about_lines.tight_key,
    about_lines.two_in_a_line,
    about_lines.out_of_place,
    about_lines.sign_for_the_colon,
    about_lines.key_without_colon,
    about_texts.after_closing_quote,
    about_texts.unclosed_quote,
    about_lines.address_without_key,
    about_lines.party_without_key,
    second_keys.without_key,
    about_lines.line_that_continues,
    about_texts.sign_at_start,
    about_texts.bracket,
    about_lines.key_below_text,
    about_texts.colon,
    headings.heading_within,
    about_lines.key_out_of_line,
    about_texts.invisible,
    _anything_else,
)
"""In the order in which they are asked."""
