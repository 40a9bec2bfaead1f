"""Signs that a keyboard or a spreadsheet writes in place of others: told at their place, and mended."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited, fixed
from mkdocs_m3.markup.apostrophes import apostrophes
from tests.test_line_slips import check_one, shown, told
from tests.test_trials import HEAD, read

TWICE = 'between double quotes, a quote is written `\\"`, and not `""`'


@pytest.mark.parametrize(
    ("written", "meant", "line"),
    [
        (
            '  - text: "Say ""yes"", or ""no"""\n    responsibleParty: shared\n',
            '  - text: "Say \\"yes\\", or \\"no\\""\n    responsibleParty: shared\n',
            7,
        ),
        ('  - """Yes"" it is" # sure\n', '  - "\\"Yes\\" it is" # sure\n', 7),
        ('  - "a: ""b #c"", (""…"")"\n', '  - "a: \\"b #c\\", (\\"…\\")"\n', 7),
        ('  - "Buy 19"" racks"\n', '  - "Buy 19\\" racks"\n', 7),
        ('  - "Say\n    ""yes"""\n', '  - "Say\n    \\"yes\\""\n', 8),
        ('  - "Say ""yes""\n    or ""no"""\n', '  - "Say \\"yes\\"\n    or \\"no\\""\n', 7),
        (
            '  - {text: "Say ""yes""", responsibleParty: shared}\n',
            '  - {text: "Say \\"yes\\"", responsibleParty: shared}\n',
            7,
        ),
    ],
)
def test_quotes_that_excel_doubles_are_written_with_a_backslash(written: str, meant: str, line: int) -> None:
    wrong, right = f"activities:\n{written}", f"activities:\n{meant}"
    quoted = " ".join(meant[meant.index('"') : meant.rindex('"') + 1].split())
    found = check_one(wrong, right, line, TWICE, f"write `{quoted}`")
    assert (found.fix is None) == ("19" in written)


def test_each_text_with_doubled_quotes_is_told_and_all_are_mended_at_once() -> None:
    wrong = 'bestPractice:\n  - "Say ""yes"""\n  - "Say ""no"""\ninputs: ["a ""b""", "a ""c"""]\n'
    found = [one for one in told(read(wrong)) if one.code == "M3001"]
    assert {one.headline for one in found} == {TWICE}
    assert [one.span.line for one in found] == [7, 8, 9, 9]
    right = wrong.replace('""', '\\"')
    assert fixed(HEAD + wrong, found) == HEAD + right
    assert shown(read(wrong)) == shown(read(right))


@pytest.mark.parametrize(
    "yaml",
    [
        'bestPractice:\n  - a ""b"" c\n  - \'a ""b"" c\'\n  - >\n    "a ""b"" c"\n  - "a \\"\\" b"\n',
        'bestPractice: [a "b ""c"" d", e, \'"a""b", c\']\n',
        'bestPractice: [a "b ""c"" d", e]\n',
        'objective: "a\n\n  b"\nbestPractice: [""]\n',
    ],
)
def test_quotes_that_are_right_are_left_alone(yaml: str) -> None:
    assert [one for one in told(read(yaml)) if one.code != "M3022"] == []


def meant(text: str) -> str:
    """The text with its apostrophes."""
    places = apostrophes(text).places
    return "".join("'" if at in places else sign for at, sign in enumerate(text))


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("the provider`s scope and agency`s time", "the provider's scope and agency's time"),
        ("We don`t, they can`t, and I`m in", "We don't, they can't, and I'm in"),
        ("customer`s-provider`s", "customer's-provider's"),
        ("It can`t wait", "It can't wait"),
        ("the provider`s `code` and its", "the provider's `code` and its"),
        ("`CSV`s of the provider`s", "`CSV`s of the provider's"),
        ("l`agence et l`usager d`une", "l'agence et l'usager d'une"),
        ("the agencies` own and users` rules", "the agencies' own and users' rules"),
        ("Hawai`i and Kaua`i", "Hawai'i and Kaua'i"),
    ],
)
def test_a_backtick_between_letters_is_meant_as_an_apostrophe(text: str, right: str) -> None:
    assert meant(text) == right
    assert apostrophes(right).places == ()


@pytest.mark.parametrize(
    "text",
    [
        "`CSV`s of `XML`s, and `a b`s",
        "Hawai`i",
        "v`N` and un`set`able",
        "run`git status` first, or `git log`s",
        "``it`s`` and `it`s`",
        "a\\`s and b\\`s",
        "5`s of 6`s",
    ],
)
def test_backticks_of_code_and_of_other_languages_are_left_alone(text: str) -> None:
    assert meant(text) == text


@pytest.mark.parametrize(
    ("item", "right", "sign"),
    [
        ("the agency`s and provider`s", "the agency's and provider's", "'"),
        ('"the agency`s and provider`s"', "\"the agency's and provider's\"", "'"),
        ("'the agency`s and provider`s'", "'the agency''s and provider''s'", "''"),
        ("' it isn`t'", "' it isn''t'", "''"),
    ],
)
def test_apostrophes_are_mended_as_the_quotes_around_the_text_need_it(
    item: str, right: str, sign: str
) -> None:
    wrong = f"bestPractice:\n  - {item}\n"
    (found,) = told(read(wrong))
    assert (found.code, found.span.line) == ("M3055", 7)
    assert found.help.startswith(f"write `{sign}` instead")
    assert fixed(HEAD + wrong, [found]) == HEAD + f"bestPractice:\n  - {right}\n"
    assert told(read(f"bestPractice:\n  - {right}\n")) == []


def test_what_may_be_no_apostrophe_is_not_mended_by_itself() -> None:
    wrong = "objective: L`agence et l`usager\n"
    (found,) = told(read(wrong))
    assert found.fix is None
    assert edited(HEAD + wrong, found.cure) == HEAD + wrong.replace("`", "'")


def test_apostrophes_in_a_text_over_lines_are_told_at_the_text() -> None:
    (found,) = told(read("objective: >\n  The agency`s\n  and the user`s\n"))
    assert (found.code, found.span.line, found.cure) == ("M3055", 6, ())


@pytest.mark.parametrize(
    ("value", "quoted"),
    [
        ('"Write a "two-page" charter: why, and how"', "'Write a \"two-page\" charter: why, and how'"),
        ('""Alpha" or "Beta", we call it"', '\'"Alpha" or "Beta", we call it\''),
        ('"We call it ("Alpha")"', "'We call it (\"Alpha\")'"),
        ('"We call it "Alpha",\n    or "Beta": both"', '\'We call it "Alpha", or "Beta": both\''),
        ("'The team's and the board's charter: why'", "\"The team's and the board's charter: why\""),
        ('"Yes" is one answer, and another is "no"', '\'"Yes" is one answer, and another is "no"\''),
    ],
)
def test_quotes_within_quotes_are_kept_and_those_around_the_text_are_none_of_it(
    value: str, quoted: str
) -> None:
    check_one(
        f"bestPractice:\n  - {value}\n  - Ask\n",
        f"bestPractice:\n  - {quoted}\n  - Ask\n",
        7,
        "the text goes on after its closing quote",
        f"put the whole text in quotes: `{quoted}`",
    )


def test_a_comment_behind_quotes_stays_one() -> None:
    (found,) = told(read('objective: "Write a "two-page" charter: why"  # sure\n'))
    assert found.help == "put the whole text in quotes: `'Write a \"two-page\" charter: why'`"
