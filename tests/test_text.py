"""Texts: what may be in them, what becomes of the rest, and where it is reported."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_m3.markup.text import inline, plain
from mkdocs_m3.markup.writer import FindingKind
from mkdocs_m3.model.addresses import SAFE_SCHEMES

if TYPE_CHECKING:
    from collections.abc import Iterable


def resolve(address: str) -> str | None:
    return None if "gone" in address else address.strip().replace(" ", "%20")


def markup(text: str) -> str:
    return str(inline(text, resolve).markup)


def flaws(text: str) -> list[tuple[FindingKind, str]]:
    """Each finding with the characters it points at."""
    return [(finding.kind, text[finding.start : finding.end]) for finding in inline(text, resolve).findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Q&A on R & D", "Q&amp;A on R &amp; D"),
        ("a < b and b > c", "a &lt; b and b &gt; c"),
        ("**bold** and *light* and `code`", "<strong>bold</strong> and <em>light</em> and <code>code</code>"),
        ("<B>bold</B> H<SUB>2</SUB>O", "<b>bold</b> H<sub>2</sub>O"),
        ("one<br/>two<BR>three", "one<br>two<br>three"),
        ("[the **plan**](a b.md) now", '<a href="a%20b.md">the <strong>plan</strong></a> now'),
        ("[a note] (not a link), [x](", "[a note] (not a link), [x]("),
        ("[plan](<a b.md>)", '<a href="a%20b.md">plan</a>'),
        ('<A HREF="/files/a b.docx" target="_blank">plan</A>', '<a href="/files/a%20b.docx">plan</a>'),
        ('<abbr title="Office">PMO</abbr>', '<abbr title="Office">PMO</abbr>'),
        ("&nbsp;&copy; &amp; &", "\N{NO-BREAK SPACE}© &amp; &amp;"),
        ("1. no list, # no heading, - no item", "1. no list, # no heading, - no item"),
    ],
)
def test_what_a_text_may_hold_becomes_markup_without_a_finding(text: str, expected: str) -> None:
    assert markup(text) == expected
    assert flaws(text) == []


@pytest.mark.parametrize(
    ("text", "expected", "findings"),
    [
        ("a <font color=red>b</font> c", "a b c", [(FindingKind.TAG, "<font color=red>")]),
        ("a <DIV>b</DIV>", "a b", [(FindingKind.TAG, "<DIV>")]),
        ("a <script>x < 1</script> b", "a  b", [(FindingKind.CONTENT, "<script>x < 1</script>")]),
        ("a <style>p{}", "a ", [(FindingKind.CONTENT, "<style>p{}")]),
        ('<a href="/" onclick="f()">b</a>',
         '<a href="/">b</a>', [(FindingKind.ATTRIBUTE, '<a href="/" onclick="f()">')]),
        ('<b style="color:red">b</b>', "<b>b</b>", [(FindingKind.ATTRIBUTE, '<b style="color:red">')]),
        ("see <TBD> and List<String>", "see &lt;TBD&gt; and List&lt;String&gt;",
         [(FindingKind.LOOKS_LIKE_TAG, "<TBD>"), (FindingKind.LOOKS_LIKE_TAG, "<String>")]),
        ("for <agency name> only", "for &lt;agency name&gt; only",
         [(FindingKind.LOOKS_LIKE_TAG, "<agency name>")]),
        ("a <b>b", "a <b>b</b>", [(FindingKind.UNCLOSED, "<b>")]),
        ("a <b>b<b> c", "a <b>b<b> c</b></b>", [(FindingKind.REOPENED, "<b>")]),
        ("<i>a<i> <b>b", "<i>a<i> <b>b</b></i></i>",
         [(FindingKind.REOPENED, "<i>"), (FindingKind.UNCLOSED, "<b>")]),
        ("<b>a <b>b</b> c</b>", "<b>a <b>b</b> c</b>", []),
        ('<a href="/">a<a> b', '<a href="/">a</a> b', [(FindingKind.REOPENED, "<a>")]),
        ("a</b> b", "a b", [(FindingKind.STRAY, "</b>")]),
        ('<a href="javascript:go()">b</a>', "b", [(FindingKind.UNSAFE, '<a href="javascript:go()">')]),
        ("[b](JaVaScRiPt:go)", "b", [(FindingKind.UNSAFE, "[b](JaVaScRiPt:go)")]),
        ('<a href="java&#10;script:go()">b</a>', "b",
         [(FindingKind.UNSAFE, '<a href="java&#10;script:go()">')]),
        ("[b](data:text/html,x)", "b", [(FindingKind.UNSAFE, "[b](data:text/html,x)")]),
        ('<a href=" gone a b.md">b</a>', '<a href="gone%20a%20b.md">b</a>',
         [(FindingKind.NOWHERE, '<a href=" gone a b.md">')]),
        ("see [b](gone.md) now", 'see <a href="gone.md">b</a> now', [(FindingKind.NOWHERE, "[b](gone.md)")]),
        ("<a>b</a>", "b", [(FindingKind.NOWHERE, "<a>")]),
        ("[b]()", "b", [(FindingKind.NOWHERE, "[b]()")]),
        ("a <!-- note --> b", "a  b", [(FindingKind.COMMENT, "<!-- note -->")]),
        ("![plan](a.png)", "plan", [(FindingKind.TAG, "![plan](a.png)")]),
    ],
)  # fmt: skip
def test_anything_else_loses_only_its_tags_and_is_reported_where_it_stands(
    text: str, expected: str, findings: list[tuple[FindingKind, str]]
) -> None:
    assert markup(text) == expected
    assert flaws(text) == findings


def test_markup_inside_code_is_shown_and_not_reported() -> None:
    assert markup("write `<font>` here") == "write <code>&lt;font&gt;</code> here"
    assert flaws("write `<font>` here") == []


def test_plain_words_have_no_markup_and_single_blanks() -> None:
    assert (
        plain('The  <a href="/x">**fit-gap** plan</a>\N{NO-BREAK SPACE}& more<br>now')
        == "The fit-gap plan & more now"
    )


PIECES = st.sampled_from(
    [
        "<",
        ">",
        "</",
        "b",
        "a href=",
        "'",
        '"',
        "javascript:",
        "script",
        "*",
        "`",
        "[",
        "](",
        ")",
        "&",
        "\n",
        " ",
        "!--",
        "é",
    ]
)


def allowed(tags: Iterable[str]) -> bool:
    return set(tags) <= {"a", "abbr", "b", "br", "code", "em", "i", "strong", "sub", "sup"}


@given(st.lists(PIECES, max_size=30).map("".join) | st.text(max_size=60))
@example("<script>alert(1)")
@example("<b><i></b></i>")
@example("[](>javascript:)")
@example("[a](java\tscript:go)")
def test_whatever_is_written_the_markup_is_well_formed_and_safe(text: str) -> None:
    made = markup(text)
    tree = BeautifulSoup(f"<p>{made}</p>", "html.parser")
    assert allowed(tag.name for tag in tree.find_all() if tag.name != "p")
    for link in tree.find_all("a"):
        # Browsers leave out blanks and control characters before they look for the scheme.
        address = re.sub(r"[\x00-\x20]", "", html.unescape(str(link.get("href", "")))).lower()
        scheme = re.match(r"[a-z][a-z0-9+.-]*(?=:)", address)
        assert scheme is None or scheme[0] in SAFE_SCHEMES
    assert len(tree.find_all("p")) == 1


@pytest.mark.parametrize("written", ["<m:ss>", "<x:y>"])
def test_words_with_a_colon_in_angle_brackets_stay(written: str) -> None:
    assert html.escape(written) in inline(f"at {written} sharp", lambda address: address).markup


def half(text: str) -> list[tuple[str, str]]:
    """What of a text is half written, each with what is told to write."""
    found = inline(text, lambda address: address).findings
    return [(text[one.start : one.end], one.subject) for one in found if one.kind is FindingKind.HALF]


@pytest.mark.parametrize(
    ("text", "written", "right"),
    [
        ("Send the [plan](https://a.gov/x to all", "[plan](https://a.gov/x", "[plan](https://a.gov/x)"),
        ("Send the [plan](3.2.md", "[plan](3.2.md", "[plan](3.2.md)"),
        ("Agree on **two **names", "**two **", "**two** "),
        ("Agree** on** names", "** on**", " **on**"),
        ("the [plan] (https://a.gov/c) x", "[plan] (https://a.gov/c)", "[plan](https://a.gov/c)"),
        ("the [plan] (Plan.docx)", "[plan] (Plan.docx)", "[plan](Plan.docx)"),
        ("see (guide)[https://a.gov]", "(guide)[https://a.gov]", "[guide](https://a.gov)"),
        ("see (guide)(../3.2.md).", "(guide)(../3.2.md)", "[guide](../3.2.md)"),
        ("see {guide}(Plan.docx)", "{guide}(Plan.docx)", "[guide](Plan.docx)"),
        ("see guide](3.2.md)", "guide](3.2.md)", "[guide](3.2.md)"),
        ("see [guide(3.2.md) now", "[guide(3.2.md)", "[guide](3.2.md)"),
        ("[guide][https://a.gov]", "[guide][https://a.gov]", "[guide](https://a.gov)"),
        ("[a](https://a.gov/x), [b](/y", "[b](/y", "[b](/y)"),
        ("the [plan](/x y/a (2).md), too", "[plan](/x y/a (2).md)", "[plan](</x y/a (2).md>)"),
        ("[a](My plan (a) (b).docx)", "[a](My plan (a) (b).docx)", "[a](<My plan (a) (b).docx>)"),
        ("[a](a b/c (2.docx) x", "[a](a b/c (2.docx)", "[a](<a b/c (2.docx>)"),
        ("[a](https://a.gov/My files/b (2).pdf x", None, "[a](<https://a.gov/My files/b (2).pdf>)"),
        ("[a](https://a.gov/My new files/b.pdf", None, "[a](<https://a.gov/My new files/b.pdf>)"),
        ("[a](https://a.gov/x (see b/c.pdf) first", "[a](https://a.gov/x", "[a](https://a.gov/x)"),
        ("[a](https://a.gov/x or take b/c.pdf", "[a](https://a.gov/x", "[a](https://a.gov/x)"),
        ("Name the **owner* of", "**owner*", "**owner**"),
        ("Name the *owner** of", "*owner**", "**owner**"),
        ("** Ask ** first", "** Ask **", "**Ask**"),
        ("see [x](https://a.gov/a, then", "[x](https://a.gov/a", "[x](https://a.gov/a)"),
        (r"Name the **own\*er* of each", r"**own\*er*", r"**own\*er**"),
        ("**Ask ** first", "**Ask **", "**Ask**"),
        ("**Ask first", "**Ask", "**Ask**"),
        ("run `a` and `b", "`b", "`b`"),
    ],
)
def test_a_link_or_bold_words_of_which_a_sign_is_missing_are_told_whole(
    text: str, written: str | None, right: str
) -> None:
    written = written or right.replace("<", "").replace(">)", "")
    assert half(text) == [(written, right)]
    mended = text.replace(written, right)
    assert half(mended) == []
    assert inline(mended, lambda address: address).findings == ()


@pytest.mark.parametrize(
    "text",
    [
        "[plan](https://a.gov/x) and **bold** and *light* and `code`",
        "**[plan](https://a.gov/x)** ***both***",
        "[Plan](a(b).docx) [plan](<b c>) [a plan](my plan.docx) [plan](<a (b) c.docx>)",
        "[plan](/3.1/ (which is the first)) [plan](b.md 'The (first) one')",
        "cost 2**3 of FTE** in Hawai`i",
        r"\[draft](v2 and \**x",
        "`[a](b` `**x`",
        "array[0] (first), see [1] (p. 3), [x] done, [sic]",
        "a * b * c, 5* hotel and 4* hotel",
        "(c)[d] [TBD] (to be decided)",
        "f(x)(y), (a)(2), (US) (see below), (he)(/she), (no. 1)(#2)",
        "the office (PMO) (https://a.gov), {agency} (https://a.gov)",
        "[plan](a.md) (b.md), [a](b.md)(c.md), `(a)(b.md)`",
        "Agree on it [see guidance (https://a.gov/guide)] soon, [optional; annex (annex.pdf)]",
        r"the \[calendar] (https://a.gov/c) \[calendar](https://a.gov/c)",
        "``the plan'' and `the plan'",
        "Charter ** and Law ** are external",
    ],
)
def test_signs_that_are_meant_are_nothing_half(text: str) -> None:
    assert half(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Meet</br>weekly", "Meet weekly"),
        ("<p>Ask</p><p>Tell</p>", "Ask Tell"),
        ("<ul><li>Ask</li><li>*Tell*</li></ul>", "Ask Tell"),
        ("Ask<div>Tell</div>", "Ask Tell"),
        ("a <span>word</span>s", "a words"),
    ],
)
def test_words_between_lines_of_html_are_not_glued(text: str, words: str) -> None:
    shown = BeautifulSoup(inline(text, resolve).markup.replace("<br>", " "), "html.parser").get_text()
    assert shown == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Guide for Grantees<https://a.gov/guide/>", "Guide for Grantees https://a.gov/guide/"),
        ("Guide 2<https://a.gov> and more", "Guide 2 https://a.gov and more"),
        ("Jane Doe<mailto:jane@a.gov>", "Jane Doe mailto:jane@a.gov"),
        ("See <https://a.gov>, (<https://b.gov>)", "See https://a.gov, (https://b.gov)"),
        ("<https://a.gov>", "https://a.gov"),
        ("Guide[here](https://a.gov)", "Guidehere"),
    ],
)
def test_an_address_right_behind_a_word_is_parted_from_it(text: str, words: str) -> None:
    assert BeautifulSoup(markup(text), "html.parser").get_text() == words
    assert flaws(text) == []
