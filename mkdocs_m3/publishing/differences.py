"""Which pages show something else than in an earlier build of the same site.

A page that changed itself is one of them. Of the others, rather one too many is named than one too few: where
pages come or go, or are numbered anew, all are. What themes show around a page is not looked at here.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from mkdocs_m3.markup.text import plain
from mkdocs_m3.model import KeyTask, Phase
from mkdocs_m3.publishing.of_participants import of_participants

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from mkdocs_m3.model import Record
    from mkdocs_m3.model.entries import Entries
    from mkdocs_m3.publishing.playbooks import Playbooks
    from mkdocs_m3.publishing.site import Site

_PLACES: Final = frozenset({"start", "end", "is_verbatim"})
"""Fields that say where something was written."""
_OWN: Final = frozenset(
    {
        "source", "body", "body_places", "placements", "is_whole", "is_exported", "permalink",
        "best_practice", "activities_text",
    }
)  # fmt: skip
"""Fields of a record that no other page shows."""
_OWN_WORDS: Final = frozenset({"Activity.text", "ActivityGroup.name"})
"""Likewise fields of what a record holds."""


class _Touched(Struct, kw_only=True):
    """What differs of the things by which pages find one another."""

    artifacts: set[str]
    """Keys of artifacts."""
    files: set[str]
    """Files of the files folder."""
    words: set[str]
    """What a glossary explains: folded names, and abbreviations."""
    tasks: set[str]
    """Ids of key tasks that others may be part of, and that have another name."""

    def __bool__(self) -> bool:
        return bool(self.artifacts or self.files or self.words or self.tasks)


def differing(before: Playbooks, after: Playbooks, with_views: Iterable[str] = ()) -> frozenset[str]:
    """The pages of the later site that show something else, by their paths in the documentation folder.

    Into those `with_views`, other programs have put some that their sources do not place.
    """
    with_views = tuple(with_views)
    if len(before.sites) != len(after.sites):
        return frozenset(after.links.destinations)
    both = zip(before.sites, after.sites, strict=True)
    return frozenset().union(*(_differing(old, new, with_views) for old, new in both))


def _differing(before: Site, after: Site, with_views: Iterable[str]) -> frozenset[str]:
    """Those that show something else of one playbook."""
    if _frame(before) != _frame(after):
        return frozenset(after.loaded.links.destinations)
    changed = _changed(before, after)
    pairs = [
        (old, after.records[uri])
        for uri in changed
        if (old := before.records.get(uri)) and _face(old) != _face(after.records[uri])
    ]
    if any(_is_moved(old, new) for old, new in pairs):
        return frozenset(after.loaded.links.destinations)
    touched = _Touched(artifacts=set(), files=set(), words=set(), tasks=set())
    for old, new in pairs:
        if isinstance(old, KeyTask) and isinstance(new, KeyTask):
            _touch(touched, old, new)
    _touch_words(touched, before, after)
    entry_pages = _touch_entries(touched, before, after)
    naming = frozenset(_naming(touched, after))
    retold = {uri for uri in changed if _retold(before.records.get(uri), after.records.get(uri))}
    found = {*changed, *entry_pages, *naming}
    around = frozenset(_handing_over_to_others(pairs, after))
    found |= of_participants(before, after, naming | retold | around, is_any=bool(pairs or touched))
    if pairs or touched or entry_pages:
        found |= {*after.loaded.views, *with_views}
        found |= {page.source.uri for page in after.records.values() if isinstance(page, Phase)}
    return frozenset(found)


def _frame(site: Site) -> tuple[object, ...]:
    """What any page may show or link to."""
    return (
        site.vocabulary,
        site.words,
        site.exports,
        site.secrets,
        site.loaded.links.inventory,
        site.loaded.links.destinations,
        site.loaded.uris,
        {uri: type(record) for uri, record in site.records.items()},
        {uri: page.title for uri, page in site.loaded.participants.pages.items()},
        (site.has_content, bool(site.notices)),  # what the stylesheet depends on
    )


def _changed(before: Site, after: Site) -> set[str]:
    """The pages of the playbook, or with views, that are written or judged in another way."""
    both = [
        (before.sources, after.sources),
        (before.loaded.views, after.loaded.views),
        (before.notices, after.notices),
        (before.loaded.shared, after.loaded.shared),
    ]
    return {
        uri
        for old, new in both
        for uri in {*old, *new}
        if old.get(uri) != new.get(uri) and uri in after.loaded.links.destinations
    }


def _face(record: Record) -> Hashable:
    """Everything of a page that others may show."""
    fields: tuple[str, ...] = record.__struct_fields__  # type: ignore[attr-defined] # every record is a struct
    return tuple(_shown(getattr(record, field)) for field in fields if field not in _OWN)


def _handing_over_to_others(pairs: Iterable[tuple[Record, Record]], after: Site) -> Iterator[str]:
    """The tasks around those in which others act now: pages of roles say who waits, and for whom."""
    both = [(old, new) for old, new in pairs if isinstance(old, KeyTask) and isinstance(new, KeyTask)]
    others = [new for old, new in both if {*old.doing} != {*new.doing}]
    keys = {one.key for task in others for one in task.artifacts}
    if keys and after.loaded.participants.pages:
        for task in after.playbook.pages:
            if not keys.isdisjoint(one.key for one in task.artifacts):
                yield task.source.uri


def _retold(before: Record | None, after: Record | None) -> bool:
    """Whether the page of a role or a party may say something else of a task."""
    if not isinstance(before, KeyTask) or not isinstance(after, KeyTask):
        return False
    return _face(before) != _face(after) or _texts(before) != _texts(after)


def _texts(task: KeyTask) -> tuple[str, ...]:
    return tuple(activity.text.value for activity in task.activities)


def _shown(value: object) -> Hashable:
    """A value without the places where it was written, and without words that only their own page shows."""
    if isinstance(value, Struct):
        kind = type(value).__name__
        kept = [one for one in value.__struct_fields__ if one not in _PLACES]
        return (kind, *(_shown(getattr(value, one)) for one in kept if f"{kind}.{one}" not in _OWN_WORDS))
    if isinstance(value, tuple):
        return tuple(map(_shown, value))
    return value


def _is_moved(before: Record, after: Record) -> bool:
    """Whether a page has another number, or its name is one that others show wherever they are."""
    is_renamed = _shown(before.name) != _shown(after.name)
    return before.id != after.id or (is_renamed and not isinstance(after, KeyTask))


def _touch(touched: _Touched, before: KeyTask, after: KeyTask) -> None:
    """The artifacts and files that a task has once more or once less, or calls by another name.

    Where the task itself has another name, all of them, since the pages that share them name it.
    """
    is_renamed = _shown(before.name) != _shown(after.name)
    if is_renamed:
        touched.tasks |= {after.id} if after.id else set()
        touched.artifacts |= {one.key for one in after.artifacts}
        touched.files |= {one.target.value for one in after.references}
    old, new = Counter(_artifacts(before)), Counter(_artifacts(after))
    touched.artifacts |= {key for key, _ in (old - new) + (new - old)}
    offered, offers = Counter(_files(before)), Counter(_files(after))
    touched.files |= {file for file, _ in (offered - offers) + (offers - offered)}


def _artifacts(task: KeyTask) -> Iterator[tuple[str, Hashable]]:
    yield from ((one.key, (_shown(one), "in")) for one in task.inputs)
    yield from ((one.key, (_shown(one), "out")) for one in task.made)


def _files(task: KeyTask) -> Iterator[tuple[str, str]]:
    artifacts = {id(one.template): one.key for one in task.artifacts}
    yield from ((one.target.value, artifacts.get(id(one), "")) for one in task.references if one.is_file)


def _touch_words(touched: _Touched, before: Site, after: Site) -> None:
    """What glossaries explain in another way, or no longer, or only now."""
    for secret, readable in after.readable.items():
        old, new = before.readable[secret].playbook.definitions, readable.playbook.definitions
        if old != new:
            words = {*old, *new}
            touched.words |= {word for word in words if _shown(old.get(word)) != _shown(new.get(word))}


def _touch_entries(touched: _Touched, before: Site, after: Site) -> set[str]:
    """The artifacts and files whose entry is elsewhere; returns the pages that get or lose entries."""
    pages: set[str] = set()
    for secret, readable in after.readable.items():
        old, new = before.readable[secret].entries, readable.entries
        places, others = old.of_artifacts, new.of_artifacts
        touched.artifacts |= {key for key in {*places, *others} if places.get(key) != others.get(key)}
        files = {*old.of_files, *new.of_files}
        touched.files |= {file for file in files if old.of_file(file) != new.of_file(file)}
        pages |= {uri for uri in _with_entries(old, new) if old.on_pages.get(uri) != new.on_pages.get(uri)}
    return pages


def _with_entries(*both: Entries) -> set[str]:
    return {uri for entries in both for uri in entries.on_pages}


def _naming(touched: _Touched, site: Site) -> Iterator[str]:
    """The pages that name something of what differs."""
    if not touched:
        return
    for uri, record in site.records.items():
        if (isinstance(record, KeyTask) and _names(record, touched)) or (
            touched.words and _explains(record, touched.words)
        ):
            yield uri


def _names(task: KeyTask, touched: _Touched) -> bool:
    if task.parent in touched.tasks or not touched.artifacts.isdisjoint(one.key for one in task.artifacts):
        return True
    if touched.files and not touched.files.isdisjoint(one.target.value for one in task.references):
        return True
    roles = ({one.key, one.name} for one in task.stakeholders)
    return bool(touched.words) and any(not touched.words.isdisjoint(one) for one in roles)


def _explains(record: Record, words: Iterable[str]) -> bool:
    """Whether a page holds one of these words, so that an abbreviation in it may lead to a glossary."""
    texts = {shown for text in record.texts for shown in (text.value, plain(text.value))}
    return any(word in text for text in texts for word in words)
