"""From the text of a draft to its nodes: the only file that reads pages with the YAML library."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

import yaml
from msgspec import Struct

from mkdocs_m3.findings.rare_patterns import rare
from mkdocs_m3.reading.yaml.nodes import Mapping, Node, Scalar, Sequence
from mkdocs_m3.reading.yaml.yaml_error import TOO_DEEP, TOO_MANY_VALUES, NotYaml, YamlError

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.reading.yaml.draft import Draft

MOST_VALUES: Final = 100_000
"""Values that the aliases of one front matter may repeat, all together."""
DEEPEST: Final = 60
"""Lists and records inside each other; a key task needs five."""
_TOO_DEEP_FOR_LIBYAML: Final = "maximum nesting depth"
"""What it says itself, since its version 0.2.6, of what is a thousand levels deep."""
_TAG_PREFIX: Final = "tag:yaml.org,2002:"
_KEY_LINE: Final = rare(r"^[ ]*(?:-[ ]+)*(?P<key>[A-Za-z_]+)[ ]?:(?=\s|$)", re.MULTILINE)
_TAKEN_BY_YAML: Final = ("&", "!")
_ITEM_BELOW: Final = re.compile(r"\n[ \t]*-[ \t]+\S")


class Composed(Struct, frozen=True, kw_only=True):
    """Front matter that parses."""

    root: Node | None
    """What it holds; `None` where it holds nothing."""
    duplicates: tuple[tuple[Scalar, Scalar], ...]
    """Each key that appears again in its mapping, after the key it repeats."""
    marked: tuple[int, ...]
    """Where texts begin with `&` or `!`, which YAML takes for its own, in characters from 0 of the draft."""
    wrapped_items: tuple[int, ...]
    """Where texts without quotes begin that contain a line with a `-` at its beginning, likewise."""
    block_keys: tuple[tuple[str, int], ...]
    """The words before a colon at the beginning of lines of texts after `|` or `>`, each with its place."""
    wrapped: tuple[tuple[str, int], ...]
    """The keys whose texts without quotes go over more than one line, each with where its text begins, in
    characters from 0 of the page."""


def compose(draft: Draft) -> Composed:
    """The nodes of a draft, with places in its page; raises `NotYaml` where it does not parse."""
    converter = _Converter(draft)
    try:
        _refuse_depth(draft.text)
        root = converter.convert(yaml.compose(draft.text, Loader=_Loader))
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        raise NotYaml(_fault(error, draft.text)) from None
    return Composed(
        root=root,
        duplicates=tuple(converter.duplicates),
        marked=tuple(converter.marked),
        wrapped_items=tuple(converter.wrapped_items),
        wrapped=tuple(converter.wrapped),
        block_keys=tuple(converter.block_keys),
    )


def composed(draft: Draft) -> Composed | YamlError:
    """The nodes of a draft, or what keeps it from being parsed."""
    try:
        return compose(draft)
    except NotYaml as error:
        return error.error


def may_be_deep(text: str) -> bool:
    """Whether a text has enough signs in it to be nested deep; few have, and this is quickly seen."""
    return max(text.count("["), text.count("{"), text.count("- ")) > DEEPEST


def is_too_deep(text: str) -> bool:
    """Whether the YAML is nested deeper than any of it can be read."""
    try:
        _refuse_depth(text)
    except yaml.MarkedYAMLError as error:
        return error.problem == TOO_DEEP or _TOO_DEEP_FOR_LIBYAML in str(error.problem)
    return False


def _refuse_depth(text: str) -> None:
    """Raise `yaml.MarkedYAMLError` where the YAML is nested deeper than the C parser's own stack bears."""
    if not may_be_deep(text):
        return
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise yaml.composer.ComposerError(None, None, TOO_DEEP, event.start_mark)


def as_metadata(text: str) -> dict[str, object]:
    """YAML as MkDocs hands it to themes and plugins; empty where it does not parse or is no mapping.

    A value that YAML takes for a date that does not exist is left as the text that was written.
    """
    try:
        data = yaml.load(text, Loader=_ForgivingLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


class _ForgivingLoader(_Loader):
    """Leaves as text what looks like a date, a number or another value of YAML, and is none."""


def _or_text(loader: Any, node: Any) -> object:  # noqa: ANN401 - the library has no types here
    usual = _Loader.yaml_constructors.get(node.tag)
    try:
        return usual(loader, node) if usual else loader.construct_scalar(node)
    except (ValueError, OverflowError, LookupError, AttributeError, TypeError):  # such as `!!int ''`
        return loader.construct_scalar(node)


for _kind in ("timestamp", "int", "float", "bool", "value"):
    _ForgivingLoader.add_constructor(f"{_TAG_PREFIX}{_kind}", _or_text)


def _fault(error: Exception, text: str) -> YamlError:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        offset = error.problem_mark.index
        context = error.context_mark.index if error.context_mark else offset
        problem = TOO_DEEP if _TOO_DEEP_FOR_LIBYAML in str(error.problem) else str(error.problem)
        return YamlError(problem=problem, offset=offset, context=context)
    if isinstance(error, yaml.reader.ReaderError):
        found = yaml.reader.Reader.NON_PRINTABLE.search(text)  # the C library counts bytes
        offset = found.start() if found else 0
        return YamlError(problem="control characters are not allowed", offset=offset, context=offset)
    return YamlError(problem=str(error) or type(error).__name__, offset=0, context=0)


class _Converter:
    """Turns the library's nodes into ours, collections each once, so that aliases cannot multiply them."""

    def __init__(self, draft: Draft) -> None:
        self.duplicates: list[tuple[Scalar, Scalar]] = []
        self.marked: list[int] = []
        self.wrapped_items: list[int] = []
        self.wrapped: list[tuple[str, int]] = []
        self.block_keys: list[tuple[str, int]] = []
        self._draft = draft
        self._place = draft.place if draft.origins else draft.start.__add__
        self._done: dict[int, Node] = {}
        self._sizes: dict[int, int] = {}  # how many values each of these is and holds, once it is repeated
        self._repeated = 0
        self._open: set[int] = set()

    def convert(self, node: Any) -> Node | None:  # noqa: ANN401 - the library has no types here
        """The node as ours; raises `yaml.MarkedYAMLError` where an alias contains itself."""
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node is None:
            return None
        if id(node) in self._open:
            problem = "an alias contains itself"
            raise yaml.composer.ComposerError(None, None, problem, node.start_mark)
        if id(node) not in self._done:
            self._open.add(id(node))
            self._done[id(node)] = self._collection(node)
            self._open.remove(id(node))
        else:
            self._repeat(node)
        return self._done[id(node)]

    def _repeat(self, node: Any) -> None:  # noqa: ANN401 - the library has no types here
        """Count what an alias repeats; raises `yaml.MarkedYAMLError` where it is more than can be read."""
        self._repeated += self._size(node)
        if self._repeated > MOST_VALUES:
            raise yaml.composer.ComposerError(None, None, TOO_MANY_VALUES, node.start_mark)

    def _size(self, node: Any) -> int:  # noqa: ANN401 - the library has no types here
        """How many values a node is and holds, repeated ones included; each is counted once."""
        if isinstance(node, yaml.ScalarNode):
            return 1
        if id(node) not in self._sizes:
            self._sizes[id(node)] = 1 + sum(map(self._size, _children(node)))
        return self._sizes[id(node)]

    def _scalar(self, node: Any) -> Scalar:  # noqa: ANN401 - the library has no types here
        start, end = node.start_mark.index, node.end_mark.index
        if not node.style:
            if self._draft.text.startswith(_TAKEN_BY_YAML, start):
                self.marked.append(start)
            if node.end_mark.line > node.start_mark.line and _ITEM_BELOW.search(self._draft.text, start, end):
                self.wrapped_items.append(self._place(start))
        elif node.style in "|>":
            self.block_keys += (
                (found["key"], self._place(found.start("key")))
                for found in _KEY_LINE.finditer(self._draft.text, start, end)
            )
        return Scalar(
            node.value,
            node.tag.removeprefix(_TAG_PREFIX),
            not node.style,
            self._place(start),
            self._place(end),
        )

    def _collection(self, node: Any) -> Sequence | Mapping:  # noqa: ANN401 - the library has no types here
        start, end = self._place(node.start_mark.index), self._place(node.end_mark.index)
        if isinstance(node, yaml.MappingNode):
            return Mapping(by_key=MappingProxyType(self._entries(node)), start=start, end=end)
        items = tuple(item for child in node.value if (item := self.convert(child)))
        return Sequence(items=items, start=start, end=end)

    def _entries(self, node: Any) -> dict[str, tuple[Scalar, Node]]:  # noqa: ANN401 - the library has no types here
        entries: dict[str, tuple[Scalar, Node]] = {}
        for key_node, value_node in node.value:
            key, value = self.convert(key_node), self.convert(value_node)
            if not isinstance(key, Scalar) or value is None:
                problem = "a key must be a single word or text"
                raise yaml.composer.ComposerError(None, None, problem, key_node.start_mark)
            if _is_wrapped(value_node):
                self.wrapped.append((key.value, self._place(value_node.start_mark.index)))
            if key.kind == "merge":
                entries = _merged(value) | entries
                continue
            if key.value in entries:
                first, other = entries[key.value]
                self.duplicates.append((first, key))
                value = _both(other, value)
            entries[key.value] = (key, value)
        return entries


def _is_wrapped(node: Any) -> bool:  # noqa: ANN401 - the library has no types here
    """Whether a text without quotes goes over more than one line."""
    is_plain = isinstance(node, yaml.ScalarNode) and not node.style
    return is_plain and node.end_mark.line > node.start_mark.line


def _both(first: Node, again: Node) -> Node:
    """What a key holds that appears twice: the items of both lists, or else the last value that is there."""
    if isinstance(first, Sequence) and isinstance(again, Sequence):
        return Sequence(items=(*first.items, *again.items), start=first.start, end=again.end)
    return first if isinstance(again, Scalar) and again.is_null else again


def _children(node: Any) -> Iterator[Any]:  # noqa: ANN401 - the library has no types here
    """The values that a collection holds."""
    return (child[1] for child in node.value) if isinstance(node, yaml.MappingNode) else iter(node.value)


def _merged(value: Node) -> dict[str, tuple[Scalar, Node]]:
    """The entries that a `<<` brings in."""
    sources = value.items if isinstance(value, Sequence) else (value,)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for source in reversed(sources):
        entries |= source.by_key if isinstance(source, Mapping) else {}
    return entries
