"""The file with the findings that a site has and lets stand for now."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Final

from mkdocs_m3.comparing.findings import Known
from mkdocs_m3.findings.finding import CODES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

VERSION: Final = 1
"""Of the file's shape."""
ABOUT: Final = "Findings that `mkdocs-m3 check --baseline` takes for known. Mended ones leave by themselves."

_Entry = tuple[str, str, tuple[str, ...]]
"""A page, a code, and what the finding is about."""


class BaselineError(Exception):
    """A file that is no baseline; the message says why, after its name."""


def written(known: Iterable[Known]) -> bytes:
    """The file, an entry on each line, in an order that does not depend on the order of the findings."""
    counts = Counter((one.pages[0], one.code, one.meaning) for one in known)
    entries = (
        {"page": page, "code": code, "meaning": list(meaning), "count": count}
        for (page, code, meaning), count in sorted(counts.items())
    )
    lines = ",\n".join(f"    {json.dumps(entry, ensure_ascii=False)}" for entry in entries)
    findings = f"[\n{lines}\n  ]" if lines else "[]"
    text = f'{{\n  "version": {VERSION},\n  "about": {json.dumps(ABOUT)},\n  "findings": {findings}\n}}\n'
    return text.encode(errors="backslashreplace")  # which JSON reads as what it was


def read(content: bytes) -> tuple[Known, ...]:
    """The findings in such a file. Raises `BaselineError`."""
    try:
        data: object = json.loads(content.decode("utf-8-sig"))
    except (UnicodeDecodeError, ValueError, RecursionError) as error:
        raise BaselineError(f"is not JSON: {error}") from None
    if not isinstance(data, dict) or not isinstance(data.get("findings"), list):
        raise BaselineError(
            "has no list `findings`, so it is not a baseline; write one with --write-baseline"
        )
    if data.get("version") != VERSION:
        raise BaselineError(
            f"is a baseline of version {data.get('version')!r}, and this mkdocs-m3 reads version {VERSION}; "
            "write it anew with --write-baseline"
        )
    return tuple(
        Known(code=code, meaning=meaning, pages=(page,))
        for number, entry in enumerate(data["findings"], start=1)
        for (page, code, meaning), count in (_entry(number, entry),)
        for _ in range(count)
    )


def _entry(number: int, entry: object) -> tuple[_Entry, int]:
    """An entry and how often it is meant; counts are kept in bounds, since a file may say anything."""
    said = entry if isinstance(entry, dict) else {}
    page, code, meaning, count = (said.get(key) for key in ("page", "code", "meaning", "count"))
    texts = tuple(_texts(meaning))
    is_whole = isinstance(page, str) and isinstance(code, str) and code in CODES and bool(texts)
    if not is_whole or type(count) is not int or not 0 < count <= _MOST:
        raise BaselineError(
            f"has no `page`, `code`, `meaning` and `count` in entry {number}; write it anew with "
            "--write-baseline"
        )
    return (str(page), str(code), texts), count


_MOST: Final = 100_000


def _texts(meaning: object) -> Iterator[str]:
    for text in meaning if isinstance(meaning, list) else ():
        if isinstance(text, str):
            yield text
