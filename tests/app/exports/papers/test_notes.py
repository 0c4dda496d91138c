"""What the papers note of single proposals: the parts of a cost, the committees' orders, what deviations change."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.exports.papers.notes import component_notes, effects, order_notes, together
from optimiser.decision import Decision, Override
from optimiser.deviations import Deviations
from optimiser.portfolio import Portfolio
from optimiser.scenario import Limit, Scenario
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts

SCENARIO = Scenario(weights={"housing": 1}, budget=1_000_000)
HALF, WHOLE = {"housing": 2.0}, {"housing": 4.0}


def one(id_: str, cost: int = 400_000, **fields: object) -> Proposal:
    told = {"committee": "Kulturnämnden", "scores": HALF} | fields
    return Proposal(id_, f"Insats {id_}", cost, "housing", **told)  # type: ignore[arg-type]


def decided(
    *proposals: Proposal,
    gets: Mapping[str, int],
    instead: Mapping[str, int] | None = None,
    scenario: Scenario = SCENARIO,
) -> Deviations:
    """gets: the computed amounts; instead: those that the office proposes."""
    overrides = {id_: Override(amount, "Skäl.") for id_, amount in (instead or {}).items()}
    return Deviations(Decision(scenario, proposals, Portfolio("optimal", dict(gets), tied=False), overrides))


def parts(text: str, **fields: object) -> str:
    noted = component_notes(decided(one("P1", extra={"kostnadsdelar": text}, **fields), gets={}).decision)
    return noted["P1"].replace("\xa0", " ")


def plain(notes: Mapping[str, str]) -> dict[str, str]:
    return {id_: note.replace("\xa0", " ") for id_, note in notes.items()}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lokal=100000;Lön=300000", "400 000 kr, lika mycket som det angivna beloppet"),
        ("Lokal=100000;Lön=400000", "500 000 kr, 100 000 kr mer än det angivna beloppet 400 000 kr: delarna går inte"),
        ("Lokal=100000;Lön=250000", "350 000 kr, 50 000 kr mindre än det angivna beloppet 400 000 kr: delarna går"),
        ("Lokal=100000;Lön=ej prissatt", "minst 100 000 kr, och det angivna beloppet är 400 000 kr; om delarna går"),
        ("Lokal=500000;Lön=ej prissatt", "minst 500 000 kr, 100 000 kr mer än det angivna beloppet 400 000 kr"),
    ],
)
def test_parts_of_a_cost_are_summed_and_held_against_what_is_stated(text: str, said: str) -> None:
    assert f". Delarna är tillsammans {said}" in parts(text)


def test_each_part_stands_with_its_amount_or_that_it_has_none() -> None:
    assert parts("Lokal=100000;Lön=ej prissatt").startswith("Lokal: 100 000 kr; Lön: ej prissatt. ")


def test_parts_are_held_against_what_was_asked_for_where_that_is_known() -> None:
    assert "50 000 kr mer än det angivna beloppet 350 000 kr" in parts("Lokal=400000", requested=350_000)


def test_parts_that_are_no_amounts_stand_as_they_are_written() -> None:
    assert parts("två tjänster").endswith("så ingen summa kan beräknas. Så står det i underlaget: två tjänster")


def test_the_printed_sum_of_2022_that_does_not_add_up_is_noted(make_facts: MakeFacts) -> None:
    noted = plain(component_notes(make_facts().decision))
    assert "minst 1 800 000 kr, 430 000 kr mer än det angivna beloppet 1 370 000 kr" in noted["P18"]
    assert "lika mycket som det angivna beloppet" in noted["P05"]
    assert "P01" not in noted


def test_what_is_funded_before_what_its_committee_ranks_better_is_noted() -> None:
    ranked = [one("P1", committee_rank=1), one("P2", committee_rank=2), one("P3", committee_rank=3)]
    elsewhere = one("P4", committee="Miljönämnden", committee_rank=2)
    noted = order_notes(decided(*ranked, elsewhere, gets={"P3": 400_000, "P4": 400_000}))
    assert noted == {"P3": "P3 Insats P3 får medel före P1 Insats P1 och P2 Insats P2"}


def test_in_order_there_is_nothing_to_note() -> None:
    ranked = [one("P1", committee_rank=1), one("P2", committee_rank=2)]
    assert order_notes(decided(*ranked, gets={"P1": 400_000})) == {}


@pytest.mark.parametrize(
    ("scores", "instead", "said"),
    [
        (WHOLE, {"P1": 200_000}, "2,00 poäng färre och kostar 200 000 kr mindre."),
        (HALF, {"P2": 400_000}, "2,00 poäng fler och kostar 400 000 kr mer."),
        ({"housing": 0.0}, {"P1": 0}, "lika många poäng och kostar 400 000 kr mindre."),
    ],
)
def test_a_deviation_tells_what_it_alone_changes(
    scores: Mapping[str, float], instead: Mapping[str, int], said: str
) -> None:
    noted = plain(effects(decided(one("P1", scores=scores), one("P2"), gets={"P1": 400_000}, instead=instead)))
    ((id_, note),) = noted.items()
    assert note == f"{id_} Insats {id_}: jämfört med det beräknade ger avvikelsen i sig {said}"


def test_points_of_what_is_not_assessed_are_unknown_and_not_none() -> None:
    both = one("P1"), one("P2", scores={"housing": None})
    noted = plain(effects(decided(*both, gets={"P1": 400_000}, instead={"P2": 400_000})))
    assert (
        "ett okänt antal poäng, eftersom P2 inte har bedömts på alla områden, och kostar 400 000 kr mer" in noted["P2"]
    )


def test_without_deviations_nothing_is_changed() -> None:
    deviations = decided(one("P1"), gets={"P1": 400_000})
    assert (effects(deviations), together(deviations)) == ({}, ())


def test_several_deviations_tell_what_they_change_together() -> None:
    both = one("P1", scores=WHOLE), one("P2")
    deviations = decided(*both, gets={"P1": 400_000}, instead={"P1": 0, "P2": 400_000})
    assert together(deviations) == ("Tillsammans ger avvikelserna 2,00 poäng färre och kostar lika mycket.",)
    single = decided(*both, gets={"P1": 400_000}, instead={"P1": 0})
    assert together(single) == ()


def test_rules_that_the_decision_breaks_are_named() -> None:
    limited = replace(SCENARIO, limits=(Limit("committee", "Kulturnämnden", max_amount=500_000),))
    both = one("P1"), one("P2")
    (said,) = together(decided(*both, gets={"P1": 400_000}, instead={"P2": 400_000}, scenario=limited))
    assert said.startswith("Förslaget går inte ihop med dessa regler: Kulturnämnden: högst 500")
    assert "800" in said
