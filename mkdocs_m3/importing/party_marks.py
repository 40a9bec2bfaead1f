"""Who does what in an activity: the marks below parties, letters in words, and names of parties."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from mkdocs_m3.importing.marks import is_cross, is_none, letters_in, without_note
from mkdocs_m3.importing.saying import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from mkdocs_m3.importing.drafts import ActivityDraft
    from mkdocs_m3.importing.plans import Plan
    from mkdocs_m3.importing.saying import Saying
    from mkdocs_m3.importing.sheets import Cell
    from mkdocs_m3.model.vocabulary import Letters


def read_marks(
    row: Sequence[Cell], plan: Plan, letters: Letters, activity: ActivityDraft, saying: Saying
) -> None:
    """The marks of a row, as its kind of table has them."""
    found: dict[str, tuple[str, ...]] = {}
    crossed: list[str] = []
    none: list[Cell] = []
    has_crosses = plan.kind == "crosses"
    for x, column in plan.columns.items():
        text = row[x].line
        if column.role != "party" or not text:
            continue
        mark, note = without_note(text)
        read = letters_in(mark, letters.labels)
        if has_crosses and is_cross(mark):
            crossed.append(column.party)
        elif read and not has_crosses:
            found[column.party] = tuple(dict.fromkeys((*found.get(column.party, ()), *read)))
        elif is_none(text):
            none.append(row[x])
            continue
        else:
            saying.left(x, "no cross" if has_crosses else "no letter of the site")
            continue
        if note:
            saying.guess(x, f"`{text}` is taken as `{mark}`; `{note}` behind it is left")
    _keep_letters(activity, found)
    if crossed:
        _keep_parties(activity.data, crossed)
    if none:
        verb = "means" if len(none) == 1 else "mean"
        saying.tell(f"{', '.join(map(quoted, none))} {verb} that a party has no part")
    if found:
        _count(found, letters, saying)


def _keep_letters(activity: ActivityDraft, found: Mapping[str, tuple[str, ...]]) -> None:
    """Give parties their letters, beside those that they have from other rows."""
    if not found:
        return
    before = activity.data.get("raci")
    kept: dict[str, object] = dict(before) if isinstance(before, dict) else {}
    for party, letters in found.items():
        had = str(kept[party]).split("/") if party in kept else []
        kept[party] = "/".join(dict.fromkeys((*had, *letters)))
    activity.data["raci"] = kept


def _keep_parties(data: dict[str, object], named: Iterable[str]) -> None:
    """Name parties, beside those that other rows name."""
    before = data.get("responsibleParty", [])
    named = (*(before if isinstance(before, list) else [before]), *named)
    data["responsibleParty"] = one_or_list(list(dict.fromkeys(map(str, named))))


def _count(found: Mapping[str, tuple[str, ...]], letters: Letters, saying: Saying) -> None:
    """Tell of letters that nobody has, or that more than one party has; none of it is mended."""
    counts = Counter(letter for of_party in found.values() for letter in of_party)
    accountable, responsible_ = letters.accountable, letters.responsible
    if counts[accountable] > 1:
        saying.tell(f"{counts[accountable]} parties have `{accountable}`, left so")
    for letter in dict.fromkeys((accountable, responsible_)):
        if not counts[letter]:
            saying.tell(f"no party has `{letter}`, left so")


def letters_in_words(x: int, cell: Cell, letters: Letters, activity: ActivityDraft, saying: Saying) -> None:
    """Letters as our workbook lists them: `Customer: A; Provider: R`."""
    found: dict[str, tuple[str, ...]] = {}
    for part in cell.line.split("; "):
        label, _, written = part.rpartition(":")
        read = letters_in(written.strip().replace(", ", "/"), letters.labels)
        if not label or not read:
            saying.left(x, "these are no parties with their letters")
            return
        found[saying.context.names.party(label.strip())] = read
    _keep_letters(activity, found)


def responsible(x: int, cell: Cell, data: dict[str, object], saying: Saying) -> None:
    """Parties by their names, for an activity or for a key task."""
    parties = saying.context.names.parties_in(cell)
    if parties is None:
        saying.left(x, "these are more parties, or longer names, than a playbook can have")
    elif not parties:
        saying.left(x, "nobody is named")
    elif saying.goes_on:
        _keep_parties(data, parties)
    elif data.get("responsibleParty") not in (None, one_or_list(parties)):
        saying.left(x, "other parties are named already")
    else:
        data["responsibleParty"] = one_or_list(parties)


def one_or_list(parties: list[str]) -> object:
    """One party alone, several as a list."""
    return parties[0] if len(parties) == 1 else parties
