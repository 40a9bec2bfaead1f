"""Every number of a whole playbook leads to a list of exactly what it counts, as far as there is one."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import unquote, urldefrag, urljoin

import pytest
import yaml
from bs4 import BeautifulSoup, Tag

from tests.sites import Built, run

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLE: Final = Path(__file__).resolve().parents[1] / "example-site/docs"
BASE: Final = "https://x/"

LIST: Final = re.compile(
    r"(?:all|tasks-in|(?:leads|shares)-(?:in|of))-[\w-]+|m3-all-\w+|m3-(?:flow|lanes|around)-\d+-\d+"
)
"""The ids of lists."""
ONE: Final = re.compile(r"activity-\d+|")
"""The id of one activity, or of nothing: a whole page."""
ENTRIES: Final = {
    "m3-flow": ".m3-flow__documents > li",
    "m3-lanes": ".m3-lanes__handed > li",
    "m3-around": ".m3-lineage__names > li",
    "all-roles": "tbody > tr",
    "all-parties": "tbody > tr",
    "m3-all-roles": "tbody > tr, li",
}
"""What is counted in a list, by the beginning of its id; in the lists of other pages, entries and rows."""
WITHOUT_A_LIST: Final = {
    ".m3-count--zero": "there is nothing",
    ".m3-activities__count, .m3-my-activities__heading, .m3-flow__pair": "it counts what is right below it",
    ".m3-phase-stepper": "it counts what is right below it, and phases have names with numbers",
    "summary": "it unfolds what it counts",
    ".m3-heat__legend": "it says what a tint stands for",
    ".m3-responsibilities .m3-grid__total > .m3-count": "no page lists all activities of a phase",
    ".m3-matrix .m3-grid__total > .m3-count": "no page lists all roles of a phase, or a party's of a task",
    ".m3-matrix tbody .m3-count": "a role's page lists its tasks of all phases or of one, not of some",
    ".m3-raci__totals": "activities are listed by who leads and who shares them, not by letters",
    ".m3-my-tasks__letter": "likewise",
    ".m3-phase__counts": "no page lists all activities of a phase, or all of its templates",
    ".m3-my-part__counts": "phases are listed with their tasks, and workstreams have no page",
}
"""Where a number may be plain text, and why no list holds exactly what it counts."""
NAMES: Final = (
    ".m3-table__number, .m3-table__text, .m3-table__group, .m3-grid__total > th, .m3-artifact-table tbody, "
    ".m3-relations, .m3-entries, .m3-cards, .m3-practices, .m3-lanes__handed b, .m3-my-activities__phase, "
    ".m3-my-activities li, .m3-documentation__lead-in, .m3-section__description, caption"
)
"""Where numbers are those of tasks, activities and phases, or an author's own words."""


class Number(NamedTuple):
    """A number that leads somewhere."""

    address: str
    """Where it is."""
    page: str
    """The page to which it leads."""
    place: str
    """The id there; empty where it leads to the whole page."""
    said: int
    """The number."""


class Whole:
    """A built playbook, each page of which is read once."""

    def __init__(self, built: Built, name: str) -> None:
        self.site = built.root / "site"
        self.name = name
        self._pages: dict[str, BeautifulSoup] = {}
        self._places: dict[str, dict[str, Tag]] = {}
        paths = sorted(self.site.rglob("index.html"))
        self.addresses = [
            f"{path.parent.relative_to(self.site).as_posix()}/".removeprefix("./") for path in paths
        ]

    def page(self, address: str) -> BeautifulSoup:
        """A page by its address: `roles/program-manager/`."""
        if address not in self._pages:
            html = (self.site / address / "index.html").read_text(encoding="utf-8")
            self._pages[address] = BeautifulSoup(html, "html.parser")
        return self._pages[address]

    def place(self, address: str, id_: str) -> Tag | None:
        """The element of a page that has an id; the page itself where the id is empty."""
        if address not in self._places:
            page = self.page(address) if address in self.addresses else BeautifulSoup()
            self._places[address] = {str(tag["id"]): tag for tag in page.find_all(id=True)}
            self._places[address] |= {"": page} if page.contents else {}
        return self._places[address].get(id_)

    def links(self, selector: str) -> Iterator[tuple[str, Tag, str, str]]:
        """Each such link of ours: where it is, the link, the page to which it leads, and the id there."""
        for address in self.addresses:
            for link in self.page(address).select(selector):
                written = str(link.get("href") or link.get("xlink:href"))
                target, place = urldefrag(urljoin(BASE + address, written))
                yield address, link, target.removeprefix(BASE), unquote(place)

    def numbers(self) -> Iterator[Number]:
        """Each link of ours that counts something."""
        for address, link, target, place in self.links(".m3 a"):
            said = "".join(link.find_all(string=True, recursive=False)) or link.get_text()
            numbers = [int(number) for number in re.findall(r"\d+", said)]
            if numbers and (LIST.fullmatch(place) or (ONE.fullmatch(place) and link.find_parent(is_count))):
                is_position = link.find_parent(class_="m3-summary-line")
                yield Number(address, target, place, numbers[-1] if is_position else sum(numbers))


def is_count(tag: Tag) -> bool:
    return not {"m3-count", "m3-activities__count", "m3-my-part__counts"}.isdisjoint(tag.get("class") or ())


class Written(NamedTuple):
    """A text with a number, in a page."""

    place: int
    text: str


def written_in(page: BeautifulSoup, selector: str) -> set[Written]:
    """The texts with numbers in such elements, each told from others that say the same."""
    return {
        Written(id(text), " ".join(text.split()))
        for element in page.select(selector)
        for text in element.find_all(string=re.compile(r"\d"))
    }


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


def entries(found: Tag | None, place: str) -> int:
    """How many entries a list has; an artifact alone is named by its link, whose name may have a number."""
    if found is None or ONE.fullmatch(place):
        return int(found is not None)
    selectors = (selector for id_, selector in ENTRIES.items() if re.fullmatch(rf"{id_}(?:-\d+)*", place))
    return len(found.select(next(selectors, "li, tr[data-m3-parties]")))


def built_of(docs: Path, root: Path, **ours: object) -> Built:
    """A playbook with every view, of all and of some of its tasks."""
    shutil.copytree(docs, root / "docs", ignore=shutil.ignore_patterns("operations"))
    names = ("responsibilities", "stakeholder-matrix", "stakeholder-matrix {columns: phases}", "tasks")
    pictures = ("map", "phases", "find-my-part", "lineage", "lineage {phase: 3}", "lineage {task: 3.1}")
    chosen = ("phase: 3", "phase: [2, 3]", "party: provider", "workstream: technology")
    some = [f"{name} {{{one}}}" for name in ("responsibilities", "stakeholder-matrix") for one in chosen]
    others = ("swimlanes {phase: 3}", "swimlanes", "raci", "templates", "artifacts")
    views = "\n\n".join(f"<!-- m3/{name} -->" for name in (*names, *pictures, *some, *others))
    (root / "docs/every-view.md").write_text(f"# Every view\n\n{views}\n", encoding="utf-8")
    plugins = [{"m3": {"fail_on": "never", "exports": "none", **ours}}]
    settings = {"site_name": "Whole", "theme": {"name": "mkdocs"}, "plugins": plugins}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    return run(root)


@pytest.fixture(scope="module", params=["example", "real"])
def whole(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Whole:
    docs = request.getfixturevalue("real_playbook") if request.param == "real" else EXAMPLE
    root = tmp_path_factory.mktemp(request.param)
    return Whole(built_of(docs, root, pages=["roles", "parties"]), request.param)


def miscounted(whole: Whole) -> list[tuple[Number, int]]:
    """Each number that leads to more or fewer entries than it says, with how many there are."""
    both = (
        (number, entries(whole.place(number.page, number.place), number.place)) for number in whole.numbers()
    )
    return [(number, found) for number, found in both if number.said != found]


def is_page(target: str) -> bool:
    """Whether an address is meant as one of a page of the site, not of a file or of another site."""
    return ":" not in target and (target.endswith("/") or not target)


def lost(whole: Whole) -> list[str]:
    """Each link of ours that leads to no page of the site, or to no place of its page."""
    return [
        str(link)
        for _, link, target, place in whole.links(".m3 a[href]")
        if is_page(target) and whole.place(target, place) is None
    ]


LISTS: Final = {"m3-flow", "m3-lanes", "m3-around", "m3-all-activities", "m3-all-tasks", "m3-all-roles"}
"""The lists that are there without pages for roles and parties."""
LISTS_OF_PAGES: Final = {"tasks-in", "leads-in", "leads-of", "shares-of", "all-tasks"}


@pytest.mark.slow
def test_every_number_leads_to_exactly_what_it_counts(whole: Whole) -> None:
    numbers = list(whole.numbers())
    assert miscounted(whole) == []
    lists = {number.place.rstrip("0123456789-.") for number in numbers}
    assert lists >= LISTS | LISTS_OF_PAGES
    assert "all-roles" in lists or whole.name == "example"  # where all take part in the only phase
    seen = {number.address for number in numbers}
    assert {"every-view/", "3.1/", "parties/provider/", "parties/", "roles/"} <= seen
    assert len(seen) > 20


@pytest.mark.slow
def test_without_pages_for_roles_and_parties_no_link_needs_them(tmp_path: Path) -> None:
    whole = Whole(built_of(EXAMPLE, tmp_path), "without")
    assert miscounted(whole) == []
    assert lost(whole) == []
    lists = {number.place.rstrip("0123456789-.") for number in whole.numbers()}
    assert lists - LISTS == {"activity"}


@pytest.mark.slow
def test_every_link_leads_to_a_page_or_a_place_in_it(whole: Whole) -> None:
    assert lost(whole) == []


@pytest.mark.slow
def test_a_number_is_plain_text_only_where_no_list_holds_just_that(whole: Whole) -> None:
    unexplained, used = [], set()
    for address in whole.addresses:
        page = whole.page(address)
        left = written_in(page, ".m3") - written_in(page, ".m3 a, .m3 title") - written_in(page, NAMES)
        for selector in WITHOUT_A_LIST:
            explained = written_in(page, selector)
            used |= {selector} if left & explained else set()
            left -= explained
        unexplained += [(address, text.text) for text in left]
    assert unexplained == []
    assert used == {*WITHOUT_A_LIST} or whole.name != "example"


@pytest.mark.slow
def test_what_is_counted_of_a_task_a_party_or_a_role_of_all_tasks_always_has_a_list(whole: Whole) -> None:
    overview, matrix = (
        whole.page("every-view/").select(f".m3-{name}")[0] for name in ("responsibilities", "matrix")
    )
    plain = "td.m3-count:not(.m3-count--zero, :has(a))"
    of_parties = [
        cell
        for row in overview.select("tr:has(> .m3-count)")
        for cell in row.select("td")[1 : 1 + 2 * len(overview.select("thead .m3-grid__party"))]
    ]
    assert len(of_parties) > 60
    assert [cell for cell in of_parties if cell in overview.select(plain)] == []
    assert overview.select(f"tbody tr[data-m3-parties] > {plain}:nth-child(2)") == []
    assert matrix.select(plain) == []
    assert len(matrix.select(".m3-count a")) > 30


@pytest.mark.slow
def test_the_number_of_an_activity_leads_to_itself(whole: Whole) -> None:
    checked = 0
    for _, link, target, place in whole.links(".m3 a[href*='#activity-']"):
        found = whole.place(target, place)
        assert found, link
        is_its_name = not link.find_parent(is_count)
        assert not is_its_name or words(found).split()[0] == words(link), link
        checked += is_its_name
    assert checked > 500


@pytest.mark.slow
def test_what_a_party_leads_and_shares_is_what_its_tasks_say(whole: Whole) -> None:
    checked = 0
    for what, mark in (("leads", "responsible"), ("shares", "shared")):
        number = f"#all-{what} .m3-my-activities__number"
        for entry in whole.page("parties/provider/").select(number):
            place, row = urldefrag(urljoin(f"{BASE}parties/provider/", str(entry["href"])))
            found = whole.place(place.removeprefix(BASE), row)
            assert found, entry
            marks = found.select(f".m3-letters.m3-party--provider, .m3-mark--{mark}.m3-party--provider")
            assert marks, entry
            checked += 1
    assert checked > 50
