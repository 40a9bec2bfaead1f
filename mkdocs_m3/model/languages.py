"""The languages of a site that mkdocs-static-i18n translates: which files each one shows, and where.

That plugin builds a site once for each language, from the pages of this language and, in place of those that
are missing, the pages of the default language. The layout is read from its options, so that a build and the
command, which imports no plugin, see the same pages.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from mkdocs_m3.findings.rare_patterns import rare

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping

_LOCALE: Final = rare(r"[a-z]{2}(-[A-Za-z]{4})?(-[A-Z]{2})?|[a-z]{2}_[A-Z]{2}")
"""What that plugin takes for a language in a path, configured or not."""


class Language(Struct, frozen=True, kw_only=True):
    """One language of a site, as it is built."""

    locale: str
    """Its code: `fr`."""
    default: str
    """The code of the language that is at the site's root."""
    locales: tuple[str, ...]
    """The codes of all languages that the site names."""
    built: tuple[str, ...]
    """The codes of those that are built, the default language first."""
    is_by_folder: bool = False
    """Whether `fr/3.1.md` is the French page, and not `3.1.fr.md`."""
    falls_back: bool = True
    """Whether a page that is missing in this language is shown in the default language."""
    site_name: str | None = None
    """What the site is called in this language; `None` where it has no name of its own."""
    site_url: str | None = None
    """Where this language is published, likewise."""

    @property
    def folder(self) -> str:
        """The folder of the published site that holds all pages of this language: `fr/`, or nothing."""
        return "" if self.locale == self.default else f"{self.locale}/"

    @property
    def foreign_folders(self) -> tuple[str, ...]:
        """The folders at the site's root that hold the pages of other languages."""
        return tuple(locale for locale in self.built if locale not in (self.locale, self.default))

    @property
    def others(self) -> tuple[Language, ...]:
        """The other languages that are built."""
        return tuple(replace(self, locale=locale) for locale in self.built if locale != self.locale)

    def of(self, path: str) -> str | None:
        """The language that the path of a file names: `3.1.fr.md` -> `fr`; `None` where it names none."""
        if self.is_by_folder:
            said = path.split("/", 1)[0]
        else:
            said = PurePosixPath(PurePosixPath(path).stem).suffix.removeprefix(".")
        return said if said in self.locales or _LOCALE.fullmatch(said) else None

    def neutral(self, path: str) -> str:
        """A path without the language that it names: `3.1.fr.md` -> `3.1.md`."""
        said = self.of(path)
        if said is None:
            return path
        return path.removeprefix(f"{said}/") if self.is_by_folder else path.replace(f".{said}", "", 1)

    def without_folder(self, path: str) -> str:
        """A path without the folder of a language that it begins with: `fr/ops/3.1.md` -> `ops/3.1.md`."""
        return self.neutral(path) if self.is_by_folder else path

    def in_folder(self, path: str) -> str:
        """The reverse, in this language: `ops/3.1.md` -> `fr/ops/3.1.md` where languages have folders."""
        return f"{self.locale}/{path}" if self.is_by_folder else path

    def spellings(self, path: str) -> tuple[str, ...]:
        """The paths by which a navigation may name a page: its own, and those of other languages or none."""
        neutral = self.without_folder(path)
        return (path, neutral, replace(self, locale=self.default).in_folder(neutral))

    def meant(self, path: str) -> str:
        """What a path in a link means, without its language; that of a third language means only itself."""
        return self.neutral(path) if self.of(path) in (self.locale, self.default) else path

    def shown(self, paths: Iterable[str], pages: Container[str]) -> dict[str, str]:
        """By its path without a language, the page or file that this language shows.

        A file of the default language is there in any case, since that language is always built.
        """
        found: dict[str, str] = {}
        for path in paths:
            said, key = self.of(path), self.neutral(path)
            locale = said or self.default
            if locale == self.locale and (said or key not in found):
                found[key] = path
            elif locale == self.default and (self.falls_back or path not in pages):
                found.setdefault(key, path)
        return found

    def destination(self, path: str, neutral_destination: str, *, is_page: bool) -> str:
        """What a page or file becomes, from what it would become without a language.

        Files of the default language are there for all languages.
        """
        is_own = is_page or self.of(path) == self.locale
        return self.folder + neutral_destination if is_own else neutral_destination

    def is_of_another(self, address: str) -> bool:
        """Whether an address from the site's root leads into the folder of another language."""
        return address.split("/", 1)[0] in self.foreign_folders


def languages(options: Mapping[str, object]) -> tuple[Language, ...]:
    """The languages that a site builds, the default one first, from the options of that plugin.

    None where the options are not those of a site that it can build.
    """
    named = options.get("languages")
    items = [one for one in named if _is_language(one)] if isinstance(named, list | tuple) else []
    only = options.get("build_only_locale")
    built = [one for one in items if (one["locale"] == only if only else one.get("build", True))]
    built = [one for one in built if one["locale"] != "null"]
    default = next((one for one in built if only or one.get("default")), None)
    if default is None:
        return ()
    built = [default, *(one for one in built if one is not default)]
    codes = tuple(str(one["locale"]) for one in built)
    return tuple(
        Language(
            locale=code,
            default=codes[0],
            locales=tuple(str(one["locale"]) for one in items),
            built=codes,
            is_by_folder=options.get("docs_structure") == "folder",
            falls_back=options.get("fallback_to_default") is not False,
            site_name=str(one["site_name"]) if one.get("site_name") else None,
            site_url=str(one["site_url"]) if one.get("site_url") else None,
        )
        for code, one in zip(codes, built, strict=True)
    )


def _is_language(value: object) -> bool:
    return hasattr(value, "get") and isinstance(value.get("locale"), str)
