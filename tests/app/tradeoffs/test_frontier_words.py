"""The sentences about more money and less."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

import pytest

from app.state import Work
from app.tradeoffs import frontier_words
from app.tradeoffs.curve import Curve
from optimiser.scenario import Limit

MakeCurve = Callable[..., Curve]


def said(curve: Curve) -> list[str]:
    return [line.replace("\xa0", " ") for line in frontier_words.lines(curve)]


def beside(curve: Curve) -> list[str]:
    return [line.replace("\xa0", " ") for line in frontier_words.reservations(curve)]


def compared(curve: Curve, place: int) -> list[str]:
    return [f"{to} {what}".replace("\xa0", " ") for to, what in frontier_words.comparisons(curve, place)]


def test_the_step_up_the_step_down_and_what_is_left_over_are_told(by_hand: MakeCurve) -> None:
    assert said(by_hand(budget=950_000)) == [
        "Med ytterligare 50 000 kr: A in, B ut, +0,50 poäng.",
        "Med 350 000 kr mindre: A in, B och C ut, −0,75 poäng.",
        "50 000 kr av medlen blir över: så mycket kan dras in utan att fördelningen ändras. "
        "Dras mer in blir den som med 350 000 kr mindre.",
    ]


def test_where_nothing_is_left_over_any_cut_is_felt(by_hand: MakeCurve) -> None:
    assert said(by_hand())[-1] == ("Inget av medlen blir över. Dras något in blir den som med 100 000 kr mindre.")


def test_it_is_said_in_english_too(by_hand: MakeCurve, work: Work) -> None:
    made = by_hand()
    work.language = "en"
    assert said(made)[0] == "With another 100 000 kr: B in, C out, +1.25 points."


def test_at_the_ends_of_the_curve_it_is_said_that_there_is_no_more(by_hand: MakeCurve) -> None:
    assert said(by_hand(budget=1_500_000))[0].endswith("ger fler poäng, hur mycket pengar som än finns.")
    assert "med upp till 1,00 mnkr. Välj att visa hela kurvan" in said(by_hand(most=1_000_000))[0]
    assert said(by_hand(budget=10))[1] == "Fördelningen kostar ingenting, så mindre pengar ändrar den inte."
    assert said(by_hand(budget=500_000, fund=("B",)))[1].startswith("Mindre än 500 000 kr går inte")


def test_where_the_money_does_not_reach_it_is_said_what_would(by_hand: MakeCurve) -> None:
    assert said(by_hand(budget=300_000, fund=("B",))) == [
        "Det finns ingen fördelning inom medlen, 0,30 mnkr, som håller reglerna.",
        "Med ytterligare 200 000 kr: B in, +2,50 poäng.",
    ]


def test_where_no_money_helps_it_is_said_where_the_rules_are_told(by_hand: MakeCurve) -> None:
    limits = (Limit("primary_area", "housing", max_amount=400_000),)
    assert said(by_hand(fund=("B",), limits=limits)) == [
        "Ingen fördelning av hela förslag håller reglerna med upp till 1,50 mnkr, så det finns ingen kurva att visa.",
        "Sidan Fördelning säger vilka regler som inte går ihop.",
    ]
    short = said(by_hand(fund=("B",), limits=limits, most=1_000_000))
    assert short[1] == "Välj att visa hela kurvan för att se om mer pengar räcker."


def test_where_only_parts_keep_the_rules_that_is_said(by_hand: MakeCurve) -> None:
    proposals = tuple(replace(one, minimum=100_000) for one in by_hand().result.proposals)
    limits = (Limit("primary_area", "housing", max_amount=300_000, min_count=1),)
    made = by_hand(proposals=proposals, part_funding=True, limits=limits)
    assert made.points == ()
    assert said(made)[-1] == "Fördelningen på skärmen ger något förslag en del av beloppet."


def test_where_parts_are_given_steps_are_counted_from_the_curve(by_hand: MakeCurve) -> None:
    proposals = tuple(replace(one, minimum=100_000) for one in by_hand().result.proposals)
    made = by_hand(proposals=proposals, part_funding=True)
    assert said(made)[0] == (
        "Fördelningen på skärmen ger ett förslag en del av beloppet och 5,00 poäng, kurvan 4,25 poäng för samma medel. "
        "Stegen räknas från kurvan."
    )
    assert not any("blir över" in line for line in said(made))
    assert beside(made)[0].startswith("Kurvan räknar bara med hela förslag")


def test_an_allocation_that_is_not_the_best_is_told_from_the_curve(by_hand: MakeCurve) -> None:
    made = by_hand()
    worse = replace(made.result.portfolio, status="feasible", amounts={"A": 600_000}, value=Fraction(3))
    told = said(Curve(made.found, replace(made.result, portfolio=worse)))
    assert told[0].startswith("Fördelningen på skärmen ger 3,00 poäng, kurvan 4,25 poäng för samma medel.")
    assert len(told) == 3


def test_of_a_curve_cut_short_nothing_is_said_that_may_be_wrong(by_hand: MakeCurve) -> None:
    made = by_hand(unfinished=3)
    assert said(made) == [
        "Inget steg med mer pengar är funnet ännu.",
        "Närmast av de steg som är funna: Med 500 000 kr mindre: B in, A och C ut, −1,75 poäng.",
        "Inget av medlen blir över.",
    ]
    assert "ännu" in compared(by_hand(unfinished=3), 0)[1]
    assert said(by_hand(unfinished=0)) == ["Ännu är inget steg funnet."]


def test_a_chosen_step_is_told_with_its_money_points_and_proposals(by_hand: MakeCurve) -> None:
    told = frontier_words.chosen(by_hand(), 4).replace("\xa0", " ")
    assert told == "Valt steg: 900 000 kr, 3,75 poäng, 2 av 3 förslag."


def test_a_chosen_step_is_compared_with_the_allocation_the_step_before_and_the_next(by_hand: MakeCurve) -> None:
    assert compared(by_hand(), 3) == [
        "Mot fördelningen på skärmen: Med 400 000 kr mindre: C ut, −1,25 poäng.",
        "Mot steget före: Med ytterligare 100 000 kr: A in, B ut, +0,50 poäng.",
        "Till nästa steg: Med ytterligare 300 000 kr: B och C in, A ut, +0,75 poäng.",
    ]


def test_the_allocation_itself_and_the_ends_are_told_for_what_they_are(by_hand: MakeCurve) -> None:
    made = by_hand()
    assert compared(made, 5)[0] == "Mot fördelningen på skärmen: Det är den fördelningen."
    assert compared(made, 0)[1].startswith("Mot steget före: Det finns inget steg före")
    assert compared(made, 7)[2] == "Till nästa steg: Det finns inget steg till på kurvan."


def test_titles_that_make_up_the_sentences_are_those_of_the_file(curve: MakeCurve) -> None:
    assert said(curve())[0].startswith("Med ytterligare 70 000 kr: Kompletterande professioner GrskF och Kommunala")


def test_shares_and_where_the_curve_begins_are_told_beside_it(by_hand: MakeCurve) -> None:
    limits = (Limit("primary_area", "housing", min_share=0.4),)
    assert beside(by_hand(limits=limits)) == [
        "Kurvan börjar vid det minsta som håller reglerna, 400 000 kr, så axlarna börjar inte vid 0.",
        "Gränser i procent är samma kronor längs hela kurvan: procent av 1,00 mnkr.",
    ]
    assert beside(by_hand()) == []
    assert beside(by_hand(fund=("B",), unfinished=2)) == ["Axlarna börjar inte vid 0."]


@pytest.mark.parametrize(
    ("points", "told", "in_table"),
    [
        (Fraction(2, 5), "+0,40 poäng", "+0,40"),
        (Fraction(-2, 5), "−0,40 poäng", "−0,40"),
        (Fraction(1, 1000), "mindre än 0,01 poäng mer", "mindre än 0,01"),
        (Fraction(-1, 1000), "mindre än 0,01 poäng mindre", "mindre än 0,01"),
        (Fraction(0), "lika många poäng", "±0"),
    ],
)
@pytest.mark.usefixtures("work")
def test_a_gain_is_never_told_as_none(points: Fraction, told: str, in_table: str) -> None:
    assert (frontier_words.gain(points), frontier_words.more_points(points)) == (told, in_table)
