"""Whatever is too much to be read or shown is told; and a log of very many findings stays readable."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.findings.listing import MOST_LISTED, Unlisted, listed
from mkdocs_m3.markup.comments import LONGEST_COMMENT
from mkdocs_m3.markup.text import LONGEST_TEXT
from mkdocs_m3.reading.yaml.composing import DEEPEST, MOST_VALUES
from mkdocs_m3.reading.yaml.correcting import MOST_MISTAKES
from tests.sites import build, task, write
from tests.test_reading import HEAD, loaded, page

if TYPE_CHECKING:
    from pathlib import Path

TIMES: Final = 60
"""Three lists inside each other, each with so many aliases of one item, make more values than may be."""
MULTIPLIED: Final = f"""\
files: &files {{text: Plan}}
activitiesGroups:
  - &group
    group: First
    activities:
      - &activity
        text: Do it
        output: [{", ".join(["*files"] * TIMES)}]
{chr(10).join(["      - *activity"] * TIMES)}
{chr(10).join(["  - *group"] * TIMES)}
"""


def comment(length: int, name: str = "m3/inputs") -> str:
    return f"<!-- {name} {'a' * (length - len(name) - 10)} -->"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (page("".join(f"k{n}: a: b\n" for n in range(MOST_MISTAKES + 1))), "M3001"),
        (page(f"objective: {'[' * (DEEPEST + 1)}{']' * (DEEPEST + 1)}"), "M3001"),
        (page(f"objective: '<b>{'a' * LONGEST_TEXT}</b>'"), "M3050"),
        (page("inputs: [a]", body=f"{comment(LONGEST_COMMENT + 1)}\n"), "M3060"),
        (page("inputs: [a]", body=f"Words {comment(LONGEST_COMMENT + 1)} words\n"), "M3060"),
        (page(MULTIPLIED), "M3091"),
        (page(f"a: &a [{'b, ' * 400}b]\ninputs: [{'*a, ' * 400}*a]"), "M3091"),
        (
            page(f"a: &a {{{', '.join(f'k{n}: v' for n in range(400))}}}\nb:\n" + "  - <<: *a\n" * 400),
            "M3091",
        ),
    ],
    ids=["faults", "depth", "text", "comment", "comment among words", "items", "lists", "merges"],
)
def test_every_limit_ends_in_a_finding(text: str, code: str) -> None:
    assert code in {found.code for found in loaded(text).findings}


@pytest.mark.parametrize(
    "text",
    [
        page(f"objective: '<b>{'a' * (LONGEST_TEXT - 7)}</b>'"),
        page("inputs: [a]", body=f"{comment(LONGEST_COMMENT + 1, 'a comment of m3/inputs')}\n"),
        page("objective: x", body=f"`{comment(LONGEST_COMMENT + 1)}`\n"),
        page(f"a: &a [{'b, ' * 200}b]\nc: [{'*a, ' * 200}*a]"),
        pytest.param(
            page(
                "inputs:\n"
                + "".join(f"  - text: Plan {n}\n    external: true\n" for n in range(MOST_VALUES // 3))
            ),
            marks=pytest.mark.slow,
        ),
    ],
    ids=["text", "another comment", "code", "aliases", "values that are written out"],
)
def test_what_is_within_every_limit_is_not_told(text: str) -> None:
    # A list under a key of nobody's is worth a word, however short it is.
    assert [one for one in loaded(text).findings if one.code != "M3085"] == []


def test_a_page_whose_aliases_repeat_too_much_gets_one_finding_at_what_they_repeat() -> None:
    (found,) = loaded(page(MULTIPLIED)).findings
    assert found.severity is Severity.ERROR
    assert "&" in found.span.excerpt


def many(count: int, *, broken: str = "") -> str:
    return f"{HEAD}bestPractice:\n" + "  -\n" * count + f"{broken}---\n"


def test_a_log_shows_the_gravest_hundred_of_a_page_in_order_and_how_many_more() -> None:
    found = loaded(f"---\n{many(150, broken='category: x' + chr(10))}").findings
    assert len(found) == 151
    *shown, rest = listed(found)
    assert shown == [*found[: MOST_LISTED - 1], found[-1]]
    assert isinstance(rest, Unlisted)
    assert (rest.count, rest.severity) == (51, Severity.WARNING)


def test_a_log_of_a_hundred_findings_is_whole() -> None:
    found = loaded(f"---\n{many(MOST_LISTED)}").findings
    assert listed(found) == found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    write(
        tmp_path,
        {"3.1.md": f"---\n{many(250)}", "3.2.md": task(number=2, title="Do b", category="categry: x")},
    )
    return tmp_path


@pytest.mark.parametrize(("format_", "each"), [("full", "[M3022]: "), ("concise", "[M3022]: ")])
def test_a_terminal_shows_so_many_and_counts_all(site: Path, format_: str, each: str) -> None:
    output = CliRunner().invoke(main, ["check", str(site / "docs"), "--format", format_]).output
    assert output.count(each) == MOST_LISTED
    assert "3.1.md: 150 more findings here, none graver than those above" in output
    assert "3.2.md:" in output
    assert "251 warnings" in output


@pytest.mark.parametrize(("format_", "key"), [("json", "findings"), ("sarif", "results")])
def test_formats_for_programs_hold_all(site: Path, format_: str, key: str) -> None:
    data = json.loads(CliRunner().invoke(main, ["check", str(site / "docs"), "--format", format_]).output)
    found = data[key] if key in data else data["runs"][0][key]
    assert len([one for one in found if "M3022" in (one.get("code"), one.get("ruleId"))]) == 250


def test_the_log_of_a_build_shows_so_many(tmp_path: Path) -> None:
    built = build(tmp_path, {"3.1.md": f"---\n{many(250)}"})
    assert built.log.count("[M3022]: ") == MOST_LISTED
    assert built.log.count("150 more findings here") == 1
