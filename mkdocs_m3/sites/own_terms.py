"""Where a site's configuration lists parties and workstreams of its own that leave out some of the usual."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3.model import Source, Text
from mkdocs_m3.model.own_terms import OwnTerms
from mkdocs_m3.model.vocabulary import M3
from mkdocs_m3.reading.yaml import nodes
from mkdocs_m3.sites.accepting import our_options

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.model.vocabulary import Term
    from mkdocs_m3.sites.options import Options

_OPTIONS: Final = ("parties", "workstreams")
_NOWHERE: Final = Text(value="", start=0, end=1)


def own_terms(file: Path | None, options: Options, shown: str = "") -> tuple[OwnTerms, ...]:
    """Each such list, with its place in the configuration file, which is `shown` by this path."""
    found = [(one, option) for one in options.parts for option in _OPTIONS if _leaves_out(one, option)]
    if not found:
        return ()
    path = file or Path("mkdocs.yml")
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    source = Source(path=shown or path.name, uri="", text=text)
    ours = our_options(text) if path.suffix != ".toml" else None
    return tuple(_written(option, source, ours, one.place.name) for one, option in found)


def _leaves_out(options: Options, option: str) -> bool:
    """Whether a list that is not empty lacks one of the usual ids."""
    terms: tuple[Term, ...] = getattr(options, option)
    usual: tuple[Term, ...] = getattr(M3, option)
    return bool(terms) and not {one.id for one in usual} <= {one.id for one in terms}


def _written(option: str, source: Source, ours: nodes.Mapping | None, playbook: str) -> OwnTerms:
    for holder, name in _holders(ours, playbook):
        if option in holder.by_key:
            key, value = holder.by_key[option]
            entries = value.entries if isinstance(value, nodes.Mapping) else ()
            return OwnTerms(
                option=option,
                source=source,
                place=Text(value=option, start=key.start, end=key.end),
                first=entries[0][0].start if entries else None,
                playbook=name,
            )
    found = re.search(rf"\b{option}\b", source.text) if ours is None else None
    place = Text(value=option, start=found.start(), end=found.end()) if found else _NOWHERE
    return OwnTerms(option=option, source=source, place=place, playbook=playbook)


def _holders(ours: nodes.Mapping | None, playbook: str) -> Iterator[tuple[nodes.Mapping, str]]:
    """What may hold the list of a playbook: its own options, then the site's; with whose they are."""
    playbooks = ours.get("playbooks") if ours else None
    own = playbooks.get(playbook) if isinstance(playbooks, nodes.Mapping) and playbook else None
    if isinstance(own, nodes.Mapping):
        yield own, playbook
    if ours:
        yield ours, ""
