"""The options that are lists, folders, or one word of a few. Those with more rules are in `model/`."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Final

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model import fold
from mkdocs_m3.model.option_problem import OptionError, only
from mkdocs_m3.model.vocabulary import ArtifactNames

EXPORTS: Final = ("json", "csv", "xlsx")
"""What a build can write beside its pages."""


def read_ids_of_parties(value: object) -> tuple[str, ...]:
    """One id, or a list of ids; raises `OptionError`, as all do here."""
    ids = (value,) if isinstance(value, str) else value
    if not isinstance(ids, list | tuple) or not all(isinstance(id_, str) for id_ in ids):
        raise OptionError(f"Expected a list of parties, as in `[customer, provider]`, but got {value!r}")
    return tuple(str(id_) for id_ in ids)


def read_exports(value: object) -> tuple[str, ...]:
    """Which exports are written; none where the list is empty or it says `none`.

    Whether the library of a workbook is there is asked when one is written.
    """
    if value in ("none", False):
        return ()
    names = (value,) if isinstance(value, str) else value
    listed = ", ".join(f"`{name}`" for name in EXPORTS)
    if not isinstance(names, list | tuple):
        raise OptionError(f"Expected a list of {listed}, but got {value!r}")
    for name in names:
        if name not in EXPORTS:
            near = nearest(str(name), EXPORTS)
            cure = f"did you mean `{near}`?" if near else f"allowed are {listed}"
            raise OptionError(f"there is no export `{name}`; {cure}")
    return tuple(str(name) for name in names)


def read_artifacts(value: object) -> ArtifactNames:
    """Names that are one artifact, under `same`, and names that must not be taken for another's."""
    if not isinstance(value, dict):
        raise OptionError(f"Expected `same` and `different`, but got {value!r}")
    only(("same", "different"), value, "artifacts")
    same, different = value.get("same") or [], value.get("different") or []
    if not isinstance(same, list) or not all(_are_texts(names, least=2) for names in same):
        raise OptionError(
            "`same` takes lists of two names or more, as in `- [Master Schedule, Integrated Schedule]`"
        )
    if not _are_texts(different, least=0):
        raise OptionError("`different` takes a list of names, as in `- Test Plan`")
    joined = [fold(str(name)) for names in same for name in names]
    for name in joined:
        if joined.count(name) > 1:
            raise OptionError(f"`same` names `{name}` twice; make one list of the two")
    return ArtifactNames.of(same, different)


def read_external(value: object) -> tuple[str, ...]:
    """Patterns of the names of inputs that come from outside the playbook, as written."""
    patterns = [value] if isinstance(value, str) else value
    if not isinstance(patterns, list) or not _are_texts(patterns, least=0):
        raise OptionError(f"Expected a list of names or patterns, as in `- Existing *`, but got {value!r}")
    if not all(any(map(str.isalnum, pattern)) for pattern in patterns):
        raise OptionError("a pattern needs at least one letter or digit, as in `- Existing *`")
    return tuple(patterns)


def read_links(value: object) -> tuple[str, ...]:
    """What is said of links: under `outside`, patterns of addresses of the surrounding web site."""
    if not isinstance(value, dict):
        raise OptionError(f"Expected `outside`, but got {value!r}")
    only(("outside",), value, "links")
    outside = value.get("outside") or []
    patterns = [outside] if isinstance(outside, str) else outside
    if not isinstance(patterns, list) or not _are_texts(patterns, least=0):
        raise OptionError(
            f"`outside` takes a list of addresses or patterns, as in `- /shop/*`, but got {outside!r}"
        )
    for pattern in patterns:
        if not pattern.startswith("/") or pattern.startswith("//"):
            raise OptionError(
                f"`outside` takes addresses with one `/` first, as in `- /shop/*`, but got {pattern!r}"
            )
    return tuple(patterns)


def read_files(value: object) -> str:
    """A folder inside the documentation folder, without slashes at its ends."""
    if not isinstance(value, str) or ".." in value.split("/") or "\\" in value:
        raise OptionError(f"Expected a folder inside docs_dir, with `/` between folders, but got {value!r}")
    folder = posixpath.normpath(value.strip("/"))
    return "" if folder == "." else folder


def read_templates(value: object, folder: Path | None) -> str:
    """A folder that is there, found from the folder of the configuration."""
    if not isinstance(value, str):
        raise OptionError(f"Expected a folder, but got {value!r}")
    found = (folder / value) if folder else Path(value)
    if not found.is_dir():
        raise OptionError(f"The path '{found}' isn't an existing directory.")
    return str(found.absolute())


def read_word(value: object, allowed: tuple[str, ...]) -> str:
    """One of a few words."""
    if value not in allowed:
        listed = ", ".join(f"`{one}`" for one in allowed)
        raise OptionError(f"Expected one of {listed}, but got {value!r}")
    return str(value)


def _are_texts(value: object, *, least: int) -> bool:
    return isinstance(value, list) and len(value) >= least and all(isinstance(one, str) for one in value)
