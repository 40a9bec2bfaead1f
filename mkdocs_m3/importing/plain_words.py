"""Words from outside as texts of front matter, which are inline Markdown: each sign is shown as it is."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from mkdocs_m3.markup.text import markup_findings, plain

_MAY_MEAN_MORE: Final = re.compile(r"[\\`*_\[\]<>&~]")
_HARMLESS: Final = re.compile(
    r"(?<!\S)[*_](?!\S)|(?<=[^\W_])_(?=[^\W_])|&(?!#?\w+;)|<(?![A-Za-z/!?])|(?<![~])~(?!~)|>"
    r"|(?<![!)\]\\])\[[^\[\]()\\`*_<&~]*\](?![\[({:])"
)
"""Signs that mean nothing but themselves where they are."""
_BULLET: Final = re.compile(r"\s*(?:[-–—*•●▪▫◦‣·➢✓✔]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+")  # noqa: RUF001
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


@lru_cache(maxsize=1 << 14)
def as_markdown(line: str) -> str:
    """A line as inline Markdown that shows exactly these words; as it is, where that does."""
    if not _MAY_MEAN_MORE.search(_HARMLESS.sub("", line)):
        return line
    if plain(line) == line and not markup_findings(line, lambda address: address):
        return line
    return _MAY_MEAN_MORE.sub(lambda found: f"\\{found[0]}", line)


def linked(words: str, address: str) -> str:
    """A link in inline Markdown."""
    escaped = _MAY_MEAN_MORE.sub(lambda found: f"\\{found[0]}", " ".join(words.split()))
    return f"[{escaped}](<{address}>)"


def is_web_address(address: str) -> bool:
    """Whether a link may lead there from any page."""
    return bool(re.fullmatch(r"(?:https?://|mailto:)[^\s<>\\]+", address, re.IGNORECASE))


def without_bullet(line: str) -> str:
    """A line without the bullet or the number of a list that it begins with."""
    bullet = _BULLET.match(line)
    return line[bullet.end() :] or line if bullet else line


def without_controls(text: str) -> str:
    """A text with a sign in place of each character that no page can show; lines and tabs are kept."""
    return _CONTROLS.sub(_sign, text)


def _sign(found: re.Match[str]) -> str:
    code = ord(found[0])
    if code < 0x20:  # noqa: PLR2004 - the control characters of ASCII have pictures of their own
        return chr(0x2400 + code)
    return "\N{SYMBOL FOR DELETE}" if found[0] == "\x7f" else "\N{REPLACEMENT CHARACTER}"
