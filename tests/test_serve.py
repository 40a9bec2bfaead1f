"""What authors see while they write, in `mkdocs serve`, and that nobody else ever sees it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Final

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_m3.cli import main
from tests.previews import ADDRESS, SETTINGS, Preview
from tests.sites import build, task, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bs4 import BeautifulSoup, Tag

HOME: Final = "# Home\n\nWords.\n"
GOOD: Final = task(number=2)
SLIP: Final = task().replace("    responsibleParty: customer", "    responsibleParty: custmer")
NEVER: Final[list[object]] = ["search", {"m3": {"fail_on": "never"}}]
QUIET: Final = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
THEMES: Final = ("material", "mkdocs", "readthedocs")
UNREADABLE: Final = {
    "M3005": task().replace("responsibleParty: shared\n---\n", "responsibleParty: shared\n\nMy words.\n"),
    "M3006": task(layout="layout: m3/keyTusk") + "\n# Mine\n\nMy words.\n",
    "M3001": "---\n- Form one team\nlayout: m3/keyTask\n---\n\nMy words.\n",
}


def task_that_offers(template: str) -> str:
    return task(stakeholders=f"outputs:\n  - text: Plan\n    filename: {template}\nstakeholders:")


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text().split())


def text_of(page: BeautifulSoup, selector: str) -> str:
    return words(page.select_one(selector))


def test_a_slip_is_shown_below_the_title_with_its_place_its_line_and_its_cure(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": SLIP})
    page = preview.page("3.1/index.html")
    notice = page.select_one("h1 + section.m3-notice")
    assert notice is not None
    assert text_of(page, ".m3-notice + .m3-summary-line").startswith("Phase 3")
    assert notice["aria-label"] == words(notice.select_one(".m3-notice__title")) == "This page has 1 error"
    assert words(notice.select_one(".m3-notice__audience")).endswith("never on the published site.")
    (finding,) = notice.select(".m3-notice__finding")
    assert words(finding.select_one(".m3-notice__head")) == "Error M3013 docs/3.1.md:11:23"
    assert words(finding.select_one(".m3-notice__headline")) == "custmer is not a party of this playbook"
    assert words(finding.select_one(".m3-notice__cure")) == "To mend it: write customer"
    line = finding.select_one("pre")
    assert line is not None
    shown, carets = line.get_text().lstrip("\n").split("\n")
    assert shown == "11      responsibleParty: custmer"
    assert carets == " " * shown.index("custmer") + "^^^^^^^"
    assert "Meet" in text_of(page, ".m3-activities")


@pytest.mark.parametrize("theme", THEMES)
def test_but_for_the_notice_and_the_sign_a_preview_is_what_a_build_makes(
    tmp_path: Path, theme: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    pages = {"index.md": HOME, "3.1.md": SLIP, "3.2.md": GOOD, "none.md": UNREADABLE["M3005"]}
    config: dict[str, object] = {"theme": {"name": theme}, "site_url": ADDRESS, "plugins": NEVER}
    built = build(tmp_path / "built", pages, strict=False, **config)
    preview = Preview(tmp_path / "served", pages, **config)
    for address in ("index.html", "3.1/index.html", "3.2/index.html", "none/index.html", "404.html"):
        served = preview.html(address)
        assert served.count("⚠ 3.1 Form one team") >= 1, "the navigation has its sign on each page"
        without = re.sub(r"(?s)<section id=\"m3-notice\".*?</section>", "<!-- m3-notice -->", served)
        without = re.sub(r"\n<a class=\"m3 m3-notice-badge.*?</a>", "", without)
        without = re.sub(
            r"(<!-- m3-notice -->)?\n(?=<p class=\"m3 m3-summary-line)|<!-- m3-notice -->\n", "\n", without
        )
        plain = [
            re.sub(r"m3\.[0-9a-f]{12}\.css|Build Date.*", "", html).replace("⚠ ", "").split()
            for html in (without, built.html(address))
        ]
        assert plain[0] == plain[1]
    indexes = [
        json.loads((root / "site/search/search_index.json").read_text(encoding="utf-8"))
        for root in (tmp_path / "built", tmp_path / "served")
    ]
    assert indexes[0] == indexes[1]


@pytest.mark.parametrize("theme", THEMES)
def test_titles_of_page_and_browser_stay_as_they_are(tmp_path: Path, theme: str) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": SLIP}, theme={"name": theme})
    page = preview.page("3.1/index.html")
    assert text_of(page, "h1").removesuffix("¶") == "3.1 Form one team"
    assert text_of(page, "title") == "3.1 Form one team - Test"


@pytest.mark.parametrize("fail_on", ["never", "warning"])
def test_a_build_shows_nothing_of_it(tmp_path: Path, fail_on: str) -> None:
    warned = GOOD.replace("name: Form one team", "name: Form <b one team")
    pages = {"index.md": HOME, "3.2.md": GOOD if fail_on == "warning" else warned}
    if fail_on == "never":
        pages |= {"3.1.md": SLIP, "a.md": UNREADABLE["M3005"], "b.md": UNREADABLE["M3006"]}
    built = build(tmp_path, pages, plugins=["search", {"m3": {"fail_on": fail_on}}])
    assert not built.is_aborted
    assert ("[M3013]" in built.log) is (fail_on == "never")
    files = built.files()
    assert "3.2/index.html" in files
    found = [name for name, content in files.items() if b"m3-notice" in content or "⚠".encode() in content]
    assert found == []


def test_a_build_after_a_preview_in_one_process_shows_nothing_of_it(tmp_path: Path) -> None:
    assert Preview(tmp_path / "a", {"index.md": HOME, "3.1.md": SLIP}).notice("3.1/index.html")
    html = build(tmp_path / "b", {"3.1.md": SLIP}, plugins=NEVER).html("3.1/index.html")
    assert "m3-notice" not in html


@pytest.mark.parametrize("code", UNREADABLE)
def test_a_page_that_is_no_key_task_at_all_has_its_notice_above_what_mkdocs_shows(
    tmp_path: Path, code: str
) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "page.md": UNREADABLE[code], "3.2.md": GOOD})
    assert code in preview.codes("page/index.html")
    article = text_of(preview.page("page/index.html"), "article")
    assert article.index("This page has") < article.index("My words.")
    assert len(preview.marked()) == 1
    assert preview.notice("3.2/index.html") is None


def test_a_site_of_nothing_but_an_unreadable_page_has_the_style_of_its_notice(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": UNREADABLE["M3005"]})
    sheet = preview.page("index.html").select_one('link[href*="assets/m3/"]')
    assert sheet is not None
    assert ".m3-notice" in (tmp_path / "site" / str(sheet["href"])).read_text(encoding="utf-8")


def test_a_page_that_is_not_utf_8_says_so(tmp_path: Path) -> None:
    latin = task(title="Café").encode("latin-1")
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": latin})
    assert preview.codes("3.1/index.html") == ["M3004"]


def test_errors_and_warnings_are_counted_and_advice_is_left_out(tmp_path: Path) -> None:
    advised = task(1, 2, stakeholders="inputs:\n  - A charter that no task makes\nstakeholders:")
    both = SLIP.replace("at stake.", "at stake, <agency name>.")
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": both, "1.2.md": advised})
    checked = CliRunner().invoke(main, ["check", str(tmp_path), "--format", "concise"])
    assert "advice[M3080]" in checked.output
    assert preview.notice("1.2/index.html") is None
    notice = preview.notice("3.1/index.html")
    assert words(notice).startswith("This page has 1 error and 1 warning")
    assert preview.codes("3.1/index.html") == ["M3051", "M3013"]


def test_whatever_an_author_wrote_is_shown_as_text(tmp_path: Path) -> None:
    nasty = '"<img src=x onerror=alert(1)> `</section>` {{ 1 }}"'
    preview = Preview(
        tmp_path, {"index.md": HOME, "3.1.md": task(responsibleParty=f"responsibleParty: {nasty}")}
    )
    article = preview.page("3.1/index.html").select_one("article")
    assert article is not None
    assert article.find("img") is None
    assert "<img src=x onerror=alert(1)> `</section>` {{ 1 }}" in words(article.select_one(".m3-notice pre"))


def test_a_line_too_long_for_carets_wraps_and_a_fault_at_its_end_can_be_seen(tmp_path: Path) -> None:
    long = task(objective=f"objective: {'word ' * 14}<agency name>")
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": long})
    assert (
        text_of(preview.page("3.1/index.html"), ".m3-notice__line--long .m3-notice__fault") == "<agency name>"
    )


def test_the_words_around_messages_follow_the_site_and_the_messages_say_that_they_are_english(
    tmp_path: Path,
) -> None:
    theme = {"name": "material", "font": False, "language": "de"}
    labels: dict[str, object] = {"m3": {"labels": {"notice_cure": "Tipp:"}}}
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": SLIP}, theme=theme, plugins=["search", labels])
    notice = preview.notice("3.1/index.html")
    assert notice is not None
    assert notice["aria-label"] == "Diese Seite hat 1 Fehler"
    assert words(notice.select_one(".m3-notice__cure")) == "Tipp: write customer"
    assert [words(tag) for tag in notice.select("[lang=en]")] == [
        "custmer is not a party of this playbook",
        "write customer",
    ]


def test_a_title_of_the_sites_own_navigation_carries_the_sign_too(tmp_path: Path) -> None:
    nav = ["index.md", {"Phase 3": [{"Start here": "3.1.md"}, "3.2.md", "page.md"]}]
    pages = {"index.md": HOME, "3.1.md": SLIP, "3.2.md": GOOD, "page.md": UNREADABLE["M3006"]}
    preview = Preview(tmp_path, pages, nav=nav, theme=SETTINGS["theme"] | {"features": ["navigation.footer"]})  # type: ignore[operator] # a dict
    assert preview.marked() == ["⚠ Start here", "⚠ Mine"]
    page = preview.page("3.1/index.html")
    assert text_of(page, "title") == "Start here - Test"
    current = page.select("nav.md-nav--primary a.md-nav__link--active")
    assert [words(link) for link in current] == ["⚠ Start here"]
    assert text_of(preview.page("3.2/index.html"), ".md-footer__link--prev").endswith("Start here")
    assert "⚠" not in text_of(preview.page("3.2/index.html"), ".md-footer")


@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
@pytest.mark.parametrize("plugins", [["section-index", "m3"], ["m3", "section-index"]])
def test_a_section_that_is_a_page_carries_the_sign(tmp_path: Path, plugins: list[str]) -> None:
    pages = {"index.md": HOME, "three/index.md": SLIP, "three/3.2.md": GOOD}
    preview = Preview(tmp_path, pages, plugins=["search", *plugins])
    assert preview.marked() == ["⚠ Three"]
    assert preview.marked("three/index.html") == ["⚠ Three"]
    assert preview.codes("three/index.html") == ["M3013"]
    assert preview.notice("three/3.2/index.html") is None


def test_the_next_save_clears_it_and_other_pages_are_never_touched(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": task(), "3.2.md": GOOD})
    clean = preview.html("3.1/index.html"), preview.html("3.2/index.html")
    article = str(preview.page("3.2/index.html").select_one("article"))
    preview.save({"3.1.md": SLIP})
    assert preview.codes("3.1/index.html") == ["M3013"]
    assert preview.marked("3.2/index.html") == ["⚠ 3.1 Form one team"]
    assert str(preview.page("3.2/index.html").select_one("article")) == article
    preview.save({"3.1.md": task()})
    assert (preview.html("3.1/index.html"), preview.html("3.2/index.html")) == clean


def test_a_template_added_after_it_was_missed_clears_its_finding(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": task_that_offers("plan.docx")})
    assert preview.codes("3.1/index.html") == ["M3040"]
    preview.save({"assets/files/plan.docx": b"plan"})
    assert preview.notice("3.1/index.html") is None
    assert "DOCX" in text_of(preview.page("3.1/index.html"), ".m3-card")
    (tmp_path / "docs/assets/files/plan.docx").unlink()
    preview.rebuild()
    assert preview.codes("3.1/index.html") == ["M3040"]


def test_pages_added_renamed_and_removed_are_picked_up(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "a.md": task()})
    preview.save({"b.md": SLIP})
    assert "M3030" in preview.codes("b/index.html")  # two pages have one number
    docs = tmp_path / "docs"
    (docs / "a.md").unlink()
    (docs / "b.md").rename(docs / "c.md")
    preview.rebuild()
    assert "Go to /c/" in text_of(preview.page("b/index.html"), "a")
    assert preview.codes("c/index.html") == ["M3013"]
    assert text_of(preview.page("c/index.html"), ".m3-notice__place") == "docs/c.md:11:23"
    (docs / "c.md").unlink()
    preview.rebuild()
    assert preview.marked() == []
    assert "m3" not in {path.name for path in (tmp_path / "site/assets").iterdir()}


def test_an_edited_configuration_is_picked_up(tmp_path: Path) -> None:
    preview = Preview(tmp_path, {"index.md": HOME, "3.1.md": SLIP})
    parties = {"customer": "Customer", "custmer": "Custmer"}
    preview.configure(plugins=["search", {"m3": {"labels": {"objective": "Goal"}, "parties": parties}}])
    preview.rebuild()
    assert "M3013" not in preview.codes("3.1/index.html")
    assert "Goal" in text_of(preview.page("3.1/index.html"), "h2")
    preview.configure()
    preview.rebuild()
    assert preview.codes("3.1/index.html") == ["M3013"]


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("options", [[], ["--dirty"]])
def test_many_rebuilds_leave_memory_and_time_flat(tmp_path: Path, options: list[str]) -> None:
    command = [sys.executable, "-m", "tests.rebuilding", str(tmp_path / "site"), *options]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, cwd=Path(__file__).parent.parent, env=QUIET
    )
    found = json.loads(done.stdout.splitlines()[-1])
    seconds, held, objects = found["seconds"], found["held"], found["objects"]
    assert f"Turn {len(seconds) - 1}" in found["page"]
    half, fifth = len(seconds) // 2, len(seconds) // 5
    assert "M3015" in found["page"]
    # A rebuild holds thousands of objects. What may grow is one cache of headings, up to 256 of them: two
    # objects for each new title.
    assert max(objects[half:]) - max(objects[:half]) < 200
    assert max(held[half:]) - max(held[:half]) < 100_000
    assert median(seconds[-fifth:]) < 2 * median(seconds[:fifth])


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Server:
    """A running `mkdocs serve`."""

    def __init__(self, root: Path, port: int, process: subprocess.Popen[bytes]) -> None:
        self.root, self.port, self.process = root, port, process

    def html(self, address: str) -> str:
        """A page; empty where there is none, or no server yet."""
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=20) as answer:
                return str(answer.read().decode())
        except OSError:  # refused, not found, or cut off
            return ""

    def until(self, what: str, is_so: Callable[[], bool], seconds: float = 60) -> None:
        """Wait for the site to become so."""
        end = time.monotonic() + seconds
        while not is_so():
            log = (self.root / "log").read_text(encoding="utf-8", errors="replace")
            assert self.process.poll() is None, log
            assert time.monotonic() < end, f"{what}: still not so.\n{log[-4000:]}"
            time.sleep(0.2)


@contextmanager
def serving(root: Path) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}"]
    with (root / "log").open("wb") as log:
        process = subprocess.Popen(
            command,
            cwd=root,
            stdout=log,
            stderr=subprocess.STDOUT,
            env=QUIET,
        )
        try:
            yield Server(root, port, process)
        finally:
            process.terminate()
            process.wait(timeout=30)


@pytest.mark.slow
@pytest.mark.long
def test_a_running_server_shows_slips_as_they_come_and_go(tmp_path: Path) -> None:
    write(tmp_path, {"index.md": HOME, "3.1.md": task_that_offers("plan.docx"), "3.2.md": GOOD})
    configuration = tmp_path / "mkdocs.yml"
    configuration.write_text(yaml.safe_dump(SETTINGS | {"site_url": ""}), encoding="utf-8")
    docs = tmp_path / "docs"
    with serving(tmp_path) as server:
        server.until("the missing file is shown", lambda: "M3040" in server.html("3.1/"))
        assert "⚠ 3.1" in server.html("")

        write(tmp_path, {"assets/files/plan.docx": b"plan"})
        server.until("the file is found", lambda: "[DOCX" in server.html("3.1/"))
        assert "m3-notice" not in server.html("3.1/")
        assert "⚠" not in server.html("")

        write(tmp_path, {"3.2.md": GOOD.replace("responsibleParty: shared", "responsibleParty: sharred")})
        server.until("the slip is shown", lambda: "docs/3.2.md:14:23" in server.html("3.2/"))
        assert "m3-notice" not in server.html("3.1/")
        write(tmp_path, {"3.2.md": GOOD})
        server.until("the slip is gone", lambda: "m3-notice" not in server.html("3.2/"))

        write(tmp_path, {"3.3.md": task(number=3, title="Come later")})
        server.until("the new page is there", lambda: "3.3 Come later" in server.html("3.3/"))
        (docs / "3.3.md").rename(docs / "later.md")
        server.until("its new name is there", lambda: "3.3 Come later" in server.html("later/"))
        assert "Go to /later/" in server.html("3.3/")
        (docs / "later.md").unlink()
        server.until("the page is gone", lambda: "Come later" not in server.html(""))
        assert "This page is gone" in server.html("later/")
        assert "livereload(" in server.html("later/"), "MkDocs shows the page as soon as it comes back"
        write(tmp_path, {"later.md": task(number=3, title="Come later")})
        server.until("it comes back", lambda: "3.3 Come later" in server.html("later/"))
        (docs / "later.md").unlink()
        server.until("it is gone again", lambda: "Come later" not in server.html(""))

        labels: dict[str, object] = {"m3": {"labels": {"objective": "What it is for"}}}
        settings = SETTINGS | {"site_url": "", "plugins": ["search", labels]}
        configuration.write_text(yaml.safe_dump(settings), encoding="utf-8")
        server.until("the label is changed", lambda: "What it is for</h2>" in server.html("3.1/"))

        write(tmp_path, {"3.2.md": UNREADABLE["M3005"]})
        server.until("a page becomes unreadable", lambda: "M3005" in server.html("3.2/"))
        write(tmp_path, {"3.2.md": GOOD})
        server.until("and is mended", lambda: "3.2 Form one team in step 2</h1>" in server.html("3.2/"))
        assert "m3-notice" not in server.html("3.2/")
        assert "Traceback" not in (tmp_path / "log").read_text(encoding="utf-8")
