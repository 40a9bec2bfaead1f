"""What all tests share."""

from __future__ import annotations

import gc
import os
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jinja2
import mkdocs.utils
import pytest
from mkdocs.structure.files import File, Files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

    from jinja2.bccache import Bucket
    from mkdocs.config.defaults import MkDocsConfig

REAL_PLAYBOOK = "M3_REAL_PLAYBOOK"

# jsonschema imports it where it is installed, which takes seconds; no test checks the forms of addresses.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]  # what makes its import fail


class _Compiled(jinja2.BytecodeCache):
    """The code of every template that a run has compiled, by all that makes it what it is."""

    def __init__(self) -> None:
        self._codes: dict[object, CodeType | None] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self._codes.get(self._key(bucket))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._codes[self._key(bucket)] = bucket.code

    @staticmethod
    def _key(bucket: Bucket) -> object:
        """A template's name, file and text, and the settings of its environment; a lexer knows most."""
        made = bucket.environment
        settings = type(made), made.lexer, made.autoescape, frozenset(made.extensions)
        return bucket.key, bucket.checksum, settings


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Begin with the tests that take longest, and leave out neighbors unless they are asked for."""
    if "neighbors" not in config.option.markexpr:
        of_neighbors = [item for item in items if item.get_closest_marker("neighbors")]
        items[:] = [item for item in items if item not in of_neighbors]
        config.hook.pytest_deselected(items=of_neighbors)
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session", autouse=True)
def _templates_are_compiled_once() -> Iterator[None]:
    """Two thirds of the time of a small build go into compiling the theme's templates and ours."""
    compiled, make = _Compiled(), jinja2.Environment.__init__

    def make_and_remember(made: jinja2.Environment, *args: Any, **options: Any) -> None:  # noqa: ANN401 - as they come
        make(made, *args, **options)
        made.bytecode_cache = made.bytecode_cache or compiled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jinja2.Environment, "__init__", make_and_remember)
        yield


@pytest.fixture(scope="session", autouse=True)
def _themes_are_listed_once() -> Iterator[None]:
    """MkDocs looks through all that is installed for themes whenever it reads a configuration."""
    found = mkdocs.utils.get_themes()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(mkdocs.utils, "get_themes", cache(lambda: found))
        yield


@pytest.fixture(scope="session", autouse=True)
def _files_of_themes_are_listed_once() -> Iterator[None]:
    """Two fifths of the time of a small build go into choosing among the thousands of files of a theme."""
    known: dict[object, list[tuple[str, str]]] = {}
    add = Files.add_files_from_theme
    installed = str(Path(mkdocs.__file__).parent.parent)

    def add_known(files: Files, env: jinja2.Environment, config: MkDocsConfig) -> None:
        own = [folder for folder in config.theme.dirs if not folder.startswith(installed)]
        others = [folder for folder in config.theme.dirs if folder not in own]
        if own or not others:
            add(files, env, config)  # a file of the site's own may be in the place of one of the theme
            return
        key = (tuple(others), frozenset(config.theme.static_templates))
        if key not in known:
            added = Files([])
            add(added, env, config)
            known[key] = [(file.src_uri, str(file.src_dir)) for file in added]
        for path, folder in known[key]:
            if files.get_file_from_path(path) is None:
                files.append(File(path, folder, config.site_dir, config.use_directory_urls))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Files, "add_files_from_theme", add_known)
        yield


@pytest.fixture(scope="session")
def real_playbook() -> Path:
    """The folder of real pages, where the environment names it; CI insists that it does, or says `none`."""
    folder = os.environ.get(REAL_PLAYBOOK)
    if folder == "none":
        pytest.skip("there are no real pages here")
    if folder:
        path = Path(folder).resolve()
        assert path.is_dir(), f"{REAL_PLAYBOOK} names {folder}, which is no folder"
        return path
    if os.environ.get("CI"):
        pytest.fail(f"{REAL_PLAYBOOK} must be set in CI")
    pytest.skip(f"{REAL_PLAYBOOK} does not name a folder of real pages")


def pytest_collection_finish() -> None:
    """Leave alone what has been collected when garbage is looked for: thousands of tests, which all stay.

    Commands and builds ask how much is left alone, and Python counts a million values whenever it is asked.
    """
    gc.collect()
    gc.freeze()
    count = gc.get_freeze_count()
    gc.get_freeze_count = lambda: count
