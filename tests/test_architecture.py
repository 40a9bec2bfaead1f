"""The house as it is drawn: who may import whom, and that nothing of a component is missing."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

import pytest

import mkdocs_m3
from mkdocs_m3.components import COMPONENTS, OWN_FIELD, SHARED_FOLDERS
from mkdocs_m3.markup.comments import PARTS, VIEWS
from mkdocs_m3.model.icons import ICONS
from mkdocs_m3.reading.view_options import OPTIONS
from mkdocs_m3.rendering.environment import environment

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "mkdocs_m3"

# Each room with the rooms it may draw on; a room may always use itself. The same table is in
# docs/contributing/architecture.md.
ROOMS: Final[dict[str, set[str]]] = {
    "findings": set(),
    "model": {"findings"},
    "locales": set(),
    "markup": {"model", "findings"},
    "reading": {"model", "findings", "markup"},
    "checks": {"model", "findings", "markup"},
    "comparing": {"model", "findings", "markup"},
    "loading": {"reading", "checks", "model", "findings"},
    "components": {"model", "markup", "locales"},
    "rendering": {"components", "model", "findings", "markup", "locales"},
    "exports": {"loading", "model", "markup", "locales"},
    "authoring": {"reading", "model", "findings"},
    "importing": {"authoring", "findings", "locales", "markup", "model", "reading"},
    "publishing": {
        "comparing", "components", "exports", "findings", "loading", "locales", "markup", "model", "reading",
        "rendering",
    },
    "sites": {"components", "findings", "loading", "locales", "model", "reading"},
    "host": {
        "components", "findings", "loading", "locales", "markup", "model", "publishing", "reading",
        "rendering", "sites",
    },
    "cli": {
        "authoring", "comparing", "exports", "findings", "importing", "locales", "model", "publishing",
        "reading", "sites",
    },
}  # fmt: skip

# Each library from outside with the only rooms that may use it.
LIBRARIES: Final[dict[str, set[str]]] = {
    "yaml": {"reading", "authoring", "publishing", "sites", "importing"},
    "tomli": {"sites"},
    "frontmatter": {"reading"},
    "nh3": {"markup"},
    "markdown_it": {"markup"},
    "jinja2": {"rendering", "publishing", "host"},
    "markupsafe": {"markup", "components", "rendering", "publishing", "host", "findings"},
    "click": {"cli", "sites"},
    "xlsxwriter": {"exports"},
    "python_calamine": {"importing"},
    "docx": {"importing"},
    "mkdocs": {"host"},
    "pathspec": {"sites"},
    "msgspec": set(ROOMS),
    "dataclasses": set(),  # take long to import: values are structs
}

# Functions of a module that Python itself calls.
OF_PYTHON: Final = {"__dir__", "__getattr__"}


def room_of(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(file: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(parsed(file)):
        if isinstance(node, ast.ImportFrom) and node.module:
            found.update(
                f"{node.module}.{name.name}" if node.module == "mkdocs_m3" else node.module
                for name in node.names
            )
        elif isinstance(node, ast.Import):
            found.update(name.name for name in node.names)
    return found


FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if room_of(file) != "__init__"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_a_room_imports_only_from_the_rooms_it_may(file: Path) -> None:
    room = room_of(file)
    for name in imports(file):
        first, *rest = name.split(".")
        if first == "mkdocs_m3":
            assert rest[0] in ROOMS[room] | {room}, f"{room} imports {name}"
        elif first in LIBRARIES:
            assert room in LIBRARIES[first], f"{room} imports {name}"


@cache
def parsed(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"))


@pytest.mark.slow
def test_every_function_and_class_is_used() -> None:
    """By its own file, or by name from another; what is decorated is used by whoever decorates it."""
    trees = {file: parsed(file) for file in PACKAGE.rglob("*.py")}
    others = [
        file for folder in ("benchmarks", "docs", "releasing") for file in (ROOT / folder).rglob("*.py")
    ]
    nodes = [node for tree in trees.values() for node in ast.walk(tree)]
    nodes += [node for file in others for node in ast.walk(parsed(file))]
    imported = {
        (one.module, name.name) for one in nodes if isinstance(one, ast.ImportFrom) for name in one.names
    }
    of_modules = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    idle = []
    for file, tree in trees.items():
        module = ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        named = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        for node in tree.body:
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.decorator_list:
                is_used = node.name in named | of_modules | OF_PYTHON or (module, node.name) in imported
                idle += [] if is_used else [f"{module}.{node.name}"]
    assert idle == []


def test_every_room_is_in_the_table_and_the_documentation_shows_them_all() -> None:
    assert {room_of(file) for file in FILES} == set(ROOMS)
    text = (ROOT / "docs/contributing/architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)(?:\.py|/)` \| [^|]+ \| ([^|]*)\|", text, re.MULTILINE)
    shown = {room: set(re.findall(r"`(\w+)`", named)) for room, named in rows}
    assert shown == ROOMS


SAYING: Final = {"cli/saying.py", "host/telling.py", "findings/visible.py"}
"""Where words are printed, logged, and made visible."""
TEMPLATES: Final = {"terminal": 0, "markdown": 0, "tell": 0, "warn": 0, "mention": 0, "command": 2}
"""Functions that make the values of a template visible, each with the place of the template."""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(PACKAGE).as_posix())
def test_nothing_is_printed_or_logged_but_what_has_been_made_visible(file: Path) -> None:
    if file.relative_to(PACKAGE).as_posix() in SAYING:
        return
    for node in ast.walk(parsed(file)):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        assert name not in {"print", "echo", "secho", "echo_via_pager", "get_plugin_logger", "getLogger"}
        assert name not in {"Terminal", "Command", "Markdown", "Json", "Yaml"}, "made by hand"
        if name in TEMPLATES and ast.unparse(node.func) in {name, f"telling.{name}"}:
            template = node.args[TEMPLATES[name]]
            assert isinstance(template, ast.Constant), f"{name} is given {ast.unparse(template)}"


def test_no_file_but_the_vocabulary_names_a_party_of_the_m3_playbook() -> None:
    allowed = {"model/vocabulary.py", "model/icons.py"}  # the second names icons
    named = [
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if re.search(r"[\"'](customer|provider|qsmo)[\"']", path.read_text(encoding="utf-8"))
    ]
    assert set(named) <= allowed


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_a_component_is_whole(component: mkdocs_m3.components.Component) -> None:
    folder = PACKAGE / "components" / component.name
    assert (folder / "__init__.py").exists()
    assert (folder / "template.html").read_text(encoding="utf-8").startswith("{#- ")
    pages = list((folder / "examples").glob("*.md"))
    assert pages
    assert all(page.with_suffix(".html").exists() for page in pages)
    assert (ROOT / "docs" / "components" / f"{component.name}.md").exists()
    if (folder / "script.js").exists():
        assert (ROOT / "tests" / "browser" / f"test_{component.name}.py").exists()


def test_no_component_is_forgotten() -> None:
    folders = {path.parent.name for path in (PACKAGE / "components").glob("*/__init__.py")}
    assert folders == {component.name for component in COMPONENTS} | set(SHARED_FOLDERS)
    assert {component.part for component in COMPONENTS} == {*PARTS, *VIEWS, OWN_FIELD.part}
    assert {*OPTIONS} == {*VIEWS}


def test_the_public_names_are_listed_in_order_and_there() -> None:
    assert sorted(mkdocs_m3.__all__, key=lambda name: (not name.isupper(), name)) == mkdocs_m3.__all__
    assert all(hasattr(mkdocs_m3, name) for name in mkdocs_m3.__all__)


def test_the_icons_stand_in_the_drawing_in_their_order() -> None:
    drawing = ET.parse(PACKAGE / "rendering/icons.svg").getroot()  # noqa: S314 - our own file
    assert tuple(group.attrib["id"] for group in drawing) == ICONS
    assert [group.attrib["transform"] for group in drawing] == [
        f"translate(0 {24 * n})" for n in range(len(ICONS))
    ]


@pytest.mark.parametrize("file", sorted(PACKAGE.rglob("*.css")), ids=lambda file: file.parent.name)
def test_stylesheets_name_nothing_but_our_own_blocks(file: Path) -> None:
    css = re.sub(r"/\*.*?\*/", "", file.read_text(encoding="utf-8"), flags=re.DOTALL)
    for selector in re.findall(r"(?:^|[{}])\s*([^{}@;]+)\{", css):
        for part in re.split(r",(?![^()]*\))", selector):
            assert ".m3" in part, f"{part.strip()!r} reaches beyond our blocks"
    beyond_reach = re.findall(r"([^{}]+)\{[^{}]*!important", css)
    assert all(".rst-content" in selector for selector in beyond_reach)  # that theme draws with it
    assert "data:" not in css


def test_no_template_switches_escaping_off() -> None:
    templates = [*PACKAGE.rglob("*.html")]
    assert [path for path in templates if "|safe" in path.read_text(encoding="utf-8").replace(" ", "")] == []


def test_every_class_that_we_style_is_described_and_every_described_one_is_ours() -> None:
    described = {
        name
        for page in (*(ROOT / "docs/components").glob("*.md"), ROOT / "docs/parts.md")
        for name in re.findall(r"`(m3-[\w-]*\w)`", page.read_text(encoding="utf-8"))
    }
    styled = {
        name
        for sheet in PACKAGE.rglob("*.css")
        for name in re.findall(
            r"\.(m3-[\w-]*\w)", re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        )
    }
    written = "".join(
        path.read_text(encoding="utf-8")
        for path in PACKAGE.rglob("*")
        if path.suffix in {".py", ".html", ".css", ".js"} and path.parent.name != "examples"
    )
    assert styled - described == set()
    assert {name for name in described if name not in written} == set()


def test_every_template_is_listed_where_templates_are_replaced() -> None:
    shown = (ROOT / "docs/parts.md").read_text(encoding="utf-8")
    assert [
        name for name in environment(None).list_templates() if "/" not in name and f"`{name}`" not in shown
    ] == []
