"""Whether all files are ready for the release of a version: they name it, and the changelog has its date."""

from __future__ import annotations

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from notes import section

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT: Final = Path(__file__).parent.parent

_PROJECT: Final = re.compile(r'^version = "(.+)"$', re.MULTILINE)
_SHOWN: Final = re.compile(
    r"mkdocs-m3/mkdocs-m3@v([\w.]+)|github\.com/mkdocs-m3/mkdocs-m3\n +rev: v([\w.]+)|^mkdocs-m3==([\w.]+)$"
    r"|in place of `v([\w.]+)`",
    re.MULTILINE,
)
"""The places of the documentation where readers copy a version of ours."""


def project_version(root: Path) -> str:
    """The version in pyproject.toml."""
    found = _PROJECT.search((root / "pyproject.toml").read_text(encoding="utf-8"))
    if found is None:
        raise LookupError("pyproject.toml has no version")
    return found[1]


def shown_versions(root: Path) -> Iterator[tuple[str, str]]:
    """Each version of ours that readers are told to use, after its place, as `docs/check.md:203`."""
    for path in (root / "README.md", *sorted((root / "docs").glob("*.md"))):
        text = path.read_text(encoding="utf-8")
        for found in _SHOWN.finditer(text):
            line = text.count("\n", 0, found.end()) + 1
            version = next(one for one in found.groups() if one)
            yield f"{path.relative_to(root).as_posix()}:{line}", version


def disagreements(root: Path, version: str) -> Iterator[str]:
    """What names another version than this one, each in a sentence."""
    if (own := project_version(root)) != version:
        yield f"pyproject.toml: the version is `{own}`; write `{version}`"
    for place, shown in shown_versions(root):
        if shown != version:
            yield f"{place}: readers are told to use `{shown}`; write `{version}`"


def obstacles(root: Path, version: str) -> Iterator[str]:
    """What has to be done before this version is released, each in a sentence."""
    yield from disagreements(root, version)
    try:
        noted = section((root / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    except LookupError as error:
        yield str(error)
        return
    try:
        date.fromisoformat(noted.date)
    except ValueError:
        yield f"CHANGELOG.md: version {version} is `{noted.date}`; write the day, as 2026-11-30"


def main() -> None:
    """Tell what has to be done, and end with 1 if that is anything."""
    version = sys.argv[1].removeprefix("v")
    found = list(obstacles(ROOT, version))
    print("\n".join(found) if found else f"Everything is ready for version {version}.")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
