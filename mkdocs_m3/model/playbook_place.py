"""Which playbook of a site it is, and which pages are in it. Most sites have one, without a name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs_m3.model.languages import Language

CLASS: Final = "m3-playbook--"
"""How the class begins that the blocks of one of several playbooks have; its name follows."""


class PlaybookPlace(Struct, frozen=True, kw_only=True):
    """One playbook among those of its site, or the pages that are in none of them."""

    name: str = ""
    """Its name in the configuration; empty where that names none, and of pages in none."""
    title: str = ""
    """What its section of the navigation is called."""
    folder: str = ""
    """Its folder in the documentation folder, with a slash at its end; empty for what is in no other's."""
    is_outside: bool = False
    """Whether it is no playbook, but the pages of its site that are in no playbook's folder."""
    is_first: bool = True
    """Whether the configuration names it first."""
    is_alone: bool = True
    """Whether the site has no other playbook."""

    @property
    def is_usual(self) -> bool:
        """Whether it is what its site would be without others: the only one, or in no folder of its own."""
        return self.is_alone or not self.folder

    @property
    def exports(self) -> str:
        """The folder of its exports inside that of all: `operations/`; empty where it is usual."""
        return "" if self.is_usual else f"{self.name}/"

    @property
    def css_class(self) -> str:
        """The class of its blocks, in which alone its colors hold; empty where it is usual."""
        return "" if self.is_usual else f"{CLASS}{self.name}"

    def placed(self, destination: str) -> str:
        """What a page of it with a permalink becomes: inside its folder, which the permalink may name."""
        return destination if destination.startswith(self.folder) else self.folder + destination


def place_of(uri: str, places: Iterable[PlaybookPlace], language: Language | None) -> PlaybookPlace | None:
    """The one of a site's playbooks that a page is in, by its path without the folder of its language.

    A page in no playbook's folder is where the one without a folder is; `None` where all have one.
    """
    path = language.without_folder(uri) if language else uri
    by_folder = {one.folder: one for one in places}
    inside = (one for folder, one in by_folder.items() if folder and path.startswith(folder))
    return next(inside, by_folder.get(""))
