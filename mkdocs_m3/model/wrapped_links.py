"""Links that a mail program, or a search engine, has put around another one, to follow who opens it."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import parse_qs, urlsplit

from mkdocs_m3.findings.rare_patterns import rare

_IN_QUERY: Final = (
    ("safelinks.protection.outlook.com", "url"),
    ("safelinks.protection.office365.us", "url"),
    ("www.google.com", "q"),
    ("www.google.com", "url"),
)
"""The end of a host, and what its query calls the link that is meant."""
_PATHS: Final = frozenset({"", "/", "/url"})
_IN_PATH: Final = rare(r"https://urldefense\.(?:com|us)/v3/__(?P<link>https?:/{1,2}[^_]*(?:_[^_]+)*?)__;")
_MAY_BE: Final = rare(r"safelinks\.protection|google\.com/url|urldefense", re.IGNORECASE)


def may_hold_wrapped(text: str) -> bool:
    """Whether there may be such a link in a text; quickly seen."""
    return bool(_MAY_BE.search(text))


def wrapped(address: str) -> str | None:
    """The link that is meant; `None` where an address is none that was put around another."""
    if not _MAY_BE.search(address):
        return None
    if found := _IN_PATH.match(address):
        return re.sub(r"^(https?:)/+", r"\1//", found["link"])
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    host = (parts.hostname or "").lower()
    for end, name in _IN_QUERY:
        if (host == end or host.endswith(f".{end}")) and parts.path in _PATHS:
            for meant in parse_qs(parts.query.replace("&amp;", "&")).get(name, ()):
                if meant.startswith(("https://", "http://")):
                    return meant
    return None
