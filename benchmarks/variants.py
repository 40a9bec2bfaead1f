"""The same key tasks as sites: headings only, with the plugin, by hand in Markdown, with macros.

One more, `whole`, has besides what the plugin makes of all of them together: phase pages and views.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from playbook import FILES_FOLDER, PARTIES, WORKSTREAMS, terms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from artifacts import Artifact
    from playbook import Line, Phase, Playbook, Relation, Task

MACROS_INCLUDE: Final = "key-task.md"
"""The template of the macros variant, in the folder `includes` beside the documentation."""
MIDDLE_PHASE: Final = 2
"""The phase whose lineage is drawn: it has earlier and later ones that it shares artifacts with."""

_PARTS: Final = ("Objective", "Activities", "Stakeholders", "Inputs", "Outputs", "Best practices")
_SHARED: Final = ("customer", "provider")
_CONFIG: Final = """\
site_name: Playbook
site_url: https://playbook.example.gov/
theme:
  name: material
  features:
    - navigation.prune
plugins:
  - search
"""
_PLUGINS: Final = {
    # The others write no exports; `whole` does.
    "plugin": "  - m3:\n      exports: []\n",
    "whole": "  - m3\n",
    "macros": "  - macros:\n      include_dir: includes\n",
}
_BARE_CONFIG: Final = """\
site_name: Playbook
site_url: https://playbook.example.gov/
theme:
  name: null
  custom_dir: theme
plugins:
"""
_BARE_TEMPLATE: Final = "<!doctype html>\n<title>{{ page.title }}</title>\n{{ page.content }}\n"
_INDEX: Final = (
    "# Playbook\n\nA playbook of {pages} key tasks, made up to measure how long it takes to build.\n"
)


def write(variant: str, playbook: Playbook, folder: Path, *, is_bare: bool = False) -> None:
    """Write the site of one variant into a new folder.

    A bare one has no search and a theme of three lines, so that little but the plugin takes time.
    """
    docs = folder / "docs"
    files = docs / FILES_FOLDER
    files.mkdir(parents=True)
    for template in playbook.templates:
        (files / template.file).write_bytes(b"x" * template.size)
    for uri, text in pages(variant, playbook):
        page = docs / uri
        page.parent.mkdir(exist_ok=True)
        page.write_text(text, encoding="utf-8")
    if variant == "macros":
        (folder / "includes").mkdir()
        (folder / "includes" / MACROS_INCLUDE).write_text(_INCLUDE, encoding="utf-8")
    if is_bare:
        (folder / "theme").mkdir()
        (folder / "theme" / "main.html").write_text(_BARE_TEMPLATE, encoding="utf-8")
    config = _BARE_CONFIG if is_bare else _CONFIG
    (folder / "mkdocs.yml").write_text(config + _PLUGINS.get(variant, ""), encoding="utf-8")


def pages(variant: str, playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Every page of a variant, by its path inside the documentation folder, with its text."""
    yield "index.md", _INDEX.format(pages=len(playbook.tasks))
    for task in playbook.tasks:
        yield task.uri, VARIANTS[variant](playbook, task)
    if variant == "whole":
        yield from _around_the_tasks(playbook)


def _lines(make: Callable[[Playbook, Task], Iterable[str]]) -> Callable[[Playbook, Task], str]:
    """A maker of lines as a maker of a page's text."""
    return lambda playbook, task: "\n".join((*make(playbook, task), ""))


# --- headings


def _headings(playbook: Playbook, task: Task) -> Iterator[str]:
    """The outline of the page and nothing in it."""
    del playbook
    yield f"# {task.id} {task.name}"
    for part in _PARTS:
        yield from ("", f"## {part}")


# --- front matter


def _plugin(playbook: Playbook, task: Task) -> Iterator[str]:
    """Front matter as authors write it, and no body."""
    del playbook
    yield from ("---", "layout: m3/keyTask")
    yield from _front_matter(task, _plugin_artifact, _plugin_artifact)
    yield "---"


def _front_matter(
    task: Task,
    of_input: Callable[[Artifact], Iterable[str]],
    of_output: Callable[[Artifact], Iterable[str]],
) -> Iterator[str]:
    yield from (f"phase: {task.phase}", f"keyTask: {task.number}", f"name: {task.name}")
    yield from (f"objective: {task.objective}", f"responsibleParty: {_party(task.parties)}")
    yield f"category: {task.workstream}"
    for key, lines in (("activities", task.activities), ("stakeholders", task.stakeholders)):
        yield f"{key}:"
        for line in lines:
            yield f"  - text: {line.text}"
            if line.parties:
                yield f"    responsibleParty: {_party(line.parties)}"
    for key, artifacts, of_artifact in (
        ("inputs", task.inputs, of_input),
        ("outputs", task.outputs, of_output),
    ):
        yield f"{key}:"
        for artifact in artifacts:
            yield from of_artifact(artifact)
    yield "bestPractice:"
    yield from (f"  - {practice}" for practice in task.practices)


def _party(parties: tuple[str, ...]) -> str:
    if parties == _SHARED:
        return "shared"
    return parties[0] if len(parties) == 1 else f"[{', '.join(parties)}]"


def _plugin_artifact(artifact: Artifact) -> Iterator[str]:
    yield f"  - text: {artifact.name}"
    if artifact.template:
        yield f"    filename: {artifact.template.file}"


# --- the pages around the key tasks


def _around_the_tasks(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Phase pages, a glossary, resources, and a page for each view, as `pages` has them."""
    for phase in playbook.phases:
        yield phase.uri, "\n".join((*_phase(phase), ""))
    yield "glossary.md", "\n".join((*_glossary(), ""))
    yield "resources.md", "\n".join((*_resources(playbook), ""))
    comments: dict[str, str] = {}
    for name, options in views(playbook):
        comments[name] = f"{comments.get(name, '')}\n<!-- m3/{name}{f' {options}' if options else ''} -->\n"
    for name, text in comments.items():
        yield f"views/{name}.md", f"# The view {name}\n{text}"


def views(playbook: Playbook) -> tuple[tuple[str, str], ...]:
    """Every view with its options; the lineage for a phase, and around the task with the most neighbors."""
    return (
        *((name, "") for name in ("phases", "tasks", "responsibilities", "stakeholder-matrix")),
        *((name, "") for name in ("templates", "artifacts")),
        ("lineage", f"{{phase: {min(MIDDLE_PHASE, playbook.tasks[-1].phase)}}}"),
        ("lineage", f"{{task: {playbook.hub.id}}}"),
        ("glossary", ""),
    )


def _phase(phase: Phase) -> Iterator[str]:
    yield from ("---", "layout: m3/phase", f"phase: {phase.number}", f"name: {phase.name}")
    yield f"objective: {phase.objective}"
    yield from ("documentation_intro: The program office keeps these documents.", "documentation:")
    for artifact in phase.documents:
        yield from _named(artifact, "  ")
    yield "exitCriteria:"
    yield from (f"  - {criterion}" for criterion in phase.criteria)
    yield "---"


def _named(artifact: Artifact, margin: str) -> Iterator[str]:
    yield f"{margin}- name: {artifact.name}"
    if artifact.template:
        yield f"{margin}  filename: {artifact.template.file}"


def _glossary() -> Iterator[str]:
    yield from ("---", "layout: m3/glossary", "sections:", "  - name: Roles and abbreviations", "    terms:")
    for name, description in terms().items():
        yield from (f"      - name: {name}", f"        description: {description}")
    yield "---"


def _resources(playbook: Playbook) -> Iterator[str]:
    """One document of each phase."""
    yield from ("---", "layout: m3/resources", "sections:", "  - name: For all phases", "    items:")
    for phase in playbook.phases:
        yield from _named(phase.documents[-1], "      ")
    yield "---"


# --- by hand in Markdown


def _markdown(playbook: Playbook, task: Task) -> Iterator[str]:
    """What an author without the plugin has to write, and to keep right, for the same page."""
    yield from ("---", f"description: {task.objective}", "---", "")
    yield from (f"# {task.id} {task.name}", "", _standing(task))
    yield from ("", "## Objective", "", task.objective)
    yield from ("", "## Activities", "")
    yield from _table(task, ("No.", "Activity"), _activity_rows(task))
    yield from ("", "## Stakeholders", "")
    yield from _table(task, ("Role",), _stakeholder_rows(task))
    yield from ("", "## Inputs", "")
    yield from (_item(task, artifact, playbook.of_input(task, artifact)) for artifact in task.inputs)
    yield from ("", "## Outputs", "")
    yield from (_item(task, artifact, playbook.of_output(task, artifact)) for artifact in task.outputs)
    yield from ("", "## Best practices", "")
    yield from (f"- {practice}" for practice in task.practices)


def _standing(task: Task) -> str:
    parties = ", ".join(PARTIES[party] for party in task.parties)
    return (
        f"Phase {task.phase} · Task {task.number} of {task.siblings} · {WORKSTREAMS[task.workstream]}"
        f" · Responsible: {parties}"
    )


def _table(task: Task, first: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    head = (*first, *(PARTIES[party] for party in task.columns))
    for cells in (head, ("---",) * len(head), *rows):
        yield f"| {' | '.join(cells)} |"


def _activity_rows(task: Task) -> Iterator[tuple[str, ...]]:
    for number, activity in enumerate(task.activities, 1):
        word = "Shared" if len(activity.parties) > 1 else "Responsible"
        yield (str(number), activity.text, *_cells(task, activity, word))


def _stakeholder_rows(task: Task) -> Iterator[tuple[str, ...]]:
    for stakeholder in task.stakeholders:
        yield (stakeholder.text, *_cells(task, stakeholder, "Involved"))


def _cells(task: Task, line: Line, word: str) -> Iterator[str]:
    if not line.parties:
        yield from ("Not stated", *("",) * (len(task.columns) - 1))
        return
    yield from (word if party in line.parties else "" for party in task.columns)


def _item(task: Task, artifact: Artifact, relations: tuple[Relation, ...]) -> str:
    template = artifact.template
    name = (
        f"[{artifact.name} [{template.details}]](../{FILES_FOLDER}/{template.file})"
        if template
        else artifact.name
    )
    related = (
        f"{relation.label} "
        + ", ".join(f'[{other.id}]({_from(task, other)} "{other.name}")' for other in relation.tasks)
        for relation in relations
    )
    return f"- {' · '.join((name, *related))}"


def _from(task: Task, other: Task) -> str:
    """The path of another task's page from a task's page."""
    return f"{other.id}.md" if other.phase == task.phase else f"../{other.uri}"


# --- macros


def _macros(playbook: Playbook, task: Task) -> Iterator[str]:
    """The facts in front matter, the page in an include; what relates to what is worked out beforehand."""
    yield "---"
    yield from _front_matter(
        task,
        lambda artifact: _macros_artifact(task, artifact, playbook.of_input(task, artifact)),
        lambda artifact: _macros_artifact(task, artifact, playbook.of_output(task, artifact)),
    )
    yield f"description: {task.objective}"
    yield f"siblings: {task.siblings}"
    yield f"workstream: {WORKSTREAMS[task.workstream]}"
    yield from ("columns:", *(f"  {party}: {PARTIES[party]}" for party in task.columns))
    yield from ("---", "", f"{{% include '{MACROS_INCLUDE}' %}}")


def _macros_artifact(task: Task, artifact: Artifact, relations: tuple[Relation, ...]) -> Iterator[str]:
    yield from _plugin_artifact(artifact)
    if artifact.template:
        yield f"    details: {artifact.template.details}"
    if relations:
        yield "    relations:"
    for relation in relations:
        yield from (f"      - label: {relation.label}", "        tasks:")
        for other in relation.tasks:
            yield f'          "{other.id}": {{page: {_from(task, other)}, name: {other.name}}}'


_INCLUDE: Final = """\
{% set shared = ["customer", "provider"] -%}
{% macro table(lines, alone, several, numbered) -%}
|{% if numbered %} No. | Activity |{% else %} Role |{% endif %}\
{% for label in columns.values() %} {{ label }} |{% endfor %}
|{% if numbered %} --- |{% endif %} --- |{% for label in columns %} --- |{% endfor %}
{% for line in lines -%}
{% set who = line.responsibleParty -%}
{% set who = shared if who == "shared" else [who] if who is string else who or [] -%}
|{% if numbered %} {{ loop.index }} |{% endif %} {{ line.text }} |\
{% for party in columns %}\
{% if not who %}{% if loop.first %} Not stated |{% else %} |{% endif %}\
{% elif party in who %} {{ several if who | length > 1 else alone }} |{% else %} |{% endif %}{% endfor %}
{% endfor %}
{%- endmacro -%}
{% macro items(artifacts) -%}
{% for artifact in artifacts -%}
- {% if artifact.filename %}\
[{{ artifact.text }} [{{ artifact.details }}]](../assets/files/{{ artifact.filename }})\
{% else %}{{ artifact.text }}{% endif %}\
{% for relation in artifact.relations %} · {{ relation.label }} \
{% for id, other in relation.tasks.items() %}[{{ id }}]({{ other.page }} "{{ other.name }}")\
{% if not loop.last %}, {% endif %}\
{% endfor %}{% endfor %}
{% endfor %}
{%- endmacro -%}
# {{ phase }}.{{ keyTask }} {{ name }}

Phase {{ phase }} · Task {{ keyTask }} of {{ siblings }} · {{ workstream }} · Responsible: \
{% for party in (shared if responsibleParty == "shared" \
else [responsibleParty] if responsibleParty is string else responsibleParty) %}\
{{ columns[party] }}{% if not loop.last %}, {% endif %}{% endfor %}

## Objective

{{ objective }}

## Activities

{{ table(activities, "Responsible", "Shared", true) }}

## Stakeholders

{{ table(stakeholders, "Involved", "Involved", false) }}

## Inputs

{{ items(inputs) }}

## Outputs

{{ items(outputs) }}

## Best practices

{% for practice in bestPractice %}- {{ practice }}
{% endfor %}
"""


VARIANTS: Final[dict[str, Callable[[Playbook, Task], str]]] = {
    "headings": _lines(_headings),
    "plugin": _lines(_plugin),
    "markdown": _lines(_markdown),
    "macros": _lines(_macros),
    "whole": _lines(_plugin),
}
"""Every variant with what makes the text of one of its key tasks."""
