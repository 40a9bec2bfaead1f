"""The option `pages` of a site: which pages are generated, and what is wrong in it. Any host may ask."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.model.option_problem import OptionProblem

KINDS: Final = ("roles", "parties")
"""Of what pages can be generated; also their usual folders."""
_KEYS: Final = ("folder", "title")
_EXAMPLE: Final = "write `[roles, parties]`, or each with its `folder` and `title`"


class PagesOfKind(Struct, frozen=True, kw_only=True):
    """Where the pages of all roles, or of all parties, are."""

    folder: str
    """Their folder inside the documentation folder, without slashes at its ends."""
    title: str = ""
    """What the page that lists them is called; empty for the usual wording."""


class GeneratedPages(Struct, frozen=True, kw_only=True):
    """The pages that a site wants to have generated; none of what is `None`."""

    roles: PagesOfKind | None = None
    """A page for each role."""
    parties: PagesOfKind | None = None
    """A page for each party."""

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.roles or self.parties)

    def inside(self, folder: str) -> GeneratedPages:
        """The same in a folder, which has a slash at its end."""
        moved = {kind: replace(one, folder=folder + one.folder) for kind, one in self.kinds.items()}
        return GeneratedPages(**moved)

    @property
    def kinds(self) -> dict[str, PagesOfKind]:
        """What is generated, by kind, in the order of `KINDS`."""
        both = {"roles": self.roles, "parties": self.parties}
        return {kind: settings for kind, settings in both.items() if settings}


def read_pages(value: object) -> tuple[GeneratedPages, tuple[OptionProblem, ...]]:
    """The pages that a site wants, and everything that is wrong in what it says of them."""
    said = {value: None} if isinstance(value, str) else value
    if isinstance(said, list | tuple):
        said = dict.fromkeys(map(str, said))
    if not isinstance(said, Mapping):
        return GeneratedPages(), (OptionProblem(place="pages", headline=f"it is {value!r}", cure=_EXAMPLE),)
    problems: list[OptionProblem] = []
    found = {str(kind): _of_kind(str(kind), settings, problems) for kind, settings in said.items()}
    kept = {kind: settings for kind, settings in found.items() if settings}
    if len({one.folder.casefold() for one in kept.values()}) < len(kept):
        folder = next(iter(kept.values())).folder
        headline = f"roles and parties are both in the folder `{folder}`"
        problems.append(OptionProblem(place="pages", headline=headline, cure="give one of them another one"))
    return GeneratedPages(**kept) if not problems else GeneratedPages(), tuple(problems)


def _of_kind(kind: str, said: object, problems: list[OptionProblem]) -> PagesOfKind | None:
    def wrong(place: str, headline: str, cure: str) -> None:
        problems.append(OptionProblem(place=place, headline=headline, cure=cure))

    if kind not in KINDS:
        near = nearest(kind, KINDS)
        wrong("pages", f"there are no pages of `{kind}`", f"write `{near}`" if near else _EXAMPLE)
        return None
    if said is False:
        return None
    said = {} if said is None or said is True else said
    if not isinstance(said, Mapping):
        cure = f"write `{kind}: {{folder: {kind}, title: {kind.capitalize()}}}`, or leave it empty"
        wrong(f"pages.{kind}", f"it is {said!r}", cure)
        return None
    for key in said:
        if key not in _KEYS:
            near = nearest(str(key), _KEYS)
            cure = f"write `{near}`" if near else "use `folder` and `title`"
            wrong(f"pages.{kind}", f"there is no `{key}`", cure)
    folder, title = said.get("folder", kind), said.get("title", "")
    if not _is_folder(folder):
        cure = f"write a folder inside the documentation folder, with `/` between folders, as in `{kind}`"
        wrong(f"pages.{kind}.folder", f"it is {folder!r}", cure)
    if not isinstance(title, str):
        wrong(f"pages.{kind}.title", f"YAML reads {title!r} as no text", "put it in quotes")
    if problems:
        return None
    return PagesOfKind(folder=posixpath.normpath(str(folder).strip("/")), title=" ".join(str(title).split()))


def _is_folder(value: object) -> bool:
    if not isinstance(value, str) or "\\" in value or not value.isprintable():
        return False
    parts = value.strip("/").split("/")
    return all(part.strip() == part and part not in ("", ".", "..") for part in parts)
