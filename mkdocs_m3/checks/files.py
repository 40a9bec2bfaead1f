"""Every file that a page offers must be there, under that very name."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, Final
from unicodedata import normalize
from urllib.parse import unquote

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.checks import words_around
from mkdocs_m3.checks.findings import at_text, rewriting
from mkdocs_m3.findings.alike import Alike
from mkdocs_m3.findings.nearest import LONGEST_WORD, nearest
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.model.addresses import path_of
from mkdocs_m3.model.names import says_none
from mkdocs_m3.model.own_computer import is_own, is_preview

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding, Fix
    from mkdocs_m3.model import Record, Text
    from mkdocs_m3.model.site_links import SiteLinks


_OTHER_SIGNS: Final = (
    (rare("\u2011"), "{} has non-breaking hyphens, as Word writes them"),
    (rare("[\u2010\u2012-\u2015\u2212]"), "{} has dashes instead of hyphens"),
    (rare("[\u00a0\u2000-\u200a\u202f\u205f\u3000]"), "{} has no-break spaces"),
    (rare("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]"), "{} has characters that nobody sees"),
)
"""Signs that look like others, or like nothing, and what is said of a name with them."""
_OTHER_SPELLING: Final = "{} spells its letters in another way, as macOS does"
"""What is said of a name in which a letter and the mark above it are two characters."""
_EXTENSION: Final = rare(r"\.\w{1,5}\s*\Z")
_BETWEEN_FILES: Final = rare(r"\s*(?:[,;|&+]|\band\b)\s*|\s+(?=\S+\.\w{1,5}$)")
_SCHEME: Final = rare(r"https?://", re.IGNORECASE)
_ORDINARY: Final = ("-", "-", " ", "")


class _Files(Struct, frozen=True, kw_only=True):
    """The files of the files folder."""

    folder: str
    """The folder, without a slash at its end."""
    by_folded: Mapping[str, str]
    """By its path inside the folder in small letters, each file."""
    by_name: Mapping[str, str]
    """By its name alone in small letters, the first file that has it."""
    by_ordinary: Mapping[str, str]
    """By its path in small letters with ordinary hyphens and blanks, the first file that has it."""
    elsewhere: Mapping[str, str]
    """By its name alone in small letters, the first file outside the folder that has it, from the root."""
    twins: frozenset[str]
    """Files that differ from others in letter case only."""
    alike: Alike
    """Their paths inside the folder."""
    address: str
    """Where the folder is published, without a scheme; empty where that is not known."""

    @classmethod
    def of(cls, links: SiteLinks) -> _Files:
        folder = f"{links.files_folder}/" if links.files_folder else ""
        by_folded: dict[str, str] = {}
        by_name: dict[str, str] = {}
        by_ordinary: dict[str, str] = {}
        elsewhere: dict[str, str] = {}
        twins: set[str] = set()
        for path in links.inventory.files:
            if not path.startswith(folder):
                elsewhere.setdefault(_name(path), path)
                continue
            file = path.removeprefix(folder)
            if by_folded.setdefault(file.casefold(), file) != file:
                twins.add(by_folded[file.casefold()])
            by_name.setdefault(_name(file), file)
            by_ordinary.setdefault(_ordinary(file), file)
        return cls(
            folder=links.files_folder,
            by_folded=by_folded,
            by_name=by_name,
            by_ordinary=by_ordinary,
            elsewhere=elsewhere,
            twins=frozenset(twins),
            alike=Alike(by_folded.values()),
            address=_without_scheme(f"{links.inventory.site_address}{folder}")
            if links.inventory.site_address
            else "",
        )


def check(context: CheckContext) -> Iterator[Finding]:
    """Report every offered file that leaves the files folder, is missing, or has other letters' case."""
    links = context.links
    files = _Files.of(links)
    for page in context.playbook.records:
        for offer in page.references:
            if offer.is_file and links.is_outside(offer.target.value):
                headline = f"a symbolic link leads from `{offer.target}` out of the documentation folder"
                cure = f"put the file itself into `{links.files_folder}`"
                yield at_text("M3043", page, offer.target, headline, cure)
            elif offer.is_file and links.template(offer.target.value) is None:
                found = words_around.finding(page, offer) or _finding(page, offer.target, files)
                is_certain = found.fix is None or found.fix.replacement not in files.twins
                yield found if is_certain else replace(found, fix=None)


def _finding(page: Record, target: Text, files: _Files) -> Finding:
    file = target.value
    if is_own(file):
        return _leaves(page, target, files)
    if as_address := _as_address(page, target, files):
        return as_address
    found = files.by_folded.get(file.replace("\\", "/").casefold())
    if found and "\\" in file:
        headline = f"`{file}` has a backslash between folders"
        return at_text("M3040", page, target, headline, f"write `{found}`", edits=_written(target, found))
    if file.startswith("/") or "\\" in file or ".." in file.split("/"):
        return _leaves(page, target, files)
    if found:
        headline = f"`{file}` differs from the file's name in letter case"
        return at_text("M3041", page, target, headline, f"write `{found}`", fix=rewriting(target, found))
    return _missing(page, target, files)


def _as_address(page: Record, target: Text, files: _Files) -> Finding | None:
    """What is said of an address; `None` of what is none."""
    file = target.value
    is_whole = "://" in file
    if own := _at_own_address(file, files):
        what = "is the address of a file of this site" if is_whole else "is written as in an address"
        headline = f"`{file}` {what}, and the file's name belongs here"
        return at_text("M3040", page, target, headline, f"write `{own}`", edits=_written(target, own))
    headline = f"`{file}` is an address, not a file"
    return at_text("M3040", page, target, headline, "write it after `url:` instead") if is_whole else None


def _at_own_address(address: str, files: _Files) -> str | None:
    """The file of the files folder that an address of the site itself leads to, as a browser shows it."""
    path = path_of(_without_scheme(address.strip()))
    name = path.removeprefix(unquote(files.address)) if files.address else path
    return files.by_folded.get(name.casefold()) if name != address else None


def _without_scheme(address: str) -> str:
    return _SCHEME.sub("", address)


def _missing(page: Record, target: Text, files: _Files) -> Finding:
    file = target.value
    if same := files.by_ordinary.get(_ordinary(file)):
        return _with_other_signs(page, target, same)
    if len(several := _several(file, files)) > 1:
        headline = f"`{file}` names several files, where one belongs"
        others = " and ".join(f"`{one}`" for one in several[1:])
        cure = f"write `{several[0]}`, and make an item of its own for {others}"
        return at_text("M3040", page, target, headline, cure)
    if moved := files.elsewhere.get(_name(file)) if _name(file) not in files.by_name else None:
        return _at_other_place(page, target, moved, files)
    if says_none(file):
        headline = f"there is no file `{file}` in `{files.folder}`"
        return at_text("M3040", page, target, headline, "delete the key, as long as there is no file")
    near = files.by_name.get(_name(file)) or nearest(file, files.alike.to(file), 0.8)
    if not near and " " in file.strip() and "/" not in file and not _EXTENSION.search(file):
        headline = f"there is no file `{file}` in `{files.folder}`, and these seem to be words"
        cure = "write the name of a file, with its ending, or delete the key and put its words into `text`"
        return at_text("M3040", page, target, headline, cure)
    cure = f"write `{near}`, or" if near else "correct the name, or"
    headline = f"there is no file `{file}` in `{files.folder}`"
    return at_text("M3040", page, target, headline, f"{cure} add the file")


def _at_other_place(page: Record, target: Text, path: str, files: _Files) -> Finding:
    """Tell where a file is that is offered under its name, and is not in the files folder."""
    source = page.source
    root = source.path.removesuffix(source.uri) if source.path.endswith(source.uri) else ""
    there = f"{root}{posixpath.dirname(path)}".rstrip("/") or "."
    right = f"{root}{files.folder}/{posixpath.dirname(target.value)}".rstrip("/")
    headline = f"there is no file `{target}` in `{files.folder}`; a file of that name is in `{there}`"
    return at_text("M3040", page, target, headline, f"move it to `{right}`")


def _several(words: str, files: _Files) -> tuple[str, ...]:
    """The files that one value names; none where a part of it is no file that is there."""
    parts = [part for part in _BETWEEN_FILES.split(words[:LONGEST_WORD]) if part]
    found = [files.by_folded.get(part.casefold(), "") for part in parts]
    return tuple(dict.fromkeys(found)) if all(found) and len(words) <= LONGEST_WORD else ()


def _with_other_signs(page: Record, target: Text, file: str) -> Finding:
    """Tell of a name that looks like the one of a file, and has other hyphens or blanks in it."""
    is_written = _ordinary(target.value) == target.value.casefold()  # then it is the file that has them
    odd = file if is_written else target.value
    what = next((words for signs, words in _OTHER_SIGNS if signs.search(odd)), _OTHER_SPELLING)
    if is_written:
        headline = f"`{target}` looks like the name of a file, and {what.format('the file')}"
        return at_text("M3040", page, target, headline, "rename the file with ordinary ones")
    headline = f"`{target}` looks like the name of a file, and {what.format('it')}"
    cure = f"write ordinary ones: `{file}`"
    return at_text("M3040", page, target, headline, cure, fix=rewriting(target, file))


def _leaves(page: Record, target: Text, files: _Files) -> Finding:
    own = _own_name(target.value)
    own = unquote(own) if is_preview(target.value) else own
    name = files.by_name.get(own.casefold()) or nearest(own, files.alike.to(own), 0.8)
    usual = f"write the file's name as it is inside `{files.folder}`, with `/` between folders"
    headline = f"`{target}` leads out of the files folder"
    if is_own(target.value):
        what = "an address of" if is_preview(target.value) else "a path on"
        headline = f"`{target}` is {what} somebody's computer, which readers cannot reach"
        usual = f"put the file into `{files.folder}`, and write only `{own}`"
    cure = f"write `{name}`" if name else usual
    return at_text("M3042", page, target, headline, cure, edits=_written(target, name))


def _written(target: Text, file: str | None) -> tuple[Fix, ...]:
    """The change of what is offered into a file that is there."""
    change = rewriting(target, file)
    return (change,) if change else ()


def _ordinary(file: str) -> str:
    """A path in small letters, with ordinary letters, hyphens and blanks, and without what nobody sees."""
    if not file.isascii():
        for (signs, _), right in zip(_OTHER_SIGNS, _ORDINARY, strict=True):
            file = signs.sub(right, file)
        file = normalize("NFC", file)
    return file.casefold()


def _name(file: str) -> str:
    """The name of a file in small letters, in whichever folder it stands."""
    return _own_name(file).casefold()


def _own_name(file: str) -> str:
    """The name of a file as it is written."""
    return file.replace("\\", "/").rpartition("/")[2]
