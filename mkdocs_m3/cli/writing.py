"""Writes the files of users: each is the old one or the new one, whatever happens in between.

The new content goes into a file beside it, which then takes its place in one step. What is written into a
finished site is not written here; MkDocs makes it anew with each build.
"""

from __future__ import annotations

import enum
import os
import stat
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class Over(enum.Enum):
    """What may be written over where it need not be known."""

    ANYTHING = enum.auto()


class ChangedError(Exception):
    """The file is not what it was when it was read, and has been left as it is."""


def write(file: Path, content: bytes, *, over: bytes | Over | None, waits: bool = True) -> None:
    """Write a file over what is there: these bytes, anything, or, with `None`, nothing.

    A file keeps its mode. One that is written over anything may be a link, which then is one no more; what it
    leads to is never touched. Unless it `waits`, the disk may get the content later: call `settle` after the
    last of many. Raises `ChangedError`, `FileExistsError`, and other `OSError`s with the file's
    name; after each, the file is as it was and nothing is left beside it.
    """
    beside = file.with_name(f".m3-{os.urandom(8).hex()}.tmp")
    try:
        try:
            _fill(beside, content, None if over is None else file, waits=waits)
            _put(beside, file, over)
        finally:
            with suppress(FileNotFoundError):
                beside.unlink()
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(file)) from error
    if waits:
        _keep_name(file)


def settle() -> None:
    """Wait until the disk has all that was written, where the system can tell."""
    if hasattr(os, "sync"):
        os.sync()


def _fill(beside: Path, content: bytes, like: Path | None, *, waits: bool) -> None:
    """Write the content into a new file with the mode and the owner of another one, if there is one."""
    with beside.open("xb") as opened:
        opened.write(content)
        opened.flush()
        if waits:
            os.fsync(opened.fileno())
    if like is None or not os.path.lexists(like):
        return
    status = like.lstat()
    if not stat.S_ISREG(status.st_mode):
        return
    if hasattr(os, "chown") and (status.st_uid, status.st_gid) != (os.getuid(), os.getgid()):
        with suppress(PermissionError):  # only root may give files away
            os.chown(beside, status.st_uid, status.st_gid)
    beside.chmod(stat.S_IMODE(status.st_mode))


def _put(beside: Path, file: Path, over: bytes | Over | None) -> None:
    """Give the new file its name."""
    if over is None:
        try:
            file.hardlink_to(beside)  # which never replaces anything
        except FileExistsError:
            raise
        except OSError:  # a file system without such links
            if os.path.lexists(file):
                raise FileExistsError(0, "it is there already", str(file)) from None
            beside.replace(file)
        return
    if not isinstance(over, Over) and (file.is_symlink() or file.read_bytes() != over):
        raise ChangedError
    beside.replace(file)


def _keep_name(file: Path) -> None:
    """Write the name to the disk as well, where the system lets us."""
    with suppress(OSError):
        folder = os.open(file.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
