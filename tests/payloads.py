"""A site that tries to run a script down every way from front matter and file names to a theme."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final

from tests.sites import TASK

if TYPE_CHECKING:
    from pathlib import Path

_TAG: Final = "<img src=nowhere.png onerror=hit()>"
_ATTRIBUTE: Final = '" onmouseover="hit()" onfocus="hit()" autofocus tabindex="0" x="'
_END_OF_TITLE: Final = "</title></script><script>hit()</script>"
PAYLOAD: Final = f"{_TAG}{_ATTRIBUTE}' onclick='hit()' {_END_OF_TITLE}"
"""What ends an element, an attribute in either kind of quotation marks, the title, and a script."""

QUOTED: Final = "'" + PAYLOAD.replace("'", "''") + "'"
"""The same as YAML."""
AS_CODE: Final = "'`" + PAYLOAD.replace("'", "''") + "`'"
"""The same as code in one of our texts, where every sign of it is kept."""
_BYTES: Final = base64.b64encode(PAYLOAD.encode()).decode()

KEYS: Final = f"""\
title: {QUOTED}
description: {QUOTED}
author: {QUOTED}
keywords: [{QUOTED}]
status: {QUOTED}
subtitle: {QUOTED}
tags: [{QUOTED}, plain]
categories: [{QUOTED}]
hide: [{QUOTED}]
source: {{{QUOTED}: 1}}
location: {QUOTED}
revision_date: {QUOTED}
git_revision_date_localized: {QUOTED}
git_creation_date_localized: {QUOTED}
comments: {QUOTED}
image: {QUOTED}
custom: {{list: [{QUOTED}], {QUOTED}: {{deep: {QUOTED}}}}}
binary: !!binary {_BYTES}
several: !!set {{{QUOTED}}}
ordered: !!omap [{QUOTED}: {QUOTED}]
{QUOTED}: key
"""
"""Everything that the themes of the tests print of a page's metadata, and some that others may."""

_CUSTOM_THEME: Final = """\
{% extends "base.html" %}
{% block content %}
<p class="{{ page.meta.subtitle }}" title='{{ page.meta.binary }}'></p>
<p>{{ page.meta }}</p>
{% for key, value in page.meta.items() %}<p title="{{ key }}">{{ value }}</p>{% endfor %}
{{ page.content }}
{% endblock %}
"""


def _task(number: int, name: str, extra: str = "") -> str:
    whole = TASK.format(phase=3, number=number, name=name, aside="")
    return whole.replace("layout: m3/keyTask\n", f"layout: m3/keyTask\n{extra}")


PAGES: Final = {
    "index.md": "# Home\n",
    "every-key.md": _task(1, "Every key", KEYS),
    "name.md": _task(2, AS_CODE).replace("Know what is at stake.", AS_CODE),
    "phase.md": f"---\nlayout: m3/phase\nphase: 3\nname: {AS_CODE}\nobjective: {AS_CODE}\n---\n",
    "phase-title.md": f"---\nlayout: m3/phase\nphase: 4\nname: Four\n{KEYS}---\n",
    "glossary.md": (
        f"---\nlayout: m3/glossary\ntitle: {QUOTED}\nsections:\n"
        f"  - name: {AS_CODE}\n    terms:\n      - name: {AS_CODE}\n        description: x\n---\n"
    ),
    "glossary-code.md": f"---\nlayout: m3/glossary\ntitle: {AS_CODE}\nsections: []\n---\n",
    "resources.md": f"---\nlayout: m3/resources\ntitle: {QUOTED}\nsections: []\n---\n",
    "unreadable.md": f"---\nlayout: m3/keyTask\nname: a: b: c\ntitle: {QUOTED}\nauthor: {QUOTED}\n---\n",
    "without-name.md": "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 9\n---\n",
    "redirect.md": _task(3, "Redirect", 'template: redirect.html\nlocation: "javascript:hit()"\n'),
    "<img src=nowhere.png onerror=hit()>/folder.md": _task(4, "Folder"),
    '\'" onmouseover="hit()" x="\'.md': "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 5\n---\n",
}
"""What strangers may send: each page by its path."""

NAVIGATIONS: Final[dict[str, dict[str, object]]] = {
    "without nav": {},
    "the site's own": {"nav": [{"Start": "index.md"}, *[path for path in PAGES if path != "index.md"]]},
    "filled in": {"nav": [{"Start": "index.md"}, {"Playbook": "m3/playbook"}]},
}

THEMES: Final[dict[str, dict[str, object]]] = {
    "material": {
        "name": "material",
        "font": False,
        "features": ["navigation.footer", "navigation.path", "content.action.edit"],
    },
    "mkdocs": {"name": "mkdocs"},
    "readthedocs": {"name": "readthedocs"},
}


def configuration(theme: str, navigation: str) -> dict[str, Any]:
    """The site's settings, with the payload in every word that they may put on pages."""
    ours: dict[str, object] = {
        "fail_on": "never",
        "labels": {"activities": PAYLOAD, "glossary": PAYLOAD, "resources": PAYLOAD},
        "parties": {"customer": {"label": PAYLOAD}, "provider": {"label": "Provider"}},
        "workstreams": {"process": {"label": PAYLOAD}},
        "nav": "auto" if navigation == "filled in" else "own",
    }
    plugins: list[object] = ["search", {"m3": ours}]
    return {
        "theme": THEMES[theme],
        "plugins": [*plugins, "tags"] if theme == "material" else plugins,
        "repo_url": "https://example.org/repository/",
        "edit_uri": "edit/main/docs/",
        "markdown_extensions": [{"toc": {"permalink": True}}],
        **NAVIGATIONS[navigation],
    }


def write_custom_theme(folder: Path) -> None:
    """A theme of the site's own that prints all metadata, in text and in attributes."""
    folder.mkdir(parents=True)
    (folder / "main.html").write_text(_CUSTOM_THEME, encoding="utf-8")
