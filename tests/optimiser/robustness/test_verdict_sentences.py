"""One sentence for each proposal, that names its bounds and says no more than is proven."""

from dataclasses import replace
from fractions import Fraction

import pytest

from optimiser.portfolio import Portfolio
from optimiser.robustness.assessed import Assessed
from optimiser.robustness.assessors import Draws, OwnChoice
from optimiser.robustness.disagreement import Mattering, Matters
from optimiser.robustness.region import region_of
from optimiser.robustness.robustness import Robustness
from optimiser.robustness.verdict_sentences import Verdicts, verdict_sentence
from optimiser.scenario import Scenario
from scoring.assessments import Disagreement
from scoring.proposal import Proposal, ScoreBasis

BOUNDS = "mellan 10 och 30 %"
SHOWN = {"A": 1, "B": 1, "D": 1}


@pytest.fixture
def found() -> Robustness:
    weights = dict.fromkeys(("housing", "education", "labour_market", "democracy", "crime"), 20.0)
    region = region_of(Scenario(weights, 1))
    return Robustness(region, always=("A",), never=("C",), depends={"B": (0.25, 0.25), "D": (0.0001, 0.9999)})


@pytest.fixture
def people() -> Assessed:
    """Anna funds A and B, Bo funds A alone; B turns on how they assess crime."""
    own = tuple(
        OwnChoice(name, "", 3, Portfolio("optimal", dict.fromkeys(ids, 1)), frozenset("ABC"))
        for name, ids in (("Anna", "AB"), ("Bo", "A"))
    )
    doubt = Disagreement("B", "crime", (("Bo", 1.0), ("Anna", 4.0)), Fraction(3), Fraction(3))
    matters = Matters((Mattering(doubt, {"A": 1, "D": 1}, {"A": 1, "B": 1, "D": 1}, Fraction(1), 1),), 1, True)
    return Assessed(own, matters, Draws(0, False, ()))


def said(id_: str, found: Robustness, people: Assessed | None = None) -> str:
    return verdict_sentence(id_, found, BOUNDS, SHOWN, people, "sv").replace("\xa0", " ")


def test_without_assessors_it_is_about_the_weightings(found: Robustness) -> None:
    assert said("A", found) == "Med i alla tillåtna viktningar (mellan 10 och 30 %)."
    assert said("C", found) == "Inte med i någon tillåten viktning (mellan 10 och 30 %)."
    assert said("B", found) == (
        "Med i 25,0 % av tillåtna viktningar (mellan 10 och 30 %), en andel och ingen sannolikhet."
    )


def test_a_share_is_never_rounded_to_none_or_all(found: Robustness) -> None:
    assert "Med i 0,1–99,9 % av tillåtna" in said("D", found)


def test_with_assessors_it_says_whether_they_agree_and_whose_scores_matter(found: Robustness, people: Assessed) -> None:
    assert said("A", found, people) == (
        "Med i alla tillåtna viktningar (mellan 10 och 30 %), och med nuvarande vikter för varje bedömare."
    )
    assert said("C", found, people).endswith(", och med nuvarande vikter inte heller för någon bedömare.")
    doubt = "; med nuvarande vikter beror det på hur Bo och Anna bedömer brottslighet för B."
    assert said("B", found, people).endswith(doubt)
    calm = replace(people, matters=Matters((), 1, True))
    assert said("B", found, calm).endswith("; med nuvarande vikter är det med för Anna, inte för Bo.")


def test_people_who_say_otherwise_than_the_weightings_are_not_said_to_say_the_same(
    found: Robustness, people: Assessed
) -> None:
    turned = replace(found, always=("C",), never=("A",))
    assert said("A", turned, people).endswith("; med nuvarande vikter är det med för varje bedömare.")
    assert said("C", turned, people).endswith("; med nuvarande vikter är det inte med för någon bedömare.")


def test_equals_everywhere_have_a_sentence_of_their_own_where_that_is_proven(found: Robustness) -> None:
    anything = replace(found, depends={"B": (0.0, 1.0)})
    assert said("B", anything) == "Med eller utan till samma poäng i alla tillåtna viktningar (mellan 10 och 30 %)."
    early = replace(anything, exact=False)
    assert said("B", early) == "Inte avgjort för alla tillåtna viktningar (mellan 10 och 30 %)."


def test_only_those_who_assessed_it_completely_are_counted(found: Robustness, people: Assessed) -> None:
    anna, bo = people.own
    without_bo = replace(people, own=(anna, replace(bo, complete=frozenset("A"))))
    assert said("B", found, without_bo).endswith(" för varje bedömare som har bedömt det.")
    assert said("C", found, without_bo).endswith(" för någon bedömare som har bedömt det.")
    assert said("D", found, people).endswith("; ingen bedömare har bedömt det på alla områden.")
    assert said("A", found, replace(people, own=())).endswith("; ingen bedömare har bedömt det på alla områden.")


def test_what_is_not_proven_is_not_said(found: Robustness, people: Assessed) -> None:
    early = replace(found, exact=False, always=(), never=(), depends={})
    assert said("A", early) == "Inte avgjort för alla tillåtna viktningar (mellan 10 och 30 %)."
    stopped = replace(people, own=(replace(people.own[0], portfolio=Portfolio("unknown")), people.own[1]))
    assert said("A", found, stopped).endswith("; bedömarnas egna val är inte räknade.")


def test_in_english_too(found: Robustness, people: Assessed) -> None:
    assert verdict_sentence("A", found, "between 10 and 30%", SHOWN, people, "en") == (
        "Funded in all allowed weightings (between 10 and 30%), and with the present weights for every assessor."
    )
    assert verdict_sentence("B", found, "between 10 and 30%", SHOWN, None, "en") == (
        "Funded in 25.0% of the allowed weightings (between 10 and 30%), a share and no probability."
    )


def proposal(id_: str, basis: ScoreBasis) -> Proposal:
    return Proposal(id_, id_, 1, "housing", {"housing": 1.0}, score_basis=basis)


def test_the_verdict_carries_the_mark_of_its_points_and_the_bounds_of_the_scenario(found: Robustness) -> None:
    limits = dict.fromkeys(("housing", "education", "labour_market", "democracy", "crime"), (10.0, 30.0))
    verdicts = Verdicts(Scenario(dict.fromkeys(limits, 20.0), 1, weight_region=limits), found)
    assessed, made_up = (verdicts.sentence(proposal("A", basis), "en") for basis in ("assessed", "made_up"))
    assert assessed == "Funded in all allowed weightings (each area 10–30%)."
    assert made_up.startswith(assessed)
    assert "made up" in made_up


def test_what_is_not_chosen_among_has_no_verdict(found: Robustness) -> None:
    verdicts = Verdicts(Scenario({"housing": 1.0}, 1), found)
    one = proposal("X", "assessed")
    assert verdicts.sentence(replace(one, scores={"housing": None}), "sv") == ""
    assert verdicts.sentence(replace(one, state="withdrawn"), "sv") == ""


def test_what_is_chosen_among_but_not_settled_in_time_is_said_to_be_so(found: Robustness) -> None:
    early = replace(found, exact=False, always=(), never=(), depends={})
    one = proposal("X", "made_up")
    told = Verdicts(Scenario({"housing": 1.0}, 1), early).sentence(one, "sv")
    assert told.startswith("Inte avgjort för alla tillåtna viktningar (hur områdena än vägs). ")
    wanted = Scenario({"housing": 1.0}, 1, fund=("X",))
    assert Verdicts(wanted, early).sentence(replace(one, scores={"housing": None}), "sv") == told
    impossible = replace(early, nothing=Portfolio("infeasible"))
    assert Verdicts(wanted, impossible).sentence(one, "sv") == ""
