"""The options that say who is who in a playbook: parties, workstreams, letters of responsibility."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs.config import config_options as opt
from mkdocs.config.base import ValidationError

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model.letter_codes import read_in_two_ways, readings
from mkdocs_m3.model.short_names import LONGEST_SHORT
from mkdocs_m3.model.vocabulary import (
    LETTERS,
    OWN_COLORS,
    SHARED,
    Color,
    Letters,
    Term,
    with_short_names,
)
from mkdocs_m3.rendering.colors import ICONS, is_color

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_ID: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")
_LETTER: Final = re.compile(r"[A-Z]{1,2}")
_TERM_KEYS: Final = ("label", "icon", "color")
_NONE: Final = "none"
_SHORT: Final = re.compile(rf"\S{{1,{LONGEST_SHORT}}}")
_PALETTES: Final = ("light", "dark")


class Terms(opt.OptionallyRequired[tuple[Term, ...]]):
    """Workstreams: id -> label, or `{label, icon, color: {light, dark}}`; `none` where there are none."""

    keys: tuple[str, ...] = _TERM_KEYS
    """What may be said of each."""

    def __init__(self, default: tuple[Term, ...], fallback_icon: str) -> None:
        super().__init__(default=default)
        self._known = {term.id: term for term in default}
        self._fallback_icon = fallback_icon

    def validate(self, value: object) -> tuple[Term, ...]:
        """The terms; nothing at all could mean none of them or those that are usual, so it is refused."""
        if value is None or value in ({}, [], ""):
            raise ValidationError("It is empty: write ids with their labels, or `none` if there are none")
        return self.run_validation(value)

    def run_validation(self, value: object) -> tuple[Term, ...]:
        """The terms in the order in which they are written."""
        if isinstance(value, tuple):
            return value
        if isinstance(value, str) and value.casefold() == _NONE:
            return ()
        if not isinstance(value, dict):
            raise ValidationError(
                f"Expected ids with their labels, as in `customer: Customer`, or `none`, but got {value!r}"
            )
        return tuple(self._term(str(id_), item, n) for n, (id_, item) in enumerate(value.items()))

    def _term(self, id_: str, value: object, position: int) -> Term:
        if not _ID.fullmatch(id_) or id_ in (SHARED, "unstated"):
            raise ValidationError(
                f"`{id_}` cannot be an id: use letters, digits, `-` and `_`, and not `{SHARED}` or `unstated`"
            )
        known = self._known.get(id_)
        icon = known.icon if known else self._fallback_icon
        color = known.color if known else OWN_COLORS[position % len(OWN_COLORS)]
        if isinstance(value, str):
            return Term(id=id_, label=value, icon=icon, color=color)
        if not isinstance(value, dict):
            *first, last = (f"`{key}`" for key in self.keys)
            raise ValidationError(
                f"`{id_}`: expected a label, or {', '.join(first)} and {last}, but got {value!r}"
            )
        only(self.keys, value, f"`{id_}`")
        label = value.get("label", known.label if known else None)
        if not isinstance(label, str):
            raise ValidationError(f"`{id_}`: `label` is missing, or is not a text")
        return Term(
            id=id_,
            label=label,
            icon=_icon(id_, value.get("icon", icon)),
            color=_color(id_, value["color"]) if "color" in value else color,
            short=_short(id_, value["short"]) if "short" in value else "",
        )


class Parties(Terms):
    """Parties: the same, each with a `short` name, which is made from the label where none is written."""

    keys = ("label", "short", "icon", "color")

    def run_validation(self, value: object) -> tuple[Term, ...]:
        """The parties, each with a short name that no other has."""
        parties = super().run_validation(value)
        for party in parties:
            for other in parties:
                names = (other.short, other.label)
                if party is not other and party.short and party.short.casefold() in map(str.casefold, names):
                    raise ValidationError(
                        f"`{party.id}`: `short` is {party.short!r}, which is what `{other.id}` is called"
                    )
        return with_short_names(parties)


def _short(id_: str, value: object) -> str:
    if isinstance(value, str) and _SHORT.fullmatch(value):
        return value
    raise ValidationError(
        f"`{id_}`: `short` is {value!r}; it takes one to {LONGEST_SHORT} signs without a blank, as in `PO`"
    )


def only(allowed: Iterable[str], value: Mapping[str, object], where: str) -> None:
    """Refuse keys that are not among the allowed ones, with the nearest of these."""
    allowed = tuple(allowed)
    for key in value:
        if key not in allowed:
            near = nearest(str(key), allowed)
            cure = (
                f"did you mean `{near}`?" if near else f"allowed are {', '.join(f'`{k}`' for k in allowed)}"
            )
            raise ValidationError(f"{where}: there is no `{key}`; {cure}")


def _icon(id_: str, value: object) -> str:
    if isinstance(value, str) and (value in ICONS or value.endswith(".svg")):
        return value.lstrip("/")
    raise ValidationError(
        f"`{id_}`: `icon` is {value!r}; allowed are an SVG file inside docs_dir and {', '.join(ICONS)}"
    )


def _color(id_: str, value: object) -> Color:
    colors = {"light": value, "dark": value} if isinstance(value, str) else value
    if not isinstance(colors, dict) or set(colors) != set(_PALETTES):
        raise ValidationError(f"`{id_}`: `color` takes one color, or `light` and `dark`, but got {value!r}")
    for palette in _PALETTES:
        if not isinstance(colors[palette], str) or not is_color(colors[palette]):
            raise ValidationError(
                f"`{id_}`: the {palette} color is {colors[palette]!r}; write it in quotes as in '#1f5fae'"
            )
    return Color(light=colors["light"].lower(), dark=colors["dark"].lower())


class LetterSet(opt.OptionallyRequired[Letters]):
    """RACI, RASCI, DACI, or letters of the site's own with their labels."""

    def __init__(self) -> None:
        super().__init__(default=LETTERS["RACI"])

    def run_validation(self, value: object) -> Letters:
        """The letters."""
        if isinstance(value, Letters):
            return value
        if isinstance(value, str):
            if value.upper() in LETTERS:
                return LETTERS[value.upper()]
            known = ", ".join(f"`{name}`" for name in LETTERS)
            raise ValidationError(
                f"{value!r} is not a set of letters; allowed are {known}, or letters of your own"
            )
        if not isinstance(value, dict):
            raise ValidationError(f"Expected `RACI` or letters of your own, but got {value!r}")
        only(("letters", "responsible", "accountable"), value, "raci")
        labels = value.get("letters")
        if (
            not labels
            or not isinstance(labels, dict)
            or not all(
                isinstance(sign, str) and _LETTER.fullmatch(sign) and isinstance(label, str)
                for sign, label in labels.items()
            )
        ):
            raise ValidationError(
                "`letters` takes one or two capital letters with their labels, as in `R: Responsible`"
            )
        if word := read_in_two_ways(labels):
            ways = sorted(readings(word, labels), key=len)
            one, other = (", ".join(f"`{sign}`" for sign in way) for way in ways[:2])
            raise ValidationError(
                f"`{word}` can be read as {one} and as {other}; use other letters for one of them"
            )
        for key in ("responsible", "accountable"):
            if value.get(key) not in labels:
                listed = ", ".join(f"`{sign}`" for sign in labels)
                raise ValidationError(
                    f"`{key}` takes one of the letters {listed}, but got {value.get(key)!r}"
                )
        return Letters.of(labels, str(value["responsible"]), str(value["accountable"]))
