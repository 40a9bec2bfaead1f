"""Artifacts of the playbook that are written in one item: `Program Charter, Governance Plan`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from mkdocs_m3.checks.check_context import once
from mkdocs_m3.checks.findings import at_text, enumerated, in_lines, place_of
from mkdocs_m3.checks.item_lines import without
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.plain_texts import is_plain
from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.markup.half_markup import is_struck
from mkdocs_m3.model import Phase, Resources, fold

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping

    from mkdocs_m3.checks.check_context import CheckContext
    from mkdocs_m3.findings.finding import Finding
    from mkdocs_m3.model import Artifact, KeyTask, Playbook

_WORD: Final = "and|or|as well as|plus|und|sowie|oder|et|ou|y|e|o"
"""Words that join names, in the languages of the catalogs."""
_BETWEEN: Final = re.compile(
    rf"\s*[,;]\s*(?:(?:{_WORD}|&)\s+)?|\s*[/&+]\s*|\s+(?:{_WORD})\s+|\s+[\u2013\u2014-]\s+", re.IGNORECASE
)
_LONGEST: Final = 1_000
"""Characters of an item that is looked at."""
_MOST: Final = 20
"""Pieces of an item that is looked at."""
_MOST_IN_NAME: Final = 4
"""Pieces of which one name may consist, as `Roles, Rules and Rights` does of three."""
_SEVERAL: Final = 2
_BEFORE_TEXT: Final = rare(
    r"(?P<indent>[ ]*)(?P<dash>(?:-[ ]+)?)(?:(?P<key>[^\s:\"'-][^\s:\"']*)(?P<colon>:[ ]+))?(?P<quote>[\"']?)"
)
_BEFORE_FLOW: Final = rare(r"[\[,][ ]*(?P<quote>[\"']?)\Z")
_FARTHEST: Final = 300
"""Columns before a text in which its line begins."""


class Joined(NamedTuple):
    """An item that is several artifacts."""

    task: KeyTask
    """Its page."""
    artifact: Artifact
    """What was read of it."""
    names: tuple[str, ...]
    """The artifacts, as they are written in it."""
    is_made: bool
    """Whether the task makes it."""
    beside: Mapping[str, Artifact]
    """The artifacts of its list, by their folded names."""


class _Known(NamedTuple):
    """What the playbook says of artifacts."""

    names: frozenset[str]
    """The folded names of those that tasks make or take in."""
    listed: frozenset[str]
    """The same of those that are on other pages."""
    offered: frozenset[tuple[str, str]]
    """The files that are offered, each with such a name of a task's."""

    @classmethod
    def of(cls, playbook: Playbook) -> _Known:
        artifacts = [one for task in playbook.pages for one in task.artifacts]
        return cls(
            frozenset(one.key for one in artifacts),
            frozenset(one.key for page in playbook.records for one in _listed_elsewhere(page)),
            frozenset((one.template.target.value, one.key) for one in artifacts if one.template),
        )


def check(context: CheckContext) -> Iterator[Finding]:
    """Report each input and output that is two artifacts or more which are named alone elsewhere."""
    for one in found(context):
        yield _finding(one, context.vocabulary.keys.theirs)


def keys(joined: Iterable[Joined]) -> frozenset[str]:
    """The folded names of items that are none, and those of the artifacts which they make."""
    made = (fold(name) for one in joined if one.is_made for name in one.names)
    return frozenset((*(one.artifact.key for one in joined), *made))


@once
def found(context: CheckContext) -> tuple[Joined, ...]:
    """Each such item, unless the playbook knows what it says as one artifact, or it comes from outside."""
    playbook = context.playbook
    lists = [
        (task, artifacts, is_made)
        for task in playbook.pages
        for artifacts, is_made in _lists(task)
        if any(_BETWEEN.search(one.name) for one in artifacts)
    ]
    known = _Known.of(playbook) if lists else None
    return tuple(
        Joined(task, one, names, is_made, beside)
        for task, artifacts, is_made in lists
        for beside in [{one.key: one for one in artifacts}]
        for one in artifacts
        if known and (names := _names(one, known.names)) and not _is_one(one, names, known, playbook)
    )


def _lists(task: KeyTask) -> Iterator[tuple[tuple[Artifact, ...], bool]]:
    """The lists of artifacts of a task, each with whether the task makes them."""
    yield task.inputs, False
    yield task.outputs, True
    yield from ((activity.outputs, True) for activity in task.activities)


def _names(artifact: Artifact, known: Container[str]) -> tuple[str, ...]:
    """The names in an item, of which most are known, and two at least; none where it is no such item."""
    name = artifact.name
    if (
        artifact.is_external
        or artifact.key.startswith("=")
        or len(name) > _LONGEST
        or is_struck(artifact.text.value)
    ):
        return ()
    cuts = [found.span() for found in _BETWEEN.finditer(name)]
    if not 0 < len(cuts) < _MOST:
        return ()
    begins = [0, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), len(name)]
    names: list[str] = []
    count = n = 0
    while n < len(begins):
        longest = min(len(begins), n + _MOST_IN_NAME)
        whole = ((name[begins[n] : ends[m]], m + 1) for m in reversed(range(n, longest)))
        is_whole = ((piece, m) for piece, m in whole if (n, m) != (0, len(begins)) and fold(piece) in known)
        piece, after = next(is_whole, ("", n + 1))
        count += bool(piece)
        names.append((piece or name[begins[n] : ends[n]]).strip())
        n = after
    is_enough = count >= _SEVERAL and 2 * count > len(names)
    is_balanced = all(each and each.count("(") == each.count(")") for each in names)
    is_distinct = len({fold(each) for each in names}) == len(names)
    return tuple(names) if is_enough and is_balanced and is_distinct else ()


def _is_one(artifact: Artifact, names: tuple[str, ...], known: _Known, playbook: Playbook) -> bool:
    """Whether an item is one artifact of that name: a task hands it on to another, or it has a file."""
    key = artifact.key
    if key in known.listed or (playbook.makers.get(key) and playbook.users.get(key)):
        return True
    if artifact.template is None:
        return False
    file = artifact.template.target.value
    return not any((file, fold(name)) in known.offered for name in names)


def _listed_elsewhere(page: object) -> tuple[Artifact, ...]:
    """What a page that is no task's lists of artifacts."""
    if isinstance(page, Phase):
        return page.documentation
    return page.items if isinstance(page, Resources) else ()


def _finding(joined: Joined, theirs: Callable[[str], str]) -> Finding:
    task, artifact, names = joined.task, joined.artifact, joined.names
    quoted = [f"`{name}`" for name in names]
    there = [joined.beside[fold(name)] for name in names if fold(name) in joined.beside]
    missing = [name for name in names if fold(name) not in joined.beside]
    is_as_written = artifact.name == " ".join(artifact.text.value.split())
    cure = "write each as an item of its own"
    edits: tuple[Fix, ...] = ()
    if is_as_written and missing:
        lines = [f"`- {_written(name)}`" for name in missing]
        cure = f"{cure}: {lines[0]}" if len(lines) == 1 else f"{cure}: {enumerated(lines)}"
        edits = _parted(joined, missing, theirs)
    if there:
        places = (place_of(task, other.text) for other in there)
        rest = f"{'they are' if len(there) > 1 else 'one of them is'} already {in_lines(places)}"
        cure = f"{cure}; {rest}" if missing else f"delete this item: {rest}"
        edits = edits if missing else without(task.source.text, artifact.text)
    neither = "neither is" if len(names) == _SEVERAL else "none of them is"
    headline = (
        f"this item is {len(names)} artifacts, {enumerated(quoted)}, so {neither} linked with other tasks"
    )
    return at_text("M3093", task, artifact.text, headline, cure, edits=edits)


def _parted(joined: Joined, names: list[str], theirs: Callable[[str], str]) -> tuple[Fix, ...]:
    """The edits that write each name as an item; none where the item says more than its text."""
    artifact, page = joined.artifact, joined.task.source.text
    text = artifact.text
    if artifact.template or not text.is_verbatim:
        return ()
    line = page.rfind("\n", max(0, text.start - _FARTHEST), text.start) + 1
    end = page.find("\n", text.end)
    behind = page[text.end : end if end >= 0 else None].rstrip()
    before, below = page[line : text.start], page[end + 1 : end + 1 + _FARTHEST]
    if found := _BEFORE_FLOW.search(before):
        between = f"{found['quote']}, {found['quote']}"
        is_whole = not any(sign in name for name in names for sign in ",[]{}'\"")
        return (Fix(start=text.start, end=text.end, replacement=between.join(names)),) if is_whole else ()
    found = _BEFORE_TEXT.fullmatch(before)
    if not found or behind != found["quote"]:
        return ()
    indent, key = found["indent"], found["key"] or ""
    lines = [_written(name) for name in names]
    if found["dash"] and key in ("", "text", theirs("text")):
        between = f"\n{indent}{found['dash']}{key}{found['colon'] or ''}"
        if below.startswith(f"{indent} "):
            return ()
        start = text.start - len(found["quote"])
        words = between.join(lines)
    elif key in ("output", theirs("output")):
        start = line + found.start("colon") + 1
        words = "".join(f"\n{indent}{' ' * len(found['dash'])}  - {one}" for one in lines)
    else:
        return ()
    return (Fix(start=start, end=text.end + len(found["quote"]), replacement=words),)


def _written(name: str) -> str:
    """A name as an item of YAML."""
    words = " ".join(name.split())
    return words if is_plain(words) else "'" + words.replace("'", "''") + "'"
