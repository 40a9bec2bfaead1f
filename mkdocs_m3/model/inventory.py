"""What a site holds besides the texts of its pages: addresses and files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model.languages import Language
    from mkdocs_m3.model.playbook_place import PlaybookPlace


class Inventory(Struct, frozen=True, kw_only=True):
    """The pages and files of one site, by their paths inside the documentation folder, with `/`."""

    pages: Mapping[str, str]
    """Every page with the file it becomes: `guide/start.md` -> `guide/start/index.html`."""
    files: Mapping[str, int]
    """Every other file; with its size in bytes where it lies in the files folder, else 0.

    In a site of several languages, by its path without the language that it names.
    """
    outside: frozenset[str] = frozenset()
    """Those pages, and files of the files folder, that symbolic links take from outside the folder."""
    misnamed: frozenset[str] = frozenset()
    """Those pages whose names are not UTF-8; each byte that is not is shown as a code."""
    reserved: frozenset[str] = frozenset()
    """What else is in the built site, such as `404.html`."""
    has_directory_urls: bool = True
    """Whether `3.1/index.html` is addressed as `3.1/`."""
    site_address: str | None = None
    """Where the site is published, with a slash at its end; `None` where it is not known."""
    left_out: frozenset[str] = frozenset()
    """Other files of the documentation folder, which the site leaves out."""
    language: Language | None = None
    """The language of the pages, in a site that has several."""
    published: Mapping[str, str] = field(default_factory=dict)
    """The path in the built site of each file for which it is another one than its own."""
    translations: Mapping[str, str] = field(default_factory=dict)
    """By its path without a language, each page that names one: `3.1.md` -> `3.1.fr.md`."""

    def target(self, path: str) -> str | None:
        """The page or file that a path means; `None` where there is none."""
        if path in self.pages or path in self.files:
            return path
        meant = self.language.meant(path) if self.language else path
        if meant in self.files or meant in self.pages:
            return meant
        return self.translations.get(meant)

    def published_path(self, file: str) -> str:
        """The path in the built site of a file that is no page."""
        return self.published.get(file, file)

    def destination(self, destination: str, place: PlaybookPlace | None = None) -> str:
        """The file that a page becomes: in the folder of its language, and there in that of its playbook.

        Both are where the page wishes to be already, or not.
        """
        folder = self.language.folder if self.language else ""
        inside = destination.removeprefix(folder)
        return folder + (place.placed(inside) if place else inside)

    def with_pages(self, pages: Mapping[str, str]) -> Inventory:
        """The same with further pages, such as generated ones, each with the file that it becomes."""
        further = {uri: destination for uri, destination in pages.items() if uri not in self.pages}
        neutral = {self.language.neutral(uri): uri for uri in further} if self.language else {}
        translations = {name: uri for name, uri in neutral.items() if name != uri}
        return replace(
            self, pages={**self.pages, **further}, translations={**translations, **self.translations}
        )
