"""Views of the whole playbook, placed by comments in any page of a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from bs4 import BeautifulSoup, Comment, Tag
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from tests.sites import MATERIAL, Built, build, task
from tests.test_reading import loaded
from tests.written import columns, said, table, under

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

NEVER: Final = ["search", {"m3": {"fail_on": "never"}}]


def key_task(phase: int, number: int, party: str, category: str, more: str = "") -> str:
    """A key task of one party, with whatever else it needs."""
    return task(
        phase,
        number,
        f"Do {phase}.{number}",
        objective=f"objective: Know {phase}.{number}.{more}",
        responsibleParty=f"responsibleParty: {party}",
        category=f"category: {category}",
    )


PLAYBOOK: Final[dict[str, str | bytes]] = {
    "1/1.1.md": key_task(1, 1, "customer", "process", "\noutputs: [{text: Plan, filename: Plan.docx}]"),
    "1/1.2.md": key_task(1, 2, "provider", "technology", "\noutputs: [Log]"),
    "2/2.1.md": key_task(2, 1, "customer", "technology", "\ninputs: [Plan, {text: Law, external: true}]"),
    "2/2.2.md": key_task(2, 2, "provider", "process", "\ninputs: [Log, Key]\noutputs: [Report]"),
    "2/index.md": "---\nlayout: m3/phase\nphase: 2\nname: Engagement\n---\n",
    "glossary.md": "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
    "      - {name: Program Manager, description: Leads.}\n---\n",
    "assets/files/Plan.docx": b"x",
}


def placed(*comments: str) -> str:
    """A page with these views, each below a heading of its own: `view-1`, `view-2`."""
    return "# A page\n" + "".join(
        f'\n<h2 id="view-{n}">View {n}</h2>\n\n<!-- {comment} -->\n' for n, comment in enumerate(comments, 1)
    )


def view(built: Built, number: int = 1, address: str = "views/index.html") -> Tag:
    return under(built.article(address), f"view-{number}")


def ids(view_: Tag) -> list[str]:
    """The numbers of the key tasks in a view, in its order."""
    found = (re.match(r"\d+\.\d+", said(row)) for row in view_.select("tr[data-m3-parties]"))
    return [number[0] for number in found if number]


# --- where they may stand


def test_a_page_holds_several_views_each_with_its_own_options(tmp_path: Path) -> None:
    page = placed("m3/tasks {phase: 1}", "m3/phases", "m3/tasks {phase: 2}", "m3/responsibilities")
    built = build(tmp_path, PLAYBOOK | {"views.md": page}, strict=True)
    assert ids(view(built, 1)) == ["1.2", "1.1"]
    assert [said(name) for name in view(built, 2).select(".m3-phase__name")] == [
        "Phase 1",
        "Phase 2: Engagement",
    ]
    assert ids(view(built, 3)) == ["2.1", "2.2"]
    assert ids(view(built, 4)) == ["1.1", "1.2", "2.1", "2.2"]


def test_around_a_view_the_page_stays_what_it_was(tmp_path: Path) -> None:
    page = "# Page\n\nBefore **it**.\n\n<!-- m3/phases -->\n\n- After\n- it\n\n[task](1/1.1.md)\n"
    pages = PLAYBOOK | {"views.md": page}
    without = build(tmp_path / "a", pages, plugins=["search"]).article("views/index.html")
    with_view = build(tmp_path / "b", pages).article("views/index.html")
    with_view.select(".m3-phases")[0].replace_with(Comment(" m3/phases "))
    assert without.prettify() == with_view.prettify()


def test_a_page_without_a_view_is_byte_for_byte_what_it_was_but_for_our_two_tags(tmp_path: Path) -> None:
    pages = PLAYBOOK | {"index.md": "# Home\n\nText. <!-- not m3 -->\n", "views.md": placed("m3/tasks")}
    nav = [{"Home": "index.md"}, {"Views": "views.md"}, {"Task": "1/1.1.md"}]
    without = build(tmp_path / "a", pages, plugins=["search"], nav=nav, theme=MATERIAL).html("index.html")
    with_views = build(tmp_path / "b", pages, nav=nav, theme=MATERIAL).html("index.html")
    ours = re.compile(r"\s*<(?:link[^>]*assets/m3/[^>]*>|script[^>]*assets/m3/[^>]*></script>)")
    assert len(ours.findall(with_views)) == 2

    def squeezed(html: str) -> str:
        return re.sub(r"\s+", " ", ours.sub("", html))

    assert squeezed(with_views) == squeezed(without)


def test_comments_in_code_are_left_alone(tmp_path: Path) -> None:
    page = (
        "# Page\n\n```html\n<!-- m3/tasks -->\n```\n\n~~~\n<!-- m3/tasks {phase: 1} -->\n~~~\n\n"
        "    <!-- m3/phases -->\n\nWrite `<!-- m3/tasks -->` and ``<!-- m3/tsks -->``.\n"
    )
    pages = PLAYBOOK | {"views.md": page}
    extensions = ["fenced_code"]
    without = build(tmp_path / "a", pages, plugins=["search"], markdown_extensions=extensions)
    with_plugin = build(tmp_path / "b", pages, markdown_extensions=extensions, strict=True)
    assert str(with_plugin.article("views/index.html")) == str(without.article("views/index.html"))


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize(
    "comment",
    ["<!-- m3/phases -->", "<!--m3/phases-->", "   <!--   m3/phases   -->   ", "<!-- m3/phases {} -->"],
)
def test_blanks_in_and_around_a_comment_do_not_matter(tmp_path: Path, comment: str, end: str) -> None:
    page = f"# Page\n\nText\n\n{comment}\n\nMore\n".replace("\n", end).encode()
    built = build(tmp_path, PLAYBOOK | {"views.md": page}, strict=True)
    assert len(built.article("views/index.html").select(".m3-phases .m3-phase")) == 2


def test_a_site_with_front_matter_of_its_own_and_no_key_task_may_hold_a_view(tmp_path: Path) -> None:
    page = "---\ntitle: Mine\ntags: [x]\n---\n\n# Page\n\n<!-- m3/tasks -->\n"
    built = build(tmp_path, {"views.md": page}, strict=True)
    assert said(built.article("views/index.html").select(".m3-tasks")[0]) == "There is no key task here."
    assert built.page("views/index.html").title.get_text() == "Mine - Test"  # type: ignore[union-attr] # a page has one


def test_the_playbooks_own_pages_may_hold_views_in_their_bodies(tmp_path: Path) -> None:
    pages = dict(PLAYBOOK)
    pages["1/1.1.md"] = f"{PLAYBOOK['1/1.1.md']!s}\n## Who\n\n<!-- m3/stakeholder-matrix {{phase: 1}} -->\n"
    pages["glossary.md"] = f"{PLAYBOOK['glossary.md']!s}\n## Phases\n\n<!-- m3/phases -->\n"
    built = build(tmp_path, pages, strict=True)
    assert len(built.article("1/1.1/index.html").select(".m3-matrix tbody tr")) == 1
    assert len(built.article("glossary/index.html").select(".m3-phases .m3-phase")) == 2


# --- options

CHOICES: Final[dict[str, list[str]]] = {
    "m3/tasks": ["1.2", "1.1", "2.1", "2.2"],
    "m3/tasks {phase: 1}": ["1.2", "1.1"],
    "m3/tasks {phase: [2, 1]}": ["1.2", "1.1", "2.1", "2.2"],
    "m3/tasks {phase: [2, 2]}": ["2.1", "2.2"],
    "m3/tasks {workstream: technology}": ["1.2", "2.1"],
    "m3/tasks {workstream: [process, technology]}": ["1.2", "1.1", "2.1", "2.2"],
    "m3/tasks {party: provider}": ["1.2", "2.2"],
    "m3/tasks {party: [provider, qsmo]}": ["1.2", "2.2"],
    "m3/tasks {party: shared}": ["1.2", "1.1", "2.1", "2.2"],
    "m3/tasks {party: qsmo}": [],
    "m3/tasks {phase: 2, party: provider}": ["2.2"],
    "m3/tasks {phase: [1, 2], workstream: technology, party: customer}": ["2.1"],
    "m3/responsibilities {phase: 2}": ["2.1", "2.2"],
    "m3/responsibilities {workstream: technology}": ["1.2", "2.1"],
    "m3/responsibilities {party: customer, columns: provider}": ["1.1", "2.1"],
}


@pytest.fixture(scope="module")
def chosen(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = PLAYBOOK | {"views.md": placed(*CHOICES)}
    return build(tmp_path_factory.mktemp("chosen"), pages, strict=True)


@pytest.mark.parametrize("comment", CHOICES)
def test_options_choose_key_tasks(chosen: Built, comment: str) -> None:
    found = view(chosen, list(CHOICES).index(comment) + 1)
    assert ids(found) == CHOICES[comment]
    if not CHOICES[comment]:
        assert said(found) == "There is no key task here."
        assert found.select("table") == []


COLUMNS: Final[dict[str, list[str]]] = {
    "m3/responsibilities": ["Customer", "Provider"],
    "m3/responsibilities {columns: provider}": ["Provider"],
    "m3/responsibilities {columns: shared}": ["Customer", "Provider"],
    "m3/responsibilities {columns: [qsmo, customer]}": ["Customer", "QSMO"],
    "m3/stakeholder-matrix": ["1.1", "1.2", "2.1", "2.2"],
    "m3/stakeholder-matrix {columns: tasks, phase: 2}": ["2.1", "2.2"],
    "m3/stakeholder-matrix {columns: phases}": ["Phase 1", "Phase 2"],
    "m3/stakeholder-matrix {columns: phases, workstream: technology}": ["Phase 1", "Phase 2"],
    "m3/artifacts": ["Made by", "Used by", "Template"],
    "m3/artifacts {columns: [used, made]}": ["Used by", "Made by"],
    "m3/artifacts {columns: template}": ["Template"],
}


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = PLAYBOOK | {"views.md": placed(*COLUMNS)}
    return build(tmp_path_factory.mktemp("shown"), pages, strict=True)


@pytest.mark.parametrize("comment", COLUMNS)
def test_options_choose_columns(shown: Built, comment: str) -> None:
    found = view(shown, list(COLUMNS).index(comment) + 1)
    before = 1 if "artifacts" in comment else 2
    head = [said(cell) for cell in found.select("thead tr:not(.m3-heat__bands)")[0].find_all("th")]
    assert head[before:] == COLUMNS[comment]
    widths = {len(row) for row in table(found)} - {1}
    each = 2 if "responsibilities" in comment else 1
    assert widths == {before + each * len(COLUMNS[comment])}


def test_a_party_without_a_column_still_counts_in_the_total(shown: Built) -> None:
    found = view(shown, list(COLUMNS).index("m3/responsibilities {columns: provider}") + 1)
    assert table(found)[-1] == ["Total", "4", "2", "0"]


@pytest.mark.parametrize(
    ("comment", "names"),
    [
        ("m3/artifacts {phase: 1}", ["Log", "Plan"]),
        ("m3/artifacts {party: customer}", ["Law", "Plan"]),
        ("m3/artifacts {workstream: process}", ["Key", "Log", "Plan", "Report"]),
    ],
)
def test_artifacts_are_those_of_the_chosen_tasks_with_all_tasks_of_the_playbook(
    tmp_path: Path, comment: str, names: list[str]
) -> None:
    built = build(tmp_path, PLAYBOOK | {"views.md": placed(comment)}, strict=True)
    rows = {row[0]: row[1:] for row in table(view(built))}
    assert list(rows) == names
    assert rows.get("Plan", ["1.1", "2.1"])[:2] == ["1.1", "2.1"]
    assert rows.get("Law", ["From outside the playbook"])[0] == "From outside the playbook"
    assert rows.get("Key", ["Nobody", "2.2"])[:2] == ["Nobody", "2.2"]


def test_templates_of_a_phase_are_those_of_its_tasks(tmp_path: Path) -> None:
    page = placed("m3/templates {phase: 1}", "m3/templates {phase: 2}", "m3/templates {party: customer}")
    built = build(tmp_path, PLAYBOOK | {"views.md": page}, strict=True)
    assert said(view(built, 1).select("a.m3-card__link")[0]).startswith("Plan [DOCX,")
    assert said(view(built, 2)) == "There is no template here."
    assert len(view(built, 3).select(".m3-card")) == 1


@pytest.mark.parametrize("option", ["workstream: process", "party: customer"])
def test_templates_of_a_phase_are_shown_where_all_its_tasks_are(tmp_path: Path, option: str) -> None:
    documentation = "documentation:\n  - name: Form\n    filename: Form.docx\n---\n"
    phase = f"---\nlayout: m3/phase\nphase: 2\nname: Engagement\n{documentation}"
    pages: dict[str, str | bytes] = PLAYBOOK | {"assets/files/Form.docx": b"form", "2/index.md": phase}
    pages |= {"views.md": placed("m3/templates", f"m3/templates {{{option}}}")}
    built = build(tmp_path, pages, strict=True)
    shown = [[said(one) for one in view(built, n).select("a.m3-card__link")] for n in (1, 2)]
    assert [any(one.startswith("Form [") for one in cards) for cards in shown] == [True, False]


def test_a_diagram_is_drawn_around_a_task_or_through_phases(tmp_path: Path) -> None:
    page = placed("m3/lineage {task: 1.1}", "m3/lineage {phase: 2}", "m3/lineage {phase: [1, 2]}")
    built = build(tmp_path, PLAYBOOK | {"views.md": page}, strict=True)
    plan, log = ["1.1 Do 1.1", "Plan", "2.1 Do 2.1"], ["1.2 Do 1.2", "Log", "2.2 Do 2.2"]
    assert [table(view(built, number)) for number in (1, 2, 3)] == [[plan], [plan, log], [plan, log]]
    around, *through = (view(built, number) for number in (1, 2, 3))
    assert around.select(".m3-lineage__part")
    assert all(one.select(".m3-lanes__task") for one in through)


def test_on_the_page_of_a_task_or_a_phase_a_diagram_needs_no_option(tmp_path: Path) -> None:
    pages = dict(PLAYBOOK)
    for name in ("2/2.2.md", "2/index.md"):
        pages[name] = f"{PLAYBOOK[name]!s}\n<!-- m3/lineage -->\n"
    built = build(tmp_path, pages, strict=True)
    plan, log = ["1.1 Do 1.1", "Plan", "2.1 Do 2.1"], ["1.2 Do 1.2", "Log", "2.2 Do 2.2"]
    assert table(built.article("2/2.2/index.html").select(".m3-lineage")[0]) == [log]
    assert table(built.article("2/index.html").select(".m3-lineage")[0]) == [plan, log]


# --- what is wrong is told

WRONG: Final = (
    ("<!-- m3/tasks {phase: 3} -->", 23,
     "error[M3063]: the playbook has no phase `3`", "write one of `1`, `2`"),
    ("<!-- m3/tasks {phase: [1, 7]} -->", 27,
     "error[M3063]: the playbook has no phase `7`", "one of `1`, `2`"),
    ("<!-- m3/lineage {task: 2.3} -->", 24, "error[M3063]: the playbook has no key task `2.3`", "write "),
    ("<!-- m3/lineage {task: x} -->", 24, "error[M3063]: the playbook has no key task `x`", "as in `3.1`"),
    ("<!-- m3/tasks {phse: 1} -->", 16, "warning[M3021]: `m3/tasks` has no option `phse`", "write `phase`"),
    ("<!-- m3/tasks {columns: tasks} -->", 16,
     "warning[M3021]: `m3/tasks` has no option `columns`", "use one of"),
    ("<!-- m3/phases {phase: 1} -->", 17, "warning[M3021]: `m3/phases` has no option", "it takes none"),
    ("<!-- m3/tasks {phase: 1, prty: provider} -->", 26,
     "warning[M3021]: `m3/tasks` has no", "write `party`"),
    ("<!-- m3/tasks {phase: one} -->", 23, "error[M3012]: `phase` is `one`", "write digits only"),
    ("<!-- m3/tasks {phase: {a: 1}} -->", 23, "error[M301", "phase"),
    ("<!-- m3/tasks {workstream: tecnology} -->", 28,
     "error[M3014]: `tecnology` is not", "write `technology`"),
    ("<!-- m3/tasks {party: [customer, provder]} -->", 34,
     "error[M3013]: `provder` is not", "write `provider`"),
    ("<!-- m3/artifacts {columns: [made, usd]} -->", 36,
     "error[M3011]: `usd` is not a column", "write `used`"),
    ("<!-- m3/stakeholder-matrix {columns: task} -->", 38,
     "error[M3011]: `task` is not a col", "write `tasks`"),
    ("<!-- m3/tasks {phase: 1, phase: 2} -->", 26,
     "error[M3003]: `phase` appears twice", "delete one of the two"),
    ("<!-- m3/tasks {phase: [1} -->", 23, "error[M3001]", "where it ends"),
    ("<!-- m3/taks -->", 1, "warning[M3060]: there is no view `m3/taks`", "write `m3/tasks`"),
    ("<!-- m3/stakeholders-matrix -->", 1,
     "warning[M3060]: there is no view", "write `m3/stakeholder-matrix`"),
    ("<!-- m3/activities -->", 1, "warning[M3060]: there is no view `m3/activities`", "`m3/artifacts`"),
    ("<!-- m3/zzz -->", 1,
     "warning[M3060]: there is no view `m3/zzz`", "use one of `m3/phases`, `m3/map`, `m3/tasks`"),
    ("Text <!-- m3/tasks --> text.", 6, "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("<div>\n<!-- m3/tasks -->\n</div>", 1,
     "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("!!! note\n\n    <!-- m3/tasks -->", 5,
     "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("- An item\n\n    <!-- m3/tasks -->", 5,
     "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("- <!-- m3/tasks -->", 3, "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("> <!-- m3/tasks -->", 3, "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
    ("| a |\n|---|\n| <!-- m3/tasks --> |", 3,
     "warning[M3060]: `m3/tasks` is inside", "on a line of its own"),
)  # fmt: skip


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Built:
    pages = {f"wrong-{n}.md": f"# Page\n\n{text}\n\nEnd.\n" for n, (text, *_) in enumerate(WRONG)}
    return build(tmp_path_factory.mktemp("wrong"), PLAYBOOK | pages, plugins=NEVER)


@pytest.mark.parametrize("case", range(len(WRONG)), ids=[text.replace("\n", " / ") for text, *_ in WRONG])
def test_what_is_wrong_in_a_comment_is_told_with_its_place_and_its_cure(wrong: Built, case: int) -> None:
    text, column, headline, cure = WRONG[case]
    line = 3 + next(n for n, written in enumerate(text.split("\n")) if "<!--" in written)
    of_page = [one for one in wrong.log.split("\nERROR - ") for one in one.split("\nWARNING - ")]
    own = [one for one in of_page if f"docs/wrong-{case}.md" in one]
    assert len(own) == 1, own
    found = own[0].partition(f"docs/wrong-{case}.md:")[2]
    assert found.startswith(f"{line}:{column}: {headline}"), own[0]
    assert cure in found.partition("= help: ")[2].partition("\n")[0]


def told(comment: str) -> list[tuple[str, str]]:
    """What is told of a comment, below a heading, of a playbook with the one key task 3.1."""
    found = loaded(task(), f"# Page\n\n{comment}\n").findings
    return [(one.code, one.help) for one in found if one.span.path == "2.md"]


def test_an_option_without_a_blank_after_its_colon_gets_a_cure_that_helps() -> None:
    ((code, cure),) = told("<!-- m3/tasks {phase:3} -->")
    assert code in {"M3001", "M3021"}
    assert "`phase: 3`" in cure


def test_a_task_that_could_not_be_read_is_told_once() -> None:
    assert [code for code, _ in told("<!-- m3/lineage {task: [3.1, 3.2]} -->")] == ["M3011"]


@pytest.mark.parametrize("comment", ["<!-- m3/tasks {\n  phase: 3\n} -->", "<!--\nm3/tasks\n-->"])
def test_a_comment_on_several_lines_places_its_view_or_is_told(comment: str) -> None:
    assert loaded(task(), f"# Page\n\n{comment}\n").views or told(comment)


def test_an_option_that_could_not_be_read_counts_as_left_out(tmp_path: Path) -> None:
    page = placed("m3/tasks {phase: 1, workstream: zzz}", "m3/tasks {phse: 1, workstream: technology}")
    built = build(tmp_path, PLAYBOOK | {"views.md": page}, plugins=NEVER)
    assert ids(view(built, 1)) == ["1.2", "1.1"]
    assert ids(view(built, 2)) == ["1.2", "2.1"]
    assert built.log.count("[M3") == 2


def test_a_wrong_option_stops_the_build_by_default(tmp_path: Path) -> None:
    built = build(tmp_path, PLAYBOOK | {"views.md": placed("m3/tasks {phase: 9}")})
    assert built.is_aborted
    assert "docs/views.md:5:23: error[M3063]" in built.log


def test_a_finding_in_a_view_counts_lines_from_the_top_of_a_page_with_front_matter(tmp_path: Path) -> None:
    page = "---\ntitle: Mine\n---\n\n# Page\n\n<!-- m3/tasks {party: nobody} -->\n"
    log = build(tmp_path, PLAYBOOK | {"views.md": page}, plugins=NEVER).log
    assert "docs/views.md:7:23: error[M3013]: `nobody` is not a party" in log


# --- links, languages, words of the site's own

ALL: Final = (
    "m3/phases", "m3/tasks", "m3/responsibilities", "m3/raci", "m3/stakeholder-matrix",
    "m3/stakeholder-matrix {columns: phases}", "m3/templates", "m3/artifacts", "m3/lineage {phase: 2}",
    "m3/lineage {task: 2.2}", "m3/glossary",
)  # fmt: skip


def published(address: str, *, directory_urls: bool) -> str:
    if not directory_urls or address == "index.md":
        return address.removesuffix(".md") + ".html"
    return address.removesuffix(".md") + "/index.html"


@pytest.mark.parametrize("directory_urls", [True, False])
@pytest.mark.parametrize("name", ["index.md", "views.md", "a b/deep/views.md"])
def test_every_link_of_every_view_leads_somewhere_from_wherever_it_stands(
    tmp_path: Path, name: str, directory_urls: bool
) -> None:
    pages = PLAYBOOK | {name: placed(*ALL)}
    built = build(tmp_path, pages, strict=True, use_directory_urls=directory_urls)
    address = published(name, directory_urls=directory_urls)
    targets = {
        urljoin(f"https://x/{address}", str(link["href"]))
        for link in built.article(address).select(".m3 a[href]")
    }
    assert len(targets) >= 10
    for target in targets:
        where, fragment = urldefrag(target)
        path = unquote(where).removeprefix("https://x/")
        file = built.root / "site" / (path if "." in path.rpartition("/")[2] else f"{path}index.html")
        assert file.is_file(), target
        assert not fragment or BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").select(
            f"#{fragment}"
        )


@pytest.mark.filterwarnings("default")  # what other plugins warn of is theirs
@pytest.mark.parametrize("plugins", [["macros", "m3"], ["m3", "macros"]], ids=["macros first", "macros last"])
@pytest.mark.parametrize("written", ["{{ comment }}", "<!-- m3/tasks {{ options }} -->"])
def test_a_comment_that_another_plugin_makes_becomes_a_view(
    tmp_path: Path, plugins: list[str], written: str
) -> None:
    extra = {"comment": "<!-- m3/tasks {phase: 1} -->", "options": "{phase: 1}"}
    pages = PLAYBOOK | {"views.md": f"# Page\n\n{written}\n\nEnd.\n"}
    built = build(tmp_path, pages, plugins=["search", *plugins], extra=extra)
    assert not built.is_aborted, built.log
    assert ids(built.article("views/index.html")) == ["1.2", "1.1"]
    assert "[M3" not in built.log


def test_a_view_follows_a_change_between_two_builds_of_one_process(tmp_path: Path) -> None:
    build(tmp_path, PLAYBOOK | {"views.md": placed("m3/tasks {party: provider}")}, strict=True)
    page = tmp_path / "docs/1/1.1.md"
    text = page.read_text(encoding="utf-8")
    seen = []
    for party in ("customer", "provider", "customer"):
        page.write_text(text.replace("Party: customer", f"Party: {party}"), encoding="utf-8")
        config = load_config(str(tmp_path / "mkdocs.yml"))
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config)  # like `mkdocs serve`, which keeps the plugin from one build to the next
        html = (tmp_path / "site/views/index.html").read_text(encoding="utf-8")
        seen.append(ids(BeautifulSoup(html, "html.parser")))
    assert seen == [["1.2", "2.2"], ["1.2", "1.1", "2.2"], ["1.2", "2.2"]]


def test_a_view_of_a_page_that_is_gone_is_gone_in_the_next_build(tmp_path: Path) -> None:
    views = {"views.md": placed("m3/tasks")}
    assert len(ids(view(build(tmp_path, PLAYBOOK | views, strict=True)))) == 4
    (tmp_path / "docs/2/2.2.md").unlink()
    kept = {name: text for name, text in PLAYBOOK.items() if name != "2/2.2.md"}
    assert len(ids(view(build(tmp_path, kept | views, strict=True)))) == 3


def test_a_german_site_has_german_views(tmp_path: Path) -> None:
    built = build(
        tmp_path,
        PLAYBOOK | {"views.md": placed(*ALL)},
        theme={"name": "material", "font": False, "language": "de"},
        strict=True,
    )

    def of(comment: str) -> Tag:
        return view(built, ALL.index(comment) + 1)

    counts = [said(found) for found in built.article("views/index.html").select(".m3-activities__count")]
    roles = "1 Rolle in 4 Kernaufgaben"
    assert counts[:4] == ["4 Kernaufgaben", "4 Kernaufgaben", roles, roles]
    assert (
        said(of("m3/phases").select(".m3-phase__counts")[0]) == "2 Kernaufgaben · 2 Aktivitäten · 1 Vorlage"
    )
    assert columns(of("m3/tasks"))[:2] == ["Nr.", "Kernaufgabe"]
    assert table(of("m3/responsibilities"))[-1][0] == "Summe"
    assert columns(of("m3/stakeholder-matrix"))[:2] == ["Rolle", "Kernaufgaben"]
    assert columns(of("m3/artifacts")) == ["Ergebnis", "Entsteht in", "Gebraucht in", "Vorlage"]
    assert columns(of("m3/lineage {phase: 2}")) == ["Von", "Übergibt", "An"]
    english = {"Key task", "Key tasks", "Role", "Total", "Leads", "Shares", "Artifact", "Nobody", "Made by"}
    spoken = {said(found) for found in built.article("views/index.html").select(".m3 th, .m3 td, .m3 p")}
    assert spoken.isdisjoint(english)


def test_parties_and_workstreams_of_the_sites_own_stand_in_every_view(tmp_path: Path) -> None:
    options = {
        "parties": {"agency": "Agency", "vendor": "Service vendor", "audit": "Auditor"},
        "shared": ["agency", "audit"],
        "workstreams": {"data": "Data", "people": "People and training"},
    }
    pages = {
        "1.1.md": key_task(1, 1, "vendor", "people"),
        "1.2.md": key_task(1, 2, "shared", "data"),
        "views.md": placed(
            "m3/tasks", "m3/responsibilities", "m3/stakeholder-matrix", "m3/tasks {workstream: data}"
        ),
    }
    built = build(tmp_path, pages, plugins=["search", {"m3": {**options, "fail_on": "never"}}])
    assert table(view(built, 1)) == [
        ["Phase 1 Data"],
        ["1.2", "Do 1.2 Objective 1.2 Know 1.2.", "Shared", "not involved", "Shared"],
        ["Phase 1 People and training"],
        ["1.1", "Do 1.1 Objective 1.1 Know 1.1.", "not involved", "Responsible", "not involved"],
    ]
    assert columns(view(built, 1))[2:] == ["Agency", "Service vendor", "Auditor"]
    assert table(view(built, 2))[-1] == ["Total", "2", "0", "1", "1", "0", "0", "1"]
    assert table(view(built, 3))[0] == ["Program Manager", "2", "Agency, Auditor", "Agency, Auditor"]
    signs = [said(item.select("b")[0]) for item in view(built, 3).select(".m3-legend__item")]
    assert signs == ["Ag", "Au"]
    assert ids(view(built, 4)) == ["1.2"]


@pytest.mark.parametrize(("count", "heading"), [(40, "1.1"), (41, "Phase 1")])
def test_more_than_forty_tasks_have_columns_by_phase(tmp_path: Path, count: int, heading: str) -> None:
    pages: dict[str, str | bytes] = {
        f"{n}.md": key_task(1 + n // 21, 1 + n % 21, "customer", "process") for n in range(count)
    }
    page = placed("m3/stakeholder-matrix", "m3/stakeholder-matrix {columns: tasks}")
    built = build(tmp_path, pages | {"views.md": page}, plugins=NEVER)
    assert columns(view(built, 1))[2] == heading
    assert len(columns(view(built, 1))) == 2 + (2 if count > 40 else count)
    assert len(columns(view(built, 2))) == 2 + count
    assert table(view(built, 1))[0][1] == str(count)


@pytest.mark.parametrize(
    ("comment", "words"),
    [
        ("m3/templates", "There is no template here."),
        ("m3/artifacts", "There is no artifact here."),
        ("m3/glossary", "There is no term here."),
        ("m3/stakeholder-matrix {workstream: workforce}", "There is no stakeholder here."),
        ("m3/tasks {party: qsmo}", "There is no key task here."),
        ("m3/responsibilities {party: qsmo}", "There is no key task here."),
        ("m3/lineage {phase: 3}", "No key task hands anything on to another one here."),
    ],
)
def test_where_there_is_nothing_to_show_a_view_says_so_in_words(
    tmp_path: Path, comment: str, words: str
) -> None:
    built = build(tmp_path, {"3.1.md": task(), "views.md": placed(comment)}, strict=True)
    found = view(built)
    assert said(found) == words
    assert found.select("table, ul, ol, dl, svg, a") == []


@pytest.mark.parametrize(
    "words", ["m3view00000000x7461736b7320", "m3view00000000x7", "m3viewx7461736b7320", "m3parttasks"]
)
def test_words_that_look_like_a_placeholder_stay_words(tmp_path: Path, words: str) -> None:
    pages: dict[str, str | bytes] = {
        "index.md": f"# Home\n\n{words}\n\n<!-- m3/phases -->\n",
        "3.1.md": task(),
    }
    article = build(tmp_path, pages, strict=True).article("index.html")
    assert words in [paragraph.get_text() for paragraph in article.find_all("p")]
    assert len(article.select(".m3")) == 1


def test_a_role_without_a_party_has_a_sign_that_the_legend_explains(tmp_path: Path) -> None:
    page = task().replace("    responsibleParty: shared\n---", "---")
    built = build(tmp_path, {"index.md": "# Home\n\n<!-- m3/stakeholder-matrix -->\n", "3.1.md": page})
    matrix = built.article("index.html").select(".m3-matrix")[0]
    assert [cell["data-m3-signs"] for cell in matrix.select(".m3-signs")] == ["?"]
    assert [" ".join(item.get_text().split()) for item in matrix.select(".m3-legend__item")] == [
        "? Not stated"
    ]


def test_a_matrix_of_one_party_has_its_roles_wherever_they_take_part(tmp_path: Path) -> None:
    guest = "  - {text: Steward, responsibleParty: qsmo}\n---"
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/stakeholder-matrix {party: qsmo} -->\n",
        "3.1.md": task().replace("---\n", "---\n", 1).replace("shared\n---", f"shared\n{guest}"),
        "3.2.md": task(number=2),
        "3.3.md": task(number=3).replace("shared\n---", f"shared\n{guest}"),
    }
    matrix = build(tmp_path, pages).article("index.html").select(".m3-matrix")[0]
    assert [said(heading) for heading in matrix.select("thead .m3-grid__column")] == ["3.1", "3.3"]
    assert [said(row) for row in matrix.select("tbody th")] == ["Steward"]


def test_roles_with_one_entry_in_the_glossary_are_one_row(tmp_path: Path) -> None:
    glossary = (
        "---\nlayout: m3/glossary\nsections:\n  - name: Roles\n    terms:\n"
        "      - {name: Program Manager (PM), description: Leads.}\n---\n"
    )
    pages: dict[str, str | bytes] = {
        "index.md": "# Home\n\n<!-- m3/stakeholder-matrix -->\n",
        "glossary.md": glossary,
        "3.1.md": task(),
        "3.2.md": task(number=2).replace("text: Program Manager", "text: PM"),
    }
    matrix = build(tmp_path, pages).article("index.html").select(".m3-matrix")[0]
    assert [(said(row.select("th")[0]), said(row.select("td")[0])) for row in matrix.select("tbody tr")] == [
        ("Program Manager", "2")
    ]
