"""Slips in the lines around the front matter are told, with edits that mend them; other pages stay silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Finding, Inventory, KeyTask, Source, load
from mkdocs_m3.findings.fixing import edited
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.loading import Loaded

LAYOUT = "layout: m3/keyTask\n"
KEYS = "phase: 3\nkeyTask: 1\nname: Plan the move\nactivities:\n  - Agree on a date\n"
PAGE = f"---\n{LAYOUT}{KEYS}---\n\nThe text of the page.\n"
DASHES = "\N{EN DASH}" * 3
NBSP = "\N{NO-BREAK SPACE}"


def loaded(text: str) -> Loaded:
    return load(
        [Source(path="3.1.md", uri="3.1.md", text=text)],
        Inventory(pages={"3.1.md": "3.1/index.html"}, files={}),
        M3,
    )


def only(text: str) -> Finding:
    (found,) = loaded(text).findings
    return found


def mended(text: str) -> str:
    return edited(text, only(text).cure)


@pytest.mark.parametrize(
    "line",
    [
        "—",
        DASHES,
        "-",
        "--",
        "----",
        "===",
        "***",
        "+++",
        "___",
        "- - -",
        "--- # begin",
        "```",
        "---.",
        ">---",
        "---yaml",
        "x---",
        "-\u2013-",
        f"---{NBSP}",
        "---\N{ZERO WIDTH SPACE}",
        f"{NBSP}---",
        " ---",
        "\n---",
        "\n—",
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_damaged_opening_is_told_and_mended(line: str, ending: str) -> None:
    text = PAGE.replace("---", line, 1).replace("\n", ending)
    assert only(text).code == "M3005"
    assert only(text).span.line == line.count("\n") + 1
    assert mended(text) == PAGE.replace("\n", ending)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (PAGE.removeprefix("---\n"), PAGE),
        (f"```yaml\n---\n{LAYOUT}{KEYS}---\n```\n\nWords.\n", f"---\n{LAYOUT}{KEYS}---\n\nWords.\n"),
        (
            f"## Plan\n\n---\n{LAYOUT}{KEYS}---\n\nWords.\n",
            f"---\n{LAYOUT}{KEYS}---\n\n## Plan\n\nWords.\n",
        ),
        (f"## Plan\n\n---\n{LAYOUT}{KEYS}---", f"---\n{LAYOUT}{KEYS}---\n\n## Plan\n"),
    ],
)
def test_what_is_above_the_front_matter_is_moved_or_deleted(text: str, right: str) -> None:
    assert only(text).code == "M3005"
    assert mended(text) == right
    assert loaded(right).findings == ()


@pytest.mark.parametrize(
    "keys", [f"{LAYOUT}phase: 3\nkeyTask: 1\nname: Plan\n", "layout: m3/phase\nphase: 3\nname: Ready\n"]
)
def test_one_line_right_above_the_front_matter_is_a_slip_also_where_there_are_no_lists(keys: str) -> None:
    text = f"## Plan\n---\n{keys}---\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 2)
    assert mended(text) == f"---\n{keys}---\n\n## Plan\n"


def test_a_list_on_one_line_shows_a_whole_page_as_well() -> None:
    text = f"## Plan\n\n---\n{LAYOUT}{KEYS}---\n".replace(":\n  - Agree on a date", ": [Agree on a date]")
    assert (only(text).code, only(text).span.line) == ("M3005", 3)


@pytest.mark.parametrize(
    "body",
    [
        "\nWords.\n",
        "\nWords.\n\n```python\ncode\n```\n\nMore words.\n",
        "\nWords.\n\n```\ncode\n```\n\nMore words.\n",
    ],
)
def test_a_code_block_that_does_not_close_has_no_second_line_to_delete(body: str) -> None:
    text = f"```yaml\n---\n{LAYOUT}{KEYS}---\n{body}"
    assert (only(text).code, only(text).span.line) == ("M3005", 2)
    assert only(text).help == "delete the line above it"
    assert mended(text) == f"---\n{LAYOUT}{KEYS}---\n{body}"
    closed = f"```yaml\n---\n{LAYOUT}{KEYS}---\n```\n{body}"
    assert only(closed).help == "delete the line above it, and the line that closes the code block"
    assert mended(closed) == mended(text)
    longer = f"````yaml\n---\n{LAYOUT}{KEYS}---\n{body}````\n"
    assert mended(longer) == mended(text)


CLOSINGS = ["—", DASHES, "--", "----", "- - -", "***", "===", "---.", ">---", "---{NBSP}", " ---", "```", "…"]


@pytest.mark.parametrize("line", [line.format(NBSP=NBSP) for line in CLOSINGS])
def test_a_damaged_closing_is_told_where_it_is(line: str) -> None:
    text = f"---\n{LAYOUT}{KEYS}{line}\n\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 8)
    assert mended(text) == PAGE


@pytest.mark.parametrize("line", ["—", "--", "- - -", "- --"])
def test_a_damaged_closing_is_told_where_it_is_below_an_empty_line(line: str) -> None:
    text = f"---\n{LAYOUT}{KEYS}\n{line}\n\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 9)
    assert mended(text) == text.replace(f"date\n\n{line}", "date\n\n---")


@pytest.mark.parametrize("line", ["—", "--", "----", "***", "---.", " ---", "```"])
def test_a_damaged_closing_is_told_where_it_is_above_a_rule_of_the_text(line: str) -> None:
    rest = "\nThe text of the page.\n\n---\n\nMore text.\n"
    text = f"---\n{LAYOUT}{KEYS}{line}\n{rest}"
    assert (only(text).code, only(text).span.line) == ("M3005", 8)
    assert mended(text) == f"---\n{LAYOUT}{KEYS}---\n{rest}"


def test_front_matter_that_never_closes_is_told_at_its_last_line() -> None:
    text = f"---\n{LAYOUT}{KEYS}\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 7)
    assert mended(text) == PAGE


@pytest.mark.parametrize(
    "body",
    [
        "- one\n- two\n",
        "- one\n\nWords.\n",
        "- one\n\n***\n\nWords.\n",
        "- one\n\nNote: words.\n",
        "# Plan\n\nWords.\n",
        "# Plan\n\n- one\n",
    ],
)
@pytest.mark.parametrize("keys", [KEYS, f"{KEYS}objective: Move once\n"])
def test_front_matter_that_never_closes_ends_above_a_list_or_a_heading_of_the_text(
    keys: str, body: str
) -> None:
    text = f"---\n{LAYOUT}{keys}\n{body}"
    (found,) = (one for one in loaded(text).findings if one.code != "M3062")
    assert (found.code, found.span.line) == ("M3005", keys.count("\n") + 2)
    assert edited(text, found.cure) == f"---\n{LAYOUT}{keys}---\n\n{body}"
    (task,) = loaded(text).playbook.key_tasks
    assert task.body == f"\n{body}"
    assert [str(one.text) for one in task.activities] == ["Agree on a date"]


@pytest.mark.parametrize(
    ("keys", "activities"),
    [
        (f"{KEYS}stakeholders:\n\n- Program Manager\n", 1),
        (KEYS.replace("  - ", "\n- ") + "\n- Agree on a place\n", 2),
        (KEYS + "# A comment\n\nstakeholders: [Program Manager]\n", 1),
    ],
)
def test_front_matter_that_never_closes_keeps_a_list_that_a_key_may_have(keys: str, activities: int) -> None:
    text = f"---\n{LAYOUT}{keys}\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3005", keys.count("\n") + 2)
    assert mended(text) == f"---\n{LAYOUT}{keys}---\n\nThe text of the page.\n"
    (task,) = loaded(text).playbook.key_tasks
    assert len(task.activities) == activities


BODIES = {
    "headings with lines below": "\nSection\n-------\n\nWords.\n\nOther\n=====\n\nLast\n---\n\nMore.\n",
    "our keys in a code block": f"\nWords.\n\n```yaml\n{KEYS}```\n\nMore.\n",
    "nothing but a code block": "\n~~~\ncode\n~~~\n\nWords.\n",
    "a sentence with a colon": "\nNote: words.\n\nMore.\n\n---\n\nThe end.\n",
    "a key in a code block above a rule": "\nWords.\n\n```yaml\nhide: [toc]\n```\n\n---\n\nMore.\n",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("line", ["", "—", "--", "----", "***", " ---", "```"])
def test_what_is_in_the_text_hides_no_damaged_closing_and_is_none(line: str, body: str) -> None:
    text = f"---\n{LAYOUT}{KEYS}{line}{line and chr(10)}{body}"
    found = [one for one in loaded(text).findings if one.code != "M3062"]
    assert [(one.code, one.span.line) for one in found] == [("M3005", 8 if line else 7)]
    assert edited(text, found[0].cure) == f"---\n{LAYOUT}{KEYS}---\n{body}"
    (task,) = loaded(text).playbook.key_tasks
    assert task.body == body


@pytest.mark.parametrize("line", ["—", "--", "***", "---."])
def test_a_damaged_closing_is_told_above_a_rule_that_the_text_begins_with(line: str) -> None:
    text = f"---\n{LAYOUT}{KEYS}{line}\n\n---\n\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 8)
    assert mended(text) == text.replace(f"date\n{line}", "date\n---")


SITE_KEYS = ["hide: [toc]\n", "tags:\n  - plan\n", "tags:\n- plan\n", "hide: [toc]\ntags: [plan]\n"]


@pytest.mark.parametrize("keys", SITE_KEYS)
@pytest.mark.parametrize(
    "block", ["Some words\n", "***\n", "***\n\n***\n", "***\n***\n", "<!-- -->\n", "<!-- a word -->\n"]
)
def test_front_matter_that_closes_below_a_key_of_the_site_does_not_end_above_it(
    block: str, keys: str
) -> None:
    below = f"---\n{LAYOUT}{KEYS}\n{block}{keys}---\n\nThe text of the page.\n"
    above = f"---\n{LAYOUT}\n{block}{keys}{KEYS}---\n\nThe text of the page.\n"
    for text in (below, above):
        found = loaded(text)
        lines = [(one.code, one.span.line, one.span.excerpt) for one in found.findings]
        wrong = [n for n, line in enumerate(text.splitlines(), 1) if line in block.split("\n") and line]
        assert lines == [("M3001", n, text.splitlines()[n - 1]) for n in wrong]
        (task,) = found.playbook.key_tasks
        assert task.body.strip() == "The text of the page."
        assert [str(one.text) for one in task.activities][:1] == ["Agree on a date"]


def test_dashes_close_the_front_matter_above_words_with_a_colon_and_a_rule() -> None:
    text = f"---\n{LAYOUT}{KEYS}—\n\nWords.\n\nNote: more words.\n\n---\n"
    assert (only(text).code, only(text).span.line) == ("M3005", 8)
    assert mended(text) == text.replace("—", "---")


@pytest.mark.parametrize(
    ("line", "right"),
    [
        ("", LAYOUT),
        ("layout: keyTask\n", LAYOUT),
        ("Layout: keytask\n", LAYOUT),
        (f"{NBSP}layout: m3/keyTask\n", LAYOUT),
        ("\tlayout: m3/keyTask\n", LAYOUT),
        ("layout:\n", LAYOUT),
    ],
)
def test_a_key_task_in_all_but_its_marker_is_told(line: str, right: str) -> None:
    text = PAGE.replace(LAYOUT, line)
    assert only(text).code == "M3008"
    assert mended(text) == PAGE.replace(LAYOUT, right)


@pytest.mark.parametrize("end", ["---", "..."])
def test_front_matter_cut_short_is_read_as_a_whole(end: str) -> None:
    text = PAGE.replace("name:", f"{end}\n\nname:")
    assert (only(text).code, only(text).span.line) == ("M3007", 5)
    assert mended(text) == PAGE.replace("name:", "\nname:")
    (task,) = loaded(text).playbook.key_tasks
    assert str(task.name) == "Plan the move"
    assert [str(one.text) for one in task.activities] == ["Agree on a date"]


def test_a_list_cut_short_is_read_as_a_whole() -> None:
    text = f"---\n{LAYOUT}{KEYS}---\n  - Agree on a place\n---\n\nThe text of the page.\n"
    assert (only(text).code, only(text).span.line) == ("M3007", 8)
    (task,) = loaded(text).playbook.key_tasks
    assert [str(one.text) for one in task.activities] == ["Agree on a date", "Agree on a place"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        (PAGE.replace("---\n", "---", 1), PAGE),
        (PAGE.replace("---\n", "--- ", 1), PAGE),
        (PAGE.replace("---\n\n", "--- "), PAGE.replace("---\n\n", "---\n")),
        (PAGE.replace("---\n", "---\n```yaml\n", 1), PAGE),
        (PAGE.replace("date\n---", "date\n```yaml\n---"), PAGE),
        (f"Draft\n{PAGE}", PAGE.replace("---\n\n", "---\n\nDraft\n\n")),
        (f"Draft\n\n{PAGE}".replace("---", "—", 1), PAGE.replace("---\n\n", "---\n\nDraft\n\n")),
        (f"Draft\n\n{LAYOUT}{KEYS}---\n", f"---\n{LAYOUT}{KEYS}---\n\nDraft\n"),
        (PAGE.replace(LAYOUT, f"\n{LAYOUT}").replace("---", "—", 1), PAGE.replace(LAYOUT, f"\n{LAYOUT}")),
        (
            f"---\n{LAYOUT}{KEYS}\nThe text of the page.\n\n---\n\nMore of it.\n",
            f"---\n{LAYOUT}{KEYS}---\n\nThe text of the page.\n\n---\n\nMore of it.\n",
        ),
        (
            f"---\n{LAYOUT}{KEYS}\n\nOne | Two\n|---|---|\n1 | 2\n\n---\n",
            f"---\n{LAYOUT}{KEYS}---\n\n\nOne | Two\n|---|---|\n1 | 2\n\n---\n",
        ),
    ],
)
def test_what_runs_into_the_front_matter_or_is_above_it_is_told_and_mended(text: str, right: str) -> None:
    assert only(text).code == "M3005"
    assert mended(text) == right
    assert loaded(right).findings == ()


@pytest.mark.parametrize(
    ("opening", "closing"), [("—", "---"), ("---", "—"), ("—", "—"), ("", "—"), ("```", "---"), ("", "")]
)
def test_a_page_with_damaged_boundaries_is_read_as_if_they_were_right(opening: str, closing: str) -> None:
    text = PAGE.replace("phase: 3", "phase: three").replace("---", closing).replace(closing, opening, 1)
    if not closing:
        text = f"{LAYOUT}phase: three\n{KEYS.partition(chr(10))[2]}\nThe text of the page.\n"
    found = loaded(text)
    assert {one.code for one in found.findings} == {"M3005", "M3012"}
    assert [one.code for one in found.findings].count("M3005") == (opening != "---") + (closing != "---")
    (wrong,) = (one for one in found.findings if one.code == "M3012")
    assert wrong.span.excerpt[wrong.span.caret :] == "three"
    (task,) = found.playbook.records
    assert isinstance(task, KeyTask)
    assert task.name
    assert text[task.name.start : task.name.end] == "Plan the move"
    assert [str(one.text) for one in task.activities] == ["Agree on a date"]
    assert task.body.strip() == "The text of the page."


@pytest.mark.parametrize(
    ("above", "cure", "below"),
    [
        ("# 3.1 Move\n", "delete line 1, which repeats the title", ""),
        ("#Plan the *move*\n\n", "delete line 1, which repeats the title", ""),
        ("\n# Key task 3.1: Plan\n", "delete line 2, which repeats the title", ""),
        (
            "# 3.2 Plan\n",
            "move what is above it below the front matter, with `##` before its heading",
            "\n## 3.2 Plan\n",
        ),
        (
            "# Plan the move\n\nAsk first.\n\n",
            "delete line 1, which repeats the title, and move what else is above it below the front matter",
            "\nAsk first.\n",
        ),
    ],
)
def test_a_title_above_the_front_matter_is_told_once(above: str, cure: str, below: str) -> None:
    found = only(f"{above}{PAGE}")
    assert (found.code, found.help.replace(" of the page", "")) == ("M3005", cure)
    assert mended(f"{above}{PAGE}") == PAGE.replace("---\n\nThe", f"---\n{below}\nThe")


def test_what_was_above_the_front_matter_and_below_it_is_told_at_its_place() -> None:
    body = "\nThe text of the page.\n\n<!-- m3/nothing -->\n"
    text = f"<!-- m3/other -->\n\n---\n{LAYOUT}{KEYS}---\n{body}"
    places = {(one.code, one.span.line, one.span.excerpt) for one in loaded(text).findings}
    assert places == {
        ("M3060", 1, "<!-- m3/other -->"),
        ("M3005", 3, "---"),
        ("M3060", 14, "<!-- m3/nothing -->"),
    }


def test_a_heading_of_the_first_level_is_mended() -> None:
    text = f"{PAGE}\n# More\n\nAnother\n=======\n"
    first, second = loaded(text).findings
    assert edited(text, first.cure) == text.replace("# More", "## More")
    assert (second.code, second.cure) == ("M3062", ())


@pytest.mark.parametrize(
    ("above", "dashes", "below", "body", "cure"),
    [
        (
            "Here is your page:\n\n",
            "---\n",
            "",
            "\nHere is your page:\n",
            ", and move what is above it below the front matter, or delete it",
        ),
        ("", "", "", "", ", write `---` on a line of its own above and below the keys"),
        (
            "\n",
            "",
            "\nAsk if in doubt.\n",
            "\nAsk if in doubt.\n",
            ", write `---` on a line of its own above and below the keys",
        ),
    ],
)
def test_a_page_that_is_one_code_block_is_read_without_it(
    above: str, dashes: str, below: str, body: str, cure: str
) -> None:
    text = f"{above}```yaml\n{dashes}{LAYOUT}{KEYS}{dashes}```\n{below}"
    found = only(text)
    assert (found.code, found.help) == ("M3005", f"delete the lines that open and close it{cure}")
    assert mended(text) == f"---\n{LAYOUT}{KEYS}---\n{body}"
    assert loaded(mended(text)).findings == ()


@pytest.mark.parametrize(
    ("opens", "closes"),
    [("````", "````"), ("~~~~~yaml", "~~~~~"), ("```", "````"), ("````yaml", "````  "), ("````", "```")],
)
@pytest.mark.parametrize(("above", "below"), [("---\n", "---\n"), ("---\n", ""), ("", "")])
def test_a_code_block_may_open_with_more_signs(opens: str, closes: str, above: str, below: str) -> None:
    text = f"{opens}\n{above}{LAYOUT}{KEYS}{below}{closes}\n"
    for _ in range(2):
        assert [str(one.text) for one in loaded(text).playbook.key_tasks[0].activities] == ["Agree on a date"]
        found = loaded(text).findings
        assert {one.code for one in found} == {"M3005"}
        text = edited(text, found[0].cure)
        if not loaded(text).findings:
            break
    assert text.startswith(f"---\n{LAYOUT}{KEYS}---\n")


ORDINARY = {
    "a block below two sentences": f"Do it like this. It is easy:\n\n```yaml\n---\n{LAYOUT}{KEYS}---\n```\n",
    "a block between sentences": f"Do it so:\n\n```yaml\n{LAYOUT}{KEYS}```\n\nIt is easy.\n",
    "two blocks": f"```yaml\n{LAYOUT}{KEYS}```\n\n```yaml\nname: x\n```\n",
    "a block of another layout": f"```yaml\nlayout: post\n{KEYS}```\n",
    "rules between sections": "# Plan\n\n---\n\nWords.\n\n---\n\nMore words.\n",
    "YAML in a fence": f"# How to write one\n\n```yaml\n---\n{LAYOUT}{KEYS}---\n```\n",
    "YAML in a fence below front matter": f"---\ntitle: x\n---\n```yaml\n---\n{LAYOUT}{KEYS}---\n```\n",
    "a key task that is commented out": f"<!--\n---\n{LAYOUT}{KEYS}---\n-->\n",
    "a key task in HTML": f"<pre>\n---\n{LAYOUT}{KEYS}---\n</pre>\n",
    "a key task in a template": f"{{% raw %}}\n---\n{LAYOUT}{KEYS}---\n{{% endraw %}}\n",
    "a page that begins with a code block": f"```yaml\n{LAYOUT}{KEYS}```\n\nWords.\n\n---\n\nMore.\n",
    "keys in words": f"Write this:\n\n{LAYOUT}{KEYS}\nand more.\n",
    "another layout below a damaged line": f"—\nlayout: post\n{KEYS}---\n",
    "another layout": f"---\nlayout: post\n{KEYS}---\n",
    "one of the keys": "---\ntitle: Plan\nactivities: [swim]\n---\n",
    "a rule in the first line": "---\n\n# Plan\n\nWords.\n",
    "a layout between rules": f"# How to\n\nWords.\n\n---\n{LAYOUT}---\n\nMore words.\n",
    "keys between rules": f"# How to\n\nWords.\n\n---\n{LAYOUT}phase: 3\nkeyTask: 1\n---\n\nMore words.\n",
    "keys that are explained between rules": (
        f"# How to\n\n---\n{LAYOUT}activities: what you do\nstakeholders: who takes part\n\n---\n\nWords.\n"
    ),
    "lists that are to be filled": (
        f"Words.\n\n---\n{LAYOUT}keyTask:\nactivities:\n  - …\nstakeholders:\n  - …\n---\n\nWords.\n"
    ),
    "keys that are explained above a rule": (
        f"# How to\n\nWords.\n\n{LAYOUT}phase: its number\nactivities: what you do\n\n---\n\nWords.\n"
    ),
    "an example between rules": f"# How to\n\nFor example:\n\n---\n{LAYOUT}{KEYS}---\n\nWords.\n",
    "an example above a rule": f"Words.\n\n**For example:**\n\n{LAYOUT}{KEYS}\n---\n\nWords.\n",
    "a phase between rules": "# How to\n\n---\nlayout: m3/phase\nphase: 3\nname: Ready\n---\n\nWords.\n",
    "code below a rule in the first line": (
        f"---\n\n# How to\n\nWords.\n\n```yaml\n---\n{LAYOUT}{KEYS}---\n```\n"
    ),
    "code between rules": f"---\n\nWords: `x`.\n\n```yaml\n{LAYOUT}{KEYS}```\n\n---\n\nMore words.\n",
    "code below other front matter that never closes": (
        f"---\ntitle: How to\n\nWords.\n\n```yaml\n---\n{LAYOUT}{KEYS}---\n```\n"
    ),
    "code below other front matter that closes with a dash": (
        f"---\ntitle: How to\n—\n\nWords.\n\n```yaml\n{LAYOUT}{KEYS}```\n"
    ),
    "a definition below a rule": "# Plan\n\n---\nstakeholders: all of us\n",
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_an_ordinary_page_gets_no_finding(text: str) -> None:
    assert loaded(text).findings == ()


@pytest.mark.parametrize(
    "body",
    [
        "\nWords.\n\n---\n\nname: this is no key\n",
        "\n---\n\nWords below a rule.\n",
        "\n  - A list\n\nWords.\n\n---\n",
        "\nname: said already\n\n---\n",
        "\n```yaml\nobjective: x\n```\n\n---\n",
        "\n****\n\n—\n\n```\n",
    ],
)
def test_rules_and_lists_of_the_text_cut_nothing_short(body: str) -> None:
    assert loaded(f"---\n{LAYOUT}{KEYS}---\n{body}").findings == ()


@pytest.mark.parametrize("line", ["***", "—", "---.", " ---", "```", "The words of a page"])
def test_a_text_in_quotes_may_hold_what_looks_like_a_boundary(line: str) -> None:
    text = PAGE.replace("activities:", f'objective: "Move once\n\n{line}\n\nand for all"\nactivities:')
    assert loaded(text).findings == ()


def test_the_command_finds_a_key_task_without_its_marker_and_skips_what_the_site_excludes(
    tmp_path: Path,
) -> None:
    text = PAGE.replace(LAYOUT, "")
    root = site(tmp_path, {"3.1.md": text, ".hidden.md": text})
    printed = check(root).output
    assert "3.1.md:2:1" in printed
    assert "M3008" in printed
    assert "hidden" not in printed
