"""Options under `m3` that there are none of, as findings of the commands: MkDocs tells of them by itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mkdocs_m3.findings.finding import UNKNOWN_OPTION, Finding, Span
from mkdocs_m3.sites.accepting import our_options
from mkdocs_m3.sites.options import cure_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def unknown_options(file: Path, shown: str, names: tuple[str, ...]) -> tuple[Finding, ...]:
    """A finding for each of these names in a site's configuration, which is `shown` by this path."""
    if not names:
        return ()
    text = file.read_text(encoding="utf-8", errors="replace")
    places = dict(_in_toml(text, names) if file.suffix == ".toml" else _in_yaml(text))
    return tuple(
        Finding(
            code=UNKNOWN_OPTION,
            span=Span.at(shown, text, *places.get(name, (0, 1))),
            headline=f"`m3` has no option `{name}`{'' if name in places else ', which another file says'}",
            help=cure_of(name),
        )
        for name in names
    )


def _in_yaml(text: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Where each option is."""
    options = our_options(text)
    for name, (key, _) in options.by_key.items() if options else ():
        yield name, (key.start, key.end)


def _in_toml(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The same of a configuration whose values do not tell their places."""
    begin = max(text.find("plugins.m3"), 0)
    for name in names:
        written = rf"(?m:^|\.m3\.|[{{,])[ \t]*(?P<name>{re.escape(name)})(?=[ \t]*[=.\]])"
        if found := re.compile(written).search(text, begin):
            yield name, found.span("name")
