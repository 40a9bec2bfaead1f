"""The option that names the playbooks of a site, each with a folder and with options of its own."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.playbook_place import PlaybookPlace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.sites.options import Options

OWN: Final = (
    "words", "keys", "ids", "phases", "parties", "shared", "workstreams", "fields", "raci", "labels",
    "artifacts",
)  # fmt: skip
"""The options that a playbook may set; each replaces what the site says as a whole."""
_PLACE: Final = ("folder", "title")
_NAME: Final = rare(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}")
_EXAMPLE: Final = "as in `operations: {folder: operations}`"


class Said(Struct, frozen=True, kw_only=True):
    """What a site says of one of its playbooks."""

    place: PlaybookPlace
    """Its name and its folder."""
    options: Mapping[str, object]
    """Its own options, as they are written."""


class PlaybooksRead(Struct, frozen=True, kw_only=True):
    """The playbooks of a site, and everything that is wrong in what is said of them."""

    playbooks: tuple[Said, ...] = ()
    """In the order of the site; none where something is wrong."""
    wrong: tuple[tuple[str, str], ...] = ()
    """The keys that lead to a mistake, and the words that say what it is."""


def read_playbooks(value: object) -> PlaybooksRead:
    """The playbooks that a site names."""
    if not isinstance(value, dict) or not value:
        words = f"Expected the names of playbooks, each with its folder, {_EXAMPLE}, but got {value!r}"
        return PlaybooksRead(wrong=(("playbooks", words),))
    found: list[Said] = []
    wrong: list[tuple[str, str]] = []
    for name, said in value.items():
        problems = [*_wrong_name(name, found), *_wrong_keys(name, said)]
        wrong += problems
        if problems:
            continue
        folder = _folder(said.get("folder", ""))
        title = str(said.get("title") or name.replace("-", " ").replace("_", " ").capitalize())
        place = PlaybookPlace(
            name=name, title=title, folder=folder, is_first=not found, is_alone=len(value) == 1
        )
        wrong += _overlaps(place, found)
        found.append(Said(place=place, options={key: one for key, one in said.items() if key in OWN}))
    return PlaybooksRead(playbooks=() if wrong else tuple(found), wrong=tuple(wrong))


def missing_folders(
    options: Options, files: Iterable[str], docs: Path, languages: tuple[Language, ...]
) -> str:
    """What is wrong with folders of playbooks that hold no file of the site; empty where all are there.

    In a site of several languages, it is enough that one of them has it.
    """
    missing = [
        one.place
        for one in options.playbooks
        if one.place.folder and not any((docs / path).is_dir() for path in _written(one.place, languages))
    ]
    uris = tuple(files) if missing else ()  # another program may have made its pages
    return "\n".join(
        f"playbooks.{place.name}.folder: there is no folder `{_written(place, languages)[0].rstrip('/')}` in "
        f"{docs}; make it, or correct the name"
        for place in missing
        if not any(uri.startswith(path) for uri in uris for path in _written(place, languages))
    )


def folders_of_languages(options: Options, languages: tuple[Language, ...]) -> str:
    """What is wrong with folders of playbooks that begin as those of languages do; empty where none does."""
    return "\n".join(
        f"playbooks.{one.place.name}.folder: {words}"
        for one in options.playbooks
        if languages and (words := _of_language(one.place.folder.rstrip("/"), languages[0]))
    )


def _of_language(folder: str, first: Language) -> str:
    code, _, inside = folder.partition("/")
    if code not in first.locales or (code == first.default and not first.is_by_folder):
        return ""
    if inside and first.is_by_folder:
        cure = f"write `{inside}`, which is looked for in the folder of each language"
        return f"`{folder}` is in the folder of the language `{code}`; {cure}"
    return f"`{code}` is also the folder of the language `{code}`; give this one another name"


def _written(place: PlaybookPlace, languages: tuple[Language, ...]) -> list[str]:
    """Where the folder of a playbook may be: in that of the default language first, or in that of none."""
    paths = (*(one.in_folder(place.folder) for one in languages), place.folder)
    return list(dict.fromkeys(paths))


def _wrong_name(name: object, before: list[Said]) -> Iterator[tuple[str, str]]:
    if not isinstance(name, str):
        yield "playbooks", f"YAML reads the name {name!r} as no text; put it in quotes"
    elif not _NAME.fullmatch(name):
        yield (
            "playbooks",
            (
                f"`{name}` cannot be the name of a playbook, since files and classes are called by it; "
                "use up to 40 letters without accents, digits, and hyphens"
            ),
        )
    elif other := next((one for one in before if one.place.name.casefold() == name.casefold()), None):
        yield "playbooks", f"`{other.place.name}` and `{name}` differ only in letter case; rename one of them"


def _wrong_keys(name: object, said: object) -> Iterator[tuple[str, str]]:
    place = f"playbooks.{name}"
    if not isinstance(said, dict):
        yield place, f"Expected its folder, {_EXAMPLE}, but got {said!r}"
        return
    for key in said:
        if key not in (*_PLACE, *OWN):
            near = nearest(str(key), (*_PLACE, *OWN))
            allowed = ", ".join(f"`{one}`" for one in (*_PLACE, *OWN))
            cure = f"did you mean `{near}`?" if near else f"a playbook has {allowed}; all else is the site's"
            yield place, f"there is no `{key}`; {cure}"
    if not _is_folder(said.get("folder", "")):
        words = "Expected a folder inside docs_dir, with `/` between folders, but got"
        yield f"{place}.folder", f"{words} {said['folder']!r}"
    title = said.get("title", "")
    if title is not None and not isinstance(title, str):
        yield f"{place}.title", f"YAML reads {title!r} as no text; put it in quotes"


def _is_folder(value: object) -> bool:
    if not isinstance(value, str) or "\\" in value or not (value.isprintable() and value.strip() == value):
        return False
    parts = value.strip("/").split("/")
    return value in ("", ".") or all(part not in ("", ".", "..") for part in parts)


def _folder(value: str) -> str:
    folder = posixpath.normpath(value.strip("/") or ".")
    return "" if folder == "." else f"{folder}/"


def _overlaps(place: PlaybookPlace, before: list[Said]) -> Iterator[tuple[str, str]]:
    own = place.folder.casefold()
    for one in before:
        other = one.place.folder.casefold()
        where, names = f"playbooks.{place.name}.folder", f"`{one.place.name}` and `{place.name}`"
        if own == other and not own:
            yield where, f"{names} are both in no folder of their own; give one of them a `folder`"
        elif own == other:
            yield where, f"{names} are both in the folder `{own.rstrip('/')}`; give one of them another"
        elif own and other and (own.startswith(other) or other.startswith(own)):
            inner, outer = sorted((own, other), key=len, reverse=True)
            words = f"`{inner.rstrip('/')}` is inside `{outer.rstrip('/')}`"
            yield where, f"{words}, so that a page would be in {names}; give one of them another folder"
