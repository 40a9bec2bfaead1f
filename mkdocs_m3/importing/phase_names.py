"""How sources name phases: `Phase 2: Build`, `2. Build`, `2`, `Build`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_WORDS: Final = frozenset({"phase", "stage", "fase", "etappe", "étape", "etapa", "step", "milestone"})


@lru_cache(maxsize=1024)
def phase_name(raw: str, words: frozenset[str]) -> tuple[str, str]:
    """The number and the name that a source gives a phase; each is empty where it says none."""
    named = "|".join(sorted(map(re.escape, words | _WORDS), key=len, reverse=True))
    pattern = rf"(?:(?:{named})\s+)?(?P<number>\d{{1,6}})(?:\s*[.:)–—-]+\s*|\s+|$)(?P<name>.*)"  # noqa: RUF001
    found = re.fullmatch(pattern, raw, re.IGNORECASE)
    if not found or re.match(r"\d", found["name"]):
        return "", raw
    return str(int(found["number"])), found["name"].strip()
