"""The wheel, installed as a maintainer of another site installs it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    (found,) = out.glob("*.whl")
    return found


def test_the_wheel_holds_the_package_without_examples_and_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "mkdocs_m3/py.typed" in names
    assert "mkdocs_m3/components/activities/script.js" in names
    assert "mkdocs_m3/rendering/icons.svg" in names
    assert "mkdocs_m3/locales/en.json" in names
    assert "mkdocs_m3/explanations/M3001.md" in names
    assert [name for name in names if "/examples/" in name or "test" in name] == []
    assert {name.split("/")[0].split("-")[0] for name in names} == {"mkdocs_m3"}
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_one_line_under_plugins_makes_an_existing_site_a_playbook(wheel: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", str(wheel), "mkdocs-material"]
    subprocess.run(install, check=True, capture_output=True)
    docs = tmp_path / "site" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Our site\n")
    (docs / "3.1.md").write_text(
        "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Meet\nactivities: [Say hello]\n---\n"
    )
    config = tmp_path / "site" / "mkdocs.yml"
    config.write_text("site_name: Ours\ntheme: material\nplugins:\n  - search\n  - m3\n")
    build = [str(python), "-m", "mkdocs", "build", "--strict", "-f", str(config)]
    done = subprocess.run(
        build, check=False, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": ""}
    )
    assert done.returncode == 0, done.stderr
    html = (tmp_path / "site/site/3.1/index.html").read_text(encoding="utf-8")
    assert "Say hello" in html
    assert "assets/m3/m3." in html
    command = [str(tmp_path / "venv" / "bin" / "mkdocs-m3"), "check"]
    checked = subprocess.run([*command, str(config)], check=True, capture_output=True, text=True)
    assert checked.stdout == "Read 2 pages: no errors, no warnings, no pieces of advice.\n"
    explained = subprocess.run([*command, "--explain", "m3011"], check=True, capture_output=True, text=True)
    assert explained.stdout.startswith("# M3011: wrong-shape")
