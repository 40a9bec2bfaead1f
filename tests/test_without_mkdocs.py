"""The command where MkDocs is not installed."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import import_module
from typing import TYPE_CHECKING

import pytest

from tests.sites import task, write

if TYPE_CHECKING:
    from pathlib import Path

# `None` in `sys.modules` is what Python takes for a module that is not there.
COMMANDS = """
import json, sys
sys.modules["mkdocs"] = None
from click.testing import CliRunner
from mkdocs_m3.cli import main
first, *others = json.loads(sys.argv[1])
said = [CliRunner().invoke(main, first).output]
heavy = [name for name in ("jinja2", "pathspec") if name in sys.modules]
said += [CliRunner().invoke(main, call).output for call in others]
print(json.dumps([heavy, said]))
"""
CALLS = {
    "check": "Read 2 pages: no errors",
    "export": "Wrote ",
    "new task 3.2 People": "Wrote docs/3.2.md\n",
    "render ../out": "Wrote ",
    "schema": '"$schema": "https://json-schema.org/',
}


def test_commands_need_no_mkdocs(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": "# Home\n", "3.1.md": task()})
    (tmp_path / "mkdocs.yml").write_text("site_name: Test\nplugins: [search, m3]\n", encoding="utf-8")
    calls = json.dumps([call.split() for call in CALLS])
    said = subprocess.check_output([sys.executable, "-c", COMMANDS, calls], cwd=tmp_path, text=True)
    heavy, outputs = json.loads(said)
    assert heavy == []  # a check needs none of these, and is called most often
    for printed, expected in zip(outputs, CALLS.values(), strict=True):
        assert expected in printed


def test_the_plugin_says_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [one for one in sys.modules if one.startswith("mkdocs_m3.host")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mkdocs", None)
    with pytest.raises(ModuleNotFoundError, match=r"needs MkDocs: pip install 'mkdocs>=1\.6,<2'"):
        import_module("mkdocs_m3.host.plugin")
