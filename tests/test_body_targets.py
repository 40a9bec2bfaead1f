"""Links below the front matter that lead nowhere: the command tells those of which a build would warn."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.markup.body_addresses import links_of
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.sites import build, configure, run, task, write
from tests.test_check import check, site

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs_m3 import Finding

FILE = "RAID-Log-Template.xlsx"
FILES: dict[str, str | bytes] = {
    "index.md": "# Home\n",
    "key-tasks/3.2.md": task(number=2),
    "key-tasks/my page.md": "# Mine\n",
    "key-tasks/draft.md": "# Draft\n",
    f"assets/files/{FILE}": b"x",
    "assets/a b.png": b"x",
}
EXTENSIONS = ["admonition", "footnotes", "def_list", "attr_list", "md_in_html", "pymdownx.superfences"]
BODIES = [
    "Use the [RAID Log](RAID-Log-Template.xlsx) for open points.\n",
    "See [it](3.4.md) and [that](3.2.md).\n",
    "See [it](../key-tasks/3.9.md#place), [it](3.2.md?a=b), [it](gone.md?a#b).\n",
    "![a](nope.png) ![b](<../assets/a b.png>) ![c](../assets/a%20b.png) ![d](../assets/a%20c.png)\n",
    "[it](my%20page.md) [it](<my page.md>) [it](<my pages.md>) [it](my%20pages.md 'Title')\n",
    "[![a](gone.png)](3.2.md) [`code]` and more](gone.md)\n",
    "[one][1], [two][], [three]\n\n[1]: gone.md\n[two]: <gone two.md>\n[three]: g3.md 'T'\n[four]: g4.md\n",
    "`[a](gone.md)` ``[a](gone.md)`` \\[a](gone.md) [a\\](gone.md)\n",
    "```\n[a](gone.md)\n```\n\n    [a](gone.md)\n\n~~~ md\n[a](gone.md)\n~~~\n",
    "!!! note\n\n    [a](gone.md)\n\n        [code](gone.md)\n",
    "- [a](gone1.md)\n\n    [b](gone2.md)\n",
    "<div>\n[a](gone.md)\n\n[b](gone.md)\n</div>\n\n[c](gone3.md)\n",
    "<div markdown>\n\n[b](gone.md)\n\n</div>\n",
    "<a href='gone.md'>a</a> <img src='gone.png'>\n",
    "<!-- [a](gone.md) -->\n\n<!--\n[a](gone.md)\n\n[b](gone.md)\n-->\n\n[c](gone3.md)\n",
    "[a](#here) [b](?x) [c](/3.9/) [d](/key-tasks/3.9.md) [e](//x.y/z.md) [f](https://x.y/z.md)\n",
    "[a](mailto:pmo@agency.gov) [b](pmo@agency.gov) <pmo@agency.gov> [c](tel:123) [d](data:x.md)\n",
    "[a](../3.9/) [b](3.9) [c](folder) [d](../)\n",
    "[a](../../../outside.md) [b](./3.2.md) [c](.//3.2.md) [d](../key-tasks/../index.md)\n",
    "[a](draft.md) [b](../templates/hidden.md)\n",
    "[a]() [b](<>) [c]( ) (d)(gone.md)\n",
    "[a [b] c](gone.md) [a](gone(1).md)\n",
    "[^1]: See [a](gone.md)\n\nWords[^1]\n",
    "Term\n:   [a](gone.md)\n\n> [b](gone2.md)\n",
    "# [a](gone.md)\n\n| a | b |\n|---|---|\n| [x](gone1.md) | [y](gone2.md) |\n",
    "[a](../3.9/index.html) [b](3.9.html)\n",
]


def warned(log: str) -> list[str]:
    """The addresses of which a build warns."""
    return re.findall(r"^WARNING - Doc file '[^']*' contains a link '([^']*)', but", log, re.MULTILINE)


def told(root: Path) -> list[Finding]:
    found = PlaybookFolder.read(root / "mkdocs.yml").loaded
    return [one for one in found.findings if one.code == "M3053"]


def addresses(root: Path, found: list[Finding]) -> list[str]:
    texts = {one.span.path: (root / "docs/key-tasks/3.1.md").read_text(encoding="utf-8") for one in found}
    lines = [(texts[one.span.path].splitlines()[one.span.line - 1], one.span) for one in found]
    return [line[span.column - 1 : span.column - 1 + span.length] for line, span in lines]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("absolute", ["info", "relative_to_docs"])
def test_the_command_tells_what_a_build_warns_of_and_nothing_else(
    tmp_path: Path, body: str, absolute: str
) -> None:
    files = {**FILES, "key-tasks/3.1.md": f"{task()}\n{body}"}
    config = {
        "markdown_extensions": EXTENSIONS,
        "validation": {"links": {"absolute_links": absolute}},
        "draft_docs": "draft.md",
        "plugins": ["m3"],
    }
    configure(tmp_path, **config)
    write(tmp_path, files)
    built = run(tmp_path)
    found = told(tmp_path)
    assert sorted(addresses(tmp_path, found)) == sorted(warned(built.log))
    assert "M3053" not in built.log
    assert {one.span.path.rpartition("/")[2] for one in found} <= {"3.1.md"}


@pytest.mark.parametrize(
    ("body", "right"),
    [
        (f"[a]({FILE})", f"[a](../assets/files/{FILE})"),
        (f"[a]({FILE}#x)", f"[a](../assets/files/{FILE}#x)"),
        ("[a](3.02.md)", ""),
        ("[a](my%20pages.md)", "[a](my%20page.md)"),
        ("[a](<my pages.md>)", "[a](<my page.md>)"),
        ("[a](pmo@agency.gov)", "[a](mailto:pmo@agency.gov)"),
        ("[a][1]\n\n[1]: 3.2-.md", "[a][1]\n\n[1]: 3.2.md"),
        ("![a](a%20b.png)", "![a](../assets/a%20b.png)"),
        ("[a](3.4.md)", ""),
    ],
)
def test_the_nearest_path_is_the_cure(tmp_path: Path, body: str, right: str) -> None:
    root = site(tmp_path, {**FILES, "key-tasks/3.1.md": f"{task()}\n{body}\n"})
    (found,) = told(root)
    page = root / "docs/key-tasks/3.1.md"
    if not right:
        assert found.help == "correct it; links here are read from this page's folder"
        assert found.cure == ()
        return
    text = page.read_text(encoding="utf-8")
    obeyed = edited(text, found.cure)
    assert obeyed == text.replace(body, right)
    page.write_text(obeyed, encoding="utf-8")
    assert told(root) == []


def test_it_is_told_with_line_and_column(tmp_path: Path) -> None:
    body = f"\n## More\n\nUse the [RAID Log]({FILE}) for open points.\n"
    root = site(tmp_path, {**FILES, "key-tasks/3.1.md": task() + body})
    (found,) = json.loads(check(root, "--format", "json").output)["findings"]
    line = task().count("\n") + 4
    assert (found["code"], found["severity"], found["line"], found["column"]) == (
        "M3053",
        "warning",
        line,
        20,
    )
    assert found["headline"] == f"the link `{FILE}` leads to no page or file of the site"
    assert found["help"] == f"write `../assets/files/{FILE}`"


GONE = {**FILES, "key-tasks/3.1.md": f"{task()}\n[a](gone.md)\n"}


@pytest.mark.parametrize(
    ("config", "is_told"),
    [
        ({}, True),
        ({"validation": {"links": {"not_found": "warn"}, "not_found": "ignore"}}, True),
        ({"validation": {"links": {"not_found": "info"}}}, False),
        ({"validation": {"not_found": "ignore"}}, False),
        ({"plugins": ["m3", "macros"]}, False),
        ({"plugins": [{"ezlinks": {"wikilinks": True}}, "m3"]}, False),
        ({"plugins": {"roamlinks": {}, "m3": {}}}, False),
        ({"plugins": ["m3", "material/search", "autolinks"]}, False),
        ({"plugins": ["m3", "techdocs-core"]}, False),
        ({"markdown_extensions": ["pymdownx.pathconverter"]}, False),
        ({"markdown_extensions": [{"toc": {"permalink": True}}]}, True),
    ],
)
def test_what_the_site_says_of_links_holds(
    tmp_path: Path, config: dict[str, object], *, is_told: bool
) -> None:
    assert bool(told(site(tmp_path, GONE, **config))) is is_told


@pytest.mark.parametrize("sign", ["{{ x }}", "{% raw %}"])
def test_a_page_that_other_plugins_write_is_left_to_them(tmp_path: Path, sign: str) -> None:
    page = f"{task()}\n{sign}\n[a](gone.md)\n"
    assert told(site(tmp_path, {**FILES, "key-tasks/3.1.md": page})) == []


def test_an_accepted_link_is_not_told_and_its_acceptance_needed_in_a_build_as_well(tmp_path: Path) -> None:
    accept = "accept:\n  - code: M3053\n    reason: It comes later\n---\n"
    page = task().removesuffix("---\n") + accept
    files = {**FILES, "key-tasks/3.1.md": f"{page}\n[a](gone.md)\n"}
    built = build(tmp_path / "a", files, plugins=["m3"])
    assert "M3090" not in built.log
    assert "M3053" not in check(site(tmp_path / "b", files)).output
    idle = check(site(tmp_path / "c", {**files, "key-tasks/3.1.md": f"{page}\n[a](3.2.md)\n"})).output
    assert "M3090" in idle


def test_what_a_build_exports_may_be_linked_to(tmp_path: Path) -> None:
    page = f"{task()}\n[a](../m3/tasks.csv) [b](../m3/m3.json) [c](../m3/playbook.xlsx)\n"
    assert told(site(tmp_path, {**FILES, "key-tasks/3.1.md": page})) == []


def test_a_link_to_a_page_whose_file_has_another_ending_is_told_at_that_file(tmp_path: Path) -> None:
    files = {**FILES, "key-tasks/3.1.md": f"{task()}\n[a](3.3.md)\n", "key-tasks/3.3.md.txt": task(number=3)}
    assert told(site(tmp_path, files)) == []


def test_a_deleted_page_is_told_wherever_a_body_links_to_it(tmp_path: Path) -> None:
    pages = {
        f"key-tasks/3.{n}.md": f"{task(number=n)}\nAs in [3.4](../key-tasks/3.4.md).\n" for n in (1, 3, 5)
    }
    found = told(site(tmp_path, {**FILES, **pages}))
    assert [one.span.path.rpartition("/")[2] for one in found] == ["3.1.md", "3.3.md", "3.5.md"]


def test_brackets_without_end_take_time_in_proportion() -> None:
    for body in (
        "[a](" * 20_000,
        "](b.md)" * 20_000,
        "[" * 20_000 + "](b.md)",
        "<div>\n\n[a](b.md)\n\n" * 2_000,
    ):
        assert len(list(links_of(body))) <= 1
