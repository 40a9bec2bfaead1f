"""All that authors are told of wrong pages, written down as they read it.

- `tests/messages/` has the messages of the pages that the documentation shows under *What is wrong*,
  a file a code.
- `tests/told/` has further pages, in the file of the first code that they get, each with its messages.
  A line that begins with `=== ` begins a page, names other pages and files of the site, or begins
  the messages.

`python -m tests.finding_messages` writes all messages anew. Read what has changed: the sentences, the
places that they name, and the edits, which are what somebody makes who does what the help says. To add
a case, write a page and `=== found` below it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.finding import Span
from mkdocs_m3.findings.in_full import in_full

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mkdocs_m3 import Finding

MESSAGES: Final = Path(__file__).parent / "messages"
TOLD: Final = Path(__file__).parent / "told"
_PART: Final = re.compile(r"^=== (?P<title>.+)\n(?P<text>(?:(?!=== ).*\n)*)", re.MULTILINE)


def messages(pages: Mapping[str, str], findings: Iterable[Finding]) -> str:
    """Each finding as its author reads it, the other places that it speaks of, and its edits."""
    return "\n".join("".join(f"{line}\n" for line in _lines(pages, found)) for found in findings)


def parts(text: str) -> Iterator[tuple[str, str]]:
    """What is between the lines that begin with `=== `, each with what its line says."""
    for part in _PART.finditer(text):
        yield part["title"], part["text"]


def told_anew(text: str) -> str:
    """The cases of a file with the messages that their pages get now."""
    return "".join(_cases(text))


def _cases(text: str) -> Iterator[str]:
    pages: dict[str, str] = {}
    others: list[str] = []
    files: list[str] = []
    for title, own in parts(text):
        if title == "found":
            inventory = Inventory(
                pages={uri: f"{uri.removesuffix('.md')}/index.html" for uri in (*pages, *others)},
                files=dict.fromkeys(files, 1),
            )
            sources = [Source(path=uri, uri=uri, text=page) for uri, page in pages.items()]
            yield f"=== found\n{messages(pages, load(sources, inventory, M3).findings)}\n"
            pages, others, files = {}, [], []
            continue
        yield f"=== {title}\n{own}"
        kind, _, names = title.partition(": ")
        if kind in {"pages", "files"}:
            (others if kind == "pages" else files).extend(names.split(", "))
        else:
            pages[title] = own


def _lines(pages: Mapping[str, str], found: Finding) -> Iterator[str]:
    """The lines about one finding."""
    path = found.span.path
    yield str(in_full(found))
    for other in found.others:
        yield f"see {other}"
    for change in found.cure:
        place = Span.at(path, pages[path], change.start)
        before = _quoted(pages[path][change.start : change.end])
        yield f"{'by itself' if found.fix else 'edit'}: {place} {before} → {_quoted(change.replacement)}"


def _quoted(text: str) -> str:
    """A text on one line, so that every sign of it can be seen."""
    return json.dumps(text, ensure_ascii=not text.isprintable())


def main() -> None:
    """Write all messages."""
    from tests.test_finding_pages import SHOWN, findings_of, without_markers  # noqa: PLC0415 - tests import this

    for code in SHOWN:
        pages = without_markers(code)
        (MESSAGES / f"{code}.txt").write_text(messages(pages, findings_of(pages)), encoding="utf-8")
    for path in TOLD.glob("*.txt"):
        path.write_text(told_anew(path.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
