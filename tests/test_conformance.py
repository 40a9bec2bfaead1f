"""The report in docs/conformance.md: whole, and backed by tests that exist."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parent.parent
REPORT: Final = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")
ROW: Final = re.compile(
    r"^\| (\d\.\d\.\d+) [^|]+ \((A{1,2})\) \| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE
)
CRITERIA: Final = {
    "A": """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1
        2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2""".split(),
    "AA": """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11
        2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3""".split(),
}
"""WCAG 2.2 by level; 4.1.1 is obsolete."""

WORDS: Final = {"Supports", "Partially supports", "Not applicable", "The site's part"}


def test_every_criterion_is_listed_once_and_with_its_level() -> None:
    listed = [(number, level) for number, level, *_ in ROW.findall(REPORT)]
    wanted = [(number, level) for level, numbers in CRITERIA.items() for number in numbers]
    assert len(wanted) == 55
    assert sorted(listed) == sorted(wanted)


def test_conformance_is_said_in_the_words_that_are_explained() -> None:
    explained = set(re.findall(r"^\| ([^|]+) \| [^|]+ \|$", REPORT, re.MULTILINE)) & WORDS
    assert explained == WORDS
    assert {said for _, _, said, *_ in ROW.findall(REPORT)} <= WORDS


def test_what_is_supported_is_shown_by_a_test() -> None:
    for number, _, said, _, shown_by in ROW.findall(REPORT):
        assert "](#" in shown_by or (shown_by == "by design" and said != "Supports"), number


def test_every_test_that_is_named_exists_and_is_used() -> None:
    listed = dict(re.findall(r"^- \*\*[^*]+\*\*: (.+)\n  \{ #([\w-]+) \}$", REPORT, re.MULTILINE))
    named = {place: names for names, place in listed.items()}
    assert set(named) == set(re.findall(r"\]\(#([\w-]+)\)", "".join(row[4] for row in ROW.findall(REPORT))))
    for names in named.values():
        tests = re.findall(r"`([\w/.]+)::(\w+)`", names)
        assert len(tests) == names.count("`") / 2 > 0
        for file, test in tests:
            path = ROOT / file if "/" in file else ROOT / "tests" / "browser" / file
            tree = ast.parse(path.read_text(encoding="utf-8"))
            assert test in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}, test
