"""`cms --prepare`: pages as forms write them, with every word and every comment that was in them."""

from __future__ import annotations

import re
import stat
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from click.testing import CliRunner
from front_matter import with_plugin
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from playbook import playbook

from mkdocs_m3 import M3, Source
from mkdocs_m3.authoring.form_blockers import obstacle
from mkdocs_m3.authoring.preparing import prepared
from mkdocs_m3.authoring.same_page import facts
from mkdocs_m3.cli import main
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.reading import read
from tests.nightly import IS_NIGHT
from tests.sites import task, write

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3 import Vocabulary

FEW: Final = 100 if IS_NIGHT else 30
"""Of made-up pages."""
HEAD: Final = (
    "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Form one team\nresponsibleParty: customer\n"
)


def source(text: str) -> Source:
    return Source(path="docs/3.1.md", uri="3.1.md", text=text)


def after(page: Source, vocabulary: Vocabulary = M3) -> Source:
    return replace(page, text=edited(page.text, prepared(page, vocabulary).edits))


CASES: Final = {
    "a bare text": ("inputs:\n  - Law # of 1990", "inputs:\n  - text: Law # of 1990"),
    "quotes stay": ("inputs:\n  - 'Law: one'\n  - \"x\"", "inputs:\n  - text: 'Law: one'\n  - text: \"x\""),
    "at the edge": ("inputs:\n- Law", "inputs:\n- text: Law"),
    "comments and empty lines": (
        "inputs: # what\n  # first\n\n  -   Law  # why\n\n  # last",
        "inputs: # what\n  # first\n\n  -   text: Law  # why\n\n  # last",
    ),
    "over two lines": (
        "inputs:\n  - Law of\n    the land\n  - 'Law of\n    the sea'",
        "inputs:\n  - text: Law of\n     the land\n  - text: 'Law of\n     the sea'",
    ),
    "folded": (
        "inputs:\n  - >-\n    Law of\n    the land\n  - |2-\n    Law\n      of",
        "inputs:\n  - text: >-\n     Law of\n     the land\n  - text: |2-\n      Law\n        of",
    ),
    "on one line": ("inputs: [Law, 'Plan, old']", "inputs: [{text: Law}, {text: 'Plan, old'}]"),
    "some are records": (
        "inputs:\n  - text: Law\n    external: true\n  - Plan",
        "inputs:\n  - text: Law\n    external: true\n  - text: Plan",
    ),
    "numbers": ("inputs:\n  - 2024\n  - yes", 'inputs:\n  - text: "2024"\n  - text: "yes"'),
    "numbers on one line": ("inputs: [2024]", 'inputs: [{text: "2024"}]'),
    "a number among texts": ("bestPractice:\n  - 2024", 'bestPractice:\n  - "2024"'),
    "alone": (
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    output: Plan # it",
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    output:\n      - text: Plan # it",
    ),
    "alone and folded": (
        "activities:\n  - responsibleParty: qsmo\n    text: Meet\n    output: >-\n      Plan\n      of it",
        (
            "activities:\n  - responsibleParty: qsmo\n    text: Meet\n    output:\n"
            "      - text: >-\n         Plan\n         of it"
        ),
    ),
    "alone, a record": (
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    output: {text: Plan}",
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    output: [{text: Plan}]",
    ),
    "alone, a record below": (
        (
            "activities:\n  - text: Meet\n    responsibleParty: customer\n    output:\n"
            "      text: Plan\n      # of\n      url: https://example.gov/\n"
        ),
        (
            "activities:\n  - text: Meet\n    responsibleParty: customer\n    output:\n"
            "      - text: Plan\n        # of\n        url: https://example.gov/\n"
        ),
    ),
    "alone, on one line": (
        "activities: [{text: Meet, responsibleParty: customer, output: Plan}]",
        "activities: [{text: Meet, responsibleParty: customer, output: [{text: Plan}]}]",
    ),
    "nobody is named": (
        "activities:\n  - Meet\n  - text: Talk\n    responsibleParty: shared",
        "activities:\n  - text: Meet\n  - text: Talk\n    responsibleParty: [shared]",
    ),
    "letters": (
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    raci: {customer: [A, R]}",
        "activities:\n  - text: Meet\n    responsibleParty: customer\n    raci: {customer: A/R}",
    ),
    "groups": (
        "activitiesGroups:\n  - group: First\n    activities:\n    - Meet\n",
        "activitiesGroups:\n  - group: First\n    activities:\n    - text: Meet\n",
    ),
}


@pytest.mark.parametrize("ending", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("case", CASES)
def test_what_a_form_cannot_hold_is_written_as_it_writes_it(case: str, ending: str) -> None:
    old, new = CASES[case]
    # A page that names nobody has a form whose parties are lists.
    head = HEAD.replace("customer", "[customer]") if case in ("nobody is named", "groups") else HEAD
    page = source(f"{head}{old}\n---\n".replace("\n", ending))
    assert after(page).text == f"{head}{new}\n---\n".replace("\n", ending)
    assert prepared(page, M3).reason == ""
    assert obstacle(after(page), M3) is None
    assert prepared(after(page), M3).edits == ()
    is_same(page)


def is_same(page: Source) -> None:
    """The page says what it said, and has what it had of comments."""
    before, then = read(page, M3), read(after(page), M3)
    assert facts((before.record, before.accepted)) == facts((then.record, then.accepted))
    assert comments(after(page).text) == comments(page.text)


def comments(text: str) -> list[str]:
    """Each comment of front matter, as the scanner of YAML leaves it out."""
    found, at = [], 0
    for token in yaml.scan(text.split("---")[1], Loader=yaml.CSafeLoader):
        between = text.split("---")[1][at : token.start_mark.index]
        found += re.findall(r"#[^\r\n]*", between)
        at = max(at, token.end_mark.index)
    return found


def test_the_keys_of_the_site_are_written() -> None:
    own = replace(M3, keys=OwnKeys((("text", "what"), ("inputs", "takes"))))
    page = source(f"{HEAD}takes:\n  - Law\n---\n")
    assert after(page, own).text == f"{HEAD}takes:\n  - what: Law\n---\n"


@pytest.mark.parametrize(
    ("old", "reason"),
    [
        ("inputs:\n  - &law Law\noutputs:\n  - *law", "repeats a part of itself"),
        ("inputs: &all\n  - Law\noutputs: *all", "repeats a part of itself"),
        ("category: x\ninputs:\n  - Law", "errors"),
        ("inputs:\n  - Law\n bestPractice: x", "mended first|errors"),
    ],
)
def test_a_page_that_cannot_be_prepared_is_left_with_the_reason(old: str, reason: str) -> None:
    found = prepared(source(f"{HEAD}{old}\n---\n"), M3)
    assert found.edits == ()
    assert re.search(reason, found.reason)


WORDS: Final = st.sampled_from(
    ["Law", "the plan", "über alles", "a: b", "x # y", "2024", "yes", "3.10", "it's", "[d]"]
)
COMMENT: Final = st.sampled_from(["", "", " # note", '  # it\'s "so": x'])
BELOW: Final = st.sampled_from(["", "", "\n", "  # between\n", "# at the edge\n\n", "      # deep\n"])


def quoted(words: str, style: str) -> str:
    if style == "double":
        return f'"{words}"'
    is_plain = not re.search(r": | #|^\[", words)
    return words if style == "plain" and is_plain else f"'{words.replace(chr(39), chr(39) * 2)}'"


@st.composite
def items(draw: st.DrawFn) -> str:
    """An item of a list, in one of the ways in which it can be written, at the edge of the text."""
    words, more = draw(WORDS), draw(WORDS)
    dash = draw(st.sampled_from(["- ", "-   "]))
    pad = " " * len(dash)
    way = draw(st.sampled_from(["plain", "single", "double", "lines", "literal", "folded", "kept", "record"]))
    comment = draw(COMMENT)
    if way in ("plain", "single", "double"):
        return f"{dash}{quoted(words, way)}{comment}\n"
    if way == "lines":
        return f"{dash}'one\n{pad}two'{comment}\n"
    if way == "literal":
        return f"{dash}|{comment}\n{pad}{words}\n\n{pad}  {more}\n"
    if way == "folded":
        return f"{dash}>-{comment}\n{pad}{words}\n{pad}{more}\n"
    if way == "kept":
        return f"{dash}|2+\n  {words}\n\n    {more}\n"
    return f"{dash}text: {quoted(words, 'single')}{comment}\n{pad}url: https://example.gov/\n"


@st.composite
def front_matters(draw: st.DrawFn) -> str:
    lines = [HEAD if draw(st.booleans()) else HEAD.replace("responsibleParty: customer\n", "")]
    for key in ("inputs", "outputs", "stakeholders"):
        if draw(st.booleans()):
            lines.append(f"{key}:{draw(COMMENT)}\n")
            indent = draw(st.sampled_from(["", "  ", "    "]))
            own = "responsibleParty: provider" if key == "stakeholders" else "url: https://example.gov/"
            for item in draw(st.lists(items(), min_size=1, max_size=3)):
                lines.append(re.sub("(?m)^(?=.)", indent, item.replace("url: https://example.gov/", own)))
                lines.append(draw(BELOW))
        elif draw(st.booleans()):
            some = ", ".join(quoted(word, "single") for word in draw(st.lists(WORDS, min_size=1, max_size=2)))
            lines.append(f"{key}: [{some}]{draw(COMMENT)}\n")
    if draw(st.booleans()):
        lines.append("activities:\n- text: Meet\n")
        way = draw(
            st.sampled_from(["Plan", "'a\n   b'", "|\n   a\n    b", "{text: Plan}", "\n   Plan", "[Plan, x]"])
        )
        lines.append(f"  output: {way}\n")
        lines.append(
            draw(st.sampled_from(["", "  responsibleParty: shared # both\n", "  raci: {qsmo: [A, R]}\n"]))
        )
    text = f"{''.join(lines)}---\nWords.\n"
    return text.replace("\n", "\r\n") if draw(st.booleans()) else text


@pytest.mark.slow
@settings(max_examples=FEW, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(front_matters())
def test_a_page_says_the_same_afterward_and_keeps_each_comment(text: str) -> None:
    page = source(text)
    assert "errors" not in prepared(page, M3).reason, read(page, M3).findings
    assert prepared(page, M3).reason == "", (text, read(page, M3).findings)
    is_same(page)
    found = obstacle(after(page), M3)
    assert found is None, (text, after(page).text, found)


def bare(text: str) -> str:
    """Items of inputs and outputs that only have a text, as most authors write them."""
    return re.sub(r"(?m)^  - text: (.*)\n(?!    )", r"  - \1\n", text)


@pytest.mark.slow
def test_every_page_of_a_playbook_with_the_counts_of_the_real_one_has_a_form_afterward() -> None:
    made_up = playbook(67)
    texts = [bare("\n".join((*with_plugin(made_up, one), ""))) for one in made_up.tasks]
    assert len(texts) == 67
    pages = [source(text) for text in texts]
    assert not any(obstacle(page, M3) is None for page in pages)
    assert all(obstacle(after(page), M3) is None for page in pages)
    for page in pages[::10]:
        is_same(page)


@pytest.mark.slow
def test_every_real_page_has_a_form_afterward(real_playbook: Path) -> None:
    pages = [source(path.read_text(encoding="utf-8")) for path in (real_playbook / "key-tasks").glob("*.md")]
    assert sum(obstacle(page, M3) is None for page in pages) == 1
    for page in pages:
        is_same(page)
        assert obstacle(after(page), M3) is None


BARE: Final = task().replace("stakeholders:", "inputs:\n  - Law # of 1990\nstakeholders:")


def run(*arguments: str) -> tuple[str, str]:
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    return done.stdout, done.stderr


def test_a_dry_run_lists_the_lines_that_would_change_and_writes_nothing(tmp_path: Path) -> None:
    write(tmp_path, {"3.1.md": BARE, "3.2.md": task(number=2)})
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [m3]\n")
    listed, told = run("cms", "--prepare", "--dry-run", str(tmp_path))
    assert [line for line in listed.splitlines() if not line.startswith(("---", "+++", "@@"))] == [
        "-  - Law # of 1990",
        "+  - text: Law # of 1990",
    ]
    assert told == ""
    assert (tmp_path / "docs/3.1.md").read_text() == BARE


def test_pages_are_written_and_named_and_get_their_forms(tmp_path: Path) -> None:
    anchored = task(number=2).replace("stakeholders:", "inputs:\n  - &a Law\noutputs: [*a]\nstakeholders:")
    file = tmp_path / "docs/3.1.md"
    write(tmp_path, {"3.1.md": b"\xef\xbb\xbf" + BARE.encode(), "3.2.md": anchored, "words.md": "# Words\n"})
    file.chmod(0o640)
    (tmp_path / "mkdocs.yml").write_text("site_name: x\nplugins: [m3]\n")
    printed, told = run("cms", "--prepare", str(tmp_path))
    first, second = told.splitlines()
    assert first == "Prepared docs/3.1.md"
    assert second.startswith("Left docs/3.2.md as it is: its YAML repeats a part of itself")
    text = BARE.replace("- Law", "- text: Law")
    assert file.read_bytes() == b"\xef\xbb\xbf" + text.encode()
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert [one["file"] for one in yaml.safe_load(printed)["collections"][0]["files"]] == ["docs/3.1.md"]
    assert sorted(path.name for path in file.parent.iterdir()) == ["3.1.md", "3.2.md", "words.md"]


def test_a_dry_run_of_nothing_is_wrong_usage() -> None:
    done = CliRunner().invoke(main, ["cms", "--dry-run"])
    assert done.exit_code == 2
    assert "--prepare" in done.stderr
