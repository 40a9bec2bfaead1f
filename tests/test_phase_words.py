"""A site's own word for a phase is known where a name repeats it, in `check` and in the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3 import M3
from mkdocs_m3.locales import LANGUAGES, catalogue
from tests.sites import build
from tests.test_check import check, places, site

if TYPE_CHECKING:
    from pathlib import Path


def test_the_word_of_every_language_is_known() -> None:
    said = [str(catalogue(language)["phase_with_name"]) for language in LANGUAGES]
    assert {title.partition("{number}")[0].strip().casefold() for title in said} <= M3.phase_words


def test_a_sites_own_word_is_known(tmp_path: Path) -> None:
    files = {
        "index.md": "# Home\n",
        "3.md": '---\nlayout: m3/phase\nphase: 3\nname: "Stage 3: Engagement"\n---\n',
    }
    own = [{"m3": {"labels": {"phase_with_name": "Stage {number}: {name}"}}}]
    assert places(check(site(tmp_path / "usual", files)).output) == []
    expected = [("docs/3.md:4:8", "warning", "M3086")]
    assert places(check(site(tmp_path / "own", files, plugins=own)).output) == expected
    assert places(build(tmp_path / "built", files, theme={"name": "mkdocs"}, plugins=own).log) == expected
