"""Writes the tables of this documentation from the code that they describe.

A comment on a line of its own, such as `fields: KEY_TASK`, is replaced by its table. What no table can
say is in the pages themselves.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mkdocs_m3.findings.finding import CODES
from mkdocs_m3.locales import DEFAULT_LANGUAGE, catalogue, worded
from mkdocs_m3.model.icons import ICONS
from mkdocs_m3.model.vocabulary import M3
from mkdocs_m3.model.words import THINGS
from mkdocs_m3.reading.page_types import PageType
from mkdocs_m3.reading.schema import collection, common, key_task, phase
from mkdocs_m3.reading.shapes.objects import ObjectShape
from mkdocs_m3.reading.view_options import OPTIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from mkdocs_m3.locales import Message
    from mkdocs_m3.model.vocabulary import Term

_GALLERY: Final = Path(__file__).parent.parent / "tests" / "gallery"
_DESCRIBED: Final = {
    name: value
    for module in (common, key_task, phase, collection)
    for name, value in vars(module).items()
    if isinstance(value, ObjectShape | PageType)
}
"""The kinds of pages and the records in them, by the names of their tables."""
_MARKER: Final = re.compile(r"^<!-- (?P<table>[a-z]+)(?:: (?P<of>[\w-]+))? -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: object) -> str:
    """Replace each marker of the page by its table; an unknown one stops the build."""
    return _MARKER.sub(lambda found: _TABLES[found["table"]](found["of"] or ""), markdown)


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    head = tuple(head)
    lines = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _fields(of: str) -> str:
    """The keys of a page or of a record, by the name of its table in the schema."""
    described = _DESCRIBED[of]
    prefix = of.lower().replace("_", "-")
    return _table(
        ("Key", "What it is for", "What to write", "Example"),
        (
            (
                f"`{field.key}`{{ #{prefix}-{field.key} }}" + "<br>*required*" * field.is_required,
                field.help,
                field.shape.describe(M3),
                f"`{field.example}`",
            )
            for field in described.fields
        ),
    )


def _options(of: str) -> str:
    """What a view can be told, by the view's name in its comment."""
    return _table(
        ("Option", "What it does", "What to write", "Example"),
        (
            (f"`{field.key}`", field.help, field.shape.describe(M3), f"`{{{field.example}}}`")
            for field in OPTIONS[of]
        ),
    )


def _views(of: str) -> str:
    """What a component's template can use, by the component's name."""
    module = importlib.import_module(f"mkdocs_m3.components.{of}")
    classes = [node for node in ast.parse(inspect.getsource(module)).body if isinstance(node, ast.ClassDef)]
    classes.sort(key=lambda node: node.name != "View")
    return "\n\n".join(
        f"**`{node.name}`**: {ast.get_docstring(node)}\n\n"
        + _table(("Attribute", "Type", "What it is"), _attributes(node))
        for node in classes
    )


def _attributes(node: ast.ClassDef) -> Iterator[tuple[str, str, str]]:
    """Each attribute of a dataclass with its type and the text below it."""
    for field, below in zip(node.body, node.body[1:], strict=False):
        if not isinstance(field, ast.AnnAssign) or not isinstance(below, ast.Expr):
            continue
        text = below.value.value if isinstance(below.value, ast.Constant) else ""
        yield f"`{ast.unparse(field.target)}`", f"`{ast.unparse(field.annotation)}`", str(text)


def _codes(_: str) -> str:
    """Every finding."""
    return _table(
        ("Code", "Severity", "Name"),
        ((f"[{code}]({code}.md)", rule.severity.word, rule.name) for code, rule in CODES.items()),
    )


def _labels(_: str) -> str:
    """Every wording that a site may set, in English."""
    return _table(
        ("Key", "In English"),
        ((f"`{key}`", _forms(message)) for key, message in catalogue(DEFAULT_LANGUAGE).items()),
    )


def _forms(message: Message) -> str:
    forms = {"": message} if isinstance(message, str) else message
    return "<br>".join(f"{form}: `{text}`".removeprefix(": ") for form, text in forms.items())


def _words(_: str) -> str:
    """Every thing that a site may name, and the wording that follows from its name."""
    own = worded(DEFAULT_LANGUAGE)
    follows = {
        thing: ", ".join(f"`{key}`" for key, message in own.messages.items() if thing in own.things(message))
        for thing in THINGS
    }
    return _table(
        ("Thing", "In English", "Wording that follows from it"),
        ((f"`{thing}`", f"{one}, {several}", follows[thing]) for thing, (one, several) in own.nouns.items()),
    )


def _terms(of: str) -> str:
    """The M3 Playbook's parties or workstreams."""
    terms: dict[str, tuple[Term, ...]] = {"parties": M3.parties, "workstreams": M3.workstreams}
    return _table(
        ("Id", "Label", "On light pages", "On dark pages"),
        ((f"`{term.id}`", term.label, f"`{term.color.light}`", f"`{term.color.dark}`") for term in terms[of]),
    )


def _icons(_: str) -> str:
    """The names of all icons."""
    return ", ".join(f"`{name}`" for name in ICONS) + "."


def _slips(_: str) -> str:
    """Every case of the gallery: the lines that its author wrote, and what the author is told."""
    return "\n\n".join(
        f"## {case.stem.replace('-', ' ').capitalize()}\n\n"
        f"```yaml\n{case.read_text(encoding='utf-8')}```\n\n"
        f"```text\n{case.with_suffix('.txt').read_text(encoding='utf-8')}```"
        for case in sorted(_GALLERY.glob("*.md"))
    )


_TABLES: Final[dict[str, Callable[[str], str]]] = {
    "codes": _codes,
    "fields": _fields,
    "icons": _icons,
    "labels": _labels,
    "options": _options,
    "slips": _slips,
    "terms": _terms,
    "words": _words,
    "views": _views,
}
