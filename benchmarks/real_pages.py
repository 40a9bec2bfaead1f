"""Builds of the real pages, where `M3_REAL_PLAYBOOK` names their folder, compared with pages by hand.

The key tasks are as their authors wrote them. Those by hand are made of the same facts, which are read here
from the front matter without the plugin. There are few of them, so that what does not depend on the number
of pages weighs more than with the made-up playbook; there is no target.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from artifacts import Artifact, Template
from builds import BY_HAND, print_sizes, print_table
from facts import facts
from front_matter import views_pages
from key_tasks import FILES_FOLDER, PARTIES, Line, Playbook, Task
from pairs import interleaved
from processes import run
from variants import pages, write

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FOLDER: Final = "M3_REAL_PLAYBOOK"
_VARIANTS: Final = ("headings", BY_HAND, "plugin", "exports", "whole")
"""What is built; the facts of macros would have to be quoted as authors do not."""
_ROUNDS: Final = 15
_FRONT_MATTER: Final = re.compile(r"\A---\n(.*?)^---", re.MULTILINE | re.DOTALL)
_LINK: Final = re.compile(r"<[^<>]*>")


def are_measured(variants: Sequence[str], rounds: int | None, folder: Path) -> bool:
    """Measure and print; there is no target that could be missed."""
    if _FOLDER not in os.environ:
        print(f"\nthe real pages are not measured: {_FOLDER} names no folder")
        return True
    real = Path(os.environ[_FOLDER])
    tasks = _tasks(real)
    sites = {name: folder / f"{name}-real" for name in _VARIANTS if name in variants}
    # Real pages have faults that are told of.
    build = partial(run, ["-m", "mkdocs", "build", "--quiet"], may_warn=True)
    for name, site in sites.items():
        write(name, tasks, site, texts=_texts(name, tasks, real))
        build(site)
    found = interleaved({name: partial(build, site) for name, site in sites.items()}, rounds or _ROUNDS)
    print("\nThe real pages")
    print_table(found, len(tasks.tasks))
    print_sizes(sites, found, {name: _addresses(name, tasks) for name in sites})
    if {BY_HAND, "plugin"} <= sites.keys():
        _print_difference(sites[BY_HAND] / "site", sites["plugin"] / "site", tasks)
    return True


# --- the pages


def _texts(variant: str, tasks: Playbook, real: Path) -> Iterator[tuple[str, str]]:
    """Every page of a variant: with the plugin, the key tasks as they are."""
    sources = {f"phase-{page.stem.partition('.')[0]}/{page.name}": page for page in _key_tasks(real)}
    is_ours = variant not in {"headings", BY_HAND}
    if variant == "whole":
        for page in (*real.glob("phases/*.md"), real / "glossary.md", real / "resources.md"):
            yield page.name, page.read_text(encoding="utf-8")
        yield from views_pages(tasks)
        yield from ((uri, page.read_text(encoding="utf-8")) for uri, page in sources.items())
        return
    for uri, text in pages(variant, tasks):
        yield uri, sources[uri].read_text(encoding="utf-8") if is_ours and uri in sources else text


def _key_tasks(real: Path) -> list[Path]:
    return sorted(real.glob("key-tasks/*.md"), key=lambda page: [int(part) for part in page.stem.split(".")])


def _addresses(variant: str, tasks: Playbook) -> list[str]:
    """Where the key tasks are built: with the plugin, at their permalinks."""
    return [
        task.uri.removesuffix(".md") if variant in {"headings", BY_HAND} else task.id for task in tasks.tasks
    ]


# --- their facts


def _tasks(real: Path) -> Playbook:
    """The facts of the key tasks."""
    found = []
    for page in _key_tasks(real):
        match = _FRONT_MATTER.match(page.read_text(encoding="utf-8"))
        found.append(_task(yaml.safe_load(match[1] if match else ""), real))
    return Playbook(found)


def _task(keys: dict[str, Any], real: Path) -> Task:
    return Task(
        phase=keys["phase"],
        number=keys["keyTask"],
        siblings=len(_key_tasks(real)),
        name=keys["name"].strip(),
        objective=keys["objective"].strip(),
        workstream=keys["category"],
        parties=_parties(keys.get("responsibleParty")),
        activities=tuple(map(_line, keys.get("activities") or ())),
        stakeholders=tuple(map(_line, keys.get("stakeholders") or ())),
        inputs=tuple(_artifact(item, real) for item in keys.get("inputs") or ()),
        outputs=tuple(_artifact(item, real) for item in keys.get("outputs") or ()),
        practices=tuple(_text(item) for item in keys.get("bestPractice") or ()),
    )


def _text(item: Any) -> str:  # noqa: ANN401 - what authors write is a text or a mapping with one
    return " ".join(str(item["text"] if isinstance(item, dict) else item).split())


def _line(item: Any) -> Line:  # noqa: ANN401
    return Line(
        text=_text(item), parties=_parties(item.get("responsibleParty")) if isinstance(item, dict) else ()
    )


def _parties(named: str | list[str] | None) -> tuple[str, ...]:
    if named == "shared":
        return ("customer", "provider")
    found = [named] if isinstance(named, str) else named or []
    return tuple(party for party in PARTIES if party in found)


def _artifact(item: Any, real: Path) -> Artifact:  # noqa: ANN401
    name = item.get("filename") if isinstance(item, dict) else None
    file = real / FILES_FOLDER / name if name else None
    template = Template(file=file.name, size=file.stat().st_size) if file and file.exists() else None
    return Artifact(name=_text(item), template=template)


# --- what they say


def _print_difference(by_hand: Path, ours: Path, tasks: Playbook) -> None:
    """How many lines only one of the two has; links are left out, since addresses differ."""
    addresses = zip(_addresses(BY_HAND, tasks), _addresses("plugin", tasks), strict=True)
    lines = [(_words(by_hand, one), _words(ours, other)) for one, other in addresses]
    alone = sum((one - other).total() + (other - one).total() for one, other in lines)
    together = sum(one.total() for one, _ in lines)
    print(f"lines that only one of `{BY_HAND}` and `plugin` has: {alone}, of {together}")


def _words(site: Path, address: str) -> Counter[str]:
    words: Counter[str] = Counter()
    for line, count in facts(site, address).lines.items():
        words[" ".join(_LINK.sub("", line).split())] += count
    return words
