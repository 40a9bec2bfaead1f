"""YAML as nodes that know their place: the only file that touches the YAML library.

A front matter that does not parse is still read as far as it goes: the item or key in which the parser
stopped is left out, reported, and the rest is parsed again. So one slip hides no other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MOST_FAULTS: Final = 20
"""Faults of YAML that one page may have before its reading is given up."""

_TAG_PREFIX: Final = "tag:yaml.org,2002:"
_KEY_LINE: Final = re.compile(r"[\"']?(?P<key>[^\s\"'#:-][^\"':]*)[\"']?\s*:(?:\s|$)")
_ITEM_LINE: Final = re.compile(r"(?P<indent>\s*)-\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scalar:
    """A single value."""

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

    entries: tuple[tuple[Scalar, Node], ...]
    """In the author's order; of a key that stands twice, the last."""
    duplicates: tuple[tuple[Scalar, Scalar], ...]
    """Each key that stands again, after the key it repeats."""
    start: int
    """Where it begins in the page, in characters from 0."""
    end: int
    """Where it ends in the page, exclusive."""

    def get(self, key: str) -> Node | None:
        """The value of a key; `None` where the key is absent."""
        return next((value for name, value in self.entries if name.value == key), None)


Node = Scalar | Sequence | Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """A place where the YAML does not parse."""

    problem: str
    """The parser's own words."""
    offset: int
    """Where the parser stopped, in characters from 0 of the page."""
    context: int
    """Where what it was reading began; the same as the offset where it does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A front matter, as far as it could be read."""

    root: Mapping | None
    """Its keys; `None` where it is not a mapping, or nothing of it could be read."""
    faults: tuple[Fault, ...] = ()
    """Where it does not parse, in the order in which the parser met them."""
    incomplete: frozenset[str] = frozenset()
    """The top-level keys of which something was left out because of a fault."""
    readable: str = ""
    """The YAML with blanks in place of what was left out."""


def parse(text: str, start: int) -> Document:
    """The front matter's nodes, with places in the page that holds it from character `start` on."""
    faults: list[Fault] = []
    incomplete: set[str] = set()
    while True:
        try:
            root = _Converter(start).convert(yaml.compose(text, Loader=_Loader))
        except (yaml.YAMLError, RecursionError, ValueError) as error:  # noqa: PERF203 - once a fault
            fault, where = _fault(error, start)
            faults.append(fault)
            text, key = _without(text, where - start)
            incomplete.add(key)
            if not key or len(faults) == MOST_FAULTS:
                return Document(root=None, faults=tuple(faults))
        else:
            return Document(
                root=root if isinstance(root, Mapping) else None,
                faults=tuple(faults),
                incomplete=frozenset(incomplete),
                readable=text,
            )


def as_metadata(document: Document) -> dict[str, object]:
    """The front matter as MkDocs hands it to themes and plugins, as far as it could be read.

    A value that YAML takes for a date that does not exist is left as the text that was written.
    """
    data: Any
    try:
        data = yaml.load(document.readable, Loader=_Loader)
    except (yaml.YAMLError, RecursionError, ValueError):
        try:
            data = yaml.load(document.readable, Loader=yaml.BaseLoader)  # noqa: S506 - makes only texts
        except (yaml.YAMLError, RecursionError):
            return {}
    return data if isinstance(data, dict) else {}


def _fault(error: Exception, start: int) -> tuple[Fault, int]:
    """The fault that an exception tells of, and the place in the page by which to leave it out."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark:
        offset = start + error.problem_mark.index
        context = start + error.context_mark.index if error.context_mark else offset
        is_unclosed = "unexpected end of stream" in str(error.problem)
        fault = Fault(problem=str(error.problem), offset=offset, context=context)
        return fault, context if is_unclosed else offset
    if isinstance(error, yaml.reader.ReaderError):
        offset = start + int(error.position)
        return Fault(problem="control characters are not allowed", offset=offset, context=offset), offset
    return Fault(problem=str(error) or type(error).__name__, offset=start, context=start), start


def _without(text: str, offset: int) -> tuple[str, str]:
    """The text with the list item or the key around an offset blanked out, and that top-level key.

    Everything else stays where it is. The key is empty where nothing was left to blank.
    """
    lines = text.splitlines(keepends=True)
    at = min(text.count("\n", 0, offset), len(lines) - 1)
    while at > 0 and not lines[at].strip():
        at -= 1
    first = next((n for n in range(at, -1, -1) if _KEY_LINE.match(lines[n])), None)
    if first is None:
        return text, ""
    last = next((n for n in range(first + 1, len(lines)) if _begins_key(lines[n])), len(lines))
    found = _KEY_LINE.match(lines[first])
    key = found["key"].strip() if found else ""
    from_, to = _item_around(lines, first + 1, last, at) or (first, last)
    blank = ["".join(letter if letter in "\r\n" else " " for letter in line) for line in lines[from_:to]]
    return "".join([*lines[:from_], *blank, *lines[to:]]), key


def _begins_key(line: str) -> bool:
    return bool(line.strip()) and not line[0].isspace() and not line.startswith(("-", "#"))


def _item_around(lines: list[str], first: int, last: int, at: int) -> tuple[int, int] | None:
    """The lines of the outermost list's item that line `at` stands in, from `first` to `last`."""
    indents = {n: len(found["indent"]) for n in range(first, last) if (found := _ITEM_LINE.match(lines[n]))}
    outermost = min(indents.values(), default=0)
    starts = [n for n, indent in indents.items() if indent == outermost]
    from_ = max((n for n in starts if n <= at), default=None)
    return None if from_ is None else (from_, min((n for n in starts if n > at), default=last))


class _Converter:
    """Turns the library's nodes into ours, each once, so that aliases cannot multiply them."""

    def __init__(self, start: int) -> None:
        self._start = start
        self._done: dict[int, Node] = {}
        self._open: set[int] = set()

    def convert(self, node: Any) -> Node | None:  # noqa: ANN401 - the library has no types here
        """The node as ours; raises `yaml.MarkedYAMLError` where an alias contains itself."""
        if node is None:
            return None
        if id(node) in self._open:
            problem = "an alias contains itself"
            raise yaml.composer.ComposerError(None, None, problem, node.start_mark)
        if id(node) not in self._done:
            self._open.add(id(node))
            self._done[id(node)] = self._convert(node)
            self._open.remove(id(node))
        return self._done[id(node)]

    def _convert(self, node: Any) -> Node:  # noqa: ANN401 - the library has no types here
        start, end = self._start + node.start_mark.index, self._start + node.end_mark.index
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, start, end)
        if isinstance(node, yaml.SequenceNode):
            items = tuple(item for child in node.value if (item := self.convert(child)))
            return Sequence(items=items, start=start, end=end)
        return Scalar(
            value=node.value,
            kind=node.tag.removeprefix(_TAG_PREFIX),
            is_plain=not node.style,
            start=start,
            end=end,
        )

    def _mapping(self, node: Any, start: int, end: int) -> Mapping:  # noqa: ANN401 - the library has no types here
        entries: dict[str, tuple[Scalar, Node]] = {}
        duplicates: list[tuple[Scalar, Scalar]] = []
        for key_node, value_node in node.value:
            key, value = self.convert(key_node), self.convert(value_node)
            if not isinstance(key, Scalar) or value is None:
                problem = "a key must be a single word or text"
                raise yaml.composer.ComposerError(None, None, problem, key_node.start_mark)
            if key.kind == "merge":
                entries = dict(_merged(value)) | entries
                continue
            if key.value in entries:
                duplicates.append((entries[key.value][0], key))
            entries[key.value] = (key, value)
        return Mapping(entries=tuple(entries.values()), duplicates=tuple(duplicates), start=start, end=end)


def _merged(value: Node) -> list[tuple[str, tuple[Scalar, Node]]]:
    """The entries that a `<<` brings in."""
    sources = value.items if isinstance(value, Sequence) else (value,)
    return [
        (key.value, (key, node))
        for source in reversed(sources)
        if isinstance(source, Mapping)
        for key, node in source.entries
    ]
