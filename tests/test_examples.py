"""Every component's examples: a page beside the whole HTML that is made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.examples import examples, rendered

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3.components import Component


@pytest.mark.parametrize(
    ("component", "page"), [pytest.param(*case, id=f"{case[0].name}-{case[1].stem}") for case in examples()]
)
def test_the_example_is_rendered_as_it_stands_beside_it(component: Component, page: Path) -> None:
    assert rendered(component, page) == page.with_suffix(".html").read_text(encoding="utf-8")
