"""Texts that break off, outputs of activities that were moved, and counts that no longer hold."""

from __future__ import annotations

from typing import Final

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD: Final = "---\nlayout: m3/keyTask\nphase: 1\nkeyTask: {n}\nname: Part {n}\n"


def told(code: str, *pages: str) -> list[Finding]:
    """The findings of a code in tasks 1.1, 1.2, and so on, of which the rest is given."""
    texts = {f"1.{n}.md": HEAD.format(n=n) + page for n, page in enumerate(pages, 1)}
    sources = [Source(path=uri, uri=uri, text=text) for uri, text in texts.items()]
    inventory = Inventory(pages={uri: uri.replace(".md", "/index.html") for uri in texts}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code == code]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Compare counts, sums of money, and", "and"),
        ("Compare counts or", "or"),
        ("Write down each setting in the", "the"),
        ("Compare counts, sums of money,", ","),
        ("Compare counts, sums of money, ", ","),
        ("Zahlen und Summen vergleichen und", "und"),
        ("Comparer les chiffres et", "et"),
        ("Describe the path for a dispute, with the number of", "of"),
        ("Set up the tools, such as", "such as"),
    ],
)
def test_a_text_that_breaks_off_is_told_where_it_does(text: str, written: str) -> None:
    (found,) = told("M3115", f"activities:\n  - text: '{text}'\n---\n")
    assert found.headline == f"this text ends with `{written}`, and what should follow is missing"
    assert found.help == f"write its end, or delete the `{written}`"
    assert found.span.excerpt[found.span.column - 1 :].strip(" ,'") == written.strip(",")


@pytest.mark.parametrize(
    "rest",
    [
        "activities:\n  - text: Compare counts and sums\n---\n",
        "activities:\n  - text: Die Sitzung zieht alle an\n---\n",
        "activities:\n  - text: Find out what it consists of\n---\n",
        "activities:\n  - text: Name a backup for whoever signs on\n---\n",
        "activities:\n  - text: Show what the team is proud of\n---\n",
        "activities:\n  - text: Write down each list that this task is a part of\n---\n",
        "activities:\n  - text: Show which group the role is a member of\n---\n",
        "activities:\n  - text: Einigen Sie sich auf einen\n---\n",
        "bestPractice:\n  - meet the sponsor,\n  - agree on dates, and\n  - write them down.\n---\n",
        "bestPractice:\n  - die Termine festlegen und\n  - alles aufschreiben.\n---\n",
        "activities:\n  - text: Do this and\n      that\n---\n",
        "activities:\n  - text: Compare counts and # sums\n---\n",  # told as what is cut off
        "stakeholders:\n  - text: Command and\n---\n",  # too short to be a sentence
        "bestPractice:\n  - Meet today\n  - Meet on Monday, and\n  - tell others\n  - Write it down\n---\n",
        "---\nWords of the body, and\n",
    ],
)
def test_nothing_is_said_of_what_goes_on_or_may_end_like_this(rest: str) -> None:
    assert told("M3115", rest) == []


@pytest.mark.parametrize(
    "text",
    [
        "Ask the records offices (in person where travel allows",
        "Ask (or call) the offices (in person. Then go",
        "Ask [them](1.1.md) all (in person",
    ],
)
def test_a_parenthesis_that_never_closes_is_told_where_it_opens(text: str) -> None:
    (found,) = told("M3115", f"activities:\n  - text: {text}\n---\n")
    assert found.headline == "a parenthesis opens here, and never closes"
    assert found.help == "write `)` where it ends, or delete the `(`"
    assert found.span.excerpt[found.span.column - 1 :].startswith("(in person")


@pytest.mark.parametrize(
    "text",
    [
        "Ask (in person)",
        "a) Ask, b) go",
        "Ask :( now",
        "Ask `f(` now",
        "See [a](1.1.md)",
        "See [a](1.1.md now",
        "Ask \\( now",
        "(a) ask (b) go",
        "Read it (see section 8) now",
        "Use form SF-1449 (or 18)",
        "Read paragraph 3(b)(8)",
        "List the (Teil-)Projekte",
        "Read it (as follows:) today",
        "Interval (0, 1] is meant here",
    ],
)
def test_other_parentheses_are_left_alone(text: str) -> None:
    assert told("M3115", f"activities:\n  - text: '{text}'\n---\n") == []


MAKES: Final = "activities:\n  - text: Write {0}\n    output: {0}\n  - text: Draw {1}\n    output: {1}\n"
OUTPUTS: Final = MAKES.format("Charter", "Calendar") + "outputs:\n  - Charter\n  - Calendar\n"


def test_an_output_whose_activity_was_moved_is_told_with_where_it_is_now() -> None:
    there = "activities:\n  - text: Begin\n  - text: Answer\n    output: Guide\noutputs: [Guide]\n---\n"
    (found,) = told("M3116", OUTPUTS + "  - Guide\n---\n", there)
    assert found.headline == (
        "none of these activities makes `Guide`, as they do all other outputs here; "
        "activity 2 of 1.2 makes it"
    )
    assert found.help.startswith("if that activity was moved there, delete this output here")
    assert found.span.excerpt.strip() == "- Guide"


@pytest.mark.parametrize(
    ("here", "there"),
    [
        (OUTPUTS + "  - ~~Guide~~\n---\n", MAKES.format("Guide", "Log") + "---\n"),
        (
            OUTPUTS.replace("output: Calendar", "ouput: Calendar") + "---\n",
            MAKES.format("Calendar", "Log") + "---\n",
        ),
        (OUTPUTS + "  - Guide\n---\n", "outputs: [Guide]\n---\n"),  # no activity makes it anywhere
        (OUTPUTS + "  - Guide\n  - Plan\n---\n", MAKES.format("Guide", "Log") + "---\n"),  # several
        (OUTPUTS + "---\n", MAKES.format("Guide", "Log") + "---\n"),
        ("outputs:\n  - Guide\n---\n", MAKES.format("Guide", "Log") + "---\n"),  # which shows no rule
        (OUTPUTS + "  - Guide\n---\n", MAKES.format("Guide", "Guide") + "---\n"),  # two activities do
    ],
)
def test_nothing_is_said_of_other_outputs_without_activities(here: str, there: str) -> None:
    assert told("M3116", here, there) == []


def items(count: int, sign: str = "1.") -> str:
    return "".join(f"{sign} Item {n}\n" for n in range(count))


@pytest.mark.parametrize(
    ("words", "count", "written", "right"),
    [
        ("It has four parts and fits on one screen.", 5, "four", "five"),
        ("It has four parts.", 3, "four", "three"),
        ("Four short questions are asked:", 5, "Four", "Five"),
        ("In a network it has two parts.", 3, "two", "three"),
        ("There are ten rules:", 11, "ten", "11"),
        ("Es gibt drei Fragen:", 4, "drei", "vier"),
        ("Il y a trois parties :", 4, "trois", "quatre"),
        ("Hay dos pasos:", 3, "dos", "tres"),
        ("Il y a six parties :", 7, "six", "7"),
    ],
)
@pytest.mark.parametrize("sign", ["1.", "-"])
def test_a_count_that_its_list_no_longer_has_is_told_with_the_right_one(
    words: str, count: int, written: str, right: str, sign: str
) -> None:
    page = f"---\n## Four parts\n\nBefore.\n\n{words}\n\n{items(count, sign)}"
    (found,) = told("M3117", page)
    assert found.headline == f"this says `{written}`, and the list below has {count} items"
    assert found.span.excerpt[found.span.column - 1 :].startswith(written)
    whole = HEAD.format(n=1) + page
    assert edited(whole, found.cure) == whole.replace(words, words.replace(f"{written} ", f"{right} "))


@pytest.mark.parametrize(
    "body",
    [
        f"It has five parts.\n\n{items(5)}",
        f"It has four parts.\n\nAnd more.\n\n{items(5)}",
        f"It has two parts.\n\n{items(5)}",  # of which the list may be about one
        f"It takes four weeks.\n\n{items(5)}",
        f"Each of the two parts has four steps:\n\n{items(5)}",
        f"At least two conditions must be met:\n\n{items(3)}",
        f"Choose two options:\n\n{items(3)}",
        f"Mindestens zwei Bedingungen:\n\n{items(3)}",
        f"Au moins deux conditions doivent :\n\n{items(3)}",
        f"After the first three steps, go on:\n\n{items(4)}",
        f"It has four parts:\n\n{items(3, '-')}\n* d\n",
        "It has four parts:\n\n2. a\n3. b\n4. c\n",
        f"It has 2 parts, and four steps.\n\n{items(3)}",
        "```\nIt has four parts.\n\n1. a\n2. b\n3. c\n```\n",
        "It has four parts.\n\n1. a\n    - b\n    - c\n2. d\n3. e\n4. f\n",
    ],
)
def test_nothing_is_said_of_other_numbers(body: str) -> None:
    assert told("M3117", f"---\n{body}") == []


def phase(*unmade: int) -> list[str]:
    """Five tasks with an output each, which an activity makes in all but some, counted from 1."""
    made = ["" if n in unmade else f"    output: A{n}\n" for n in range(6)]
    return [f"activities:\n  - text: Do\n{made[n]}outputs:\n  - A{n}\n---\n" for n in range(1, 6)]


def test_the_only_output_of_a_phase_that_no_activity_makes_is_told() -> None:
    (found,) = told("M3116", *phase(3))
    assert found.headline == "no activity makes `A3`, as activities do all other outputs of this phase"
    assert (
        found.help
        == "name it as `output` of the activity that makes it, or delete it if that activity was deleted"
    )
    assert (found.span.path, found.span.excerpt) == ("1.3.md", "  - A3")
    assert told("M3116", *phase(3, 4)) == []
    named_otherwise = [
        one.replace("t: A3", "t: Move Reports").replace("- A3", "- Move Report") for one in phase()
    ]
    assert told("M3116", *named_otherwise) == []
    assert len(told("M3089", *named_otherwise)) == 1
    assert told("M3116", *phase(1)[:3]) == []


@pytest.mark.parametrize("other", ["Charters", "The charter"])
def test_of_one_output_with_two_names_both_are_named_once(other: str) -> None:
    more = "  - text: Sign {0}\n    output: {0}\n"
    yaml = OUTPUTS.replace("outputs:", f"{more.format('Log')}outputs:\n  - Log")
    page = f"{yaml.replace('  - Charter', f'  - {other}')}---\n"
    (found,) = told("M3089", page)
    assert found.headline == f"`Charter` is not among the outputs of the task, and `{other}` is"
    assert told("M3116", page, *phase()) == []


def roles(*parties: str, name: str = "Liaison") -> list[str]:
    """Tasks in which a role takes part for these parties, one after the other."""
    return [f"stakeholders:\n  - text: {name}\n    responsibleParty: {who}\n---\n" for who in parties]


def test_a_role_with_another_party_than_everywhere_else_is_told_and_nothing_follows_from_it() -> None:
    pages = roles("qsmo", "qsmo", "customer", "qsmo")
    pages[2] = pages[2].replace(
        "stakeholders:", "activities:\n  - text: Do\n    responsibleParty: [customer, qsmo]\nstakeholders:"
    )
    (found,) = told("M3118", *pages)
    assert found.headline == "`Liaison` takes part for `qsmo` in 3 other tasks, and for `customer` here"
    assert found.help == "write `qsmo`, if this was copied from another row"
    whole = HEAD.format(n=3) + pages[2]
    assert edited(whole, found.cure) == whole.replace("Party: customer", "Party: qsmo")
    assert told("M3073", *pages) == []


@pytest.mark.parametrize(
    "parties",
    [
        ("qsmo", "qsmo", "customer"),
        ("qsmo", "qsmo", "qsmo", "[customer, qsmo]"),
        ("qsmo", "qsmo", "qsmo", "customer", "customer"),
        ("qsmo", "qsmo", "qsmo", "customer", "provider"),
        ("qsmo", "qsmo", "shared", "customer"),
        ("qsmo", "qsmo", "qsmo", "customer # not in use\n    responsibleParty: qsmo"),
    ],
)
def test_nothing_is_said_of_roles_that_take_part_for_several(parties: tuple[str, ...]) -> None:
    assert told("M3118", *roles(*parties)) == []


SAID: Final = "Time each step, and mark those that would not fit"


@pytest.mark.parametrize(
    "second", [f"{SAID} {SAID}", f"{SAID}. {SAID}.", f"{SAID}, {SAID}", f"{SAID}  {SAID}."]
)
def test_a_text_that_was_pasted_beside_itself_is_told_and_mended(second: str) -> None:
    page = f"activities:\n  - text: {second}\n---\n"
    (found,) = told("M3026", page)
    assert (found.headline, found.help) == ("this text says *Time each step, and …* twice", "delete it once")
    mended = edited(HEAD.format(n=1) + page, found.cure)
    assert mended.count(SAID) == 1
    assert mended.count("text: Time each step") == 1


@pytest.mark.parametrize(
    "text", ["Ask again and again", "Ask one, ask two, ask one, ask three", "No no no no"]
)
def test_words_that_are_said_again_on_purpose_are_left_alone(text: str) -> None:
    assert told("M3026", f"activities:\n  - text: {text}\n---\n") == []


@pytest.mark.parametrize("written", ["https://playbook.example.gov/new/", "new", "/new//"])
def test_of_a_permalink_that_cannot_be_read_nothing_else_is_told_where_links_lead_there(written: str) -> None:
    target = f"permalink: {written}\n---\n"
    texts = [target, "objective: See [the first](/new/)\n---\n"]
    assert [one.span.path for one in told("M3017", *texts)] == ["1.1.md"]
    assert told("M3053", *texts) == []
    assert len(told("M3053", target, "objective: See [the first](/old/)\n---\n")) == 1
    assert len(told("M3053", "---\n", texts[1])) == 1


def test_a_role_that_takes_part_for_both_in_one_task_is_right() -> None:
    both = "".join(f"  - {{text: Liaison, responsibleParty: {who}}}\n" for who in ("qsmo", "customer"))
    assert told("M3118", *roles("qsmo", "qsmo", "qsmo"), f"stakeholders:\n{both}---\n") == []


@pytest.mark.parametrize("who", ["\n      - customer", "&c customer"])
def test_of_a_party_that_is_more_than_a_word_nothing_is_said(who: str) -> None:
    assert told("M3118", *roles("qsmo", "qsmo", "qsmo", who)) == []


@pytest.mark.parametrize("text", [f"{SAID} and {SAID} and", f"{SAID}, {SAID},"])
def test_a_doubled_text_that_breaks_off_is_told_once(text: str) -> None:
    page = f"activities:\n  - text: {text}\n---\n"
    assert (len(told("M3026", page)), told("M3115", page)) == (1, [])
