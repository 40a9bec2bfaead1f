"""What an activity aims at has the name that the outputs of its task give it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs_m3.checks import joined_artifacts
from mkdocs_m3.checks.findings import at_text
from mkdocs_m3.markup.half_markup import is_struck

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact


def check(context: CheckContext) -> Iterator[Finding]:
    """Report an activity's output that its task lists under another name, as it seems.

    Not where either is told to be several artifacts.
    """
    joined = joined_artifacts.keys(joined_artifacts.found(context))
    for task in context.playbook.pages:
        listed = {output.key for output in task.outputs}
        aims = {one.key: one for activity in task.activities for one in activity.outputs}
        unmade: dict[str, list[Artifact]] = {}
        for output in task.outputs:
            if output.key not in aims and not (output.key in joined or is_struck(output.text.value)):
                unmade.setdefault(output.key.partition(" ")[0], []).append(output)
        for key, aim in aims.items():
            if key in listed or key in joined or is_struck(aim.text.value):
                continue
            if other := _most_alike(aim, unmade.get(key.partition(" ")[0], ())):
                yield at_text(
                    "M3089",
                    task,
                    aim.text,
                    f"`{aim.name}` is not among the outputs of the task, and `{other.name}` is",
                    "write one name in both places if they are one, or add this one to `outputs`",
                )


def _most_alike(aim: Artifact, outputs: Iterable[Artifact]) -> Artifact | None:
    """The output that has most words in common with what an activity aims at, and at least half of them."""
    words = set(aim.key.split())
    shared = ((len(words.intersection(one.key.split())), one) for one in outputs)
    enough = [(count, one) for count, one in shared if 2 * count >= max(len(words), len(one.key.split()))]
    return max(enough, key=lambda found: found[0])[1] if enough else None
