"""A form is offered only for pages that it can hold, so a save loses nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from msgspec.structs import replace

from mkdocs_m3 import M3, Source
from mkdocs_m3.authoring import same_page
from mkdocs_m3.authoring.cms import cms_config
from mkdocs_m3.authoring.form_blockers import obstacle
from mkdocs_m3.model import KeyTask
from mkdocs_m3.reading import body, read
from tests.sites import task

if TYPE_CHECKING:
    from pathlib import Path

WHOLE: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 10
name: "Plan: the final one"
objective: >
  Know what is at stake
  before anybody decides.
responsibleParty: [customer, qsmo]
category: technology
activitiesGroups:
  - group: First week
    activities:
      - text: Meet
        responsibleParty: shared
        output:
          - text: Program charter
            url: https://example.gov/charter
        template: Plan.docx
        raci: {provider: A/R, customer: C}
      - text: 'Yes'
        responsibleParty: customer
inputs:
  - text: Law
    external: true
outputs:
stakeholders: []
bestPractice:
  - Meet in person
  - "18:30"
json: false
permalink: /3.10/
accept:
  - code: M3082
    reason: Both are made from one template
---

## More

Words of their *own*.
"""


def source(text: str, uri: str = "key-tasks/3.1.md") -> Source:
    return Source(path=f"docs/{uri}", uri=uri, text=text)


def config(*sources: Source, folder: str = ".") -> tuple[str, list[dict[str, Any]]]:
    """The comments, and the pages with a form."""
    text = cms_config(M3, folder, "docs", sources)
    comments = "".join(line for line in text.splitlines(keepends=True) if line.startswith("#"))
    (collection,) = yaml.safe_load(text)["collections"] or [{"files": []}]
    return comments, collection["files"]


def saved(page: Source, fields: list[dict[str, Any]]) -> str:
    """The page as a form writes it whose fields are these, with nothing changed by hand."""
    data = yaml.safe_load(page.text.split("---\n")[1])
    kept = record(data, fields)
    return f"---\n{yaml.safe_dump(kept, sort_keys=False)}---\n{body(page, M3)}"


def record(data: dict[str, Any], fields: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        field["name"]: value(data[field["name"]], field)
        for field in fields
        if data.get(field["name"]) is not None
    }


def value(written: Any, field: dict[str, Any]) -> Any:  # noqa: ANN401 - YAML
    if field["widget"] == "list" and "fields" in field:
        return [record(item, field["fields"]) for item in written]
    if field["widget"] == "object":
        return record(written, field["fields"])
    if field["widget"] == "list":
        return [item for item in written if isinstance(item, str)]
    if field["widget"] == "select":
        return selected(written, field)
    kinds = {"number": int, "boolean": bool}
    return written if isinstance(written, kinds.get(field["widget"], str)) else None


def selected(written: Any, field: dict[str, Any]) -> Any:  # noqa: ANN401 - YAML
    offered = [option["value"] for option in field["options"]]
    if not field.get("multiple"):
        return written if written in offered else None
    if not isinstance(written, list) and not field["required"]:
        return None  # Decap shows it as nothing, so it must not be in a page with such a form
    return [word for word in (written if isinstance(written, list) else [written]) if word in offered]


def facts(page: Source) -> object:
    """The values of a key task and what it accepts, without the places where they are written."""
    found = read(page, M3)
    assert isinstance(found.record, KeyTask)
    record = replace(found.record, body=found.record.body.strip())
    return same_page.facts((record, found.accepted))


def survives(page: Source, fields: list[dict[str, Any]]) -> None:
    assert facts(page) == facts(source(saved(page, fields), page.uri))


def test_what_a_form_saves_is_what_it_was_given() -> None:
    page = source(WHOLE)
    comments, (file,) = config(page)
    assert "Pages without a form" not in comments
    assert file["file"] == "docs/key-tasks/3.1.md"
    assert file["label"] == "3.10 Plan: the final one"
    survives(page, file["fields"])


@pytest.mark.parametrize(
    ("old", "new", "line", "reason"),
    [
        ("  - text: Law\n    external: true", "  - Law", 24, "a bare text"),
        (
            "        responsibleParty: customer\ninputs",
            "inputs",
            15,
            "one party stands alone",
        ),
        ("[customer, qsmo]", "", 15, "one party stands alone"),
        ("outputs:", "tags: [a]\noutputs:", 26, "does not know the key `tags`"),
        ("    external: true", "    color: red", 25, "does not know the key `color`"),
        ("  - Meet in person", "  - 2024", 29, "as something else"),
        ("          - text: Program charter\n            url: ", "          text: ", 17, "stands alone"),
        (
            "category: technology",
            "category: Technology",
            10,
            "not a workstream of this playbook; mend it first",
        ),
        ("keyTask: 10", 'keyTask: "10"', 4, "mend it first"),
        ("category: technology", 'category: " technology"', 10, "none of the words"),
    ],
)
def test_a_page_that_a_form_cannot_hold_is_named_with_the_line_that_is_the_reason(
    old: str, new: str, line: int, reason: str
) -> None:
    assert WHOLE.count(old) == 1
    page = source(WHOLE.replace(old, new))
    comments, files = config(page)
    assert files == []
    (named,) = [row for row in comments.splitlines() if row.startswith("# docs/")]
    assert named.startswith(f"# docs/key-tasks/3.1.md:{line}:")
    assert reason in named


OPTIONAL: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form one team
activities:
  - text: Meet
  - text: Talk
    responsibleParty: [customer]
stakeholders:
  - text: Program Manager
---
"""


def test_a_page_that_leaves_out_what_is_optional_has_a_form_that_does_not_insist_on_it() -> None:
    pages = [source(OPTIONAL, "3.1.md"), source(task(number=2), "3.2.md")]
    comments, (first, second) = config(*pages)
    assert "Pages without a form" not in comments
    for page, file in zip(pages, (first, second), strict=True):
        survives(page, file["fields"])
    required = [
        {field["name"]: field["required"] for field in file["fields"] if "required" in field}
        for file in (first, second)
    ]
    assert [one["responsibleParty"] for one in required] == [False, True]
    assert all(one["name"] for one in required)


def test_pages_stand_in_the_order_of_their_numbers_and_share_one_form() -> None:
    pages = [source(task(number=n), f"key-tasks/3.{n}.md") for n in (10, 9)]
    other = source(task(number=1), "elsewhere/3.1.md")
    _, files = config(*pages, other, folder="key-tasks")
    assert [file["name"] for file in files] == ["key-tasks-3-9", "key-tasks-3-10"]
    assert files[0]["fields"] is files[1]["fields"]


def test_what_an_author_wrote_cannot_break_out_of_a_comment() -> None:
    comments, files = config(
        source(WHOLE.replace("category: technology", 'category: "a\\nbackend: \\u2028x\\0"'))
    )
    assert files == []
    assert "`a backend: x ` is not a workstream" in comments


def test_pages_of_other_kinds_are_not_named() -> None:
    comments, files = config(
        source("# Words\n"), source("---\nlayout: m3/phase\nphase: 3\n---\n", "phases/3.md")
    )
    assert (files, "Pages without" in comments) == ([], False)


def test_every_list_begins_empty_and_every_key_has_its_help() -> None:
    _, (file,) = config(source(WHOLE))

    def every(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
        return [one for field in fields for one in (field, *every(field.get("fields", [])))]

    for field in every(file["fields"]):
        assert field["name"] in ("layout", "body") or field["hint"]
        assert field["widget"] != "list" or field["default"] == []


def test_real_pages_survive_a_save(real_playbook: Path) -> None:
    folder = real_playbook / "key-tasks"
    pages = {
        f"key-tasks/{path.name}": source(path.read_text(encoding="utf-8"), f"key-tasks/{path.name}")
        for path in folder.glob("*.md")
    }
    comments, files = config(*pages.values())
    assert files
    assert len(files) + comments.count("\n# docs/key-tasks/") == len(pages)
    for file in files:
        survives(pages[file["file"].removeprefix("docs/")], file["fields"])


def test_a_real_page_is_left_out_for_a_reason(real_playbook: Path) -> None:
    page = source((real_playbook / "key-tasks/3.1.md").read_text(encoding="utf-8"))
    found = obstacle(page, M3)
    assert found is not None
    assert (found.place.line, found.place.excerpt[:4]) == (33, "  - ")
