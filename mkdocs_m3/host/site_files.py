"""What MkDocs finds in a documentation folder, as the core takes it: sources and an inventory."""

from __future__ import annotations

import codecs
import os
import re
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Final

from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.utils import markdown_extensions
from msgspec import Struct

from mkdocs_m3 import reading
from mkdocs_m3.model import NearPage, Source
from mkdocs_m3.model.inventory import Inventory

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.model.vocabulary import Vocabulary

_LONE_RETURN: Final = re.compile(rb"\r(?!\n)")


LARGEST_NEAR_PAGE: Final = 1_000_000
"""Bytes of a file that is read to see whether it is a page but for its name."""
_ENDINGS: Final = "|".join(map(re.escape, markdown_extensions))
_SLIP_OF_ENDING: Final = re.compile(
    rf"(?P<stem>.+?)\s*(?P<ending>{_ENDINGS})(?:{_ENDINGS}|\.te?xt|[\s.,_])*", re.IGNORECASE
)
"""`3.1.MD`, `3.1.md.txt`, `3.1.md .txt`, and the like."""
_OTHER_ENDING: Final = re.compile(
    r"(?P<text>.+?)\s*(?:\.te?xt\s*)+|(?P<short>.*\d)[-_, ]?md|[^.]+|.+\.\d+", re.IGNORECASE
)
"""`3.1.txt`, `3.1md`, `3.1`, and names without any ending."""


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
        files: Iterable[File],
        config: MkDocsConfig,
        vocabulary: Vocabulary,
        language: Language | None = None,
        *,
        named_from: Path | None = None,
        is_serving: bool = False,
    ) -> SiteFiles:
        """Read every page that MkDocs will publish, in this language where the site has several.

        Findings name files from the folder `named_from`, or else from that of the configuration file.
        """
        files = tuple(files)
        pages = [
            file
            for file in files
            if file.is_documentation_page() and _is_published(file, is_serving=is_serving)
        ]
        root = named_from or folder_of(config)
        return cls(
            sources=tuple(source for file in pages if (source := _source(file, root, vocabulary.keys))),
            inventory=_inventory(files, pages, config, vocabulary, language),
            pages=len(pages),
            near_pages=tuple(_near_pages(files, vocabulary, root, is_serving=is_serving)),
        )


def files_of(config: MkDocsConfig, language: Language | None) -> Iterable[File]:
    """What MkDocs finds, as the plugin that builds each language of a site hands it on."""
    files = get_files(config)
    if language is None:
        return files
    by_path = {file.src_uri: file for file in files}
    shown = language.shown(by_path, {path for path, file in by_path.items() if file.is_documentation_page()})
    for neutral, path in shown.items():
        file = by_path[path]
        is_page = file.is_documentation_page()
        plain = File(neutral, config.docs_dir, config.site_dir, config.use_directory_urls)
        file.dest_uri = language.destination(path, plain.dest_uri, is_page=is_page)
    return [by_path[path] for path in shown.values()]


def put(text: str, file: File) -> None:
    """Let MkDocs take this for the content of a page, whose path other plugins still find."""
    path = file.abs_src_path
    file.content_string = text
    file.abs_src_path = path


def folder_of(config: MkDocsConfig) -> Path:
    """The folder of the configuration file."""
    return Path(config.config_file_path).resolve().parent if config.config_file_path else Path.cwd()


def _is_published(file: File, *, is_serving: bool) -> bool:
    if file.inclusion is InclusionLevel.UNDEFINED:
        return True
    if is_serving:
        return bool(file.inclusion.is_in_serve())  # type: ignore[no-untyped-call] # untyped upstream
    return bool(file.inclusion.is_included())  # type: ignore[no-untyped-call] # untyped upstream


def _source(file: File, root: Path, own: OwnKeys) -> Source | None:
    """A page's text, if it may name one of our layouts. One that is no UTF-8 is read as far as it goes."""
    try:
        content = file.content_bytes
    except OSError:  # a link that leads nowhere
        return None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _in_utf_16(file, content, root)
    if not _may_be_ours(content, own):
        return None
    path, uri = _path(file, root), uri_of(file)
    content = _with_line_feeds(content)
    try:
        return Source(path=path, uri=uri, text=text_of(content))
    except UnicodeDecodeError as error:
        text = content.decode("utf-8-sig", errors="replace")
        if not reading.names_layout(text):
            return None
        put(text, file)  # or MkDocs ends the build with a traceback
        start = len(content[: error.start].decode("utf-8-sig"))
        return Source(path=path, uri=uri, text=text, undecodable_from=start)


def _near_pages(
    files: Iterable[File], vocabulary: Vocabulary, root: Path, *, is_serving: bool
) -> Iterator[NearPage]:
    """The files that are pages but for their names: none in the files folder, and none beside its page."""
    taken = {file.src_uri for file in files}
    folder = f"{vocabulary.files}/" if vocabulary.files else None
    for file in files:
        above, slash, name = file.src_uri.rpartition("/")
        right = None if file.is_documentation_page() else _right_name(name)
        if right is None or f"{above}{slash}{right}" in taken or (folder and uri_of(file).startswith(folder)):
            continue
        if not _is_published(file, is_serving=is_serving) or not _may_be_read(file):
            continue
        if content := _content(file, vocabulary.keys):
            text = _with_line_feeds(content).decode("utf-8-sig", errors="replace")
            source = Source(path=_path(file, root), uri=uri_of(file), text=text)
            yield NearPage(source=source, right_name=right)


def _may_be_read(file: File) -> bool:
    """Whether it is a file of the documentation folder itself, neither a device nor large."""
    path = Path(file.abs_src_path or "")
    return path.is_file() and not path.is_symlink() and _size(file) <= LARGEST_NEAR_PAGE


def _right_name(name: str) -> str | None:
    """What a page is called whose name has a slip in its ending; `None` where it has an ending of its own."""
    if found := _SLIP_OF_ENDING.fullmatch(name):
        return found["stem"] + found["ending"].lower()
    found = _OTHER_ENDING.fullmatch(name)
    return f"{found['text'] or found['short'] or name}.md" if found else None


def _content(file: File, own: OwnKeys) -> bytes | None:
    """What is in a file, in UTF-8, if it is a text that may be ours."""
    try:
        if file.abs_src_path and not Path(file.abs_src_path).is_file():
            return None  # a device, which may never end
        content = file.content_bytes
    except OSError:
        return None
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        content = content.decode("utf-16", errors="replace").encode()
    return content if b"\0" not in content and _may_be_ours(content, own) else None


def text_of(content: bytes) -> str:
    """The text of a page. Raises `UnicodeDecodeError` where it is not UTF-8."""
    return _with_line_feeds(content).decode("utf-8-sig")


def _with_line_feeds(content: bytes) -> bytes:
    """A page with the line endings of old Macs read as MkDocs reads them."""
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


def _in_utf_16(file: File, content: bytes, root: Path) -> Source | None:
    """A page that an editor has saved as *Unicode*, which MkDocs cannot read."""
    text = content.decode("utf-16", errors="replace")
    text = re.sub(r"\r(?!\n)", "\n", text)
    if not reading.names_layout(text):
        return None
    path = _path(file, root)
    put(text, file)
    return Source(path=path, uri=uri_of(file), text=text, undecodable_from=0, is_utf_16=True)


def _path(file: File, root: Path) -> str:
    absolute = file.abs_src_path
    if absolute is None:
        return uri_of(file)
    return _in_utf_8(path_from(root, absolute))


def path_from(folder: Path, file: str | Path) -> str:
    """The way to a file from a folder, with `/`; its whole path where there is no way."""
    try:
        return PurePath(os.path.relpath(file, folder)).as_posix()
    except ValueError:  # another drive
        return PurePath(file).as_posix()


def uri_of(file: File) -> str:
    """A file's path inside the documentation folder; bytes of it that are not UTF-8 are shown as codes."""
    return _in_utf_8(file.src_uri)


def _in_utf_8(path: str) -> str:
    return path.encode(errors="backslashreplace").decode()


def _outside(files: Iterable[File]) -> frozenset[str]:
    """The files that symbolic links take from outside the folder in which MkDocs or a plugin found them."""

    @cache
    def real(folder: str) -> str:
        return os.path.realpath(folder)

    outside: set[str] = set()
    for file in files:
        folder_found_in = getattr(file, "src_dir", None)
        if not file.abs_src_path or not folder_found_in:
            continue
        folder, name = os.path.split(file.abs_src_path)
        path = Path(real(folder), name)
        if not (path.resolve() if path.is_symlink() else path).is_relative_to(real(folder_found_in)):
            outside.add(uri_of(file))
    return frozenset(outside)


def _inventory(
    files: Iterable[File],
    pages: Iterable[File],
    config: MkDocsConfig,
    vocabulary: Vocabulary,
    language: Language | None,
) -> Inventory:
    folder = f"{vocabulary.files}/" if vocabulary.files else ""
    others = [file for file in files if not file.is_documentation_page() and not file.inclusion.is_excluded()]
    by_name = {language.meant(uri_of(file)) if language else uri_of(file): file for file in others}
    offered = [file for name, file in by_name.items() if name.startswith(folder)]
    address = (language.site_url if language else None) or config.site_url
    translated = {language.neutral(uri_of(file)): uri_of(file) for file in pages} if language else {}
    return Inventory(
        pages={uri_of(file): _in_utf_8(file.dest_uri) for file in pages},
        files={name: _size(file) if name.startswith(folder) else 0 for name, file in by_name.items()},
        outside=_outside((*pages, *offered)),
        misnamed=frozenset(uri for file in pages if (uri := uri_of(file)) != file.src_uri),
        reserved=frozenset({*config.theme.static_templates, *config.extra_templates, "sitemap.xml.gz"}),
        has_directory_urls=config.use_directory_urls,
        site_address=f"{address.rstrip('/')}/" if address else None,
        language=language,
        published={name: file.dest_uri for name, file in by_name.items() if file.dest_uri != name}
        if language
        else {},
        translations={name: uri for name, uri in translated.items() if name != uri},
    )


def _size(file: File) -> int:
    try:
        return Path(file.abs_src_path).stat().st_size if file.abs_src_path else len(file.content_bytes)
    except OSError:
        return 0
