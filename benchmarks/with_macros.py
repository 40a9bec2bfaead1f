"""Key tasks as front matter, which mkdocs-macros and an include turn into the Markdown written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from by_hand import path_between
from front_matter import front_matter, named_artifact
from key_tasks import PARTIES, WORKSTREAMS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from artifacts import Artifact
    from key_tasks import Playbook, Relation, Task

MACROS_INCLUDE: Final = "key-task.md"
"""The template of the macros variant, in the folder `includes` beside the documentation."""


def with_macros(playbook: Playbook, task: Task) -> Iterator[str]:
    """The facts in front matter, the page in an include; what relates to what is worked out beforehand."""
    yield "---"
    yield from front_matter(
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
    yield from named_artifact(artifact)
    if artifact.template:
        yield f"    details: {artifact.template.details}"
    if relations:
        yield "    relations:"
    for relation in relations:
        yield from (f"      - label: {relation.label}", f"        more: {relation.more}", "        tasks:")
        for other in relation.tasks:
            yield f'          "{other.id}": {{page: {path_between(task, other)}, name: {other.name}}}'


INCLUDE: Final = """\
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
{% endfor %}{% if relation.more %}, [and {{ relation.more }} more](../artifacts.md){% endif %}{% endfor %}
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
