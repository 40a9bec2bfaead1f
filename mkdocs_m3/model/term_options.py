"""The options `parties` and `workstreams` of a site, and what is wrong in them. Any host may ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.icons import ICONS, is_color
from mkdocs_m3.model.option_problem import OptionError, only
from mkdocs_m3.model.short_names import LONGEST_SHORT
from mkdocs_m3.model.vocabulary import OWN_COLORS, SHARED, Color, Term, with_short_names

if TYPE_CHECKING:
    from collections.abc import Iterable

_ID: Final = rare(r"[A-Za-z][A-Za-z0-9_-]*")
_TERM_KEYS: Final = ("label", "icon", "color")
_PARTY_KEYS: Final = ("label", "short", "icon", "color")
_NONE: Final = "none"
_SHORT: Final = re.compile(rf"\S{{1,{LONGEST_SHORT}}}")
_PALETTES: Final = ("light", "dark")


def read_terms(
    value: object, usual: Iterable[Term], fallback_icon: str, keys: tuple[str, ...] = _TERM_KEYS
) -> tuple[Term, ...]:
    """Workstreams in the order in which they are written; raises `OptionError`.

    Each is an id with its label, or with some of the `keys`. What is not said of one is as with the `usual`
    one of its id; its icon, else, is `fallback_icon`. None at all are written as `none`, since nothing could
    mean those that are usual.
    """
    if value is None or value in ({}, [], ""):
        raise OptionError("It is empty: write ids with their labels, or `none` if there are none")
    if isinstance(value, str) and value.casefold() == _NONE:
        return ()
    if not isinstance(value, Mapping):
        raise OptionError(
            f"Expected ids with their labels, as in `customer: Customer`, or `none`, but got {value!r}"
        )
    known = {term.id: term for term in usual}
    return tuple(
        _term(str(id_), item, keys, icon=fallback_icon, color=OWN_COLORS[n % len(OWN_COLORS)], known=known)
        for n, (id_, item) in enumerate(value.items())
    )


def read_parties(value: object, usual: Iterable[Term], fallback_icon: str) -> tuple[Term, ...]:
    """Parties, likewise; each has a `short` name that no other has, made where none is written."""
    parties = read_terms(value, usual, fallback_icon, _PARTY_KEYS)
    for party in parties:
        for other in parties:
            names = (other.short, other.label)
            if party is not other and party.short and party.short.casefold() in map(str.casefold, names):
                raise OptionError(
                    f"`{party.id}`: `short` is {party.short!r}, which is what `{other.id}` is called"
                )
    return with_short_names(parties)


def _term(
    id_: str,
    value: object,
    keys: tuple[str, ...],
    *,
    icon: str,
    color: Color,
    known: Mapping[str, Term],
) -> Term:
    if not _ID.fullmatch(id_) or id_ in (SHARED, "unstated"):
        raise OptionError(
            f"`{id_}` cannot be an id: use letters, digits, `-` and `_`, and not `{SHARED}` or `unstated`"
        )
    usual = known.get(id_)
    icon, color = (usual.icon, usual.color) if usual else (icon, color)
    if isinstance(value, str):
        return Term(id=id_, label=value, icon=icon, color=color)
    if not isinstance(value, Mapping):
        *first, last = (f"`{key}`" for key in keys)
        raise OptionError(f"`{id_}`: expected a label, or {', '.join(first)} and {last}, but got {value!r}")
    only(keys, value, f"`{id_}`")
    label = value.get("label", usual.label if usual else None)
    if not isinstance(label, str):
        raise OptionError(f"`{id_}`: `label` is missing, or is not a text")
    return Term(
        id=id_,
        label=label,
        icon=_icon(id_, value.get("icon", icon)),
        color=_color(id_, value["color"]) if "color" in value else color,
        short=_short(id_, value["short"]) if "short" in value else "",
    )


def _short(id_: str, value: object) -> str:
    if isinstance(value, str) and _SHORT.fullmatch(value):
        return value
    raise OptionError(
        f"`{id_}`: `short` is {value!r}; it takes one to {LONGEST_SHORT} signs without a blank, as in `PO`"
    )


def _icon(id_: str, value: object) -> str:
    if isinstance(value, str) and (value in ICONS or value.endswith(".svg")):
        return value.lstrip("/")
    raise OptionError(
        f"`{id_}`: `icon` is {value!r}; allowed are an SVG file inside docs_dir and {', '.join(ICONS)}"
    )


def _color(id_: str, value: object) -> Color:
    colors = {"light": value, "dark": value} if isinstance(value, str) else value
    if not isinstance(colors, Mapping) or set(colors) != set(_PALETTES):
        raise OptionError(f"`{id_}`: `color` takes one color, or `light` and `dark`, but got {value!r}")
    for palette in _PALETTES:
        if not isinstance(colors[palette], str) or not is_color(colors[palette]):
            raise OptionError(
                f"`{id_}`: the {palette} color is {colors[palette]!r}; write it in quotes as in '#1f5fae'"
            )
    return Color(light=colors["light"].lower(), dark=colors["dark"].lower())
