"""File types and sizes as readers see them."""

from __future__ import annotations

import pytest

from mkdocs_m3.components.artifact_list.files import file_type, size_in_words
from mkdocs_m3.locales import wording


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (0, "0 B"), (999, "999 B"), (1000, "1 KB"), (76_157, "76 KB"), (999_499, "999 KB"),
        (999_500, "1.0 MB"), (1_498_470, "1.5 MB"), (12_345_678, "12 MB"), (2_500_000_000, "2.5 GB"),
    ],
)  # fmt: skip
def test_sizes_are_short_and_decimal_and_never_broken_over_two_lines(size: int, words: str) -> None:
    assert size_in_words(size, wording("en", {})) == words.replace(" ", "\N{NO-BREAK SPACE}")


def test_sizes_follow_the_language() -> None:
    assert size_in_words(1_498_470, wording("fr", {})) == "1,5\u00a0Mo"


@pytest.mark.parametrize(
    ("file", "kind", "name"),
    [
        ("Plan.docx", "document", "DOCX"), ("a/b.XLSM", "spreadsheet", "XLSM"),
        ("a.pptx", "presentation", "PPTX"),
        ("a.pdf", "pdf", "PDF"), ("a.tar.gz", "archive", "GZ"), ("a.mpp", "file", "MPP"),
        ("README", "file", "FILE"),
    ],
)  # fmt: skip
def test_types_fall_back_to_the_extension(file: str, kind: str, name: str) -> None:
    assert file_type(file) == (kind, name)
