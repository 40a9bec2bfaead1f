"""Which files a site leaves out: `exclude_docs` and `draft_docs`, in the patterns of a `.gitignore`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pathspec.gitignore import GitIgnoreSpec

_USUAL: Final = (".*", "/templates/")
"""What is always left out, unless the site says otherwise."""
_SPECIAL: Final = rare(r"[\\*?\[\] ]")
_ESCAPED: Final = r"\\\g<0>"


class Patterns(Struct, frozen=True, kw_only=True):
    """What a site says of its files by their paths in the documentation folder, with `/`."""

    excluded: GitIgnoreSpec | None = None
    """What is left out, with what always is; `None` where it is only that."""
    own: GitIgnoreSpec | None = None
    """What the site itself leaves out."""
    drafts: GitIgnoreSpec | None = None
    """What only a preview shows."""
    unlisted: GitIgnoreSpec | None = None
    """What is not in a navigation that is made of all pages."""

    @classmethod
    def of(cls, excluded: str, drafts: str, unlisted: str = "") -> Patterns:
        """The patterns that are written, one a line. Raises `ValueError` for what is none."""
        return cls(
            excluded=_spec(*_USUAL, *excluded.splitlines()) if excluded else None,
            own=_spec(*excluded.splitlines()) if excluded else None,
            drafts=_spec(*drafts.splitlines()) if drafts else None,
            unlisted=_spec(*unlisted.splitlines()) if unlisted else None,
        )

    def excludes(self, uri: str) -> bool:
        """Whether a file is left out."""
        if self.excluded:
            return self.excluded.match_file(uri)
        return uri.startswith((".", "templates/")) or "/." in uri

    def site_excludes(self, uri: str) -> bool:
        """Whether the site itself says so; a folder has a slash at its end."""
        return bool(self.own and self.own.match_file(uri))

    def is_draft(self, uri: str) -> bool:
        """Whether only a preview shows it."""
        return bool(self.drafts and self.drafts.match_file(uri))

    def is_listed(self, uri: str) -> bool:
        """Whether it may be in a navigation that is made of all pages."""
        return not (self.unlisted and self.unlisted.match_file(uri))


def excluding_none(of_site: str, uris: Iterable[str]) -> str:
    """The `exclude_docs` with which none of these files is left out, though it is by the usual patterns.

    Written so that the site's own patterns are in it that say the same of whole folders.
    """
    left_out = [uri for uri in uris if Patterns().excludes(uri)]
    if not left_out:
        return ""
    kept = [line for line in of_site.splitlines() if line.startswith("!")]
    patterns = Patterns.of("\n".join(kept), "")
    one_by_one = (uri for uri in left_out if patterns.excludes(uri))
    return "\n".join((*kept, *(f"!/{_SPECIAL.sub(_ESCAPED, uri)}" for uri in one_by_one)))


def _spec(*lines: str) -> GitIgnoreSpec:
    from pathspec.gitignore import GitIgnoreSpec  # noqa: PLC0415 - most sites have no patterns

    return GitIgnoreSpec.from_lines(lines)
