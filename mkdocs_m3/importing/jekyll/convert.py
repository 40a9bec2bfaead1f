"""From a Jekyll site to pages, the files that they use, and files that send readers on to new addresses."""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Mapping
from functools import cache
from importlib import resources
from pathlib import PurePosixPath
from string import Template
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.authoring.examples import as_yaml
from mkdocs_m3.importing.drafts import Draft
from mkdocs_m3.importing.headings import Headings
from mkdocs_m3.importing.jekyll.liquid import Addresses, left, rewritten
from mkdocs_m3.importing.jekyll.source import CONFIGURATION, read_site
from mkdocs_m3.importing.naming import Names, is_party_id
from mkdocs_m3.importing.pages import Page
from mkdocs_m3.importing.report import Report, Verdict
from mkdocs_m3.importing.settings import options_for

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mkdocs_m3.importing.jekyll.source import JekyllPage, JekyllSite
    from mkdocs_m3.importing.report import Line
    from mkdocs_m3.importing.tables import Site

_FILE_KEYS: Final = ("filename", "template", "example")
"""Keys whose values are names of files in the folder of templates."""
_OF_JEKYLL: Final = re.compile(
    r"^(?:layout|permalink|redirect_from):.*\n(?:(?:[ \t]|-[ \t]).*\n)*", re.MULTILINE
)
_PREFORMATTED: Final = re.compile(r"(<pre\b.*?</pre>)", re.DOTALL | re.IGNORECASE)


class Copy(Struct, frozen=True):
    """A file that is copied as it is."""

    source: str
    """Its path in the Jekyll site."""
    uri: str
    """Where it goes in the documentation folder."""


class Converted(Struct, frozen=True, kw_only=True):
    """What comes of a Jekyll site, before anything is written."""

    pages: tuple[Page, ...]
    """Pages, and files that send readers on from former addresses."""
    copies: tuple[Copy, ...]
    """Files that pages use."""
    options: str
    """What the configuration has to say, as YAML."""
    lines: tuple[Line, ...]
    """What became of each file."""


def convert(folder: Path, site: Site, files_folder: str) -> Converted:
    """Read a Jekyll site. Raises `ImportProblem`."""
    into = site.places.into if site.places.into is not None else site.places.folder
    source = read_site(folder, into or ".", site.vocabulary.place)
    report, addresses = Report(), Addresses(source)
    names = Names(site.vocabulary, Headings(site.vocabulary, site.language))
    pages: dict[str, Page] = {}
    moved: list[Page] = []
    taken = {f"{one.new_address.strip('/')}/index.html".lstrip("/"): "" for one in source.pages}
    for page in source.pages:
        made = Page(uri=page.uri, text=_text(page, addresses, report), draft=Draft())
        shown = site.places.shown(page.uri)
        if site.places.is_taken(page.uri):
            report.file(page.path, Verdict.LEFT, f"{shown} is there already, and is left as it is")
        elif page.uri in pages:
            report.file(page.path, Verdict.LEFT, f"another page of the site is {shown}")
        else:
            pages[page.uri] = made
            report.file(page.path, Verdict.TAKEN, _taken(page, shown))
            moved += _moved(page, report, taken)
        _parties(page.meta, names)
        _use_files(page, addresses, files_folder, report)
    copies = tuple(Copy(path, uri) for path, uris in addresses.used.items() for uri in uris)
    for copy in copies:
        shown = site.places.shown(copy.uri)
        is_there = site.places.is_taken(copy.uri)
        report.file(
            copy.source,
            Verdict.LEFT if is_there else Verdict.TAKEN,
            f"{shown} is there already" if is_there else f"copied to {shown}",
        )
    for path in source.files:
        if path not in addresses.used:
            report.file(path, Verdict.LEFT, "no page uses it")
    for path, why in source.others:
        report.file(path, Verdict.LEFT, why)
    if any((folder / name).is_file() for name in CONFIGURATION):
        report.file(
            CONFIGURATION[0],
            Verdict.LEFT,
            "only `title` and `baseurl` are taken; see what else your site needs",
        )
    to_write = tuple(_not_there(moved, site, report))
    return Converted(
        pages=(*pages.values(), *to_write),
        copies=tuple(one for one in copies if not site.places.is_taken(one.uri)),
        options=_options(source, names, site),
        lines=tuple(report.lines()),
    )


def _not_there(moved: list[Page], site: Site, report: Report) -> Iterator[Page]:
    """The files for former addresses in whose place nothing is, and nothing is published."""
    for page in moved:
        folder, name = posixpath.split(page.uri)
        pages = (f"{folder}/index.md", f"{folder}/README.md", f"{folder}.md") if name == "index.html" else ()
        others = (page.uri, *(uri.lstrip("/") for uri in pages if uri != ".md"))
        if there := next((uri for uri in others if site.places.is_taken(uri)), None):
            report.file(page.uri, Verdict.LEFT, f"{site.places.shown(there)} is there already")
        else:
            yield page


def _text(page: JekyllPage, addresses: Addresses, report: Report) -> str:
    """The page for MkDocs; what is left of Liquid in it is told with its line in the source."""
    front, body = page.text[: page.front_end], page.text[page.front_end :]
    made: list[str] = []
    for text, is_front, above in ((front, True, 0), (body, False, front.count("\n"))):
        new, lost = rewritten(page, text, addresses, is_front=is_front)
        for start, address in lost:
            line = above + text.count("\n", 0, start) + 1
            report.file(
                f"{page.path}:{line}", Verdict.LEFT, f"`{address}` leads to no page and no file of the site"
            )
        gone = text.count("\n") - new.count("\n")
        for line, words in left(new):
            report.file(
                f"{page.path}:{above + line + gone}",
                Verdict.LEFT,
                f"`{words}`: Liquid or kramdown that MkDocs does not know",
            )
        made.append(new)
    front, body = made
    if page.is_playbook:
        return front + body
    front = _OF_JEKYLL.sub("", front)
    front = "" if re.fullmatch(r"---\s*---\s*", front) else front
    return front + (_as_blocks(body) if PurePosixPath(page.path).suffix in (".html", ".htm") else body)


def _as_blocks(body: str) -> str:
    """HTML without blanks before its lines, which Markdown would take for code."""
    pieces = _PREFORMATTED.split(body)
    pieces[::2] = [re.sub(r"^[ \t]+", "", piece, flags=re.MULTILINE) for piece in pieces[::2]]
    return "".join(pieces)


def _taken(page: JekyllPage, shown: str) -> str:
    if page.is_playbook:
        return f"as it is, but for addresses in Liquid: {shown}"
    what = "its HTML is kept" if page.path.endswith((".html", ".htm")) else "a Markdown page"
    return f"{what}, without what only Jekyll reads of its front matter: {shown}"


def _moved(page: JekyllPage, report: Report, taken: dict[str, str]) -> Iterator[Page]:
    """A page at each former address that leads to the new one; what is `taken`, by which page, grows."""
    former = page.meta.get("redirect_from") or ()
    listed = [former] if isinstance(former, str) else list(former) if isinstance(former, list | tuple) else []
    for address in (*([page.address] if page.address != page.new_address else []), *map(str, listed)):
        path = address.strip("/") if address.endswith(".html") else f"{address.strip('/')}/index.html"
        path = path.lstrip("/")
        if taken.get(path) == page.path:
            continue
        is_safe = re.fullmatch(r"[\w./ -]+", path) and ".." not in path.split("/")
        if not is_safe or path in taken:
            report.file(
                page.path,
                Verdict.LEFT,
                f"readers of `{address}` are not sent on, since the address cannot be kept",
            )
            continue
        taken[path] = page.path
        relative = posixpath.relpath(page.new_address, posixpath.dirname(f"/{path}"))
        relative += "/" if page.new_address.endswith("/") and not relative.endswith("/") else ""
        title = page.meta.get("title") or page.meta.get("name") or page.new_address
        said = _moved_page().substitute(address=html.escape(relative), title=html.escape(str(title)))
        report.file(
            page.path, Verdict.TAKEN, f"`{address}` leads to `{page.new_address}` from now on, by {path}"
        )
        yield Page(uri=path, text=said, draft=Draft())


@cache
def _moved_page() -> Template:
    return Template(resources.files(__package__).joinpath("moved.html").read_text(encoding="utf-8"))


def _walk(value: object) -> Iterator[tuple[str, object]]:
    """Every key with its value, on every level."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield str(key), inner
            yield from _walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _walk(inner)


def _parties(meta: Mapping[str, object], names: Names) -> None:
    """Note the parties that a page names."""
    for key, value in _walk(meta):
        if key == "responsibleParty":
            for word in value if isinstance(value, list) else [value]:
                if isinstance(word, str) and is_party_id(word):
                    names.party(word, word)


def _use_files(page: JekyllPage, addresses: Addresses, folder: str, report: Report) -> None:
    """Find the files that front matter names, wherever in the site they are."""
    if not page.is_playbook:
        return
    for key, value in _walk(page.meta):
        if key not in _FILE_KEYS or not isinstance(value, str) or "://" in value or not value.strip():
            continue
        name = value.strip().lstrip("/")
        found = addresses.files_named(name)
        if not found:
            report.file(page.path, Verdict.LEFT, f"`{value}`: no such file is in the site")
            continue
        if len(found) > 1:
            report.file(
                page.path, Verdict.GUESSED, f"`{value}` is {found[0]}, of {len(found)} files of this name"
            )
        uri = posixpath.normpath(posixpath.join(folder or ".", name))
        if not uri.startswith(".."):
            addresses.use(found[0], uri)


def _options(source: JekyllSite, names: Names, site: Site) -> str:
    """The configuration of the new site."""
    own = options_for(names, names.vocabulary.ids, "", site.of_all)
    said = as_yaml({"site_name": source.title}) if source.title else ""
    if own:
        head, _, rest = own.partition("plugins:\n")
        return f"{head}{said}plugins:\n{rest}"
    return f"# For `mkdocs.yml`.\n{said}{as_yaml({'plugins': ['search', 'm3']})}"
