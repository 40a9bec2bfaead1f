"""What a site holds besides the texts of its pages: addresses and files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """The pages and files of one site, by their paths inside the documentation folder, with `/`."""

    pages: Mapping[str, str]
    """Every page with the file it becomes: `guide/start.md` -> `guide/start/index.html`."""
    files: Mapping[str, int]
    """Every other file; with its size in bytes where it lies in the files folder, else 0."""
    outside: frozenset[str] = frozenset()
    """Those pages, and files of the files folder, that symbolic links take from outside the folder."""
    misnamed: frozenset[str] = frozenset()
    """Those pages whose names are not UTF-8; each byte that is not is shown as a code."""
    reserved: frozenset[str] = frozenset()
    """What else stands in the built site, such as `404.html`."""
    has_directory_urls: bool = True
    """Whether `3.1/index.html` is addressed as `3.1/`."""
    site_address: str | None = None
    """Where the site is published, with a slash at its end; `None` where it is not known."""
