"""The command, called as authors call it: in the folder of their site."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from click.testing import CliRunner

from mkdocs_m3.cli import main
from mkdocs_m3.sites.configuration import CONFIGURATION_FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from click.testing import Result


def called(*arguments: str | Path) -> Result:
    """What comes of a call; the first whole path among its arguments says in which site it is called.

    Without such a path, it is called in the working directory.
    """
    paths = (Path(one) for one in arguments if Path(one).is_absolute())
    with working_in(next(map(_site, paths), Path())):
        return CliRunner().invoke(main, list(map(str, arguments)))


def _site(path: Path) -> Path:
    """The folder of the configuration above a path, or else the folder that holds it."""
    for folder in (path, *path.parents):
        if any((folder / name).is_file() for name in CONFIGURATION_FILES):
            return folder
    return path.parent


@contextmanager
def working_in(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
