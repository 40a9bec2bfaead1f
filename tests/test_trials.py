"""Where YAML gives up, the correction that reads best is told once, and its edit mends the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Inventory, KeyTask, Source, load
from mkdocs_m3.findings.fixing import edited
from mkdocs_m3.reading.yaml import composing, correcting

if TYPE_CHECKING:
    from mkdocs_m3.loading import Loaded
    from mkdocs_m3.reading.yaml.draft import Draft

HEAD = "---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Plan the move\n"
RIGHT = """\
objective: Decide by date
responsibleParty: customer
activities:
  - text: Meet the people
    responsibleParty: customer
    output:
      text: Plan
      url: https://example.gov/plan
  - text: Write the plan
    responsibleParty: customer
inputs: [Charter, Law]
stakeholders:
  - text: Lead
    responsibleParty: [customer]
bestPractice:
  - Ask early
  - Write it down
"""
PLAN = "    output:\n      text: Plan\n      url: https://example.gov/plan\n"


def read(yaml: str) -> Loaded:
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{yaml}---\n")
    return load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3)


def words(loaded: Loaded) -> list[str]:
    (task,) = loaded.playbook.records
    assert isinstance(task, KeyTask)
    return sorted(text.value for text in task.texts)


def test_the_page_is_right() -> None:
    assert [one.code for one in read(RIGHT).findings if one.code not in ("M3080", "M3070")] == []


@pytest.mark.parametrize(
    ("before", "slip", "line", "headline", "after"),
    [
        # signs before a key, an item or a text, or in place of a colon or a `-`
        ("    output:", "    ,output:", 11, "`,` begins this line", None),
        ("inputs:", "? inputs:", 16, "`?` begins this line", None),
        ("  - text: Write", "  <br>- text: Write", 14, "`<br>` begins this line", None),
        ("  - text: Write", "  &nbsp;- text: Write", 14, "`&nbsp;` begins this line", None),
        ("  - text: Write", "  - **text**: Write", 14, "`**` begins this line", None),
        ("  - text: Write", "  1.text: Write", 14, "`1.` begins this line", None),
        ("stakeholders:", "stakeholders,", 17, "`,` follows `stakeholders`, where a colon should", None),
        ("activities:\n", "activities:\\\n", 8, "`\\` follows the colon", None),
        ("  - Write it", "  o Write it", 22, "`o` begins this line", None),
        # what a line lacks
        ("  - text: Write", "  text: Write", 14, "`text` begins an item, but no `-` comes before it", None),
        ("stakeholders:\n", "stakeholders:\n***\n", 18, "`***` means nothing on a line of its own", None),
        (
            "activities:\n",
            "\n",
            9,
            "a list begins here, and no key comes before it",
            "\nactivities:\n",
        ),
        ("      url: https", "      https", 13, "this address has no key", None),
        # lines joined or split
        (
            "    output:\n      text: Plan",
            "    output:text: Plan",
            11,
            "begins in the middle of this line",
            None,
        ),
        (
            "people\n    responsibleParty",
            "peopleresponsibleParty",
            9,
            "`responsibleParty` begins in the",
            None,
        ),
        ("  - Ask early", "  -\n  Ask early", 22, "this line belongs to the `-` above it", "  - Ask early"),
        (
            "      text: Plan",
            "      text:\n      Plan",
            13,
            "this line belongs to `text` above it",
            "      text: Plan",
        ),
        # a line that is not there
        ("    output:\n", "", 11, "farther to the right than `responsibleParty`", PLAN),
        # a key with itself
        ("- text: Lead", "- text: text: Lead", 18, "`text:` is on this line twice", None),
        ("objective: D", "objective: objective: D", 6, "`objective:` is on this line twice", None),
        # the signs of a mail
        (
            "  - text: Lead\n    resp",
            ">   - text: Lead\n>     resp",
            18,
            "`>` begins this line, as in a mail",
            None,
        ),
        (
            "  - text: Lead\n    resp",
            ">>  - text: Lead\n>>    resp",
            18,
            "`>>` begins this line, as in a mail",
            None,
        ),
        ("https://example.gov/plan", "<https://example.gov/plan>", 13, "is in `<` and `>`", None),
        (
            "responsibleParty: customer\nact",
            "responsibleParty: }customer\nact",
            7,
            "signs around `customer`",
            None,
        ),
        # brackets and quotes
        ("[Charter, Law]", "[Charter,, Law]", 16, "do not fit together", None),
        ("[Charter, Law]", "[Charter, Law)", 16, "do not fit together", None),
        ("[customer]", "[[customer]", 19, "do not fit together", None),
        ("Meet the people", "[Meet the people", 9, "a text cannot begin with `[`", '"[Meet the people"'),
        ("Meet the people", "]Meet the people", 9, "a text cannot begin with `]`", '"]Meet the people"'),
        ("Meet the people", '"Meet the people""', 9, "the quotes of this text do not fit", None),
    ],
)
def test_a_slip_is_told_once_and_its_edit_mends_it(
    before: str, slip: str, line: int, headline: str, after: str | None
) -> None:
    assert RIGHT.count(before) == 1
    wrong = read(RIGHT.replace(before, slip))
    found = [one for one in wrong.findings if one.code not in ("M3080", "M3070")]
    assert [one.span.line for one in found] == [line], [str(one) for one in found]
    assert headline in found[0].headline
    text = edited(HEAD + RIGHT.replace(before, slip), found[0].cure)
    obeyed = read(text.removeprefix(HEAD))
    assert [one.code for one in obeyed.findings if one.code not in ("M3080", "M3070")] == []
    if after is None:
        assert words(obeyed) == words(read(RIGHT))
    else:
        assert after in text
    assert words(wrong) == words(obeyed)  # the page is read as if the edit were made


LISTS = """\
outputs:
  - Charter
  - text: Plan
    url: https://example.gov/plan
{before}stakeholders:
  - text: Lead
    responsibleParty: customer
  - text: Board
    responsibleParty:
      - provider
      - customer
"""


@pytest.mark.parametrize(("before", "line"), [("", 10), ("\n", 11), ("\n# who takes part\n", 12)])
def test_a_list_whose_key_is_missing_is_told_at_its_first_item(before: str, line: int) -> None:
    right = LISTS.format(before=before)
    (found,) = read(right.replace("stakeholders:\n", "")).findings
    assert (found.code, found.span.line) == ("M3001", line)
    assert "belong to another list than `outputs`" in found.headline
    assert "`stakeholders:`" in found.help
    assert words(read(right.replace("stakeholders:\n", ""))) == words(read(right))


@pytest.mark.parametrize(
    ("yaml", "line", "key"),
    [
        ("inputs:\n  - A\n  - B\n\n  - A\n  - C\n", 10, "outputs"),
        ("stakeholders:\n  - Lead\n  - Board\n\n  - Ask early\n", 10, "bestPractice"),
    ],
)
def test_a_list_with_one_blank_line_may_be_two(yaml: str, line: int, key: str) -> None:
    (found,) = (one for one in read(yaml).findings if one.code == "M3027")
    assert found.span.line == line
    assert f"the page has no `{key}`" in found.headline


@pytest.mark.parametrize(
    "yaml",
    [
        "inputs:\n  - A\n  - B\n\n  - C\noutputs: [D]\n",
        "inputs:\n\n  - A\n  - B\n",
        "inputs:\n  - A\n\n  - B\n",
        "inputs:\n  - A\n  - B\n\n  # from the provider\n  - C\n",
        "inputs:\n  - A\n\n  - B\n\n  - C\n",
        "inputs:\n  - text: |\n      A\n\n      goes on\n  - B\n",
        "inputs: [A,\n\n  B]\n",
    ],
)
def test_a_list_in_which_blank_lines_are_meant_is_one(yaml: str) -> None:
    assert "M3027" not in {one.code for one in read(yaml).findings}


def test_one_item_with_a_key_too_many_is_no_other_list() -> None:
    loaded = read("outputs:\n  - Charter\n  - text: Plan\n    responsibleParty: customer\n")
    assert [(one.code, one.span.line) for one in loaded.findings] == [("M3021", 9)]


GROUPS = """\
activitiesGroups:
  - group: Before
    activities:
      - text: Ask
        responsibleParty: customer
  - group: After
    activities:
      - Tell
      - Say
"""


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        (GROUPS.replace("    activities:\n", "", 1), 8),
        (GROUPS.replace("After\n    activities:\n", "After\n"), 12),
    ],
)
def test_the_key_of_a_group_is_missing(wrong: str, line: int) -> None:
    (found,) = read(wrong).findings
    assert (found.code, found.span.line) == ("M3001", line)
    assert "`activities:` with 4 spaces" in found.help
    assert words(read(wrong)) == words(read(GROUPS))


def test_a_path_of_windows_is_told_with_the_name_of_its_file() -> None:
    yaml = 'inputs:\n  - text: A\n    filename: "C:\\Users\\Dana\\Plan.docx"\n'
    found = next(one for one in read(yaml).findings if one.code == "M3042")
    assert found.span.line == 8
    assert edited(f"{HEAD}{yaml}---\n", found.cure).endswith("    filename: Plan.docx\n---\n")


@pytest.mark.parametrize(
    ("yaml", "line"),
    [
        ("activitiesGroups:\n  - group: A\n    activities: [x]\n    activities: [y]\n", 9),
        ("activities:\n  - text: A\n    responsibleParty: customer\n    responsibleParty: provider\n", 9),
    ],
)
def test_a_key_twice_in_an_item_may_be_an_item_whose_first_line_is_missing(yaml: str, line: int) -> None:
    (found,) = (one for one in read(yaml).findings if one.code != "M3080")
    assert (found.code, found.span.line) == ("M3003", line)
    assert found.help.startswith(
        "if another item begins here, write its first line, with its `-`, above this"
    )
    assert "; if the item that it belonged to was deleted, delete it, too; if not, write both" in found.help


def test_an_item_that_begins_with_a_key_that_it_has_twice_was_not_left_behind() -> None:
    (found,) = read(
        "activities:\n  - responsibleParty: customer\n    text: A\n    responsibleParty: provider\n"
    ).findings
    assert (found.code, found.span.line) == ("M3003", 9)
    assert "deleted" not in found.help


def test_the_comment_of_a_pair_is_kept() -> None:
    yaml = "stakeholders:\n  - Lead:\n      # as said\n      customer\n"
    (found,) = read(yaml).findings
    assert found.code == "M3015"
    mended = edited(f"{HEAD}{yaml}---\n", found.cure).removeprefix(HEAD).removesuffix("---\n")
    assert "# as said\n" in mended
    assert read(mended).findings == ()


WHOLE = """\
responsibleParty: shared
activitiesGroups:
  - group: Before
    activities:
      - text: Meet the people
        responsibleParty: customer
        output:
          text: Plan
          url: https://example.gov/plan
      - text: Write the plan
        responsibleParty: [customer, provider]
  - group: After
    activities:
      - text: Say so
        responsibleParty: customer
inputs:
  - text: Charter
    external: true
  - text: Law
    url: https://example.gov/law
stakeholders:
  - text: Lead
    responsibleParty: customer
  - text: Board
    responsibleParty: [customer, provider]
"""


@pytest.mark.parametrize(
    ("deleted", "line", "cause"),
    [
        ("activitiesGroups:", 7, "a list begins here, and no key comes before it"),
        ("  - group: Before", 8, "`activities` belongs to an item, and no item begins above it"),
        ("        output:", 12, "this line is farther to the right than `responsibleParty`"),
        ("      - text: Write the plan", 15, "`responsibleParty` appears twice"),
        ("  - group: After", 17, "`activities` appears twice"),
        ("      - text: Say so", 19, "`responsibleParty` belongs to an item, and no item begins above it"),
        ("inputs:", 21, "this item and those below it belong to another list than `activitiesGroups`"),
        ("  - text: Charter", 22, "`external` belongs to an item, and no item begins above it"),
        ("stakeholders:", 26, "this item and those below it belong to another list than `inputs`"),
        ("  - text: Lead", 27, "`responsibleParty` belongs to an item, and no item begins above it"),
        ("  - text: Board", 29, "`responsibleParty` appears twice"),
    ],
)
def test_a_deleted_line_is_told_once_where_it_was(deleted: str, line: int, cause: str) -> None:
    assert WHOLE.count(f"{deleted}\n") == 1
    assert read(WHOLE).findings == ()
    (found,) = read(WHOLE.replace(f"{deleted}\n", "")).findings
    assert found.span.line == line
    assert cause in found.headline


def test_an_item_without_its_key_is_told_the_key_of_its_kind() -> None:
    text = "---\nlayout: m3/glossary\nsections:\n  - Words\n    terms:\n      - name: PMO\n---\n"
    source = Source(path="g.md", uri="g.md", text=text)
    (found,) = load([source], Inventory(pages={"g.md": "g/index.html"}, files={}), M3).findings
    assert found.span.line == 4
    assert found.help == "write the item as `- name: Words`"


def test_a_key_of_the_page_within_an_item_is_told_to_begin_at_the_left_edge() -> None:
    yaml = "activities:\n  - text: Ask\n    category: programManagement\n    bestPractice: [Early]\n"
    found = [one for one in read(yaml).findings if one.code == "M3021"]
    assert [one.help for one in found] == [
        "begin `category` at the left edge, where it is a key of the page",
        "begin `bestPractice` at the left edge, where it is a key of the page",
    ]


def test_the_key_of_a_list_of_parties_is_missing() -> None:
    right = "stakeholders:\n  - text: Lead\n    responsibleParty:\n      - customer\n      - provider\n"
    wrong = right.replace("    responsibleParty:\n", "")
    (found,) = read(wrong).findings
    assert (found.code, found.span.line) == ("M3001", 8)
    assert "`responsibleParty:`" in found.help
    assert words(read(wrong)) == words(read(right))


def test_the_line_that_begins_an_item_is_missing() -> None:
    wrong = "activities:\n    responsibleParty: customer\n  - text: Write\n    responsibleParty: customer\n"
    (found,) = read(wrong).findings
    assert (found.code, found.span.line) == ("M3001", 7)
    assert found.headline == "`responsibleParty` belongs to an item, and no item begins above it"
    assert words(read(wrong)) == ["Plan the move", "Write"]


ACTIVITIES = "activities:\n  - text: Meet\n    responsibleParty: shared\n"


@pytest.mark.parametrize(
    ("text", "line", "headline", "right"),
    [
        (
            f"{HEAD}{ACTIVITIES}  - text = Stay\n    responsibleParty = customer\n---\n",
            9,
            "`=` follows `text`, where a colon should",
            f"{HEAD}{ACTIVITIES}  - text: Stay\n    responsibleParty: customer\n---\n",
        ),
        (
            f"{HEAD}{ACTIVITIES}  - text\uff1aStay\n    responsibleParty: customer\n---\n",
            9,
            "`\uff1a` follows `text`, where a colon should",
            f"{HEAD}{ACTIVITIES}  - text: Stay\n    responsibleParty: customer\n---\n",
        ),
        (
            f"{HEAD}activities:\n  - text: A\n    raci: {{customer: A/R provider: C}}\n---\n",
            8,
            "do not fit together",
            f"{HEAD}activities:\n  - text: A\n    raci: {{customer: A/R, provider: C}}\n---\n",
        ),
        (
            f"{HEAD}bestPractice:\n  - Ask\n  \u2705 Keep it\n---\n",
            8,
            "`\u2705` begins this line",
            f"{HEAD}bestPractice:\n  - Ask\n  - Keep it\n---\n",
        ),
        (
            f"{HEAD}{ACTIVITIES}  > - Stay\n---\n",
            9,
            "`>` begins this line",
            f"{HEAD}{ACTIVITIES}  - Stay\n---\n",
        ),
        (
            f"{HEAD}{ACTIVITIES}  <!-- ask Jane -->\n  - text: Stay\n---\n",
            9,
            "`<!--` begins no comment among keys",
            f"{HEAD}{ACTIVITIES}  # ask Jane\n  - text: Stay\n---\n",
        ),
        (
            f"{HEAD}---\n{ACTIVITIES}\nWords of the page.\n",
            6,
            "this line ends the front matter, and more of its keys follow",
            f"{HEAD}{ACTIVITIES}---\n\nWords of the page.\n",
        ),
        (
            f"{HEAD}---\n\nbestPractice:\n  - Ask",
            6,
            "this line ends the front matter, and more of its keys follow",
            f"{HEAD}\nbestPractice:\n  - Ask\n---\n",
        ),
        (
            f"{HEAD}activities:\n  - text: Give\n      - badges\n      - desks\n    output: Plan\n---\n",
            8,
            "a list follows `text`, which takes one text",
            f"{HEAD}activities:\n  - text: Give, badges, desks\n    output: Plan\n---\n",
        ),
        (
            f"{HEAD}activities:\n  - text: Give the staff\n    - badges\n    - desks\n  - text: Meet\n---\n",
            8,
            "a list follows `text`, which takes one text",
            f"{HEAD}activities:\n  - text: Give the staff, badges, desks\n  - text: Meet\n---\n",
        ),
        (
            f"{HEAD}stakeholders:\n  - text: Lead\n    responsibleParty: qsmo\n      - qsmo\n---\n",
            9,
            "`responsibleParty` has the value `qsmo` behind it, and a list below it",
            f"{HEAD}stakeholders:\n  - text: Lead\n    responsibleParty:\n      - qsmo\n---\n",
        ),
        (
            f"{HEAD}stakeholders:\n  - text: A\n    responsibleParty: qsmo\n      - customer\n---\n",
            9,
            "`responsibleParty` has the value `qsmo` behind it, and a list below it",
            f"{HEAD}stakeholders:\n  - text: A\n    responsibleParty:\n      - qsmo\n      - customer\n---\n",
        ),
        (
            f"{HEAD}inputs: N/A\noutputs: [Plan]\n---\n",
            6,
            "`inputs` holds `N/A`; it takes a list",
            f"{HEAD}inputs: \noutputs: [Plan]\n---\n",
        ),
        (
            f"{HEAD}accept:\n  - M3020: as it is\n---\n",
            7,
            "an item of `accept` has no `code`",
            f"{HEAD}accept:\n  - code: M3020\n    reason: as it is\n---\n",
        ),
    ],
)
def test_whoever_obeys_writes_what_was_meant(text: str, line: int, headline: str, right: str) -> None:
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    found = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3).findings
    assert [one.span.line for one in found] == [line], [str(one) for one in found]
    assert headline in found[0].headline
    assert edited(text, found[0].cure) == right


@pytest.mark.parametrize(
    ("wrong", "line", "headline", "right"),
    [
        # a text after `|` or `>` with lines too far to the left
        (
            "objective: |\n  A\n B\n  C\n",
            8,
            "too far to the left for the text after `|`",
            "objective: |\n  A\n  B\n  C\n",
        ),
        (
            "objective: >\n  A\nB\n  C\n",
            8,
            "too far to the left for the text after `>`",
            "objective: >\n  A\n  B\n  C\n",
        ),
        ("objective: | # c\n  A\nB\n", 8, "too far to the left", "objective: | # c\n  A\n  B\n"),
        ("objective: |\nA\nB\n", 7, "too far to the left", "objective: |\n  A\n  B\n"),
        (
            "activities:\n  - text: |\n    A\n    B\n    responsibleParty: customer\n",
            8,
            "too far to the left",
            "activities:\n  - text: |\n      A\n      B\n    responsibleParty: customer\n",
        ),
        # a comment behind what is wrong stays one
        ("inputs: [A,, B] # agreed\n", 6, "do not fit together", "inputs: [A, B] # agreed\n"),
        ('objective: "Meet"" # agreed\n', 6, "quotes of this text", 'objective: "Meet" # agreed\n'),
        # signs around words, and the commas of JSON
        (
            "inputs:\n  - text: A\n    url: [Guide](https://e.gov/x)\n",
            8,
            "the value of `url` is in the signs of a link",
            "inputs:\n  - text: A\n    url: https://e.gov/x\n",
        ),
        ("responsibleParty: `customer`\n", 6, "is in backticks", "responsibleParty: customer\n"),
        ("responsibleParty: **customer**\n", 6, "is in stars", "responsibleParty: customer\n"),
        (
            '"inputs": ["A", "B"],\n"outputs": ["C"],\n',
            6,
            "a comma ends this line",
            '"inputs": ["A", "B"]\n"outputs": ["C"]\n',
        ),
        # a comment within a text
        (
            "objective: Decide\n  # not yet\n  by date\n",
            7,
            "a comment comes between the lines of one text",
            "# not yet\nobjective: Decide\n  by date\n",
        ),
        (
            "objective: Decide\n  # not yet\n  by\n  # or not\n  date\n",
            7,
            "a comment comes between the lines of one text",
            "# not yet\n# or not\nobjective: Decide\n  by\n  date\n",
        ),
        (
            "bestPractice:\n  - Ask the\n    # first\n    # second\n    lead\n  - B\n",
            8,
            "a comment comes between the lines of one text",
            "bestPractice:\n  # first\n  # second\n  - Ask the\n    lead\n  - B\n",
        ),
        # a text that has taken in a key
        (
            "objective: >-\n  Long\n  words\n  responsibleParty:\n    - customer\n    - provider\n",
            9,
            "read as a part of the text of `objective`",
            "objective: >-\n  Long\n  words\nresponsibleParty:\n  - customer\n  - provider\n",
        ),
        (
            "activities:\n  - text: >-\n      Long\n      responsibleParty: customer\n",
            9,
            "read as a part of the text of `text`",
            "activities:\n  - text: >-\n      Long\n    responsibleParty: customer\n",
        ),
        # a key of the page within an item
        (
            "activities:\n  - text: A\nobjective: Decide\n    responsibleParty: customer\n",
            8,
            "`objective` comes between the lines of an item",
            "objective: Decide\nactivities:\n  - text: A\n    responsibleParty: customer\n",
        ),
        # boxes, and backslashes in double quotes
        (
            "bestPractice:\n  - [ ] Ask\n  - [x] Write\n",
            7,
            "`[ ]` is a box to check off",
            "bestPractice:\n  - Ask\n  - Write\n",
        ),
        ('objective: "C:\\Us"\n', 6, "a backslash between double quotes", "objective: 'C:\\Us'\n"),
        # words of a mail among keys, and in a text
        (
            "objective: Decide\n> by date\n> soon\n",
            7,
            "as in a mail",
            "objective: Decide\n  by date\n  soon\n",
        ),
        ("objective: >\n> Decide\n> soon\n", 7, "as in a mail", "objective: >\n  Decide\n  soon\n"),
        (
            "inputs: [a]\n> as agreed\noutputs: [b]\n",
            7,
            "as in a mail",
            "inputs: [a]\n# as agreed\noutputs: [b]\n",
        ),
        # signs that stand alone, with blanks behind them
        ("outputs: [b]\n***  \ninputs: [a]\n", 7, "`***` means nothing", "outputs: [b]\ninputs: [a]\n"),
        # a text that begins with a bracket
        ("inputs:\n  - text: [New] plan\n", 7, "begin with `[`", 'inputs:\n  - text: "[New] plan"\n'),
        # a line of a text that is read as a comment
        (
            "objective: Know the\n  #5 issue\n  and more\n",
            7,
            "begins with `#`",
            'objective: "Know the\n  #5 issue\n  and more"\n',
        ),
        # a character that cannot be seen: between letters it stands for a space
        ("objective: Know\x01more\n", 6, "cannot be seen", "objective: Know more\n"),
        ("objective: Know \x01more\n", 6, "cannot be seen", "objective: Know more\n"),
        ("objective: Know\x01 more\n", 6, "cannot be seen", "objective: Know more\n"),
        # a list of one, on the line of its key
        (
            "activitiesGroups:\n  - group: A\n    activities: Meet\n",
            8,
            "takes a list",
            "activitiesGroups:\n  - group: A\n    activities:\n      - Meet\n",
        ),
        # an address that a mail program has broken
        (
            "inputs:\n  - text: Plan\n    url: https://a.example.gov/plans/\n      2025/\n",
            9,
            "goes on in this line",
            "inputs:\n  - text: Plan\n    url: https://a.example.gov/plans/2025/\n",
        ),
        (
            "inputs:\n  - text: Plan\n    url: https://a.example.gov/?a=b&\n    year=2025\n",
            9,
            "goes on in this line",
            "inputs:\n  - text: Plan\n    url: https://a.example.gov/?a=b&year=2025\n",
        ),
        # UTF-8 that was read as Windows-1252
        ("objective: Vis-Ã\u00a0-vis â€œusâ€\n", 6, "garbled", "objective: Vis-à-vis “us”\n"),
        # a record written as a pair
        (
            "stakeholders:\n  - Lead: customer\n",
            7,
            "has no `text`",
            "stakeholders:\n  - text: Lead\n    responsibleParty: customer\n",
        ),
    ],
)
def test_one_finding_says_what_was_meant(wrong: str, line: int, headline: str, right: str) -> None:
    (found,) = (one for one in read(wrong).findings if one.code != "M3080")
    assert found.span.line == line
    assert headline in found.headline
    assert edited(f"{HEAD}{wrong}---\n", found.cure) == f"{HEAD}{right}---\n"
    assert {one.code for one in read(right).findings} <= {"M3080", "M3053"}
    assert words(read(wrong)) == words(read(right))


@pytest.mark.parametrize(
    "yaml",
    [
        "links:\n  - title: a\ndescription: x\n",
        "bestPractice:\n  - text of mine\ntemplate: main.html\n",
        'inputs:\n  - "name: x"\ntags:\n  - "group: g"\n',
        "description: |\n  - text: a\n  %\n",
        "objective: Say what responsibleParty means\n",
        "objective: |\n  Say what it means:\n  name: of the lead\n  text: what he says\n",
        'objective: "responsibleParty: who does it"\n',
        "activities:\n  - text: Meet\n    raci: {customer: A/R, provider: C}\n",
        "objective: Ask the IRMÃ\u00a0Superior, \u00c2ge 5, €20, and naïve cafés\n",
        "inputs:\n  - text: Plan\n    url: https://a.example.gov/plan\n    external: true\n",
        "inputs:\n  - url: https://a.example.gov/plans/\n    text: Plan\n",
    ],
)
def test_what_is_sound_is_no_slip(yaml: str) -> None:
    assert {one.code for one in read(yaml).findings} <= {"M3080", "M3085", "M3113"}


@pytest.mark.parametrize(
    "yaml",
    [
        "activities:\n  - text: Meet\n    owner: Jane Doe\n",
        "activities:\n  - text: Meet\n    due: in week 2\n    priority: 1\n",
        "bestPractice:\n  -\n  - Ask\n",
        "inputs:\n  - text: Plan\n    format: paper\n",
        "owner: Jane Doe\nteam:\n  lead: Jane\n",
    ],
)
def test_a_key_of_the_authors_own_moves_no_line(yaml: str) -> None:
    assert {one.code for one in read(yaml).findings} <= {"M3021", "M3022", "M3080", "M3085"}


def counted(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The lengths of all texts that are parsed from now on."""
    lengths: list[int] = []
    real = composing.compose

    def compose(draft: Draft) -> composing.Composed:
        lengths.append(len(draft.text))
        return real(draft)

    monkeypatch.setattr(composing, "compose", compose)
    return lengths


def test_a_sound_page_is_parsed_once(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = counted(monkeypatch)
    read(RIGHT)
    assert len(lengths) == 1


def test_slips_that_are_alike_are_tried_together(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths = counted(monkeypatch)
    right = "activities:\n" + "".join(f"  - text: Meet {n}\n  - text: Write {n}\n" for n in range(50))
    wrong = right.replace("  - text: Write", "    text: Write")
    found = [one for one in read(wrong).findings if one.code == "M3001"]
    assert {one.headline for one in found} == {"`text` begins a new item here, but no `-` comes before it"}
    assert [one.span.line for one in found] == [*range(8, 108, 2)]
    assert [one.help.split()[-1] for one in found] == [str(line) for line in range(7, 107, 2)]
    assert edited(HEAD + wrong, (edit for one in found for edit in one.cure)) == HEAD + right
    assert len(lengths) < 100


@pytest.mark.parametrize("yaml", ["stakeholders:\n    b: c: d\n'a\n  text: x: y\n", "  @all\n- b\n'a\n"])
def test_nothing_is_told_twice_of_one_place(yaml: str) -> None:
    told = [(one.span.line, one.span.column, one.headline) for one in read(yaml).findings]
    assert len(told) == len({*told})


@pytest.mark.parametrize(
    "item",
    [
        "  - text: ]Meet {}\n   responsibleParty: customer\n",
        pytest.param("   - text: Meet\n  - text: Write {}\n", marks=pytest.mark.slow),
        "- - {}\n",
    ],
)
def test_however_much_is_wrong_trials_parse_only_so_much(monkeypatch: pytest.MonkeyPatch, item: str) -> None:
    lengths = counted(monkeypatch)
    read("activities:\n" + "".join(item.format(n) for n in range(1_500)))
    # Each mistake is parsed once more without what is left out, so there is a second limit.
    assert sum(lengths) <= correcting.MOST_TRIED + (correcting.MOST_MISTAKES + 3) * max(lengths)


@pytest.mark.parametrize(
    ("wrong", "right", "headline", "cure"),
    [
        (
            "'Plan, 2'\u00a0",
            "'Plan, 2'",
            "a no-break space follows the closing quote of this text",
            "delete it",
        ),
        (
            "[Plan\u00a0(IV&V)\u00a0",
            '"[Plan (IV&V)"',
            "a text cannot begin with `[`",
            'put the whole text in quotes: `"[Plan (IV&V)"`',
        ),
    ],
)
def test_a_blank_behind_a_text_does_not_keep_it_from_its_quotes(
    wrong: str, right: str, headline: str, cure: str
) -> None:
    page = "outputs:\n  - text: Log\n    filename: a.xlsx\n  - Sheet\n  - {}\n  - List\n"
    found = next(one for one in read(page.format(wrong)).findings if one.code == "M3001")
    assert (found.headline, found.help) == (headline, cure)
    assert edited(HEAD + page.format(wrong), found.edits) == HEAD + page.format(right)


@pytest.mark.parametrize(
    ("objective", "right"),
    [
        ('Keep the layers."', "Keep the layers."),
        ("Keep the layers\u201d", "Keep the layers"),
        ('Keep the layers".', "Keep the layers."),
    ],
)
def test_a_quote_at_the_end_that_none_opens_is_told(objective: str, right: str) -> None:
    yaml = f"objective: {objective}\n"
    (found,) = read(yaml).findings
    assert (found.code, found.span.line) == ("M3055", 6)
    assert edited(f"{HEAD}{yaml}---\n", found.cure) == f"{HEAD}objective: {right}\n---\n"
    assert read(f"objective: {right}\n").findings == ()


@pytest.mark.parametrize(
    "objective",
    [
        'He said "go"',
        'A rack of 19"',
        "\u201cKeep\u201d the \u201clayers\u201d",
        "\u201eHalt\u201d",
        '`a b"`',
    ],
)
def test_quotes_that_fit_and_inches_are_left_alone(objective: str) -> None:
    assert read(f"objective: {objective!r}\n").findings == ()


def test_a_colon_behind_the_name_of_an_artifact_is_no_part_of_it() -> None:
    yaml = "outputs:\n  - Change Form:\n    external: true\n  - Log\n"
    found = read(yaml).findings
    (told,) = (one for one in found if one.code == "M3015")
    assert told.help == "write `text: Change Form`"
    right = yaml.replace("- Change Form:", "- text: Change Form")
    assert edited(f"{HEAD}{yaml}---\n", told.cure) == f"{HEAD}{right}---\n"
    assert [one.text.value for one in read(yaml).playbook.key_tasks[0].outputs] == ["Change Form", "Log"]


def test_the_name_of_a_phase_in_place_of_its_number_is_told_with_the_number() -> None:
    pages = {
        "3.1.md": f"{HEAD}---\n".replace("phase: 3", "phase: engagement"),
        "p.md": "---\nlayout: m3/phase\nphase: 4\nname: Engagement\n---\n",
    }
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in pages.items()]
    found = load(sources, Inventory(pages=dict.fromkeys(pages, "x"), files={}), M3).findings
    (told,) = (one for one in found if one.code == "M3012")
    assert told.help == "`engagement` is the name of phase 4: write `phase: 4`"
    assert edited(pages["3.1.md"], told.cure) == f"{HEAD}---\n".replace("phase: 3", "phase: 4")


def test_a_file_as_the_address_of_an_artifact_is_told_with_its_key() -> None:
    text = f"{HEAD}inputs:\n  - text: Plan\n    url: Plan.docx\n---\n"
    inventory = Inventory(pages={"3.1.md": "3.1/index.html"}, files={"assets/files/Plan.docx": 1})
    found = load([Source(path="3.1.md", uri="3.1.md", text=text)], inventory, M3).findings
    (told,) = (one for one in found if one.code == "M3053")
    assert told.headline == "`Plan.docx` is a file of the files folder, and `url` takes an address"
    assert told.help == "write `filename: Plan.docx` in place of this `url`"
