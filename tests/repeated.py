"""Whatever an author can repeat, as often as one likes: the pages of a site for each of them.

Made up to cost as much as they can: names that are near one another, findings in every line, everything in
one line. `tests/test_repeated.py` holds that time grows in proportion; `benchmarks/growth.py` prints it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.components.context import Context, abbreviations_of
from mkdocs_m3.locales import DEFAULT_LANGUAGE, wording
from mkdocs_m3.model.entries import Entries
from mkdocs_m3.model.link_rules import LinkRules
from mkdocs_m3.rendering import page
from mkdocs_m3.rendering.environment import environment
from mkdocs_m3.rendering.finished import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from mkdocs_m3.loading import Loaded

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {n}\nname: Part {n}\n"
GLOSSARY: Final = "---\nlayout: m3/glossary\nsections:\n  - name: Words\n    terms:\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """The texts of a site's pages, and its other files."""

    pages: Mapping[str, str]
    """By the path of each page, its text."""
    files: Mapping[str, int] = field(default_factory=dict)
    """By the path of each other file, its size."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The pages as the core takes them."""
        return tuple(Source(path=uri, uri=uri, text=text) for uri, text in self.pages.items())

    @property
    def inventory(self) -> Inventory:
        """What else there is in the site."""
        pages = {uri: f"{uri.removesuffix('.md')}/index.html" for uri in self.pages}
        return Inventory(pages=pages, files=self.files)

    def shown(self, loaded: Loaded) -> int:
        """Every page of the playbook made of its parts; how many characters that is."""
        words, templates = wording(DEFAULT_LANGUAGE, {}), environment(None)
        abbreviations = abbreviations_of(loaded.playbook)
        views = [(uri, view) for uri, placed in loaded.views.items() for view in placed]
        entries = Entries.of(loaded.playbook, views, {one.source.uri for one in loaded.playbook.records})
        length = 0
        for record in loaded.playbook.records:
            context = Context(
                page=record,
                playbook=loaded.playbook,
                links=loaded.links.seen_from(record.source.uri),
                vocabulary=M3,
                words=words,
                abbreviations=abbreviations,
                entries=entries,
            )
            skeleton = page.skeleton(context, record.body)
            html = "\n".join(f"<p>{line}</p>" for line in skeleton.split("\n"))
            finished = page.finish(
                html,
                context,
                templates,
                lambda _, own: Shown(context=replace(own, is_view=True), environment=templates),
            ).html
            length += len(finished)
        return length

    def loaded(self) -> Loaded:
        """The site, read and checked."""
        return load(self.sources, self.inventory, M3, link_rules=LinkRules(are_rooted=True))


def _sections(yaml: str) -> Site:
    return Site(pages={"r.md": f"---\nlayout: m3/resources\nsections:\n{yaml}---\n"})


def _lines(line: str, times: int) -> str:
    return "".join(line.format(n=n) for n in range(times))


def _task(yaml: str = "", body: str = "", *, n: int = 1) -> str:
    return f"{HEAD.format(n=n)}{yaml}---\n{body}"


def _page(yaml: str = "", body: str = "") -> Site:
    return Site(pages={"1.1.md": _task(yaml, body)})


def _tasks(yaml: str, times: int) -> Site:
    return Site(pages={f"1.{n}.md": _task(yaml.replace("%n", str(n)), n=n) for n in range(1, times + 1)})


def _page_pair(first: str, second: str) -> Site:
    """Two tasks, of which the second comes later."""
    return Site(pages={"1.1.md": _task(first), "1.2.md": _task(second, n=2)})


def _letters(n: int) -> str:
    """A word of letters alone, another one for each number."""
    word = ""
    while n or not word:
        n, digit = divmod(n, 26)
        word += chr(ord("a") + digit)
    return word


def _mixed(n: int) -> str:
    """The same with its letters the other way round, in capitals."""
    return _letters(n + 26**3)[::-1].upper()


def _glossary(terms: Iterable[str], pages: Mapping[str, str]) -> Site:
    entries = "".join(f"      - name: {term}\n        description: What it is\n" for term in terms)
    return Site(pages={"glossary.md": f"{GLOSSARY}{entries}---\n", **pages})


def _anchors(times: int) -> Site:
    lines = "".join(f"  - &a{n} {{text: Plan {n}}}\n  - *a{n}\n" for n in range(times))
    return _page(f"inputs:\n{lines}")


def _merges(times: int) -> Site:
    return _page("inputs:\n  - &a {text: Plan, external: true}\n" + "  - <<: *a\n" * times)


def _permalinks(times: int) -> Site:
    """Each page wishes for the address of the one after it, and the last for one that is taken."""
    pages = {f"p{n}.md": _task(f"permalink: /p{n + 1}/\n", n=n) for n in range(times)}
    return Site(pages={**pages, f"p{times}.md": "# Taken\n"})


def _files(times: int) -> Site:
    files = {f"assets/files/Plan-{n}.docx": 1 for n in range(times)}
    outputs = "".join(f"  - {{text: Plan {n}, filename: Plan {n}.docx}}\n" for n in range(20))
    return Site(pages={"1.1.md": _task(f"outputs:\n{outputs}")}, files=files)


def _other_cases(times: int) -> Site:
    files = {f"assets/files/Plan-{n}.docx": 1 for n in range(times)}
    outputs = "".join(f"  - {{text: Plan {n}, filename: plan-{n}.docx}}\n" for n in range(times))
    return Site(pages={"1.1.md": _task(f"outputs:\n{outputs}")}, files=files)


def _recurring(times: int) -> Site:
    """Every task makes and takes in the same, with one file; the phase's page has the entries of both."""
    tasks = _tasks(
        "".join(f"{key}: [Log, {{text: Charter, filename: c.docx}}]\n" for key in ("inputs", "outputs")),
        times,
    )
    pages = {"1.md": "---\nlayout: m3/phase\nphase: 1\nname: Stage\n---\n", **tasks.pages}
    return Site(pages=pages, files={"assets/files/c.docx": 1})


def _headings(body: str) -> Callable[[int], Site]:
    return lambda times: _page("inputs: [Plan]\n", body.replace("%", "{n}").format(n=1) * times)


REPEATED: Final[Mapping[str, Callable[[int], Site]]] = MappingProxyType(
    {
        "keys of the site's own": lambda times: _page(_lines("x{n}: 1\n", times)),
        "sentences under keys of the site's own": lambda times: _page(
            _lines("x{n}: Talk to all the others early\n", times), "{{ a }}\n" * times
        ),
        "keys near ours": lambda times: _page(
            "".join(f"activities{_letters(n)}: [a]\n" for n in range(times))
        ),
        "keys near ours in an item": lambda times: _page(
            "inputs:\n  - text: Plan\n" + _lines("    filenam{n}: a\n", times)
        ),
        "items without their first key": lambda times: _page(
            "inputs:\n" + _lines("  - {{txt: a, filenam{n}: b}}\n", times)
        ),
        "keys that appear again": lambda times: _page("inputs: [a]\n" * times),
        "parties with letters": lambda times: _page(
            "activities:\n  - text: a\n    raci:\n" + _lines("      custome{n}: A\n", times)
        ),
        "parties of an activity": lambda times: _page(
            f"activities:\n  - text: a\n    responsibleParty: [{_lines('custome{n}, ', times)}customer]\n"
        ),
        "parties that are none": lambda times: _page(
            "activities:\n" + _lines("  - text: Do {n}\n    responsibleParty: agency\n", times)
        ),
        "parties that are none, on many pages": lambda times: _tasks(
            "activities:\n" + "".join(f"  - {{text: {n}, responsibleParty: agency%n}}\n" for n in "ab"), times
        ),
        "activities": lambda times: _page(
            "activities:\n" + _lines("  - text: Do {n}\n    responsibleParty: shared\n", times)
        ),
        "activities in other words": lambda times: _page(
            "activities:\n" + "  - Ask what the plan costs, and write it in the log of the board\n"
            "  - Ask for the costs of the plan, and write it in the log of the board\n" * times
        ),
        "long activities in other words": lambda times: _page(
            f"activities:\n  - Ask what the plan costs, {'and more ' * times}\n"
            f"  - Ask for the costs of the plan, {'and more ' * times}\n"
        ),
        "groups": lambda times: _page(
            "activitiesGroups:\n" + _lines("  - {{group: G{n}, activities: [a]}}\n", times)
        ),
        "inputs": lambda times: _page("inputs:\n" + _lines("  - Plan {n}\n", times)),
        "inputs that are there again": lambda times: _page("inputs:\n" + 2 * _lines("  - Plan {n}\n", times)),
        "inputs that may be outputs": lambda times: _tasks(
            "inputs: [Law %n, Plan %n, Memo, Law %n, Plan %n]\n", times
        ),
        "inputs in one line": lambda times: _page(f"inputs: [{_lines('Plan {n}, ', times)}Plan]\n"),
        "inputs with a tag, in one line": lambda times: _page(
            f"inputs: [{_lines('Plan <x>{n}, ', times)}Plan]\n"
        ),
        "inputs that one spelling differs": lambda times: _page(
            "inputs: [" + "Plan A, plan A, " * times + "Plan A]\n"
        ),
        "stakeholders": lambda times: _page("stakeholders:\n" + _lines("  - Role {n}\n", times)),
        "stakeholders that appear again": lambda times: _page("stakeholders:\n" + "  - Role\n" * times),
        "best practices": lambda times: _page("bestPractice:\n" + _lines("  - Do {n}\n", times)),
        "empty items": lambda times: _page("inputs:\n" + "  -\n" * times),
        "texts cut by a hash": lambda times: _page("inputs:\n" + _lines("  - Plan # {n}\n", times)),
        "acceptances": lambda times: _page("accept:\n" + "  - {code: M3072, reason: a}\n" * times),
        "lines of a diff": lambda times: _page("inputs:\n" + _lines("+  - Plan {n}\n", times)),
        "lines that begin with a plus sign": lambda times: _page("inputs:\n" + _lines("+ Plan {n}\n", times)),
        "lines with half of their indentation": lambda times: _page(
            "activities:\n" + _lines(" - text: Do {n}\n  responsibleParty: shared\n", times)
        ),
        "items that are hidden by half": lambda times: _page(
            "activities:\n  - text: a\n    responsibleParty: shared\n"
            + _lines("  # - text: Do {n}\n    responsibleParty: shared\n", times)
        ),
        "lines of one item behind hidden ones": lambda times: _page(
            "activities:\n  - text: a\n" + _lines("  # - text: Do {n}\n    words {n}\n", times)
        ),
        "keys above their items": lambda times: _page(
            "activities:\n" + "    responsibleParty: shared\n" * times + _lines("  - text: Do {n}\n", times)
        ),
        "keys below their items": lambda times: _page(
            "activities:\n" + "  - text: Do\n" * times + "    responsibleParty: shared\n" * times
        ),
        "lines that go on with a colon": lambda times: _page(
            "bestPractice:\n"
            + _lines("  - Ask and\nthese {n}: a\n", times)
            + "  - End.\n"
            + "to one: b\n" * times
        ),
        "keys that take in items": lambda times: _page(
            "bestPractice:\n  - a\n" + _lines("x{n}: b\n  - Do {n}\n", times)
        ),
        "headings among items": lambda times: _page(
            "activities:\n" + _lines("  ## Week {n}\n  - Do {n}\n", times)
        ),
        "comments among items": lambda times: _page(
            "activities:\n" + "  ## Week\n" * times + "  - a\n  - b\n"
        ),
        "keys with a dash too many": lambda times: _page(
            "activities:\n"
            + _lines("  - Do {n}\n  - responsibleParty: shared\n  - output: Plan {n}\n", times)
        ),
        "keys with a dash too many, in one line": lambda times: _page(
            f"activities: [{'{output: a}, ' * times}a]\n"
        ),
        "keys that belong to an output": lambda times: _page(
            "activities:\n" + _lines("  - text: Do {n}\n    output: Plan\n    external: true\n", times)
        ),
        "placeholders": lambda times: _tasks("inputs: [TBD, N/A]\noutputs:\n  - TBD\n  - text: '…'\n", times),
        "placeholders in one line": lambda times: _page(f"outputs: [{'TBD, ' * times}a]\n"),
        "links in parentheses": lambda times: _page("inputs:\n" + "  - (a)(b.md) {a}(c.md)\n" * times),
        "schemes that are there twice": lambda times: _page(
            f"objective: '[a](http://{'https://' * times}a.gov)'\n"
        ),
        "items in one line": lambda times: _page(f"inputs:\n  - A{'  - A' * times}\n"),
        "items that another joins": lambda times: _page(
            "inputs:\n" + _lines("  - Plan {n}  - Log {n}\n", times)
        ),
        "keys without a colon": lambda times: _page(
            "activities:\n" + _lines("  - text Do {n}\n    responsibleParty shared\n", times)
        ),
        "items without their dash": lambda times: _page(
            "activities:\n" + _lines("  - text: Do\n    text: Show {n}\n", times)
        ),
        "rows of a table": lambda times: _page(
            "activities:\n| Activity | Who | Owner |\n|---|---|---|\n"
            + _lines("| Do {n} | shared | provider |\n| | customer | |\n", times)
        ),
        "columns of a table": lambda times: _page(
            f"activities:\n|{' Who |' * times}\n|{'---|' * times}\n|{' shared |' * times}\n"
        ),
        "tables": lambda times: _page(
            "activitiesGroups:\n"
            + _lines("  - group: G{n}\n    activities:\n    | Activity |\n    |---|\n    | Do |\n", times)
        ),
        "words of a mail below a key": lambda times: _page(
            "".join(f"x{n}:\n> words\n" for n in range(times))
        ),
        "marks of a merge": lambda times: _page(
            "inputs:\n" + _lines("<<<<<<<\n  - A{n}\n|||||||\n  - B\n=======\n  - C\n>>>>>>>\n", times)
        ),
        "keys without values": lambda times: _page("activities:\n" + "    output:\n    - a\n" * times),
        "copies under longer names": lambda times: Site(
            pages={"1.1.md": _task()} | {f"1.1-{n}.md": _task(f"objective: {n}\n") for n in range(times)}
        ),
        "faults of YAML": lambda times: _page(_lines("k{n}: a: b\n", times)),
        "items that are faults of YAML": lambda times: _page("inputs:\n" + _lines("  - @{n}\n", times)),
        "anchors": _anchors,
        "merges": _merges,
        "tags in texts": lambda times: _page("inputs:\n" + "  - <font>a</font> <b>c</b>\n" * times),
        "links with another number": lambda times: _tasks(
            "inputs: ['[1.2](1.1.md)', '[1.%n part](1.1.md)']\n", times
        ),
        "links with another number, in a body": lambda times: _page(
            "inputs: [a]\n", _lines("[1.{n} Part 1](1.1.md) [1.{n}\n\n", times)
        ),
        "links to nowhere": lambda times: _page("inputs:\n" + _lines("  - '[a](gone{n}.md)'\n", times)),
        "addresses that no page has": lambda times: Site(
            pages={"1.1.md": _task("inputs:\n" + _lines("  - '[a](/m3words{n}/)'\n", times))}
            | {f"words/{_letters(n)}/words.md": "# Words\n" for n in range(times)}
        ),
        "texts that break off": lambda times: _page(
            "bestPractice:\n" + _lines("  - Do {n} of it and\n", times)
        ),
        "outputs of moved activities": lambda times: Site(
            pages={
                "9.1.md": _task(
                    "activities:\n" + _lines("  - text: Make {n}\n    output: Plan {n}\n", times)
                ).replace("phase: 1", "phase: 9"),
                **{
                    f"1.{n}.md": _task(
                        f"activities:\n  - text: Do\n    output: [A{n}, B{n}]\n"
                        f"outputs: [A{n}, B{n}, Plan {n}]\n",
                        n=n,
                    )
                    for n in range(1, times)
                },
            }
        ),
        "roles with another party in one task": lambda times: _tasks(
            "stakeholders:\n" + "".join(f"  - {{text: R{n} %n, responsibleParty: qsmo}}\n" for n in range(3)),
            times,
        ),
        "notes in brackets": lambda times: _page(
            "bestPractice:\n" + _lines("  - Do {n} (please confirm {n}) and (ask {n}!!)\n", times)
        ),
        "numbers of items above lists": lambda times: _page(
            body="It has two parts.\n\n- a\n- b\n- c\n\n" * times
        ),
        "comments that place a part": lambda times: _page("inputs: [a]\n", "<!-- m3/inputs -->\n\n" * times),
        "comments that place a view": lambda times: _page(body="<!-- m3/tasks {phase: 1} -->\n\n" * times),
        "comments that name no part": lambda times: _page(body="<!-- m3/input -->\n\n" * times),
        "lists of a section under other keys": lambda times: _sections(
            _lines("  - name: A{n}\n    items:\n      - name: B\n        description: C\n", times),
        ),
        "words around addresses": lambda times: _sections(
            "  - name: A\n    items:\n"
            + _lines("      - name: B{n}\n        url: see https://a.gov/{n} - c\n", times),
        ),
        "files that are elsewhere": lambda times: Site(
            pages={
                "1.1.md": _task("outputs:\n" + _lines("  - {{text: A{n}, filename: a{n}.docx}}\n", times))
            },
            files={f"{n}/a{n}.docx": 9 for n in range(times)},
        ),
        "files of deleted items": lambda times: _tasks(
            "inputs:\n  - Plan %n\n    filename: a%n.docx\noutputs:\n  - {text: A%n, filename: a%n.docx}\n",
            times,
        ),
        "a body that leaves out a part": lambda times: _page(
            "activities: [A]\ninputs: [B]\noutputs: [C]\n",
            "<!-- m3/activities -->\n\n<!-- m3/inputs -->\n\n" * times,
        ),
        "comments in one block": lambda times: _page(body="<!-- m3/inputs -->\n" * times),
        "comments in one line": lambda times: _page(body=f"a {'<!-- m3/inputs --> ' * times}\n"),
        "comments that never end": lambda times: _page(body="<!-- m3/inputs\n" * times),
        "comments that never end, in one line": lambda times: _page(body=f"a {'<!-- m3/inputs ' * times}\n"),
        "declarations that never end": lambda times: _page(
            body=f"a {'<!-- m3/x --> <![CDATA[ <? ' * times}\n"
        ),
        "headings": _headings("# Heading\n\nText\n\n"),
        "headings without a blank": _headings("#Heading\n"),
        "options of a view": lambda times: _page(
            body=f"<!-- m3/tasks {{phase: [{', '.join(['7'] * min(times, 480))}]}} -->\n\n"
            * max(1, times // 480)
        ),
        "terms": lambda times: _glossary((f"Role {n}" for n in range(times)), {}),
        "meanings without their key": lambda times: Site(
            pages={"g.md": GLOSSARY + _lines("      - name: T{n}\n        It means\n", times) + "---\n"}
        ),
        "terms of one name": lambda times: _glossary(["Role"] * times, {}),
        "abbreviations": lambda times: _glossary(
            (f"Some Words ({_letters(n + 26**3).upper()})" for n in range(times)),
            {"1.1.md": _task("activities:\n" + _lines("  - Ask the AAAA and {n} more\n", times))},
        ),
        "abbreviations that are mixed up": lambda times: _glossary(
            (
                f"{' '.join(f'{one}lm'.title() for one in _letters(n + 26**3))} ({_mixed(n)})"
                for n in range(times)
            ),
            {
                "1.1.md": _task(
                    "activities:\n"
                    + "".join(f"  - Ask {_letters(n + 26**3).upper()}\n" for n in range(times))
                )
            },
        ),
        "abbreviations in a text": lambda times: _glossary(
            ["Program Management Office (PMO)"],
            {"1.1.md": _task(f"objective: {'Ask THE PMO first ' * 5 * times}\n")},
        ),
        "abbreviations in a word": lambda times: _glossary(
            ["Program Management Office (PMO)"],
            {"1.1.md": _task(f"objective: ask {'PMO.' * 20 * times}\n")},
        ),
        "roles near a term": lambda times: _glossary(
            (f"Role {_letters(n)}" for n in range(50)),
            {"1.1.md": _task("stakeholders:\n" + _lines("  - Roles {n}\n", times))},
        ),
        "pages": lambda times: _tasks("inputs: [Plan %n]\n", times),
        "phases of pages in a folder with a number": lambda times: Site(
            pages={f"phase-2/{n}.1.md": _task().replace("phase: 1", f"phase: {n}") for n in range(times)}
        ),
        "phases that say another one": lambda times: Site(
            pages={
                f"{folder}/1.{n}.md": _task(n=n).replace("phase: 1", f"phase: {phase}")
                for n in range(times)
                for folder, phase in (("a", n + 5), ("b", 1))
                if folder == "a" or n % 2
            }
        ),
        "names in the list of a phase": lambda times: Site(
            pages={
                "1.md": "---\nlayout: m3/phase\nphase: 1\nname: Stage\nactivities:\n  process:\n"
                + _lines("    - name: Part {n}\n    - name: Do {n}\n    - name: Part {n}\n", times)
                + "---\n",
                **_tasks("", times).pages,
            }
        ),
        "pages with one number": lambda times: Site(pages={f"{n}.md": _task() for n in range(times)}),
        "pages with one objective": lambda times: _tasks("objective: The same\n", times),
        "pages with one name": lambda times: Site(
            pages={f"1.{n}.md": _task(n=n).replace(f"Part {n}", "Part") for n in range(1, times + 1)}
        ),
        "pages with the same activities": lambda times: _tasks("activities: [a, b, c, d]\n", times),
        "permalinks in a chain": _permalinks,
        "permalinks that are one": lambda times: _tasks("permalink: /a/\n", times),
        "permalinks inside each other": lambda times: _tasks("permalink: /a.html/%n/\n", times),
        "artifacts of every task": _recurring,
        "a lineage on every page": lambda times: Site(
            pages={uri: f"{text}\n<!-- m3/lineage -->\n" for uri, text in _recurring(times).pages.items()}
        ),
        "links in a body": lambda times: _page(body="[a](gone.md) `x` [b](b c) <!-- c -->\n\n" * times),
        "links of a body by name": lambda times: _page(body=_lines("[a][n{n}]\n\n[n{n}]: gone.md\n", times)),
        "html around links in a body": lambda times: _page(
            body="<div>\n\n[a](gone.md)\n\n</div>\n\n" * times
        ),
        "numbers that are none": lambda times: Site(
            pages={f"{n}.md": _task(n=n).replace(f"keyTask: {n}", f"keyTask: {n}a") for n in range(times)}
        ),
        "lists below a sentence": lambda times: _page(body="Ask:\n- a\n- b\n\n" * times),
        "items below a sentence": lambda times: _page(body="Ask:\n" + "- a\n" * times),
        "rows below a table": lambda times: _page(body="| a | b |\n|---|---|\n" + "\n| c | d |\n" * times),
        "rows with a cell too many": lambda times: _page(
            body="| a | b |\n|---|---|\n" + "| c | d | e |\n" * times
        ),
        "rows with tabs": lambda times: _page(body="| a | b |\n|---|---|\n" + "c\td\n" * times),
        "words below tables": lambda times: _page(
            body="| a | b |\n|---|---|\n| c | d |\nAsk\nall\n\n" * times
        ),
        "inner items with too few spaces": lambda times: _page(body="1. a\n" + "   1. b\n2. c\n" * times),
        "lists with too few spaces": lambda times: _page(body="- a\n  - b\n    - c\n\nAsk.\n\n" * times),
        "boxes without a text": lambda times: _page(body="!!! note\nAsk.\n\n??? note\n\n  Ask.\n\n" * times),
        "heads of boxes": lambda times: _page(body="!!! note\nAsk.\n" * times + "!!! note\n" * times),
        "cells of one row": lambda times: _page(
            body=f"| a | b |\n|---|---|\n|{' `a` ``b` |' * 10 * times}\n"
        ),
        "marks of comments": lambda times: _page(
            f"objective: a{'b[KM1] ' * times}\ninputs:\n" + "  - a[KM1]\n" * times, "a[KM1]\n\n" * times
        ),
        "placeholders among words": lambda times: _page(
            f"objective: by{' the XX and ?? of [date]' * times}\nbestPractice:\n" + "  - By TBD\n" * times
        ),
        "sentences in two items": lambda times: _page(
            "bestPractice:\n"
            + "  - Ask\n" * times
            + "  - and go\nactivitiesGroups:\n"
            + _lines("  - {{group: G{n}, activities: [Ask, and go, Go, Do]}}\n", times)
        ),
        "points below parties": lambda times: _page(
            "activities:\n" + "  - text: a\n    responsibleParty: customer\n      - b\n" * times
        ),
        "points below one party": lambda times: _page(
            "activities:\n  - text: a\n    responsibleParty: customer\n" + "      - b\n" * times
        ),
        "points below texts": lambda times: _page("inputs:\n" + "  - a\n    - b\n    - c\n" * times),
        "points below one text": lambda times: _page("inputs:\n  - x\n  - a\n" + "    - b\n" * times),
        "headings for keys of activities": lambda times: _page(
            "activities:\n" + _lines("  Part {n}:\n  - text: a\n    responsibleParty: customer\n", times)
        ),
        "headings as items of activities": lambda times: _page(
            "activities:\n" + _lines("  - Part {n}:\n  - text: a\n    responsibleParty: customer\n", times)
        ),
        "headings in line with activities": lambda times: _page(
            "activities:\n  - text: a\n" + _lines("  Part {n}:\n  - text: a\n", times)
        ),
        "words among activities": lambda times: _page(
            "activities:\n" + "  - Part\n  - text: a\n    responsibleParty: customer\n" * times
        ),
        "keys of lists of activities": lambda times: _page(
            "activities:\n" + _lines("p{n}:\n  - text: a\n    responsibleParty: customer\n", times)
        ),
        "inputs of two artifacts": lambda times: _tasks(
            "inputs: ['Log %n, Plan %n', 'Log %n and Plan %n']\noutputs: [Log %n, Plan %n]\n",
            times,
        ),
        "inputs of many artifacts": lambda times: _page(
            f"outputs: [Log, Plan]\ninputs:\n  - {'Log, Plan, ' * times}Log\n  - {'a, ' * times}Log\n"
        ),
        "inputs of two artifacts in one list": lambda times: _page(
            "outputs: [Log, Plan]\ninputs:\n  - Log\n" + "  - Log, Plan\n" * times
        ),
        "inputs whose names are others now": lambda times: _tasks(
            "inputs: [Log %n a]\noutputs: [Log b %n, Log %n]\n", times
        ),
        "inputs near what is made": lambda times: _tasks("inputs: [Log %n a]\noutputs: [Log %n b]\n", times),
        "inputs from outside that are made": lambda times: _page_pair(
            "outputs:\n" + _lines("  - Plan {n}\n", times),
            "inputs:\n" + _lines("  - text: Plan {n}\n    external: true\n", times),
        ),
        "files in the folder": _files,
        "files in another case": _other_cases,
        "files that are not there": lambda times: Site(
            pages={
                "1.1.md": _task(
                    "outputs:\n" + _lines("  - {{text: Plan {n}, filename: Paln-{n}.docx}}\n", times)
                )
            },
            files={f"assets/files/Plan-{n}.docx": 1 for n in range(times)},
        ),
        "files in the place of names": lambda times: Site(
            pages={
                **_tasks("outputs: [Log, Log-%n.docx]\n", times).pages,
                "r.md": _task(f"inputs: [{_lines('Plan-{n}.docx, ', times)}Log]\n", n=times + 1),
            },
            files={f"assets/files/{name}-{n}.docx": 1 for n in range(times) for name in ("Plan", "Log")},
        ),
        "versions of one file": lambda times: Site(
            pages={
                f"{n}.md": _task(f"outputs:\n  - text: Plan\n    filename: Plan-v{n}.docx\n", n=n)
                for n in range(1, times + 1)
            },
            files={f"assets/files/Plan-v{n}.docx": 1 for n in range(1, times + 1)},
        ),
        "files with as many names": lambda times: Site(
            pages={
                **{
                    f"{n}.md": _task(f"outputs:\n  - text: Plan {n}\n    filename: Plan.docx\n", n=n)
                    for n in range(1, times + 1)
                },
                "phase-1.md": "---\nlayout: m3/phase\nphase: 1\nname: Begin\n---\n",  # with an entry for all
            },
            files={"assets/files/Plan.docx": 1},
        ),
        "old names in links of other pages": lambda times: Site(
            pages={
                **{
                    uri: text.replace("name: Part", "name: Begin the Work")
                    for uri, text in _tasks("", times).pages.items()
                },
                "v.md": "".join(f"- [1.{n} Old Name of It](1.{n}.md)\n" for n in range(1, times + 1)),
            }
        ),
        "old names of phases": lambda times: Site(
            pages={
                **{uri: text.replace("name: ", "name: Do ") for uri, text in _tasks("", times).pages.items()},
                "phase-1.md": "---\nlayout: m3/phase\nphase: 1\nname: Mobilization\n---\n",
                "v.md": "## Phase 1: Engagement\n\n<!-- m3/tasks {phase: 1} -->\n\n"
                "[Phase 1: Engagement](phase-1.md)\n\n" * times,
            }
        ),
        "addresses in a text": lambda times: _page(
            "objective: >-\n" + _lines("  See https://a.gov/{n}/_a_(b_c) now\n", times)
        ),
        "permalinks with other numbers": lambda times: _tasks("permalink: /1.%n0/\n", times),
        "links to nowhere among many files": lambda times: Site(
            pages={"1.1.md": _task("inputs:\n" + _lines("  - '[a](Paln-{n}.docx)'\n", times))},
            files={f"Plan-{n}.docx": 1 for n in range(times)},
        ),
        "roles near many terms": lambda times: _glossary(
            (f"Role {_letters(n)}" for n in range(times)),
            {"1.1.md": _task("stakeholders:\n" + _lines("  - Roles {n}\n", times))},
        ),
        "views of no task": lambda times: Site(
            pages={
                **_tasks("", times).pages,
                "v.md": "".join(f"<!-- m3/lineage {{task: 1.{10**6 - n}}} -->\n\n" for n in range(times)),
            }
        ),
        "views below headings of another phase": lambda times: Site(
            pages={
                **{f"{n}.md": _task().replace("phase: 1", f"phase: {n}") for n in (1, 2)},
                "v.md": "## Phase 2\n\n<!-- m3/tasks {phase: 1} -->\n\n" * times
                + "<!-- m3/tasks {phase: 1} -->\n\n" * times,
            }
        ),
        "views of no phase": lambda times: Site(
            pages={
                **{f"{n}.md": _task().replace("phase: 1", f"phase: {n}") for n in range(times)},
                "v.md": "".join(f"<!-- m3/tasks {{phase: {10**5 + n}}} -->\n\n" for n in range(times)),
            }
        ),
        "items that a colon made records": lambda times: _page(
            "bestPractice:\n" + "  - Agree: on it\n" * times
        ),
        "the same in one line": lambda times: _page(f"bestPractice: [{'Agree: on it, ' * times}a]\n"),
        "items that begin with a tag of YAML": lambda times: _page("bestPractice:\n" + "  - !a b\n" * times),
        "indented blocks": lambda times: _page(body="a\n\n    <!-- m3/inputs -->\n\n" * times),
        "resources": lambda times: Site(
            pages={
                "r.md": "---\nlayout: m3/resources\nsections:\n  - name: All\n    items:\n"
                + _lines("      - text: Plan {n}\n        filename: plan-{n}.docx\n", times)
                + "---\n"
            }
        ),
        "resources at one address": lambda times: _sections(
            "  - name: A\n    items:\n" + _lines("      - name: B{n}\n        url: https://a.gov/a\n", times)
        ),
        "sections": lambda times: Site(
            pages={
                "r.md": "---\nlayout: m3/resources\nsections:\n"
                + _lines("  - name: S {n}\n", times)
                + "---\n"
            }
        ),
    }
)
"""By what is repeated, the site in which it is, so many times."""
