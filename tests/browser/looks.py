"""Each theme of the tests in light and dark colors, and the playbooks that are built in it."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from mkdocs_m3.markup.comments import VIEWS
from tests import sites
from tests.browser.example_sites import FIRST, REPOSITORY, SOURCES, configuration
from tests.browser.markup import blocks
from tests.neighbors import playbook

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from tests.sites import Built

BOTH: Final = ("light", "dark")
PALETTE: Final = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme}
    for name, scheme in (("light", "default"), ("dark", "slate"))
]


class Theme(Struct, frozen=True, kw_only=True):
    """A theme with its options."""

    options: Mapping[str, Any]
    """What `mkdocs.yml` says of it."""
    schemes: tuple[str, ...] = ("light",)
    """What a reader may prefer, where the theme follows that."""
    is_advised: bool = False
    """Whether it needs the stylesheet that the documentation advises for dark themes."""


THEMES: Final[dict[str, Theme]] = {
    "material": Theme(options={"name": "material", "font": False, "palette": PALETTE}, schemes=BOTH),
    "mkdocs": Theme(options={"name": "mkdocs", "color_mode": "auto"}, schemes=BOTH),
    "readthedocs": Theme(options={"name": "readthedocs"}),
    "terminal": Theme(options={"name": "terminal"}),
    "terminal-dark": Theme(options={"name": "terminal", "palette": "dark"}, is_advised=True),
    "cosmo": Theme(options={"name": "cosmo"}),
    "darkly": Theme(options={"name": "darkly"}, is_advised=True),
    "plain": Theme(options={"name": None, "custom_dir": str(Path(__file__).with_name("plain_theme"))}),
}
LOOKS: Final = tuple((name, scheme) for name, theme in THEMES.items() for scheme in theme.schemes)
"""Every theme with every preference of readers that it follows."""

WITH_OPTIONS: Final = {"lineage": ("", " {phase: 3}", " {task: 3.2}"), "swimlanes": (" {phase: 3}",)}
WITH_GENERATED: Final[tuple[object, ...]] = (
    "search",
    {"m3": {"pages": ["roles", "parties"], "exports": ["csv"], "fail_on": "never"}},
)
"""The plugins of a site with pages for roles and parties."""


def advised() -> str:
    """The stylesheet for dark themes in the documentation."""
    page = (REPOSITORY / "docs" / "neighbors.md").read_text(encoding="utf-8")
    found = re.search(r"```css title=\"docs/dark.css\"\n(.*?)```", page, re.DOTALL)
    assert found is not None
    return found[1]


def views() -> Iterator[tuple[str, str]]:
    """A page for each view, by its name."""
    for name in VIEWS:
        placed = enumerate(WITH_OPTIONS.get(name, ("",)), 1)
        sections = (f"\n## View {n}\n\n<!-- m3/{name}{options} -->\n" for n, options in placed)
        yield f"views/{name}.md", f"# View of {name}\n{''.join(sections)}"


def small(root: Path) -> list[object]:
    """Write a playbook with every kind of page; gives the plugins of its site."""
    every = "# Every view\n" + "".join(f"\n## Of {name}\n\n<!-- m3/{name} -->\n" for name in VIEWS)
    marked = playbook.THIRD.replace("Call everybody", "[Call](3.1.md) **really** `everybody`")
    marked = marked.replace("whether the names", "with the PMO whether the names")
    pages = {**playbook.PLAYBOOK, "tasks/3.3.md": marked, "every-view.md": every}
    sites.write(root, {**playbook.OTHERS, **pages})
    return list(WITH_GENERATED)


def real(root: Path, pages: Path) -> list[object]:
    """The same of the real playbook."""
    shutil.copytree(pages, root / "docs", ignore=shutil.ignore_patterns("README.md"))
    sites.write(root, {"index.md": "# Home\n\n<!-- m3/find-my-part -->\n", **dict(views())})
    return list(WITH_GENERATED)


def example(root: Path) -> list[object]:
    """The same of the first example site."""
    shutil.copytree(SOURCES[FIRST] / "docs", root / "docs")
    plugins: list[object] = configuration(FIRST)["plugins"]
    return plugins


def build(root: Path, write: Callable[[Path], list[object]], name: str) -> Built:
    """Build a playbook in a theme."""
    root.mkdir(parents=True, exist_ok=True)
    plugins, theme = write(root), THEMES[name]
    if theme.is_advised:
        sites.write(root, {"dark.css": advised()})
    built = sites.build(
        root,
        {},
        theme=dict(theme.options),
        plugins=plugins,
        extra_css=["dark.css"] if theme.is_advised else [],
        markdown_extensions=["admonition", "attr_list", "md_in_html", "tables", {"toc": {"permalink": True}}],
    )
    assert not built.is_aborted, built.log
    return built


def places(site: Path) -> dict[str, tuple[str, ...]]:
    """The address of each page with something of ours, with its blocks."""
    found = {
        path.parent.relative_to(site).as_posix(): blocks(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("index.html"))
    }
    return {f"{place}/".removeprefix("./"): tuple(own) for place, own in found.items() if own}


TOGETHER: Final = "together/"
"""The address of a page that holds what is on several."""


def put_together(site: Path, first: str, others: Iterable[str]) -> str:
    """Write a page with the blocks of some pages of a site; gives its address.

    Whatever a theme does to our blocks it does on one page as on many, which take far longer to look at.
    """
    own = places(site)
    html = (site / first / "index.html").read_text(encoding="utf-8")
    before, last, after = html.rpartition(own[first][-1])
    more = (f"<h2>Part</h2>{block}" for place in others for block in own[place])
    (site / TOGETHER).mkdir(exist_ok=True)  # a theme may have several looks
    (site / TOGETHER / "index.html").write_text(f"{before}{last}{''.join(more)}{after}", encoding="utf-8")
    return TOGETHER
