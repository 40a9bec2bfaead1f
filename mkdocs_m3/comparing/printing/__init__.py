"""Changes for whoever reads them, each format in a file of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mkdocs_m3.comparing.printing import as_json, as_markdown, as_text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from mkdocs_m3.comparing.printing.told import Told
    from mkdocs_m3.findings.visible import Json, Markdown, Terminal

FORMATS: Final[Mapping[str, Callable[[Told], Terminal | Markdown | Json]]] = {
    "text": as_text.printed,
    "markdown": as_markdown.printed,
    "json": as_json.printed,
}
"""Every format by its name."""
