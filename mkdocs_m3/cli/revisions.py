"""A site as it was at a revision: its files out of Git's objects, in a folder that is deleted again.

The working tree, the index and the configuration of the repository stay as they are, and nothing that Git may
be told to run while it checks files out is run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

import click
from msgspec import Struct

from mkdocs_m3.cli.saying import tell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LARGEST_READ: Final = 1_000_000
"""Bytes of a file that is read; of a larger one, only the size is known."""
_LINK: Final = "120000"
_SUBMODULE: Final = "160000"
_OF_A_HOOK: Final = frozenset({"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"})
"""Where Git tells a hook that it runs which repository is meant, as seen from another folder."""
_CONFIGURATION_ENDINGS: Final = (".yml", ".yaml", ".toml")


class _Entry(Struct, frozen=True):
    """A file in the tree of a commit."""

    mode: str
    name: str
    """Its object."""
    size: int
    path: str
    """From the root of the tree, with `/`."""


class Repository(Struct, frozen=True, kw_only=True):
    """A repository of Git."""

    root: Path
    """Its working tree, links resolved."""

    @classmethod
    def around(cls, path: Path) -> Repository:
        """The repository that a file or a folder is in. Raises `click.UsageError` where there is none."""
        folder = path if path.is_dir() else path.parent
        root = _git(folder, "rev-parse", "--show-toplevel").decode().rstrip("\n")
        return cls(root=Path(os.path.realpath(root)))

    def commit(self, revision: str) -> str:
        """The name of the commit that a revision means. Raises `click.UsageError` where there is none."""
        # Git would take one that begins with a hyphen for an option.
        meant = f"./{revision}" if revision.startswith("-") else revision
        try:
            said = _git(self.root, "rev-parse", "--verify", "--quiet", f"{meant}^{{commit}}")
        except click.UsageError:
            raise click.UsageError(f"`{revision}` is no revision that is here{self._why()}") from None
        return said.decode().strip()

    def branching_point(self, commit: str) -> str:
        """The last commit that the present one shares with another; the other one where none is known."""
        try:
            return _git(self.root, "merge-base", commit, "HEAD").decode().strip() or commit
        except click.UsageError:
            return commit

    def _why(self) -> str:
        """What may be the matter where a commit is missing."""
        is_shallow = _git(self.root, "rev-parse", "--is-shallow-repository").strip() == b"true"
        if is_shallow:
            return (
                ": this clone has only the latest commits; get the others with `git fetch --unshallow`, or "
                "in a workflow with `fetch-depth: 0` for actions/checkout, or `2` in a pull request"
            )
        return "; `git branch --all` and `git tag` list names"

    def earlier_path(self, commit: str, path: str) -> str:
        """What a file was called then that Git knows under another name now; its own name otherwise."""
        said = _git(
            self.root, "diff", "--find-renames", "--diff-filter=R", "--name-status", "-z", commit, "--"
        )
        pieces = [os.fsdecode(piece) for piece in said.split(b"\0")]
        names = dict(zip(pieces[2::3], pieces[1::3], strict=False))
        return names.get(path, path)

    def content(self, commit: str, path: str) -> bytes | None:
        """What was in a file; `None` where it was not there."""
        try:
            return _git(self.root, "cat-file", "blob", f"{commit}:{path}")
        except click.UsageError:
            return None

    @contextmanager
    def as_of(self, commit: str, part: str) -> Iterator[Path]:
        """A folder with the files of a commit; of those outside a part of it, only configurations are read.

        The part is a folder, empty for all of it. Where links may lead out of it, everything is read.
        """
        has_links = any(one.mode == _LINK and _is_in(one.path, part) for one in _entries(self.root, commit))
        part = "" if has_links else part

        def wanted(path: str) -> bool:
            return _is_in(path, part) or path.endswith(_CONFIGURATION_ENDINGS)

        with tempfile.TemporaryDirectory(prefix="mkdocs-m3-") as name:
            folder = Path(os.path.realpath(name))
            _write(self.root, commit, folder, "", wanted)
            yield folder


def _is_in(path: str, part: str) -> bool:
    return not part or path.startswith(f"{part}/")


def _write(root: Path, commit: str, folder: Path, above: str, wanted: Callable[[str], bool]) -> None:
    """Write a tree; `above` is the way to it from the root of the whole, empty or with `/` at its end."""
    entries = [one for one in _entries(root, commit) if _is_sound(one.path)]
    files = [one for one in entries if one.mode not in {_LINK, _SUBMODULE}]
    folders = {folder.joinpath(PurePosixPath(one.path)).parent for one in entries}
    for path in sorted(folders):
        path.mkdir(parents=True, exist_ok=True)
    read = [one for one in files if one.size <= LARGEST_READ and wanted(above + one.path)]
    for one, content in zip(read, _contents(root, read), strict=True):
        folder.joinpath(PurePosixPath(one.path)).write_bytes(content)
    for one in {*files}.difference(read):
        with folder.joinpath(PurePosixPath(one.path)).open("wb") as opened:
            opened.truncate(one.size)
    for one in entries:
        if one.mode == _SUBMODULE:
            _write_submodule(root, one, folder, above, wanted)
    links = [one for one in entries if one.mode == _LINK]  # last, so that nothing is written through them
    for one, content in zip(links, _contents(root, links), strict=True):
        with suppress(OSError):  # some systems have none, and Git makes small files there
            folder.joinpath(PurePosixPath(one.path)).symlink_to(os.fsdecode(content))


def _write_submodule(
    root: Path, module: _Entry, folder: Path, above: str, wanted: Callable[[str], bool]
) -> None:
    inside = folder.joinpath(PurePosixPath(module.path))
    inside.mkdir(parents=True, exist_ok=True)
    path = f"{above}{module.path}"
    there = root.joinpath(PurePosixPath(module.path))
    if not wanted(f"{path}/"):
        return
    try:
        _write(there, module.name, inside, f"{path}/", wanted)
    except (click.UsageError, NotADirectoryError):
        tell("The submodule {} is not here as it was then, so its pages are left out.", path)


def _is_sound(path: str) -> bool:
    """Whether a path stays in its folder, whatever a repository made by hand says."""
    parts = path.split("/")
    return not {"", ".", ".."} & set(parts) and (os.name != "nt" or not {":", "\\"} & set(path))


def _entries(root: Path, commit: str) -> Iterator[_Entry]:
    """The files of a commit, in the order of its tree."""
    for line in _git(root, "ls-tree", "-r", "-z", "--long", "--full-tree", commit).split(b"\0"):
        head, tab, path = line.partition(b"\t")
        if tab:
            mode, _, name, size = head.decode().split()
            yield _Entry(mode, name, int(size) if size.isdigit() else 0, os.fsdecode(path))


def _contents(root: Path, entries: list[_Entry]) -> Iterator[bytes]:
    """What is in these files, in their order."""
    names = "".join(f"{one.name}\n" for one in entries)
    said = _git(root, "cat-file", "--batch", given=names.encode()) if entries else b""
    position = 0
    for one in entries:
        end = said.index(b"\n", position)
        size = said[position:end].split()[-1]
        if not size.isdigit():
            raise click.UsageError(f"Git has no content of {one.path} at that revision; fetch it first")
        yield said[end + 1 : end + 1 + int(size)]
        position = end + 1 + int(size) + 1


def _git(folder: Path, *arguments: str, given: bytes = b"") -> bytes:
    """What Git says. Raises `click.UsageError` with its own words where it cannot do it, or is not there."""
    if not folder.is_dir():
        raise NotADirectoryError(0, "is no folder", str(folder))
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    ended = subprocess.run(  # noqa: S603 - a list of arguments, without a shell
        [_command(), "--no-replace-objects", *arguments],
        cwd=folder,
        input=given,
        capture_output=True,
        env={**kept, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        check=False,
    )
    if ended.returncode:
        words = ended.stderr.decode(errors="replace").strip().removeprefix("fatal: ")
        raise click.UsageError(f"Git says: {words or 'nothing'}")
    return ended.stdout


def _command() -> str:
    """The whole path of Git, which never is in the working directory: Windows would look there first."""
    for folder in os.environ.get("PATH", "").split(os.pathsep):
        if os.path.isabs(folder) and (found := shutil.which(os.path.join(folder, "git"))):  # noqa: PTH117, PTH118
            return found
    raise click.UsageError("this needs Git, and there is no command `git`")
