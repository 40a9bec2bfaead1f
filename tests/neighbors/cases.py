"""The neighbors, one a case; those that work on texts are in `in_texts.py`."""

from __future__ import annotations

import re
from typing import Any, Final

from tests.neighbors import playbook
from tests.neighbors.in_texts import IN_TEXTS
from tests.neighbors.sites import Neighbor

THEMES: Final[tuple[dict[str, Any], ...]] = (
    {"name": "material", "font": False},
    {"name": "mkdocs"},
    {"name": "readthedocs"},
    {"name": "terminal"},
    {"name": "cosmo"},
)
MADE: Final = "made/3.3.md"
NAV: Final = ("other.md", "glossary.md", "tasks/3.2.md", "phase.md", "index.md", "tasks/3.1.md")
"""An order that nobody would come upon alone."""
GENERATE: Final = """\
from pathlib import Path

import mkdocs_gen_files

with mkdocs_gen_files.open("made/3.3.md", "w") as page:
    page.write(Path(__file__).with_name("from-elsewhere.md").read_text())
with mkdocs_gen_files.open("made/plain.md", "w") as page:
    page.write("# Generated")
"""
POST: Final = "---\ndate: 2026-03-04\n---\n\n# News\n\nSee [the second task](../../tasks/3.2.md).\n"
NULL_THEME: Final = """\
<!DOCTYPE html><html lang="en"><head><title>{{ page.title }}</title>
{% for path in config.extra_css %}<link href="{{ path|url }}" rel="stylesheet">{% endfor %}
</head>
<body><nav>{% for item in nav %}<a href="{{ item.url|url }}">{{ item.title }}</a>{% endfor %}
{% if page %}{% for item in page.toc %}{% for inner in item.children %}
<a href="{{ inner.url }}">{{ inner.title }}</a>{% endfor %}{% endfor %}{% endif %}</nav>
<main>{{ page.content }}</main>
{% for script in config.extra_javascript %}{{ script|script_tag }}{% endfor %}</body></html>
"""

OF_NAVIGATION: Final = (
    Neighbor(
        name="awesome-nav",
        plugins=("awesome-nav",),
        files={"docs/.nav.yml": "nav:\n" + "".join(f"  - {page}\n" for page in NAV)},
    ),
    Neighbor(
        name="awesome-pages",
        plugins=("awesome-pages",),
        files={
            "docs/.pages": "nav: [other.md, tasks, index.md, ...]\n",
            "docs/tasks/.pages": "title: Do this\nnav: [3.2.md, 3.1.md]\n",
        },
    ),
    Neighbor(
        name="literate-nav",
        plugins=({"literate-nav": {"nav_file": "SUMMARY.md"}},),
        files={"docs/SUMMARY.md": "".join(f"* [{page[:-3]}]({page})\n" for page in NAV)},
    ),
    Neighbor(
        name="section-index",
        plugins=("section-index",),
        config={
            "nav": [
                "index.md",
                "other.md",
                {"Playbook": ["phase.md", "tasks/3.1.md", "tasks/3.2.md", "overview.md"]},
                {"More": ["glossary.md", "resources.md"]},
            ]
        },
    ),
)
THAT_BRING_PAGES: Final = (
    Neighbor(
        name="gen-files",
        plugins=({"gen-files": {"scripts": ["generate.py"]}},),
        files={"generate.py": GENERATE},
        config={"nav": [*NAV, "resources.md", "overview.md", MADE, "made/plain.md"]},
        elsewhere={MADE: ("from-elsewhere.md", playbook.THIRD)},
        says={"made/plain/index.html": ("Generated",)},
    ),
    Neighbor(
        name="monorepo",
        plugins=("monorepo",),
        config={"nav": [*NAV, "resources.md", "overview.md", {"Made": "!include ./made/mkdocs.yml"}]},
        files={
            "made/mkdocs.yml": "site_name: made\nnav:\n  - index.md\n  - 3.3.md\n",
            "made/docs/index.md": "# A site of its own\n",
        },
        elsewhere={MADE: ("made/docs/3.3.md", playbook.THIRD)},
        says={"made/index.html": ("A site of its own",)},
    ),
    Neighbor(
        name="blog",
        plugins=("blog",),
        files={"docs/blog/posts/news.md": POST, "docs/blog/index.md": "# Blog\n"},
        says={"blog/2026/03/04/news/index.html": ("the second task",), "blog/index.html": ("News",)},
    ),
    Neighbor(
        name="tags",
        plugins=("tags",),
        files={
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
            "docs/tagged.md": "---\ntags: [Office]\n---\n# Tagged\n",
        },
        config={"nav": [*NAV, "resources.md", "overview.md", MADE, "tags.md", "tagged.md"]},
        elsewhere={MADE: (f"docs/{MADE}", playbook.TAGGED)},
        says={"tags/index.html": ("Office", "Tagged", "3.3 Come back after a month")},
    ),
    Neighbor(
        name="meta",
        plugins=("meta", "tags"),
        files={
            "docs/tasks/.meta.yml": "tags: [Office]\n",
            "docs/tags.md": "# Tags\n\n<!-- material/tags -->\n",
        },
        says={"3.2/index.html": ("Office",), "tags/index.html": ("Office", "3.2 Plan the first weeks")},
    ),
    Neighbor(
        name="rss",
        plugins=({"rss": {"use_git": False, "date_from_meta": {"as_creation": "date"}, "match_path": ".*"}},),
        files={"docs/dated.md": "---\ndate: 2026-03-04\n---\n# Dated\n"},
        says={"feed_rss_created.xml": ("Dated",)},
    ),
    Neighbor(
        name="redirects",
        plugins=({"redirects": {"redirect_maps": {"old.md": "tasks/3.2.md", "older.md": "phase.md"}}},),
        says={"old/index.html": ("../3.2/",), "older/index.html": ("../phase/",)},
    ),
    Neighbor(
        name="print-site",
        plugins=("print-site",),
        orders=("first",),  # under --strict, it does not stand any plugin behind it
        says={"print_page/index.html": ("Overview",)},
        known={
            "ids: print_page/index.html repeats": "only headings and list items get ids of their own",
            "links: print_page/index.html leads to #": "ids that links lead to are not always changed",
            "others: print_page/index.html": "it holds the pages of the playbook",
        },
    ),
    Neighbor(
        name="mike",
        plugins=({"mike": {"canonical_version": "latest"}},),
        config={"extra": {"version": {"provider": "mike"}}},
    ),
)


def _translated(page: str, place: str) -> str:
    """A page that is published where it is written, with links to headings in its language."""
    page = re.sub("permalink: .*\n", "", page).replace("/3.2/", "tasks/3.2.md")
    return page.replace("#activities", f"#{place}") + f"\nWords of its own about {place}.\n"


ENCRYPTED: Final = Neighbor(
    name="encryptcontent",
    plugins=({"encryptcontent": {"insecure_test": True, "kdf_pow": 1}},),
    elsewhere={MADE: (f"docs/{MADE}", playbook.SECRET)},
    config={"nav": [*NAV, "resources.md", "overview.md", MADE]},
    is_strict=False,
    known={f"links: {MADE[:-3]}/index.html leads to #": "the headings of the page are encrypted"},
    hidden=("Call everybody once", "the names are still right"),
)
TRANSLATED: Final = Neighbor(
    name="static-i18n",
    plugins=(
        {
            "i18n": {
                "docs_structure": "suffix",
                "languages": [
                    {"locale": "en", "default": True, "name": "English"},
                    {"locale": "fr", "name": "Français"},
                ],
            }
        },
    ),
    base={},
    permalinks={},
    elsewhere={
        folder + name: (f"docs/{name[:-3]}{end}.md", _translated(text, place))
        for name, text in playbook.PLAYBOOK.items()
        for folder, end, place in (("", "", "activities"), ("fr/", ".fr", "activites"))
    },
    files={
        "docs/index.fr.md": "# Accueil\n\n[Tâche](tasks/3.1.md)\n",
        "docs/other.fr.md": "# Une autre page\n",
    },
    says={"fr/other/index.html": ("Une autre page",), "fr/index.html": ("Accueil",)},
)
TOGETHER: Final = Neighbor(
    name="eight-together",
    plugins=(
        "awesome-nav",
        "macros",
        "include-markdown",
        "tags",
        "glightbox",
        {"git-revision-date-localized": {"enable_creation_date": True}},
        {"redirects": {"redirect_maps": {"old.md": "tasks/3.2.md"}}},
        {"minify": {"minify_html": True}},
    ),
    files={"docs/.nav.yml": "nav:\n" + "".join(f"  - {page}\n" for page in NAV)},
    has_history=True,
    says={"old/index.html": ("../3.2/",)},
)
CASES: Final = (
    *(
        Neighbor(name=f"{theme['name']}{end}", theme=theme, has_directory_urls=is_on)
        for theme in THEMES
        for is_on, end in ((True, ""), (False, "-without-directory-urls"))
    ),
    Neighbor(
        name="theme-null",
        theme={"name": None, "custom_dir": "own"},
        files={"own/main.html": NULL_THEME},
    ),
    *OF_NAVIGATION,
    *THAT_BRING_PAGES,
    *IN_TEXTS,
    ENCRYPTED,
    TRANSLATED,
    TOGETHER,
)
