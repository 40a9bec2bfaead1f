"""Whether the places in a site's pages have the names that programs and we give them by ourselves."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mkdocs_m3.locales import Wording
    from mkdocs_m3.sites.options import Options

_OPTIONS: Final = frozenset({"slugify", "separator"})
"""Options of the extension `toc` by which a site names them otherwise."""


def known_headings(words: Wording, options: Options, extensions: object) -> dict[str, str]:
    """The words of all headings above parts, by the parts' names.

    There are none where a site has templates or names of its own.
    `extensions` are those of Markdown with their options, as keys or as a list that holds some.
    """
    from mkdocs_m3.components import headings  # noqa: PLC0415 - most sites have no link to a place

    parts = extensions if isinstance(extensions, list) else [extensions]
    toc = [part["toc"] for part in parts if isinstance(part, dict) and "toc" in part]
    is_own = any(isinstance(one, dict) and not _OPTIONS.isdisjoint(one) for one in toc)
    return {} if options.templates or is_own else headings(words)
