"""The one Jinja environment.

A template has two names: `activities.html`, which a site's own folder may override, and
`m3/activities.html`, which is always ours, for an override to build on.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING, Final, cast

import jinja2
from markupsafe import Markup

from mkdocs_m3.rendering.escaping import Environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_PACKAGE: Final = Path(__file__).resolve().parent.parent
_SHARED: Final = (
    "parties.html",
    "offer.html",
    "counted.html",
    "own_value.html",
    "task_link.html",
    "phase_step.html",
    "relations.html",
    "template_card.html",
    "template_cards.html",
    "participant_rows.html",
    "terms.html",
    "downloads.html",
    "notice.html",
    "notice_badge.html",
    "away.html",
    "picture_files.html",
    "handed_on.html",
    "hand_over_rows.html",
    "phase_flow.html",
)


def environment(override_folder: str | None, css_class: str = "") -> jinja2.Environment:
    """An environment that looks into a site's folder of templates first, if there is one.

    The class of one of several playbooks follows `m3` in the class of each block.
    """
    ours = jinja2.DictLoader(_templates())
    own = [jinja2.FileSystemLoader(override_folder)] if override_folder else []
    made = Environment(
        loader=jinja2.ChoiceLoader([jinja2.PrefixLoader({"m3": ours}), *own, ours]),
        bytecode_cache=_compiled(),
        auto_reload=False,  # it lives for one build
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )

    made.globals["of_playbook"] = f" {css_class}" if css_class else ""
    made.filters |= {
        "party_cells": _once(made, "parties.html", "row"),
        "party_headings": _once(made, "parties.html", "head"),
        "party_summary": _once(made, "parties.html", "summary"),
        "named_parties": _once(made, "parties.html", "named"),
        "relation_links": _once(made, "relations.html", "links"),
        "task_link": _once(made, "task_link.html", "link"),
        "phase_steps": _each(made, "phase_step.html", "step"),
        "counted": _once(made, "counted.html", "shown"),
        "who_acts": _once(made, "participant_rows.html", "acting"),
        "tasks_of_participant": _each(made, "participant_rows.html", "task"),
        "activities_of_participant": _each(made, "participant_rows.html", "activities"),
        "hand_overs": _each(made, "participant_rows.html", "hand_over"),
        "template_cards": _each(made, "template_card.html", "card"),
    }
    return made


def _compiled() -> jinja2.BytecodeCache | None:
    """Where compiled templates are kept, which is where Python keeps this module; nowhere if it may not."""
    folder = Path(cache_from_source(__file__)).parent
    if sys.dont_write_bytecode or not folder.is_dir() or not os.access(folder, os.W_OK):
        return None
    return jinja2.FileSystemBytecodeCache(str(folder), "__m3_%s.cache")


class _Rendered(dict[Hashable, str]):
    """What a macro makes of each value, rendered once: a playbook repeats few of them many times."""

    def __init__(self, render: Callable[[Hashable], str]) -> None:
        self._render = render

    def __missing__(self, value: Hashable) -> str:
        self[value] = rendered = self._render(value)
        return rendered


def _macro(made: jinja2.Environment, template: str, name: str) -> Callable[..., Markup]:
    """A macro, whose template is loaded when it is called first."""

    @cache
    def found() -> Callable[..., Markup]:
        return cast("Callable[..., Markup]", getattr(made.get_template(template).module, name))

    def rendered(*values: Hashable) -> Markup:
        return found()(*values)

    return rendered


def _once(made: jinja2.Environment, template: str, name: str) -> Callable[[Hashable], str]:
    """A filter that renders a macro once for each value."""
    return _Rendered(_macro(made, template, name)).__getitem__


def _each(made: jinja2.Environment, template: str, name: str) -> Callable[..., Markup]:
    """The same for each of several values, one below the other; further values are the same for all."""
    macro = _macro(made, template, name)

    @cache
    def rendered(*same: Hashable) -> _Rendered:
        return _Rendered(lambda value: str(macro(value, *same)))  # texts are not looked at as garbage

    def joined(values: Iterable[Hashable], *same: Hashable) -> Markup:
        known = rendered(*same)
        return Markup("".join([known[value] for value in values]))  # noqa: S704 - rendered just here

    return joined


def _templates() -> dict[str, str]:
    folders = sorted((_PACKAGE / "components").glob("*/template.html"))
    components = {f"{path.parent.name}.html": path.read_text(encoding="utf-8") for path in folders}
    shared = {name: (_PACKAGE / "rendering" / name).read_text(encoding="utf-8") for name in _SHARED}
    return components | shared
