"""Our options as MkDocs hands them over; `sites/options.py` reads them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mkdocs.config.base import Config, ValidationError

from mkdocs_m3.sites.options import Options, read_options


class M3Config(Config):
    """The options under `m3:` in mkdocs.yml, as they are written."""

    def __init__(self, config_file_path: str | bytes | None = None) -> None:
        super().__init__(config_file_path)
        self.options = Options()
        """The same, read; the usual ones until MkDocs has had them validated."""

    def validate(self) -> tuple[list[tuple[str, Exception]], list[tuple[str, Any]]]:
        """Read the options, and tell MkDocs everything that is wrong in them."""
        folder = Path(self.config_file_path).parent if self.config_file_path else None
        read = read_options(self.data, folder)
        self.options = read.options
        return [(key, ValidationError(words)) for key, words in read.wrong], [*read.unknown]
