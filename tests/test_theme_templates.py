"""The templates of a theme are compiled once for all builds of a preview, where they compile to the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import jinja2

from mkdocs_m3.host.theme_templates import CompiledTemplates

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import CodeType


class Counting(jinja2.Environment):
    """An environment, as MkDocs makes one for each build, that counts what it compiles."""

    compiled = 0

    def _compile(self, source: str, filename: str) -> CodeType:
        self.compiled += 1
        return super()._compile(source, filename)


def rendered(kept: CompiledTemplates, source: str, **filters: Callable[..., object]) -> tuple[str, int]:
    """What a template says in a new build, and how many templates that has compiled."""
    environment = Counting(loader=jinja2.DictLoader({"main.html": source}))
    environment.bytecode_cache = None  # in place of the one that all tests share
    environment.filters |= filters
    kept.serve(environment)
    return environment.get_template("main.html").render(), environment.compiled


def test_a_template_is_compiled_in_the_first_build_alone() -> None:
    kept = CompiledTemplates()
    assert [rendered(kept, "{{ 1 + 1 }}") for _ in range(3)] == [("2", 1), ("2", 0), ("2", 0)]


def test_a_template_that_was_edited_is_compiled_again() -> None:
    kept = CompiledTemplates()
    assert [rendered(kept, source) for source in ("a", "b", "b")] == [("a", 1), ("b", 1), ("b", 0)]


def test_nothing_is_kept_where_a_filter_of_others_may_run_while_templates_are_compiled() -> None:
    kept = CompiledTemplates()
    versions = iter(("1", "2"))
    source = "{{ 'site.css' | version }}"

    def build() -> tuple[str, int]:
        return rendered(kept, source, version=lambda name: f"{name}?{next(versions)}", known={}.get)

    assert [build() for _ in range(2)] == [("site.css?1", 1), ("site.css?2", 1)]


def test_an_environment_that_keeps_its_own_templates_is_left_alone(tmp_path: Path) -> None:
    own = jinja2.FileSystemBytecodeCache(str(tmp_path))
    environment = jinja2.Environment(bytecode_cache=own, autoescape=True)
    CompiledTemplates().serve(environment)
    assert environment.bytecode_cache is own
