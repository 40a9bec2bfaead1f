"""Ten times as many of anything that an author can repeat take about ten times the work, not a hundred times.

Only ratios within one run count, of the processor's time and not the clock's, so that a slow or a busy
machine changes nothing.
"""

from __future__ import annotations

import gc
from contextlib import contextmanager
from time import process_time
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.checks.item_lines import is_bare
from mkdocs_m3.findings import printing
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.markup.text import LONGEST_TEXT, half_links, inline
from mkdocs_m3.model import Text
from mkdocs_m3.model.lineage import through
from mkdocs_m3.reading import front_matter, read
from tests.nightly import IS_NIGHT
from tests.repeated import REPEATED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.slow  # a minute of the processor together

FEW: Final = 200 if IS_NIGHT else 60
MANY: Final = 10 * FEW
MOST: Final = 30
"""So many times the work may ten times as many be: in proportion it is 10, and with all pairs of them 100."""
ROUNDS: Final = 4
"""How often is measured before a ratio is believed that is too high."""

BOUNDARIES: Final = (
    "```\n", "----\n", "—\nWords here\n", "Words here\n", "\nwords here\n", "a: b\n", "a: b\n\n", "\n",
    " \n", "<<<<<<<\n=======\n", "---\n", "----\nname: x\n", "name: x ...\n---.\n", "--- a\n", " ---\n",
    "layout: m3/x\n",
)  # fmt: skip
SIGNS: Final = (
    "[", "![", "[a](", "[a](b) ", "[a](b c) ", "*a", "**a ", "***", "_a_", "` ", "`a", "<b>", "<b>a", "</b>",
    "<b>x<i>y", "<b><i>a</b>b</i>", "<a href=x>a", "<!--", "<!--a-- ", "<!-- ---> ", "<?", "<![CDATA[",
    "<!A ", '<a b="', "<a a ", "<script>", "<x>", "[a][", "<http://a>", "[![a](b)](c)", "<abbr title='a'>b",
    "<div>a", "&#1", "\\[[", "a\n", "\\*", "(a)(b.md)", "{a}(",
    "[a](b c (d) ", "[a](/b c/d ", "[a](/b (c d.md) ",
)  # fmt: skip


@contextmanager
def without_collections() -> Iterator[None]:
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


def growth(few: Callable[[], object], many: Callable[[], object]) -> float:
    """How many times the work of the one the other is; measured again while it looks like too much."""
    least = most = float("inf")
    with without_collections():
        for _ in range(ROUNDS):
            least, most = min(least, seconds(few)), min(most, seconds(many))
            if most / least <= MOST:
                break
    return most / least


@pytest.mark.parametrize("what", REPEATED)
def test_time_grows_in_proportion_to(what: str) -> None:
    def work(times: int) -> Callable[[], None]:
        site = REPEATED[what](times)

        def read_and_show() -> None:
            loaded = site.loaded()
            for printed in printing.ALL.values():
                printed(loaded.findings, len(site.pages))
            site.shown(loaded)

        return read_and_show

    assert growth(work(FEW), work(MANY)) <= MOST


@pytest.mark.parametrize("signs", SIGNS)
def test_time_grows_in_proportion_to_the_signs_of_a_text(signs: str) -> None:
    def work(length: int) -> Callable[[], object]:
        text = (signs * length)[:length]
        return lambda: inline(text, lambda address: address)

    assert growth(work(LONGEST_TEXT // 10), work(LONGEST_TEXT)) <= MOST


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("inputs:\n  - text: x\n    ", "<->", "@\n"),
        ("   ", "- ", "@\n"),
        (" x", " ", "@\n"),
        ("inputs:\n  - ", "aB", "\n"),
        ("inputs:\n  - @", "a", "\n"),
        ('inputs:\n  - "x', '"', "y\n"),
        ('inputs: ["a', '\\"', "\n"),
        ('x: "a\n', '" b: c\n', '  z"\n'),
        ("inputs:\n", "\t- b\n", ""),
        ("---\n", " name: x\n---\n", ""),
        ("objective: a and\nx:", " ", "b\n"),
        ("x: a\n", "\n", "b: c\n"),
        ("x", "y", ": a\n"),
        ("", " ", "\nobjective: a\n"),
        ("activities:\n  ##", " A", "\n  - a\n"),
        ("activities:\n  - text: a\n", "    responsibleParty:\n", ""),
    ],
)
def test_time_grows_in_proportion_to_what_lines_repeat(before: str, piece: str, after: str) -> None:
    def work(length: int) -> Callable[[], object]:
        text = f"---\nlayout: m3/keyTask\nphase: 3\n{before}{piece * (length // len(piece))}{after}---\n"
        source = Source(path="3.1.md", uri="3.1.md", text=text)
        return lambda: read(source, M3)

    assert growth(work(6_000), work(60_000)) <= MOST


def test_time_grows_in_proportion_to_brackets_that_never_close() -> None:
    def work(times: int) -> Callable[[], object]:
        text = "<![CDATA[" * times
        return lambda: half_links(text)

    assert growth(work(2_000), work(20_000)) <= MOST


def test_time_grows_in_proportion_to_the_items_of_a_line() -> None:
    def work(times: int) -> Callable[[], object]:
        line = "  - " + "a - " * times + "\n"
        texts = [Text(value="a", start=4 * n, end=4 * n + 1) for n in range(1, times)]
        return lambda: [is_bare(line, one, "text") for one in texts]

    assert growth(work(2_000), work(20_000)) <= MOST


@pytest.mark.parametrize("lines", BOUNDARIES)
@pytest.mark.parametrize("end", ["", "---\n", "words\n\n---\n"])
@pytest.mark.parametrize("opening", ["---\nlayout: m3/keyTask\n", "", "words\n\n"])
def test_time_grows_in_proportion_to_what_looks_like_a_boundary(lines: str, end: str, opening: str) -> None:
    def work(times: int) -> Callable[[], object]:
        text = f"{opening}{lines * times}layout: m3/keyTask\n{end}"
        return lambda: front_matter.split(text)

    assert growth(work(FEW), work(MANY)) <= MOST


def test_time_grows_in_proportion_to_the_places_that_are_told_of_one_line() -> None:
    def work(places: int) -> Callable[[], object]:
        text = "a word " * places
        return lambda: [Span.at("page.md", text, 7 * n) for n in range(places)]

    assert growth(work(10 * FEW), work(10 * MANY)) <= MOST


def test_a_comment_full_of_blanks_takes_no_longer_than_one_full_of_letters() -> None:
    def work(sign: str) -> Callable[[], object]:
        page = f"<!-- m3/{sign * 1_900}x -->\n\n" * 20
        site = REPEATED["comments that place a part"](1)
        text = site.pages["1.1.md"] + page
        return type(site)(pages={"1.1.md": text}).loaded

    assert growth(work("a"), work(" ")) <= MOST


def test_what_phases_hand_on_is_found_in_time_that_grows_with_them() -> None:
    def work(phases: int) -> Callable[[], object]:
        head = "---\nlayout: m3/keyTask\nphase: {n}\nkeyTask: {task}\nname: Part {n}.{task}\n"
        lists = "inputs: [Plan {before}, Log]\noutputs: [Plan {n}]\n---\n"
        sources = [
            Source(path=uri, uri=uri, text=f"{head}{lists}".format(n=n, task=task, before=n - 1))
            for n in range(1, phases + 1)
            for task in (1, 2)
            for uri in (f"{n}.{task}.md",)
        ]
        pages = {source.uri: f"{source.uri}/index.html" for source in sources}
        playbook = load(sources, Inventory(pages=pages, files={}), M3).playbook
        assert len(playbook.phases) == phases
        return lambda: through(playbook, tuple(playbook.phases))

    assert growth(work(60), work(600)) <= MOST
