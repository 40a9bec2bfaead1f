"""The one Jinja environment.

A template has two names: `activities.html`, which a site's own folder may override, and
`m3/activities.html`, which is always ours, for an override to extend.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

import jinja2

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_SHARED: Final = ("parties.html", "offer.html")


def environment(override_folder: str | None) -> jinja2.Environment:
    """An environment that looks into a site's folder of templates first, if there is one."""
    ours = jinja2.DictLoader(_templates())
    own = [jinja2.FileSystemLoader(override_folder)] if override_folder else []
    return jinja2.Environment(
        loader=jinja2.ChoiceLoader([jinja2.PrefixLoader({"m3": ours}), *own, ours]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _templates() -> dict[str, str]:
    folders = sorted((_PACKAGE / "components").glob("*/template.html"))
    components = {f"{path.parent.name}.html": path.read_text(encoding="utf-8") for path in folders}
    shared = {name: (_PACKAGE / "rendering" / name).read_text(encoding="utf-8") for name in _SHARED}
    return components | shared
