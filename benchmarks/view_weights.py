"""Prints how heavy each view is, and how long it takes to make, for a small and a large playbook.

Measured is what the plugin makes of the view's comment, without the theme around it. Besides the views
there are the page of a phase and that of the glossary, with all their parts.
"""

from __future__ import annotations

import gc
import gzip
import re
from dataclasses import dataclass
from functools import partial
from time import process_time
from typing import TYPE_CHECKING, Final

from front_matter import MIDDLE_PHASE, views
from key_tasks import FILES_FOLDER
from playbook import playbook
from variants import pages

from mkdocs_m3 import reading
from mkdocs_m3.components import BY_PART, components_of
from mkdocs_m3.components.context import Context, abbreviations_of
from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.load import Loaded, load
from mkdocs_m3.locales import DEFAULT_LANGUAGE, wording
from mkdocs_m3.markup.comments import Placement
from mkdocs_m3.model import Selection, Source
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.rendering import environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from key_tasks import Playbook

    from mkdocs_m3.components import Component
    from mkdocs_m3.model.vocabulary import Vocabulary

SIZES: Final = (60, 1000)
"""Key tasks: about as many as the real playbook has, and as many as anybody may want."""

_ROUNDS: Final = 3
"""How often each view is made; the fastest counts, since nothing but other work makes one slower."""
_LEVEL: Final = 6
"""How hard `gzip` tries, as it does when nobody says."""
_START_TAG: Final = re.compile(r"<[a-zA-Z]")
_KILOBYTE: Final = 1000

Make = tuple[str, "Callable[[], str]"]
"""What is made, and what makes it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weight:
    """What one view costs."""

    size: int
    """Its HTML in bytes."""
    packed: int
    """The same as most servers send it."""
    tags: int
    """Its elements."""
    seconds: float
    """What it took the processor to make it."""


def are_printed() -> bool:
    """Print a table in Markdown, ready for the documentation; there is no target that could be missed."""
    weights = {tasks: dict(_weights(tasks)) for tasks in SIZES}
    print("\n| View | Key tasks | HTML | gzip | Elements | Seconds |")
    print("|---|---|---|---|---|---|")
    for name in weights[SIZES[0]]:
        for tasks in SIZES:
            one = weights[tasks][name]
            size, packed = (f"{count / _KILOBYTE:,.0f} KB" for count in (one.size, one.packed))
            print(f"| {name} | {tasks:,} | {size} | {packed} | {one.tags:,} | {one.seconds:.3f} |")
    return True


def _weights(tasks: int) -> Iterator[tuple[str, Weight]]:
    for name, make in _makers(playbook(tasks)):
        seconds = min(_timed(make) for _ in range(_ROUNDS))
        html = make()
        data = html.encode()
        yield (
            name,
            Weight(
                size=len(data),
                packed=len(gzip.compress(data, _LEVEL)),
                tags=len(_START_TAG.findall(html)),
                seconds=seconds,
            ),
        )


def _timed(make: Callable[[], str]) -> float:
    gc.collect()
    start = process_time()
    make()
    return process_time() - start


def _makers(facts: Playbook) -> Iterator[Make]:
    """Everything that is weighed."""
    config = M3Config()
    config.load_dict({})
    config.validate()
    vocabulary = config.vocabulary()
    loaded = _loaded(facts, vocabulary)
    records = {record.source.uri: record for record in loaded.playbook.records}
    words, made = wording(DEFAULT_LANGUAGE, {}), environment(None)
    abbreviations = abbreviations_of(loaded.playbook)

    def context(uri: str, options: Placement | None = None) -> Context:
        return Context(
            page=records.get(uri),
            playbook=loaded.playbook,
            links=loaded.links.seen_from(uri),
            vocabulary=vocabulary,
            words=words,
            exports=frozenset(config.exports),
            abbreviations=abbreviations,
            selection=reading.view(options, vocabulary).selection if options else Selection(),
            is_view=options is not None,
        )

    def html(component: Component, seen: Context) -> str:
        return made.get_template(f"{component.name}.html").render(view=component.view(seen))

    def of_view(placement: Placement) -> str:
        return html(BY_PART[placement.part], context(f"views/{placement.part}.md", placement))

    def of_page(uri: str) -> str:
        seen = context(uri)
        return "".join(html(part, seen) for part in components_of(seen.page) if part.is_shown(seen))

    for name, options in views(facts):
        choice = f", by `{options.partition(':')[0].lstrip('{')}`" if options else ""
        yield f"`{name}`{choice}", partial(of_view, Placement(part=name, start=0, end=0, options=options))
    yield "the page of a phase", partial(of_page, f"phase-{MIDDLE_PHASE}/index.md")


def _loaded(facts: Playbook, vocabulary: Vocabulary) -> Loaded:
    """The playbook as a build reads it, without files."""
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages("whole", facts)]
    inventory = Inventory(
        pages={source.uri: f"{source.uri.removesuffix('.md')}/index.html" for source in sources},
        files={f"{FILES_FOLDER}/{template.file}": template.size for template in facts.templates},
        site_address="https://playbook.example.gov/",
    )
    return load((one for one in sources if "m3/" in one.text), inventory, vocabulary, with_advice=False)


if __name__ == "__main__":
    are_printed()
