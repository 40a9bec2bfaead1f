"""Addresses that no page has, of which one page may have had them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.model.near_addresses import NearAddresses
from mkdocs_m3.sites.playbook_folder import PlaybookFolder
from tests.test_check import site

if TYPE_CHECKING:
    from pathlib import Path

GLOSSARY = "---\nlayout: m3/glossary\ntitle: Glossary\n---\n"
LINK = (
    "---\nlayout: m3/resources\ntitle: Resources\nsections:\n  - name: Words\n    items:\n      - name: See\n"
)


def resources(link: str) -> str:
    return f"{LINK}        url: {link}\n---\n"


def phase(number: int, permalink: str = "") -> str:
    return f"---\nlayout: m3/phase\nphase: {number}\nname: Phase {number}\n{permalink}---\n"


def told(pages: dict[str, str], *, has_directory_urls: bool = True) -> list[Finding]:
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    ending = "/index.html" if has_directory_urls else ".html"
    inventory = Inventory(
        pages={uri: uri.replace(".md", ending) for uri in pages},
        files={},
        has_directory_urls=has_directory_urls,
    )
    return list(load(sources, inventory, M3).findings)


def test_a_page_whose_permalink_was_deleted_is_named() -> None:
    pages = {"glossary.md": GLOSSARY, "resources.md": resources("/m3glossary/")}
    (found,) = told(pages)
    assert (found.code, found.span.path, found.span.line) == ("M3053", "resources.md", 8)
    assert found.headline == "no page has the address `/m3glossary/`"
    assert found.help == (
        "the glossary `glossary.md` is at `/glossary/`: write `/glossary/`, "
        "or give that page `permalink: /m3glossary/`"
    )
    right = GLOSSARY.replace("title", "permalink: /m3glossary/\ntitle")
    assert told({**pages, "glossary.md": right}) == []
    assert told({**pages, "resources.md": edited(pages["resources.md"], found.cure)}) == []
    assert told({**pages, "resources.md": resources("/glossary/")}) == []


@pytest.mark.parametrize(
    ("others", "link", "page", "right"),
    [
        (
            {"words.md": GLOSSARY.replace("title", "permalink: /terms/\ntitle")},
            "/words/",
            "words.md",
            "/terms/",
        ),
        ({"a/glossary.md": GLOSSARY}, "/glossary/#sections", "a/glossary.md", "/a/glossary/#sections"),
        ({"a/glossary.md": GLOSSARY}, "/b/glossary", "a/glossary.md", "/a/glossary/"),
        ({"glossary.md": GLOSSARY}, "/glossary-of-terms/", "glossary.md", "/glossary/"),
        ({"glossary.md": GLOSSARY}, "/glosary/", "glossary.md", "/glossary/"),
        ({"glossary.md": GLOSSARY}, "../m3glossary/", "glossary.md", "/glossary/"),
        ({"glossary.md": GLOSSARY}, "/m3glossary.html", "glossary.md", "/glossary/"),
        ({f"phases/{n}.md": phase(n) for n in (2, 3, 4)}, "/m3phase3/", "phases/3.md", "/phases/3/"),
        ({"phase-4/index.md": phase(4)}, "/m3phase4/", "phase-4/index.md", "/phase-4/index/"),
        ({"pages/contact.md": "# Us\n"}, "/contact/", "pages/contact.md", "/pages/contact/"),
    ],
)
def test_the_page_with_the_same_words_in_its_address_or_name_is_named(
    others: dict[str, str], link: str, page: str, right: str
) -> None:
    pages = {**others, "resources.md": resources(link)}
    (found,) = (one for one in told(pages) if one.code == "M3053")
    assert f" `{page}` is at `{right.partition('#')[0]}`: write `{right}`" in found.help
    assert told({**pages, "resources.md": edited(pages["resources.md"], found.cure)}) == []


def test_a_page_that_is_not_ours_gets_no_permalink() -> None:
    (found,) = told({"pages/contact.md": "# Us\n", "resources.md": resources("/contact/")})
    assert found.help == "the page `pages/contact.md` is at `/pages/contact/`: write `/pages/contact/`"


@pytest.mark.parametrize(
    ("others", "link"),
    [
        ({"phases/3.md": phase(3), "phases/4.md": phase(4)}, "/m3phase5/"),
        ({"phase-1.md": phase(1)}, "/phase-10/"),
        ({"a/words.md": "# A\n", "b/words.md": "# B\n"}, "/words/"),
        ({"glossary.md": GLOSSARY}, "/contact/"),
        ({"of.md": "# Of\n"}, "/office/"),
        ({"index.md": "# Home\n"}, "/home/"),
    ],
)
def test_where_no_page_is_alike_or_several_are_none_is_named(others: dict[str, str], link: str) -> None:
    (found,) = (one for one in told({**others, "resources.md": resources(link)}) if one.code == "M3053")
    assert found.headline == f"no page has the address `{link}`"
    assert found.help.startswith("correct it")
    assert found.cure == ()


def test_without_addresses_of_folders_the_page_s_own_is_named() -> None:
    pages = {"glossary.md": GLOSSARY, "resources.md": resources("/m3glossary/")}
    (found,) = told(pages, has_directory_urls=False)
    assert found.help.startswith(
        "the glossary `glossary.md` is at `/glossary.html`: write `/glossary.html`, or"
    )
    obeyed = {**pages, "resources.md": edited(pages["resources.md"], found.cure)}
    assert told(obeyed, has_directory_urls=False) == []
    right = GLOSSARY.replace("title", "permalink: /m3glossary/\ntitle")
    assert told({**pages, "glossary.md": right}, has_directory_urls=False) == []


def of_site(root: Path) -> list[Finding]:
    return [one for one in PlaybookFolder.read(root / "mkdocs.yml").loaded.findings if one.code == "M3053"]


def test_in_a_site_of_several_playbooks_its_own_page_is_meant(tmp_path: Path) -> None:
    pages = {f"{name}/glossary.md": GLOSSARY for name in "ab"}
    files = {**pages, "a/resources.md": resources("/m3glossary/"), "index.md": "# Home\n"}
    playbooks = {"m3": {"playbooks": {"a": {"folder": "a"}, "b": {"folder": "b"}}}}
    root = site(tmp_path, files, plugins=[playbooks])
    (found,) = of_site(root)
    assert found.help.startswith(
        "the glossary `a/glossary.md` is at `/a/glossary/`: write `/a/glossary/`, or"
    )
    page = root / "docs/a/resources.md"
    page.write_text(edited(page.read_text(encoding="utf-8"), found.cure), encoding="utf-8")
    assert of_site(root) == []
    page.write_text(resources("/m3glossary/"), encoding="utf-8")
    glossary = GLOSSARY.replace("title", "permalink: /m3glossary/\ntitle")
    (root / "docs/a/glossary.md").write_text(glossary, encoding="utf-8")
    assert of_site(root) == []


def test_in_a_site_of_several_languages_each_finds_its_own(tmp_path: Path) -> None:
    languages = [{"locale": "en", "name": "English", "default": True, "build": True}]
    languages += [{"locale": "de", "name": "Deutsch", "build": True}]
    pages = {
        f"{name}.{code}.md": text
        for code in ("en", "de")
        for name, text in (
            ("glossary", GLOSSARY),
            ("resources", resources("/m3glossary/")),
            ("index", "# Home\n"),
        )
    }
    plugins = ["m3", {"i18n": {"docs_structure": "suffix", "languages": languages}}]
    root = site(tmp_path, pages, plugins=plugins)
    found = of_site(root)
    assert [one.span.path.rpartition("/")[2] for one in found] == ["resources.de.md", "resources.en.md"]
    for one in found:
        page = root / "docs" / one.span.path.rpartition("/")[2]
        page.write_text(edited(page.read_text(encoding="utf-8"), one.cure), encoding="utf-8")
    assert of_site(root) == []


def test_in_a_body_the_path_of_its_file_is_written(tmp_path: Path) -> None:
    files = {"glossary.md": GLOSSARY, "resources.md": f"{resources('/glossary/')}\n[a](/m3glossary/#b)\n"}
    root = site(tmp_path, files, validation={"links": {"absolute_links": "relative_to_docs"}})
    (found,) = of_site(root)
    assert found.help == "write `/glossary.md#b`"
    page = root / "docs/resources.md"
    page.write_text(edited(page.read_text(encoding="utf-8"), found.cure), encoding="utf-8")
    assert of_site(root) == []


def test_of_very_many_pages_the_one_is_found() -> None:
    pages = {f"{n}/page-{n}.md": f"{n}/page-{n}/" for n in range(3_000)} | {"x/glossary.md": "x/glossary/"}
    near = NearAddresses(pages, pages)
    assert near.page("/m3glossary/", ()) == "x/glossary.md"
    assert near.page("/glosary/", ()) == "x/glossary.md"
