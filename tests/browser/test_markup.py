"""The built files: valid markup, nothing inline, and two small files of ours where they are needed."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from tests.browser.example_site import EVERY_PAGE
from tests.browser.example_sites import REPOSITORY, build, piles
from tests.browser.markup import blocks, elements

on_every_site = pytest.mark.parametrize(("site", "places"), EVERY_PAGE, indirect=["site"])
on_every_kind = pytest.mark.parametrize(("site", "places"), piles(EVERY_PAGE, 40), indirect=["site"])
DOCUMENT = """<!DOCTYPE html>
<html lang="en"><head><title>Block</title></head><body><h1>Page</h1><h2>Part</h2>
{}
</body></html>
"""


def our_blocks(site: Path, place: str) -> list[str]:
    return blocks((site / place / "index.html").read_text(encoding="utf-8"))


def ours(site: Path, ending: str, name: str = "m3") -> Path:
    """The only file of ours with a name and an ending."""
    (found,) = (site / "assets" / "m3").glob(f"{name}.*.{ending}")
    return found


def tags_of_ours(html: str) -> list[str]:
    """The files of ours that a page's tags name, without their way up to the site's root."""
    addresses = [attributes.get("href") or attributes.get("src") or "" for _, attributes in elements(html)]
    return [address.lstrip("./") for address in addresses if "assets/m3/" in address]


@on_every_site
def test_every_page_of_a_playbook_has_our_blocks_and_no_other_page(
    site: Path, places: tuple[str, ...]
) -> None:
    pages = site.rglob("*.html")
    with_blocks = {page.relative_to(site).as_posix() for page in pages if blocks(page.read_text("utf-8"))}
    assert with_blocks == {f"{place}index.html" for place in places}


def line_of(file: Path, number: int) -> str:
    return file.read_text(encoding="utf-8").splitlines()[number - 1]


def written(found: list[str], folder: Path) -> list[Path]:
    """Blocks as files, each in a document of its own."""
    files = [folder / f"{number}.html" for number in range(len(found))]
    for file, block in zip(files, found, strict=True):
        file.write_text(DOCUMENT.format(block), encoding="utf-8")
    return files


def vnu_errors(found: list[str], folder: Path, vnu: Path) -> list[str]:
    """What the HTML checker of the W3C says about blocks, warnings among it."""
    written(found, folder)
    quickly = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss4m")  # it is over before optimizing pays
    how = ("--format", "json", "--stdout", "--exit-zero-always")
    command = ["java", *quickly, "-jar", str(vnu), *how, str(folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [f"{one['message']}: {one.get('extract', '')}" for one in json.loads(done.stdout)["messages"]]


def html_errors(found: list[str], folder: Path) -> list[str]:
    """What html-validate says about blocks."""
    files = written(found, folder)
    script = REPOSITORY / "tests" / "browser" / "validate_html.mjs"
    done = subprocess.run(["node", script, *files], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return [
        f"{one['ruleId']}: {one['message']}: {line_of(Path(one['filePath']), one['line'])}"
        for one in json.loads(done.stdout)
    ]


@pytest.mark.usefixtures("node_packages")
@on_every_kind
def test_html_validate_finds_no_error(site: Path, places: tuple[str, ...], tmp_path: Path) -> None:
    found = [block for place in places for block in our_blocks(site, place)]
    assert len(found) >= 4 * len(places)
    assert html_errors(found, tmp_path) == []


@pytest.mark.usefixtures("node_packages")
def test_html_validate_would_find_an_error(tmp_path: Path) -> None:
    assert html_errors(['<p class="m3"><div>No</div></p>'], tmp_path) != []


@on_every_kind
def test_the_checker_of_the_w3c_finds_nothing(
    site: Path, places: tuple[str, ...], tmp_path: Path, vnu: Path
) -> None:
    found = [block for place in places for block in our_blocks(site, place)]
    assert vnu_errors(found, tmp_path, vnu) == []


def test_the_checker_of_the_w3c_would_find_an_error(tmp_path: Path, vnu: Path) -> None:
    assert len(vnu_errors(['<table class="m3"><tr><td role="cell">No</td></tr></table>'], tmp_path, vnu)) > 1


@on_every_site
def test_our_blocks_hold_no_style_and_no_script(site: Path, places: tuple[str, ...]) -> None:
    found = [one for place in places for block in our_blocks(site, place) for one in elements(block)]
    assert len(found) > 30 * len(places)
    inline = [
        (tag, attributes)
        for tag, attributes in found
        if tag in {"style", "script"}
        or any(name == "style" or name.startswith("on") for name in attributes)
        or any((value or "").startswith(("data:", "javascript:")) for value in attributes.values())
    ]
    assert inline == []


@on_every_site
def test_no_page_has_an_id_twice(site: Path, places: tuple[str, ...]) -> None:
    for place in places:
        html = (site / place / "index.html").read_text(encoding="utf-8")
        ids = [attributes["id"] for _, attributes in elements(html) if "id" in attributes]
        assert len(ids) == len(set(ids)), place


def test_every_page_links_our_files_once_and_those_of_pictures_where_it_has_one(site: Path) -> None:
    first, last = (f"assets/m3/{ours(site, ending).name}" for ending in ("css", "js"))
    pictures = [f"assets/m3/{ours(site, ending, 'pictures').name}" for ending in ("css", "js")]
    with_pictures = set()
    for page in site.rglob("index.html"):
        html = page.read_text(encoding="utf-8")
        has_picture = any(f'class="m3 m3-{name}' in html for name in ("map", "lanes", "lineage", "matrix"))
        assert tags_of_ours(html) == [first, *(pictures if has_picture else []), last]
        with_pictures |= {page.parent.name} if has_picture else set()
    assert with_pictures == {site.name, "swimlanes", "lineage", "stakeholders"}


def test_a_site_without_key_tasks_gets_nothing_of_ours(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Ordinary page\n", encoding="utf-8")
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(yaml.safe_dump({"site_name": "Plain", "plugins": ["m3"]}), encoding="utf-8")
    site = build(configuration, tmp_path / "site")
    assert tags_of_ours((site / "index.html").read_text(encoding="utf-8")) == []
    assert not (site / "assets" / "m3").exists()


def test_stylesheet_and_script_are_light(site: Path) -> None:
    size = {
        name: sum(len(gzip.compress(ours(site, ending, name).read_bytes())) for ending in ("css", "js"))
        for name in ("m3", "pictures")
    }
    assert size["m3"] < 14 * 1024
    assert size["pictures"] < 7 * 1024


def test_stylesheet_and_script_use_no_data_address_and_no_other_host(site: Path) -> None:
    for file in (site / "assets" / "m3").glob("*.[cj]*s"):
        content = file.read_text(encoding="utf-8")
        assert "data:" not in content
        assert "//" not in content.replace("// ", "")


def test_script_takes_no_key_gesture_or_time_and_stylesheet_no_orientation(site: Path) -> None:
    script, stylesheet = (
        "".join(ours(site, ending, name).read_text(encoding="utf-8") for name in ("m3", "pictures"))
        for ending in ("js", "css")
    )
    listened = re.findall(r"addEventListener\(\s*[\"']([\w-]+)", script)
    assert set(listened) == {"click", "input", "hashchange", "change", "submit", "scroll", "m3-filtered"}
    assert re.findall(r"setTimeout|setInterval|accessKey|\.on\w+ =|requestAnimationFrame", script) == []
    assert re.findall(r"orientation|animation|transition|@keyframes", stylesheet) == []


def test_typescript_finds_no_error_in_the_script(node_packages: Path) -> None:
    scripts = sorted((REPOSITORY / "mkdocs_m3" / "components").glob("*/script.js"))
    assert scripts
    options = "--noEmit --allowJs --checkJs --strict --target es2022 --lib es2022,dom,dom.iterable".split()
    compiler = node_packages / "typescript" / "bin" / "tsc"
    done = subprocess.run(
        ["node", compiler, *options, *scripts], capture_output=True, text=True, check=False, cwd=REPOSITORY
    )
    assert (done.stdout, done.returncode) == ("", 0)
