"""The map: what is done with each table, and which column is what; people change it and give it back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, NoReturn, cast

import yaml

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.importing.plans import KINDS, LEVELS, OF_ONE, OF_OURS, ROLES, Column, Plan
from mkdocs_m3.importing.sheets import ImportProblem, column_name, column_number
from mkdocs_m3.model.own_fields import TYPES
from mkdocs_m3.model.vocabulary import LETTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.importing.naming import Names
    from mkdocs_m3.importing.sheets import Sheet
    from mkdocs_m3.model.own_fields import FieldType

_TOP: Final = "tables"
_OF_TABLE: Final = ("kind", "headings", "letters", "levels", "columns", "rows")
_OF_COLUMN: Final = ("is", "heading", "id", "of", "type")

_NEW_TYPES: Final = tuple(one for one in TYPES if one != "choice")
"""Types of fields of which a site has nothing more to say; the words of a choice are in no map."""


def as_map(plans: Iterable[tuple[Sheet, Plan]]) -> str:
    """The plans as YAML: a line for each column."""
    lines = [f"{_TOP}:"]
    for sheet, plan in plans:
        lines.append(f"  {_flow(sheet.name)}:")
        lines.append(f"    kind: {plan.kind}")
        if plan.headings:
            lines.append(f"    headings: {_flow([n + 1 for n in plan.headings])}")
        if plan.letters:
            lines.append(f"    letters: {plan.letters}")
        if plan.levels:
            lines.append(f"    levels: {_flow(list(plan.levels))}")
        is_turned = plan.kind == "transposed"
        lines += [f"    {'rows' if is_turned else 'columns'}:"] if plan.columns else []
        for n, column in plan.columns.items():
            name = str(n + 1) if is_turned else column_name(n)
            lines.append(f"      {_flow(name) if not is_turned else name}: {_flow(_said(column))}")
    return "\n".join(lines) + "\n"


def _flow(value: object) -> str:
    """A value on one line."""
    made = yaml.safe_dump(value, default_flow_style=True, allow_unicode=True, sort_keys=False, width=10**6)
    return str(made).removesuffix("...\n").strip()


def _said(column: Column) -> dict[str, object]:
    said: dict[str, object] = {"is": column.role}
    if column.role == "party":
        said["id"] = column.party
    elif column.field:
        said |= {"id": column.field.name, "of": column.of, "type": column.field.type}
    return said | ({"heading": column.heading} if column.heading else {})


def read_map(text: str, sheets: tuple[Sheet, ...], names: Names) -> dict[str, Plan]:
    """The plans that a map holds, by the name of the table. Raises `ImportProblem`."""
    try:
        documents = list(yaml.safe_load_all(text))
    except yaml.YAMLError as error:
        raise ImportProblem(f"the map is no YAML: {' '.join(str(error).split())}") from None
    found = next((one for one in documents if isinstance(one, Mapping) and _TOP in one), None)
    tables = found.get(_TOP) if found else None
    if not isinstance(tables, Mapping):
        raise ImportProblem(f"the map has no `{_TOP}`; take what the command prints, and change that")
    known = {sheet.name: sheet for sheet in sheets}
    plans: dict[str, Plan] = {}
    for name, said in tables.items():
        sheet = known.get(str(name))
        if sheet is None:
            _refuse("a table", str(name), known)
        plans[str(name)] = _plan(sheet, said, names)
    return plans


def _plan(sheet: Sheet, said: object, names: Names) -> Plan:
    where = f"`{sheet.name}`"
    if not isinstance(said, Mapping):
        raise ImportProblem(f"in the map, {where} is {said!r}; write `kind: …` and `columns:` under it")
    _only(said, _OF_TABLE, where)
    kind = str(said.get("kind", "none"))
    if kind not in KINDS:
        _refuse("a kind", kind, KINDS)
    letters = str(said.get("letters") or "")
    if letters and letters not in LETTERS:
        _refuse("a set of letters", letters, LETTERS)
    levels = tuple(map(str, _listed(said.get("levels"))))
    for level in levels:
        if level not in LEVELS:
            _refuse("a level", level, LEVELS)
    headings = tuple(sorted({_row(sheet, one) for one in _listed(said.get("headings"))}))
    if kind in OF_OURS and not headings:
        raise ImportProblem(
            f"in the map, {where} is of the kind `{kind}`, whose columns are known by their headings; say "
            "which row these are, as in `headings: [1]`"
        )
    columns = {
        n: column
        for key, value in _mapping(said.get("rows" if kind == "transposed" else "columns"), where).items()
        for n, column in [_column(sheet, kind, str(key), value, names)]
    }
    for role in OF_ONE:
        if sum(column.role == role for column in columns.values()) > 1:
            raise ImportProblem(f"in the map, several columns of {where} are `{role}`; only one can be")
    return Plan(kind=kind, headings=headings, columns=columns, levels=levels, letters=letters)


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _mapping(value: object, where: str) -> Mapping[object, object]:
    if value is None:
        return {}
    if not isinstance(value, Mapping):
        raise ImportProblem(
            f"in the map, the columns of {where} are {value!r}; write them as in `A: {{is: activity}}`"
        )
    return value


def _row(sheet: Sheet, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 1 <= value <= len(sheet.rows):
        raise ImportProblem(f"in the map, `{sheet.name}` has no row {value!r}; it has {len(sheet.rows)}")
    return value - 1


def _column(sheet: Sheet, kind: str, key: str, value: object, names: Names) -> tuple[int, Column]:
    if kind == "transposed":
        at = _row(sheet, int(key) if key.isdecimal() else key)
        heading = sheet.rows[at][0].line
    else:
        number, width = column_number(key), len(sheet.rows[0]) if sheet.rows else 0
        if number is None or number >= width:
            raise ImportProblem(
                f"in the map, `{sheet.name}` has no column `{key}`; the last is `{column_name(width - 1)}`"
            )
        at, heading = number, ""
    said = value if isinstance(value, Mapping) else {"is": value}
    where = f"`{key}` of `{sheet.name}`"
    _only(said, _OF_COLUMN, where)
    role = str(said.get("is", "none"))
    if role not in ROLES:
        _refuse(f"{where}: a column", role, ROLES)
    heading = str(said.get("heading") or heading).strip()
    if role == "party":
        label = heading or str(said.get("id") or key)
        return at, Column(role=role, heading=heading, party=names.party(label, str(said.get("id") or "")))
    if role != "field":
        return at, Column(role=role, heading=heading)
    of = str(said.get("of") or "task")
    allowed = ("phase",) if kind == "phases" else ("task", "activity")
    if of not in allowed:
        _refuse(f"{where}: `of`", of, allowed)
    id_, type_ = str(said.get("id") or ""), str(said.get("type") or "text")
    if (of, id_) not in names.fields and type_ not in _NEW_TYPES:
        _refuse(f"{where}: the type of a new field", type_, _NEW_TYPES)
    spec = names.declared_field(of, id_, heading or key, cast("FieldType", type_))
    return at, Column(role=role, heading=heading, field=spec, of=of)


def _only(said: Mapping[Any, Any], known: Iterable[str], where: str) -> None:
    for key in said:
        if key not in known:
            _refuse(f"{where}: a key", str(key), known)


def _refuse(what: str, word: str, known: Iterable[str]) -> NoReturn:
    known = tuple(known)
    near = nearest(word, known)
    cure = f"write `{near}`" if near else f"there are {', '.join(f'`{one}`' for one in known)}"
    raise ImportProblem(f"in the map, {what} cannot be `{word}`; {cure}")
