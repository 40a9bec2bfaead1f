"""A section of a glossary has terms, unless it is a term that is not under those of a section."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks.findings import at_text, shortened
from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Glossary
    from mkdocs_m3.model.glossary import Section

_ITEM: Final = rare(r"(?P<before>[ ]*-[ ]+)[\w\"']+:[ ]")
_LINE: Final = rare(r"(?P<indent>[ ]*)(?P<first>[^\s#])[^\n]*|[^\n]*")


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each section with nothing but words, in a glossary in which other sections have terms."""
    for page in context.playbook.glossaries:
        near = next((section for section in page.sections if section.terms), None)
        for above, section in pairwise((None, *page.sections)):
            near = above if above and above.terms else near
            if near and section and _is_of_words(section, page):
                yield at_text(
                    "M3021",
                    page,
                    section.name,
                    f"the section `{shortened(section.name.value)}` has no terms",
                    f"if it is a term, put its `-` under those of the terms of `{shortened(near.name.value)}`"
                    f"{_column(near, page)}",
                )


def _is_of_words(section: Section, page: Glossary) -> bool:
    """Whether an item has a name and a description, and no other key, read or not."""
    if section.terms or section.items or section.description is None:
        return False
    text = page.source.text
    start = text.rfind("\n", 0, min(section.name.start, section.description.start)) + 1
    item = _ITEM.match(text, start)
    return item is not None and _keys_below(text, text.find("\n", start) + 1, len(item["before"])) == 1


def _keys_below(text: str, start: int, column: int) -> int:
    """How many keys an item has from a line on, whose keys begin in a column."""
    count = 0
    while 0 < start < len(text) and (line := _LINE.match(text, start)):
        start = line.end() + 1
        indent = len(line["indent"]) if line["first"] else column + 1
        if indent < column:
            break
        count += indent == column
    return count


def _column(section: Section, page: Glossary) -> str:
    """How far in the items of a section's terms begin, where each has lines of its own."""
    text, start = page.source.text, section.terms[0].name.start
    before = text[text.rfind("\n", 0, start) + 1 : start]
    indent = len(before) - len(before.lstrip(" "))
    if not before.startswith("-", indent) or "{" in before:
        return ""
    return f", {indent} space{'' if indent == 1 else 's'} in"
