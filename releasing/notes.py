"""What CHANGELOG.md says of one version: the notes of its release."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

CHANGELOG: Final = Path(__file__).parent.parent / "CHANGELOG.md"
_HEADING: Final = re.compile(r"^## (?P<version>\S+)(?: - (?P<date>.+))?$", re.MULTILINE)


class Section(NamedTuple):
    """What a changelog says of a version."""

    date: str
    """The day of its release, as 2026-11-30, or what is written in its place."""
    text: str
    """What has changed, without the heading."""


def section(changelog: str, version: str) -> Section:
    """What a changelog says of a version; LookupError where it says nothing."""
    headings = list(_HEADING.finditer(changelog))
    for heading, end in zip(headings, [*(one.start() for one in headings[1:]), len(changelog)], strict=True):
        text = changelog[heading.end() : end].strip()
        if heading["version"] == version and text:
            return Section(heading["date"] or "", text)
    known = ", ".join(heading["version"] for heading in headings) or "none"
    raise LookupError(f"CHANGELOG.md says nothing of version `{version}`; it has: {known}")


def main() -> None:
    """Print the notes of the version that is named."""
    try:
        print(section(CHANGELOG.read_text(encoding="utf-8"), sys.argv[1].removeprefix("v")).text)
    except LookupError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
