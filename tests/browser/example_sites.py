"""All example sites: which of their pages have something of ours, and how sites are built.

Read from what authors wrote, without mkdocs-m3. What the first one says in full is in `example_site.py`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from tests.nightly import IS_NIGHT

if TYPE_CHECKING:
    from collections.abc import Iterable

REPOSITORY: Final = Path(__file__).resolve().parents[2]
FIRST: Final = "example-site"
SOURCES: Final = {FIRST: REPOSITORY / FIRST} | {
    name: REPOSITORY / "example-sites" / name for name in ("plays", "risk", "method")
}
"""The folder of each site, by its name."""

GERMAN: Final = "de"
"""The second language of a site that has two."""

Places = tuple[str, tuple[str, ...]]
"""The name of a site with the addresses of pages in it."""


class _Loader(yaml.CSafeLoader):
    """Reads a `mkdocs.yml`, whose tags name Python functions and paths."""


_Loader.add_multi_constructor("!", lambda *_: None)


@cache
def configuration(site: str) -> dict[str, Any]:
    """What a site's `mkdocs.yml` says."""
    text = (SOURCES[site] / "mkdocs.yml").read_text(encoding="utf-8")
    found: dict[str, Any] = yaml.load(text, _Loader)  # noqa: S506 -- a safe loader with one more tag
    return found


def address_of(docs: Path, path: Path, meta: dict[str, object]) -> str:
    """Where a page is, below the address of its site: `3.1/`, or `de/3.1/` of `3.1.de.md`."""
    own = path.relative_to(docs).with_suffix("").as_posix()
    folder = f"{GERMAN}/" if own.endswith(f".{GERMAN}") else ""
    own = own.removesuffix(f".{GERMAN}").removesuffix("index")
    return folder + (str(meta.get("permalink", f"{own}/")).strip("/") + "/").removeprefix("/")


@cache
def metadata(text: str) -> dict[str, Any]:
    """The front matter of a page."""
    if not text.startswith("---\n"):
        return {}
    found: dict[str, Any] = yaml.load(text.split("---\n")[1], yaml.CSafeLoader)
    return found


def is_task(text: str) -> bool:
    return "layout: m3/keyTask\n" in text or "layout: m3/task\n" in text


def has_blocks(text: str) -> bool:
    """Whether a page has parts or views."""
    return str(metadata(text).get("layout", "")).startswith("m3/") or "\n<!-- m3/" in text


def pages(site: str) -> tuple[str, ...]:
    """The addresses of all pages of a site that have something of ours."""
    docs = SOURCES[site] / "docs"
    texts = {path: path.read_text(encoding="utf-8") for path in docs.rglob("*.md")}
    return tuple(
        sorted(address_of(docs, path, metadata(text)) for path, text in texts.items() if has_blocks(text))
    )


WRITTEN_PAGES: Final[tuple[Places, ...]] = tuple((site, pages(site)) for site in SOURCES)

ONE_OF_EACH_KIND: Final[dict[str, tuple[str, ...]]] = {
    FIRST: (
        *("", "glossary/", "resources/", "phase-3/", "phase-6/", "1.1/", "3.1/", "3.6/", "3.10/"),
        *("roles/", "roles/program-manager/", "parties/", "parties/provider/"),
        *("operations/", "operations/daily/", "operations/daily/1.2/", "operations/parties/desk/"),
        *(
            f"views/{view}/"
            for view in "artifacts lineage responsibilities stakeholders swimlanes tasks templates".split()
        ),
    ),
    "plays": ("", "plays/1/", "plays/11/", "templates/"),
    "risk": ("", "act/2.2/", "steer/", "steer/1.10/", "views/actors/", "views/documents/", "views/due/"),
    "method": (
        *("", "stage-2/", "stage-2/2.2/", "stage-3/3.4/", "views/letters/"),
        *("de/", "de/stage-2/2.2/", "de/views/letters/"),
    ),
}
"""Pages of each site, one of each kind."""

LOOKED_AT: Final = (
    {site: places for site, places in ONE_OF_EACH_KIND.items() if site != FIRST}
    if IS_NIGHT
    else {"plays": ("plays/1/",), "risk": ("steer/1.10/", "views/actors/"), "method": ("stage-2/2.2/",)}
)
"""Pages of the others that are looked at in every way."""


def everywhere(own: Iterable[str]) -> list[tuple[str, str]]:
    """Pages of the first site, and those of the others that are looked at in every way."""
    more = [(site, place) for site, places in LOOKED_AT.items() for place in places]
    return [(FIRST, place) for place in own] + more


def piles(places: Iterable[Places], size: int) -> tuple[Places, ...]:
    """Pages in piles of at most so many, each for one tab: all of them, or one of each kind."""
    piled: list[Places] = []
    for site, every in places:
        own = every if IS_NIGHT else tuple(place for place in every if place in ONE_OF_EACH_KIND[site])
        count = -(-len(own) // size)
        piled += ((site, own[start::count]) for start in range(count))
    return tuple(piled)


def build(mkdocs_yml: Path, site: Path) -> Path:
    """Build a site as an author does, any warning being an error; gives back the folder of the result."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*command, "--config-file", str(mkdocs_yml), "--site-dir", str(site)],
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return site


def build_in_plain_theme(site: str, folder: Path) -> Path:
    """Build an example site in a theme that has neither a style nor a script of its own."""
    shutil.copytree(SOURCES[site] / "docs", folder / "docs")
    theme = Path(__file__).with_name("plain_theme")
    settings = {
        "site_name": "Plain",
        "theme": {"name": None, "custom_dir": str(theme)},
        "markdown_extensions": ["admonition", "attr_list", "tables"],
        "plugins": [one for one in configuration(site)["plugins"] if one != "search"],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return build(folder / "mkdocs.yml", folder / "site")
