"""Calls of `mkdocs-m3 import` in sites of their own, for tests."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml
from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.markup.text import plain
from tests.calls import working_in

if TYPE_CHECKING:
    from collections.abc import Iterator

SHEETS: Final = Path(__file__).parent / "sheets"
PLAIN_SITE: Final = "site_name: Ours\ntheme: mkdocs\nplugins: [search, m3]\n"


@dataclass(frozen=True, kw_only=True)
class Imported:
    """What came of a call."""

    root: Path
    code: int
    printed: str
    told: str

    @property
    def documents(self) -> list[Any]:
        """The map, and what the configuration has to say where there is any."""
        return list(yaml.safe_load_all(self.printed))

    @property
    def options(self) -> Any:  # noqa: ANN401 - as YAML has it
        """What is to be said under `m3`."""
        return self.documents[1]["plugins"][1]["m3"] if len(self.documents) > 1 else {}

    @property
    def pages(self) -> dict[str, str]:
        """Every page of the site, by its path in the documentation folder."""
        docs = self.root / "docs"
        return {
            path.relative_to(docs).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(docs.rglob("*.md"))
        }

    def front(self, uri: str) -> Any:  # noqa: ANN401 - as YAML has it
        """The front matter of a page."""
        return yaml.safe_load(self.pages[uri].split("---\n")[1])

    def lines(self, verdict: str) -> list[str]:
        """What was told with this verdict."""
        return [line for line in self.told.splitlines() if f": {verdict}: " in line]

    def configured(self) -> Imported:
        """The same, with what was printed in the site's configuration."""
        said: dict[str, Any] = yaml.safe_load(PLAIN_SITE)
        said |= self.documents[-1] if "plugins" in self.documents[-1] else {}
        (self.root / "mkdocs.yml").write_text(yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
        return self


def new_site(root: Path, options: dict[str, object] | None = None) -> Path:
    """An empty site."""
    (root / "docs").mkdir(parents=True)
    settings = yaml.safe_load(PLAIN_SITE) | ({"plugins": ["search", {"m3": options}]} if options else {})
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    (root / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    return root


def imported(root: Path, file: Path | str, *arguments: str | Path) -> Imported:
    """Import a file into the site in a folder; what is no path is what a file `in.csv` holds."""
    if isinstance(file, str):
        (root / "in.csv").write_text(file, encoding="utf-8")
        file = root / "in.csv"
    with working_in(root):
        result = CliRunner().invoke(main, ["import", str(file), *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exc_info
    return Imported(root=root, code=result.exit_code, printed=result.stdout, told=result.stderr)


def told_by_check(root: Path, *options: str) -> str:
    """What `check` says of the site."""
    with working_in(root):
        return CliRunner().invoke(main, ["check", *options]).output


def words_of(value: object) -> Iterator[str]:
    """Every word that front matter says, in plain text, keys of records as well."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield str(key)
            yield from words_of(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from words_of(inner)
    else:
        yield plain(str(value))


def is_said(text: str, said: str) -> bool:
    """Whether words are said somewhere, blanks aside."""
    return re.sub(r"\s+", " ", text).strip() in said
