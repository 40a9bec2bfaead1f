"""`mkdocs serve --dirty`: whatever an author saves, every page is what a clean build makes of it."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3.markup.comments import VIEWS
from tests import dirty_edits
from tests.previews import Preview
from tests.sites import write

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.dirty_edits import Files

THEME: Final = """\
<title>{{ page.title }}</title>
{% macro tree(items) %}<ul>{% for item in items %}<li>{{ item.title }}|{{ item.url }}
{% if item.children %}{{ tree(item.children) }}{% endif %}{% endfor %}</ul>{% endmacro %}
<nav>{{ tree(nav.items) }}</nav>
<i>{{ page.previous_page.title }}|{{ page.next_page.title }}</i>
{{ config.extra_css }}
<main>{{ page.content }}</main>
"""


def plugins(settings: Mapping[str, object]) -> list[object]:
    return [{"m3": {"fail_on": "never", **settings}}]


class Sites:
    """One site in a preview with --dirty, and built anew after each edit."""

    def __init__(self, root: Path) -> None:
        self.root = root
        theme = root / "theme"
        theme.mkdir()
        (theme / "main.html").write_text(THEME, encoding="utf-8")
        self.theme = {"name": None, "custom_dir": str(theme)}
        self.settings: Mapping[str, object] = {}
        self.files = dirty_edits.site()
        self.preview = Preview(root / "dirty", self.files, is_dirty=True, **self.config)
        self.turn = 0

    @property
    def config(self) -> dict[str, object]:
        return {"theme": self.theme, "plugins": plugins(self.settings)}

    def save(self, edit: dirty_edits.Edit) -> None:
        before, self.files = self.files, edit.change(self.files)
        docs = self.preview.root / "docs"
        for gone in before.keys() - self.files.keys():
            (docs / gone).unlink()
        saved = {path: text for path, text in self.files.items() if before.get(path) != text}
        write(self.preview.root, saved)
        if edit.configures:
            self.settings = edit.settings
            self.preview.configure(**self.config)
        self.preview.rebuild()

    def clean(self) -> Preview:
        self.turn += 1
        return Preview(self.root / f"clean-{self.turn}", self.files, **self.config)


def pages(preview: Preview) -> dict[str, str]:
    site = preview.root / "site"
    return {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8") for path in site.rglob("*.html")}


@pytest.mark.slow
def test_after_every_kind_of_edit_all_pages_are_those_of_a_clean_build(tmp_path: Path) -> None:
    sites = Sites(tmp_path)
    wrong = []
    for edit in dirty_edits.EDITS:
        sites.save(edit)
        dirty, clean = pages(sites.preview), pages(sites.clean())
        wrong += [(edit.what, path) for path in clean | dirty if dirty.get(path) != clean.get(path)]
    assert wrong == []
    assert len(dirty_edits.EDITS) >= 60
