"""From the tables of a file to pages, the map, what the configuration has to say, and the report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.importing.drafts import Drafts
from mkdocs_m3.importing.headings import Headings
from mkdocs_m3.importing.maps import as_map, read_map
from mkdocs_m3.importing.naming import Names
from mkdocs_m3.importing.numbering import number_all, scheme_for
from mkdocs_m3.importing.own_tables import read_artifacts, read_glossary, read_phases, read_stakeholders
from mkdocs_m3.importing.pages import pages_of
from mkdocs_m3.importing.plans import OF_ROWS, Plan
from mkdocs_m3.importing.proposing import proposed
from mkdocs_m3.importing.report import Report, Verdict
from mkdocs_m3.importing.rows import Rows
from mkdocs_m3.importing.saying import Context
from mkdocs_m3.importing.settings import options_for, with_new
from mkdocs_m3.importing.transposed import read_transposed

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from mkdocs_m3.importing.pages import Page, Places
    from mkdocs_m3.importing.report import Line
    from mkdocs_m3.importing.sheets import Sheet
    from mkdocs_m3.model.vocabulary import Vocabulary

_NOT_IN_TABLES: Final = (
    "sheets do not hold the markup and the links of texts, best practices, the text above activities, the "
    "documents and indicators of phases, descriptions of sections, the addresses of pages, `accept`, `json`, "
    "and what is below the front matter; add them to the pages"
)


class Imported(Struct, frozen=True, kw_only=True):
    """What comes of an import, before anything is written."""

    pages: tuple[Page, ...]
    """The pages that are to be written."""
    map: str
    """What was done with each table, as YAML."""
    options: str
    """What the configuration has to say, as YAML; empty where nothing is new."""
    lines: tuple[Line, ...]
    """What became of each row."""


class Site(Struct, frozen=True, kw_only=True):
    """What an import has to know of the site."""

    vocabulary: Vocabulary
    language: str
    """The language of its words, by its code."""
    files: Collection[str]
    """The files in its folder of templates."""
    folder: str
    """That folder, as messages name it."""
    places: Places
    """Where pages may go."""
    of_all: frozenset[str] = frozenset()
    """The options that one of several playbooks shares with the others."""
    shared_terms: Mapping[tuple[str, str], str] = {}
    """By a term and its meaning, both in plain words, the page that explains it to every playbook."""


def import_tables(sheets: tuple[Sheet, ...], site: Site, map_text: str | None = None) -> Imported:
    """Read all tables, by the map if there is one. Raises `ImportProblem` where it does not fit."""
    headings = Headings(site.vocabulary, site.language)
    names = Names(site.vocabulary, headings)
    report, drafts = Report([sheet.name for sheet in sheets]), Drafts()
    given = read_map(map_text, sheets, names) if map_text is not None else None
    plans = [
        (sheet, proposed(sheet, names) if given is None else given.get(sheet.name, Plan(kind="none")))
        for sheet in sheets
    ]
    names.keep_fields(column for _, plan in plans for column in plan.columns.values())
    context = Context(drafts, names, report, site)
    drafts.glossary.called = "the glossary"
    for sheet, plan in plans:
        _read(sheet, plan, context)
    ids = scheme_for(drafts, site.vocabulary, is_fixed=bool(site.places.playbook.pages))
    letters = next((plan.letters for _, plan in plans if plan.letters), "")
    vocabulary = with_new(names, ids, letters)
    number_all(drafts, ids, vocabulary, report)
    title = headings.wordings[0].message("glossary")
    pages = tuple(pages_of(drafts, vocabulary, site.places, title))
    report.untold(drafts.phases)
    for spelled, name in names.taken_as.items():
        report.file("", Verdict.GUESSED, f"`{spelled}` is taken as `{name}`")
    if any(plan.kind in ("phases", "artifacts", "stakeholders") for _, plan in plans):
        report.file("", Verdict.LEFT, _NOT_IN_TABLES)
    options = options_for(names, ids, letters, site.of_all)
    return Imported(pages=pages, map=as_map(plans), options=options, lines=tuple(report.lines()))


def _read(sheet: Sheet, plan: Plan, context: Context) -> None:
    """Read one table, and tell of what is beside its rows."""
    report = context.report
    for told in sheet.unread:
        verdict = Verdict.GUESSED if told.is_guess else Verdict.LEFT
        report.table(sheet, verdict, told.words, told.place)
    first = plan.headings[0] if plan.headings else 0
    for y in range(first):
        report.left_row(sheet, y, "above the headings")
    for y in range(first, plan.headings[-1] + 1) if plan.headings and plan.kind != "none" else ():
        if y not in plan.headings:
            report.left_row(sheet, y, "between the headings")
        elif any(cell.text for cell in sheet.rows[y]):
            quoted = ", ".join(f"`{cell.line}`" for cell in sheet.rows[y] if cell.text)
            report.row(sheet, y, f"headings: {quoted}")
    if plan.kind in OF_ROWS:
        Rows(sheet, plan, context).read()
    elif plan.kind in _READERS:
        _READERS[plan.kind](sheet, plan, context)
    else:
        is_computed = any(column.role == "computed" for column in plan.columns.values())
        why = (
            "the site works it out"
            if is_computed
            else "the table is not understood; say in a map what its columns are"
        )
        for y in range(first, len(sheet.rows)):
            report.left_row(sheet, y, why)


_READERS: Final[Mapping[str, Callable[[Sheet, Plan, Context], None]]] = {
    "transposed": read_transposed,
    "phases": read_phases,
    "stakeholders": read_stakeholders,
    "artifacts": read_artifacts,
    "glossary": read_glossary,
}
"""By a kind of table that has no row for each activity or key task, what reads it."""
