"""Equally good choices: told in a sentence, chosen with a reason that is kept."""

from collections.abc import Callable
from fractions import Fraction

import pytest

from app import equals
from app.exports.csv_export import allocation_csv
from app.result import EqualChoice, Result
from app.state import Work
from optimiser.portfolio import Portfolio
from tests.app.conftest import Officer

CsvFile = Callable[..., bytes]
SHOWN = Portfolio("optimal", {"P01": 100_000, "P02": 50_000}, Fraction(3), Fraction(3), tied=True)


@pytest.mark.usefixtures("work")
@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"P02": 50_000, "P07": 100_000}, "Lika bra: P01 kan bytas mot P07."),
        ({"P07": 100_000, "P08": 80_000}, "Lika bra: P01 och P02 kan bytas mot P07 och P08. Det kostar 30 000 kr mer."),
        ({"P02": 50_000, "P07": 70_000}, "Lika bra: P01 kan bytas mot P07. Det kostar 30 000 kr mindre."),
        ({**SHOWN.amounts, "P09": 1}, "Lika bra: P09 kan läggas till. Det kostar 1 kr mer."),
        ({"P01": 100_000}, "Lika bra: P02 kan utgå. Det kostar 50 000 kr mindre."),
        ({"P01": 90_000, "P02": 60_000}, "Lika bra: samma förslag med andra belopp."),
    ],
)
def test_what_could_be_swapped_is_told(other: dict[str, int], said: str) -> None:
    assert equals.sentence(SHOWN, other).replace("\xa0", " ") == said


def test_nothing_is_said_where_the_choice_is_unique_and_doubt_where_it_was_not_settled(work: Work) -> None:
    unique, unsettled = (
        Result(work.scenario, work.proposals, Portfolio("optimal", tied=tied)) for tied in (False, None)
    )
    assert equals.line(unique) == ""
    assert equals.line(unsettled).startswith("Det kan finnas andra fördelningar")


@pytest.fixture
def tied(officer: Officer, csv_file: CsvFile) -> Officer:
    """Two proposals alike in all but their names, and money for one."""
    return (
        officer.open("proposals").upload(csv_file({}, {"titel": "Kanalen"})).open("allocation").set("budget", "500 tkr")
    )


def test_the_officer_chooses_among_equals_with_a_reason_that_is_kept(tied: Officer) -> None:
    assert "Lika bra: P01 kan bytas mot P02." in tied.words
    tied.set("equal", 0)
    tied.set("equal_reason", "Nämnden sätter Kanalen först").press("Visa den valda")
    assert tied.work.shown is not None
    assert list(tied.work.shown.portfolio.amounts) == ["P02"]
    assert "Vald bland lika bra fördelningar: Nämnden sätter Kanalen först" in tied.words
    assert "Lika bra: P02 kan bytas mot P01." in tied.words
    tied.open("appendix").open("allocation")
    assert list(tied.work.shown.portfolio.amounts) == ["P02"]


def test_a_choice_among_equals_holds_when_the_same_question_comes_back(tied: Officer) -> None:
    tied.set("equal", 0)
    tied.set("equal_reason", "Skäl").press("Visa den valda")
    tied.set("weight_crime", 30)
    assert tied.work.shown is not None
    assert tied.work.shown.chosen_because == ""
    tied.set("weight_crime", 20)
    assert (list(tied.work.shown.portfolio.amounts), tied.work.shown.chosen_because) == (["P02"], "Skäl")


def test_a_choice_without_a_reason_is_not_taken(tied: Officer) -> None:
    tied.set("equal", 0).press("Visa den valda")
    assert "Välj en av fördelningarna och skriv ett skäl." in tied.told("error")
    assert tied.work.shown is not None
    assert list(tied.work.shown.portfolio.amounts) == ["P01"]


def test_the_reason_goes_with_the_file(tied: Officer) -> None:
    tied.set("equal", 0)
    tied.set("equal_reason", "Kanalen först").press("Visa den valda")
    shown = tied.work.shown
    assert shown is not None
    table = allocation_csv(tied.work.decision(shown))
    assert table.decode("utf-8-sig").count("Vald av handläggaren bland lika bra fördelningar: Kanalen först") == 2


def test_a_choice_that_is_no_longer_among_the_best_is_left(work: Work) -> None:
    result = Result(work.scenario, work.proposals, SHOWN)
    assert equals.with_choice(result, (EqualChoice(result.question, {"P03": 1}, "Skäl"),)) is result
