"""From a playbook that was read to what is published: what each page shows, and the files beside the pages.

Nothing here knows which program builds the site.
"""

from __future__ import annotations

from mkdocs_m3.publishing.extra_files import ExtraFiles
from mkdocs_m3.publishing.site import Site

__all__ = ["ExtraFiles", "Site"]
