"""Parties or workstreams that a configuration lists anew and that leave out those which pages name."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

import pytest

from mkdocs_m3 import M3
from mkdocs_m3.findings.finding import Fix
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.sites import build, task
from tests.test_check import check

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from mkdocs_m3 import Finding

USUAL: Final = "        customer: Customer\n        provider: Provider\n        qsmo: QSMO\n"
WORKSTREAMS: Final = "".join(f"        {one.id}: {one.label}\n" for one in M3.workstreams)
CONFIG: Final = "site_name: Test\nplugins:\n  - search\n  - m3:\n"
OMB: Final = "      parties:\n        omb:\n          label: OMB\n"
PAGES: Final = {"1.1.md": task(1, 1), "1.2.md": task(1, 2), "1.3.md": task(1, 3)}


def written(root: Path, options: str, pages: Mapping[str, str] = PAGES) -> Path:
    (root / "docs").mkdir(parents=True, exist_ok=True)
    for uri, text in pages.items():
        (root / "docs" / uri).parent.mkdir(exist_ok=True)
        (root / "docs" / uri).write_text(text, encoding="utf-8")
    (root / "mkdocs.yml").write_text(CONFIG + options, encoding="utf-8")
    return root


def found_in(root: Path) -> tuple[Finding, ...]:
    return PlaybookFolder.read(root, root).loaded.findings


def test_parties_that_take_the_place_of_the_usual_are_told_once(tmp_path: Path) -> None:
    (found,) = found_in(written(tmp_path, OMB))
    assert (found.code, str(found.span), found.span.length) == ("M3013", "mkdocs.yml:5:7", len("parties"))
    assert found.headline == (
        "the configuration has `parties` of its own in place of `customer`, which 3 pages name"
    )
    assert found.help == (
        "list them as well: `customer: Customer`, `provider: Provider` and `qsmo: QSMO`; "
        "or write in these pages what takes their place"
    )
    assert [str(one) for one in found.others] == [
        "docs/1.1.md:7:19", "docs/1.2.md:7:19", "docs/1.3.md:7:19",
    ]  # fmt: skip


@pytest.mark.parametrize(("with_own", "told"), [(2, 1), (3, 3)])
def test_as_many_pages_with_the_sites_own_as_with_the_usual_are_each_told(
    tmp_path: Path, with_own: int, told: int
) -> None:
    own = {f"2.{n}.md": task(2, n).replace("customer", "omb") for n in range(1, with_own + 1)}
    found = [one for one in found_in(written(tmp_path, OMB, {**PAGES, **own})) if one.code == "M3013"]
    assert len(found) == told


@pytest.mark.parametrize(
    ("options", "obeyed"),
    [
        (OMB, f"      parties:\n{USUAL}        omb:\n          label: OMB\n"),
        (
            "      parties: {omb: OMB}\n",
            "      parties: {customer: Customer, provider: Provider, qsmo: QSMO, omb: OMB}\n",
        ),
        (
            "      parties:\n        # ours\n        provider: Vendor\n",
            "      parties:\n        # ours\n        customer: Customer\n        provider: Vendor\n",
        ),
        (
            "      workstreams:\n        security: Security\n",
            f"      workstreams:\n{WORKSTREAMS}        security: Security\n",
        ),
    ],
)
def test_who_obeys_loses_nothing(tmp_path: Path, options: str, obeyed: str) -> None:
    (found,) = found_in(written(tmp_path, options))
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert edited(text, found.cure) == CONFIG + obeyed
    (tmp_path / "mkdocs.yml").write_text(CONFIG + obeyed, encoding="utf-8")
    assert found_in(tmp_path) == ()


def test_the_command_and_the_build_tell_the_same(tmp_path: Path) -> None:
    root = written(tmp_path / "a", OMB)
    output = json.loads(check(root, "--format", "json").output)["findings"]
    assert [(one["code"], one["line"], len(one["others"])) for one in output] == [("M3013", 5, 3)]
    plugins = ["search", {"m3": {"parties": {"omb": {"label": "OMB"}}}}]
    built = build(tmp_path / "b", PAGES, plugins=plugins)
    assert built.is_aborted
    assert built.log.count("[M3013]") == 1
    assert "in place of `customer`, which 3 pages name" in built.log


def test_of_one_page_alone_it_is_told_at_that_page(tmp_path: Path) -> None:
    root = written(tmp_path, OMB)
    output = json.loads(check(root / "docs/1.2.md", "--format", "json").stdout)["findings"]
    assert [(one["path"].rpartition("/")[2], one["line"]) for one in output] == [("1.2.md", 7)]
    assert "the configuration has `parties` of its own" in output[0]["headline"]


def test_pages_that_were_copied_from_another_playbook_are_told_by_themselves(tmp_path: Path) -> None:
    own = {uri: text.replace("customer", "omb") for uri, text in PAGES.items()}
    copied = {"1.4.md": task(1, 4), "1.5.md": task(1, 5)}
    found = found_in(written(tmp_path, OMB, own | copied))
    assert {(one.span.path, one.code) for one in found} == {
        ("docs/1.4.md", "M3013"), ("docs/1.5.md", "M3013"),
    }  # fmt: skip
    assert all(
        "; or list `customer: Customer` under `parties` in the configuration" in one.help for one in found
    )


def test_a_party_that_few_pages_name_may_be_missing_from_an_extended_list(tmp_path: Path) -> None:
    options = "      parties: {customer: Customer, provider: Provider, omb: OMB}\n"
    few = {uri: text.replace("Party: customer", "Party: qsmo") for uri, text in list(PAGES.items())[:2]}
    others = {f"1.{n}.md": task(1, n) for n in range(4, 9)}
    (found,) = found_in(written(tmp_path / "a", options, PAGES | few | others))
    assert found.help.startswith("list it as well: `qsmo: QSMO`; or ")
    one = dict(list(few.items())[:1])
    (found,) = found_in(written(tmp_path / "b", options, PAGES | one | others))
    assert found.span.path == "docs/1.1.md"
    assert found.help.endswith("or a list of them; or list `qsmo: QSMO` under `parties` in the configuration")


def test_words_that_were_never_usual_are_told_on_their_pages(tmp_path: Path) -> None:
    pages = {uri: text.replace("customer", "agency") for uri, text in PAGES.items()}
    found = found_in(written(tmp_path, OMB, pages))
    assert {one.span.path for one in found} == {f"docs/{uri}" for uri in PAGES}
    assert not any("configuration" in one.help for one in found)


def test_labels_and_several_parties_in_one_word_follow_from_it_as_well(tmp_path: Path) -> None:
    pages = {uri: text.replace("Party: customer", "Party: Customer/provider") for uri, text in PAGES.items()}
    (found,) = found_in(written(tmp_path, OMB, pages))
    assert "in place of `customer` and `provider`, which 3 pages name" in found.headline


def test_a_list_in_another_file_is_told_at_the_beginning_of_the_configuration(tmp_path: Path) -> None:
    root = written(tmp_path, OMB)
    (root / "mkdocs.yml").rename(root / "base.yml")
    (root / "mkdocs.yml").write_text("INHERIT: base.yml\n", encoding="utf-8")
    (found,) = found_in(root)
    assert (str(found.span), found.cure) == ("mkdocs.yml:1:1", ())


def test_a_list_of_zensical_is_found_where_it_is_named(tmp_path: Path) -> None:
    root = written(tmp_path, "")
    (root / "mkdocs.yml").unlink()
    text = '[project]\nsite_name = "Test"\n[project.plugins.m3.parties]\nomb = "OMB"\n'
    (root / "zensical.toml").write_text(text, encoding="utf-8")
    (found,) = found_in(root)
    assert (str(found.span), found.cure) == ("zensical.toml:3:21", ())


def test_each_playbook_of_a_site_is_told_at_its_own_list(tmp_path: Path) -> None:
    options = (
        "      playbooks:\n        move: {folder: move}\n        run:\n          folder: run\n"
        "          parties: {desk: Service desk}\n"
    )
    pages = {f"{folder}/{uri}": text for folder in ("move", "run") for uri, text in PAGES.items()}
    (found,) = found_in(written(tmp_path, options, pages))
    assert str(found.span) == "mkdocs.yml:9:11"
    assert [one.path for one in found.others] == [f"docs/run/{uri}" for uri in PAGES]
    text = (tmp_path / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(isinstance(one, Fix) for one in found.cure)
    assert "parties: {customer: Customer, provider: Provider, qsmo: QSMO, desk:" in edited(text, found.cure)


def test_no_parties_at_all_are_meant(tmp_path: Path) -> None:
    found = found_in(written(tmp_path, "      parties: none\n"))
    assert {one.span.path for one in found} == {f"docs/{uri}" for uri in PAGES}
