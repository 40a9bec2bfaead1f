"""What the authors of a playbook wrote, read and counted a second time, with none of the product's code."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import markdown
import yaml
from bs4 import BeautifulSoup, Tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LABELS: Final = {"customer": "Customer", "provider": "Provider", "qsmo": "QSMO"}
WORKSTREAMS: Final = {
    "programManagement": "Program management",
    "workforce": "Workforce",
    "technology": "Technology",
    "process": "Process",
}
SMALL: Final = frozenset("a an and for in of on or the to".split())


def words(text: object) -> str:
    """The words of a text that may hold Markdown or HTML."""
    html = markdown.markdown(re.sub(r"&(?!#?\w+;)", "&amp;", str(text)))
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def fold(name: str) -> str:
    """Equal for names of one thing: case, blanks, `&`, punctuation, initials in parentheses do not count."""

    def without_initials(found: re.Match[str]) -> str:
        letters = "".join(re.findall(r"[^\W_]", found[1].casefold()))
        before = re.findall(r"[^\W_]+", name[: found.start()].casefold().replace("&", " and "))
        spoken = ("".join(word[0] for word in before if some or word not in SMALL) for some in (True, False))
        is_dropped = any(initials.endswith((letters, letters.removesuffix("s"))) for initials in spoken)
        return " " if is_dropped else found[0]

    plain = re.sub(r"\(([^()]*)\)", without_initials, name).casefold().replace("&", " and ")
    return " ".join(re.findall(r"[^\W_]+", plain))


def parties(value: object) -> tuple[str, ...]:
    """The ids of the parties that a value names, in the order of the columns."""
    named = value if isinstance(value, list) else [value]
    ids = {party for word in named for party in (["customer", "provider"] if word == "shared" else [word])}
    return tuple(party for party in LABELS if party in ids)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """An artifact or a document."""

    name: str
    template: str
    """The file or address that is offered; empty where there is none."""
    is_file: bool
    is_external: bool

    @property
    def key(self) -> str:
        return fold(self.name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A key task."""

    phase: int
    number: int
    name: str
    category: str
    answering: tuple[str, ...]
    """The parties that answer for it."""
    activities: tuple[tuple[str, ...], ...]
    """For each activity, its parties."""
    stakeholders: tuple[tuple[str, tuple[str, ...]], ...]
    """For each role, its parties."""
    inputs: tuple[Thing, ...]
    made: tuple[Thing, ...]
    """Its outputs, and what its activities aim at."""
    offered: tuple[tuple[str, str], ...]
    """The templates of its activities, each with the name of what the activity aims at, if it does."""

    @property
    def id(self) -> str:
        return f"{self.phase}.{self.number}"

    @property
    def order(self) -> tuple[int, int]:
        return (self.phase, self.number)

    def load(self, party: str) -> list[int]:
        """How many activities the party leads, and how many it shares."""
        own = [acting for acting in self.activities if party in acting]
        return [sum(len(acting) == 1 for acting in own), sum(len(acting) > 1 for acting in own)]

    @property
    def unstated(self) -> int:
        return sum(not acting for acting in self.activities)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A whole playbook."""

    tasks: tuple[Task, ...]
    phase_names: dict[int, str] = field(default_factory=dict)
    documents: dict[int, tuple[Thing, ...]] = field(default_factory=dict)
    """By the number of a phase, what its page lists."""
    terms: tuple[tuple[str, str], ...] = ()
    """The entries of the glossaries, each with what it means."""

    @property
    def phases(self) -> tuple[int, ...]:
        return tuple(sorted({*self.phase_names, *(task.phase for task in self.tasks)}))

    def of(self, phase: int) -> tuple[Task, ...]:
        return tuple(task for task in self.tasks if task.phase == phase)

    def phase(self, number: int) -> str:
        """What a phase is called."""
        name = self.phase_names.get(number)
        return f"Phase {number}: {name}" if name else f"Phase {number}"

    def makers(self, key: str) -> list[str]:
        return [task.id for task in self.tasks if any(one.key == key for one in task.made)]

    def users(self, key: str) -> list[str]:
        return [task.id for task in self.tasks if any(one.key == key for one in task.inputs)]

    @property
    def spellings(self) -> dict[str, Counter[str]]:
        """By its key, every artifact's names."""
        found: dict[str, Counter[str]] = {}
        for task in self.tasks:
            for thing in (*task.inputs, *task.made):
                found.setdefault(thing.key, Counter())[thing.name] += 1
        return found

    @property
    def handed(self) -> list[tuple[Task, Thing, Task]]:
        """Who hands what on to whom, one by one: always an earlier task to a later one."""
        return [
            (source, one, target)
            for target in self.tasks
            for source in self.tasks
            for one in target.inputs
            if not one.is_external
            and source.order < target.order
            and one.key in {thing.key for thing in source.made}
        ]

    @property
    def flows(self) -> list[tuple[Task, str, Task]]:
        """The same, with all that goes from one task to another together."""
        together: dict[tuple[str, str], tuple[Task, list[str], Task]] = {}
        for source, one, target in self.handed:
            together.setdefault((source.id, target.id), (source, [], target))[1].append(one.name)
        return [(source, ", ".join(names), target) for source, names, target in together.values()]


def read(docs: Path, but: str = "operations") -> Written:
    """The playbook in a folder of documentation, `but` for a folder in there that holds another one."""
    paths = (path for path in sorted(docs.rglob("*.md")) if not path.is_relative_to(docs / but))
    pages = [found for path in paths if (found := _front_matter(path))]
    of_kind: dict[str, list[dict[str, Any]]] = {}
    for page in pages:
        of_kind.setdefault(page["layout"], []).append(page)
    phases = of_kind.get("m3/phase", [])
    return Written(
        tasks=tuple(sorted(map(_task, of_kind["m3/keyTask"]), key=lambda task: task.order)),
        phase_names={page["phase"]: page["name"] for page in phases},
        documents={page["phase"]: tuple(_things(page.get("documentation"))) for page in phases},
        terms=tuple(
            (words(term["name"]), words(term.get("description") or ""))
            for page in of_kind.get("m3/glossary", [])
            for section in page["sections"]
            for term in section.get("terms") or []
        ),
    )


def _front_matter(path: Path) -> dict[str, Any] | None:
    text = path.read_text(encoding="utf-8") + "\n"
    if not text.startswith("---\n") or "layout: m3/" not in text:
        return None
    data: dict[str, Any] = yaml.safe_load(text.split("---\n", 2)[1])
    return data


def _task(page: dict[str, Any]) -> Task:
    activities = list(page.get("activities") or [])
    activities += [one for group in page.get("activitiesGroups") or [] for one in group["activities"]]
    records = [one for one in activities if isinstance(one, dict)]
    aims = [list(_things(one.get("output"))) for one in records]
    return Task(
        phase=page["phase"],
        number=page["keyTask"],
        name=words(page["name"]),
        category=page.get("category", ""),
        answering=parties(page.get("responsibleParty")),
        activities=tuple(
            parties(one.get("responsibleParty")) if isinstance(one, dict) else () for one in activities
        ),
        stakeholders=tuple(
            (words(one["text"]), parties(one.get("responsibleParty")))
            if isinstance(one, dict)
            else (words(one), ())
            for one in page.get("stakeholders") or []
        ),
        inputs=tuple(_things(page.get("inputs"))),
        made=(*_things(page.get("outputs")), *(one for some in aims for one in some)),
        offered=tuple(
            (one["template"], aim[0].name if aim else "")
            for one, aim in zip(records, aims, strict=True)
            if "template" in one
        ),
    )


def _listed(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _things(value: object) -> Iterator[Thing]:
    for one in _listed(value):
        record = one if isinstance(one, dict) else {"text": one}
        yield Thing(
            name=words(record.get("text", record.get("name"))),
            template=str(record.get("filename") or record.get("url") or ""),
            is_file="filename" in record,
            is_external=bool(record.get("external")),
        )


# --- what a built page says


def said(element: Tag) -> str:
    """The words of an element, blanks folded."""
    return " ".join(element.get_text().split())


def under(article: Tag, heading: str) -> Tag:
    """The element that follows the heading with this id."""
    found = article.select_one(f"#{heading}")
    assert found is not None, heading
    following = found.find_next_sibling(lambda tag: tag.name not in {"link", "script"})  # files of pictures
    assert isinstance(following, Tag)
    return following


def table(view: Tag) -> list[list[str]]:
    """Every row of a view's table below its head."""
    return [
        [said(cell) for cell in row.find_all(["th", "td"])]
        for row in view.select("tr")
        if row.find_parent("thead") is None
    ]


def columns(view: Tag) -> list[str]:
    """What the last row of the table's head says."""
    head = view.select("thead tr")
    return [said(cell) for cell in head[-1].find_all("th")]


def links(elements: Iterable[Tag]) -> list[str]:
    """The words of every link."""
    return [said(link) for element in elements for link in element.find_all("a")]
