"""An input that is said to come from outside although an earlier task makes it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.own_keys import OwnKeys

MAKER = "outputs: [Provider Agreement]\n"
USER = "inputs:\n  - text: Provider Agreement\n    external: true\n"


def source(n: int, yaml: str, *, file: str = "") -> Source:
    text = f"---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {n}\nname: Task {n}\n{yaml}---\n"
    uri = file or f"1.{n}.md"
    return Source(path=f"docs/{uri}", uri=uri, text=text)


def found(
    *sources: Source, external: tuple[str, ...] = (), keys: dict[str, str] | None = None
) -> list[Finding]:
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={})
    vocabulary = replace(M3, external=external)
    if keys:
        vocabulary = replace(vocabulary, keys=OwnKeys(pairs=tuple(keys.items())))
    return list(load(sources, inventory, vocabulary).findings)


def told(*pages: str) -> list[tuple[str, str, str]]:
    """Of pages with the numbers from 1 on, each finding with its place."""
    return [
        (str(one.span), one.headline, one.help)
        for one in found(*(source(n, yaml) for n, yaml in enumerate(pages, 1)))
        if one.code == "M3106"
    ]


HEADLINE = "`Provider Agreement` is said to come from outside, and 1.1 makes it, at docs/1.1.md:6:11"
CURE = "delete `external: true`, or, if something else is meant, give it another name"


def test_what_an_earlier_task_makes_is_told_at_each_input_from_outside() -> None:
    assert told(MAKER, USER, MAKER, USER.replace("Agreement", "agreement")) == [
        ("docs/1.2.md:7:11", HEADLINE, CURE),
        ("docs/1.4.md:7:11", HEADLINE.replace("Agreement`", "agreement`"), CURE),
    ]


def test_what_an_activity_aims_at_is_made_as_well() -> None:
    maker = "activities:\n  - text: Agree\n    output: Provider Agreement\n"
    assert told(maker, USER) == [("docs/1.2.md:7:11", HEADLINE.replace("6:11", "8:13"), CURE)]


@pytest.mark.parametrize(
    "pages",
    [
        (USER, MAKER),
        (USER + MAKER,),
        (MAKER.replace("Provider", "Other"), USER),
        (MAKER, USER.replace("true", "false")),
        (MAKER, USER.replace("    external: true\n", "")),
        ("outputs:\n  - text: Provider Agreement\n    external: true\n", USER),
        ("inputs: [Provider Agreement]\n", USER),
        (MAKER, USER.replace("Provider Agreement", "~~Provider Agreement~~")),
    ],
    ids=["later", "itself", "other", "false", "bare", "not made", "taken in", "struck"],
)
def test_what_no_earlier_task_makes_may_come_from_outside(pages: tuple[str, ...]) -> None:
    assert told(*pages) == []


def test_a_pattern_of_the_site_is_not_told_of() -> None:
    user = source(2, "inputs: [Provider Agreement]\n")
    assert found(source(1, MAKER), user, external=("Provider *",)) == []


def test_nothing_is_told_where_a_task_seems_to_have_another_number() -> None:
    user = source(4, USER)
    assert [one.code for one in found(source(1, ""), source(2, ""), source(3, MAKER), user)] == ["M3106"]
    moved = source(3, MAKER, file="1.8.md")
    assert [one.code for one in found(source(1, ""), source(2, ""), moved, user)] == ["M3088"]


@pytest.mark.parametrize(
    ("item", "right"),
    [
        ("- text: Provider Agreement\n    external: true\n", "- text: Provider Agreement\n"),
        ("- text: Provider Agreement\n    external: yes  # so far\n", "- text: Provider Agreement\n"),
        (
            "- text: 'Provider Agreement'\n    url: https://a.gov/\n    \"external\": true\n",
            "- text: 'Provider Agreement'\n    url: https://a.gov/\n",
        ),
        (
            "- text: Provider\n      Agreement\n    external: true\n    url: https://a.gov/\n",
            "- text: Provider\n      Agreement\n    url: https://a.gov/\n",
        ),
        ("- external: true\n    text: Provider Agreement\n", "- text: Provider Agreement\n"),
        ("- {text: Provider Agreement, external: true}\n", "- {text: Provider Agreement}\n"),
        ("- {external: true, text: Provider Agreement}\n", "- {text: Provider Agreement}\n"),
        (
            "- {text: Provider Agreement, external: true, url: 'https://a.gov/'}\n",
            "- {text: Provider Agreement, url: 'https://a.gov/'}\n",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_whoever_obeys_is_told_nothing_more(item: str, right: str, ending: str) -> None:
    more = "  - text: Law\n    external: true\n"
    user = source(2, f"inputs:\n{more}  {item}{more.replace('Law', 'Act')}".replace("\n", ending))
    (one,) = found(source(1, MAKER), user)
    assert one.code == "M3106"
    obeyed = edited(user.text, one.cure)
    assert (
        obeyed
        == source(2, f"inputs:\n{more}  {right}{more.replace('Law', 'Act')}".replace("\n", ending)).text
    )
    assert found(source(1, MAKER), replace(user, text=obeyed)) == []


def test_a_key_that_is_out_of_reach_is_only_spoken_of() -> None:
    item = "- external: true\n    url: https://a.gov/\n    text: Provider Agreement\n"
    (one,) = found(source(1, MAKER), source(2, f"inputs:\n  {item}"))
    assert (one.help, one.cure) == (CURE, ())


def test_the_key_is_called_and_found_as_the_site_writes_it() -> None:
    user = source(2, USER.replace("external", "extern"))
    (one,) = found(source(1, MAKER), user, keys={"external": "extern"})
    assert one.help == CURE.replace("external", "extern")
    assert edited(user.text, one.cure) == user.text.replace("    extern: true\n", "")
