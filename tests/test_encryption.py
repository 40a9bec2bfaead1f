"""Beside mkdocs-encryptcontent-plugin: what is on a page with a password is nowhere in clear."""

from __future__ import annotations

import base64
import json
import re
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag
from click.testing import CliRunner
from Crypto.Cipher import AES
from Crypto.Util.Padding import unpad
from encryptcontent.plugin import encryptContentPlugin  # type: ignore[import-untyped] # upstream

from mkdocs_m3.cli import main
from tests.sites import Built, build, task, write

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [
    pytest.mark.filterwarnings("default"),  # what other plugins warn of is theirs
    pytest.mark.slow,  # as a whole
]

SECRET_WORDS = ("Xylophone", "Yardstick", "Zeppelin", "Walnut", "Kazoo")
SECRET = task(
    number=2,
    layout="layout: m3/keyTask\nSAID",
    objective="objective: Tune the Xylophone",
    stakeholders="outputs: [Yardstick]\nstakeholders:",
).replace("text: Meet", "text: Fly the Zeppelin")
GLOSSARY = """\
---
layout: m3/glossary
SAID
sections:
  - name: Terms
    terms:
      - name: Quality Zone (QQZ)
        description: Of Walnut.
---
"""
VIEWS = ("tasks", "artifacts", "lineage {task: 3.2}", "lineage {phase: 3}", "glossary", "stakeholder-matrix")
OVERVIEW = "# Overview\n\n" + "".join(f"<!-- m3/{view} -->\n\n" for view in VIEWS)


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """That plugin keeps its keys on its class, from one build to the next."""
    monkeypatch.setattr(encryptContentPlugin, "setup", {})


def pages(said: str) -> dict[str, str | bytes]:
    """A key task, a glossary and an overview with this line in their front matter, beside public pages."""
    return {
        "index.md": OVERVIEW,
        "3.1.md": task(objective="objective: Know the QQZ now."),
        "3.2.md": SECRET.replace("SAID", said),
        "3.3.md": task(number=3, stakeholders="inputs: [Yardsticks]\nstakeholders:"),
        "glossary.md": GLOSSARY.replace("SAID", said),
        "secret.md": f"---\n{said}\n---\n{OVERVIEW}",
    }


def site(
    root: Path,
    files: dict[str, str | bytes],
    options: dict[str, Any] | None = None,
    *,
    is_ours_last: bool = True,
    **further: object,
) -> Built:
    theirs: dict[str, Any] = {"encryptcontent": {"insecure_test": True, "kdf_pow": 1, **(options or {})}}
    ours: dict[str, Any] = {"m3": {"exports": ["json", "csv", "xlsx"], **further}}
    plugins = ["search", *([theirs, ours] if is_ours_last else [ours, theirs])]
    built = build(root, files, plugins=plugins)
    assert not built.is_aborted, built.log
    return built


def decrypted(built: Built, address: str, key: str) -> BeautifulSoup:
    """The content of an encrypted page; a test build makes its key of the password or the level itself."""
    bundle = built.page(address).select_one("#mkdocs-encrypted-content")
    assert bundle is not None
    start, text = map(base64.b64decode, bundle.get_text().split(";"))
    cipher = AES.new(sha256(key.encode()).digest(), AES.MODE_CBC, start)
    return BeautifulSoup(unpad(cipher.decrypt(text), 16), "html.parser")


def listed(page: Tag) -> list[str]:
    """The numbers of the key tasks in the view of them all."""
    return [cell.get_text() for cell in page.select(".m3-tasks .m3-table__number")][1:]


def leaks(built: Built) -> list[tuple[str, str]]:
    """Each file of the built site with each secret word in it; the stem of one is a public word as well."""
    return [
        (name, word)
        for name, content in built.files().items()
        for word in SECRET_WORDS
        if re.search(rb"\b" + word.encode() + rb"\b", content)
    ]


@pytest.mark.parametrize("is_ours_last", [True, False], ids=["we are last", "we are first"])
def test_a_page_with_a_password_has_our_parts_in_it_and_is_nowhere_else(
    tmp_path: Path, is_ours_last: bool
) -> None:
    built = site(tmp_path, pages("password: open-sesame"), is_ours_last=is_ours_last)
    assert "[M3" not in built.log
    assert leaks(built) == []
    page = decrypted(built, "3.2/index.html", "open-sesame")
    assert page.select_one(".m3-activities tbody tr") is not None
    assert all(word in page.get_text() for word in ("Xylophone", "Yardstick", "Zeppelin"))
    assert "Walnut" in decrypted(built, "glossary/index.html", "open-sesame").get_text()
    assert "Yardstick" in decrypted(built, "secret/index.html", "open-sesame").get_text()
    assert listed(built.page("index.html")) == ["3.1", "3.3"]
    assert "3.2" not in built.article("3.3/index.html").get_text()
    assert [one["id"] for one in json.loads(built.html("m3.json"))["keyTasks"]] == ["3.1", "3.3"]
    assert not (tmp_path / "site/static-api/3.2").exists()
    assert (tmp_path / "site/static-api/3.1").exists()


@pytest.mark.parametrize(
    ("said", "key", "options"),
    [
        ("level: staff", "staff", {"password_inventory": {"staff": "open-sesame"}}),
        ("obfuscate: veil", "veil", {}),
        ("password: 1234", "1234", {}),
        ('password: a&b<c>"d', 'a&b<c>"d', {}),
    ],
)
def test_every_kind_of_secret_is_kept(tmp_path: Path, said: str, key: str, options: dict[str, Any]) -> None:
    built = site(tmp_path, pages(said), options)
    assert leaks(built) == []
    assert "Zeppelin" in decrypted(built, "3.2/index.html", key).get_text()


@pytest.mark.parametrize(
    ("kind", "key", "options"),
    [
        ("password", "open-sesame", {"global_password": "open-sesame"}),
        ("level", "_global", {"password_inventory": {"_global": "open-sesame"}}),
    ],
)
def test_with_a_password_for_all_only_pages_that_opt_out_are_exported(
    tmp_path: Path, kind: str, key: str, options: dict[str, Any]
) -> None:
    public = task(layout=f"layout: m3/keyTask\n{kind}: ''")
    built = site(tmp_path, pages("icon: x") | {"3.1.md": public}, options)
    assert leaks(built) == []
    assert listed(decrypted(built, "index.html", key)) == ["3.1", "3.2", "3.3"]
    assert [one["id"] for one in json.loads(built.html("m3.json"))["keyTasks"]] == ["3.1"]


def test_a_number_leads_to_no_list_that_has_fewer_or_more_tasks(tmp_path: Path) -> None:
    phase = "---\nlayout: m3/phase\nphase: 3\nname: Engagement\nobjective: Begin.\n---\n"
    built = site(tmp_path, pages("password: open-sesame") | {"phase-3.md": phase})
    public = built.article("3.1/index.html").select(".m3-summary-line a")
    assert [(link.get_text(), link["href"]) for link in public] == [
        ("Phase 3: Engagement", "../phase-3/"),
        ("Task 1 of 2", "../phase-3/#m3-all-tasks"),
    ]
    own = decrypted(built, "3.2/index.html", "open-sesame").select_one(".m3-summary-line")
    assert own is not None
    assert "Task 2 of 3" in own.get_text()
    assert [link.get_text() for link in own.select("a")] == ["Phase 3: Engagement"]


def test_a_page_tells_nothing_of_one_with_another_password(tmp_path: Path) -> None:
    other = task(number=4, layout="layout: m3/keyTask\npassword: another", name="name: Look on")
    more: dict[str, str | bytes] = {
        "3.4.md": other.replace("stakeholders:", "inputs: [Yardstick]\nstakeholders:"),
        "other.md": f"---\npassword: another\n---\n{OVERVIEW}",
    }
    built = site(tmp_path, pages("password: open-sesame") | more)
    overview = decrypted(built, "other/index.html", "another")
    assert listed(overview) == ["3.1", "3.3", "3.4"]
    assert "Xylophone" not in overview.get_text()
    assert "3.2" not in decrypted(built, "3.4/index.html", "another").get_text()


def test_a_secret_of_one_playbook_is_in_no_export_and_on_no_page_of_another(tmp_path: Path) -> None:
    both = "# Both\n\n" + "".join(
        f"<!-- m3/{view} {{playbook: {name}{f', {options}' if options else '}'} -->\n\n"
        for name in ("first", "second")
        for view, _, options in (view.partition(" {") for view in VIEWS)
    )
    second = SECRET.replace("Xylophone", "Kazoo").replace("SAID", "password: another")
    files = {f"first/{path}": text for path, text in pages("password: open-sesame").items()} | {
        "index.md": both,
        "inside.md": f"---\npassword: open-sesame\n---\n{both}",
        "glossary.md": GLOSSARY.replace("SAID", "password: another").replace("QQZ", "ZQQ"),
        "second/3.1.md": task(objective="objective: Know the QQZ and the ZQQ."),
        "second/3.2.md": second,
        "second/3.4.md": task(number=4, stakeholders="inputs: [Yardsticks]\nstakeholders:"),
    }
    playbooks = {name: {"folder": name} for name in ("first", "second")}
    built = site(tmp_path, files, playbooks=playbooks, pages=["roles", "parties"])
    assert leaks(built) == []
    inside = decrypted(built, "inside/index.html", "open-sesame")
    assert listed(inside) == ["3.1", "3.2", "3.3", "No.", "3.1", "3.4"]
    assert "Xylophone" in inside.get_text()
    assert "Kazoo" not in inside.get_text()
    assert "Kazoo" in decrypted(built, "second/3.2/index.html", "another").get_text()
    for name, ids in {"first": ["3.1", "3.3"], "second": ["3.1", "3.4"]}.items():
        exported = json.loads(built.html(f"m3/{name}/m3.json"))
        assert [one["id"] for one in exported["keyTasks"]] == ids
        assert exported["glossary"] == []
        assert "3.2" not in built.article(f"{name}/roles/program-manager/index.html").get_text()


@pytest.mark.parametrize(
    ("passwords", "said"),
    [(None, "password: open-sesame"), ("staff", "level: staff"), ("_global", "icon: x")],
)
def test_the_command_exports_what_the_build_does(tmp_path: Path, passwords: str | None, said: str) -> None:
    write(tmp_path, {})
    (tmp_path / "passwords.yml").write_text(f"{passwords}: open-sesame\n", encoding="utf-8")
    public: dict[str, str | bytes] = {"3.1.md": task(layout="layout: m3/keyTask\nlevel: ''")}
    built = site(tmp_path, pages(said) | public, {"password_file": "passwords.yml"} if passwords else None)
    to = tmp_path / "exported"
    command = ["export", "--config-file", str(tmp_path), "--to", str(to)]
    ended = CliRunner().invoke(main, command)
    assert ended.exit_code == 0, ended.output
    exported = {
        path.relative_to(to).as_posix(): path.read_bytes() for path in to.rglob("*") if path.is_file()
    }
    assert len(exported) > 10
    assert {name: built.files()[name] for name in exported} == exported
