"""Colors can be read, and one that cannot is reported with its ratio."""

from __future__ import annotations

import math
import re
from itertools import combinations
from pathlib import Path
from typing import Final

import pytest

from mkdocs_m3.model.vocabulary import M3, OWN_COLORS
from mkdocs_m3.rendering.colors import contrast, hard_to_read
from tests.sites import build, task

BASE: Final = Path(__file__).resolve().parents[1] / "mkdocs_m3" / "rendering" / "base.css"


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21), ("#777777", "#ffffff", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_our_own_colors_can_be_read_on_both_backgrounds() -> None:
    assert list(hard_to_read(M3)) == []
    assert min(contrast(color.light, "#ffffff") for color in OWN_COLORS) >= 4.5
    assert min(contrast(color.dark, "#1e2129") for color in OWN_COLORS) >= 4.5


@pytest.mark.parametrize(("text", "behind"), [("#495057", "#ffffff"), ("#404040", "#fcfcfc")])
def test_muted_words_can_be_read_in_the_themes_of_mkdocs(text: str, behind: str) -> None:
    (share,) = re.findall(r"--m3-muted: color-mix\(in srgb, currentcolor (\d+)%", BASE.read_text("utf-8"))
    mixed = (
        (int(text[at : at + 2], 16) * int(share) + int(behind[at : at + 2], 16) * (100 - int(share))) // 100
        for at in (1, 3, 5)
    )
    assert contrast("#" + "".join(f"{one:02x}" for one in mixed), behind) >= 4.5


RED, GREEN, BLUE = (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)
SEEN_BY: Final = {
    "most readers": (RED, GREEN, BLUE),
    "deuteranopes": ((0.3307, 0.6693, 0.0), (0.3307, 0.6693, 0.0), (-0.0279, 0.0279, 1.0)),
    "protanopes": ((0.1124, 0.8876, 0.0), (0.1124, 0.8876, 0.0), (0.0040, -0.0040, 1.0)),
}
"""What is left of red, green and blue light, as Vienot, Brettel and Mollon put it (1999)."""


def seen(color: str, reader: str) -> tuple[float, float, float]:
    """A color as a reader sees it, in Oklab, where equal distances look alike; white is (100, 0, 0)."""
    light = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in light]
    red, green, blue = (
        min(1, max(0, sum(part * one for part, one in zip(row, linear, strict=True))))
        for row in SEEN_BY[reader]
    )
    long = (0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue) ** (1 / 3)
    medium = (0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue) ** (1 / 3)
    short = (0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue) ** (1 / 3)
    return (
        100 * (0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short),
        100 * (1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short),
        100 * (0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short),
    )


@pytest.mark.parametrize("reader", SEEN_BY)
@pytest.mark.parametrize("palette", ["light", "dark"])
def test_our_own_colors_differ_for_every_reader(palette: str, reader: str) -> None:
    """A distance of 2 is just seen; the first six are as they always were, and some are nearer."""
    colors = [getattr(color, palette) for color in OWN_COLORS]
    assert len(set(colors)) == 12
    for (n, one), (m, other) in combinations(enumerate(colors), 2):
        least = 4.5 if max(n, m) >= 6 else 1.3
        assert math.dist(seen(one, reader), seen(other, reader)) >= least, (one, other)


def test_the_first_six_colors_stay() -> None:
    assert [color.light for color in OWN_COLORS[:6]] == [
        "#1f5fae",
        "#0a7060",
        "#8a4b08",
        "#6b3fa0",
        "#a32b4f",
        "#4b6b12",
    ]


def test_a_color_that_is_hard_to_read_is_a_warning_with_its_ratio(tmp_path: Path) -> None:
    pale = {"label": "Agency", "color": {"light": "#ffcc00", "dark": "#ffcc00"}}
    options = {"parties": {"customer": pale, "provider": "Provider"}}
    built = build(tmp_path, {"3.1.md": task()}, plugins=[{"m3": options}], strict=True)
    assert built.is_aborted
    assert "the light color #ffcc00 of `customer` has a contrast of 1.5:1" in built.log
    assert "dark color" not in built.log
