"""Views of the made-up playbook of the benchmarks, or of any pages, as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup, Tag
from front_matter import around_the_tasks, with_plugin
from playbook import playbook

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.components import BY_PART
from mkdocs_m3.components.context import Context
from mkdocs_m3.locales import wording
from mkdocs_m3.model import Selection
from mkdocs_m3.rendering.environment import environment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mkdocs_m3.model.vocabulary import Vocabulary

HIDDEN: Final = "---\nhide: [navigation, toc]\n---\n"


def made_up(tasks: int) -> dict[str, str]:
    """The pages of a playbook of so many key tasks with the counts of a real one."""
    whole = playbook(tasks)
    of_tasks = {task.uri: "\n".join((*with_plugin(whole, task), "")) for task in whole.tasks}
    return of_tasks | dict(around_the_tasks(whole))


def context(texts: Mapping[str, str], vocabulary: Vocabulary = M3, **chosen: object) -> Context:
    """What a view knows on a page that is none of the playbook's."""
    loaded = load(
        [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()],
        Inventory(
            pages={"index.md": "index.html", **{uri: f"{uri[:-3]}/index.html" for uri in texts}}, files={}
        ),
        vocabulary,
    )
    return Context(
        page=None,
        is_view=True,
        playbook=loaded.playbook,
        links=loaded.links.seen_from("index.md"),
        vocabulary=vocabulary,
        words=wording("en", {}),
        selection=Selection(**chosen),  # type: ignore[arg-type] # the test's own options
    )


def shown(name: str, made: Context) -> Tag:
    """The HTML of a view."""
    component = BY_PART[name]
    template = environment(None).get_template(f"{component.name}.html")
    found = BeautifulSoup(template.render(view=component.view(made)), "html.parser").find(class_="m3")
    assert isinstance(found, Tag)
    return found
