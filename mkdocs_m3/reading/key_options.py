"""The option `keys` of a site: what it writes in place of our keys, and what is wrong. Any host may ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.option_problem import OptionProblem
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.view_options import OPTIONS

if TYPE_CHECKING:
    from mkdocs_m3.model import OwnFields

_NAME: Final = rare(r"[A-Za-z][A-Za-z0-9_-]*")
_READ_AS_OTHERS: Final = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_FIELDS: Final = tuple(one for kind in schema.PAGE_TYPES for one in schema.fields_within(kind.fields))
_OPTIONS: Final = tuple(field for fields in OPTIONS.values() for field in fields)
_OURS: Final = tuple(dict.fromkeys(field.key for field in (*_FIELDS, *_OPTIONS)))
"""Keys that a site may have another one for; `layout` is how a page is known, and stays."""


def _taken() -> dict[str, str]:
    """Words that no key of a site's own can be, in small letters, each with why."""
    taken = dict.fromkeys(schema.SITE_KEYS, "is a key that MkDocs and its themes use")
    taken |= {alias: f"is taken for `{field.key}`" for field in _FIELDS for alias in field.aliases}
    taken |= {field.key: "is an option of views" for field in _OPTIONS}
    taken |= dict.fromkeys((*schema.OLD_KEYS, *(field.key for field in _FIELDS)), "is one of our keys")
    return {key.casefold(): why for key, why in taken.items()}


_TAKEN: Final = _taken()


def read_keys(value: object) -> tuple[OwnKeys, tuple[OptionProblem, ...]]:
    """The keys that a site has chosen, and everything that is wrong in them."""
    if not isinstance(value, Mapping):
        cure = "write our keys, each with yours, as in `keyTask: play`"
        return OwnKeys(), (OptionProblem(place="keys", headline=f"it is {value!r}", cure=cure),)
    pairs: dict[str, str] = {}
    problems: list[OptionProblem] = []
    for ours, theirs in value.items():
        problem = _problem(ours, theirs, pairs)
        if problem:
            problems.append(problem)
        else:
            pairs[str(ours)] = str(theirs)
    return OwnKeys(tuple(pairs.items())), tuple(problems)


def of_fields(keys: OwnKeys, fields: OwnFields) -> tuple[OptionProblem, ...]:
    """Fields of the site's own whose names the site writes for keys of ours as well."""
    kinds = (("task", fields.task), ("activity", fields.activity), ("phase", fields.phase))
    ours = {theirs.casefold(): ours for ours, theirs in keys.pairs}
    return tuple(
        OptionProblem(
            place=f"fields.{kind}.{spec.name}",
            headline=f"`{spec.name}` is your name for `{ours[spec.name.casefold()]}` under `keys`",
            cure="choose another name for one of them",
        )
        for kind, specs in kinds
        for spec in specs
        if spec.name.casefold() in ours
    )


def _problem(ours: object, theirs: object, before: Mapping[str, str]) -> OptionProblem | None:
    place = f"keys.{ours}"
    if ours not in _OURS:
        near = nearest(str(ours), _OURS)
        cure = f"write `{near}`" if near else "write one of our keys, as in `keyTask: play`"
        return OptionProblem(place="keys", headline=f"there is no key `{ours}`", cure=cure)
    if not isinstance(theirs, str) or theirs.casefold() in _READ_AS_OTHERS:
        headline = f"YAML reads the name `{theirs}` as no text"
        return OptionProblem(place=place, headline=headline, cure="choose a word such as `play`")
    if not _NAME.fullmatch(theirs):
        headline = f"`{theirs}` cannot be a key"
        return OptionProblem(
            place=place, headline=headline, cure="use letters, digits, `-` and `_`, a letter first"
        )
    if why := _TAKEN.get(theirs.casefold()):
        return OptionProblem(place=place, headline=f"`{theirs}` {why}", cure="choose another name")
    same = next((key for key, other in before.items() if other.casefold() == theirs.casefold()), None)
    if same:
        headline = f"`{theirs}` is your name for `{same}`"
        return OptionProblem(place=place, headline=headline, cure="choose another name")
    return None
