"""A file that is offered, and is in another folder than that of files: it is told where it is."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Inventory, Source, load

HEAD = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: 2\nname: A\n"
PAGE = f"{HEAD}outputs:\n  - text: Memo\n    filename: {{}}\n---\n"
NAME = "Sponsor-Memo.docx"
USUAL = f"there is no file `{NAME}` in `assets/files`"


def told(offered: str, *files: str, path: str = "docs/phase-1/1.2.md") -> list[tuple[str, str]]:
    source = Source(path=path, uri="phase-1/1.2.md", text=PAGE.format(offered))
    inventory = Inventory(pages={source.uri: "1.2/index.html"}, files=dict.fromkeys(files, 9))
    return [(one.headline, one.help) for one in load([source], inventory, M3).findings]


@pytest.mark.parametrize(
    ("folder", "there"), [("phase-1/", "docs/phase-1"), ("assets/", "docs/assets"), ("", "docs")]
)
def test_the_folder_is_named_and_the_one_to_which_it_is_moved(folder: str, there: str) -> None:
    headline = f"{USUAL}; a file of that name is in `{there}`"
    assert told(NAME, f"{folder}{NAME}") == [(headline, "move it to `docs/assets/files`")]
    assert told(NAME, f"{folder}{NAME.lower()}") == [(headline, "move it to `docs/assets/files`")]
    assert told(NAME, f"assets/files/{NAME}", f"{folder}{NAME}") == []


def test_it_keeps_the_folder_that_is_written() -> None:
    ((_, cure),) = told(f"memos/{NAME}", f"phase-1/{NAME}")
    assert cure == "move it to `docs/assets/files/memos`"


def test_folders_are_named_as_findings_name_pages() -> None:
    ((headline, cure),) = told(NAME, NAME, path="phase-1/1.2.md")
    assert headline == f"{USUAL}; a file of that name is in `.`"
    assert cure == "move it to `assets/files`"


def test_a_file_inside_the_folder_or_nowhere_is_told_as_before() -> None:
    assert told(NAME) == [(USUAL, "correct the name, or add the file")]
    assert told(NAME, "phase-1/Other.docx") == [(USUAL, "correct the name, or add the file")]
    inside = told(NAME, f"assets/files/memos/{NAME}", f"phase-1/{NAME}")
    assert inside == [(USUAL, f"write `memos/{NAME}`, or add the file")]
