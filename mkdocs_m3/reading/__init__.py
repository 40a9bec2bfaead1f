"""From the text of a page to its record, with everything that is wrong in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3.findings.finding import Finding, Span
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading import front_matter, pages, placed_views
from mkdocs_m3.reading.boundaries import TELLTALES, names_layout
from mkdocs_m3.reading.pages import Page
from mkdocs_m3.reading.placed_views import view
from mkdocs_m3.reading.shaped import Shapes
from mkdocs_m3.reading.yaml import composing

if TYPE_CHECKING:
    from mkdocs_m3.model import Source
    from mkdocs_m3.model.vocabulary import Vocabulary

__all__ = [
    "TELLTALES",
    "Page",
    "body",
    "has_layout",
    "is_too_deep",
    "means_to_be_ours",
    "metadata",
    "names_layout",
    "read",
    "view",
]


def read(source: Source, vocabulary: Vocabulary) -> Page:
    """The record of a page, if its front matter makes it one of the playbook's, and the views in it."""
    split = front_matter.split(source.text, vocabulary.keys)
    page = pages.read(source, split, vocabulary)
    if "<!--" in source.text:
        page = placed_views.added(page, source, split, vocabulary)
    if source.undecodable_from is None:
        return page
    found = Finding(
        code="M3004",
        span=Span.at(source.path, source.text, source.undecodable_from),
        headline="the page is saved as UTF-16, which Notepad calls Unicode, and not as UTF-8"
        if source.is_utf_16
        else "the page is not in UTF-8: this character cannot be read",
        help="save it as UTF-8 in your editor"
        if source.is_utf_16
        else "save the page as UTF-8 in your editor, then write the character again",
    )
    others = (one for one in page.findings if one.code != "M3056")  # which follow from it
    return replace(page, findings=(found, *others), is_ours=True)


_WORDS_ABOVE_A_BLOCK: Final = rare(r"\s*[^\s`~-][^\n]*\n\s*(?:```|~~~)")


def means_to_be_ours(source: Source, vocabulary: Vocabulary) -> bool:
    """Whether a text whose file is not called as pages are is one of the playbook, or means to be.

    Words above a block of code make an example of what is in it.
    """
    if _WORDS_ABOVE_A_BLOCK.match(source.text):
        return False
    return pages.read(source, front_matter.split(source.text, vocabulary.keys), vocabulary).is_ours


def has_layout(source: Source, vocabulary: Vocabulary) -> bool:
    """Whether a text begins with front matter that names a layout of ours."""
    if not source.text.lstrip().startswith("---"):
        return False
    split = front_matter.split(source.text, vocabulary.keys)
    return split is not None and split.names_m3_layout


def metadata(source: Source, vocabulary: Vocabulary) -> dict[str, object]:
    """What MkDocs would have read from a page, had it been able to."""
    split = front_matter.split(source.text, vocabulary.keys)
    return composing.as_metadata(Shapes(source, split, vocabulary).document().readable) if split else {}


def is_too_deep(source: Source, vocabulary: Vocabulary) -> bool:
    """Whether its front matter is nested so deep that MkDocs, which reads it as well, would never end."""
    if not composing.may_be_deep(source.text):
        return False
    split = front_matter.split(source.text, vocabulary.keys)
    return split is not None and composing.is_too_deep(split.yaml)


def body(source: Source, vocabulary: Vocabulary) -> str:
    """What is after the front matter."""
    split = front_matter.split(source.text, vocabulary.keys)
    return split.body.lstrip("\r\n") if split else source.text
