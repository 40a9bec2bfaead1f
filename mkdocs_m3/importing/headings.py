"""What the headings of columns usually mean, in every language with a catalog, and in a site's own words."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from mkdocs_m3.locales import LANGUAGES, wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3.locales import Wording
    from mkdocs_m3.model.vocabulary import Vocabulary

_MESSAGES: Final = {
    "export_phase": "phase",
    "export_position": "position",
    "number": "id",
    "key_task": "name",
    "activity": "activity",
    "activities": "activities",
    "export_group": "group",
    "objective": "objective",
    "export_workstream": "category",
    "responsible": "responsibleParty",
    "export_parties": "responsibleParty",
    "export_letters": "raci",
    "outputs": "outputs",
    "inputs": "inputs",
    "template": "template",
    "example": "example",
    "stakeholders": "stakeholders",
    "best_practices": "bestPractice",
    "involved": "computed",
    "part_of": "computed",
    "raci_gaps": "computed",
}
"""By a message of the catalogs, what a column with this heading is."""

_OTHERS: Final = {
    "phase": "stage, milestone, phases, etappe, meilenstein, étape, etapa, hito",
    "id": "id, no, nr, #, number, ref, reference, wbs, task no, task id, task number, nummer, numéro, número",
    "name": "task, key task, task name, play, process, procedure, work package, aufgabe, tâche, tarea, name",
    "activity": "action, step, work item, responsibility, what, tätigkeit, schritt, acción, paso",
    "group": "section, topic, thema, bereich, thème, tema",
    "objective": "objectives, purpose, goal, aim, zweck, but, propósito",
    "responsibleParty": "responsible party, who, owner, lead, assigned to, wer, zuständig, qui, quién",
    "category": "work stream, stream, workstreams",
    "output": "output, deliverable, deliverables, result, product, ergebnis, livrable, entregable",
    "inputs": "input, needs, eingang, voraussetzungen",
    "template": "templates, template file, vorlagen, modèles, plantillas",
    "example": "examples, beispiele",
    "stakeholders": "roles, role, people, rollen, rôles, roles",
    "bestPractice": "best practice, tips, lessons learned, tipps, conseils, consejos",
}
"""Further headings, most of them English, by what they are."""


def folded(heading: str) -> str:
    """A heading as it is compared: small letters and digits, without accents."""
    plain = unicodedata.normalize("NFKD", heading.casefold())
    return "".join(sign for sign in plain if sign.isalnum() or sign == "#")


@lru_cache(maxsize=1)
def _catalogs() -> tuple[Wording, ...]:
    return tuple(wording(language, {}) for language in LANGUAGES)


class Headings:
    """The headings that are known."""

    def __init__(self, vocabulary: Vocabulary, language: str) -> None:
        own = wording(language, {}, vocabulary.words.chosen)
        self.wordings: tuple[Wording, ...] = (own, *_catalogs())
        self._roles: dict[str, str] = {}
        self._own_task = frozenset(self._said("key_task"))
        for message in _MESSAGES:
            for words in self._said(message):
                self._roles.setdefault(words, _MESSAGES[message])
        for thing, role in (("task", "name"), ("phase", "phase"), ("activity", "activity")):
            noun = vocabulary.words.noun(thing)
            for word in (noun.singular, noun.plural):
                self._roles.setdefault(folded(word), role)
        for role, headings in _OTHERS.items():
            for heading in headings.split(","):
                self._roles.setdefault(folded(heading), role)
        for ours, theirs in vocabulary.keys.pairs:
            if ours in (
                "phase",
                "objective",
                "responsibleParty",
                "category",
                "inputs",
                "outputs",
                "stakeholders",
            ):
                self._roles[folded(theirs)] = ours
        self._addresses = {folded(one.message("export_address", name="")) for one in self.wordings}
        for wording_ in self.wordings:
            self._roles[folded(self.detail(wording_))] = "id"

    def role(self, heading: str) -> str:
        """What a column is by its heading; empty where that says nothing."""
        is_address = any(folded(heading).endswith(end) for end in self._addresses)
        return "computed" if is_address else self._roles.get(folded(heading), "")

    def is_key_task(self, heading: str) -> bool:
        """Whether a heading can only mean key tasks."""
        return folded(heading) in self._own_task

    def detail(self, words: Wording) -> str:
        """What is above the ids of key tasks in our own exports: `Key task: No.`."""
        name, detail = words.message("key_task"), words.message("number")
        return words.message("export_detail", name=name, detail=detail)

    def have(self, headings: Iterable[str], *messages: str) -> bool:
        """Whether all these messages, in one of the languages, are among headings."""
        found = {folded(heading) for heading in headings}
        return any({folded(one.message(key)) for key in messages} <= found for one in self.wordings)

    def is_message(self, text: str, *keys: str) -> bool:
        """Whether a text is one of these messages, in any language."""
        return any(folded(text) in self._said(key) for key in keys)

    def by_message(self, headings: Mapping[int, str], message: str) -> int | None:
        """The column that has this message for its heading."""
        known = set(self._said(message))
        return next((n for n, heading in headings.items() if folded(heading) in known), None)

    def _said(self, key: str) -> Iterator[str]:
        return (folded(one.message(key)) for one in self.wordings)
