"""The same key tasks as sites: headings only, by hand in Markdown, with the plugin, with macros.

Each has a page that names every artifact with all its tasks. One more variant, `whole`, has instead all that
the plugin makes of the key tasks together: phase pages and views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from by_hand import ARTIFACTS_PAGE, artifacts_by_hand, by_hand
from front_matter import around_the_tasks, with_plugin
from key_tasks import FILES_FOLDER
from with_macros import INCLUDE, MACROS_INCLUDE, with_macros

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from key_tasks import Playbook, Task

_PARTS: Final = ("Objective", "Activities", "Stakeholders", "Inputs", "Outputs", "Best practices")
_CONFIG: Final = """\
site_name: Playbook
site_url: https://playbook.example.gov/
theme:
  name: material
  features:
    - navigation.prune
plugins:
  - search
"""
_PLUGINS: Final = {
    # Real pages have errors, which stop a build; what is told of the made-up ones ends the measuring anyway.
    "plugin": "  - m3:\n      fail_on: never\n      exports: []\n",
    "exports": "  - m3:\n      fail_on: never\n",
    "whole": "  - m3:\n      fail_on: never\n",
    "macros": "  - macros:\n      include_dir: includes\n",
}
_BARE_CONFIG: Final = """\
site_name: Playbook
site_url: https://playbook.example.gov/
theme:
  name: null
  custom_dir: theme
plugins:
"""
_BARE_TEMPLATE: Final = "<!doctype html>\n<title>{{ page.title }}</title>\n{{ page.content }}\n"
_INDEX: Final = (
    "# Playbook\n\nA playbook of {pages} key tasks, made up to measure how long it takes to build.\n"
)


def write(
    variant: str,
    playbook: Playbook,
    folder: Path,
    *,
    is_bare: bool = False,
    texts: Iterable[tuple[str, str]] | None = None,
) -> None:
    """Write the site of one variant into a new folder, with the variant's pages or other ones.

    A bare one has no search and a theme of three lines, so that little but the plugin takes time.
    """
    docs = folder / "docs"
    files = docs / FILES_FOLDER
    files.mkdir(parents=True)
    for template in playbook.templates:
        (files / template.file).write_bytes(b"x" * template.size)
    for uri, text in pages(variant, playbook) if texts is None else texts:
        page = docs / uri
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    if variant == "macros":
        (folder / "includes").mkdir()
        (folder / "includes" / MACROS_INCLUDE).write_text(INCLUDE, encoding="utf-8")
    if is_bare:
        (folder / "theme").mkdir()
        (folder / "theme" / "main.html").write_text(_BARE_TEMPLATE, encoding="utf-8")
    config = _BARE_CONFIG if is_bare else _CONFIG
    (folder / "mkdocs.yml").write_text(config + _PLUGINS.get(variant, ""), encoding="utf-8")


def pages(variant: str, playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Every page of a variant, by its path inside the documentation folder, with its text."""
    yield "index.md", _INDEX.format(pages=len(playbook.tasks))
    for task in playbook.tasks:
        yield task.uri, VARIANTS[variant](playbook, task)
    if variant == "whole":
        yield from around_the_tasks(playbook)
    else:
        yield ARTIFACTS_PAGE, "\n".join((*_ARTIFACTS[variant](playbook), ""))


def _lines(make: Callable[[Playbook, Task], Iterable[str]]) -> Callable[[Playbook, Task], str]:
    """A maker of lines as a maker of a page's text."""
    return lambda playbook, task: "\n".join((*make(playbook, task), ""))


# --- headings


def _headings(playbook: Playbook, task: Task) -> Iterator[str]:
    """The outline of the page and nothing in it."""
    del playbook
    yield f"# {task.id} {task.name}"
    for part in _PARTS:
        yield from ("", f"## {part}")


def _artifacts_heading(playbook: Playbook) -> Iterator[str]:
    del playbook
    yield "# Artifacts"


def _artifacts_view(playbook: Playbook) -> Iterator[str]:
    del playbook
    yield from ("# Artifacts", "", "<!-- m3/artifacts -->")


VARIANTS: Final[dict[str, Callable[[Playbook, Task], str]]] = {
    "headings": _lines(_headings),
    "markdown": _lines(by_hand),
    "plugin": _lines(with_plugin),
    "exports": _lines(with_plugin),
    "macros": _lines(with_macros),
    "whole": _lines(with_plugin),
}
"""Every variant with what makes the text of one of its key tasks."""
_ARTIFACTS: Final[dict[str, Callable[[Playbook], Iterable[str]]]] = {
    "headings": _artifacts_heading,
    "markdown": artifacts_by_hand,
    "plugin": _artifacts_view,
    "exports": _artifacts_view,
    "macros": artifacts_by_hand,
}
"""What makes the page of artifacts."""
