"""The files that a build adds to the site, each backed by a real one.

MkDocs would take their content from memory, but some plugins open every file of a site by its path, or look
into the path.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig


class GeneratedFiles:
    """Files in a folder of their own, until the build has copied them."""

    def __init__(self) -> None:
        self._folder: TemporaryDirectory[str] | None = None

    def file(
        self,
        config: MkDocsConfig,
        uri: str,
        content: str | bytes,
        inclusion: InclusionLevel = InclusionLevel.INCLUDED,
    ) -> File:
        """A new file for the site, by its path in it; included whatever the site excludes by name."""
        self._folder = self._folder or TemporaryDirectory(prefix="mkdocs-m3-")
        path = Path(self._folder.name, uri)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return File.generated(config, uri, abs_src_path=str(path), inclusion=inclusion)

    def remove(self) -> None:
        """Delete the folder with everything in it."""
        if self._folder:
            self._folder.cleanup()
