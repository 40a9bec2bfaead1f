"""A template or an address that is offered under several names may be the wrong one for some of them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from mkdocs_m3.checks import joined_artifacts
from mkdocs_m3.checks.findings import at_text, place_of, shortened
from mkdocs_m3.checks.offered_files import offered
from mkdocs_m3.model import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask, Reference, Resources

_CODE: Final = "M3082"


def check(context: CheckContext) -> Iterator[Finding]:
    """Report, once a name, every artifact that offers a file which was first offered under another name.

    The items of a resources page are compared with one another, by their addresses as well.
    """
    yield from _offered_by_tasks(context)
    for page in context.playbook.resources:
        yield from _offered_by_resources(context, page)


def _offered_by_tasks(context: CheckContext) -> Iterator[Finding]:
    """What is told of key tasks.

    Where a page does the same that cannot be read, or whose place in the order is unknown, nothing is told of
    other pages: once it is mended, it may be the first, and accept the finding. An item that is several
    artifacts is told as that.
    """
    playbook = context.playbook
    unread = playbook.unread.names
    unplaced = {task.source.uri for task in playbook.unnumbered}
    meanwhile = {
        (template.target.value, artifact.key)
        for task, artifact, template in offered(context)
        if task.source.uri in unplaced
    }
    joined = {one.artifact.key for one in joined_artifacts.found(context)}
    files: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for _, artifact, template in offered(context):
        if len(files[artifact.key]) <= 1:
            files[artifact.key][template.target.value] = None
    first: dict[str, tuple[KeyTask, Artifact]] = {}
    told: defaultdict[str, set[str]] = defaultdict(set)
    for task, artifact, template in offered(context):
        file = template.target.value
        if artifact.key in joined:
            continue
        maker, other = first.setdefault(file, (task, artifact))
        if artifact.key == other.key or artifact.key in told[file]:
            continue
        is_told_elsewhere = artifact.key in unread and fold(file) in unread
        if is_told_elsewhere or (task.source.uri not in unplaced and (file, artifact.key) in meanwhile):
            continue
        told[file].add(artifact.key)
        place = place_of(maker, other.text)
        own = next((one for one in files[artifact.key] if one != file), None)
        right = (
            f"write `{own}`, which is offered for it elsewhere"
            if own
            else "see whether this is the right file"
        )
        yield at_text(
            _CODE,
            task,
            template.target,
            f"`{file}` is offered for `{artifact.name}` here, and for `{shortened(other.name)}` in {place}",
            f"if the two are one artifact, call them by one name; if not, {right}",
        )


def _offered_by_resources(context: CheckContext, page: Resources) -> Iterator[Finding]:
    """Report, once a name, every item whose file or address another item of the page offers as well."""
    first: dict[str, Artifact] = {}
    told: set[tuple[str, str]] = set()
    for item in page.items:
        if not item.template or _is_for_many(context, item.template):
            continue
        target = item.template.target.value.rstrip("/")
        other = first.setdefault(target, item)
        if item.key == other.key or (target, item.key) in told:
            continue
        told.add((target, item.key))
        noun = "file" if item.template.is_file else "address"
        yield at_text(
            _CODE,
            page,
            item.template.target,
            f"`{shortened(item.template.target.value)}` is offered for `{shortened(item.name)}` here, "
            f"and for `{shortened(other.name)}` in {place_of(page, other.text)}",
            f"if the two are one, delete one of them; if not, see whether this is the right {noun}",
        )


def _is_for_many(context: CheckContext, offer: Reference) -> bool:
    """Whether it is no file of the site, or the start page of another one, which may serve many items."""
    target = offer.target.value
    if offer.is_file:
        return context.links.template(target) is None
    host = target.partition("://")[2].rstrip("/")
    return host != "" and "/" not in host
