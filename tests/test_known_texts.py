"""A text that several pages show: each explains an abbreviation where it uses it first, and only there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.sites import build

if TYPE_CHECKING:
    from pathlib import Path

    from bs4 import Tag

TASK: Final = """\
---
layout: m3/keyTask
phase: 3
keyTask: 1
name: Form one team
activities:
  - text: Ask the PMO
    raci: {customer: R, provider: R}
  - text: Ask the PMO again
    raci: {customer: R, provider: R}
  - text: Tell the **PMO**, see [the list](#activity-1)
    raci: {customer: R, provider: R}
stakeholders:
  - text: Auditor
    responsibleParty: customer
  - text: Program Manager
    responsibleParty: provider
---
"""
GLOSSARY: Final = """\
---
layout: m3/glossary
title: Glossary
sections:
  - name: Offices
    terms:
      - name: Program Management Office (PMO)
        description: Keeps the plan.
---

<!-- m3/raci -->
"""
LINKED: Final = ["Ask the PMO[PMO]", "Ask the PMO again", "Tell the PMO, see the list[the list]"]


def shown(text: Tag) -> str:
    for aside in text.select(".m3-term, .m3-my-activities__letters"):
        aside.decompose()
    return text.get_text().strip() + "".join(f"[{link.get_text()}]" for link in text.select("a"))


@pytest.mark.parametrize("glossary", ["a/a.md", "z/a.md"])
def test_every_page_explains_an_abbreviation_once(tmp_path: Path, glossary: str) -> None:
    """Whether the glossary, which explains none in texts, is made first or last."""
    pages = {"index.md": "# Home\n", glossary: GLOSSARY, "m/3.1.md": TASK}
    built = build(tmp_path, pages, plugins=[{"m3": {"pages": ["roles", "parties"]}}])
    for page in ("roles/auditor", "roles/program-manager", "parties/customer", "parties/provider"):
        texts = built.article(f"{page}/index.html").select(".m3-my-activities li > span")
        assert [shown(text) for text in texts] == LINKED, page
        assert [link["href"] for text in texts for link in text.select("a")] == [
            f"../../{glossary[0]}/a/#term-program-management-office",
            "../../m/3.1/#activity-1",
        ]
