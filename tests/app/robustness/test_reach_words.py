"""What is said of how far a weight can move."""

from dataclasses import replace
from fractions import Fraction

import pytest

from app.result import Result, answer
from app.robustness.reach_words import reach_line
from app.state import Work
from optimiser.robustness.intervals import Reach, Side


@pytest.fixture
def result(work: Work) -> Result:
    return answer(replace(work.scenario, budget=10_000_000), work.proposals)


def reach(result: Result, least: str, greatest: str, proven: bool = True) -> Reach:
    """P01 in and P18 out beyond either side that is not the end."""
    other = {id_: kr for id_, kr in result.portfolio.amounts.items() if id_ != "P18"} | {"Ny": 1}
    down, up = Fraction(least), Fraction(greatest)
    return Reach(
        "housing",
        Fraction(1, 5),
        Side(down, other if down else None, True),
        Side(up, other if up < 1 else None, proven),
    )


@pytest.mark.parametrize(
    ("least", "greatest", "said"),
    [
        ("0.12", "0.31", "Oförändrat 12–31 %. Under: in Ny, ut P18. Över: in Ny, ut P18."),
        ("0.1201", "0.3109", "Oförändrat 12,1–31 %. Under: in Ny, ut P18. Över: in Ny, ut P18."),
        ("0", "0.25", "Oförändrat 0–25 %. Över: in Ny, ut P18."),
        ("0", "1", "Oförändrat hur den än vägs."),
        ("0.1999", "0.2001", "Oförändrat bara vid 20 %. Under: in Ny, ut P18. Över: in Ny, ut P18."),
    ],
)
def test_what_is_said_to_hold_is_rounded_inwards(result: Result, least: str, greatest: str, said: str) -> None:
    assert reach_line(reach(result, least, greatest), result).replace("\xa0", " ") == said


def test_what_is_not_proven_is_not_said(result: Result) -> None:
    assert reach_line(reach(result, "0.1", "0.3", proven=False), result).startswith("Hann inte")


def test_where_only_amounts_change_that_is_said(result: Result) -> None:
    side = Side(Fraction(1, 10), dict(result.portfolio.amounts), True)
    found = Reach("housing", Fraction(1, 5), side, Side(Fraction(1), None, True))
    assert reach_line(found, result) == "Oförändrat 10–100 %. Under: andra belopp."
