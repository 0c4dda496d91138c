"""What the office can write, what is missing, and amounts that are no figure of the decision."""

import pytest

from app.exports.papers.sections import SECTIONS, computed_lines, missing, strange_amounts
from tests.app.exports.papers.conftest import MakeFacts


def test_all_that_is_missing_is_named_until_it_is_written(make_facts: MakeFacts) -> None:
    alone = ["planning", "background", "considerations", "child", "gender", "responsible"]
    assert missing(make_facts()) == ["case_number", "officer", *alone]
    written = dict.fromkeys(["case_number", "officer", *alone], "Text.")
    assert missing(make_facts(texts=written)) == []
    assert missing(make_facts(texts=written | {"child": "  \n"})) == ["child"]


def test_a_section_that_is_computed_shows_what_it_says(make_facts: MakeFacts) -> None:
    facts = make_facts()
    assert {one for one in SECTIONS if computed_lines(one, facts)} == {
        "summary",
        "decision",
        "basis",
        "economy",
        "intro",
    }
    assert len(computed_lines("decision", facts)) == 13
    assert computed_lines("economy", facts)[0].replace("\xa0", " ") == "Föreslås fördelas: 15 000 000 kr"


@pytest.mark.parametrize(
    ("text", "strange"),
    [
        ("Grundskolenämnden får 5 050 000 kr och Utbildning 6 620 000 kr av 15 000 000.", []),
        ("Fritidsbanken får 300\xa0000 kr, sökt var 313 000 kr.", []),
        ("Vi fördelar 14 000 000 kr och 14.000.000.", ["14 000 000", "14.000.000"]),
        ("Beslut 2026-12-09, § 298, 046-12 34 56.", []),
        ("", []),
    ],
)
def test_amounts_of_another_decision_are_found(make_facts: MakeFacts, text: str, strange: list[str]) -> None:
    assert strange_amounts(text, make_facts()) == strange
