"""The option `fields` of a site: what it declares, and what is wrong in it. Any host may ask."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.comments import FORMER_NAMES, PARTS_OF, VIEWS
from mkdocs_m3.markup.comments import PARTS as ALL_PARTS
from mkdocs_m3.model import FieldSpec, KeyTask, OwnFields, Phase
from mkdocs_m3.model.option_problem import OptionProblem
from mkdocs_m3.model.own_fields import SHOWS, TYPES
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.shapes.parties import listed
from mkdocs_m3.reading.view_options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs_m3.model.own_fields import FieldShow, FieldType

    _Report = Callable[[str, str, str], None]

_KINDS: Final = ("task", "activity", "phase")
_KEYS: Final = ("label", "type", "show", "after", "values", "help")
_NAME: Final = rare(r"[A-Za-z][A-Za-z0-9_-]*")
_READ_AS_OTHERS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_IN_THE_LINE: Final = frozenset({"number", "date", "yes-no", "choice", "party", "link"})
"""Types that are in the line under the title where a site says nothing else."""
_PARTS: Final = {"task": PARTS_OF[KeyTask], "phase": PARTS_OF[Phase], "activity": ()}


def _taken() -> dict[str, str]:
    """Names that no field can have, each with what has it."""
    taken = dict.fromkeys((*ALL_PARTS, *VIEWS, *FORMER_NAMES), "is a part or a view")
    taken |= dict.fromkeys(schema.SITE_KEYS, "is a key that MkDocs and its themes use")
    taken |= {field.key: "is an option of views" for fields in OPTIONS.values() for field in fields}
    ours = [one for kind in schema.PAGE_TYPES for one in schema.fields_within(kind.fields)]
    taken |= {alias: f"is taken for `{field.key}`" for field in ours for alias in field.aliases}
    taken |= dict.fromkeys((*schema.OLD_KEYS, *(field.key for field in ours)), "is a key already")
    return taken


_TAKEN: Final = _taken()


def read_fields(value: object) -> tuple[OwnFields, tuple[OptionProblem, ...]]:
    """The fields that are declared, and everything that is wrong in them."""
    problems: list[OptionProblem] = []

    def report(place: str, headline: str, cure: str) -> None:
        problems.append(OptionProblem(place=place, headline=headline, cure=cure))

    if not isinstance(value, Mapping):
        report("fields", f"it is {value!r}", f"write fields under {listed(_KINDS)}")
        return OwnFields(), tuple(problems)
    _unknown(value, _KINDS, "fields", report)
    read = {kind: _of_kind(kind, value.get(kind), report) for kind in _KINDS}
    return OwnFields(**read), tuple(problems)


def _unknown(value: Mapping[object, object], known: Iterable[str], place: str, report: _Report) -> None:
    known = tuple(known)
    for key in value:
        if key not in known:
            near = nearest(str(key), known)
            cure = f"write `{near}`" if near else f"use one of {listed(known)}"
            report(place, f"there is no `{key}`", cure)


def _of_kind(kind: str, value: object, report: _Report) -> tuple[FieldSpec, ...]:
    if value is None:
        return ()
    place = f"fields.{kind}"
    if not isinstance(value, Mapping):
        report(
            place,
            f"it is {value!r}",
            "write names with what they hold, as in `due: {label: Due, type: date}`",
        )
        return ()
    found: list[FieldSpec] = []
    for name, said in value.items():
        if _is_name(name, f"{place}.{name}", report):
            spec = _spec(kind, str(name), said, found, report)
            found += (spec,) if spec else ()
    return tuple(found)


def _is_name(name: object, place: str, report: _Report) -> bool:
    if not isinstance(name, str) or name.casefold() in _READ_AS_OTHERS:
        report(place, f"YAML reads the name `{name}` as no text", "choose a word such as `due`")
    elif not _NAME.fullmatch(name):
        report(place, f"`{name}` cannot be a key", "use letters, digits, `-` and `_`, a letter first")
    elif why := _why_taken(name):
        report(place, f"`{name}` {why}", "choose another name")
    else:
        return True
    return False


def _why_taken(name: str) -> str:
    """What has a name already, in whatever letter case; empty where nothing has."""
    folded = name.casefold()
    return next((why for taken, why in _TAKEN.items() if taken.casefold() == folded), "")


def _spec(kind: str, name: str, said: object, before: list[FieldSpec], report: _Report) -> FieldSpec | None:
    """A field; `None` where its type or its place is not known."""
    place = f"fields.{kind}.{name}"
    if not isinstance(said, Mapping):
        report(place, f"it is {said!r}", "write `{label: …, type: …}`")
        return None
    _unknown(said, _KEYS, place, report)
    type_ = _type(said.get("type"), place, report)
    show = _show(kind, said.get("show"), type_, place, report)
    if any(one.name.casefold() == name.casefold() for one in before):
        report(place, "there is such a field already, but for letter case", "choose another name")
    texts = {key: _text(key, said.get(key), place, report) for key in ("label", "help", "after")}
    words = re.sub(r"(?<=[a-z])[A-Z]|[_-][a-z]", lambda one: f" {one[0][-1].lower()}", name)
    shown = texts["label"] or words[:1].upper() + words[1:]
    parts = (*_PARTS[kind], *(one.name for one in before if one.show == "part"))
    choices = _choices(said, type_, place, report)
    after = _after(texts["after"], show, parts, place, report)
    if any(one.label == shown for one in before):
        report(f"{place}.label", f"another field is called `{shown}`, too", "choose another label")
    if type_ is None or show is None:
        return None
    return FieldSpec(
        name=name,
        label=shown,
        type=type_,
        show=show,
        after=after,
        choices=choices,
        help=texts["help"],
    )


def _type(value: object, place: str, report: _Report) -> FieldType | None:
    for known in TYPES:
        if value == known:
            return known
    near = nearest(str(value), TYPES) if value is not None else None
    cure = f"write `{near}`" if near else f"write one of {listed(TYPES)}"
    headline = "it is missing" if value is None else f"there is no type `{value}`"
    report(f"{place}.type", headline, cure)
    return None


def _show(kind: str, value: object, type_: FieldType | None, place: str, report: _Report) -> FieldShow | None:
    allowed: tuple[FieldShow, ...] = ("column", "none") if kind == "activity" else ("line", "part", "none")
    if value is None:
        return "column" if kind == "activity" else "line" if type_ in _IN_THE_LINE else "part"
    for known in allowed:
        if value == known:
            return known
    is_elsewhere = value in SHOWS
    where = "an activity has no line and no part" if kind == "activity" else "only activities have columns"
    headline = f"it is `{value}`, and {where}" if is_elsewhere else f"there is no place `{value}`"
    near = None if is_elsewhere else nearest(str(value), allowed)
    report(f"{place}.show", headline, f"write `{near}`" if near else f"write one of {listed(allowed)}")
    return None


def _text(key: str, value: object, place: str, report: _Report) -> str:
    if value is None:
        return ""
    if isinstance(value, str) and value.strip():
        return " ".join(value.split())
    report(
        f"{place}.{key}", f"it is {value!r}", "write a text, in quotes where YAML reads it as something else"
    )
    return ""


def _choices(
    said: Mapping[object, object], type_: FieldType | None, place: str, report: _Report
) -> tuple[tuple[str, str], ...]:
    value, place = said.get("values"), f"{place}.values"
    if type_ != "choice":
        if value is not None and type_ is not None:
            report(
                place,
                f"only a choice has values, and this is `{type_}`",
                "write `type: choice`, or delete it",
            )
        return ()
    example = "write words with their labels, as in `values: {high: High, low: Low}`"
    if not value or not isinstance(value, Mapping):
        report(place, "a choice has words to choose from, and none are here", example)
        return ()
    for word, label in value.items():
        if not isinstance(word, str) or word.casefold() in _READ_AS_OTHERS or not _NAME.fullmatch(word):
            report(
                place,
                f"`{word}` cannot be such a word",
                "use letters, digits, `-` and `_`, a letter first, and none that YAML reads as yes or no",
            )
        elif not isinstance(label, str) or not label.strip():
            report(
                place,
                f"the label of `{word}` is {label!r}",
                "write a text, in quotes where YAML reads it as something else",
            )
    return tuple((str(word), str(label)) for word, label in value.items())


def _after(after: str, show: FieldShow | None, known: Iterable[str], place: str, report: _Report) -> str:
    if not after:
        return ""
    known = tuple(known)
    if show != "part":
        report(f"{place}.after", "only a part has a place among others", "write `show: part`, or delete it")
    elif after not in known:
        near = nearest(after, known)
        cure = f"write `{near}`" if near else f"write one of {listed(known)}"
        report(f"{place}.after", f"no part is called `{after}`", cure)
    return after
