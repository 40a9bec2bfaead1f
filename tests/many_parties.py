"""A small playbook with as many parties as a test asks for, from none to twenty-four."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tests.sites import Built, build

if TYPE_CHECKING:
    from pathlib import Path

LABELS: Final = (
    "Project Steering Committee", "Project Manager", "Project Owner", "Business Implementation Group", "QSMO",
    "Solution Provider", "Contractors", "Project Core Team", "Quality Assurance Office",
    "Chief Information Officer", "Legal", "Human Resources", "Finance", "Procurement Office",
    "Security Officer", "Data Protection", "Union Representatives", "Regional Offices", "Call Center",
    "Training Unit", "Audit", "Communications", "External Consultants", "Policy Unit",
)  # fmt: skip
LETTERS: Final = {"A": "Accountable", "R": "Responsible", "C": "Consulted", "I": "Informed"}
ROLES: Final = ("Program Manager", "Architect", "Records and information management specialist")


@dataclass(frozen=True, kw_only=True)
class Written:
    """An activity or a stakeholder, as its author wrote it."""

    text: str
    marks: tuple[tuple[int, str], ...]
    """The parties by their numbers, each with its letter, or with nothing."""

    @property
    def is_lettered(self) -> bool:
        return any(letter for _, letter in self.marks)

    @property
    def yaml(self) -> str:
        if not self.marks:
            return f"  - text: {self.text}\n"
        if self.is_lettered:
            said = ", ".join(f"p{party}: {letter}" for party, letter in self.marks)
            return f"  - text: {self.text}\n    raci: {{{said}}}\n"
        said = ", ".join(f"p{party}" for party, _ in self.marks)
        return f"  - text: {self.text}\n    responsibleParty: [{said}]\n"


def activities(count: int) -> tuple[Written, ...]:
    """Ten: with letters, with parties alone, and the last with nobody."""
    texts = (f"Agree on part {n} of the plan with everybody who has a say in it" for n in range(1, 10))
    letters = tuple(LETTERS)
    found = []
    for n, text in enumerate(texts):
        if n % 3 == 2:
            marks = tuple((party, "") for party in range(count) if party % 4 == n % 4)[: 1 + n % 2]
        else:
            own = [(n * 5 + k * 7) % count for k in range(count)] if count else []
            marks = tuple(
                (party, letters[min(k, 1) if k < 2 else 2 + k % 2])
                for k, party in enumerate(dict.fromkeys(own))
            )
        found.append(Written(text=text, marks=marks))
    return (*found, Written(text="Look back", marks=()))


def stakeholders(count: int) -> tuple[Written, ...]:
    every = (tuple((party, "") for party in range(n, count, n + 2)) for n in range(len(ROLES)))
    return tuple(Written(text=role, marks=marks) for role, marks in zip(ROLES, every, strict=True))


def page(number: int, count: int) -> str:
    who = f"responsibleParty: [{', '.join(f'p{n}' for n in range(count)[:number])}]\n" if count else ""
    return (
        f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: {number}\nname: Set up office {number}\n"
        "objective: Give the program counterparts on every side, a common schedule, and a place to work,"
        f" with an office for part {number}.\n{who}category: process\n"
        f"activities:\n{''.join(one.yaml for one in activities(count))}"
        f"stakeholders:\n{''.join(one.yaml for one in stakeholders(count))}"
        f"outputs: [Plan {number}]\n---\n"
    )


VIEWS: Final = "# Views\n" + "".join(
    f"\n## Of {name}\n\n<!-- m3/{name} -->\n"
    for name in ("tasks", "raci", "responsibilities", "stakeholder-matrix")
)


def built(root: Path, count: int) -> Built:
    """The built playbook, in Material."""
    pages = {f"3.{number}.md": page(number, count) for number in (1, 2, 3)}
    pages["phase-3.md"] = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\nobjective: Agree.\n---\n"
    parties = {f"p{n}": label for n, label in enumerate(LABELS[:count])} or "none"
    palette = [
        {"media": f"(prefers-color-scheme: {name})", "scheme": scheme}
        for name, scheme in (("light", "default"), ("dark", "slate"))
    ]
    return build(
        root,
        pages | {"views.md": VIEWS},
        theme={"name": "material", "font": False, "palette": palette},
        plugins=["search", {"m3": {"parties": parties, "fail_on": "never"}}],
    )
