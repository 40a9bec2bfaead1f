"""A copy of a page that was left beside it, as file managers and cloud drives do, is told of once."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_offset, place_of_number
from mkdocs_m3.model import slug_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Record

_WORD: Final = r"(?:copy|kopie|copia|copie)"
_COPY: Final = re.compile(
    rf"{_WORD} (?:of|von|de) (?P<of>.+?)(?: ?\(\d+\))?"
    rf"|(?P<behind>.+?)(?:(?:[ _-]+{_WORD})+(?:[ _-]*\d+| ?\(\d+\))?| ?\(\d+\))",
    re.IGNORECASE,
)
"""The name of a copy as Windows, macOS, Linux, and cloud folders write it in four languages."""


def find(records: Iterable[Record]) -> dict[str, Record]:
    """By the copy's path in the documentation folder, the page that it is a copy of.

    A copy has the number of another page, or the address where pages have no number, and either the name
    of a copy of that page, or its whole text, or a longer name and most of its lines.
    """
    alike: dict[Hashable, list[Record]] = {}
    for record in records:
        if (identity := _identity(record)) is not None:
            alike.setdefault(identity, []).append(record)
    found: dict[str, Record] = {}
    for group in alike.values():
        by_uri = {one.source.uri: one for one in group}
        by_text: dict[str, Record] = {}
        for one in sorted(group, key=_is_unlike_an_original):
            by_text.setdefault(one.source.text, one)
        for one in group:
            original = by_uri.get(_original_uri(one)) or by_text[one.source.text]
            if original is one and (of := _named_before(one, by_uri)) and _is_nearly(one, of):
                original = of
            if original is not one:
                found[one.source.uri] = original
    return found


def check(records: Iterable[Record], copies: Mapping[str, Record]) -> Iterator[Finding]:
    """Report each copy."""
    for record in records:
        if original := copies.get(record.source.uri):
            start, _ = place_of_number(record)
            yield at_offset("M3087", record, (start, start + 1), *_told(record, original))


def _told(record: Record, original: Record) -> tuple[str, str]:
    """What is said of a copy, and the cure."""
    keys = [f"a `{key}`" for key in (record.number_key, "permalink" if record.permalink else "") if key]
    if original.source.uri == _original_uri(record) or original.source.text == record.source.text:
        cure = f"delete the file, or give it {' and '.join(keys)} of its own"
        return f"this page is a copy of {original.source.path}", cure
    keys += ["an `objective`"] * bool(record.objective)
    own = f"{', '.join(keys[:-1])}, and {keys[-1]}" if keys[2:] else " and ".join(keys)
    return (
        f"this page is nearly the same as {original.source.path}",
        f"put what differs into one of the two and delete the other, or give it {own} of its own",
    )


def without_echoes(
    found: Iterable[Finding], records: Iterable[Record], copies: Mapping[str, Record]
) -> tuple[Finding, ...]:
    """The findings but for those of a copy that are told of its original, too."""
    left = [one.source for one in records if one.source.uri in copies]
    paths = {source.path: copies[source.uri].source.path for source in left}
    found = tuple(found)
    told = {(one.span.path, one.code, one.headline) for one in found}
    return tuple(one for one in found if (paths.get(one.span.path, ""), one.code, one.headline) not in told)


def _identity(record: Record) -> Hashable:
    """What no two pages may have in common; `None` where nothing is known of it."""
    if record.number_key:
        return (record.noun, record.id) if record.id else None
    return record.permalink.value if record.permalink else None


def _is_unlike_an_original(record: Record) -> tuple[bool, bool]:
    """Of several pages with one text, the least is the original: neither a copy's name nor a foreign one."""
    stem = _stem(record)
    return bool(_COPY.fullmatch(stem)), stem not in (record.id, slug_of(record.id or ""))


def _stem(record: Record) -> str:
    return record.source.uri.rpartition("/")[2].removesuffix(".md")


def _original_uri(record: Record) -> str:
    """The page of which this one has the name of a copy; empty where it has not."""
    folder, slash, name = record.source.uri.rpartition("/")
    stem, dot, ending = name.rpartition(".")
    found = _COPY.fullmatch(stem)
    return f"{folder}{slash}{found['of'] or found['behind']}{dot}{ending}" if found else ""


def _named_before(record: Record, by_uri: Mapping[str, Record]) -> Record | None:
    """The page with whose whole name the name of this one begins, as `3.1-PC-ANNA.md` does."""
    stem = record.source.uri.removesuffix(".md")
    begins = (stem[:at] for at in range(len(stem) - len(_stem(record)), len(stem)) if not stem[at].isalnum())
    return next((by_uri[uri] for begin in begins if (uri := f"{begin}.md") in by_uri), None)


def _is_nearly(record: Record, original: Record) -> bool:
    """Whether two pages have most of their lines in common."""
    less, more = sorted((len(record.source.text), len(original.source.text)))
    if 2 * less <= more:
        return False
    own, of = (
        Counter(line.strip() for line in one.source.text.split("\n") if line.strip())
        for one in (record, original)
    )
    return 2 * sum((own & of).values()) > max(sum(own.values()), sum(of.values()))
