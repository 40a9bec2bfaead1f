"""What authors write who are used to other programs: told with the cure that is meant."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.sites import task
from tests.test_cures import HEAD, findings
from tests.test_pasted_values import found_in, obeyed, only


def page(yaml: str) -> str:
    return f"{HEAD}{yaml}\n---\n"


@pytest.mark.parametrize(
    ("yaml", "headline", "cure", "right"),
    [
        (
            "inputs:\n  charter:\n    text: Log\n    external: true\n  b:\n    text: Map\n    external: true",
            "`inputs` takes a list, and `charter` is written as the name of an item",
            "put `- ` before `text` in its place, and so on with each of them",
            "inputs:\n  - text: Log\n    external: true\n  - text: Map\n    external: true",
        ),
        (
            "stakeholders:\n    lead:\n       text: Lead\n       responsibleParty: customer",
            "`stakeholders` takes a list, and `lead` is written as the name of an item",
            "put `- ` before `text` in its place",
            "stakeholders:\n    -  text: Lead\n       responsibleParty: customer",
        ),
        (
            "bestPractice:\n  first: Do it\n  second: Make it",
            "`bestPractice` takes a list, and `first` is written as a key",
            'write `- "first: Do it"`, and so on with each of them',
            'bestPractice:\n  - "first: Do it"\n  - "second: Make it"',
        ),
        (
            "bestPractice: |\n  - Do it now\n    and well\n\n  - Make it",
            "`|` makes one text of the list below `bestPractice:`",
            "delete the `|`",
            "bestPractice: \n  - Do it now\n    and well\n\n  - Make it",
        ),
        (
            "inputs: >-\n- text: Plan\n  external: true",
            "`>-` makes one text of the list below `inputs:`",
            "delete the `>-`",
            "inputs: \n- text: Plan\n  external: true",
        ),
        (
            "inputs:\n  - text: Plan\n    external: true\n  // the last?\n  - text: Log\n    external: true",
            "`//` begins this line; a remark begins with `#`, and an item of a list with `-` and a space",
            "write `# ` instead, or `- ` if readers shall see it",
            "inputs:\n  - text: Plan\n    external: true\n  # the last?\n  - text: Log\n    external: true",
        ),
        (
            'inputs:\n  - text: Plan\n    external: "true"',
            "`external` takes `true` or `false`",
            "write `true`, or leave the key out",
            "inputs:\n  - text: Plan\n    external: true",
        ),
    ],
)
def test_an_obeyed_cure_gives_what_was_meant(yaml: str, headline: str, cure: str, right: str) -> None:
    (found,) = findings(yaml)
    assert (found.headline, found.help) == (headline, cure)
    assert edited(page(yaml), found.cure) == page(right)
    assert findings(right) == ()


@pytest.mark.parametrize(
    "yaml",
    [
        "objective: |\n  - Do it\n  - Make it",
        "bestPractice:\n  - |\n    - Do it\n    - Make it",
        "bestPractice:\n  - Do it: now",
    ],
)
def test_a_text_of_several_lines_may_hold_a_list(yaml: str) -> None:
    assert not [one for one in findings(yaml) if "makes one text" in one.headline]


@pytest.mark.parametrize("sign", ["same as above", "Ditto", '"\\""', "same", "see above"])
def test_a_party_like_the_one_above_is_named_again(sign: str) -> None:
    (found,) = findings(f"activities:\n  - text: Ask\n    responsibleParty: {sign}")
    assert found.headline.endswith("names no party, and each item says its own")
    assert found.help == "write one of `customer`, `provider`, `qsmo`, `shared`"


@pytest.mark.parametrize("word", ["none", "N/A", "TBD", "-"])
def test_the_key_of_no_file_is_deleted(word: str) -> None:
    found = findings(f'outputs:\n  - text: Plan\n    filename: "{word}"')[0]
    assert found.code == "M3040"
    assert found.help == "delete the key, as long as there is no file"


def test_a_backslash_in_a_path_is_told_once_with_the_path_to_write() -> None:
    found = findings('outputs:\n  - text: Plan\n    filename: "schedules\\Integrated.xlsx"')[0]
    assert found.help == "write `schedules/Integrated.xlsx`"
    assert not [one for one in findings('permalink: "\\ops\\plan"') if one.code == "M3017"]


def test_a_placeholder_in_a_permalink_is_told() -> None:
    (found,) = findings("permalink: /phase-3/:title/")
    assert found.headline == "the permalink `/phase-3/:title/` has `:title`, which nothing fills in here"
    assert found.help == "write an address as in `/3.1/`"


@pytest.mark.parametrize(
    ("options", "right"),
    [
        ("{phase: 1, 2}", "{phase: [1, 2]}"),
        ("{phase: 1; 2}", "{phase: [1, 2]}"),
        ("{phase: 1-2}", "{phase: [1, 2]}"),
        ("{phase: 1 and 2}", "{phase: [1, 2]}"),
        ("{phase: 1/2, party: customer}", "{phase: [1, 2], party: customer}"),
        ("{party: customer, provider}", "{party: [customer, provider]}"),
        ("{party: customer, provider, phase: 1}", "{party: [customer, provider], phase: 1}"),
    ],
)
def test_several_values_of_an_option_are_put_into_brackets(options: str, right: str) -> None:
    who = f"# Tasks\n\n<!-- m3/tasks {options} -->\n"
    pages = {"1.1.md": task(1), "2.1.md": task(2), "who.md": who}
    (one,) = (found for found in found_in(pages) if found.span.path == "who.md")
    assert "has several values, and no brackets around them" in one.headline
    assert obeyed(who, one) == f"# Tasks\n\n<!-- m3/tasks {right} -->\n"
    again = found_in(pages | {"who.md": obeyed(who, one)})
    assert not [found for found in again if found.span.path == "who.md"]


def test_a_value_in_quotes_without_braces_loses_its_quotes() -> None:
    who = "# Tasks\n\n<!-- m3/tasks phase=\"1\" party='customer' -->\n"
    pages = {"1.1.md": task(1), "who.md": who}
    one = only("who.md", pages)
    assert obeyed(who, one) == "# Tasks\n\n<!-- m3/tasks {phase: 1, party: customer} -->\n"
