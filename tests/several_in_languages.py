"""The site with two playbooks, in English and French, for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import yaml

from tests import several

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

ONLY_IN_ENGLISH: Final = "operations/2.1.md"
"""The one page that is not translated."""
FRENCH: Final = {
    "Moving": "Déplacer",
    "Running": "Exploiter",
    "Know ": "Connaître ",
    "Meet about": "Se réunir sur",
    "See [the next one](/1.2/)": "Voir [la suite](/fr/1.2/)",
    "Back to [the first one]": "Retour au [début]",
    "# Home": "# Accueil",
    "[Migration]": "[Migration en français]",
    "Words for all": "Mots pour tous",
    "Program Management Office": "Bureau du programme",
    "Runs the program": "Dirige le programme",
    "Program Manager": "Directeur de programme",
    "Minutes": "Procès-verbal",
    "permalink: /1.1/": "permalink: /tache-1.1/",
    "permalink: /2.": "permalink: /fr/2.",
}
"""What pages say in English and in French. Some addresses begin with the folder of the language."""
WORDS: Final[dict[str, dict[str, str]]] = {
    "customer": {"en": "Business office", "fr": "Bureau métier"},
    "desk": {"en": "Service desk", "fr": "Centre de services"},
}
PLAYBOOKS: Final[dict[str, Any]] = {
    "migration": {"folder": "migration", "title": {"en": "The move", "fr": "Le déménagement"}},
    "operations": {
        **several.PLAYBOOKS["operations"],
        "words": {"task": {"en": ["procedure", "procedures"], "fr": ["procédure", "procédures"]}},
        "parties": {name: {**several.PARTIES[name], "label": WORDS[name]} for name in ("customer",)}
        | {"desk": WORDS["desk"]},
    },
}
THEME: Final = """\
{% macro tree(items) %}{% for item in items %}<li data-title="{{ item.title }}">\
{% if item.url %}<a href="{{ item.url | url }}">{{ item.title }}</a>{% endif %}\
<ul>{{ tree(item.children or []) }}</ul></li>{% endfor %}{% endmacro %}\
{% for code, file in page.file.alternates.items() %}\
<link rel="alternate" hreflang="{{ code }}" href="{{ file.url | url }}">{% endfor %}\
{% for path in config.extra_css %}<link rel="stylesheet" href="{{ path | url }}">{% endfor %}\
<nav>{{ tree(nav.items) }}</nav>\
<article class="md-content__inner">{{ page.content }}</article>"""


def localized(structure: str, locale: str, path: str) -> str:
    """Where a page of a language is: `fr/operations/1.1.md` or `operations/1.1.fr.md`."""
    if structure == "folder":
        return f"{locale}/{path}"
    return path if locale == "en" else f"{path.removesuffix('.md')}.{locale}.md"


def files(structure: str) -> dict[str, str | bytes]:
    """The pages of both languages, and a file for both."""
    found: dict[str, str | bytes] = {}
    for path, text in several.files().items():
        if not path.endswith(".md"):
            found[path] = text
            continue
        found[localized(structure, "en", path)] = text
        if path != ONLY_IN_ENGLISH:
            found[localized(structure, "fr", path)] = translated(text)
    return found


def translated(text: str) -> str:
    """A page in French."""
    for english, french in FRENCH.items():
        text = text.replace(english, french)
    return text


def theme(folder: Path) -> dict[str, Any]:
    """A theme that shows the navigation, the page, and what a language selector leads to."""
    folder.mkdir()
    (folder / "main.html").write_text(THEME, encoding="utf-8")
    return {"name": None, "custom_dir": str(folder)}


def plugins(
    structure: str, *, is_ours_last: bool, falls_back: bool = True, ours: Mapping[str, object] | None = None
) -> list[object]:
    """Both plugins, in one order or the other, with further options of ours."""
    i18n = {
        "docs_structure": structure,
        "fallback_to_default": falls_back,
        "languages": [
            {"locale": "en", "default": True, "name": "English"},
            {"locale": "fr", "name": "Français"},
        ],
    }
    said = several.options(**{"playbooks": PLAYBOOKS, "exports": ["json", "csv"], **(ours or {})})
    both: list[object] = [{"i18n": i18n}, {"m3": yaml.safe_load(yaml.safe_dump(said))}]
    return both if is_ours_last else both[::-1]
