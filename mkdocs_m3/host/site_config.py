"""Our options as MkDocs hands them over; `sites/options.py` reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ValidationError

from mkdocs_m3.sites.options import Options, OptionsRead
from mkdocs_m3.sites.translated_options import SiteLanguages, TranslatedOptions, read_translated


class M3Config(Config):
    """The options under `m3:` in mkdocs.yml, as they are written."""

    def __init__(self, config_file_path: str | bytes | None = None) -> None:
        super().__init__(config_file_path)
        self.translated = TranslatedOptions(read=OptionsRead(options=Options()))
        """The same, read; the usual ones until MkDocs has had them validated."""

    @property
    def options(self) -> Options:
        """The same, read, in the site's default language."""
        return self.translated.read.options

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, Any]]]:
        """Read the options, and tell MkDocs everything that is wrong in them."""
        self.translated = read_translated(self.data, self._folder)
        read = self.translated.read
        return [(key, ValidationError(words)) for key, words in read.wrong], [*read.unknown]

    def read_in(self, languages: SiteLanguages) -> tuple[str, ...]:
        """Read the options again, now for the languages of the site; gives back what is wrong for them."""
        self.translated = read_translated(self.data, self._folder, languages)
        return tuple(f"`{key}`: {words}" for key, words in self.translated.read.wrong)

    @property
    def _folder(self) -> Path | None:
        return Path(self.config_file_path).parent if self.config_file_path else None
