"""What one line shows to be wrong: told once, the page read as corrected, and obeyed without a loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mkdocs_m3 import M3, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited, fixed
from tests.test_trials import HEAD, read

if TYPE_CHECKING:
    from mkdocs_m3 import Finding
    from mkdocs_m3.loading import Loaded

ADVICE = {"M3070", "M3072", "M3073", "M3080"}
"""Codes of what is said of the made-up tasks themselves."""


def told(loaded: Loaded) -> list[Finding]:
    return [one for one in loaded.findings if one.code not in ADVICE]


def shown(loaded: Loaded) -> list[str]:
    (task,) = loaded.playbook.records
    return [repr(text.value) for text in task.texts]


def check_one(wrong: str, right: str, line: int, headline: str, cure: str) -> Finding:
    """That a slip is told in one finding, the page read as corrected, and its edits give the right page."""
    loaded = read(wrong)
    (found,) = told(loaded)
    assert (found.span.line, found.headline, found.help) == (line, headline, cure)
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert shown(loaded) == shown(read(right))
    return found


def letters(loaded: Loaded) -> list[tuple[str, tuple[str, ...]]]:
    (task,) = loaded.playbook.pages
    return [(one.party, one.letters) for activity in task.activities for one in activity.assignments]


STAKEHOLDERS = """\
stakeholders:
  - text: PMO Team
    responsibleParty:
{}      - customer
{}      - provider
  - text: Board
    responsibleParty: shared
"""


@pytest.mark.parametrize("column", [0, 2])
def test_parties_to_the_left_of_their_key_belong_to_it(column: int) -> None:
    right = STAKEHOLDERS.format("", "")
    wrong = right.replace("      - customer", f"{' ' * column}- customer").replace(
        "      - provider", f"{' ' * column}- provider"
    )
    if not column:
        wrong = wrong.replace("  - text", "- text").replace("    resp", "  resp")
        right = right.replace("  - text", "- text").replace("    resp", "  resp").replace("      -", "    -")
    width = 6 if column else 4
    found = check_one(
        wrong,
        right,
        9,
        "`customer` and `provider` belong to `responsibleParty` above",
        f"indent them farther, with {width} spaces, below `responsibleParty` in line 8",
    )
    assert found.fix is None


@pytest.mark.parametrize(
    "yaml",
    [
        STAKEHOLDERS.format("", ""),
        STAKEHOLDERS.format("", "").replace("      - ", "    - "),
        "stakeholders:\n  - text: A\n    responsibleParty:\n  - Sponsor\n",
        "responsibleParty:\n- customer\n- provider\n",
    ],
)
def test_parties_in_their_place_and_other_items_are_left_alone(yaml: str) -> None:
    assert "M3001" not in {one.code for one in read(yaml).findings}


LISTS = """\
stakeholders:
  - text: Lead
    responsibleParty: customer
{}
  - Meet once a month
"""


@pytest.mark.parametrize(
    "heading",
    ["## Best practice", "# Best Practices", "## bestPractice:", "#best practices", "### BEST PRACTICE ###"],
)
def test_a_heading_that_is_typed_for_a_key_is_told(heading: str) -> None:
    found = check_one(
        LISTS.format(heading),
        LISTS.format("bestPractice:"),
        9,
        "`#` makes this line a comment, so the items below it belong to `stakeholders`",
        "write `bestPractice:`",
    )
    assert found.span.column == 1


def test_a_heading_above_a_list_without_a_key_is_told() -> None:
    check_one(
        "objective: Move\n\n# Best practice\n  - Ask\n",
        "objective: Move\n\nbestPractice:\n  - Ask\n",
        8,
        "`#` makes this line a comment, so the list below it has no key",
        "write `bestPractice:`",
    )


@pytest.mark.parametrize(
    "yaml",
    [
        "# Best practice\nbestPractice:\n  - Ask\n# Inputs\ninputs: [A]\n",
        "stakeholders:\n  - Lead\n# bestPractice:\n#   - Ask\n#   - Tell\noutputs: [A]\n",
        "stakeholders:\n  - Lead\n# Best practice\n  - Board\nbestPractice: [Ask]\n",
        "stakeholders:\n  - Lead\n# From the customer\n  - Board\n",
        "stakeholders:\n# Best practice\n  - Board\n",
        "bestPractice:\n  # Inputs\n  - Ask\n  # Outputs\n  - Tell\n",
        "activitiesGroups:\n  - group: B\n    activities: [Do]\n# Activities\n  - group: C\n",
    ],
)
def test_a_comment_that_may_be_one_is_left_alone(yaml: str) -> None:
    assert [one for one in told(read(yaml)) if one.code == "M3001"] == []


@pytest.mark.parametrize(
    ("wrong", "right", "headline", "cure"),
    [
        (
            "activities:\n  - {text: Plan (scope, cost, QA), responsibleParty: shared}\n",
            'activities:\n  - {text: "Plan (scope, cost, QA)", responsibleParty: shared}\n',
            "inside `{ }` a comma ends the text",
            'put it in quotes: `text: "Plan (scope, cost, QA)"`',
        ),
        (
            "activities:\n  - {responsibleParty: shared, text: Don't wait, begin}\n",
            'activities:\n  - {responsibleParty: shared, text: "Don\'t wait, begin"}\n',
            "inside `{ }` a comma ends the text",
            'put it in quotes: `text: "Don\'t wait, begin"`',
        ),
        (
            "outputs:\n  - {text: Law, rules}\n",
            'outputs:\n  - {text: "Law, rules"}\n',
            "inside `{ }` a comma ends the text",
            'put it in quotes: `text: "Law, rules"`',
        ),
        (
            "activities:\n  - {text: Do, responsibleParty: customer, provider, output: Plan}\n",
            "activities:\n  - {text: Do, responsibleParty: [customer, provider], output: Plan}\n",
            "inside `{ }` a comma ends the value of `responsibleParty`",
            "write a list: `responsibleParty: [customer, provider]`",
        ),
        (
            "outputs: [A,\n  {text: Law (a, b: c,\n    d), external: true}]\n",
            'outputs: [A,\n  {text: "Law (a, b: c,\n    d)", external: true}]\n',
            "inside `{ }` a comma ends the text",
            'put it in quotes: `text: "Law (a, b: c, d)"`',
        ),
        (
            "bestPractice:\n  [Meet (once, or (better) twice), Ask]\n",
            'bestPractice:\n  ["Meet (once, or (better) twice)", Ask]\n',
            "inside `[ ]` a comma ends the text",
            'put it in quotes: `"Meet (once, or (better) twice)"`',
        ),
    ],
)
def test_a_comma_that_ends_a_text_in_braces_is_told(wrong: str, right: str, headline: str, cure: str) -> None:
    check_one(wrong, right, 7, headline, cure)


@pytest.mark.parametrize(
    ("wrong", "right", "cure"),
    [
        ("{customer: A,R, provider: C}", "{customer: A/R, provider: C}", "customer: A/R"),
        ("{provider: C, 'customer': a, R, I}", "{provider: C, 'customer': a/R/I}", "'customer': a/R/I"),
    ],
)
def test_a_comma_between_letters_in_braces_is_told(wrong: str, right: str, cure: str) -> None:
    yaml = "activities:\n  - text: Do it\n    raci: {}\n"
    headline = f"inside `{{ }}` a comma ends the letters of `{cure.partition(':')[0]}`"
    check_one(yaml.replace("{}", wrong), yaml.replace("{}", right), 8, headline, f"write `{cure}`")
    assert letters(read(yaml.replace("{}", wrong))) == letters(read(yaml.replace("{}", right))) != []


@pytest.mark.parametrize(
    "yaml",
    [
        'activities:\n  - {text: "Plan (scope, cost)", responsibleParty: shared}\n',
        "activities:\n  - {text: 'It, too', raci: {customer: A, provider: R}, output: [Plan, List]}\n",
        "activities: [Plan it, Do it]\ninputs: [{text: A}, {text: B, external: true}, C]\n",
        "bestPractice: [Meet (once), 'Ask (a, b)', \"Tell (c\", d), a) first, b) next]\n",
        "bestPractice: [(a, b, Ask (c)]\n",
    ],
)
def test_records_in_braces_that_are_right_are_left_alone(yaml: str) -> None:
    assert told(read(yaml)) == []


@pytest.mark.parametrize("sign", ["\u200b", "\ufeff", "\u2060", "\u00ad", "\u200e", "\u200b\u200b"])
@pytest.mark.parametrize(
    ("right", "at"),
    [
        ("outputs:\n  - Plan\n", "outputs"),
        ("outputs:\n  - text: Plan\n", "- text"),
        ("outputs:\n  - text: Plan\n", "text"),
        ("outputs:\n  - text: Plan\n", ":\n"),
        ("outputs:\n  - text: Plan\n", "  - "),
        ("outputs:\n  - text: Plan\n", " text"),
    ],
)
def test_a_character_that_nobody_sees_is_named_and_deleted(sign: str, right: str, at: str) -> None:
    wrong = right.replace(at, f"{sign}{at}")
    (found,) = told(read(wrong))
    assert found.headline.startswith("an invisible character, a ")
    assert found.help == "delete it"
    assert fixed(HEAD + wrong, (found,)) == HEAD + right
    assert shown(read(wrong)) == shown(read(right))


@pytest.mark.parametrize("sign", ["o", "x-", ". -", "\u2022 -", "1 -"])
@pytest.mark.parametrize("above", ["    responsibleParty:\n      - customer\n      - provider\n", ""])
def test_a_sign_before_the_dash_of_an_item_is_told_there(sign: str, above: str) -> None:
    right = f"activities:\n  - text: One\n{above}  - text: Two\n    responsibleParty: shared\n"
    wrong = right.replace("- text: Two", f"{sign} text: Two")
    (found,) = told(read(wrong))
    assert (found.span.line, found.help) == (
        wrong[: wrong.index("Two")].count("\n") + 6,
        "write `- ` instead",
    )
    assert edited(HEAD + wrong, found.edits) == HEAD + right
    assert (fixed(HEAD + wrong, (found,)) == HEAD + right) == (sign != "x-")
    assert shown(read(wrong)) == shown(read(right))


def test_a_letter_before_words_of_a_text_is_no_sign() -> None:
    assert not told(read("activities:\n  - text: |\n      One\n      o text: two\n      x - name: y\n"))


@pytest.mark.parametrize(("sign", "cure"), [("\\-", "delete it"), ("\\*", "write `- ` instead")])
def test_escaped_dashes_are_one_finding_and_all_are_mended(sign: str, cure: str) -> None:
    right = (
        "activities:\n  - text: One\n    responsibleParty: shared\n    output:\n      - text: A\n"
        "  - text: Two\n    responsibleParty: shared\ninputs:\n- B\n- C\n"
    )
    wrong = right.replace("- ", f"{sign} ")
    (found,) = told(read(wrong))
    assert found.span.line == 7
    assert "`\\" in found.headline
    assert found.help == f"{cure}, here and in 4 more lines"
    assert fixed(HEAD + wrong, (found,)) == HEAD + right
    assert shown(read(wrong)) == shown(read(right))


@pytest.mark.parametrize(
    ("comment", "count"),
    [
        ("<!-- - text: Check\n    responsibleParty: shared -->\n", "both lines"),
        ("  <!-- - text: Check\n    responsibleParty: shared -->\n", "both lines"),
        ("<!--\n  - text: Check\n\n  - Act\n-->\n", "each of the 4 lines"),
    ],
)
def test_a_comment_of_html_over_lines_is_told_once_and_not_shown(comment: str, count: str) -> None:
    yaml = f"activities:\n  - text: One\n    responsibleParty: shared\n{comment}  - text: Two\n"
    (found,) = told(read(yaml))
    assert found.headline == "`<!--` begins no comment among keys, where comments begin with `#`"
    assert found.help == f"put `#` before {count} of it, from `<!--` to `-->`"
    mended = fixed(HEAD + yaml, (found,))
    assert told(read(mended.removeprefix(HEAD))) == []
    assert (
        shown(read(yaml)) == shown(read(mended.removeprefix(HEAD))) == shown(read(yaml.replace(comment, "")))
    )


ACTIVITY = "activities:\n  - text: Do\n    raci:{}\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (" {R: customer, A: customer, C: provider}", " {customer: A/R, provider: C}"),
        (" {r: [customer, qsmo], a: provider}", " {customer: R, qsmo: R, provider: A}"),
        (
            "\n      R: customer\n      A:\n        - customer\n      C: provider",
            "\n      customer: A/R\n      provider: C",
        ),
    ],
)
def test_letters_and_parties_the_wrong_way_around_are_one_finding(wrong: str, right: str) -> None:
    pairs = right.strip(" {}\n").replace("\n      ", ", ")
    found = check_one(
        ACTIVITY.format(wrong),
        ACTIVITY.format(right),
        9 if "\n" in wrong else 8,
        "letters and parties are the wrong way around in `raci`",
        f"write `{{{pairs}}}`",
    )
    assert found.code == "M3018"
    assert letters(read(ACTIVITY.format(wrong))) == letters(read(ACTIVITY.format(right))) != []


def test_letters_as_keys_of_something_else_are_told_one_by_one() -> None:
    found = told(read(ACTIVITY.format(" {R: customer, A: somebody}")))
    assert [one.code for one in found] == ["M3013", "M3018", "M3013", "M3018"]
    assert "list" not in found[0].help


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("objective: | Give one office\n", "objective: Give one office\n"),
        ("objective: |- Give one\n  office\n", "objective: Give one\n  office\n"),
        ("objective: > Give one office\n", "objective: Give one office\n"),
        ("objective: | Give one: office\n", 'objective: "Give one: office"\n'),
        ("bestPractice:\n  - | Ask\n  - Tell\n", "bestPractice:\n  - Ask\n  - Tell\n"),
    ],
)
def test_the_sign_of_a_block_is_no_part_of_its_text(wrong: str, right: str) -> None:
    loaded = read(wrong)
    (found,) = told(loaded)
    sign = ">" if ">" in wrong else "|-" if "|-" in wrong else "|"
    assert found.headline == f"`{sign}` begins a text on the lines below it, and text follows it on its own"
    assert found.help.startswith(f"write the text without `{sign}`: ")
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert shown(loaded) == shown(read(right))


def test_signs_that_may_belong_to_a_text_stay_in_it() -> None:
    for yaml in ("objective: > 5 people\n", "objective: | a | b |\n"):
        (found,) = told(read(yaml))
        assert f'"{yaml[11:-1]}"' in found.help


@pytest.mark.parametrize(
    ("yaml", "words"),
    [
        ("objective: Meet ~~weekly~~ monthly", "weekly"),
        ("bestPractice: [~~Ask first~~]", "Ask first"),
        ("inputs: ['~~Old~~, *new* plan']", "Old"),
    ],
)
def test_words_that_are_struck_through_elsewhere_are_told(yaml: str, words: str) -> None:
    (found,) = told(read(f"{yaml}\n"))
    assert found.code == "M3055"
    assert f"`{words}` is shown with the `~~` around it" in found.headline
    assert found.cure == ()


@pytest.mark.parametrize(
    "text", ["about ~5 to ~7", "a ~~ b ~~ c", r"\~~as meant~~", "`~~code~~`", "~~~three~~~"]
)
def test_tildes_that_strike_nothing_through_are_left_alone(text: str) -> None:
    assert told(read(f"objective: '{text}'\n")) == []


@pytest.mark.parametrize("key", ["activities", "stakeholders"])
def test_a_party_behind_a_tab_in_a_text_is_told(key: str) -> None:
    for text in ("Lead the office\tprovider", "Lead\tProvider\tweekly", "Lead \t shared"):
        found = [one for one in read(f'{key}:\n  - text: "{text}"\n').findings if one.code == "M3029"]
        assert [one.span.line for one in found] == [7]
    for text in ("Lead the provider", "Lead\tthe provider", "Lead\tweekly"):
        assert "M3029" not in {one.code for one in read(f'{key}:\n  - text: "{text}"\n').findings}


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("  - text: List the records\n", 7),
        ("  - text: List the records\n    output: [Plan,\n      Log]\n", 9),
        ("  - text: List the records\n    output: []\n", 8),
        ("  - text: List the records\n    responsibleParty: shared\n", None),
        ("  - List the records\n", None),
        ("", None),
    ],
)
def test_a_key_twice_may_belong_to_the_item_above(above: str, line: int | None) -> None:
    item = "  - text: Count them\n    responsibleParty: provider\n    responsibleParty: customer\n"
    found = next(one for one in told(read(f"activities:\n{above}{item}")) if one.code == "M3003")
    cure = f"if it belongs to the item above, which has none, move it below line {line}"
    assert (cure in found.help) == (line is not None)
    assert "which has none" not in found.help or line


AMONG = """\
{key}:
  - text: List the records
    responsibleParty:
      - customer
      - provider
{dash}- text: Count them
{keys}  - text: Close the room
"""


@pytest.mark.parametrize("key", ["activities", "stakeholders"])
@pytest.mark.parametrize(
    "keys",
    [
        "",
        "    responsibleParty: customer\n",
        "    responsibleParty:\n      - customer\n",
        "    responsibleParty: shared\n  - text: Seal them\n",
    ],
)
def test_an_item_among_parties_is_told_and_read_as_an_item(key: str, keys: str) -> None:
    farther = "".join(f"    {line}" for line in keys.splitlines(keepends=True))
    check_one(
        AMONG.format(key=key, dash="      ", keys=farther),
        AMONG.format(key=key, dash="  ", keys=keys),
        11,
        "this item is among the parties of `responsibleParty`",
        "put its `-` under the `-` of line 7" + (", and its keys with it" if keys else ""),
    )


def test_an_item_among_parties_may_have_its_keys_in_place() -> None:
    keys = "    responsibleParty: customer\n"
    check_one(
        AMONG.format(key="activities", dash="      ", keys=keys),
        AMONG.format(key="activities", dash="  ", keys=keys),
        11,
        "this item is among the parties of `responsibleParty`",
        "put its `-` under the `-` of line 7",
    )


def test_an_item_between_parties_is_left_to_yaml() -> None:
    yaml = AMONG.format(key="activities", dash="      ", keys="      - provider\n")
    assert not any("is among the parties" in one.headline for one in read(yaml).findings)


def test_an_item_among_parties_in_the_column_of_their_key() -> None:
    first = "activities:\n- text: List\n  responsibleParty:\n  - customer\n"
    check_one(
        f"{first}  - text: Count\n    responsibleParty: provider\n",
        f"{first}- text: Count\n  responsibleParty: provider\n",
        10,
        "this item is among the parties of `responsibleParty`",
        "put its `-` under the `-` of line 7, and its keys with it",
    )


def with_files(yaml: str, *files: str) -> Loaded:
    """The page on a site with these files."""
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{yaml}---\n")
    inventory = Inventory(
        pages={"3.1.md": "3.1/index.html"}, files={f"assets/files/{file}": 1 for file in files}
    )
    return load([source], inventory, M3)


@pytest.mark.parametrize(
    ("value", "line", "cure"),
    [
        ("[Plan.docx, Log.xlsx]", 8, "keep the first one here, and make an item of its own for `Log.xlsx`"),
        (
            "\n      - Plan.docx\n      - Log.xlsx",
            10,
            "keep the first one here, and make an item of its own for `Log.xlsx`",
        ),
        ("Plan.docx, Log.xlsx", 8, "write `Plan.docx`, and make an item of its own for `Log.xlsx`"),
        ("Plan.docx and log.xlsx", 8, "write `Plan.docx`, and make an item of its own for `Log.xlsx`"),
        ("Plan.docx Log.xlsx", 8, "write `Plan.docx`, and make an item of its own for `Log.xlsx`"),
    ],
)
def test_none_of_several_files_is_lost_by_who_obeys(value: str, line: int, cure: str) -> None:
    loaded = with_files(f"outputs:\n  - text: Plan\n    filename: {value}\n", "Plan.docx", "Log.xlsx")
    (found,) = told(loaded)
    assert (found.span.line, found.help) == (line, cure)


def test_a_file_may_have_signs_in_its_name_that_part_others() -> None:
    file = "Plan.docx, Log.xlsx"
    yaml = f"outputs:\n  - text: Plan\n    filename: {file}\n"
    assert told(with_files(yaml, file, "Plan.docx", "Log.xlsx")) == []
    (found,) = told(with_files(yaml, "Plan.docx"))
    assert found.help.endswith("add the file")


ROLE = "  - text: Program Manager\n    responsibleParty: customer\n"
TIPS = "bestPractice:\n  - Ask early\n"
LEADS = "stakeholders:\n  - text: Lead\n    responsibleParty: shared\n"


def below(yaml: str, body: str) -> Loaded:
    source = Source(path="3.1.md", uri="3.1.md", text=f"{HEAD}{yaml}---\n{body}")
    return load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3)


@pytest.mark.parametrize(
    ("yaml", "body", "right", "line", "cure"),
    [
        (LEADS, ROLE, LEADS + ROLE, 10, "move them above the `---`, to the end of `stakeholders`"),
        (
            LEADS,
            f"\n{ROLE}\nText.\n",
            LEADS + ROLE,
            11,
            "move them above the `---`, to the end of `stakeholders`",
        ),
        (
            f"{LEADS}inputs: [Law]\n",
            f"stakeholders:\n{ROLE}",
            f"{LEADS}{ROLE}inputs: [Law]\n",
            12,
            "move them above the `---`, to the end of `stakeholders`, and delete this second `stakeholders:`",
        ),
        (
            "stakeholders:\n  - text: Lead\n",
            "    responsibleParty: shared\n",
            LEADS,
            9,
            "move it above the `---`, to the end of `stakeholders`",
        ),
        (
            LEADS,
            "- text: Program Manager\n  responsibleParty: customer\n",
            LEADS + ROLE,
            10,
            "move them above the `---`, to the end of `stakeholders`",
        ),
        (
            TIPS,
            "  - Tell all\n",
            f"{TIPS}  - Tell all\n",
            9,
            "move it above the `---`, to the end of `bestPractice`",
        ),
        (
            TIPS,
            "  - Tell all\n  - Ask again\n\nWords.\n",
            f"{TIPS}  - Tell all\n  - Ask again\n",
            9,
            "move them above the `---`, to the end of `bestPractice`",
        ),
        (
            LEADS + TIPS,
            ROLE,
            LEADS + ROLE + TIPS,
            12,
            "move them above the `---`, to the end of `stakeholders`",
        ),
    ],
)
def test_items_below_the_front_matter_are_told_and_read(
    yaml: str, body: str, right: str, line: int, cure: str
) -> None:
    loaded = below(yaml, body)
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.help) == ("M3007", line, cure)
    assert shown(loaded) == shown(read(right))
    assert told(read(right)) == []
    obeyed = edited(f"{HEAD}{yaml}---\n{body}", found.cure)
    assert obeyed.startswith(f"{HEAD}{right}---\n")


@pytest.mark.parametrize(
    "body",
    [
        "- Ask\n- Tell\n",
        "  - Ask\n  - Tell\n",
        "- text: what is said\n- example: one\n",
        "\nWords.\n\n  - text: Lead\n",
        "```yaml\nstakeholders:\n  - text: Lead\n```\n",
        "    code: indented\n",
        "    text: indented\n",
        "stakeholders:\n\n- Ask\n",
        "stakeholders:\n- Ask\n",
    ],
)
def test_lists_in_the_text_of_a_page_are_no_items(body: str) -> None:
    assert told(below(LEADS, body)) == []


def test_items_below_the_front_matter_that_fit_two_lists_are_left_to_the_author() -> None:
    (found,) = told(below(f"activities:\n  - text: Meet\n{LEADS}{TIPS}", ROLE))
    assert found.help == "move them above the `---`, to the end of `activities` or of `stakeholders`"
    assert (found.code, found.span.line, found.cure) == ("M3007", 14, ())


@pytest.mark.parametrize("body", ["\n  - Tell all\n", "- Tell all\n", "    - Tell all\n", "  - Tell\nmore\n"])
def test_a_list_below_texts_that_is_not_indented_like_them_is_the_page_s_own(body: str) -> None:
    assert told(below(TIPS, body)) == []


GROUPS = """\
{key}:
  - group: Before the move
    activities:
      - text: List the records
        responsibleParty: shared
      - Count them
  - group: After it
    activities:
      - Close the room
inputs: [Law]
"""


def test_groups_under_activities_are_told_and_read_as_groups() -> None:
    check_one(
        GROUPS.format(key="activities"),
        GROUPS.format(key="activitiesGroups"),
        7,
        "`group` belongs to `activitiesGroups`, and this list is `activities`",
        "write `activitiesGroups:` in line 6",
    )


def test_groups_beside_their_activities_are_told_and_read_as_groups() -> None:
    wrong = GROUPS.format(key="activities").replace("    activities:\n", "").replace("      - ", "  - ")
    check_one(
        wrong.replace("        res", "    res"),
        GROUPS.format(key="activitiesGroups"),
        7,
        "`group` belongs to `activitiesGroups`, and this list is `activities`",
        "write `activitiesGroups:` in line 6, and `activities:` below each `group`, "
        "with its activities farther right",
    )


def test_a_group_behind_activities_is_told() -> None:
    (found,) = told(read("activities:\n  - Meet\n  - group: Before\n    activities: [Do it]\n"))
    assert (found.code, found.span.line) == ("M3015", 8)
    assert found.headline == "`group` belongs to `activitiesGroups`, and this is an item of `activities`"


@pytest.mark.parametrize("body", ["", "\nWords of the page.\n", "\nWords.\n\n---\n\nMore.\n"])
@pytest.mark.parametrize("hyphens", ["---", " ---", "--- "])
def test_the_end_of_the_front_matter_may_be_behind_its_last_words(hyphens: str, body: str) -> None:
    items = f"{HEAD}bestPractice:\n  - Ask early\n  - Read it aloud"
    text = f"{items}{hyphens}\n{body}"
    source = Source(path="3.1.md", uri="3.1.md", text=text)
    loaded = load([source], Inventory(pages={"3.1.md": "3.1/index.html"}, files={}), M3)
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.span.column) == ("M3005", 8, 18 + hyphens.index("-"))
    assert found.help == "put it on a line of its own"
    assert edited(text, found.cure) == f"{items}\n---\n{body}"
    assert shown(loaded)[-1] == "'Read it aloud'"


def test_a_closing_break_is_written_as_a_break() -> None:
    wrong = "bestPractice:\n  - Meet</br>weekly\n"
    (found,) = told(read(wrong))
    assert (found.headline, found.help) == ("`</br>` closes nothing; it is read as `<br>`", "write `<br>`")
    assert edited(HEAD + wrong, found.cure) == HEAD + wrong.replace("</br>", "<br>")


@pytest.mark.parametrize(
    ("value", "is_words"),
    [
        ("see the HUD migration", True),
        ("see the HUD migration.docx", False),
        ("Log", False),
        ("plans/the first", False),
        ("Plan template", False),
    ],
)
def test_words_in_place_of_a_file_belong_into_the_text(value: str, is_words: bool) -> None:
    loaded = with_files(f"activities:\n  - text: Plan\n    example: {value}\n", "Plan-template.docx")
    found = next(one for one in told(loaded) if one.code == "M3040")
    assert ("delete the key and put its words into `text`" in found.help) == is_words


def test_a_line_that_cuts_the_front_matter_short_is_told_alone() -> None:
    loaded = below("stakeholders:\n  - text: Lead\n", f"    responsibleParty: shared\n{ROLE}---\n")
    (found,) = told(loaded)
    assert (found.code, found.span.line, found.help) == ("M3007", 8, "delete this line")
    assert shown(loaded) == shown(read(LEADS + ROLE))


@pytest.mark.parametrize("key", ["name", "title", "text", "section"])
def test_items_of_activities_that_have_their_own_are_groups(key: str) -> None:
    right = (
        "activitiesGroups:\n  - group: Before\n    activities:\n      - Ask\n"
        "  - group: After\n    activities:\n      - text: Show\n        responsibleParty: customer\n"
    )
    check_one(
        right.replace("activitiesGroups", "activities").replace("group", key),
        right,
        7,
        "these items have `activities` of their own: they are groups, and this list is `activities`",
        f"write `activitiesGroups:` in line 6, and `group` in place of `{key}`",
    )


@pytest.mark.parametrize(
    ("key", "table", "items", "first"),
    [
        (
            "activities",
            (
                "  | No. | Activity | Responsible |\n  |---|:--|---|\n"
                "  | 1 | Ask: all | customer |\n  | 2 | Show it | customer, provider |\n  | 3 | End | |\n"
            ),
            (
                '  - text: "Ask: all"\n    responsibleParty: customer\n'
                "  - text: Show it\n    responsibleParty: [customer, provider]\n  - End\n"
            ),
            '`- text: "Ask: all"`, and below it `responsibleParty: customer`',
        ),
        (
            "bestPractice",
            "| Practice | Source |\n|---|---|\n| Ask early | GAO |\n| Tell | |\n",
            '  - "Ask early; Source: GAO"\n  - Tell\n',
            '`- "Ask early; Source: GAO"`',
        ),
    ],
)
def test_a_table_in_place_of_a_list_is_told_once(key: str, table: str, items: str, first: str) -> None:
    check_one(
        f"{key}:\n{table}",
        f"{key}:\n{items}",
        7,
        f"this is a table, and `{key}` takes a list",
        f"write each row as an item, as in {first}; `mkdocs-m3 import` does so with whole tables",
    )


@pytest.mark.parametrize(
    ("key", "table", "items"),
    [
        # rows without a text of their own, with a cell too many, or with nothing in them
        (
            "activities",
            "| Activity | Who |\n|---|---|\n| Go | customer |\n| | provider |\n| | Board |\n| - | \u2013 |\n",
            '  - text: "Go; Who: Board"\n    responsibleParty: [customer, provider]\n',
        ),
        (
            "activities",
            "| Activity | Who |\n|---|---|\n| | provider |\n| Plan | customer | later |\n| Show |\n",
            '  - "Who: provider"\n  - text: "Plan; later"\n    responsibleParty: customer\n  - Show\n',
        ),
        # rows that no line sets off as headings, with headings and without
        (
            "activities",
            "| Activity | Who |\n| Plan | Provider |\n| Do | customer |\n",
            "  - text: Plan\n    responsibleParty: provider\n  - text: Do\n    responsibleParty: customer\n",
        ),
        (
            "activities",
            "| Plan | provider |\n\n| Lead the way | customer and provider |\n",
            (
                "  - text: Plan\n    responsibleParty: provider\n"
                "  - text: Lead the way\n    responsibleParty: [customer, provider]\n"
            ),
        ),
        ("inputs", "| Law |\n", "  - Law\n"),
        # several columns for one key
        (
            "activities",
            "| Step | Who | Owner |\n|---|---|---|\n| Plan | customer | provider |\n",
            '  - text: "Plan; Owner: provider"\n    responsibleParty: customer\n',
        ),
        (
            "activities",
            "| Step | Output | Output |\n|---|---|---|\n| Plan | A | B |\n",
            '  - text: "Plan; Output: B"\n    output: A\n',
        ),
        # parties before the text, and a column of other words that sounds like one of parties
        (
            "stakeholders",
            "| Party | Role |\n|---|---|\n| Shared | Lead |\n| customer | Board |\n",
            "  - text: Lead\n    responsibleParty: shared\n  - text: Board\n    responsibleParty: customer\n",
        ),
        (
            "stakeholders",
            "| Role | Responsibilities |\n|---|---|\n| CIO | Approves the plan |\n",
            '  - "CIO; Responsibilities: Approves the plan"\n',
        ),
        # more items below
        ("outputs", "| Output |\n|---|\n| Plan |\n\n- Log\n", "- Plan\n\n- Log\n"),
        ("outputs", "| Output |\r\n|---|\r\n| Plan |\r\n| Log |\n", "  - Plan\r\n  - Log\n"),
        # a key that is none of these items
        (
            "outputs",
            "| Output | external |\n|---|---|\n| Plan | no |\n",
            '  - "Plan; external: no"\n',
        ),
    ],
)
def test_every_word_of_a_table_is_in_its_items(key: str, table: str, items: str) -> None:
    wrong, right = f"{key}:\n{table}objective: Go\n", f"{key}:\n{items}objective: Go\n"
    loaded = read(wrong)
    (found,) = told(loaded)
    assert (found.span.line, found.headline) == (7, f"this is a table, and `{key}` takes a list")
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert shown(loaded) == shown(read(right))


def test_a_misspelled_party_in_a_table_is_told_once_it_is_in_its_place() -> None:
    wrong = "activities:\n| Activity | Who |\n|---|---|\n| Plan | custmer |\n| Show | provider |\n"
    (found,) = told(read(wrong))
    again = edited(HEAD + wrong, found.cure).removeprefix(HEAD)
    assert [(one.code, one.help) for one in told(read(again))] == [("M3013", "write `customer`")]


def test_a_table_in_an_activities_list_of_a_group_is_indented_below_it() -> None:
    groups = "activitiesGroups:\n  - group: First\n    activities:\n{}  - group: Then\n    activities: [Do]\n"
    wrong = groups.format("    | Activity |\n    |---|\n    | Plan |\n")
    (found,) = told(read(wrong))
    assert edited(HEAD + wrong, found.cure) == HEAD + groups.format("      - Plan\n")


def test_the_rows_of_a_table_of_documents_have_names() -> None:
    head = "---\nlayout: m3/phase\nphase: 3\nname: Prepare\nobjective: Go\ndocumentation:\n"
    text = f"{head}| Filename | Name |\n|---|---|\n| Plan.docx | Plan |\n| | Log |\n---\n"
    items = "  - name: Plan\n    filename: Plan.docx\n  - name: Log\n"
    source = Source(path="3.md", uri="3.md", text=text)
    files = {"assets/files/Plan.docx": 1}
    (found,) = load([source], Inventory(pages={"3.md": "3/index.html"}, files=files), M3).findings
    assert edited(text, found.cure) == f"{head}{items}---\n"


@pytest.mark.parametrize(
    ("key", "table"),
    [
        ("activitiesGroups", "| Group | Activity |\n|---|---|\n| First | Plan |\n"),
        ("activities", "| Activity | Who |\n|---|---|\n"),
    ],
)
def test_around_a_table_that_makes_no_items_the_page_is_read(key: str, table: str) -> None:
    loaded = read(f"inputs: [Law]\n{key}:\n{table}objective: Go\n")
    (found,) = told(loaded)
    assert (found.span.line, found.headline) == (8, f"this is a table, and `{key}` takes a list")
    assert found.cure == ()
    assert shown(loaded) == shown(read("inputs: [Law]\nobjective: Go\n"))


@pytest.mark.parametrize(
    ("wrong", "right", "line", "cure"),
    [
        (
            "objective:\n| A | B |\n|---|---|\n| C | D |\ninputs: [Law]\n",
            'objective:\n  "| A | B |\n  |---|---|\n  | C | D |"\ninputs: [Law]\n',
            7,
            'indent the text with 2 spaces, and put it in quotes: `"| A | B | |---|---| | C | D |"`',
        ),
        (
            'inputs:\n  - text:\n @all "notes"\n     or so\n  - Law\n',
            "inputs:\n  - text:\n      '@all \"notes\"\n      or so'\n  - Law\n",
            8,
            "indent the text with 6 spaces, and put it in quotes: `'@all \"notes\" or so'`",
        ),
    ],
)
def test_a_text_that_needs_quotes_is_indented_below_its_key(
    wrong: str, right: str, line: int, cure: str
) -> None:
    found = read(wrong).findings[0]
    assert (found.span.line, found.help) == (line, cure)
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []
    assert shown(read(wrong)) == shown(read(right))


MAIL = "as in a mail that quotes another"


@pytest.mark.parametrize(
    ("wrong", "right", "cure"),
    [
        (
            "objective:\n> Decide by date\n> and soon\n",
            "objective:\n  Decide by date\n  and soon\n",
            "write 2 spaces instead, so that it is the text of `objective`, here and in one more line",
        ),
        (
            "responsibleParty: # who leads\n> customer\n",
            "responsibleParty: # who leads\n  customer\n",
            "write 2 spaces instead, so that it is the text of `responsibleParty`",
        ),
        (
            "stakeholders:\n  - text:\n> Lead\n    responsibleParty: shared\n",
            "stakeholders:\n  - text:\n      Lead\n    responsibleParty: shared\n",
            "write 6 spaces instead, so that it is the text of `text`",
        ),
        (
            "inputs:\n  - Law\n  -\n> Charter\n",
            "inputs:\n  - Law\n  -\n    Charter\n",
            "write 4 spaces instead, so that it is the text of the item",
        ),
        (
            "activities:\n> Meet the people\n> in time\ninputs: [Law]\n",
            "activities:\n  - Meet the people\n    in time\ninputs: [Law]\n",
            (
                "write `- ` instead, with 2 spaces before it, and 4 spaces in the lines below: "
                "it is an item of `activities`"
            ),
        ),
        (
            "activities:\n> Meet\n- Do it\n",
            "activities:\n- Meet\n- Do it\n",
            "write `- ` instead: it is an item of `activities`",
        ),
    ],
)
def test_words_of_a_mail_below_a_key_are_its_value(wrong: str, right: str, cure: str) -> None:
    line = 6 + wrong[: wrong.index(">")].count("\n")
    check_one(wrong, right, line, f"`>` begins this line, {MAIL}", cure)


@pytest.mark.parametrize("key", ["objective", "bestPractice"])
def test_a_key_is_not_deleted_whose_value_is_below_it_once_it_is_corrected(key: str) -> None:
    for yaml in (f"{key}: [Ask]\n{key}:\n> Decide\n", f"{key}:\n> Decide\n{key}: [Ask]\n"):
        (found,) = (one for one in told(read(yaml)) if one.code == "M3003")
        assert found.help.startswith("keep the one that is right")
        assert found.cure == ()


def test_the_lines_that_git_shows_of_neither_version_are_left_out() -> None:
    check_one(
        "inputs:\n<<<<<<< HEAD\n  - A\n||||||| 3f2a1c9\n  - Old\n=======\n  - B\n>>>>>>> main\n"
        "outputs:\n<<<<<<< HEAD\n  - C\n||||||| 3f2a1c9\n=======\n  - D\n>>>>>>> main\n",
        "inputs:\n  - A\n  - B\noutputs:\n  - C\n  - D\n",
        7,
        "Git could not merge two versions of this page, and left marks where they differ",
        "keep the lines that are right, and delete the marks: `<<<<<<<`, `|||||||`, `=======` and `>>>>>>>`, "
        "and the lines between `|||||||` and `=======`, which both versions have changed",
    )


def test_lines_are_kept_below_a_mark_of_git_that_stands_alone() -> None:
    wrong, right = (
        "inputs:\n  - A\n||||||| 3f2a1c9\n  - B\n=======\n  - C\n",
        "inputs:\n  - A\n  - B\n  - C\n",
    )
    (found,) = told(read(wrong))
    assert "both versions" not in found.help
    assert edited(HEAD + wrong, found.cure) == HEAD + right


@pytest.mark.parametrize("key", ["bestPractice", "outputs", "activities"])
@pytest.mark.parametrize(
    ("points", "text"), [(("a badge", "a desk"), "Give: a badge, a desk"), (("a, b", "c: d e"), "")]
)
def test_points_below_an_item_are_told_as_such(key: str, points: tuple[str, ...], text: str) -> None:
    below = "".join(f"      - {point}\n" for point in points)
    wrong, right = f"{key}:\n  - Give:\n{below}  - End\n", f'{key}:\n  - "{text}"\n  - End\n'
    (found,) = told(read(wrong))
    cure = "write the points into its text{}, or make each an item of its own"
    assert found.headline == f"an item of `{key}` is one text, and a list is below it"
    assert found.help == cure.format(f', as in `"{text}"`' if text else "")
    assert edited(HEAD + wrong, found.cure) == HEAD + (right if text else wrong)
    assert not text or told(read(right)) == []


def test_an_item_read_as_part_of_a_text_stays_in_it_on_one_line() -> None:
    wrong = "bestPractice:\n  - Give each one\n      - 'a badge'\n      - a desk\n  - End\n"
    (found,) = told(read(wrong))
    right = "bestPractice:\n  - \"Give each one - 'a badge' - a desk\"\n  - End\n"
    assert edited(HEAD + wrong, found.cure) == HEAD + right
    assert told(read(right)) == []


@pytest.mark.parametrize("key", ["name", "title", "section"])
def test_another_key_that_names_a_group_is_told(key: str) -> None:
    right = "activitiesGroups:\n  - group: Before\n    activities: [Ask]\n"
    wrong = right.replace("group", key)
    (found,) = told(read(wrong))
    assert (found.code, found.help) == ("M3015", "write `group`")
    assert edited(HEAD + wrong, found.cure) == HEAD + right


@pytest.mark.parametrize("name", ["HEAD", "- HEAD", "  - HEAD", "ORIG_HEAD", "Updated upstream"])
@pytest.mark.parametrize("branch", ["", "schedule-update\n", "main\n"])
def test_names_of_versions_left_over_from_a_merge_are_to_be_deleted(name: str, branch: str) -> None:
    first, second = (f"  - text: Meet {n}\n    responsibleParty: shared\n" for n in (1, 2))
    loaded = read(f"activities:\n{name}\n{first}{second}{branch}outputs:\n  - Plan\n")
    found = told(loaded)
    assert [one.help for one in found] == ["delete the line"] * (2 if branch else 1)
    assert found[0].headline.startswith(f"`{name.strip(' -')}` is left over from a merge")
    right = f"activities:\n{first}{second}outputs:\n  - Plan\n"
    wrong = f"{HEAD}activities:\n{name}\n{first}{second}{branch}outputs:\n  - Plan\n"
    assert edited(wrong, [edit for one in found for edit in one.cure]) == HEAD + right
    assert shown(loaded) == shown(read(right))


@pytest.mark.parametrize(
    "yaml",
    [
        "stakeholders:\n  - HEAD of Payroll\n",
        'objective: "Meet\n  HEAD\n  now"\n',
        "objective: |\n  Meet\n  HEAD\n",
    ],
)
def test_head_within_a_text_is_a_word_of_it(yaml: str) -> None:
    assert told(read(yaml)) == []


@pytest.mark.parametrize(
    ("pasted", "right"),
    [
        ("- Update the log", "Update the log"),
        ("-  Update the log", "Update the log"),
        ("- Update the log: after each", '"Update the log: after each"'),
        ("- Update #1", '"Update #1"'),
    ],
)
def test_the_dash_that_a_text_was_pasted_with_is_told_and_not_shown(pasted: str, right: str) -> None:
    page = "activities:\n  - text: Meet\n  - text: {}\n"
    (found,) = told(read(page.format(pasted)))
    headline = "a second `-` comes before this text, which is an item's already"
    assert (found.code, found.headline) == ("M3001", headline)
    assert found.help.startswith(f"write `{right}`; only if readers are to see the `-`")
    obeyed = edited(f"{HEAD}{page.format(pasted)}---\n", found.cure)
    assert obeyed == f"{HEAD}{page.format(right)}---\n"
    assert told(read(page.format(right))) == []
