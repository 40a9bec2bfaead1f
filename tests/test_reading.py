"""Front matter becomes records; what cannot be read is reported in words that help."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_m3 import M3, Finding, Inventory, KeyTask, Loaded, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.reading import schema
from tests.nightly import IS_NIGHT

HEAD = "layout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Form one team\n"


FREE = "`keyTask: 1` is the next that is free"


def loaded(*pages: str) -> Loaded:
    sources = [Source(path=f"{n}.md", uri=f"{n}.md", text=text) for n, text in enumerate(pages, 1)]
    addresses = {source.uri: f"{source.uri.removesuffix('.md')}/index.html" for source in sources}
    return load(sources, Inventory(pages=addresses, files={"assets/files/Plan.docx": 1}), M3)


def page(yaml: str, head: str = HEAD, body: str = "") -> str:
    return f"---\n{head}{yaml}\n---\n{body}"


def read(yaml: str, head: str = HEAD) -> KeyTask:
    found = loaded(page(yaml, head))
    assert found.findings == ()
    return found.playbook.pages[0]


def only(yaml: str, head: str = HEAD) -> Finding:
    (found,) = loaded(page(yaml, head)).findings
    return found


def test_texts_that_yaml_reads_as_something_else_are_taken_as_written() -> None:
    task = read("bestPractice: [Yes, 2024-01-01, 3.10, 1:30, 0x1F, off]")
    assert [text.value for text in task.best_practice] == ["Yes", "2024-01-01", "3.10", "1:30", "0x1F", "off"]


def test_blanks_at_either_end_are_dropped_no_break_spaces_too() -> None:
    task = read('objective: "\N{NO-BREAK SPACE} Know.  \N{NO-BREAK SPACE}"')
    assert str(task.objective) == "Know."


def test_shared_and_lists_name_each_party_once_in_the_order_of_the_columns() -> None:
    task = read(
        "activities:\n"
        "  - {text: a, responsibleParty: shared}\n"
        "  - {text: b, responsibleParty: [qsmo, customer]}\n"
        "  - {text: c, responsibleParty: [shared, qsmo]}\n"
        "  - d"
    )
    named = [
        activity.responsible_party.parties if activity.responsible_party else None
        for activity in task.activities
    ]
    assert named == [("customer", "provider"), ("customer", "qsmo"), ("customer", "provider", "qsmo"), None]


def test_numbers_of_activities_run_on_through_groups() -> None:
    task = read(
        "activitiesGroups:\n  - group: One\n    activities: [a, b]\n  - group: Two\n    activities: [c]"
    )
    assert [activity.text.value for activity in task.activities] == ["a", "b", "c"]
    assert [str(group.name) for group in task.activity_groups] == ["One", "Two"]


def test_an_artifact_is_a_text_or_a_record() -> None:
    task = read(
        "inputs:\n  - Plan\n  - {text: Log, filename: Plan.docx}\n  - {text: Law, external: true}\noutputs:"
    )
    plan, log, law = task.inputs
    assert plan.template is None
    assert log.template is not None
    assert (log.template.target.value, log.template.is_file) == ("Plan.docx", True)
    assert law.is_external
    assert task.outputs == ()


def test_key_tasks_come_in_the_order_of_their_numbers() -> None:
    pages = [page("", HEAD.replace("keyTask: 1", f"keyTask: {number}")) for number in (10, 9, 2)]
    assert [task.id for task in loaded(*pages).playbook.key_tasks] == ["3.2", "3.9", "3.10"]


@pytest.mark.parametrize(
    ("written", "headline", "cure"),
    [
        ('"1"', "`keyTask` is the text `1`: quotes make it a text", "write `keyTask: 1`"),
        (
            "3.10",
            "which YAML reads as the decimal number 3.1",
            "write only the task's own number: `keyTask: 10`",
        ),
        ("10.0", "the decimal number 10", "write only the task's own number: `keyTask: 10`"),
        ("3.0", "the decimal number 3", "write only the task's own number: `keyTask: 3`"),
        ("3.05", "the decimal number 3.05", "write only the task's own number: `keyTask: 5`"),
        ("010", "which YAML reads as the octal number 8", "write it without the zero: `keyTask: 10`"),
        ("1:30", "which YAML reads as a time in base 60", "write a whole number"),
        ("one", "`keyTask` is `one`, which is not a whole number", f"write digits only: {FREE}"),
        ("-1", "`keyTask` is `-1`, which is not a whole number", f"write digits only: {FREE}"),
        ("[1]", "`keyTask` is not a whole number", f"write one: {FREE}"),
    ],
)
def test_a_number_that_is_none_says_what_yaml_made_of_it(written: str, headline: str, cure: str) -> None:
    found = only("", HEAD.replace("keyTask: 1", f"keyTask: {written}"))
    assert found.code == "M3012"
    assert headline in found.headline
    assert found.help == cure


@pytest.mark.parametrize(("uri", "number"), [("3.0.md", 0), ("a/3.0-x.md", 0), ("3.3.md", 3), ("x.md", 3)])
def test_a_file_named_after_it_says_that_a_number_is_none_of_excel(uri: str, number: int) -> None:
    text = page("", HEAD.replace("keyTask: 1", "keyTask: 3.0"))
    source = Source(path=uri, uri=uri, text=text)
    (found,) = load([source], Inventory(pages={uri: uri}, files={}), M3).findings
    assert edited(text, found.cure) == text.replace("3.0", str(number))


@pytest.mark.parametrize(
    ("yaml", "code", "headline", "cure"),
    [
        ("activities: Meet", "M3011", "`activities` holds one text; it takes a list", "begins with `- `"),
        (
            "activities: [{text: a, color: red}]",
            "M3021",
            "an activity has no key `color`",
            "put its words into `text`",
        ),
        (
            "activities: [{text: a, responsibleparty: customer}]",
            "M3021",
            "`responsibleparty`",
            "`responsibleParty`",
        ),
        ("activities: [{txt: a}]", "M3015", "has no `text`, but `txt`", "write `text`"),
        ("activities: [{responsibleParty: customer}]", "M3015", "has no `text`", "say what it is"),
        ("activities:\n  - text: a\n  -", "M3022", "an item of `activities` is empty", "delete the item"),
        ("activities: [[a]]", "M3011", "is a list", "without the brackets"),
        ("category: Technologie", "M3014", "`Technologie` is not a workstream", "write `technology`"),
        ("category: zzz", "M3014", "`zzz` is not a workstream", "write one of `programManagement`"),
        (
            "responsibleParty: all",
            "M3013",
            "`all` is not a party",
            "write them as a list: `[customer, provider, qsmo]`",
        ),
        ("inputs: [{text: a, filename: Plan.docx, url: /x}]", "M3016", "stand side by side", "keep one"),
        (
            "inputs: [{text: a, external: perhaps}]",
            "M3011",
            "`external` takes `true` or `false`",
            "write `true`",
        ),
        ("permalink: 3.1", "M3017", "does not begin with one `/`", "write `permalink: /3.1/`"),
        ("permalink: /../x/", "M3017", "contains `..`", "/3.1/"),
        ("permalink: /x/#y", "M3017", "contains `#`", "/3.1/"),
        ("Objective: x", "M3020", "`Objective` is not a key", "write `objective`"),
        ("stakeholder: [x]", "M3020", "`stakeholder` is not a key", "write `stakeholders`"),
        ("objective: [a]", "M3011", "`objective` is a list", "without the brackets"),
        ("objective: 'a: b", "M3001", "the quote ' opens here and never closes", "close it"),
        ("objective:Know", "M3001", "no space follows the colon of `objective`", "write `objective: Know`"),
        ("objective: Know\nand more", "M3001", "this line is no key", "indent it"),
        (
            "activities:\n  - text:Meet\n    responsibleParty: shared",
            "M3001",
            "the colon of `text`",
            "`text: Meet`",
        ),
        ("bestPractice:\n  - **Bold** first", "M3001", "a text cannot begin with a star (`*`)", "quotes"),
        ("bestPractice:\n  - [plan](1.md) first", "M3001", "a text cannot begin with `[`", "quotes"),
        ("activities:\n  -\ttext: a\n    output: b", "M3002", "this is a tab", "a space"),
        ("activities:\n\u00a0\u00a0- text: a", "M3001", "indented with no-break spaces", "ordinary spaces"),
        ("bestPractice: [{text: foo}]", "M3011", "takes one text", "write only `foo`"),
        (
            "activities: [{txt: a, responsibleParty: customer}]",
            "M3015",
            "has no `text`, but `txt`",
            "write `text`",
        ),
        (
            "activities:\n  - Plan: x\n    responsibleParty: customer",
            "M3015",
            "its colon",
            '`text: "Plan: x"`',
        ),
        (
            "permalink: https://example.gov/3.3/",
            "M3017",
            "does not begin with one `/`",
            "write `permalink: /3.3/`",
        ),
        ("permalink: 3.1.html", "M3017", "does not begin with one `/`", "write `permalink: /3.1.html`"),
        (
            "outputs: [{text: a, filename: /assets/files/Plan.docx}]",
            "M3042",
            "leads out",
            "write `Plan.docx`",
        ),
        ("objective: @home", "M3001", "a text cannot begin with `@`", "quotes"),
        ("objective: *star", "M3001", "a text cannot begin with a star (`*`)", "quotes"),
        ("objective: [a, b", "M3001", "a text cannot begin with `[`", "quotes"),
        ("responsibleParty: [customer, provider", "M3001", "`[` opens a list or record", "where it ends"),
        ('objective: "a" b', "M3001", "the text goes on after its closing quote", "quotes"),
        (
            "activities:\n  - text: a\n   responsibleParty: customer",
            "M3001",
            "1 space too far to the left",
            "right below `text`",
        ),
    ],
)
def test_each_slip_is_told_once_with_its_cure(yaml: str, code: str, headline: str, cure: str) -> None:
    found = only(yaml)
    assert found.code == code
    assert headline in found.headline
    assert cure in found.help


@pytest.mark.parametrize(
    "key", ["tags: [x]", "title: T", "hide: [toc]", "icon: x", "template: x.html", "weather: fine"]
)
def test_keys_of_the_site_are_nobodys_slip(key: str) -> None:
    assert loaded(page(key)).findings == ()


def test_all_faults_of_a_page_are_told_in_one_run_and_none_twice() -> None:
    text = page(
        "objective: Know: all\nactivities:\n  - text: Agree: now\n  - text: Meet\n    responsibleParty: me\n"
        "catagory: x\ninputs: [{text: a, filename: gone.docx}]"
    )
    codes = [(found.span.line, found.code) for found in loaded(text).findings]
    assert codes == [(6, "M3001"), (8, "M3001"), (10, "M3013"), (11, "M3020"), (12, "M3040")]


def test_of_a_page_that_breaks_the_rest_is_read() -> None:
    found = loaded(page("activities:\n  - text: Agree: now\n  - text: Meet\noutputs: [Plan]"))
    (task,) = found.playbook.pages
    assert [activity.text.value for activity in task.activities] == ["Agree: now", "Meet"]
    assert [artifact.name for artifact in task.outputs] == ["Plan"]


def test_a_required_key_that_breaks_is_not_also_called_missing() -> None:
    assert only("", HEAD.replace("name: Form one team", "name: Form: one team")).code == "M3001"


def test_two_pages_with_one_number_are_told_at_the_second_naming_the_first() -> None:
    (found,) = loaded(page(""), page("objective: Go on")).findings
    assert (found.code, found.span.path, found.span.line) == ("M3030", "2.md", 4)
    assert "1.md:4:10" in found.headline


@pytest.mark.parametrize("taken", ["/1/", "/1", "/1/index.html"])
def test_a_permalink_that_another_page_has_is_told_and_not_granted(taken: str) -> None:
    found = loaded("# Plain page\n", page(f"permalink: {taken}"))
    (finding,) = found.findings
    assert (finding.code, finding.span.path) == ("M3031", "2.md")
    assert "1.md" in finding.headline
    assert found.links.destinations["2.md"] == "2/index.html"


def test_places_inside_quoted_and_plain_texts_are_exact_and_of_folded_ones_their_beginning() -> None:
    for written, line, column in (("a <i>b", 6, 14), ('"a <i>b"', 6, 15), (">-\n  a\n  <i>b", 6, 12)):
        found = only(f"objective: {written}")
        assert (found.span.line, found.span.column) == (line, column), written


@pytest.mark.parametrize(
    ("body", "code", "line"),
    [
        ("\n<!-- m3/activites -->\n", "M3060", 9),
        ("\n<!-- m3/inputs -->\n\n<!-- m3/inputs -->\n", "M3061", 11),
        ("\n# Again\n", "M3062", 9),
        ("\nAgain\n=====\n", "M3062", 9),
    ],
)
def test_slips_in_the_body_are_told_at_their_lines(body: str, code: str, line: int) -> None:
    (found,) = loaded(page("inputs: [a]", body=body)).findings
    assert (found.code, found.span.line) == (code, line)


@pytest.mark.parametrize(
    ("written", "headline"),
    [
        ("\u2039!\u2013 m3/activities \u2013>", "is no comment, so it is shown as it is written"),
        ("<!\u2013 m3/activities \u2013>", "is no comment"),
        ("\u2039!\u2014- m3/activities -->", "is no comment"),
        ("< !-- m3/activities -->", "is no comment"),
        ("&lt;!-- m3/activities --&gt;", "is no comment"),
        ("<--! m3/activities -->", "is no comment"),
        ("<! m3/activites >", "is no comment"),
        ("{{ m3/activities }}", "is no comment"),
        ("<m3/activities>", "is no comment"),
        ("<!-- m3:activities -->", "names no part, so it places nothing"),
    ],
)
def test_what_means_to_be_a_comment_and_is_none_is_told_and_its_edit_places_the_part(
    written: str, headline: str
) -> None:
    text = page("activities: [a]", body=f"\nWords.\n\n{written}\n\nMore.\n")
    (found,) = loaded(text).findings
    assert (found.code, found.span.line) == ("M3060", 11)
    assert headline in found.headline
    right = edited(text, found.cure)
    assert right == text.replace(written, "<!-- m3/activities -->")
    assert loaded(right).findings == ()


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("<!-- m3/activities ->", "<!-- m3/activities -->"),
        ("<!-- m3/activities \u2013>", "<!-- m3/activities -->"),
        ("<!--m3/activities", "<!--m3/activities -->"),
        ("<!-- ask Bob\n\n<!-- m3/activities -->", "<!-- ask Bob -->\n\n<!-- m3/activities -->"),
        ("<!-- ask Bob\n\nand then", "<!-- ask Bob -->\n\nand then"),
    ],
)
def test_a_comment_that_never_closes_is_told_where_it_opens(written: str, right: str) -> None:
    text = page("activities: [a]", body=f"\nWords.\n\n{written}\n\nMore.\n")
    (found,) = loaded(text).findings
    assert (found.code, found.span.line) == ("M3064", 11)
    mended = edited(text, found.cure)
    assert mended == text.replace(written, right)
    assert loaded(mended).findings == ()


def test_a_part_in_a_comment_of_another_is_told_at_the_outer_one() -> None:
    (found,) = loaded(page("inputs: [a]", body="\n<!--\nold:\n<!-- m3/inputs -->\n")).findings
    assert (found.code, found.span.line) == ("M3064", 9)


@pytest.mark.parametrize("fence", ["```", "~~~~ yaml", "``` { .yaml }"])
def test_a_block_of_code_that_never_closes_is_told_where_it_opens(fence: str) -> None:
    text = page("activities: [a]", body=f"\nWords.\n\n{fence}\n\n<!-- m3/activities -->\n")
    (found,) = loaded(text).findings
    assert (found.code, found.span.line) == ("M3064", 11)


def test_a_comment_that_never_closes_hides_views_of_any_page() -> None:
    found = loaded("# Words\n\n<!-- ask Bob\n\n<!-- m3/tasks -->\n").findings
    assert [(one.code, one.span.line) for one in found] == [("M3064", 3)]


@pytest.mark.parametrize("between", ["", "\n", "\nWords.\n", "\nWords.\n\n"])
def test_a_page_pasted_twice_is_told_where_it_begins_again(between: str) -> None:
    whole = page("activities: [a]", body=between)
    (found,) = loaded(whole + whole).findings
    assert (found.code, found.span.line) == ("M3065", whole.count("\n") + 1)
    assert edited(whole + whole, found.cure).strip() == whole.strip()


def test_another_page_pasted_below_is_not_thrown_away() -> None:
    (found,) = loaded(page("activities: [a]", body="\nWords.\n\n") + page("activities: [b]")).findings
    assert (found.code, found.cure) == ("M3065", ())


@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("[office] (../c.md)", "[office](../c.md)"),
        ("(office)[../c.md]", "[office](../c.md)"),
        ("[office](https://a.gov/x", "[office](https://a.gov/x)"),
    ],
)
def test_half_a_link_in_the_body_is_told_as_in_a_text(written: str, right: str) -> None:
    text = page("activities: [a]", body=f"\n- See the {written} now\n")
    (found,) = loaded(text).findings
    assert (found.code, found.span.line, found.span.column) == ("M3055", 9, 11)
    assert edited(text, found.cure) == text.replace(written, right)


@pytest.mark.parametrize(
    "body",
    [
        "\n<!-- m3/activities\n-->\n",
        "\n<!--\nm3/activities\n-->\n",
        "\nM3: Activities\n---\n\n- M3: Glossary\n\n(M3: phase)\n",
        "\n[M3: Tasks]\n\n[M3: Tasks]: https://a.gov\n",
        "\nWe follow the\nm3/activities\nfolder.\n",
        "\n<pre>\nm3/activities\n</pre>\n",
        "\n!!! note\n\n    ```\n    m3/activities\n    ```\n",
        "\n```\n---\nlayout: m3/keyTask\n---\n```\n",
        "\n[a][b] [c]{.md-button} [^1]\n\n- [ ] todo (x)\n\n[b]: https://a.gov\n",
        "\n`[a] (b.md)` and \\[a] (b.md)\n",
        "\n````\n```\n````\n\n~~~ yaml\na\n~~~\n",
        "\nThe folder m3/activities holds all.\n",
        "\n```\n\u2039!\u2013 m3/activities \u2013>\n```\n",
        "\n`<!\u2013 m3/activities \u2013>`\n",
        "\n- m3/archive\n\nm3/archive\n",
        "\nThe [list](https://a.gov/Shared Documents/Names (v2).xlsx) has them.\n",
        "\n<!-- about m3/activities -->\n",
    ],
)
def test_words_about_parts_are_no_comment(body: str) -> None:
    assert loaded(page("activities: [a]", body=body)).findings == ()


def test_code_in_the_body_is_nobodys_slip() -> None:
    body = "\n```\n<!-- m3/nonsense -->\n# no heading\n```\n\n    <!-- m3/nonsense -->\n"
    assert loaded(page("", body=body)).findings == ()


def test_a_page_of_another_layout_is_left_alone() -> None:
    found = loaded(
        "---\nlayout: post\nphase: x\n---\n", "# m3/keyTask\n", "---\nlayout: page\nname: m3/phase\n---\n"
    )
    assert found.findings == ()
    assert found.playbook.pages == ()


def test_front_matter_that_never_closes_is_told() -> None:
    (found,) = loaded(f"---\n{HEAD}\nText.\n").findings
    assert (found.code, found.span.line) == ("M3005", 5)


LINES = st.sampled_from(
    [
        "activities:",
        "  - text: a",
        "    responsibleParty: shared",
        "- b",
        "  -",
        "objective: 'x",
        'name: "',
        "\tx: y",
        "inputs: [",
        "]",
        "a: &a [*a]",
        "<<: *x",
        "? x",
        "...",
        "!!set x",
        "outputs: {text: *",
        "key: >",
        "  folded",
        "\x00",
        "é: |",
    ]
)


@settings(max_examples=300 if IS_NIGHT else 100, deadline=None)
@given(st.lists(LINES | st.text(max_size=12), max_size=12).map("\n".join))
def test_whatever_stands_in_a_page_it_is_read_or_told_and_never_breaks_the_run(yaml: str) -> None:
    found = loaded(page(yaml), page("", HEAD.replace("keyTask: 1", "keyTask: 2")))
    assert "3.2" in [task.id for task in found.playbook.key_tasks]
    for finding in found.findings:
        assert finding.span.line >= 1
        assert finding.headline


@pytest.mark.parametrize(
    "yaml",
    [
        "x: " + "[" * 20_000,
        "x: " + "{a: " * 3_000,
        "a: &a [x]\n"
        + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}' if n else '*a'] * 9)}]\n" for n in range(9)),
    ],
)
def test_deep_nesting_and_multiplying_aliases_end_in_bounded_time(yaml: str) -> None:
    assert loaded(page(yaml), page("", HEAD.replace("keyTask: 1", "keyTask: 2"))).playbook.pages


@pytest.mark.parametrize("empty", ["[]", "{}", "''", "[[]]", "[{}]", "[null]", "{a: []}"])
def test_nothing_in_any_kind_of_brackets_ends_in_a_finding(empty: str) -> None:
    keys = sorted(schema.KEYS.of_pages | schema.KEYS.of_items)
    of_activity = "".join(f"    {key}: {empty}\n" for key in keys if key != "text")
    of_page = "".join(f"{key}: {empty}\n" for key in keys if key not in ("layout", "activities"))
    text = f"---\nlayout: m3/keyTask\n{of_page}activities:\n  - text: Meet\n{of_activity}---\n"
    pages = {"3.1.md": "3.1/index.html"}
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    found = load([source], Inventory(pages=pages, files={}), M3).findings
    assert len(found) > len(keys)
