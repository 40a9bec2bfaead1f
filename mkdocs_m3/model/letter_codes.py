"""Letters of responsibility as they are written one after another: `RA` for `R` and `A`, or a code of two."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


def readings(word: str, codes: Collection[str]) -> Iterator[tuple[str, ...]]:
    """Every way to read a word as codes."""
    if not word:
        yield ()
    for code in codes:
        if code and word.startswith(code):
            yield from ((code, *rest) for rest in readings(word[len(code) :], codes))


def read_in_two_ways(codes: Collection[str]) -> str | None:
    """The first word that can be read as these codes in more than one way; `None` where there is none.

    One reading of a word runs ahead of the other until both end at one place (Sardinas and Patterson).
    """
    ahead = [(long[len(short) :], long) for short in codes for long in codes if _goes_on(short, long)]
    seen: set[str] = set()
    while ahead:
        rest, word = ahead.pop(0)
        if rest in codes:
            return word
        if rest not in seen:
            seen.add(rest)
            ahead += [(code[len(rest) :], word + code[len(rest) :]) for code in codes if _goes_on(rest, code)]
            ahead += [(rest[len(code) :], word) for code in codes if _goes_on(code, rest)]
    return None


def _goes_on(beginning: str, word: str) -> bool:
    return word != beginning and word.startswith(beginning)
