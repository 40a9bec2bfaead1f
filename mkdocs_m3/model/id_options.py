"""The options `ids` and `phases` of a site: how it names things, and what is wrong. Any host may ask."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.id_scheme import (
    LONGEST_ID,
    PHASE_KINDS,
    SHOWN,
    SHOWN_WITHOUT_PHASES,
    TASK_KINDS,
    IdScheme,
    PhaseKind,
    TaskKind,
)
from mkdocs_m3.model.option_problem import OptionProblem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import TypeVar

    _Kind = TypeVar("_Kind", PhaseKind, TaskKind)
    _Report = Callable[[str, str, str], None]

NONE: Final = "none"
"""What `phases` says where there are none."""
_KEYS: Final = ("phase", "task", "shown")
_PLACEHOLDER: Final = rare(r"\{(?P<name>[^{}]*)\}")
_BETWEEN: Final = rare(r"[\w .()/+\u00a7\u00b7\u2013-]*")


class IdOptions(Struct, frozen=True, kw_only=True):
    """What a site says under `ids`; `None` where it says nothing."""

    phase: PhaseKind | None = None
    task: TaskKind | None = None
    shown: str | None = None


class PhaseOptions(Struct, frozen=True, kw_only=True):
    """What a site says under `phases`."""

    listed: tuple[tuple[str, str], ...] = ()
    """Each phase with its label, in order."""
    has_phases: bool = True
    """Whether there are any at all."""


def read_ids(value: object) -> tuple[IdOptions, tuple[OptionProblem, ...]]:
    """What is said under `ids`, and everything that is wrong in it."""
    problems: list[OptionProblem] = []
    report = _reporter(problems)
    if not isinstance(value, Mapping):
        report("ids", f"it is {value!r}", "write what ids are, as in `{phase: word, task: dotted}`")
        return IdOptions(), tuple(problems)
    for key in value:
        if key not in _KEYS:
            near = nearest(str(key), _KEYS)
            cure = f"write `{near}`" if near else "use one of `phase`, `task`, `shown`"
            report("ids", f"there is no `{key}`", cure)
    read = IdOptions(
        phase=_kind("phase", value.get("phase"), PHASE_KINDS, report),
        task=_kind("task", value.get("task"), TASK_KINDS, report),
        shown=_shown(value.get("shown"), report),
    )
    return read, tuple(problems)


def read_phases(value: object) -> tuple[PhaseOptions, tuple[OptionProblem, ...]]:
    """What is said under `phases`, and everything that is wrong in it."""
    problems: list[OptionProblem] = []
    report = _reporter(problems)
    example = "write ids with their labels, as in `{PLAN: Plan, BUILD: Build}`"
    if isinstance(value, str) and value.casefold() == NONE:
        return PhaseOptions(has_phases=False), ()
    if value is None or value in ({}, [], ""):
        report("phases", "it is empty", f"{example}, or `none` if there are none")
        return PhaseOptions(), tuple(problems)
    if not isinstance(value, Mapping):
        report("phases", f"it is {value!r}", f"{example}, or `none`")
        return PhaseOptions(), tuple(problems)
    listed: list[tuple[str, str]] = []
    for key, label in value.items():
        if _is_phase(key, label, report):
            listed.append((str(key), " ".join(str(label).split())))
    return PhaseOptions(listed=tuple(listed)), tuple(problems)


def scheme_of(ids: IdOptions, phases: PhaseOptions) -> tuple[IdScheme, tuple[OptionProblem, ...]]:
    """How the site names things by both options, and in what they do not agree."""
    problems: list[OptionProblem] = []
    report = _reporter(problems)
    kind = ids.phase or "number"
    usual = SHOWN if phases.has_phases else SHOWN_WITHOUT_PHASES
    scheme = IdScheme(
        phase=kind,
        task=ids.task or "number",
        shown=ids.shown or usual,
        phases=phases.listed,
        has_phases=phases.has_phases,
    )
    if not phases.has_phases:
        if ids.phase:
            report("ids.phase", "`phases` is `none`, so none has an id", "delete it")
        if ids.shown and "{phase}" in ids.shown:
            report("ids.shown", "`phases` is `none`, so there is no `{phase}`", "write `{task}` alone")
    for id_, _ in phases.listed:
        if not scheme.is_id(kind, id_):
            report(f"phases.{id_}", *_no_id(id_, kind, scheme))
    return scheme, tuple(problems)


def _no_id(id_: str, kind: PhaseKind, scheme: IdScheme) -> tuple[str, str]:
    if kind == "number" and scheme.is_id("word", id_):
        return f"`{id_}` is not a number", "write `ids: {phase: word}`, too"
    if kind == "number":
        return f"`{id_}` is not a number", "write a number without leading zeros, as in `3`"
    return (
        f"`{id_}` cannot be an id",
        f"use letters, digits, `.`, `-` and `_`, at most {LONGEST_ID}, with a letter or digit at both ends",
    )


def _is_phase(key: object, label: object, report: _Report) -> bool:
    if isinstance(key, bool) or not isinstance(key, str | int):
        headline = f"YAML reads the id of a phase as {key!r}, which is no text"
        report("phases", headline, 'put the id in quotes, as in `"ON": …`')
        return False
    if not isinstance(label, str):
        report(f"phases.{key}", f"YAML reads the label {label!r} as no text", "put it in quotes")
        return False
    if not label.strip():
        report(f"phases.{key}", "its label is empty", "write what readers see")
        return False
    return True


def _kind(key: str, value: object, kinds: Sequence[_Kind], report: _Report) -> _Kind | None:
    if value is None:
        return None
    for kind in kinds:
        if value == kind:
            return kind
    near = nearest(str(value), kinds)
    listed = ", ".join(f"`{kind}`" for kind in kinds)
    report(f"ids.{key}", f"it is {value!r}", f"write `{near}`" if near else f"write one of {listed}")
    return None


def _shown(value: object, report: _Report) -> str | None:
    if value is None:
        return None
    example = 'as in `"{phase} {task}"`'
    if not isinstance(value, str):
        report("ids.shown", f"YAML reads it as {value!r}, which is no text", f"put it in quotes, {example}")
        return None
    shown = " ".join(value.split())
    names = [found["name"] for found in _PLACEHOLDER.finditer(shown)]
    for name in names:
        if name not in ("phase", "task"):
            near = nearest(name, ("phase", "task"))
            cure = f"write `{{{near}}}`" if near else "write `{phase}` or `{task}`"
            report("ids.shown", f"there is no `{{{name}}}`", cure)
            return None
    if names.count("task") != 1 or names.count("phase") > 1:
        report("ids.shown", f"`{shown}` does not hold `{{task}}` once", f"write it once, {example}")
        return None
    between = _PLACEHOLDER.sub("", shown)
    if not _BETWEEN.fullmatch(between):
        odd = next(sign for sign in between if not _BETWEEN.fullmatch(sign))
        report(
            "ids.shown",
            f"it cannot hold `{odd}`",
            f"use letters, digits, blanks, `.`, `-` and `/`, {example}",
        )
        return None
    return shown


def _reporter(problems: list[OptionProblem]) -> _Report:
    def report(place: str, headline: str, cure: str) -> None:
        problems.append(OptionProblem(place=place, headline=headline, cure=cure))

    return report
