"""YAML as nodes that know their place: the only file that touches the YAML library.

A front matter that does not parse is still read as far as it goes: the item or key in which the parser
stopped is left out, reported, and the rest is parsed again. So one slip hides no other.
"""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from mkdocs_m3.reading.faults import TOO_MANY, Fault
from mkdocs_m3.reading.repair import QUIET_COLON, with_quiet_colons, without

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_VALUES: Final = 100_000
"""Values that one front matter may hold, those that aliases repeat included."""
MOST_FAULTS: Final = 100
"""Faults of YAML that one page may have before its reading is given up."""

_TOO_DEEP: Final = "nested too deep"
DEEPEST: Final = 60
"""Lists and records inside each other; a key task needs five."""

_TAG_PREFIX: Final = "tag:yaml.org,2002:"
_NO_KEY: Final = "could not find expected ':'"
_BEGINS_BEFORE: Final = ("unexpected end of stream", _NO_KEY, "expected ',' or")
"""Problems that the parser meets only after the place where they begin."""


class Scalar(NamedTuple):
    """A single value. A tuple, since pages consist of them and it is the quickest value to make."""

    value: str
    """As written, quotes and escapes resolved."""
    kind: str
    """What YAML takes it for: `str`, `int`, `float`, `bool`, `null`, `timestamp` or another tag."""
    is_plain: bool
    """Whether it is written without quotes and not as a block."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    @property
    def is_null(self) -> bool:
        """Whether nothing is written, or a word for nothing."""
        return self.kind == "null"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sequence:
    """A list."""

    items: tuple[Node, ...]
    """In the author's order."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mapping:
    """Keys with their values."""

    by_key: MappingProxyType[str, tuple[Scalar, Node]]
    """In the author's order; of a key that stands twice, the last."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    @property
    def entries(self) -> tuple[tuple[Scalar, Node], ...]:
        """Each key with its value."""
        return tuple(self.by_key.values())

    def get(self, key: str) -> Node | None:
        """The value of a key; `None` where the key is absent."""
        found = self.by_key.get(key)
        return found[1] if found else None


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A front matter, as far as it could be read."""

    root: Mapping | None
    """Its keys; `None` where it is not a mapping, or nothing of it could be read."""
    faults: tuple[Fault, ...] = ()
    """Where it does not parse, in the order in which the parser met them."""
    duplicates: tuple[tuple[Scalar, Scalar], ...] = ()
    """Each key that stands again in its mapping, after the key it repeats."""
    incomplete: frozenset[str] = frozenset()
    """The top-level keys of which something was left out because of a fault."""
    readable: str = ""
    """The YAML with blanks in place of what was left out."""
    is_quieted: bool = False
    """Whether colons of texts that need quotes are quiet in it."""


def parse(text: str, start: int) -> Document:
    """The front matter's nodes, with places in the page that holds it from character `start` on."""
    faults: list[Fault] = []
    incomplete: set[str] = set()
    is_quieted = False
    while True:
        converter = _Converter(start, is_quieted=is_quieted)
        try:
            _refuse_depth(text)
            root = converter.convert(yaml.compose(text, Loader=_Loader))
        except (yaml.YAMLError, RecursionError, ValueError) as error:
            fault, where = _fault(error, start)
            faults.append(fault)
            if len(faults) < MOST_FAULTS and (whole := _with_quiet_colons(text, fault, start)):
                text, is_quieted = whole, True
                continue
            text, key = without(text, where - start, is_stray_line=_NO_KEY in fault.problem)
            incomplete.add(key)
            if len(faults) == MOST_FAULTS:
                faults.append(Fault(problem=TOO_MANY, offset=where, context=where))
            if not key or len(faults) > MOST_FAULTS:
                return Document(root=None, faults=tuple(faults))
        else:
            return Document(
                root=root if isinstance(root, Mapping) else None,
                faults=tuple(faults),
                duplicates=tuple(converter.duplicates),
                incomplete=frozenset(incomplete),
                readable=text,
                is_quieted=is_quieted,
            )


def may_be_deep(text: str) -> bool:
    """Whether a text has enough signs in it to be nested deep; few have, and this is quickly seen."""
    return max(text.count("["), text.count("{"), text.count("- ")) > DEEPEST


def is_too_deep(text: str) -> bool:
    """Whether the YAML is nested deeper than any of it can be read."""
    try:
        _refuse_depth(text)
    except yaml.MarkedYAMLError as error:
        return error.problem == _TOO_DEEP
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
            raise yaml.composer.ComposerError(None, None, _TOO_DEEP, event.start_mark)


def as_metadata(document: Document) -> dict[str, object]:
    """The front matter as MkDocs hands it to themes and plugins, as far as it could be read.

    A value that YAML takes for a date that does not exist is left as the text that was written.
    """
    try:
        loader = _QuietedLoader if document.is_quieted else _ForgivingLoader
        data = yaml.load(document.readable, Loader=loader)  # noqa: S506 - safe loaders
    except (yaml.YAMLError, RecursionError, ValueError):
        return {}
    return data if isinstance(data, dict) else {}


def values(root: Mapping) -> dict[str, object]:
    """What the nodes hold as plain values: what YAML takes for a date, or for no number, is left as text."""
    left = itertools.count(MOST_VALUES, -1)
    return {key: _value(node, left) for key, (_, node) in root.by_key.items()}


def _value(node: Node, left: Iterator[int]) -> object:
    if next(left) < 0:
        return "…"  # aliases of aliases, which multiply without end
    if isinstance(node, Mapping):
        return {key: _value(value, left) for key, (_, value) in node.by_key.items()}
    if isinstance(node, Sequence):
        return [_value(item, left) for item in node.items]
    return _plain_value(node)


def _plain_value(node: Scalar) -> object:
    if node.is_null:
        return None
    if node.kind == "bool":
        return node.value.casefold() in ("true", "yes", "on", "y")
    try:
        number = {"int": int, "float": float}.get(node.kind, str)(node.value)
    except ValueError:  # 0x1f, 1:30 and other ways to write one
        return node.value
    return number if not isinstance(number, float) or math.isfinite(number) else node.value


class _ForgivingLoader(_Loader):
    """Leaves as text what looks like a date, a number or another value of YAML, and is none."""


class _QuietedLoader(_ForgivingLoader):
    """Makes colons of quiet ones."""


def _or_text(loader: Any, node: Any) -> object:  # noqa: ANN401 - the library has no types here
    usual = _Loader.yaml_constructors.get(node.tag)
    try:
        return usual(loader, node) if usual else loader.construct_scalar(node)
    except (ValueError, OverflowError):
        return loader.construct_scalar(node)


def _text(loader: Any, node: Any) -> str:  # noqa: ANN401 - the library has no types here
    return str(loader.construct_scalar(node)).replace(QUIET_COLON, ":")


for _kind in ("timestamp", "int", "float"):
    _ForgivingLoader.add_constructor(f"{_TAG_PREFIX}{_kind}", _or_text)
_QuietedLoader.add_constructor(f"{_TAG_PREFIX}str", _text)


def _fault(error: Exception, start: int) -> tuple[Fault, int]:
    """The fault that an exception tells of, and the place in the page by which to leave it out."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        offset = start + error.problem_mark.index
        context = start + error.context_mark.index if error.context_mark else offset
        begins_before = any(part in str(error.problem) for part in _BEGINS_BEFORE)
        fault = Fault(problem=str(error.problem), offset=offset, context=context)
        return fault, context if begins_before else offset
    if isinstance(error, yaml.reader.ReaderError):
        offset = start + int(error.position)
        return Fault(problem="control characters are not allowed", offset=offset, context=offset), offset
    return Fault(problem=str(error) or type(error).__name__, offset=start, context=start), start


def _with_quiet_colons(text: str, fault: Fault, start: int) -> str | None:
    """The YAML with the colons of a text that needs quotes made quiet, if that is what stopped the parser."""
    if "mapping values" not in fault.problem:
        return None
    return with_quiet_colons(text, fault.offset - start)


class _Converter:
    """Turns the library's nodes into ours, collections each once, so that aliases cannot multiply them."""

    def __init__(self, start: int, *, is_quieted: bool) -> None:
        self.duplicates: list[tuple[Scalar, Scalar]] = []
        self._start = start
        self._is_quieted = is_quieted
        self._done: dict[int, Node] = {}
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
        return self._done[id(node)]

    def _scalar(self, node: Any) -> Scalar:  # noqa: ANN401 - the library has no types here
        return Scalar(
            node.value.replace(QUIET_COLON, ":") if self._is_quieted else node.value,
            node.tag.removeprefix(_TAG_PREFIX),
            not node.style,
            self._start + node.start_mark.index,
            self._start + node.end_mark.index,
        )

    def _collection(self, node: Any) -> Sequence | Mapping:  # noqa: ANN401 - the library has no types here
        start, end = self._start + node.start_mark.index, self._start + node.end_mark.index
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
            if key.kind == "merge":
                entries = _merged(value) | entries
                continue
            if key.value in entries:
                self.duplicates.append((entries[key.value][0], key))
            entries[key.value] = (key, value)
        return entries


def _merged(value: Node) -> dict[str, tuple[Scalar, Node]]:
    """The entries that a `<<` brings in."""
    sources = value.items if isinstance(value, Sequence) else (value,)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for source in reversed(sources):
        entries |= source.by_key if isinstance(source, Mapping) else {}
    return entries
