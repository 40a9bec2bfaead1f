"""Signs that a keyboard or a spreadsheet writes in place of others: told at their place, and mended."""

from __future__ import annotations

import pytest

from mkdocs_m3.findings.fixing import fixed
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
