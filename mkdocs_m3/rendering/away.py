"""The page that `mkdocs serve` shows where a page was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    import jinja2

    from mkdocs_m3.locales import Wording


class View(Struct, frozen=True, kw_only=True):
    """What is said in place of a page."""

    language: str
    """The language of the words."""
    title: str
    """What happened to the page."""
    text: str
    """That it is shown again when it comes back."""
    address: str
    """Where it went, as seen from here; empty where it went nowhere."""
    link: str
    """The words of the link, with the address as seen from the root."""


def page(root: str, address: str | None, words: Wording, environment: jinja2.Environment) -> str:
    """A whole page, from which `root` leads to that of the site.

    It has the address where the page is now, as seen from there, or `None` where it is gone.
    """
    is_gone = address is None
    view = View(
        language=words.message("away_language"),
        title=words.message("away_gone" if is_gone else "away_moved"),
        text=words.message("away_back"),
        address="" if is_gone else f"{root}{address}",
        link="" if is_gone else words.message("away_link", address=f"/{(address or '').removeprefix('./')}"),
    )
    return environment.get_template("away.html").render(view=view)
