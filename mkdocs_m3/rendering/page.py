"""A key-task page: first its skeleton in Markdown, then, after Markdown, its finished parts.

The skeleton holds the headings, so that table of contents, permalinks and search sections are MkDocs'
own work, and a placeholder for each part, which the finished part replaces.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from mkdocs_m3.components import COMPONENTS, Component
from mkdocs_m3.parts import placements
from mkdocs_m3.rendering import notice
from mkdocs_m3.rendering.headings import for_markdown
from mkdocs_m3.text import plain

if TYPE_CHECKING:
    import jinja2

    from mkdocs_m3.components.context import Context
    from mkdocs_m3.model import KeyTask

_BY_PART: Final = {component.part: component for component in COMPONENTS}


def title(task: KeyTask) -> str:
    """The page's title in plain words: `3.1 Integrate …`; empty where neither number nor name is known."""
    name = plain(task.name.value) if task.name else ""
    return " ".join(word for word in (task.id, name) if word)


def description(task: KeyTask) -> Markup | None:
    """What search engines show, ready to stand in an attribute, since themes do not escape it."""
    words = plain(task.objective.value) if task.objective else ""
    return Markup("{}").format(words) if words else None


def skeleton(context: Context, body: str, *, has_notice: bool = False) -> str:
    """The page as Markdown: title, headings, a placeholder for each part, and the author's body."""
    present = {part.part: part for part in COMPONENTS if part.has_content(context.task)}
    pieces: list[str] = []
    placed: set[str] = set()
    position = 0
    for placement in placements(body):
        if placement.part not in _BY_PART or placement.is_within:
            continue
        pieces.append(body[position : placement.start])
        position = placement.end
        if placement.part in present and placement.part not in placed:
            pieces.append(f"\n\n{_part(present[placement.part], context)}\n\n")
            placed.add(placement.part)
    pieces.append(body[position:])
    usual = (_part(part, context) for name, part in present.items() if name not in placed)
    mark = (notice.MARK,) if has_notice else ()
    return "\n\n".join((_title(context), *mark, *usual, "".join(pieces).lstrip("\r\n")))


def finish(html: str, context: Context, environment: jinja2.Environment) -> tuple[str, tuple[str, ...]]:
    """The page with its finished parts, and the names of those whose placeholder is no longer there."""
    lost: list[str] = []
    for component in COMPONENTS:
        if not component.has_content(context.task):
            continue
        placeholder = f"<p>{_placeholder(component)}</p>"
        if placeholder not in html:
            lost.append(component.part)
            continue
        template = environment.get_template(f"{component.name}.html")
        html = html.replace(placeholder, template.render(view=component.view(context)), 1)
    return html, tuple(lost)


def anchors(task: KeyTask) -> set[str]:
    """The ids in the finished parts that can be linked to."""
    return {f"activity-{number}" for number in range(1, len(task.activities) + 1)}


def _title(context: Context) -> str:
    task = context.task
    name = context.markup(task.name) if task.name else Markup("")
    return f"# {for_markdown(Markup(' ').join(word for word in (task.id, name) if word))}"


def _part(component: Component, context: Context) -> str:
    if not component.has_heading:
        return _placeholder(component)
    heading = for_markdown(Markup("{}").format(context.words.say(component.name)))
    return f"## {heading}\n\n{_placeholder(component)}"


def _placeholder(component: Component) -> str:
    """A paragraph of one word, which Markdown and its extensions leave alone."""
    return f"m3-part-{component.part}"
