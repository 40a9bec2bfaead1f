"""Which templates a page of the playbook may name in its front matter, and what is said of any other.

Some templates of themes are not made for pages: Material's `redirect.html` sends visitors to an address
from the front matter, and runs it where it is a script.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.visible import terminal

if TYPE_CHECKING:
    from mkdocs_m3.findings.visible import Terminal

USUAL: Final = "main.html"
"""What themes make a page with, unless its front matter names another template."""


def may_use(template: object, own_folder: str | None) -> bool:
    """Whether a page may be made with a template: the usual one, or one of the site's own."""
    if template == USUAL:
        return True
    if not isinstance(template, str) or not own_folder or ".." in template.split("/"):
        return False
    return (Path(own_folder) / template.lstrip("/")).is_file()


def left_out(uri: str, template: object) -> Terminal:
    """The warning about a template that a page may not be made with."""
    return terminal(
        "{}: `template: {}` is left out: pages of the playbook may name only templates in the site's own "
        "folder, `theme: {{custom_dir: …}}`",
        uri,
        template,
    )
