"""Colors can be read, and one that cannot is reported with its ratio."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3.model.vocabulary import M3, OWN_COLORS
from mkdocs_m3.rendering.colors import contrast, hard_to_read
from tests.sites import build, task

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000", "#fff", 21), ("#777777", "#ffffff", 4.48), ("#fff", "#fff", 1)]
)
def test_contrast_is_what_wcag_says(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


def test_our_own_colors_can_be_read_on_both_backgrounds() -> None:
    assert list(hard_to_read(M3)) == []
    assert min(contrast(color.light, "#ffffff") for color in OWN_COLORS) >= 4.5
    assert min(contrast(color.dark, "#1e2129") for color in OWN_COLORS) >= 4.5


def test_a_color_that_is_hard_to_read_is_a_warning_with_its_ratio(tmp_path: Path) -> None:
    pale = {"label": "Agency", "color": {"light": "#ffcc00", "dark": "#ffcc00"}}
    options = {"parties": {"customer": pale, "provider": "Provider"}}
    built = build(tmp_path, {"3.1.md": task()}, plugins=[{"m3": options}], strict=True)
    assert built.is_aborted
    assert "the light color #ffcc00 of `customer` has a contrast of 1.5:1" in built.log
    assert "dark color" not in built.log
