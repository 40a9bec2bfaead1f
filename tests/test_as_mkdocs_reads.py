"""What is read without MkDocs is what MkDocs reads: the files of a folder, and a configuration."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import InclusionLevel, get_files
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from mkdocs_m3.sites.configuration import ConfigurationError, said_in
from mkdocs_m3.sites.patterns import Patterns
from mkdocs_m3.sites.walking import walk
from tests.sites import write

if TYPE_CHECKING:
    from pathlib import Path

FILES = """
index.md README.md a/README.md a/z.md a/b/index.md a/b/c.markdown a/b/c.md B.md 3.10.md 3.9.md x.html x.md
.hidden.md .well-known/a.txt templates/t.md a/templates/t.md img/p.png drafts/d.md old/o.md old/keep.md
""".split()
LEVELS = {InclusionLevel.EXCLUDED: "excluded", InclusionLevel.DRAFT: "draft"}


@pytest.mark.parametrize("has_directory_urls", [True, False])
@pytest.mark.parametrize(
    ("excluded", "drafts"),
    [
        ("", ""),
        ("old/\n!old/keep.md\n!.well-known\n", "drafts/"),
        ("/index.md\nREADME.md\n*.markdown\n!/templates/", "x.md"),
    ],
)
def test_the_files_of_a_folder(tmp_path: Path, excluded: str, drafts: str, has_directory_urls: bool) -> None:
    write(tmp_path, dict.fromkeys(FILES, "text"))
    (tmp_path / "docs/linked").symlink_to(tmp_path / "docs/a", target_is_directory=True)
    config = MkDocsConfig(config_file_path=str(tmp_path / "mkdocs.yml"))
    said = {"exclude_docs": excluded or None, "draft_docs": drafts or None}
    config.load_dict({"site_name": "T", "use_directory_urls": has_directory_urls, **said})
    assert config.validate()[0] == []
    expected = {(file.src_uri, file.dest_uri, LEVELS.get(file.inclusion, "")) for file in get_files(config)}
    found = walk(tmp_path / "docs", Patterns.of(excluded, drafts), has_directory_urls=has_directory_urls)
    assert {
        (one.uri, one.destination, "excluded" if one.is_excluded else "draft" if one.is_draft else "")
        for one in found
    } == expected
    assert len(found) == len(expected)


def test_a_configuration_with_one_that_it_inherits_from_and_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("M3_NUMBER", "3")
    (tmp_path / "base.yml").write_text(
        "theme: {name: a, features: [x]}\nextra: {n: !ENV M3_NUMBER}\n", "utf-8"
    )
    file = tmp_path / "mkdocs.yml"
    file.write_text(
        "INHERIT: base.yml\nsite_name: !ENV [M3_NONE, M3_NO, None, T]\ntheme: {features: [y], icon: {a: b}}\n"
        "copyright: !ENV M3_NONE\nextra: {m: !ENV [M3_NONE, 4]}\n",
        encoding="utf-8",
    )
    with file.open("rb") as opened:
        expected = yaml_load(opened, get_yaml_loader(yaml.SafeLoader))
    assert said_in(file) == expected
    assert expected["extra"] == {"n": 3, "m": 4}


def test_files_that_inherit_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: mkdocs.yml\nsite_name: T\n", encoding="utf-8")
    with pytest.raises(ConfigurationError, match="inherits in a circle"):
        said_in(tmp_path / "mkdocs.yml")
