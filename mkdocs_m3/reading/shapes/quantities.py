"""The shapes of a number with or without decimals, and of a date."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct

from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model import Text
from mkdocs_m3.reading.read_context import UNREADABLE, ReadContext, Unreadable
from mkdocs_m3.reading.shapes.json_schema import BLANK_SIGNS, JsonSchema
from mkdocs_m3.reading.shapes.shape import BLANKS
from mkdocs_m3.reading.shapes.texts import WORD
from mkdocs_m3.reading.yaml.nodes import Node, Scalar

if TYPE_CHECKING:
    from mkdocs_m3.model.vocabulary import Vocabulary

_NUMBER: Final = rare(r"-?(?:0|[1-9][0-9]{0,8})(?:\.[0-9]{1,6})?")
_LARGEST: Final = 999_999_999
_GROUPED: Final = rare(r"-?[0-9]{1,3}(?:[,_' \N{NO-BREAK SPACE}][0-9]{3})+(?:\.[0-9]+)?")
_DECIMAL_COMMA: Final = rare(r"(-?[0-9]+),([0-9]+)")


class AnyNumber(Struct, frozen=True):
    """A number such as `3`, `-2` or `0.5`, without quotes."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """Its digits, with their place."""
        example = f"as in `{name.strip('`')}: 3.5`"
        if not isinstance(node, Scalar):
            return context.report("M3011", node, f"{name} takes one number", f"write it, {example}")
        if node.is_plain and _NUMBER.fullmatch(node.value):
            return Text(value=node.value, start=node.start, end=node.end, is_verbatim=True)
        meant = _meant_number(node.value)
        headline = f"{name} is `{node.value}`, which is not a number"
        if not node.is_plain and meant:
            headline = f"{name} is the text `{node.value}`: quotes make it a text"
        elif meant == "" and _digits(node.value):
            headline = f"{name} is `{node.value}`, which has too many digits"
            example = f"with at most nine digits before the point and six behind it, {example}"
        cure = f"write `{name.strip('`')}: {meant}`" if meant else f"write digits, {example}"
        return context.report("M3011", node, headline, cure, edits=_instead(node, meant))

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "number"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A number within what programs hold exactly."""
        return {"type": ["number"], "minimum": -_LARGEST, "maximum": _LARGEST}


def _digits(written: str) -> bool:
    return bool(re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", written.strip(BLANKS)))


def _meant_number(written: str) -> str:
    """The number that somebody most likely meant who wrote it in another way; empty where nobody knows."""
    plain = written.strip(BLANKS).removeprefix("+")
    if _GROUPED.fullmatch(plain):
        plain = re.sub(r"[^0-9.-]", "", plain)
    elif found := _DECIMAL_COMMA.fullmatch(plain):
        plain = f"{found[1]}.{found[2]}"
    plain = re.sub(r"^(-?)\.", r"\g<1>0.", plain).removesuffix(".")
    plain = re.sub(r"^(-?)0+(?=[0-9])", r"\g<1>", plain)
    return plain if _NUMBER.fullmatch(plain) else ""


_ISO: Final = rare(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_YEAR_FIRST: Final = rare(r"(?P<year>[0-9]{4})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<day>[0-9]{1,2})")
_TWO_FIRST: Final = rare(r"(?P<one>[0-9]{1,2})[-/. ]+(?P<two>[0-9]{1,2})[-/. ]+(?P<year>[0-9]{4})")
_WITH_TIME: Final = rare(r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt ]+[0-9]{1,2}:.*")
_31: Final = "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_30: Final = "(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
_FEBRUARY: Final = "02-(?:0[1-9]|[12][0-9])"


class Date(Struct, frozen=True):
    """A day such as `2026-09-30`."""

    def read(self, node: Node, context: ReadContext, name: str) -> Text | Literal[Unreadable.UNREADABLE]:
        """The day as it is written, with its place."""
        word = WORD.read(node, context, name)
        if isinstance(word, Unreadable):
            return UNREADABLE
        if _ISO.fullmatch(word.value) and _is_day(word.value):
            return word
        meant = _meant_day(word.value)
        headline = f"{name} is `{word}`, which is not a date"
        if _ISO.fullmatch(word.value):
            headline = f"{name} is `{word}`, a day that does not exist"
        example = f"`{name.strip('`')}: 2026-09-30`"
        cure = (
            f"write `{name.strip('`')}: {meant}`" if meant else f"write year, month, and day, as in {example}"
        )
        return context.report("M3011", node, headline, cure, edits=context.replace(node, word.value, meant))

    def describe(self, _: Vocabulary) -> str:
        """What an author may write."""
        return "date such as `2026-09-30`"

    def json_schema(self, _: Vocabulary) -> JsonSchema:
        """A text that is a day; in which years February has 29, only the reader knows."""
        day = f"[0-9]{{4}}-(?:{_31}|{_30}|{_FEBRUARY})"
        return {"type": ["string"], "pattern": f"^[{BLANK_SIGNS}]*{day}[{BLANK_SIGNS}]*$"}


def _is_day(written: str) -> bool:
    try:
        date.fromisoformat(written)
    except ValueError:
        return False
    return True


def _meant_day(written: str) -> str | None:
    """The day that is meant, where its order of day and month leaves no doubt."""
    if found := _WITH_TIME.fullmatch(written):
        return found[1] if _is_day(found[1]) else None
    if found := _YEAR_FIRST.fullmatch(written):
        return _day(found["year"], found["month"], found["day"])
    if found := _TWO_FIRST.fullmatch(written):
        is_day_first = "." in written
        readings = {_day(found["year"], found["two"], found["one"])}
        if not is_day_first:
            readings.add(_day(found["year"], found["one"], found["two"]))
        known = [one for one in readings if one]
        return known[0] if len(known) == 1 else None
    return None


def _day(year: str, month: str, day: str) -> str | None:
    written = f"{year}-{month:0>2}-{day:0>2}"
    return written if _is_day(written) else None


def _instead(node: Scalar, replacement: str) -> tuple[Fix, ...]:
    """The change of a value, its quotes included, where nothing else stands there."""
    is_alone = node.end - node.start == len(node.value) + 2 * (not node.is_plain)
    return (Fix(start=node.start, end=node.end, replacement=replacement),) if replacement and is_alone else ()
