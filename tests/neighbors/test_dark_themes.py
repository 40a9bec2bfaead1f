"""A dark theme that does not say so to the browser, and the line of CSS that the documentation advises."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest

from tests.browser.conftest import browser  # noqa: F401 - a fixture
from tests.browser.looks import advised
from tests.browser.serving import served
from tests.neighbors.sites import Neighbor, with_ours

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

pytestmark = pytest.mark.neighbors

LEAST: Final = 4.5
CONTRASTS: Final = """() => {
  const parts = (color) => {
    const found = color.match(/[\\d.]+/g).map(Number);
    const [r, g, b] = color.startsWith("color(") ? found.map((part) => part * 255) : found;
    return [r, g, b, found[3] ?? 1];
  };
  const light = (part) => (part /= 255) <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  const luminance = ([r, g, b]) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const over = (top, below) => [0, 1, 2].map((n) => top[n] * top[3] + below[n] * (1 - top[3])).concat(1);
  const ground = (element) => {
    const layers = [];
    for (let one = element; one; one = one.parentElement) {
      layers.push(parts(getComputedStyle(one).backgroundColor));
    }
    return layers.reverse().reduce((below, top) => over(top, below), [255, 255, 255, 1]);
  };
  const texts = [...document.querySelectorAll(".m3, .m3 *")].filter((element) =>
    element.getBoundingClientRect().width > 2
    && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  return texts.map((element) => {
    const below = ground(element);
    const both = [luminance(below), luminance(over(parts(getComputedStyle(element).color), below))];
    return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
  });
}"""
"""The contrast of every text of ours to what is behind it."""


@pytest.mark.parametrize(
    "theme", [{"name": "terminal", "palette": "dark"}, {"name": "darkly"}], ids=["terminal", "darkly"]
)
def test_texts_are_readable_in_a_dark_theme_with_the_line_that_is_advised(
    theme: dict[str, str],
    tmp_path: Path,
    browser: Browser,  # noqa: F811 - the fixture
) -> None:
    neighbor = Neighbor(
        name=theme["name"],
        theme=theme,
        config={"extra_css": ["dark.css"]},
        files={"docs/dark.css": advised()},
    )
    built = with_ours(neighbor, tmp_path, "last")
    assert not built.is_aborted, built.log
    page = browser.new_page()
    with served(tmp_path / "site") as base:
        for address in ("tasks/3.1/", "overview/"):
            page.goto(base + address)
            contrasts = page.evaluate(CONTRASTS)
            assert len(contrasts) > 30
            assert min(contrasts) >= LEAST, address
    page.close()
