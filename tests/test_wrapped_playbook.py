"""The real playbook as the only one that its site names is what it is without a name, but for its folder."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin

import pytest

from tests.sites import Built, build

if TYPE_CHECKING:
    from pathlib import Path

FOLDER: Final = "migration/"
_ADDRESS: Final = re.compile(r'(?P<key>href|src|data-m3-printed)="(?P<address>[^"]*)"')
_HASH: Final = re.compile(r"(?<=\.)[0-9a-f]{12}(?=\.(?:css|js|svg))")


def wrapped(pages: Path, root: Path) -> None:
    """Put pages into the folder of a playbook, and leave what they offer where it is."""
    shutil.copytree(pages, root / "docs" / FOLDER, ignore=shutil.ignore_patterns("assets"))
    shutil.copytree(pages / "assets", root / "docs/assets")


def published(root: Path, folder: str, options: dict[str, object]) -> Built:
    theme = root / "theme"
    theme.mkdir()
    tree = (
        "{% macro tree(items) %}{% for item in items %}{{ item.title }}"
        '<a href="{{ (item.url or "") | url }}"></a>{{ tree(item.children or []) }}{% endfor %}{% endmacro %}'
    )
    body = (
        "{{ tree(nav.items) }}{{ page.content }}{{ page.toc }}{{ page.title }}{{ page.meta }}"
        '{% for one in config.extra_css %}<link href="{{ one | url }}">{% endfor %}'
        "<i>{{ page.previous_page.title }}</i>"
    )
    (theme / "main.html").write_text(tree + body, encoding="utf-8")
    built = build(
        root,
        {},
        theme={"name": None, "custom_dir": str(theme)},
        plugins=[
            "search",
            {"m3": {"fail_on": "never", "nav": "auto", "pages": ["roles", "parties"], **options}},
        ],
        nav=[f"{folder}glossary.md", {"Playbook": "m3/playbook"}],
    )
    assert not built.is_aborted, built.log
    return built


def seen(path: str, content: bytes) -> bytes | str:
    """A file without hashes and without the folder, its addresses as seen from the site's root."""
    if not path.endswith((".html", ".json", ".csv", ".xml", ".js")):
        return content
    text = content.decode("utf-8-sig")

    def whole(found: re.Match[str]) -> str:
        return f'{found["key"]}="{urljoin(f"/{path}", found["address"])}"'

    if path.endswith(".html"):
        text = _ADDRESS.sub(whole, text)
    text = re.sub(r"(?<!\w)(?:/|(?<![\w/]))migration/", lambda one: one[0].removesuffix("migration/"), text)
    return _HASH.sub("", text)


@pytest.mark.slow
def test_the_real_playbook_is_the_same_in_a_folder(real_playbook: Path, tmp_path: Path) -> None:
    shutil.copytree(real_playbook, tmp_path / "plain/docs")
    wrapped(real_playbook, tmp_path / "wrapped")
    plain = published(tmp_path / "plain", "", {})
    named = published(tmp_path / "wrapped", FOLDER, {"playbooks": {"migration": {"folder": "migration"}}})
    before = {_HASH.sub("", path): seen(path, content) for path, content in plain.files().items()}
    after = {
        _HASH.sub("", path.replace(FOLDER, "", 1)): seen(path, content)
        for path, content in named.files().items()
    }
    assert sorted(after) == sorted(before)
    assert len([path for path in before if path.endswith("index.html")]) > 40
    assert len([path for path in named.files() if path.startswith(FOLDER)]) > 40
    differing = [path for path in before if before[path] != after[path]]
    assert [path for path in differing if path != "sitemap.xml.gz"] == []  # which holds a time
    assert plain.log.count(": error[") == named.log.count(": error[") > 0
