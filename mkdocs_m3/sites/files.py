"""What is in a documentation folder, as the core takes it: sources and an inventory."""

from __future__ import annotations

import codecs
import os
import re
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3 import reading
from mkdocs_m3.model import NearPage, Source
from mkdocs_m3.model.inventory import Inventory
from mkdocs_m3.sites.site_file import PAGE_ENDINGS, destination_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.model.vocabulary import Vocabulary
    from mkdocs_m3.sites.site_file import SiteFile

_LINK: Final = re.compile(
    rb"\[[*_]{0,3}(?:[^\s\d\[\]_]{1,40}[ ]){0,2}\d|>[*_]{0,3}\d{1,4}\.\d{1,4}[^<>]{0,200}</[aA]>"
)
"""The words of a link that begin with a number, or with a word or two and a number."""
_LONE_RETURN: Final = re.compile(rb"\r(?!\n)")


LARGEST_NEAR_PAGE: Final = 1_000_000
"""Bytes of a file that is read to see whether it is a page but for its name."""
_ENDINGS: Final = "|".join(map(re.escape, PAGE_ENDINGS))
_SLIP_OF_ENDING: Final = re.compile(
    rf"(?P<stem>.+?)\s*(?P<ending>{_ENDINGS})(?:{_ENDINGS}|\.te?xt|[\s.,_])*", re.IGNORECASE
)
"""`3.1.MD`, `3.1.md.txt`, `3.1.md .txt`, and the like."""
_OTHER_ENDING: Final = re.compile(
    r"(?P<text>.+?)\s*(?:\.te?xt\s*)+|(?P<short>.*\d)[-_, ]?md|[^.]+|.+\.\d+", re.IGNORECASE
)
"""`3.1.txt`, `3.1md`, `3.1`, and names without any ending."""


class SiteFacts(Struct, frozen=True, kw_only=True):
    """What of a site's configuration its addresses depend on."""

    address: str | None
    """Where it is published; `None` where it does not say."""
    has_directory_urls: bool
    """Whether `3.1/index.html` is addressed as `3.1/`."""
    reserved: frozenset[str]
    """What its theme writes beside its pages, such as `404.html`."""


class SiteFiles(Struct, frozen=True, kw_only=True):
    """The files of one site."""

    sources: tuple[Source, ...]
    """The published pages that may be part of the playbook."""
    inventory: Inventory
    """What else there is."""
    pages: int
    """How many pages are published."""
    near_pages: tuple[NearPage, ...] = ()
    """The published files that may be pages of the playbook but for their names."""

    @classmethod
    def of(
        cls,
        files: Iterable[SiteFile],
        facts: SiteFacts,
        vocabulary: Vocabulary,
        language: Language | None = None,
        *,
        named_from: Path,
        is_serving: bool = False,
        with_links: bool = False,
    ) -> SiteFiles:
        """Read every page that is published, in this language where the site has several.

        Findings name files from the folder `named_from`. Pages that merely have links whose words begin
        with a number, as those to key tasks and phases do, are only read `with_links`: a build says nothing
        of them.
        """
        files = tuple(files)
        pages = [file for file in files if file.is_page and _is_published(file, is_serving=is_serving)]
        return cls(
            sources=tuple(
                source
                for file in pages
                if (
                    source := _source(
                        file,
                        named_from,
                        vocabulary.of_page(uri_of(file), language).keys,
                        with_links=with_links,
                    )
                )
            ),
            inventory=_inventory(files, pages, facts, vocabulary, language),
            pages=len(pages),
            near_pages=tuple(_near_pages(files, vocabulary, language, named_from, is_serving=is_serving)),
        )


def shown_in(files: Iterable[SiteFile], language: Language, *, has_directory_urls: bool) -> list[SiteFile]:
    """The files that a language of a site shows, each with what it becomes there."""
    by_path = {file.uri: file for file in files}
    shown = language.shown(by_path, {path for path, file in by_path.items() if file.is_page})
    found = []
    for neutral, path in shown.items():
        file = by_path[path]
        plain = destination_of(neutral, has_directory_urls=has_directory_urls)
        found.append(replace(file, destination=language.destination(path, plain, is_page=file.is_page)))
    return found


def _is_published(file: SiteFile, *, is_serving: bool) -> bool:
    return not file.is_excluded and (is_serving or not file.is_draft)


def _source(file: SiteFile, root: Path, own: OwnKeys, *, with_links: bool = False) -> Source | None:
    """A page's text, if it may name one of our layouts. One that is no UTF-8 is read as far as it goes."""
    try:
        content = file.content()
    except OSError:  # a link that leads nowhere
        return None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _in_utf_16(file, content, root)
    if not _may_be_ours(content, own) and not (with_links and _LINK.search(content)):
        return None
    path, uri = _path(file, root), uri_of(file)
    content = _with_line_feeds(content)
    try:
        return Source(path=path, uri=uri, text=text_of(content))
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        if not reading.names_layout(text):
            return None
        start = len(content[: error.start].decode("utf-8-sig"))
        return Source(path=path, uri=uri, text=text, undecodable_from=start)


def _near_pages(
    files: Iterable[SiteFile],
    vocabulary: Vocabulary,
    language: Language | None,
    root: Path,
    *,
    is_serving: bool,
) -> Iterator[NearPage]:
    """The files that are pages but for their names: none in the files folder, and none beside its page."""
    taken = {file.uri for file in files}
    folder = f"{vocabulary.files}/" if vocabulary.files else None
    for file in files:
        above, slash, name = file.uri.rpartition("/")
        right = None if file.is_page else _right_name(name)
        if right is None or f"{above}{slash}{right}" in taken or (folder and uri_of(file).startswith(folder)):
            continue
        if not _is_published(file, is_serving=is_serving) or not _may_be_read(file):
            continue
        if content := _content(file, vocabulary.of_page(uri_of(file), language).keys):
            text = _with_line_feeds(content).decode("utf-8-sig", errors="replace")
            source = Source(path=_path(file, root), uri=uri_of(file), text=text)
            yield NearPage(source=source, right_name=right)


def _may_be_read(file: SiteFile) -> bool:
    """Whether it is a file of the documentation folder itself, neither a device nor large."""
    path = Path(file.path or "")
    return path.is_file() and not path.is_symlink() and _size(file) <= LARGEST_NEAR_PAGE


def _right_name(name: str) -> str | None:
    """What a page is called whose name has a slip in its ending; `None` where it has an ending of its own."""
    if found := _SLIP_OF_ENDING.fullmatch(name):
        return found["stem"] + found["ending"].lower()
    found = _OTHER_ENDING.fullmatch(name)
    return f"{found['text'] or found['short'] or name}.md" if found else None


def _content(file: SiteFile, own: OwnKeys) -> bytes | None:
    """What is in a file, in UTF-8, if it is a text that may be ours."""
    try:
        if file.path and not Path(file.path).is_file():
            return None  # a device, which may never end
        content = file.content()
    except OSError:
        return None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    return content if b"\0" not in content and _may_be_ours(content, own) else None


def text_of(content: bytes) -> str:
    """The text of a page. Raises `UnicodeDecodeError` where it is not UTF-8."""
    return _with_line_feeds(content).decode("utf-8-sig")


def _with_line_feeds(content: bytes) -> bytes:
    """A page with the line endings of old Macs read as programs read them."""
    return _LONE_RETURN.sub(b"\n", content)


def _may_be_ours(content: bytes, own: OwnKeys) -> bool:
    """Whether a page holds what each page of a playbook holds, or keys that make it look like a key task."""
    if b"m3/" in content or b"M3/" in content:
        return True
    return sum(any(key in content for key in keys) for keys in _telltales(own)) > 1


@cache
def _telltales(own: OwnKeys) -> tuple[frozenset[bytes], ...]:
    """The keys that hardly any other page has, each with what the site writes for it."""
    return tuple(frozenset((key.encode(), own.theirs(key).encode())) for key in reading.TELLTALES)


def _in_utf_16(file: SiteFile, content: bytes, root: Path) -> Source | None:
    """A page that an editor has saved as *Unicode*, which programs cannot read."""
    text = content.decode("utf-16", errors="replace")
    text = re.sub(r"\r(?!\n)", "\n", text)
    if not reading.names_layout(text):
        return None
    path = _path(file, root)
    return Source(path=path, uri=uri_of(file), text=text, undecodable_from=0, is_utf_16=True)


def _path(file: SiteFile, root: Path) -> str:
    absolute = file.path
    if absolute is None:
        return uri_of(file)
    return in_utf_8(path_from(root, absolute))


def path_from(folder: Path, file: str | Path) -> str:
    """The way to a file from a folder, with `/`; its whole path where there is no way."""
    try:
        return PurePath(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return PurePath(file).as_posix()


def uri_of(file: SiteFile) -> str:
    """A file's path inside the documentation folder; bytes of it that are not UTF-8 are shown as codes."""
    return in_utf_8(file.uri)


def in_utf_8(path: str) -> str:
    """A path, with codes for the bytes in it that are not UTF-8."""
    return path.encode(errors="backslashreplace").decode()


def _outside(files: Iterable[SiteFile]) -> frozenset[str]:
    """The files that symbolic links take from outside the folder in which they were found."""

    @cache
    def real(folder: str) -> str:
        return os.path.realpath(folder)

    outside: set[str] = set()
    for file in files:
        folder_found_in = file.folder
        if not file.path or not folder_found_in:
            continue
        folder, name = os.path.split(file.path)
        path = Path(real(folder), name)
        if not (path.resolve() if path.is_symlink() else path).is_relative_to(real(folder_found_in)):
            outside.add(uri_of(file))
    return frozenset(outside)


def _inventory(
    files: Iterable[SiteFile],
    pages: Iterable[SiteFile],
    facts: SiteFacts,
    vocabulary: Vocabulary,
    language: Language | None,
) -> Inventory:
    folder = f"{vocabulary.files}/" if vocabulary.files else ""
    others = [file for file in files if not file.is_page and not (file.is_excluded or file.is_draft)]
    by_name = {language.meant(uri_of(file)) if language else uri_of(file): file for file in others}
    offered = [file for name, file in by_name.items() if name.startswith(folder)]
    address = (language.site_url if language else None) or facts.address
    translated = {language.neutral(uri_of(file)): uri_of(file) for file in pages} if language else {}
    return Inventory(
        pages={uri_of(file): in_utf_8(file.destination) for file in pages},
        files={name: _size(file) if name.startswith(folder) else 0 for name, file in by_name.items()},
        outside=_outside((*pages, *offered)),
        misnamed=frozenset(uri for file in pages if (uri := uri_of(file)) != file.uri),
        reserved=facts.reserved,
        left_out=frozenset(uri_of(file) for file in files if file.is_excluded or file.is_draft),
        has_directory_urls=facts.has_directory_urls,
        site_address=f"{address.rstrip('/')}/" if address else None,
        language=language,
        published={name: file.destination for name, file in by_name.items() if file.destination != name}
        if language
        else {},
        translations={name: uri for name, uri in translated.items() if name != uri},
    )


def _size(file: SiteFile) -> int:
    try:
        return Path(file.path).stat().st_size if file.path else len(file.content())
    except OSError:
        return 0
