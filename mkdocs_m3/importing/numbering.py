"""Ids for phases and key tasks: those of the source where they can be ids, else numbers in their order."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.importing.free_ids import FreeIds
from mkdocs_m3.importing.phase_names import phase_name
from mkdocs_m3.importing.plain_words import as_markdown
from mkdocs_m3.importing.report import Verdict
from mkdocs_m3.model import fold, id_of, slug_of
from mkdocs_m3.model.id_scheme import NUMBERS, SHOWN_WITHOUT_PHASES, IdScheme

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from mkdocs_m3.importing.drafts import Drafts, PhaseDraft, TaskDraft
    from mkdocs_m3.importing.report import Report
    from mkdocs_m3.model.vocabulary import Vocabulary

_TWO_NUMBERS: Final = re.compile(r"\d{1,6}\.\d{1,6}")
_MORE_NUMBERS: Final = re.compile(r"\d{1,6}(?:\.\d{1,6}){2,}")
_WORD_AND_NUMBER: Final = re.compile(r"(?P<phase>[A-Za-z][A-Za-z0-9_-]*) (?P<task>\d+(?:\.\d+)*)")
_NO_PHASES: Final = IdScheme(has_phases=False, shown=SHOWN_WITHOUT_PHASES)


def scheme_for(drafts: Drafts, vocabulary: Vocabulary, *, is_fixed: bool) -> IdScheme:  # noqa: PLR0911 - one for each
    """How phases and key tasks are named: as the site does, where it `is_fixed`, or as the source does."""
    raws = [_clean(task.raw.line) for task in drafts.tasks if task.raw]
    has_phases = bool(drafts.phases)
    if is_fixed or not vocabulary.ids.are_usual:
        return vocabulary.ids
    if not raws:
        return NUMBERS if has_phases else _NO_PHASES
    if all(map(_TWO_NUMBERS.fullmatch, raws)):
        return NUMBERS
    if all(map(str.isdecimal, raws)):
        return NUMBERS if has_phases else _NO_PHASES
    if all(_TWO_NUMBERS.fullmatch(raw) or _MORE_NUMBERS.fullmatch(raw) for raw in raws):
        return IdScheme(task="dotted")
    if not has_phases and all(map(_WORD_AND_NUMBER.fullmatch, raws)):
        has_dots = any("." in raw for raw in raws)
        return IdScheme(phase="word", task="dotted" if has_dots else "number", shown="{phase} {task}")
    if all(_NO_PHASES.is_id("word", raw) for raw in raws) and len({slug_of(raw) for raw in raws}) == len(
        set(raws)
    ):
        words = IdScheme(task="word", shown=SHOWN_WITHOUT_PHASES)
        return words if has_phases else replace(words, has_phases=False)
    return NUMBERS if has_phases else _NO_PHASES


def number_all(drafts: Drafts, ids: IdScheme, vocabulary: Vocabulary, report: Report) -> None:
    """Give each phase and each key task its id; what is a guess is told."""
    _name_phases(drafts, ids, vocabulary, report)
    taken: dict[tuple[str, str], TaskDraft] = {}
    last: dict[str, int] = {}
    noun, phase_noun = (vocabulary.words.noun(thing).singular for thing in ("task", "phase"))
    for task in drafts.tasks:
        said = task.phase
        within, number = _read(task, drafts, ids, last)
        if said and said.id and said.id != within and task.raw and ids.has_phases:
            words = f"the id `{task.raw.line}` says {phase_noun} {within}, and its row `{said.raw}`"
            report.file(task.place, Verdict.GUESSED, f"{words}: the id is taken")
        if ids.has_phases and not within:
            task.phase = _only_phase(drafts, ids, vocabulary)
            within = task.phase.id
            report.file(
                task.place, Verdict.GUESSED, f"nothing says the phase of {_called(task)}: {task.phase.called}"
            )
        if not number:
            number = _next(within, last, taken)
            why = f"`{task.raw.line}` cannot be an id here" if task.raw else f"{_called(task)} has no id"
            if not task.is_told:
                report.file(task.place, Verdict.GUESSED, f"{why}, so it gets the next number, {number}")
        if task.position not in ("", number):
            words = f"`{task.position}` cannot be the number of {_called(task)} in its {phase_noun}"
            report.file(task.place, Verdict.LEFT, words)
        task.number = number
        if number.isdecimal():
            last[within] = max(last.get(within, 0), int(number))
        task.shown = ids.shown_as(id_of(within) if within else None, id_of(number)) or number
        task.called = f"{noun} {task.shown}"
        other = taken.setdefault((within, number), task)
        if other is not task:
            task.why_not = (
                f"{task.called} is {_called(other)} already, in {other.place}; give one of them another id"
            )
        elif task.raw and task.raw.line != task.shown:
            report.file(task.place, Verdict.GUESSED, f"the id `{task.raw.line}` is taken as {task.shown}")
        task.name = task.name or as_markdown(task.shown)


def _called(task: TaskDraft) -> str:
    return f"`{task.name}`" if task.name else "a row"


def _clean(raw: str) -> str:
    """An id as somebody has written it, without the dot that ends it."""
    return raw.strip().rstrip(".):")


def _read(task: TaskDraft, drafts: Drafts, ids: IdScheme, last: dict[str, int]) -> tuple[str, str]:
    """The phase and the id in it; each is empty where nothing says it."""
    within = task.phase.id if task.phase and ids.has_phases else ""
    if task.position and ids.is_id(ids.task, task.position):
        return within, task.position
    if not task.raw:
        return within, ""
    raw = _clean(task.raw.line)
    if ids.task != "word":
        raw = re.sub(r"(?<![\w])0+(?=\d)", "", raw)
    read = ids.read(raw)
    if not read or (ids.has_phases and not read[0] and not within):
        return within, raw if ids.is_id(ids.task, raw) and (within or not ids.has_phases) else ""
    phase, number = str(read[0] or within), str(read[1])
    if phase != within:
        task.phase = next((one for one in drafts.phases if one.id == phase), None) or _phase(drafts, phase)
    return phase, _unrounded(task, phase, number, ids, last)


def _unrounded(task: TaskDraft, phase: str, number: str, ids: IdScheme, last: dict[str, int]) -> str:
    """The number of a cell that holds 1.1 and shows 1.10: that after 1.9."""
    following = str(last.get(phase, 0) + 1)
    is_short = task.raw is not None and task.raw.kind == "number" and ids.are_usual
    return following if is_short and following.rstrip("0") == number and following.endswith("0") else number


def _phase(drafts: Drafts, id_: str) -> PhaseDraft:
    """A phase that only the ids of key tasks name."""
    found, _ = drafts.phase(id_)
    found.id = found.id or id_
    return found


def _only_phase(drafts: Drafts, ids: IdScheme, vocabulary: Vocabulary) -> PhaseDraft:
    """The phase of key tasks of which nothing says it: the first."""
    found = next((one for one in drafts.phases if one.id), None)
    found = found or _phase(
        drafts, ids.phases[0][0] if ids.phases else "1" if ids.phase == "number" else "PHASE"
    )
    found.called = found.called or f"{vocabulary.words.noun('phase').singular} {found.id}"
    return found


def _next(within: str, last: Mapping[str, int], taken: Container[tuple[str, str]]) -> str:
    numbers = map(str, count(last.get(within, 0) + 1))
    return next(number for number in numbers if (within, number) not in taken)


def _name_phases(drafts: Drafts, ids: IdScheme, vocabulary: Vocabulary, report: Report) -> None:
    """Find the id and the name of each phase."""
    used: dict[str, PhaseDraft] = {}
    waiting: list[PhaseDraft] = []
    noun, of_tasks = vocabulary.words.noun("phase").singular, _phases_of_tasks(drafts, ids)
    for phase in drafts.phases:
        number, name = phase_name(phase.raw, vocabulary.phase_words)
        phase.id = _known_phase(phase.raw, number, ids) or of_tasks.get(id(phase), "")
        phase.called = f"{noun} {phase.id}"
        has_zeros = phase.id == number and bool(re.match(r"\D*0", phase.raw))
        has_other = phase.id and phase.name and fold(name) not in ("", fold(phase.name), fold(phase.id))
        _tell_spellings(phase, report, is_other=has_zeros or bool(has_other))
        phase.name = phase.name or as_markdown(name)
        phase.has_page = bool(phase.name or phase.data)
        if not phase.id:
            waiting.append(phase)
        elif (first := used.setdefault(phase.id, phase)) is not phase:
            _join(first, phase)
    numbers, free = map(str, count(1)), FreeIds()
    for phase in waiting:
        if ids.phase == "number":
            phase.id = next(number for number in numbers if number not in used)
        else:
            phase.id = free.find(slug_of(phase.raw)[:30].strip("-.") or "phase", used)
        used[phase.id] = phase
        phase.called = f"{noun} {phase.id}"
        words = f"`{phase.raw}` has no number: it is {phase.called}, in the order of the source"
        if ids.has_phases:
            report.file("", Verdict.GUESSED, words)
    for phase in drafts.phases:
        phase.name = phase.name or as_markdown(phase.raw)
        if not ids.has_phases:
            phase.why_not = f"the site has no {vocabulary.words.noun('phase').plural}"


def _tell_spellings(phase: PhaseDraft, report: Report, *, is_other: bool) -> None:
    """Tell in which other ways the source writes the name or the number of a phase."""
    if is_other:
        report.file("", Verdict.GUESSED, f"`{phase.raw}` is taken as {phase.called}")
    for spelled in phase.spelled:
        report.file("", Verdict.GUESSED, f"`{spelled}` is taken as `{phase.raw}`")


def _join(first: PhaseDraft, other: PhaseDraft) -> None:
    """Let a phase that is named in two ways have one page, with what only one of them says of it."""
    if other.name and fold(first.name) in ("", fold(first.id)):
        first.name = other.name
    elif fold(other.name) not in ("", fold(first.name), fold(first.id)):
        other.why_not = f"{first.called} is `{first.name}` already"
    for key, value in other.data.items():
        if first.data.setdefault(key, value) != value:
            other.why_not = f"`{key}` of {first.called} says something else already"
    first.has_page, other.has_page = first.has_page or other.has_page, False


def _known_phase(raw: str, number: str, ids: IdScheme) -> str:
    """The id that a source or the site gives a phase; empty where neither does."""
    for id_, label in ids.phases:
        if fold(raw) in (fold(id_), fold(label)) or number == id_:
            return id_
    if ids.phases:
        return ""
    if ids.phase == "number":
        return number if number != "0" else ""
    return raw if ids.is_id("word", raw) else ""


def _phases_of_tasks(drafts: Drafts, ids: IdScheme) -> dict[int, str]:
    """By the identity of a phase, the one that the ids of its key tasks name."""
    found: dict[int, str] = {}
    for task in drafts.tasks:
        read = ids.read(_clean(task.raw.line)) if task.phase and task.raw else None
        if read and read[0]:
            found.setdefault(id(task.phase), str(read[0]))
    return found
