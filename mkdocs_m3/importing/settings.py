"""What a site has to say in its configuration of the parties, fields, and ids that an import has found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from mkdocs_m3.authoring.examples import as_yaml
from mkdocs_m3.importing.naming import OF
from mkdocs_m3.model import OwnFields
from mkdocs_m3.model.id_scheme import SHOWN, SHOWN_WITHOUT_PHASES
from mkdocs_m3.model.vocabulary import LETTERS, M3, OWN_COLORS, Term, with_short_names

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from mkdocs_m3.importing.naming import Names, NewTerm
    from mkdocs_m3.model import FieldSpec
    from mkdocs_m3.model.id_scheme import IdScheme
    from mkdocs_m3.model.vocabulary import Vocabulary


def with_new(names: Names, ids: IdScheme, letters: str) -> Vocabulary:
    """The site's vocabulary with everything that is new, as it is once the configuration says so."""
    site = names.vocabulary
    parties = _parties(names)
    fields = OwnFields(
        task=(*site.fields.task, *_specs(names, "task")),
        activity=(*site.fields.activity, *_specs(names, "activity")),
        phase=(*site.fields.phase, *_specs(names, "phase")) if ids.has_phases else (),
    )
    streams = (*site.workstreams, *map(_term, names.new_workstreams.values()))
    return replace(
        site,
        parties=with_short_names(parties) if names.new_parties else site.parties,
        workstreams=streams,
        fields=fields,
        ids=ids,
        letters=LETTERS[letters] if letters else site.letters,
    )


def options_for(names: Names, ids: IdScheme, letters: str, of_all: Container[str] = ()) -> str:
    """The options that are new, as YAML for `mkdocs.yml`; empty where the site says everything already.

    Those of one of several playbooks are its own, but for those that are `of_all`.
    """
    site = names.vocabulary
    said: dict[str, object] = {}
    is_added = []
    if names.new_parties:
        is_usual = site.parties == M3.parties
        known = {party.id: party.label for party in site.parties if is_usual and party.id in names.used}
        said["parties"] = {**known, **{one.id: _written(one) for one in names.new_parties.values()}}
        said["parties"] = _in_order(said["parties"], names)
        is_added += [] if is_usual or not site.parties else ["parties"]
    if names.new_workstreams:
        is_added += [] if site.workstreams in (M3.workstreams, ()) else ["workstreams"]
        known = {one.id: one.label for one in site.workstreams if site.workstreams == M3.workstreams}
        said["workstreams"] = {**known, **{one.id: one.label for one in names.new_workstreams.values()}}
    if ids != site.ids:
        said |= _ids(ids)
    if letters:
        said["raci"] = letters
    having = OF if ids.has_phases else ("task", "activity")
    if fields := {of: _declared(specs) for of in having if (specs := _specs(names, of))}:
        said["fields"] = fields
        is_added += ["fields"] if site.fields else []
    if not said:
        return ""
    head = "# For `mkdocs.yml`.\n"
    if is_added:
        head += (
            f"# Add what is under {' and '.join(f'`{key}`' for key in is_added)} to what you have there.\n"
        )
    if name := site.place.name:
        own = {key: value for key, value in said.items() if key not in of_all}
        said = {key: value for key, value in said.items() if key in of_all}
        said |= {"playbooks": {name: own}} if own else {}
    return head + as_yaml({"plugins": ["search", {"m3": said}]})


def _in_order(parties: object, names: Names) -> dict[str, object]:
    """Parties in the order in which the source names them."""
    listed = dict(parties) if isinstance(parties, dict) else {}
    return {id_: listed[id_] for id_ in names.used if id_ in listed} | listed


def _parties(names: Names) -> tuple[Term, ...]:
    site = names.vocabulary
    kept = (
        site.parties if site.parties != M3.parties else [one for one in site.parties if one.id in names.used]
    )
    return (*kept, *map(_term, names.new_parties.values()))


def _term(new: NewTerm) -> Term:
    return Term(id=new.id, label=new.label, short=new.short, icon="party", color=OWN_COLORS[0])


def _written(new: NewTerm) -> object:
    return {"label": new.label, "short": new.short} if new.short else new.label


def _specs(names: Names, of: str) -> tuple[FieldSpec, ...]:
    return tuple(spec for (kind, _), spec in names.new_fields.items() if kind == of)


def _declared(specs: Iterable[FieldSpec]) -> dict[str, object]:
    return {spec.name: {"label": spec.label, "type": spec.type} for spec in specs}


def _ids(ids: IdScheme) -> dict[str, object]:
    usual = SHOWN if ids.has_phases else SHOWN_WITHOUT_PHASES
    said = {
        key: value
        for key, value, otherwise in (
            ("phase", ids.phase, "number"),
            ("task", ids.task, "number"),
            ("shown", ids.shown, usual),
        )
        if value != otherwise
    }
    return ({"ids": said} if said else {}) | ({} if ids.has_phases else {"phases": "none"})
