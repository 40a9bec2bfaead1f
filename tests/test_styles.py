"""In a stylesheet, all that holds of a selector is in one place."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Final

import pytest

PACKAGE: Final = Path(__file__).resolve().parents[1] / "mkdocs_m3"
STYLES: Final = sorted(PACKAGE.rglob("*.css"))
COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE: Final = re.compile(r"(?P<selector>[^{}]+)\{|\}")


def selectors(css: str) -> list[tuple[str, ...]]:
    """The selector of each rule, behind those of the rules that it is in."""
    found: list[tuple[str, ...]] = []
    around: list[str] = []
    for rule in RULE.finditer(COMMENT.sub("", css)):
        if rule["selector"] is None:
            around.pop()
            continue
        around.append(" ".join(rule["selector"].split(";")[-1].split()))
        found.append(tuple(around))
    return found


@pytest.mark.parametrize("file", STYLES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_no_selector_is_written_twice(file: Path) -> None:
    counts = Counter(selectors(file.read_text(encoding="utf-8")))
    rules = {one: count for one, count in counts.items() if not one[-1].startswith("@")}
    assert [one for one, count in rules.items() if count > 1] == []


def test_the_rules_of_a_stylesheet_are_found() -> None:
    assert selectors("a {x: 1} @media print { a, b {\n y: 2; } /* c {} */ }\nd { e: f }") == [
        ("a",), ("@media print",), ("@media print", "a, b"), ("d",),
    ]  # fmt: skip
