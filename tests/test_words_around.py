"""An address with words before or behind it: the words are named, not the address."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.checks.words_around import parted

A = "https://example.gov/log/"
RESOURCES = (
    "---\nlayout: m3/resources\nsections:\n  - name: A\n    items:\n      - name: Log\n        {}: {}\n---\n"
)
TASK = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: A\n{}---\n"


def told(text: str) -> list[tuple[str, int, str, str]]:
    source = Source(path="p.md", uri="p.md", text=text)
    site = load([source], Inventory(pages={"p.md": "p/index.html"}, files={}), M3)
    assert not any(one.cure for one in site.findings)
    return [(one.code, one.span.line, one.headline, one.help) for one in site.findings]


@pytest.mark.parametrize(
    ("value", "words", "where"),
    [
        (f"SharePoint - {A}", "SharePoint", "come before"),
        (f"SharePoint \u2013 {A}", "SharePoint", "come before"),
        (f"SharePoint-{A}", "SharePoint", "come before"),
        (f"see {A}", "see", "come before"),
        (f"'Link: {A}'", "Link", "come before"),
        (f"URL:{A}", "URL", "come before"),
        (f"Team site ({A})", "Team site", "come before"),
        (f"{A} (login needed)", "(login needed)", "come behind"),
        (f"{A} (login)", "(login)", "come behind"),
        (f"{A} - SharePoint", "SharePoint", "come behind"),
        (f"{A} on SharePoint", "on SharePoint", "come behind"),
        (f"{A}, team site", "team site", "come behind"),
        (f"see {A} (login needed)", "see \u2026 (login needed)", "stand around"),
        (f"See [Log]({A}) there", "See Log there", "stand around"),
    ],
)
def test_words_with_an_address_are_named(value: str, words: str, where: str) -> None:
    headline = f"words {where} the address `{A}`, so that readers cannot follow it"
    help_ = f"write `url: {A}`, and put `{words}` into `name`"
    assert told(RESOURCES.format("url", value)) == [("M3052", 7, headline, help_)]
    ((code, _, said, cure),) = told(RESOURCES.format("filename", value))
    assert (code, said, cure) == ("M3040", headline, help_)
    assert told(RESOURCES.format("url", A)) == []


@pytest.mark.parametrize("key", ["template", "example"])
@pytest.mark.parametrize("value", [f"see {A}", f"{A} - SharePoint"])
def test_the_key_that_takes_the_address_is_kept(key: str, value: str) -> None:
    (found,) = told(TASK.format(f"activities:\n  - text: Do\n    {key}: {value}\n"))
    assert found[3].startswith(f"write `{key}: {A}`, and put `")
    assert found[3].endswith("into `text`")


@pytest.mark.parametrize(
    "value",
    [
        A,
        f" {A} ",
        "https://example.gov/My Documents/plan.docx",
        "https://example.gov/a b.docx",
        "https://example.gov/Team Site",
        "https://example.gov/Plan (final)",
        "https://example.gov/?q=a b",
        f"https://web.archive.org/web/2020/{A}",
        f"/go?to={A}",
        f"javascript:alert('{A}')",
        f"javascript:alert({A})",
        f"https:{A}",
        f"https://{A}",
        f"[Log]({A})",
        "mailto:a@b.gov",
        "mailto:a@b.gov?subject=see https://example.gov/",
        "tel:+1 555 0100",
        "plan.docx",
        "http",
        f"- {A}",
        "",
    ],
)
def test_other_values_are_left_to_others(value: str) -> None:
    assert parted(value) is None


def test_long_values_take_no_time() -> None:
    for words in ("a " * 900, "a:" * 900, "[" * 1_900, f"https://a/{' (' * 900}", f"see {A}{' - b' * 400}"):
        parted(words)


@pytest.mark.parametrize("address", ["https://example.gov", "https://example.gov/plan.docx"])
def test_a_word_in_parentheses_is_no_part_of_a_host_or_a_file(address: str) -> None:
    around = parted(f"{address} (login)")
    assert around is not None
    assert around[:2] == (address, "(login)")
