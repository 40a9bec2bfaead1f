"""The benchmarks compare what they say they do: the same facts, paired rounds, the bytes of our blocks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import builds
import preview
import pytest
from built import article_bytes, block_bytes
from facts import Facts, difference, facts, of_artifacts
from pairs import Target, interleaved, ratio
from processes import Run, run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BY_HAND = """
<article><h1>1.1 Plan</h1><h2>Inputs</h2>
<ul><li>Charter · From <a href="../1.2/" title="Staff">1.2</a>, <a href="/artifacts/">and 7 more</a></li></ul>
</article>"""
OURS = """
<article><h1>1.1 Plan</h1><h2>Inputs</h2>
<div class="m3 m3-é"><ul><li>Charter <div>From <a href="../1.2/" title="Staff">1.2</a>, <details>
<summary>and 1 more</summary> <a href="../1.3/" title="Hire">1.3</a></details></div></li></ul><br>
</div></article>"""


def page(folder: Path, name: str, html: str) -> Facts:
    (folder / "site" / name).mkdir(parents=True, exist_ok=True)
    (folder / "site" / name / "index.html").write_text(html, encoding="utf-8")
    return facts(folder / "site", name)


def test_pages_say_the_same_where_one_names_more_related_tasks(tmp_path: Path) -> None:
    assert difference(page(tmp_path, "1.1", BY_HAND), page(tmp_path, "1.1", OURS)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Charter", "Chart"),
        ("../1.2/", "../1.4/"),
        ('title="Staff"', 'title="Stuff"'),
        ("From", "Used by"),
        ("<li>", "<li>Budget</li><li>"),
        ("Inputs", "Outputs"),
        ("1.1 Plan", "1.1 Plans"),
    ],
)
def test_pages_differ_where_a_word_or_a_link_does(tmp_path: Path, old: str, new: str) -> None:
    by_hand = page(tmp_path, "1.1", BY_HAND)
    assert difference(by_hand, page(tmp_path, "1.1", OURS.replace(old, new))) != []


def test_the_page_of_artifacts_is_read_by_row(tmp_path: Path) -> None:
    cells = '<td><a href="../1.2/" title="Staff">1.2</a></td><td>nobody</td>'
    artifacts = page(
        tmp_path, "artifacts", f"<article><table><tr><th>Charter</th>{cells}</tr></table></article>"
    )
    assert of_artifacts(artifacts) == {"Charter": {"https://playbook.example.gov/1.2/ Staff"}}


def test_our_blocks_are_the_outermost_elements_of_the_plugin(tmp_path: Path) -> None:
    page(tmp_path, "ours", OURS)
    page(tmp_path, "by-hand", BY_HAND)
    start, end = OURS.index('<div class="m3'), OURS.index("</article>")
    assert block_bytes(tmp_path, ["ours"]) == len(OURS[start:end].encode())
    assert block_bytes(tmp_path, ["by-hand"]) == 0
    assert article_bytes(tmp_path, ["by-hand"]) == len(BY_HAND.strip().encode())


def took(cpu: float) -> Run:
    return Run(output="", seconds=0, cpu=cpu, memory=0)


def test_each_round_is_compared_with_itself_and_begins_with_another() -> None:
    order: list[str] = []

    def maker(name: str, *cpu: float) -> Callable[[], Run]:
        runs = map(took, cpu)

        def make() -> Run:
            order.append(name)
            return next(runs)

        return make

    # The machine is three times slower in the last round.
    rounds = interleaved({"ours": maker("ours", 2, 3, 9), "hand": maker("hand", 1, 2, 6)}, 3)
    assert order == ["ours", "hand", "hand", "ours", "ours", "hand"]
    assert ratio(rounds, "ours", "hand") == 1.5


def test_a_target_is_met_up_to_its_limit(capsys: pytest.CaptureFixture[str]) -> None:
    target = Target(what="ours to hand", most=1.1)
    assert target.is_met(1.1)
    assert not target.is_met(1.11)
    assert capsys.readouterr().out.splitlines() == [
        "target: ours to hand at most 1.10: 1.100, met",
        "target: ours to hand at most 1.10: 1.110, MISSED",
    ]


def test_bytecode_is_written_whatever_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "measured.py").write_text("x = 1\n", encoding="utf-8")
    done = run(["-c", "import measured, sys; print(measured.x, sys.dont_write_bytecode)"], tmp_path / "site")
    assert done.output == "1 False\n"
    assert len(list((tmp_path / "compiled").rglob("measured.*.pyc"))) == 1


@pytest.mark.slow
def test_a_process_is_measured_by_itself(tmp_path: Path) -> None:
    count = "sum(range(5_000_000))"
    once, often = (run(["-c", "; ".join([count] * times)], tmp_path) for times in (1, 8))
    assert 0 < once.cpu < often.cpu <= often.seconds * 1.5
    large = run(["-c", "b'x' * 300_000_000"], tmp_path)
    assert 300_000_000 < large.memory < 30_000_000_000  # in bytes


def test_a_process_that_fails_or_warns_ends_the_measuring(tmp_path: Path) -> None:
    warns = "import sys; sys.stderr.write('careful')"
    with pytest.raises(SystemExit, match="exited with 3"):
        run(["-c", "raise SystemExit(3)"], tmp_path)
    with pytest.raises(SystemExit, match="careful"):
        run(["-c", warns], tmp_path)
    assert run(["-c", warns], tmp_path, may_warn=True).output == ""


@pytest.mark.slow
def test_all_variants_say_the_same_and_are_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What differs between pages by hand and ours ends the measuring."""
    assert builds.are_fast([10], ["markdown", "plugin", "exports", "macros"], 1, tmp_path)
    printed = capsys.readouterr().out
    for variant in ("markdown", "plugin", "exports", "macros"):
        assert len(re.findall(rf"^{variant} ", printed, re.MULTILINE)) == 2
    charter = tmp_path / "exports-10" / "site" / "phase-1" / "1.1" / "index.html"
    charter.write_text(charter.read_text(encoding="utf-8").replace("<h2", "<h2>Charter</h2><h2", 1), "utf-8")
    with pytest.raises(SystemExit, match=r"(?s)facts of `markdown` .* and `exports` .*\+ .*Charter"):
        builds.check_facts({name: tmp_path / f"{name}-10" for name in ("markdown", "exports")}, 10)


@pytest.mark.slow
def test_a_preview_is_measured_for_each_kind_of_change(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert preview.is_quick([10], ["exports"], 1, tmp_path)
    rows = [line.split()[1:3] for line in capsys.readouterr().out.splitlines() if line.startswith("exports")]
    assert rows == [["full", "text"], ["full", "name"], ["--dirty", "text"], ["--dirty", "name"]]
