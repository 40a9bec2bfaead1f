"""A small site whose pages hold pictures of large playbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3 import M3
from mkdocs_m3.model import Placement
from mkdocs_m3.reading.placed_views import view as read_view
from tests.browser.markup import blocks
from tests.pictures import HIDDEN, context, made_up, shown
from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.components.context import Context

SIZES: Final = (67, 300)
PICTURES: Final = {
    "map": "m3/map",
    "lanes": "m3/swimlanes {phase: 4}",
    "flow": "m3/lineage",
    "around": "m3/lineage {task: 4.3}",
    "through": "m3/lineage {phase: 4}",
    "matrix": "m3/stakeholder-matrix",
}
"""By the address of its page, the comment of each picture."""
PALETTE: Final = [
    {"media": f"(prefers-color-scheme: {name})", "scheme": scheme}
    for name, scheme in (("light", "default"), ("dark", "slate"))
]


def build_pictures(root: Path) -> Path:
    """Build the site, each picture at `map-67/`; gives back its folder.

    The pages are those of a small site, with the picture of another playbook in them: that is all one sees.
    """
    built = build(
        root,
        {f"{name}.md": f"{HIDDEN}# {name}\n\n<!-- {comment} -->\n" for name, comment in PICTURES.items()}
        | {"index.md": "# Home\n", "1.1.md": task(1), "1.2.md": task(1, 2)},
        theme={"name": "material", "font": False, "palette": PALETTE},
        plugins=["search", {"m3": {"fail_on": "never", "exports": []}}],
    )
    assert not built.is_aborted, built.log
    for tasks in SIZES:
        made = context(made_up(tasks))
        for name, comment in PICTURES.items():
            page = root / "site" / f"{name}-{tasks}" / "index.html"
            page.parent.mkdir()
            html = built.html(f"{name}/index.html")
            before, _, after = html.partition(blocks(html)[0])
            view = shown(comment.removeprefix("m3/").partition(" ")[0], chosen(made, comment))
            page.write_text(f"{before}{view}{after}", encoding="utf-8")
    return root / "site"


def chosen(made: Context, comment: str) -> Context:
    """The same with the options of a comment."""
    options = comment.partition(" ")[2]
    selection = read_view(Placement(part=comment[3:].partition(" ")[0], start=0, end=0, options=options), M3)
    return replace(made, selection=selection.selection)
