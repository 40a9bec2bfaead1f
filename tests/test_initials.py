"""An abbreviation of a glossary whose letters are in another order than its words."""

from __future__ import annotations

import pytest

from mkdocs_m3 import M3, Finding, Inventory, Source, load
from mkdocs_m3.findings.fixing import edited

HEAD = "---\nlayout: m3/glossary\ntitle: Words\nsections:\n  - name: All\n    terms:\n"
TERM = "Integrated Master Schedule (ISM)"


def glossary(*names: str, uri: str = "g.md") -> Source:
    terms = "".join(f"      - name: {name}\n        description: What all agree on\n" for name in names)
    return Source(path=f"docs/{uri}", uri=uri, text=f"{HEAD}{terms}---\n")


def task(activity: str, body: str = "") -> Source:
    text = (
        f"---\nlayout: m3/keyTask\nphase: 3\nkeyTask: 1\nname: Go\nactivities:\n  - {activity}\n---\n{body}"
    )
    return Source(path="docs/3.1.md", uri="3.1.md", text=text)


def found(*sources: Source) -> list[Finding]:
    inventory = Inventory(pages={one.uri: f"{one.uri}/index.html" for one in sources}, files={})
    return [one for one in load(sources, inventory, M3).findings if one.code == "M3107"]


def test_initials_in_another_order_are_told_where_a_text_has_them_in_theirs() -> None:
    (one,) = found(glossary("Board", TERM), task("Note it in the IMS"))
    assert (str(one.span), one.span.length) == ("docs/g.md:9:43", 3)
    assert one.headline == f"`{TERM}` has its initials in another order, and docs/3.1.md:7:20 has `IMS`"
    assert one.help == "write `(IMS)`"


@pytest.mark.parametrize(
    ("name", "right", "written"),
    [
        (TERM, "Integrated Master Schedule (IMS)", "Ask the (IMS)."),
        (TERM, "Integrated Master Schedule (IMS)", "Compare all IMSs"),
        ("Integrated Master Schedules (ISMs)", "Integrated Master Schedules (IMSs)", "Read the IMS"),
        ("'**Integrated** Master Schedule (ISM)'", "'**Integrated** Master Schedule (IMS)'", "Read the IMS"),
        ("Memorandum of Understanding (MUO)", "Memorandum of Understanding (MOU)", "Sign the MOU"),
        ("Plan of the Chief Auditor (PAC)", "Plan of the Chief Auditor (PCA)", "Sign the PCA"),
        ("Cut-over Plan (CPO)", "Cut-over Plan (COP)", "Sign the COP"),
    ],
)
def test_whoever_obeys_has_the_initials_as_the_texts_have_them(name: str, right: str, written: str) -> None:
    page = glossary(name)
    (one,) = found(page, task(written))
    assert edited(page.text, one.cure) == glossary(right).text
    assert found(glossary(right), task(written)) == []


def test_an_abbreviation_whose_meaning_is_only_its_words_is_told_as_well() -> None:
    page = glossary("ISM")
    page = Source(path=page.path, uri=page.uri, text=page.text.replace("What all agree on", TERM[:26]))
    (one,) = found(page, task("Read the IMS"))
    assert (one.help, edited(page.text, one.cure)) == ("write `IMS`", page.text.replace("ISM", "IMS"))


def test_a_text_of_an_ordinary_page_or_of_a_body_counts() -> None:
    assert len(found(glossary(TERM), task("Go", "Read the IMS first.\n"))) == 1
    ordinary = Source(path="docs/index.md", uri="index.md", text="# All\n\nRead the IMS first.\n")
    assert len(found(glossary(TERM), ordinary)) == 1
    ordinary = Source(path="docs/index.md", uri="index.md", text="# All\n\nRead the ISM first.\n")
    assert found(glossary(TERM), ordinary, task("Read the IMS")) == []


@pytest.mark.parametrize(
    ("names", "written"),
    [
        ((TERM,), "Go"),
        ((TERM,), "Read the IMS, also called ISM"),
        ((TERM,), "Read IMS-2 at /IMS/ or IMS/ISM"),
        ((TERM,), "Read Ims, ims and XIMS"),
        ((TERM, "Information Management System (IMS)"), "Read the IMS"),
        ((TERM, "IMS"), "Read the IMS"),
        ((TERM, "Information Security Manager (ISM)"), "Read the IMS"),
        (("Integrated Master Schedule (IMS)",), "Read the IMS"),
        (("Coordinated Universal Time (UTC)",), "Write the time as UTC"),
        (("International Organization for Standardization (ISO)",), "See ISO 9001 on the IOS"),
        (("Program Office (OP)",), "Ask the PO"),
        (("Integrated Master Schedule (IMSA)",), "Read the AIMS"),
        (("Integrated Master Schedule (M-IS)",), "Read the IMS"),
        (("Integrated Master Schedule (approved)",), "Read the IMS"),
        (("ISM",), "Read the WAAO"),
    ],
)
def test_what_may_be_meant_so_is_left_alone(names: tuple[str, ...], written: str) -> None:
    assert found(glossary(*names), task(written)) == []


def test_the_abbreviation_may_be_in_the_glossary_of_another_page() -> None:
    other = glossary("Board of the ISM", uri="h.md")
    assert found(glossary(TERM), other, task("Read the IMS")) == []
    assert len(found(glossary(TERM), glossary("Board of the IMS", uri="h.md"))) == 1
