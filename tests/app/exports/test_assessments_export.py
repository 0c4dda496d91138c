"""The assessments file out, and in again."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.exports.assessments_export import assessments_csv
from scoring.areas import AREA_CODES
from scoring.assessment_file import read_assessments
from scoring.assessments import Assessment
from scoring.proposal import Proposal

PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

WORDS = st.text("abcÅÄÖéx;\"',|=+-@ 0123456789", min_size=1, max_size=12).map(str.strip).filter(bool)
POINTS = st.none() | st.integers(0, 5000).map(lambda thousandths: thousandths / 1000) | st.sampled_from([5 / 3, 1e-7])


def proposal(id_: str, department: str) -> Proposal:
    return Proposal(id_, id_, 1000, "housing", dict.fromkeys(AREA_CODES, 1.0), department=department)


@st.composite
def assessments(draw: st.DrawFn) -> list[Assessment]:
    """At most one of each proposal from each of three people, each of whom has one department."""
    people: Any = {name: draw(st.just("") | WORDS) for name in ("=Anna", "Bo-Ek", "'Cia")}
    ids = draw(st.lists(WORDS, min_size=1, max_size=3, unique_by=lambda id_: " ".join(id_.split())))
    return [
        Assessment(
            id_,
            name,
            {criterion: draw(POINTS) for criterion in AREA_CODES},
            department,
            draw(st.just("") | WORDS),
            {"Datum": draw(st.just("") | WORDS)},
        )
        for id_ in ids
        for name, department in people.items()
    ]


@PATIENT
@given(assessments())
def test_what_is_written_is_read_back_to_the_same(made: list[Assessment]) -> None:
    assert read_assessments(assessments_csv(made, ()), "b.csv") == tuple(made)


def test_an_assessor_of_the_own_departments_proposal_is_marked_in_the_file() -> None:
    scores = dict.fromkeys(AREA_CODES, 1.0)
    made = [Assessment("P1", "Anna", scores, "Skolan"), Assessment("P2", "Anna", scores, "Skolan")]
    lines = assessments_csv(made, [proposal("P1", "Skolan"), proposal("P2", "Kultur")]).decode("utf-8-sig").splitlines()
    assert lines[0].endswith(";kommentar;Fördela: egen förvaltnings förslag")
    assert [line.endswith(";ja") for line in lines[1:]] == [True, False]
