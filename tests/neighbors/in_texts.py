"""The neighbors that work on what is written on pages."""

from __future__ import annotations

from typing import Any, Final

from tests.neighbors.sites import Neighbor

ABBREVIATIONS: Final = "".join(
    f"*[{word}]: An abbreviation of {n}\n"
    for n, word in enumerate(
        ("m3", "part", "view", "activities", "Activities", "stakeholders", "tasks", "Sponsor", "PMO", "3")
    )
)
EXTENSIONS: Final[tuple[Any, ...]] = (
    "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "pymdownx.arithmatex",
    "pymdownx.betterem", "pymdownx.caret", "pymdownx.critic", "pymdownx.details", "pymdownx.emoji",
    "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark", "pymdownx.smartsymbols", "pymdownx.superfences",
    "pymdownx.tabbed", "pymdownx.tasklist", "pymdownx.tilde", "pymdownx.striphtml", "smarty", "nl2br",
)  # fmt: skip
NAME_WITH_SIGNS: Final = 'A :smile: {#x .y} ==b== ~~c~~ ^^d^^ (c) --> $e$ ++f++ [g] h_i_j {++k++} "l"'
"""A name that holds what these extensions look for."""
MODULE: Final = """\
def wave(height: int) -> int:
    '''Make a wave.'''
    return height
"""

IN_TEXTS: Final = (
    Neighbor(
        name="macros",
        plugins=("macros",),
        config={"extra": {"money": "12"}},
        bodies={"tasks/3.2.md": "\nIt costs {{ money }} and {{ 1 + 1 }}.\n"},
        says={"3.2/index.html": ("It costs 12 and 2.",)},
    ),
    Neighbor(
        name="include-markdown",
        plugins=("include-markdown",),
        bodies={"tasks/3.2.md": '\n{% include-markdown "../../note.md" %}\n'},
        files={"note.md": "A note that is *included*.\n"},
        says={"3.2/index.html": ("A note that is <em>included</em>.",)},
    ),
    Neighbor(
        name="autolinks",
        plugins=("autolinks",),
        bodies={"tasks/3.2.md": "\nSee [the deep page](deepest.md).\n"},
        files={"docs/deep/deepest.md": "# Deep\n"},
        says={"3.2/index.html": ('<a href="../deep/deepest/">the deep page</a>',)},
    ),
    Neighbor(
        name="roamlinks",
        plugins=("roamlinks",),
        bodies={"tasks/3.2.md": "\nSee [[deepest]].\n"},
        files={"docs/deep/deepest.md": "# Deep\n"},
        says={"3.2/index.html": ('<a href="../deep/deepest/">deepest</a>',)},
    ),
    Neighbor(
        name="ezlinks",
        plugins=({"ezlinks": {"wikilinks": True, "reference_links": True}},),
        bodies={"tasks/3.2.md": "\nSee [[deepest]].\n"},
        files={"docs/deep/deepest.md": "# Deep\n"},
        says={"3.2/index.html": ('href="../deep/deepest/"',)},
    ),
    Neighbor(
        name="autorefs",
        plugins=("autorefs",),
        bodies={"tasks/3.2.md": "\nSee [what it is][what-it-is].\n"},
        says={"3.2/index.html": ("other/#what-it-is",)},
    ),
    Neighbor(
        name="mkdocstrings",
        plugins=({"mkdocstrings": {"handlers": {"python": {"paths": ["."]}}}},),
        files={
            "shore.py": MODULE,
            "docs/reference.md": "# Reference\n\n::: shore\n",
        },
        bodies={"tasks/3.2.md": "\nSee [the wave][shore.wave].\n"},
        says={"reference/index.html": ("Make a wave.",), "3.2/index.html": ("reference/#shore.wave",)},
    ),
    Neighbor(
        name="glightbox",
        plugins=("glightbox",),
        config={"markdown_extensions": ["attr_list", "md_in_html"]},
        files={"docs/assets/sea.png": b"\x89PNG"},
        bodies={"tasks/3.2.md": "\n![The sea](../assets/sea.png)\n"},
        says={"3.2/index.html": ('class="glightbox"',)},
    ),
    Neighbor(
        name="git-revision-date-localized",
        plugins=({"git-revision-date-localized": {"enable_creation_date": True}},),
        has_history=True,
        says={"3.2/index.html": ("March 4, 2026",)},
    ),
    Neighbor(
        name="minify",
        plugins=({"minify": {"minify_html": True, "minify_js": True, "minify_css": True}},),
    ),
    Neighbor(
        name="abbreviations",
        config={
            "markdown_extensions": [
                "abbr",
                {"pymdownx.snippets": {"auto_append": ["abbreviations.md"], "base_path": ["."]}},
            ]
        },
        files={"abbreviations.md": ABBREVIATIONS},
        says={"3.2/index.html": ('<abbr title="An abbreviation of',)},
        bodies={"tasks/3.2.md": "\nAsk the PMO.\n"},
    ),
    Neighbor(
        name="abbreviations-in-the-page",
        theme={"name": "mkdocs"},
        config={"markdown_extensions": ["abbr"]},
        bodies=dict.fromkeys(("tasks/3.1.md", "overview.md"), f"\nAsk the PMO.\n\n{ABBREVIATIONS}"),
        says={"tasks/3.1/index.html": ('<abbr title="An abbreviation of',)},
    ),
    Neighbor(name="extensions", config={"markdown_extensions": [*EXTENSIONS]}),
)
