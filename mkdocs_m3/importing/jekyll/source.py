"""A Jekyll site as it is on the disk: its configuration, its pages with their addresses, and other files."""

from __future__ import annotations

import os
import posixpath
import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import yaml
from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.importing.readers.delimited import decoded
from mkdocs_m3.importing.sheets import ImportProblem
from mkdocs_m3.model.playbook_place import PlaybookPlace

if TYPE_CHECKING:
    from collections.abc import Iterator

CONFIGURATION: Final = ("_config.yml", "_config.yaml")
"""The names of a Jekyll site's configuration."""
_PAGES: Final = frozenset({".md", ".markdown", ".html", ".htm"})
_OF_JEKYLL: Final = frozenset({"_layouts", "_includes", "_sass", "_data", "_plugins", "_site", "_drafts"})
_SKIPPED: Final = frozenset(
    {".git", ".jekyll-cache", ".sass-cache", "node_modules", "vendor", "_site", ".bundle"}
)
_FRONT: Final = re.compile(r"---[ \t]*\r?\n(?P<yaml>.*?)(?:^---[ \t]*(?:\r?\n|\Z))", re.DOTALL | re.MULTILINE)
_PLAYBOOK: Final = re.compile(r"^layout:[ \t]*[\"']?m3/", re.MULTILINE)
_MOST_BYTES: Final = 1 << 24
"""Bytes of a page."""


class JekyllPage(Struct, frozen=True, kw_only=True):
    """A page of the site."""

    path: str
    """Its path in the folder, with `/`."""
    text: str
    """The whole text, its lines ended by `\\n`."""
    front_end: int
    """Where its front matter ends, with the line that closes it."""
    meta: Mapping[str, object]
    """Its front matter, as far as it is YAML."""
    is_playbook: bool
    """Whether it is a page of the playbook."""
    address: str
    """Where readers find it: `/3.1/`, `/about.html`."""
    uri: str
    """Where it goes in the documentation folder."""
    place: PlaybookPlace = PlaybookPlace()
    """The playbook that it becomes a page of."""

    @property
    def new_address(self) -> str:
        """Where readers will find it."""
        permalink = self.meta.get("permalink")
        if self.is_playbook and isinstance(permalink, str):
            return f"/{self.place.placed(permalink.lstrip('/'))}"
        path = self.uri.removesuffix(".md")
        folder, name = posixpath.split(path)
        path = folder if name == "index" else path
        return f"/{path}/" if path else "/"


class JekyllSite(Struct, frozen=True, kw_only=True):
    """The whole site."""

    folder: Path
    """Where it is."""
    title: str
    """What it is called; empty where it does not say so."""
    base: str
    """What its addresses begin with: `/playbook`, or nothing."""
    pages: tuple[JekyllPage, ...]
    """Its pages."""
    files: tuple[str, ...]
    """Other files that pages may use, by their paths."""
    others: tuple[tuple[str, str], ...]
    """Files that nothing can use any more, each with why."""


def read_site(folder: Path, into: str, place: PlaybookPlace) -> JekyllSite:
    """Read a site; its pages will go into a folder of the documentation folder. Raises `ImportProblem`."""
    config = _configuration(folder)
    pages: list[JekyllPage] = []
    files: list[str] = []
    others: list[tuple[str, str]] = []
    for path in _walk(folder):
        top = path.split("/", 1)[0]
        if path in CONFIGURATION:
            continue
        if top in _OF_JEKYLL:
            others.append((path, "a template, a setting, or data of Jekyll"))
        elif PurePosixPath(path).suffix.lower() in _PAGES and (page := _page(folder, path, config, into)):
            pages.append(replace(page, place=place))
        elif PurePosixPath(path).name.startswith((".", "Gemfile")) or path.endswith(
            (".gemspec", ".scss", ".sass")
        ):
            others.append((path, "a file that only Jekyll uses"))
        else:
            files.append(path)
    base = str(config.get("baseurl") or "").strip("/")
    return JekyllSite(
        folder=folder,
        title=str(config.get("title") or ""),
        base=f"/{base}" if base else "",
        pages=tuple(pages),
        files=tuple(files),
        others=tuple(others),
    )


def _configuration(folder: Path) -> Mapping[str, object]:
    for name in CONFIGURATION:
        if (folder / name).is_file():
            try:
                found = yaml.safe_load(decoded((folder / name).read_bytes())[0])
            except yaml.YAMLError as error:
                raise ImportProblem(f"`{name}` is no YAML: {' '.join(str(error).split())}") from None
            return found if isinstance(found, Mapping) else {}
    return {}


def _walk(folder: Path) -> Iterator[str]:
    """Every file, by its path, in order; links that lead out of the folder are not followed."""
    root = folder.resolve()
    for where, folders, names in os.walk(folder):
        folders[:] = sorted(one for one in folders if one not in _SKIPPED)
        for name in sorted(names):
            file = Path(where, name)
            if file.is_file() and file.resolve().is_relative_to(root):
                yield file.relative_to(folder).as_posix()


def _page(folder: Path, path: str, config: Mapping[str, object], into: str) -> JekyllPage | None:
    """A page; `None` of a file without front matter, which Jekyll copies."""
    file = folder / path
    if file.stat().st_size > _MOST_BYTES:
        return None
    text = decoded(file.read_bytes())[0].replace("\r\n", "\n").replace("\r", "\n")
    found = _FRONT.match(text)
    if not found:
        return None
    try:
        meta = yaml.safe_load(found["yaml"])
    except yaml.YAMLError:
        meta = {}
    meta = meta if isinstance(meta, Mapping) else {}
    is_playbook = bool(_PLAYBOOK.search(found["yaml"]))
    address = _address(path, meta, config)
    return JekyllPage(
        path=path,
        text=text,
        front_end=found.end(),
        meta=meta,
        is_playbook=is_playbook,
        address=address,
        uri=posixpath.normpath(posixpath.join(into, _uri(path, address, is_playbook=is_playbook))),
    )


def _address(path: str, meta: Mapping[str, object], config: Mapping[str, object]) -> str:
    """Where Jekyll publishes a page."""
    permalink = meta.get("permalink")
    if isinstance(permalink, str) and ":" not in permalink and ".." not in permalink:
        return f"/{permalink.lstrip('/')}"
    pure = PurePosixPath(_public(path))
    folder = "" if str(pure.parent) == "." else f"/{pure.parent}"
    if pure.stem == "index":
        return f"{folder}/"
    is_pretty = config.get("permalink") == "pretty" or str(config.get("permalink", "")).endswith("/")
    return f"{folder}/{pure.stem}/" if is_pretty else f"{folder}/{pure.stem}.html"


def _public(path: str) -> str:
    """A path without the `_` of collections."""
    return "/".join(piece.lstrip("_") or piece for piece in path.split("/"))


def _uri(path: str, address: str, *, is_playbook: bool) -> str:
    """Where a page goes: a page of the playbook to its path, another one where its address stays the same."""
    by_path = str(PurePosixPath(_public(path)).with_suffix(".md"))
    if is_playbook:
        return by_path
    clean = re.sub(r"[^\w./-]+", "-", address.removesuffix(".html").strip("/"))
    if not clean or any(piece in ("", ".", "..") for piece in clean.split("/")):
        return "index.md" if address == "/" else by_path
    return f"{clean}.md"
