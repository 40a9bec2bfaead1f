"""Which addresses a page may ask for; those of a real site are in `site_links.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from mkdocs_m3.model import Record


class Links(Protocol):
    """Addresses, as seen from one page."""

    @property
    def uri(self) -> str:
        """That page, by its path in the documentation folder."""
        ...

    def page(self, record: Record) -> str:
        """The address of another page of the playbook."""
        ...

    def page_at(self, uri: str) -> str:
        """The address of a page by its path in the documentation folder."""
        ...

    def asset(self, path: str) -> str:
        """The address of a file of ours that every site has, by its path in the site."""
        ...

    def export(self, path: str) -> str:
        """The address of an export, by its path in a site of one playbook."""
        ...

    def template(self, file: str) -> str | None:
        """The address of a file inside the files folder; `None` where there is no such file."""
        ...

    def size(self, file: str) -> int:
        """The size in bytes of a file inside the files folder that exists."""
        ...

    def published(self, file: str) -> str | None:
        """The address in full of such a file, if it is known where the site is published."""
        ...

    def published_page(self, uri: str) -> str | None:
        """The address in full of a page, likewise."""
        ...

    def written(self, address: str) -> str | None:
        """An address that an author wrote, ready for a link; `None` where it leads nowhere in the site."""
        ...

    def written_on(self, uri: str, address: str) -> str | None:
        """The same of an address that was written on another page."""
        ...
