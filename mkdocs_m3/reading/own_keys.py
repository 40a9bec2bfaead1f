"""Keys of a site's own become ours right after YAML is composed: what reads on knows ours alone."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec.structs import replace

from mkdocs_m3.findings.nearest import nearest
from mkdocs_m3.reading import schema
from mkdocs_m3.reading.shapes.letters import Assignments
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from mkdocs_m3.model.own_keys import OwnKeys
    from mkdocs_m3.reading.lines.outline import Keys
    from mkdocs_m3.reading.read_context import ReadContext

_LIKENESS: Final = 0.8
"""How near a strange key must come to one of the site's to be taken for it."""
OF_PARTIES: Final = frozenset(
    field.key
    for page_type in schema.PAGE_TYPES
    for field in schema.fields_within(page_type.fields)
    if isinstance(field.shape, Assignments)
)
"""Keys whose values have the ids of parties for keys."""


class Renamed(NamedTuple):
    """Keys as we call them, and what is wrong with them as they are written."""

    root: Mapping
    """The same nodes; each key in its place, by our name."""
    twice: tuple[tuple[Scalar, Scalar], ...] = ()
    """Keys of the site's own and ours that mean the same, side by side: the first of them, and the other."""
    misspelled: tuple[tuple[Scalar, str, str], ...] = ()
    """Keys that come near one of the site's, with that and the code of the slip; they are read as it."""


def known(keys: Keys, own: OwnKeys) -> Keys:
    """All keys with those of a site's own: lines are corrected by them."""
    if not own.pairs:
        return keys

    def both(some: frozenset[str]) -> frozenset[str]:
        return some | {own.theirs(key) for key in some}

    return replace(
        keys,
        of_pages=both(keys.of_pages),
        of_items=both(keys.of_items),
        of_beginnings=both(keys.of_beginnings),
        of_lists=tuple(tuple(map(own.theirs, some)) for some in keys.of_lists),
        of_nested=(*keys.of_nested, *(own.theirs(key) for key in keys.of_nested)),
        of_page_lists=tuple(tuple(map(own.theirs, some)) for some in keys.of_page_lists),
        of_records=tuple((name, both(of)) for key, of in keys.of_records for name in {key, own.theirs(key)}),
        of_rows=tuple(
            (name, tuple(map(own.theirs, of))) for key, of in keys.of_rows for name in {key, own.theirs(key)}
        ),
        of_parties=both(keys.of_parties),
        of_words=both(keys.of_words),
    )


def renamed(root: Mapping, own: OwnKeys, options: frozenset[str] | set[str] = frozenset()) -> Renamed:
    """The nodes with our keys; those in `options` are known besides."""
    if not own.pairs:
        return Renamed(root)
    twice: list[tuple[Scalar, Scalar]] = []
    misspelled: list[tuple[Scalar, str, str]] = []

    def of(node: Node) -> Node:
        if isinstance(node, Sequence):
            return replace(node, items=tuple(map(of, node.items)))
        return of_mapping(node, "M3021") if isinstance(node, Mapping) else node

    def of_mapping(node: Mapping, code: str) -> Mapping:
        found: dict[str, tuple[Scalar, Node]] = {}
        written: dict[str, Scalar] = {}
        for word, (key, value) in node.by_key.items():
            meant = own.ours(word)
            if word not in options and (near := _near(word, own, node)):
                misspelled.append((key, near, code))
                meant = own.ours(near)
            if meant in written:
                twice.append((written[meant], key))
                continue
            written[meant] = key
            inner = value if meant in OF_PARTIES or meant not in schema.KEYS else of(value)
            found[meant] = (key._replace(value=meant), inner)
        return replace(node, by_key=MappingProxyType(found))

    return Renamed(of_mapping(root, "M3021" if options else "M3020"), tuple(twice), tuple(misspelled))


def _near(word: str, own: OwnKeys, node: Mapping) -> str | None:
    """The key of the site's own that a strange key misspells, where the page lacks it."""
    if word in schema.KEYS or word in schema.SITE_KEYS or word in schema.OLD_KEYS or own.ours(word) != word:
        return None
    theirs = [other for _, other in own.pairs]
    near = nearest(word, [*schema.KEYS.of_pages, *schema.KEYS.of_items, *theirs], _LIKENESS)
    return near if near in theirs and not {near, own.ours(near)} & node.by_key.keys() else None


def report(found: Renamed, context: ReadContext) -> None:
    """Report keys that mean the same, and misspelled ones."""
    for first, again in found.twice:
        headline = f"`{first.value}` and `{again.value}` stand side by side; they are one key"
        context.report(
            "M3016", again, headline, f"keep `{context.vocabulary.keys.theirs(_ours(first, context))}`"
        )
    known_words = [
        *schema.KEYS.of_pages,
        *schema.KEYS.of_items,
        *(t for _, t in context.vocabulary.keys.pairs),
    ]
    for key, near, code in found.misspelled:
        context.report(
            code,
            key,
            f"`{key.value}` is not a key, so its content is not shown",
            f"write `{near}`",
            fix=context.rewrite(key, key.value, near, known_words),
            edits=context.replace(key, key.value, near),
        )


def _ours(key: Scalar, context: ReadContext) -> str:
    return context.vocabulary.keys.ours(key.value)
