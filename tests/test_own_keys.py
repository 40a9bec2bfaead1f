"""A site's own keys: read on every level and in views, checked, named in messages, and written anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml
from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.json_schema import front_matter_schema
from mkdocs_m3.authoring.scaffold import key_task_page, phase_page
from mkdocs_m3.findings.finding import Severity
from mkdocs_m3.host.site_config import M3Config
from mkdocs_m3.model.own_keys import OwnKeys
from mkdocs_m3.reading.key_options import read_keys
from tests.sites import build

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3 import Finding, Loaded

KEYS = {
    "keyTask": "play",
    "phase": "milestone",
    "activities": "checks",
    "activitiesGroups": "rounds",
    "text": "words",
    "responsibleParty": "who",
}
OWN = replace(M3, keys=read_keys(KEYS)[0])
HEAD = "---\nlayout: m3/task\nmilestone: 3\nplay: 1\nname: Move\n"
PAGE = f"""\
{HEAD}objective: Know
who: provider
rounds:
  - group: First
    checks:
      - words: Meet
        who: provider
stakeholders:
  - words: Manager
    who: shared
---
"""


def loaded(text: str) -> Loaded:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    return load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), OWN)


def findings(text: str) -> list[Finding]:
    return [one for one in loaded(text).findings if one.severity >= Severity.WARNING]


def mended(text: str, found: Finding) -> str:
    for edit in sorted(found.cure, key=lambda edit: edit.start, reverse=True):
        text = text[: edit.start] + edit.replacement + text[edit.end :]
    return text


def in_ours(text: str) -> str:
    for ours, theirs in KEYS.items():
        text = text.replace(f"{theirs}:", f"{ours}:")
    return text


def test_a_page_says_the_same_in_the_sites_keys_and_in_ours() -> None:
    own, ours = loaded(PAGE), loaded(in_ours(PAGE))
    assert own.findings == ours.findings
    (task,), (same,) = own.playbook.key_tasks, ours.playbook.key_tasks
    assert (task.id, str(task.name), task.objective and str(task.objective)) == ("3.1", "Move", "Know")
    assert (
        [str(one.text) for one in task.activities] == [str(one.text) for one in same.activities] == ["Meet"]
    )
    assert own.values == ours.values


def test_both_side_by_side_are_an_error_at_the_second() -> None:
    (found,) = findings(PAGE.replace("play: 1\n", "play: 1\nkeyTask: 2\n"))
    assert (found.code, found.span.line) == ("M3016", 5)
    assert found.headline == "`play` and `keyTask` stand side by side; they are one key"
    assert found.help == "keep `play`"


@pytest.mark.parametrize(
    ("before", "after", "code", "headline", "cure"),
    [
        ("play: 1\n", "", "M3010", "a key task needs `play`", "add it, as in `play: 1`"),
        ("  who: provider", "  who: custmer", "M3013", "`custmer` is not a party", "write `customer`"),
        ("milestone: 3", "milestone: three", "M3012", "`milestone` is `three`", "as in `milestone: 3`"),
        ("rounds:\n", "checks: Meet\nrounds:\n", "M3011", "`checks` holds one text", "write each item"),
        ("rounds:\n", "checks: [Meet]\nrounds:\n", "M3016", "`checks` and `rounds`", "into `checks`"),
    ],
)
def test_messages_name_the_sites_key(before: str, after: str, code: str, headline: str, cure: str) -> None:
    found = findings(PAGE.replace(before, after))
    assert code in [one.code for one in found]
    said = " ".join(f"{one.headline} {one.help}" for one in found)
    assert headline in said
    assert cure in said
    assert not any(f"`{ours}" in said for ours in KEYS)


def test_a_misspelled_key_of_the_sites_is_read_and_mended() -> None:
    slips = (
        ("milestone: 3", "milstone: 3", "M3020"),
        ("      - words: Meet", "      - wrods: Meet", "M3021"),
    )
    for right, wrong, code in slips:
        text = PAGE.replace(right, wrong)
        (found,) = findings(text)
        assert (found.code, found.help) == (code, f"write `{right.strip(' -').partition(':')[0]}`")
        assert mended(text, found) == PAGE
        assert loaded(text).playbook.key_tasks[0].id == "3.1"


def test_a_cure_writes_the_sites_key() -> None:
    text = PAGE.replace("who: provider\nrounds", "owner: provider\nrounds")
    (found,) = findings(text)
    assert "`who`" in found.help
    assert mended(text, found) == PAGE


def test_a_line_of_the_sites_key_without_its_colon_is_corrected() -> None:
    text = PAGE.replace("milestone: 3", "milestone 3")
    (found,) = findings(text)
    assert found.help == "write `milestone: 3`"
    assert mended(text, found) == PAGE


def test_views_take_the_sites_keys(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "3.1.md": PAGE,
        "4.1.md": PAGE.replace("milestone: 3", "milestone: 4").replace("Know", "See"),
        "view.md": "# View\n\n<!-- m3/tasks {milestone: 3} -->\n",
        "slip.md": "# View\n\n<!-- m3/tasks {milstone: 3} -->\n",
    }
    options = {"keys": KEYS, "fail_on": "never"}
    built = build(tmp_path, files, plugins=[{"m3": options}])
    text = built.article("view/index.html").get_text(" ")
    assert "3.1" in text
    assert "4.1" not in text
    assert "slip.md:3:16: warning[M3021]: `milstone` is not a key" in built.log
    assert built.log.count("M30") == 1


def test_new_pages_have_the_sites_keys_and_are_sound() -> None:
    text = key_task_page("3", "1", "Move", OWN)
    assert "\nmilestone: 3\n" in text
    assert "\nplay: 1\n" in text
    assert "\n# Instead of `checks`: the same under headings of their own.\n" in text
    assert not any(f"{ours}:" in text for ours in KEYS)
    assert findings(text) == []
    whole = "\n".join(line.removeprefix("# ") for line in text.splitlines() if not line.endswith("."))
    assert "    who:" in whole
    assert "\nmilestone: 3\n" in phase_page("3", "Begin", OWN)


def test_the_schema_knows_the_sites_keys() -> None:
    schema: Any = front_matter_schema(OWN)
    data = yaml.safe_load(PAGE.strip("-\n"))
    validator = jsonschema.Draft202012Validator(schema)
    assert [one.message for one in validator.iter_errors(data)] == []
    del data["play"]
    assert [one.message for one in validator.iter_errors(data)] == ["'play' is a required property"]
    data = yaml.safe_load(PAGE.strip("-\n")) | {"checks": ["Meet"]}
    assert not validator.is_valid(data)


def test_forms_write_the_sites_keys_and_leave_pages_with_ours_alone() -> None:
    source = Source(path="docs/3.1.md", uri="3.1.md", text=PAGE)
    form = yaml.safe_load(cms_config(OWN, ".", "docs", [source]))
    (file,) = form["collections"][0]["files"]
    names = [field["name"] for field in file["fields"]]
    assert {"milestone", "play", "checks", "rounds", "who"} <= set(names)
    assert not set(names) & set(KEYS)
    text = cms_config(OWN, ".", "docs", [replace(source, text=in_ours(PAGE))])
    assert "docs/3.1.md:3:1: the form does not know the key `phase`" in text


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"keyTusk": "play"}, "`keys`: there is no key `keyTusk`; write `keyTask`"),
        (
            {"layout": "kind"},
            "`keys`: there is no key `layout`; write one of our keys, as in `keyTask: play`",
        ),
        ({"keyTask": "name"}, "`keys.keyTask`: `name` is one of our keys; choose another name"),
        ({"keyTask": "Title"}, "`keys.keyTask`: `Title` is one of our keys; choose another name"),
        (
            {"activities": "steps"},
            "`keys.activities`: `steps` is taken for `activities`; choose another name",
        ),
        ({"keyTask": "columns"}, "`keys.keyTask`: `columns` is an option of views; choose another name"),
        (
            {"keyTask": "tags"},
            "`keys.keyTask`: `tags` is a key that MkDocs and its themes use; choose another name",
        ),
        (
            {"keyTask": "my play"},
            "`keys.keyTask`: `my play` cannot be a key; use letters, digits, `-` and `_`, a letter first",
        ),
        (
            {"keyTask": True},
            "`keys.keyTask`: YAML reads the name `True` as no text; choose a word such as `play`",
        ),
        (
            {"keyTask": "a1", "phase": "A1"},
            "`keys.phase`: `A1` is your name for `keyTask`; choose another name",
        ),
        ("play", "`keys`: it is 'play'; write our keys, each with yours, as in `keyTask: play`"),
    ],
)
def test_what_is_wrong_is_told_with_its_place_and_its_cure(value: object, said: str) -> None:
    _, problems = read_keys(value)
    assert [str(problem) for problem in problems] == [said]


def test_mkdocs_tells_the_same() -> None:
    options = M3Config()
    options.load_dict({"keys": {"keyTask": "tags"}})
    failed, _ = options.validate()
    assert [(key, str(error)) for key, error in failed] == [
        ("keys", "`keys.keyTask`: `tags` is a key that MkDocs and its themes use; choose another name")
    ]
    options.load_dict({"keys": {"keyTask": "play"}})
    assert options.validate()[0] == []
    assert options.options.vocabulary().keys == OwnKeys((("keyTask", "play"),))


@pytest.mark.parametrize("key", ["checks", "activities"])
def test_the_rows_of_a_table_become_items_with_the_sites_keys(key: str) -> None:
    table = "| Check | Who | Output |\n|---|---|---|\n| Meet | customer | Notes |\n"
    text = f"{HEAD}{key}:\n{table}---\n"
    (found,) = findings(text)
    assert (
        mended(text, found) == f"{HEAD}{key}:\n  - words: Meet\n    who: customer\n    output: Notes\n---\n"
    )
    assert findings(mended(text, found)) == []
