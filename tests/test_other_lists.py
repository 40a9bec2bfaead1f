"""A list of a section under another list's key: told once, at the key, and shown as what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model import Glossary, Resources

if TYPE_CHECKING:
    from mkdocs_m3.loading import Loaded

TERMS = (
    "      - name: Tollgate\n        description: A review at the end of a phase.\n"
    "      - name: Risk Board\n        description: The group that decides on risks.\n"
)
FILES = (
    "      - name: Decision log\n        url: https://example.gov/log/\n"
    "      - name: Charter\n        filename: charter.docx\n"
)
WHOLE = "  - name: Words\n    terms:\n      - name: Input\n        description: What a task takes in\n"


def page(key: str, items: str, layout: str = "glossary") -> str:
    return f"---\nlayout: m3/{layout}\nsections:\n  - name: Reviews\n    {key}:\n{items}{WHOLE}---\n"


def loaded(text: str) -> Loaded:
    source = Source(path="g.md", uri="g.md", text=text)
    files = {"assets/files/charter.docx": 9}
    return load([source], Inventory(pages={"g.md": "g/index.html"}, files=files), M3)


def sections(site: Loaded) -> list[tuple[str, list[str], list[str]]]:
    (record,) = site.playbook.records
    assert isinstance(record, Glossary | Resources)
    return [
        (
            str(one.description or ""),
            [f"{term.name}: {term.meaning}" for term in one.terms],
            [item.name for item in one.items],
        )
        for one in record.sections
    ]


@pytest.mark.parametrize("layout", ["glossary", "resources"])
@pytest.mark.parametrize(
    ("written", "right", "items", "telling"),
    [
        ("items", "terms", TERMS, "description"),
        ("documents", "terms", TERMS, "description"),
        ("activities", "terms", TERMS, "description"),
        ("outputs", "terms", TERMS, "description"),
        ("terms", "items", FILES, "url"),
        ("documentation", "items", FILES, "url"),
        ("terms", "items", FILES.split("      - name: Charter", maxsplit=1)[0], "url"),
    ],
)
def test_the_key_is_told_once_and_the_list_is_read(
    layout: str, written: str, right: str, items: str, telling: str
) -> None:
    wrong, whole = page(written, items, layout), page(right, items, layout)
    site = loaded(wrong)
    (found,) = site.findings
    assert (found.code, found.span.line, found.span.column) == ("M3021", 5, 5)
    noun = {"terms": "a term", "items": "a document"}[right]
    assert found.headline == f"the items of `{written}` have `{telling}`, which is a key of {noun}"
    assert found.help == f"write `{right}:` in place of `{written}:`"
    assert edited(wrong, found.cure) == whole
    assert sections(site) == sections(loaded(whole))
    assert loaded(whole).findings == ()


@pytest.mark.parametrize(
    ("key", "items"),
    [
        ("items", TERMS + FILES),
        ("items", "      - Charter\n      - name: Log\n"),
        ("terms", "      - Tollgate\n      - name: Log\n"),
        ("items", FILES + "    terms:\n" + TERMS),
        ("items", TERMS + "    terms:\n" + TERMS.replace("Tollgate", "Gate").replace("Risk", "Change")),
        ("itmes", FILES),
    ],
)
def test_other_lists_stay_where_they_are(key: str, items: str) -> None:
    assert not any("which is a key of" in one.headline for one in loaded(page(key, items)).findings)
