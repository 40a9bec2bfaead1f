"""Each slip of the gallery gets its message, and the same one wherever an author meets it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.sites import build
from tests.slip_gallery import FILE, cases, findings, message
from tests.test_check import check, places, site

if TYPE_CHECKING:
    from pathlib import Path


def test_the_gallery_is_large_enough_to_learn_from() -> None:
    assert len(cases()) >= 25


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_the_slip_gets_the_message_that_stands_beside_it(case: Path) -> None:
    assert message(case) == case.with_suffix(".txt").read_text(encoding="utf-8")
    assert len(findings(case)) == 1


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.stem)
def test_the_command_in_each_format_and_the_build_agree(tmp_path: Path, case: Path) -> None:
    files: dict[str, str | bytes] = {
        "3.1.md": case.read_text(encoding="utf-8"),
        "calendar.md": "# Calendar\n",
        f"assets/files/{FILE}": b"x",
    }
    root = site(tmp_path / "a", files)
    full = places(check(root, "--format", "full").output)
    in_json = json.loads(check(root, "--format", "json").output)["findings"]
    logged = places(build(tmp_path / "b", files, theme={"name": "mkdocs"}, plugins=["m3"]).log)
    expected = [(str(found.span), found.severity.word, found.code) for found in findings(case)]
    assert full == expected
    assert logged == expected
    assert [
        (f"{one['path']}:{one['line']}:{one['column']}", one["severity"], one["code"]) for one in in_json
    ] == expected
