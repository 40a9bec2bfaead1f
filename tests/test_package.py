"""The wheel, installed as a maintainer of another site installs it."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
pytestmark = pytest.mark.slow


SCRIPTS = "Scripts" if os.name == "nt" else "bin"


def built(source: Path, out: Path) -> Path:
    """The wheel of a source tree."""
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(source)]
    subprocess.run(command, check=True, capture_output=True)
    (found,) = out.glob("*.whl")
    return found


def installed(environment: Path, *packages: str) -> Path:
    """The Python of a new environment with these packages, which are not compiled before they are used."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(environment)], check=True)
    python = environment / SCRIPTS / "python"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-compile"]
    subprocess.run([*pip, *packages], check=True, capture_output=True)
    return python


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel that the environment names, or else one of the present files."""
    named = os.environ.get("M3_WHEEL")
    return Path(named) if named else built(ROOT, tmp_path_factory.mktemp("wheel"))


def test_two_builds_make_the_same_bytes(wheel: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In another folder, on another day, with other rights of files, and in another time zone."""
    copy = tmp_path / "elsewhere"
    for name in ("mkdocs_m3", "docs/findings"):
        shutil.copytree(
            ROOT / name,
            copy / name,
            copy_function=shutil.copyfile,
            ignore=shutil.ignore_patterns("__pycache__"),
        )
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copyfile(ROOT / name, copy / name)
    for path in copy.rglob("*"):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.utime(path, (86_400, 86_400 * 365))
    monkeypatch.setenv("TZ", "Pacific/Auckland")
    again = built(copy, tmp_path / "out")
    assert again.name == wheel.name
    assert hashlib.sha256(again.read_bytes()).digest() == hashlib.sha256(wheel.read_bytes()).digest()


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


@pytest.mark.long
def test_one_line_under_plugins_makes_an_existing_site_a_playbook(wheel: Path, tmp_path: Path) -> None:
    python = installed(tmp_path / "venv", str(wheel), "mkdocs-material")
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
    command = [str(tmp_path / "venv" / SCRIPTS / "mkdocs-m3"), "check"]
    checked = subprocess.run([*command, str(config)], check=True, capture_output=True, text=True)
    assert checked.stdout == "Read 2 pages: no errors, no warnings, no pieces of advice.\n"
    explained = subprocess.run([*command, "--explain", "m3011"], check=True, capture_output=True, text=True)
    assert explained.stdout.startswith("# M3011: wrong-shape")


def lowest_versions() -> list[str]:
    """What the package needs, and what its workbook does, each in the oldest version that it allows."""
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[project.optional")
    named = re.findall(r'^    "([\w-]+)>=([\d.]+)[^"]*",$', project[0], re.MULTILINE)
    named += re.findall(r'^excel = \["(\w+)>=([\d.]+)"\]$', project[2], re.MULTILINE)
    return [f"{name}=={version}" for name, version in named if name != "tomli" or sys.version_info < (3, 11)]


@pytest.mark.long
def test_the_oldest_versions_that_are_allowed_install_and_build_the_example_site(
    wheel: Path, tmp_path: Path
) -> None:
    pinned = lowest_versions()
    assert len(pinned) >= 9
    bin_ = installed(tmp_path / "venv", str(wheel), *pinned).parent
    shutil.copytree(ROOT / "example-site" / "docs", tmp_path / "docs")
    said = yaml.safe_load((ROOT / "example-site/mkdocs.yml").read_text(encoding="utf-8"))
    ours = next(one["m3"] for one in said["plugins"] if "m3" in one)
    options = {"exports": ["json", "csv", "xlsx"], "playbooks": ours["playbooks"]}
    settings = {"site_name": "Old", "theme": "mkdocs", "plugins": [{"m3": options}]}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": ""}
    config = str(tmp_path / "mkdocs.yml")
    for command in (["mkdocs", "build", "--strict", "-f", config], ["mkdocs-m3", "check", config]):
        done = subprocess.run(
            [bin_ / command[0], *command[1:]], check=False, capture_output=True, text=True, env=environment
        )
        assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "site/m3/playbook.xlsx").stat().st_size > 10_000
