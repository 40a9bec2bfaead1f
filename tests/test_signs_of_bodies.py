"""Signs of a body in a text, what Word leaves of a reference: told, since readers see them as they are."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import edited
from tests.test_comment_marks import told
from tests.test_trials import HEAD

HERE = "means something in the body of a page alone, and is shown to readers here"


def page(words: str) -> str:
    quoted = words.replace("'", "''")
    return f"{HEAD}bestPractice:\n  - '{quoted}'\n---\n"


@pytest.mark.parametrize(
    ("words", "sign", "right"),
    [
        (
            'See [it](https://example.gov/){:target="_blank"} now',
            '{:target="_blank"}',
            "See [it](https://example.gov/) now",
        ),
        ("Ask the board {: .note }", "{: .note }", "Ask the board "),
        ("Ask the board{.note #one}", "{.note #one}", "Ask the board"),
        ("[Yesterday 3:14 PM] Ortiz, Dana: Agree on it", "[Yesterday 3:14 PM] Ortiz, Dana:", "Agree on it"),
        ("[14:02] Dana: Agree on it", "[14:02] Dana:", "Agree on it"),
        ("Read the ==whole== plan", "==whole==", "Read the **whole** plan"),
    ],
)
def test_a_sign_of_a_body_is_told_with_what_to_write(words: str, sign: str, right: str) -> None:
    (found,) = told(page(words))
    chat = "says who wrote this in a chat, and is shown to readers here"
    assert found.headline == f"`{sign}` {chat if sign[0] == '[' else HERE}"
    assert edited(page(words), found.cure) == page(right)
    assert told(page(right)) == []


def test_a_footnote_is_told_and_its_words_are_left_to_the_author() -> None:
    (found,) = told(page("Ask early[^1], and twice"))
    assert (found.headline, found.cure) == (f"`[^1]` {HERE}", ())
    assert (
        found.help == "delete it, and put the words of the footnote in parentheses, or below the front matter"
    )


def test_a_reference_that_word_has_lost_is_told() -> None:
    (found,) = told(page("Follow Error! Reference source not found. to the letter"))
    assert (
        found.headline
        == "`Error! Reference source not found.` is what Word writes where it has lost a reference"
    )
    assert found.help == "write what it referred to"


@pytest.mark.parametrize(
    "words",
    [
        "`[^1]` and `==x==` and `{.note}`",
        "\\[^1] \\==x==",
        "[the plan](https://example.gov/at/14:02/) says: no",
        "[14:02](https://example.gov/) is noon: or so",
        "a == b and c == d",
        "a==b, c==d",
        "Write {name} and {the date}",
        "Error! Try again",
        "{{ page.title }}",
        "x === y",
    ],
)
def test_what_only_looks_like_such_a_sign_is_left_alone(words: str) -> None:
    assert told(page(words)) == []
