"""Several assessors of the same proposals: what they agree on, and where they do not."""

from collections.abc import Callable
from fractions import Fraction
from itertools import combinations
from statistics import mean, median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.assessments import (
    AGREEMENTS,
    Assessment,
    agreed_scores,
    agreement_sentence,
    assessors,
    contradictions,
    disagreement_sentence,
    disagreements,
    of_own_department,
    same_person,
    with_agreed_scores,
)
from scoring.language import LANGUAGES
from scoring.numbers import exact
from scoring.proposal import Proposal

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

Make = Callable[..., Proposal]
POINTS = st.integers(0, 50).map(lambda tenths: tenths / 10)


def by(assessor: str, *points: float | None, id_: str = "P01", **fields: str) -> Assessment:
    padded = (*points, *[None] * (5 - len(points)))
    return Assessment(id_, assessor, dict(zip(AREA_CODES, padded, strict=True)), **fields)  # type: ignore[arg-type]


def test_the_agreed_score_is_the_mean_or_the_median_of_those_who_gave_points() -> None:
    three = [by("Anna", 1, 5, None), by("Bo", 2, None, None), by("Cia", 5, 2, None)]
    assert agreed_scores(three)["P01"] | {} == {
        "housing": Fraction(8, 3), "education": Fraction(7, 2), "labour_market": None, "democracy": None, "crime": None,
    }  # fmt: skip
    assert agreed_scores(three, "median")["P01"]["housing"] == 2
    assert agreed_scores(three, "median")["P01"]["education"] == Fraction(7, 2)


def test_a_comment_without_points_is_no_assessment(proposal: Make) -> None:
    only_words = [by("Anna", comment="Jag avstår")]
    assert agreed_scores(only_words) == {}
    assert with_agreed_scores([proposal(score_basis="derived")], only_words) == (proposal(score_basis="derived"),)


def test_agreed_scores_take_the_place_of_the_files_own_and_are_assessed(proposal: Make) -> None:
    made = proposal(score_basis="made_up", committee="Grundskolenämnden")
    (agreed,) = with_agreed_scores([made], [by("Anna", 1, 2, 3, 4, 5), by("Bo", 2, 2, 2, 2, 2)])
    assert list(agreed.scores.values()) == [1.5, 2, 2.5, 3, 3.5]
    assert (agreed.score_basis, agreed.committee, agreed.cost) == ("assessed", made.committee, made.cost)


def test_a_proposal_without_assessments_keeps_its_scores_and_its_basis(proposal: Make) -> None:
    other = proposal(id="P02", score_basis="derived")
    assert with_agreed_scores([other], [by("Anna", 1, 1, 1, 1, 1)]) == (other,)


def test_what_nobody_gave_points_on_stays_missing_whatever_the_file_says(proposal: Make) -> None:
    (agreed,) = with_agreed_scores([proposal()], [by("Anna", 1, 1, 1, 1), by("Bo", 2)])
    assert agreed.scores["crime"] is None
    assert not agreed.assessed


def test_a_mean_with_no_end_is_kept_to_ten_decimals(proposal: Make) -> None:
    (agreed,) = with_agreed_scores([proposal()], [by("Anna", 3), by("Bo", 4), by("Cia", 4)])
    assert agreed.scores["housing"] == 3.6666666667


def test_those_furthest_apart_come_first_and_then_those_who_differ_more_on_average() -> None:
    four = [by(name, *points) for name, points in zip(
        "ABCD", [(0, 0, 2, 1), (5, 5, 2, 2), (5, 0, 2, None), (5, 5, 2, None)], strict=True)]  # fmt: skip
    found = disagreements(four)
    assert [(one.criterion, one.spread) for one in found] == [("education", 5), ("housing", 5), ("democracy", 1)]
    assert (found[0].apart, found[1].apart) == (Fraction(20, 6), Fraction(15, 6))
    assert found[2].points == (("A", 1.0), ("B", 2.0))


def test_one_assessor_alone_disagrees_with_nobody() -> None:
    assert disagreements([by("Anna", 0, 5), by("Bo", None, None, 3)]) == ()


def test_an_assessor_of_the_own_departments_proposal_is_marked(proposal: Make) -> None:
    proposals = [proposal(department="Grundskoleförvaltningen"), proposal(id="P02"), proposal(id="P03")]
    rows = [
        by("Anna", 1, department="grundskoleförvaltningen "), by("Anna", 1, id_="P02"), by("Bo", 1, id_="P02"),
        by("Cia", 1, department="Kulturförvaltningen"), by("Anna", 1, id_="P09"),
    ]  # fmt: skip
    assert of_own_department(rows, proposals) == {("P01", "Anna")}


def test_a_department_said_once_is_known_for_all_of_an_assessors_rows(proposal: Make) -> None:
    rows = [by("Anna", 1, id_="P02"), by("Bo", 2), by("Anna", 1, department="Skolan")]
    assert assessors(rows) == {"Anna": "Skolan", "Bo": ""}
    assert of_own_department(rows, [proposal(id="P02", department="Skolan")]) == {("P02", "Anna")}


def test_a_second_assessment_and_a_second_department_are_told_with_both_places() -> None:
    first, again = by("Anna", 1, file="a.csv", row=2), by("anna", 2, file="b.csv", row=7)  # type: ignore[arg-type]
    problems = list(contradictions([first, again, by("Bo", 1), by("Bo", 1, id_="P02")]))
    assert [(one.kind, one.file, one.row, one.value) for one in problems] == [("assessments.twice", "b.csv", 7, "anna")]
    assert "den första står i a.csv, rad 2" in problems[0].sentence("sv")
    moved = [by("Bo", 1, department="Skolan"), by("Bo", 1, id_="P02", department="Kultur")]
    assert [(one.kind, one.value) for one in contradictions(moved)] == [("assessments.department", "Kultur")]


def test_spellings_that_look_the_same_are_one_person() -> None:
    assert same_person("Anna Berg") == same_person("anna\u00a0 Berg")
    assert same_person("Anna Berg") != same_person("Anna Borg")


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_scores_are_agreed_and_disagreements_ranked_is_said(language: str) -> None:
    said = {agreement_sentence(way, language) for way in AGREEMENTS}  # type: ignore[arg-type]
    assert len(said | {disagreement_sentence(language)}) == 3  # type: ignore[arg-type]


@PATIENT
@given(st.lists(st.lists(st.none() | POINTS, min_size=5, max_size=5), min_size=1, max_size=7))
def test_agreed_scores_are_those_of_pythons_own_statistics(given_points: list[list[float | None]]) -> None:
    rows = [by(f"A{number}", *points) for number, points in enumerate(given_points)]
    for way, middle in (("mean", mean), ("median", median)):
        agreed = agreed_scores(rows, way).get("P01", dict.fromkeys(AREA_CODES))  # type: ignore[arg-type]
        for place, criterion in enumerate(AREA_CODES):
            told = [exact(points[place]) for points in given_points if points[place] is not None]  # type: ignore[arg-type]
            assert agreed[criterion] == (middle(told) if told else None)


@PATIENT
@given(st.lists(POINTS, min_size=2, max_size=9))
def test_disagreement_is_what_every_pair_of_assessors_comes_to(points: list[float]) -> None:
    found = disagreements(by(f"A{number}", one) for number, one in enumerate(points))
    gaps = [abs(exact(one) - exact(other)) for one, other in combinations(points, 2)]
    assert [(one.spread, one.apart) for one in found] == ([(max(gaps), sum(gaps) / len(gaps))] if any(gaps) else [])
