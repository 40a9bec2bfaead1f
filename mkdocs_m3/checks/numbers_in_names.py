"""A name does not repeat the number that its page's title begins with anyway."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.model import KeyTask, Phase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding

_SIGN: Final = r"(?:\s*[:.)]\s+|\s*:|\s+[\u2013\u2014-]+\s+)"
_REST: Final = r"\s*(?P<rest>\S.*)"


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each key task whose name begins with its own id, and each phase with its number."""
    for page in context.playbook.records:
        if not isinstance(page, KeyTask | Phase) or not page.name or not page.name.is_verbatim:
            continue
        found = _number_in(page, page.name.value, context.vocabulary.phase_words)
        if not found:
            continue
        name = page.name
        repeated = name.value[: found.start("rest")].rstrip()
        yield at_text(
            "M3086",
            page,
            name,
            f"the name begins with `{repeated}`, and the title of a {page.noun} begins with "
            f"its {'number' if context.vocabulary.ids.are_usual else 'id'} anyway",
            f"write `name: {found['rest']}`",
            edits=(Fix(start=name.start, end=name.start + found.start("rest"), replacement=""),),
        )


def _number_in(page: KeyTask | Phase, name: str, words: Iterable[str]) -> re.Match[str] | None:
    """The page's own number at the beginning of its name, alone or behind words such as `Key task`."""
    if isinstance(page, KeyTask):
        if not page.id or page.id not in name:  # seen before a pattern of its own is compiled
            return None
        number = rf"{re.escape(page.id)}(?![\w%])(?!\.\w)"
        before = r"(?:[^\W\d_]+\s+){1,2}"
        after = _SIGN if page.id.isalnum() else rf"(?:{_SIGN}|\s)"  # a name may begin with `3` or a word
        return re.match(rf"(?:{number}{after}|{before}{number}{_SIGN}){_REST}", name)
    if page.number is None or page.number.text not in name or not page.number.text.isdecimal():
        return None  # the title of a phase with a word for its id does not begin with that
    number = rf"0*{page.number}(?![\w%])(?![.,]\w)"
    before = rf"(?:{'|'.join(map(re.escape, sorted(words)))})\s+"
    return re.match(rf"(?:{number}{_SIGN}|{before}{number}(?:{_SIGN}|\s)){_REST}", name, re.IGNORECASE)
