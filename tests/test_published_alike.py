"""One playbook, built by four programs: readers find the same on every page, and every link works."""

from __future__ import annotations

import atexit
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests import published, several
from tests.calls import called
from tests.nightly import IS_NIGHT
from tests.sites import task, write

if TYPE_CHECKING:
    from tests.published import Page

pytestmark = [pytest.mark.slow, pytest.mark.long]
ROOT: Final = Path(__file__).parent.parent
REAL: Final = """\
site_name: Real
theme: {name: material, font: false}
plugins: [search, {m3: {fail_on: never}}]
markdown_extensions: [admonition, attr_list, md_in_html, tables, {toc: {permalink: true}}]
"""
SEARCHED: Final = """\
Words above any heading &lt;b&gt;

<!-- m3/templates -->

## Left out {data-search-exclude}

Words

## Twice *said*

A paragraph that is left out
{data-search-exclude}

- one `a < b`
- two

    three

## Twice *said*

<!-- m3/swimlanes {phase: 3} -->

Words<span>without</span> blanks
"""
PHASE: Final = """\
---
layout: m3/phase
phase: 3
name: Three & <b>more</b>
objective: Be ready
documentation:
  - name: Handbook
    filename: a b.docx
exitCriteria:
  - Signed by `all`
---

## Own words

Words
"""
ODD: Final[dict[str, str | bytes]] = {
    "index.md": """\
# Home & "more"

- item

  <!-- m3/tasks -->

- [x](tasks/a%20b.md) ![i](img/p%20q.png) [r][1] <a href="old/one.html">html</a>

!!! note "A note"
    Words

    <!-- m3/phases -->

    [in](other.md)

[1]: tasks/a%20b.md "title"

| a | b |
|---|---|
| [x](tasks/a%20b.md) | `[y](tasks/a%20b.md)` |

```
[code](tasks/a%20b.md)
<!-- m3/tasks -->
```

<div markdown>

<!-- m3/templates -->

[deep](tasks/a%20b.md#activities)

</div>

The HTML and *emphasis* {{ no macro }} {% nor this %}

*[HTML]: Hyper Text
""",
    "left-out.md": "---\nsearch: {exclude: true}\n---\n# Left out\n\nWords\n",
    "search.md": SEARCHED,
    "phases/3.md": PHASE,
    "assets/files/a b.docx": b"docx",
    "other.md": "---\ntitle: O & me\ndescription: one\n---\n# Other\n\n<!-- m3/artifacts -->\n\nEnd\n",
    "sub/README.md": "# Sub\n\n[a](../tasks/a%20b.md) [b](../index.md)\n",
    "tasks/a b.md": task(
        name='name: Form & "one" <b>team</b>\npermalink: /old/one.html',
        objective="objective: '`--8<-- \"x\"` {{ a }} *[HTML]: b & \\<c> HTML, see [it](3.2.md#activities)'",
    )
    + "\nBack [home](../index.md), <a href='../index.html'>home</a>.\n\n## Own *heading*\n\nWords\n",
    "tasks/3.2.md": task(number=2),
    "\u00fcber/\u00fc.md": "# \u00dc\n\n[t](../tasks/3.2.md)\n",
    "img/p q.png": b"png",
}
"""What trips programs up: odd names, odd words, and views in odd places."""
PROGRAMS: Final = ("zensical", "properdocs", "mkdocs")
"""What builds a site."""
PLAYBOOKS: Final = ("example", "real", "odd", "two")
PAIRS: Final = [
    (name, program)
    for name in PLAYBOOKS
    for program in PROGRAMS
    if IS_NIGHT or name != "example" or program == "zensical"
]
"""By day, only one of the programs builds the whole example site."""
REPOSITORY: Final = "https://github.com/x/y"
BESIDE: Final = ("properdocs>=1.6.7", "mkdocs-materialx>=10.2")
"""What gets an environment of its own: this theme writes over files of Material's."""


@dataclass
class Playbook:
    """A site, and what programs have made of it."""

    root: Path
    """The folder of its configuration."""
    pages: dict[str, dict[str, Page]] = field(default_factory=dict)
    """By program and address."""
    built: dict[str, Path] = field(default_factory=dict)
    """The folder of each built site."""

    def of(self, program: str) -> dict[str, Page]:
        """The pages as a program builds them, once."""
        if program not in self.pages:
            self.built[program] = self.build(program)
            self.pages[program] = published.pages(self.built[program])
        return self.pages[program]

    def build(self, program: str, *options: str) -> Path:
        """Build the site with the plugin, or, rendered, with a program that knows nothing of it.

        The command gets the options, and no redirects are left.
        """
        if program == "zensical" and find_spec("zensical") is None:
            pytest.skip("zensical is not installed: it needs Python 3.11")
        out = self.root.parent / "-".join((self.root.name, program, *options))
        if program == "plugin":
            build_here(self.root, site_dir=str(out))
            return out
        if program == "properdocs":
            text = (self.root / "mkdocs.yml").read_text(encoding="utf-8")
            (self.root / "properdocs.yml").write_text(
                text.replace("name: material", "name: materialx"), "utf-8"
            )
            python = environment_with_properdocs()
            run("properdocs", "build", "--quiet", "-d", str(out), folder=self.root, python=python)
            return out
        target = "zensical" if program == "zensical" else "markdown"
        ended = called("render", out, "--target", target, "--site", self.root, *options)
        assert ended.exit_code == 0, ended.output
        if program == "zensical":
            run("zensical", "build", folder=out)
        else:
            build_here(out)
        return out / "site"


def build_here(folder: Path, **settings: str) -> None:
    """Build a site as `mkdocs build` does, which tells plugins that another build begins."""
    config = load_config(str(folder / "mkdocs.yml"), **settings)
    config.plugins.on_startup(command="build", dirty=False)
    mkdocs_build(config)


def run(*command: str, folder: Path, python: str = sys.executable) -> None:
    subprocess.run([python, "-m", *command], cwd=folder, capture_output=True, check=True)


@cache
def environment_with_properdocs() -> str:
    """The Python of an environment with our plugin and ProperDocs with its theme, made once."""
    folder = Path(tempfile.mkdtemp(prefix="properdocs-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    python = str(folder / ("Scripts" if os.name == "nt" else "bin") / "python")
    run("uv", "venv", "--quiet", str(folder), folder=ROOT)
    run("uv", "pip", "install", "--quiet", "--python", python, f"{ROOT}[excel]", *BESIDE, folder=ROOT)
    return python


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    root = tmp_path_factory.mktemp("alike") / "example"
    shutil.copytree(ROOT / "example-site", root, ignore=shutil.ignore_patterns("site"))
    return Playbook(root)


@pytest.fixture(scope="module")
def real(real_playbook: Path, tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    root = tmp_path_factory.mktemp("alike") / "real"
    shutil.copytree(real_playbook, root / "docs")
    (root / "docs/README.md").unlink(missing_ok=True)
    (root / "docs/index.md").write_text("# Home\n\n<!-- m3/tasks -->\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(REAL, encoding="utf-8")
    return Playbook(root)


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    root = tmp_path_factory.mktemp("alike") / "odd"
    write(root, ODD)
    text = REAL.replace("[admonition,", "[abbr, admonition,") + "use_directory_urls: false\n"
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return Playbook(root)


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Playbook:
    """Two playbooks, each in a folder, whose pages of the first phase are not where they are written."""
    root = tmp_path_factory.mktemp("alike") / "two"
    files = {
        path: text.replace("permalink: /1.", "permalink: /task-1.").replace("(/1.2/)", "(/task-1.2/)")
        for path, text in several.files().items()
    }
    write(root, files)
    said = yaml.safe_load(REAL) | {
        "plugins": ["search", {"m3": several.options(exports=["json", "csv"])}],
        "nav": several.NAV,
        "theme": {"name": "material", "font": False, "features": ["content.action.edit"]},
        "repo_url": REPOSITORY,
        "edit_uri": "edit/main/docs/",
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(said, sort_keys=False), encoding="utf-8")
    return Playbook(root)


@pytest.mark.parametrize(("name", "program"), PAIRS)
def test_every_page_says_the_same(name: str, program: str, request: pytest.FixtureRequest) -> None:
    playbook: Playbook = request.getfixturevalue(name)
    expected, found = playbook.of("plugin"), playbook.of(program)
    assert found.keys() == expected.keys()
    for address, page in expected.items():
        other = found[address]
        assert other.text == page.text, address
        assert other.contents == page.contents, address
        assert other.ids == page.ids, address
        assert other.links == page.links, address
        assert other.description == page.description, address
    exports = published.exports(playbook.built["plugin"])
    usual = (
        {"m3/migration/m3.json", "m3/operations/tasks.csv"} if name == "two" else {"m3.json", "m3/tasks.csv"}
    )
    assert usual < exports.keys()
    assert published.exports(playbook.built[program]) == exports


@pytest.mark.parametrize(
    ("name", "program"),
    # MaterialX makes an index of finished pages.
    [(name, program) for name, program in PAIRS if name != "two" and program != "properdocs"],
)
def test_search_finds_the_same_sections(name: str, program: str, request: pytest.FixtureRequest) -> None:
    playbook: Playbook = request.getfixturevalue(name)
    pages, _ = playbook.of("plugin"), playbook.of(program)
    expected = published.sections(playbook.built["plugin"])
    assert len(expected) > len(pages)
    assert published.sections(playbook.built[program]) == expected


@pytest.mark.parametrize(("name", "program"), [*((name, "plugin") for name in PLAYBOOKS), *PAIRS])
def test_every_link_leads_somewhere(name: str, program: str, request: pytest.FixtureRequest) -> None:
    playbook: Playbook = request.getfixturevalue(name)
    pages = playbook.of(program)
    broken = published.broken(playbook.built[program], pages)
    # Of the real playbook, not all office files are there.
    assert [one for one in broken if name != "real" or "/assets/files/" not in one] == []


@pytest.mark.parametrize("program", ["zensical", "mkdocs"])
def test_a_task_with_another_name_has_it_on_every_page(real: Playbook, program: str) -> None:
    before = real.of(program)
    page = next(iter(sorted((real.root / "docs/key-tasks").glob("3.2*.md"))))
    text = page.read_text(encoding="utf-8")
    old = next(line for line in text.splitlines() if line.startswith("name:")).partition(":")[2].strip(" \"'")
    page.write_text(text.replace(old, "Count the ships", 1), encoding="utf-8")
    try:
        now = published.pages(real.build(program))
    finally:
        page.write_text(text, encoding="utf-8")
    naming = {address for address, one in before.items() if old in one.text}
    assert len(naming) >= 3  # its own page, that of its phase, and a view
    assert {address for address, one in now.items() if "Count the ships" in one.text} >= naming
    assert [address for address, one in now.items() if old in one.text] == []


@pytest.mark.parametrize("program", ["zensical", "mkdocs"])
def test_at_its_source_every_page_but_a_generated_one_shows_a_link_to_edit_it(
    two: Playbook, program: str
) -> None:
    site = two.build(program, "--place", "source")
    sheet = next((site / "assets/m3").glob("m3.*.css")).read_text(encoding="utf-8")
    hidden = re.search(r"\.md-content__inner:has\([^{}]*(?=\{\s*display:\s*none)", sheet)
    assert hidden
    edited = set()
    for file in site.rglob("index.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        links = {str(link["href"]) for link in page.select(f"a[href^='{REPOSITORY}/']")}
        shown = links - {str(link["href"]) for link in page.select(hidden[0])}
        edited |= {link.removeprefix(f"{REPOSITORY}/edit/main/docs/") for link in shown if "/edit/" in link}
    pages = {path.relative_to(two.root / "docs").as_posix() for path in (two.root / "docs").rglob("*.md")}
    assert edited == pages
