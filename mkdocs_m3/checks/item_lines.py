"""What is written of an item of a list, of which its record may not hold all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from mkdocs_m3.model import Text

_ITEM: Final = rare(r"(?P<indent>[ ]*)-[ ]+")
_FARTHEST: Final = 80
"""Characters before an item in brackets in which the sign is that parts it from the one before."""
_QUOTES: Final = "\"'"
_LONGEST_LINE: Final = 10_000
"""Characters of a line that are looked through; many items may be in a longer one."""


def are_alike(source: str, first: Text, second: Text) -> bool:
    """Whether the two have lines of their own that say the same."""
    one, two = lines_of(source, first), lines_of(source, second)
    if one is None or two is None or one == two:
        return False
    return source[slice(*one)].split() == source[slice(*two)].split()


def may_be_alike(source: str, first: Text, second: Text) -> bool:
    """Whether they say the same, as far as they have lines of their own."""
    one, two = lines_of(source, first), lines_of(source, second)
    return one is None or two is None or are_alike(source, first, second)


def is_bare(source: str, text: Text, key: str) -> bool:
    """Whether nothing is written of an item but a text, and perhaps the key of that."""
    found = lines_of(source, text)
    if found is None:
        before = source[max(0, text.start - _FARTHEST) : text.start].rstrip(f" \t\r\n{_QUOTES}")
        behind = source[text.end : text.end + _FARTHEST].lstrip(f" \t\r\n{_QUOTES}")
        return before.endswith(("[", ",")) and behind.startswith((",", "]"))
    if found[1] - found[0] > text.end - text.start + 2 * _FARTHEST:
        return False
    written = _ITEM.sub("", source[slice(*found)], count=1).strip()
    if written.startswith(f"{key}:"):
        written = written.removeprefix(f"{key}:").lstrip()
    words = " ".join(text.value.split())
    return " ".join(written.split()) in (words, f'"{words}"', f"'{words}'")


def without(source: str, text: Text) -> tuple[Fix, ...]:
    """The deletion of the item's lines; none where it has no lines of its own."""
    found = lines_of(source, text)
    return (Fix(start=found[0], end=found[1], replacement=""),) if found else ()


def lines_of(source: str, text: Text) -> tuple[int, int] | None:
    """Where the lines of the item that begins with a text begin and end; `None` where it begins otherwise."""
    begin = max(0, text.start - _LONGEST_LINE)
    start = source.rfind("\n", begin, text.start) + 1
    if begin and not start:
        return None
    found = _ITEM.match(source, start)
    end = source.find("\n", start, text.start + _LONGEST_LINE) + 1
    if not found or not end:
        return None
    while source.startswith(found["indent"] + " ", end):
        below = source.find("\n", end)
        if below < 0:
            return None
        end = below + 1
    return start, end
