"""Where the artifacts that many tasks share have an entry, which names all of these tasks.

Pages name a few of them and lead there. An entry is a row of `m3/artifacts` where the site has that view,
or else it is on the page of a phase.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field

from mkdocs_m3.model.anchors import distinct
from mkdocs_m3.model.related import MOST_WHOLE

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping

    from mkdocs_m3.model.playbook import Playbook
    from mkdocs_m3.model.selection import PlacedView

_VIEW: Final = "artifacts"
_COLUMNS: Final = frozenset({"made", "used", "template"})
"""What a view has to show of an artifact to name all of its tasks."""


class Place(Struct, frozen=True, kw_only=True):
    """Where an entry is."""

    uri: str
    """Its page, by its path in the documentation folder."""
    anchor: str
    """Its id there: `artifact-status-log`."""


class Entries(Struct, frozen=True, kw_only=True):
    """The entries of one playbook."""

    of_artifacts: Mapping[str, Place] = field(default_factory=dict)
    """By the key of an artifact with more tasks than pages name, its entry."""
    of_files: Mapping[str, str] = field(default_factory=dict)
    """By a file that so many tasks offer, the key of the artifact whose entry names them."""
    files: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The reverse: by an artifact's key, the files whose tasks its entry names, too."""
    on_pages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the path of a phase's page, the keys of the artifacts with an entry there."""

    @classmethod
    def of(
        cls, playbook: Playbook, views: Iterable[tuple[str, PlacedView]], readable: Container[str]
    ) -> Entries:
        """The entries on `readable` pages, which are those of phases, and those with `views`."""
        of_files = dict(_files(playbook))
        keys = dict.fromkeys(_shared(playbook, frozenset(of_files.values())))
        uris = _in_views(playbook, [(uri, view) for uri, view in views if uri in readable], keys)
        in_views = frozenset(uris)
        missing = [key for key in keys if key not in uris]
        uris |= {key: uri for key in missing if (uri := _phase_page(playbook, key)) in readable}
        anchors = _anchors(keys)
        files: defaultdict[str, list[str]] = defaultdict(list)
        for file, key in of_files.items():
            files[key].append(file)
        on_pages: defaultdict[str, list[str]] = defaultdict(list)
        for key in keys:
            if key in uris and key not in in_views:
                on_pages[uris[key]].append(key)
        return cls(
            of_artifacts={key: Place(uri=uri, anchor=anchors[key]) for key, uri in uris.items()},
            of_files=of_files,
            files={key: tuple(names) for key, names in files.items()},
            on_pages={uri: tuple(found) for uri, found in on_pages.items()},
        )

    def of_file(self, file: str) -> Place | None:
        """Where all tasks that offer a file are named; `None` where there is no such place."""
        return self.of_artifacts.get(self.of_files.get(file, ""))


def _files(playbook: Playbook) -> Iterator[tuple[str, str]]:
    """Every file that many tasks offer, with the key of the artifact for which it is offered first."""
    seen: set[str] = set()
    for task in playbook.key_tasks:
        for artifact in task.artifacts:
            file = artifact.template.target.value if artifact.template and artifact.template.is_file else ""
            if file not in seen and len(playbook.offering.get(file, ())) > MOST_WHOLE:
                seen.add(file)
                yield file, artifact.key


def _shared(playbook: Playbook, others: Container[str]) -> Iterator[str]:
    """The keys of all artifacts that many tasks make or take in, and of some others, in the tasks' order."""
    for task in playbook.key_tasks:
        for artifact in task.artifacts:
            most = max(len(index.get(artifact.key, ())) for index in (playbook.makers, playbook.users))
            if most > MOST_WHOLE or artifact.key in others:
                yield artifact.key


def _in_views(
    playbook: Playbook, views: list[tuple[str, PlacedView]], keys: Mapping[str, None]
) -> dict[str, str]:
    """By its key, the page with a view that shows an artifact; views that choose nothing come first."""
    found: dict[str, str] = {}
    for uri, view in sorted(views, key=lambda placed: placed[1].selection.is_choice):
        chosen = view.selection
        if view.name != _VIEW or not _COLUMNS.issubset(chosen.columns or _COLUMNS):
            continue
        shown = (artifact.key for task in chosen.of(playbook) for artifact in task.artifacts)
        for key in shown if chosen.is_choice else keys:
            if key in keys:
                found.setdefault(key, uri)
    return found


def _phase_page(playbook: Playbook, key: str) -> str:
    """The page of the phase that makes an artifact first, or else that uses it first; empty without one."""
    first = (index[key][0].phase for index in (playbook.makers, playbook.users) if index.get(key))
    pages = (playbook.phase_pages[phase] for phase in first if phase and phase in playbook.phase_pages)
    page = next(pages, None)
    return page.source.uri if page else ""


def _anchors(keys: Iterable[str]) -> dict[str, str]:
    """An id for each key that no other one has."""
    keys = tuple(keys)
    words = ("".join(sign if sign.isalnum() else " " for sign in key).split() for key in keys)
    return dict(zip(keys, distinct("-".join(("artifact", *some)) for some in words), strict=True))
