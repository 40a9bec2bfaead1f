"""Colors of parties and workstreams: their rules in the stylesheet, and whether they can be read."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from mkdocs_m3.model.icons import ICONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model.vocabulary import Term, Vocabulary

LIGHT_BACKGROUND: Final = "#ffffff"
"""What the light color of a term is on."""
DARK_BACKGROUND: Final = "#1e2129"
"""What the dark color is on: Material's `slate`, hsl(225, 15%, 14%)."""
LEAST_CONTRAST: Final = 4.5
"""For text, WCAG 2.2 criterion 1.4.3: our terms are always words, too."""


def contrast(color: str, background: str) -> float:
    """The contrast ratio of two hex colors, from 1 to 21, as WCAG 2.2 defines it."""
    one, other = sorted((_luminance(color), _luminance(background)), reverse=True)
    return (one + 0.05) / (other + 0.05)


def _luminance(color: str) -> float:
    digits = color.lstrip("#")
    if len(digits) == len("rgb"):
        digits = "".join(digit * 2 for digit in digits)
    red, green, blue = (_linear(int(digits[at : at + 2], 16) / 255) for at in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    low = 0.04045
    return channel / 12.92 if channel <= low else ((channel + 0.055) / 1.055) ** 2.4


def hard_to_read(vocabulary: Vocabulary) -> Iterator[tuple[Term, str, str, float]]:
    """Each term's color that is too near its background: the term, `light` or `dark`, color, ratio."""
    for term in (*vocabulary.parties, *vocabulary.workstreams):
        for palette, color, background in (
            ("light", term.color.light, LIGHT_BACKGROUND),
            ("dark", term.color.dark, DARK_BACKGROUND),
        ):
            ratio = contrast(color, background)
            if ratio < LEAST_CONTRAST:
                yield term, palette, color, ratio


def term_rules(vocabulary: Vocabulary) -> str:
    """A rule of the stylesheet for each party and workstream: its color and its icon.

    Those of one of several playbooks hold in its blocks alone, where parties of others are none.
    """
    within = f".{vocabulary.place.css_class} " if vocabulary.place.css_class else ""
    rules = [f'{within}[class*="m3-party--"]{{--m3-label:initial}}'] if within else []
    rules += [_rule(within, "party", term) for term in vocabulary.parties]
    rules += [_rule(within, "workstream", term) for term in vocabulary.workstreams]
    return "\n".join(rules)


def _rule(within: str, kind: str, term: Term) -> str:
    if term.icon in ICONS:
        icon = f"--m3-icon:{ICONS.index(term.icon)}"
    else:
        path = posixpath.relpath(term.icon, "assets/m3")
        icon = f'--m3-image:url("{quote(path)}");--m3-icon:0'
    colors = f"--m3-light:{term.color.light};--m3-dark:{term.color.dark}"
    return f"{within}.m3-{kind}--{term.id}{{{colors};--m3-label:{_css_text(term.label)};{icon}}}"


def _css_text(words: str) -> str:
    """Words as a string of CSS, whatever signs they hold."""
    return '"' + "".join(f"\\{ord(sign):x} " if sign in '"\\<\n\r\f' else sign for sign in words) + '"'
