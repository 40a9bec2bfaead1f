"""Which page of a site is one of its earlier pages under another name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.comparing.resemblance import resembling

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mkdocs_m3.model import Source


def renamed(before: Iterable[Source], now: Iterable[Source]) -> Mapping[str, str]:
    """By its path in the documentation folder, each page that is gone, with the path that it has now.

    A page is known by its lines, so one that was moved by hand is found as well as one moved with Git.
    """
    earlier, later = ({source.uri: source for source in sources} for sources in (before, now))
    gone = [source for uri, source in earlier.items() if uri not in later]
    fresh = [source for uri, source in later.items() if uri not in earlier]
    pairs = resembling([_lines(one) for one in gone], [_lines(one) for one in fresh])
    return {gone[n].uri: fresh[m].uri for n, m in pairs}


def _lines(source: Source) -> list[str]:
    return [line for line in map(str.strip, source.text.splitlines()) if line]
