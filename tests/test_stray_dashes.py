"""A `-` before a key of the item above: told with both things it may be, and read as a key of that item."""

from __future__ import annotations

import pytest

from tests.test_line_slips import check_one, told
from tests.test_trials import read

NOT_SO = "; if not, say what it is: `text: …`"


@pytest.mark.parametrize(
    ("wrong", "right", "name", "key"),
    [
        (
            "activities:\n  - text: Meet\n  - responsibleParty: customer\n    output: Plan\n  - Go\n",
            "activities:\n  - text: Meet\n    responsibleParty: customer\n    output: Plan\n  - Go\n",
            "activities",
            "responsibleParty",
        ),
        (
            "stakeholders:\n  - text: Lead\n  - responsibleParty:\n      - customer\n      - provider\n",
            "stakeholders:\n  - text: Lead\n    responsibleParty:\n      - customer\n      - provider\n",
            "stakeholders",
            "responsibleParty",
        ),
        (
            "activities:\n  - text: Meet\n  - output: Plan\n",
            "activities:\n  - text: Meet\n    output: Plan\n",
            "activities",
            "output",
        ),
    ],
)
def test_a_key_with_a_dash_too_many_belongs_to_the_item_above(
    wrong: str, right: str, name: str, key: str
) -> None:
    cure = f"if it belongs to the item above, which has no `{key}`, write 4 spaces in place of `  - `{NOT_SO}"
    check_one(wrong, right, 8, f"an item of `{name}` has no `text`", cure)


def test_the_item_above_may_be_only_a_text() -> None:
    check_one(
        "activities:\n  - Meet\n  - responsibleParty: customer\n",
        "activities:\n  - text: Meet\n    responsibleParty: customer\n",
        8,
        "an item of `activities` has no `text`",
        "if it belongs to the item above, which is only a text, write 4 spaces in place of `  - ` and "
        f"`text: ` before that text{NOT_SO}",
    )


@pytest.mark.parametrize(
    "yaml",
    [
        "activities:\n  - text: Meet\n    responsibleParty: shared\n  - responsibleParty: customer\n",
        "activities:\n  - responsibleParty: customer\n  - text: Meet\n",
        "activities: [{text: Meet}, {responsibleParty: customer}]\n",
    ],
)
def test_what_the_item_above_cannot_take_lacks_its_text(yaml: str) -> None:
    (found,) = told(read(yaml))
    assert (found.code, found.help, found.cure) == ("M3015", "say what it is: `text: …`", ())
