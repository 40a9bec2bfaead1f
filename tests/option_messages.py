"""What is read of options, and what is told of those that are wrong, written down in `tests/options.txt`.

Every case is what stands under `m3:` in a configuration. Below it, a line that begins with `→ ` tells of
something wrong, and one that begins with `= ` what was read where nothing is wrong and it isn't the usual.
`python -m tests.option_messages` writes these lines anew; read what has changed.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import yaml

from mkdocs_m3.sites.options import Options, read_options

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE: Final = Path(__file__).parent / "options.txt"
_ANSWER: Final = re.compile(r"^(?:→ |= |  ⋮ ).*\n", re.MULTILINE)
_OF_OTHERS: Final = ("playbooks", "vocabularies")
"""What of the options of a site or a playbook is about its playbooks, or about others."""


def told_anew(text: str) -> str:
    """The cases, each with what is read and told now."""
    cases = _ANSWER.sub("", text).rstrip("\n").split("\n\n")
    return "\n".join(f"{case}\n{''.join(_lines(case))}" for case in cases)


def _lines(case: str) -> Iterator[str]:
    said = yaml.safe_load(case)
    read = read_options(said, None)
    for key, words in (*read.wrong, *read.unknown):
        first, *others = words.splitlines()
        yield f"→ {key}: {first}\n"
        yield from (f"  ⋮ {line}\n" for line in others)
    if read.wrong or read.unknown:
        return
    for one in read.options.parts:
        name = f"{one.place.name}: " if read.options.playbooks else ""
        for key in Options.__struct_fields__:
            if key not in _OF_OTHERS and getattr(one, key) != getattr(Options(), key):
                yield f"= {name}{key}: {getattr(one, key)!r}\n"


def main() -> None:
    """Write the file."""
    FILE.write_text(told_anew(FILE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
