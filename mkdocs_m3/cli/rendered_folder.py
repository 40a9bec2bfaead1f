"""The folder that a site is rendered into: what was written there before, and nothing else, is replaced.

What has been written is in a file of its own there, each path with a digest of what is in it, or of what is
about to be. Programs find their configuration in that folder, and pages and files in its folder `docs`.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

_RECORD: Final = ".mkdocs-m3-render.json"
"""The file that tells what has been written."""
_MOST_NAMED: Final = 3


class Copied(Struct, frozen=True):
    """A file that is copied as it is."""

    path: str
    """Where it is."""

    @property
    def digest(self) -> str:
        """Its size and its time, since reading it could take long."""
        status = os.stat(self.path)  # noqa: PTH116 - one for each file
        return f"{status.st_size} {status.st_mtime_ns}"


Content = bytes | Copied
"""What is in a file."""


class RenderedFolder:
    """A folder, and what was written into it, by paths from it with `/`."""

    def __init__(self, folder: Path, docs: str) -> None:
        self.folder = folder
        self._docs = docs
        self._record = folder / _RECORD
        self._known: dict[str, list[str]] | None = None

    def write(self, files: Mapping[str, Content]) -> int:
        """Make the folder hold these files, and nothing else that was written before; tells how many changed.

        Raises `click.UsageError`, and leaves everything as it is, where there is something else.
        """
        known = self._read() if self._known is None else self._known
        digests = {path: _digest(content) for path, content in files.items()}
        if self._known is None:
            self._refuse_what_is_foreign(known, files)
        changed = {
            path: content
            for path, content in files.items()
            if known.get(path) != [digests[path]]
            or (self._known is None and not self._is_there(path, digests))
        }
        gone = [path for path in known if path not in files]
        if not changed and not gone and self._known is not None:
            return 0
        self._known = None  # until all is written: the record alone tells what an error has left
        self.folder.mkdir(parents=True, exist_ok=True)
        self._tell(known | {path: [*known.get(path, ()), digests[path]] for path in changed})
        in_the_way = set(_in_the_way(gone, changed))
        for path in in_the_way:
            self._remove(path)
        for path, content in changed.items():
            _put(self.folder / path, content)
        for path in gone:
            if path not in in_the_way:
                self._remove(path)
        self._known = {path: [digest] for path, digest in digests.items()}
        self._tell(self._known)
        return len(changed) + len(gone)

    def _read(self) -> dict[str, list[str]]:
        """What was written before. Raises `click.UsageError` where nobody can tell."""
        try:
            said = json.loads(self._record.read_bytes())
            known = {str(path): list(map(str, digests)) for path, digests in said["files"].items()}
        except FileNotFoundError:
            return {}
        except (ValueError, KeyError, TypeError, AttributeError):
            known = {"..": []}
        if any(".." in Path(path).parts or Path(path).is_absolute() for path in known):
            raise click.UsageError(f"{self._record} cannot be read; delete the folder {self.folder}")
        return known

    def _tell(self, known: Mapping[str, list[str]]) -> None:
        text = json.dumps({"by": "mkdocs-m3 render", "files": known}, indent=0)
        _put(self._record, text.encode())

    def _refuse_what_is_foreign(self, known: Mapping[str, list[str]], files: Mapping[str, Content]) -> None:
        """What was not rendered here: anything in a new folder; later, in `docs` or where a file goes."""
        if self._record.exists():
            wanted = {path for path in (*files, *known) if _is_file(self.folder / path)}
            there = {*self._files_in(self._docs), *wanted}
            foreign = sorted(path for path in there if not self._is_ours(path, known))
        else:
            foreign = sorted(self._files_in("."))
        if foreign:
            names = ", ".join(foreign[:_MOST_NAMED]) + (" …" if len(foreign) > _MOST_NAMED else "")
            raise click.UsageError(
                f"{self.folder} holds what `mkdocs-m3 render` has not written: {names}. Name a new folder, "
                "or move these files out of it"
            )

    def _files_in(self, part: str) -> Iterator[str]:
        for folder, _, names in os.walk(self.folder / part):
            inside = os.path.relpath(folder, self.folder)
            yield from (Path(inside, name).as_posix() for name in names)

    def _is_ours(self, path: str, known: Mapping[str, list[str]]) -> bool:
        digests = known.get(path)
        return digests is not None and (
            Copied(str(self.folder / path)).digest in digests or _digest_of(self.folder / path) in digests
        )

    def _is_there(self, path: str, digests: Mapping[str, str]) -> bool:
        file = self.folder / path
        return file.is_file() and self._is_ours(path, {path: [digests[path]]})

    def _remove(self, path: str) -> None:
        """Delete a file, and the folders that are empty without it."""
        file = self.folder / path
        if _is_file(file):
            file.unlink()
        for above in file.parents:
            if above == self.folder or not above.is_dir() or any(above.iterdir()):
                break
            above.rmdir()


def _in_the_way(gone: Iterable[str], changed: Collection[str]) -> Iterator[str]:
    """What is a file where a folder is to be, or in a folder where a file is to be."""
    folders = {above for path in changed for above in _above(path)}
    yield from (path for path in gone if path in folders or any(above in changed for above in _above(path)))


def _above(path: str) -> Iterator[str]:
    """The folders that a path leads through."""
    yield from (str(one) for one in PurePosixPath(path).parents)


def _is_file(path: Path) -> bool:
    """Whether there is anything but a folder."""
    return os.path.lexists(path) and (path.is_symlink() or not path.is_dir())


def _put(file: Path, content: Content) -> None:
    """Write a file in one step, so that a program which looks at any time finds it whole."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.m3-tmp")
    if isinstance(content, Copied):
        shutil.copy2(content.path, beside)
    else:
        beside.write_bytes(content)
    beside.replace(file)


def _digest(content: Content) -> str:
    return content.digest if isinstance(content, Copied) else hashlib.sha256(content).hexdigest()


def _digest_of(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()
