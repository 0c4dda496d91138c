"""The parts of a cost, read from the file's own words and held against what was asked for."""

from dataclasses import replace
from pathlib import Path

import pytest

from scoring.components import Component, components_of
from scoring.intake import read_proposals
from scoring.proposal import Proposal

SAMPLE = Path(__file__).parents[2] / "sample_data/malmo_2022.csv"
PLAIN = Proposal("P01", "Läxhjälp", 1_370_000, "housing", {"housing": 1})


def told(text: str, heading: str = "kostnadsdelar") -> Proposal:
    return replace(PLAIN, extra={heading: text})


def test_the_part_that_does_not_add_up_in_the_source_shows() -> None:
    proposals = {one.id: one for one in read_proposals(SAMPLE.read_bytes(), "malmo_2022.csv")}
    found = components_of(proposals["P18"])
    assert found is not None
    assert found.parts == (
        Component("Översättning tre språk", 300_000),
        Component("Tre föreningsutbildare à 500000", 1_500_000),
        Component("Språkgranskning", None, "ej uppskattat"),
    )
    assert (found.total, found.stated, found.at_least, found.verdict) == (1_800_000, 1_370_000, True, "more")
    verdicts = {id_: parts.verdict for id_, one in proposals.items() if (parts := components_of(one))}
    assert verdicts == {
        "P05": "adds_up", "P11": "adds_up", "P18": "more",
        "P10": "unknown", "P14": "unknown", "P15": "unknown", "P16": "unknown",
    }  # fmt: skip


@pytest.mark.parametrize("text", ["Lön=1 370 000 kr", "Lön=1,37 mnkr;", " Lön = 1300 tkr ; Hyra=70000"])
def test_amounts_are_read_in_swedish_manners(text: str) -> None:
    found = components_of(told(text))
    assert found is not None
    assert (found.total, found.verdict) == (1_370_000, "adds_up")


@pytest.mark.parametrize(
    "text", ["fem coacher", "Lön=1,234", "Lön=cirka 500000", "=500", "Lön=500;två coacher", "a=-5", ";;"]
)
def test_what_cannot_be_read_is_kept_as_text_and_never_guessed(text: str) -> None:
    found = components_of(told(text))
    assert found is not None
    assert (found.text, found.parts, found.readable, found.verdict) == (text, (), False, "unknown")


@pytest.mark.parametrize(
    ("text", "verdict", "difference"),
    [
        ("a=1000000", "less", -370_000),
        ("a=1000000;b=", "unknown", -370_000),
        ("a=1370000;b=", "unknown", 0),
        ("a=1370001;b=oklart", "more", 1),
        ("a=;b=", "unknown", -1_370_000),
        ("a=0", "less", -1_370_000),
    ],
)
def test_a_part_that_is_not_priced_leaves_room_below_but_not_above(text: str, verdict: str, difference: int) -> None:
    found = components_of(told(text))
    assert found is not None
    assert (found.verdict, found.difference) == (verdict, difference)


def test_a_label_may_hold_the_sign_that_parts_it_from_its_amount() -> None:
    found = components_of(told("takt=hög=500"))
    assert found is not None
    assert found.parts == (Component("takt=hög", 500),)


@pytest.mark.parametrize("heading", ["Kostnadsdelar", "cost_components", "COST COMPONENTS"])
def test_what_was_asked_for_comes_before_the_cost(heading: str) -> None:
    found = components_of(replace(told("a=500", heading), requested=500))
    assert found is not None
    assert (found.stated, found.verdict) == (500, "adds_up")


def test_nothing_is_said_where_the_file_says_nothing() -> None:
    assert components_of(PLAIN) is None
    assert components_of(told("  ")) is None
    assert components_of(told("a=500", "delar")) is None
