"""A file that was left behind when the item above it was deleted: told as the file of that artifact."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from mkdocs_m3.checks.findings import place_of, shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding, Span
    from mkdocs_m3.model import Artifact, KeyTask, Playbook, Reference, Text

_CODE: Final = "M3001"
_SUBJECT: Final = "`filename` follows an item that is only a text"


class _Offer(NamedTuple):
    artifact: Artifact
    target: Text
    place: Span
    """Where the file is named."""


class _Others:
    """The offers that were not left behind."""

    def __init__(self) -> None:
        self._first: dict[str, _Offer] = {}
        self._first_of_page: dict[tuple[str, str], _Offer] = {}
        self._artifacts: set[tuple[str, str]] = set()

    def add(self, offer: _Offer) -> None:
        file = offer.target.value
        self._first.setdefault(file, offer)
        self._first_of_page.setdefault((file, offer.place.path), offer)
        self._artifacts.add((file, offer.artifact.key))

    def like(self, offer: _Offer) -> _Offer | None:
        """One of the same file, if it may be of its page; `None` if one is of the same artifact."""
        file = offer.target.value
        if (file, offer.artifact.key) in self._artifacts:
            return None
        return self._first_of_page.get((file, offer.place.path)) or self._first.get(file)


def told(found: tuple[Finding, ...], playbook: Playbook) -> tuple[tuple[Finding, ...], frozenset[Span]]:
    """The findings, with those of such a file naming its artifact; and where each of these files is named."""
    asked = {(one.span.path, one.span.line): one for one in found if _is_asked(one)}
    left: list[_Offer] = []
    others = _Others()
    for one in _offers(playbook) if asked else ():
        if (one.place.path, one.place.line) in asked:
            left.append(one)
        else:
            others.add(one)
    made: dict[Finding, Finding] = {}
    places = set()
    for one in left:
        own = others.like(one)
        if own is None:
            continue
        finding, name = asked[one.place.path, one.place.line], shortened(own.artifact.name)
        made[finding] = replace(
            finding,
            headline=f"{_SUBJECT}, and this is the file of `{name}` ({own.place.path}:{own.place.line})",
            help=f"if that item was deleted, delete this line, too; if not, write `- text: {name}` above it",
            fix=None,
            edits=(),
        )
        places.add(one.place)
    return tuple(made.get(one, one) for one in found), frozenset(places)


def is_left_behind(task: KeyTask, template: Reference, context: CheckContext) -> bool:
    """Whether a file is most likely that of an item that was deleted above it."""
    return bool(context.left_behind) and place_of(task, template.target) in context.left_behind


def _is_asked(one: Finding) -> bool:
    return one.code == _CODE and one.headline == _SUBJECT


def _offers(playbook: Playbook) -> Iterator[_Offer]:
    for task in playbook.pages:
        for one in task.artifacts:
            if one.template and one.template.is_file:
                yield _Offer(one, one.template.target, place_of(task, one.template.target))
