"""The configuration of a rendered site, made of that of the site it is rendered from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from msgspec.structs import replace

from mkdocs_m3.sites import toml
from mkdocs_m3.sites.patterns import Patterns, excluding_none
from mkdocs_m3.sites.rendered_configuration import Rendered, configuration

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from pathlib import Path

RENDERED = Rendered(
    name="Test",
    nav=["index.md"],
    stylesheet="m3.css",
    script="m3.js",
    pages={},
    redirects={},
    excluded="",
    has_edit_links=True,
    is_for_zensical=True,
)


def test_what_only_a_program_can_make_stays_as_it_is_written(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text("copyright: !ENV [WHO, nobody]\ntheme: {name: material}\n", "utf-8")
    text = """\
INHERIT: base.yml
site_name: Test
exclude_docs: x
theme: {custom_dir: own}
hooks: [hooks/a.py]
markdown_extensions:
  - toc: {slugify: !!python/object/apply:pymdownx.slugs.slugify {kwds: {case: lower}}}
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji ''
      options: {custom_icons: [own/.icons]}
  - pymdownx.snippets
"""
    (tmp_path / "mkdocs.yml").write_text(text, "utf-8")
    name, written = configuration(tmp_path / "mkdocs.yml", tmp_path / "out/here", RENDERED)
    assert name == "mkdocs.yml"
    for kept in (
        "copyright: !ENV", "!!python/object/apply:pymdownx.slugs.slugify",
        "!!python/name:material.extensions.emoji.twemoji", "custom_dir: ../../own", "- ../../hooks/a.py",
        "base_path:\n    - ../..", "custom_icons:\n      - ../../own/.icons", "name: material",
    ):  # fmt: skip
        assert kept in written
    assert "INHERIT" not in written
    assert "exclude_docs" not in written


def test_a_configuration_of_zensical_stays_one(tmp_path: Path) -> None:
    text = '[project]\nsite_name = "T \\"x\\""\n[project.plugins.m3]\nnav = "auto"\n'
    (tmp_path / "zensical.toml").write_text(text, "utf-8")
    name, written = configuration(tmp_path / "zensical.toml", tmp_path / "out", RENDERED)
    said = tomllib.loads(written)["project"]
    assert (name, said["site_name"], said["plugins"]) == ("zensical.toml", 'T "x"', [])
    assert said["extra_javascript"] == [{"path": "m3.js", "defer": True}]


def test_an_icon_is_found_where_it_was_by_zensical_too(tmp_path: Path) -> None:
    text = """\
[project]
site_name = "Test"
[project.markdown_extensions.pymdownx.emoji.options]
custom_icons = ["overrides/.icons"]
"""
    (tmp_path / "zensical.toml").write_text(text, "utf-8")
    _, written = configuration(tmp_path / "zensical.toml", tmp_path / "out", RENDERED)
    emoji = tomllib.loads(written)["project"]["markdown_extensions"]["pymdownx"]["emoji"]
    assert emoji == {"options": {"custom_icons": ["../overrides/.icons"]}}


@pytest.mark.parametrize(
    ("moved", "own", "written"),
    [
        ({}, {"old.md": "one.md#a"}, {"old.md": "1.md#a"}),
        ({}, {"old.md": "https://x.gov/one.md"}, {"old.md": "https://x.gov/one.md"}),
        ({"1.md": "one.md"}, {"one.md": "one.md", "b.md": "two.md"}, {"1.md": "one.md", "b.md": "two.md"}),
        ({"1.md": "one.md"}, {"1.md": "two.md"}, {"1.md": "two.md"}),
    ],
)
def test_redirects_lead_to_pages_and_never_from_a_place_that_a_page_has_at_its_source(
    tmp_path: Path, moved: dict[str, str], own: dict[str, str], written: dict[str, str]
) -> None:
    said = {"site_name": "Test", "plugins": ["m3", {"redirects": {"redirect_maps": own}}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(said), "utf-8")
    pages = {"one.md": "one.md" if moved else "1.md", "two.md": "two.md"}
    rendered = replace(RENDERED, pages=pages, redirects=moved)
    _, text = configuration(tmp_path / "mkdocs.yml", tmp_path / "out", rendered)
    assert yaml.safe_load(text)["plugins"] == [{"redirects": {"redirect_maps": written}}]


def test_odd_names_are_left_out_by_no_pattern() -> None:
    uris = ["templates/a b[1]*?\\x.md ", "#.y/.z", "a/.!b"]
    patterns = Patterns.of(excluding_none("", uris), "")
    assert [uri for uri in uris if patterns.excludes(uri)] == []
    assert excluding_none("!*.txt", ["a.md"]) == ""


def test_toml_comes_back_as_it_went() -> None:
    value = {"p": {"a b": [1, 2.5, True, {"c": 'x"\n\x7fé'}], "d": {}}}
    assert tomllib.loads(toml.written(value)) == value
