"""What axe finds in our blocks, on every key-task page, in both palettes and on three screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.example_site import KEY_TASKS, KeyTaskPage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

WIDTHS: Final = (1366, 390, 320)
RULES: Final = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")

RUN_AXE: Final = """async rules => {
  const found = await axe.run({ include: [[".m3"]] },
    { runOnly: { type: "tag", values: rules }, resultTypes: ["violations"] });
  return { passes: found.passes.length,
    violations: found.violations.flatMap(violation =>
      violation.nodes.map(node => `${violation.id}: ${violation.help}: ${node.html}`)) };
}"""


def violations(page: Page) -> list[str]:
    """What is wrong in our blocks as they look at the moment."""
    found = page.evaluate(RUN_AXE, list(RULES))
    assert found["passes"] > 0, "axe has checked nothing"
    return [str(violation) for violation in found["violations"]]


@pytest.mark.parametrize("palette", ["light", "dark"])
@pytest.mark.parametrize("task", KEY_TASKS, ids=lambda task: task.id)
def test_axe_finds_nothing(
    new_page: Callable[..., Page], address: str, node_packages: Path, task: KeyTaskPage, palette: str
) -> None:
    page = new_page(color_scheme=palette)
    page.goto(address + task.address)
    page.add_script_tag(path=node_packages / "axe-core" / "axe.min.js")
    scheme = page.locator("body").get_attribute("data-md-color-scheme")
    assert scheme == {"light": "default", "dark": "slate"}[palette]

    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[f"{width} px"] = violations(page)
    if task.buttons:
        page.locator(".m3-filter button").last.click()
        found["filtered"] = violations(page)
    assert {where: what for where, what in found.items() if what} == {}
