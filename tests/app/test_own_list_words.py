"""What is said of a list made by hand."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest

from app import own_list_words as words
from app.state import Work
from optimiser.evaluate import Breach, Evaluation
from optimiser.portfolio import Portfolio
from optimiser.swaps import MOST_SWAPS, Swap

BEST = Portfolio("optimal", {"P01": 480_000, "P02": 500_000}, Fraction(18), Fraction(18))
Found = Callable[..., Evaluation]


@pytest.fixture
def found(work: Work) -> Found:
    """A list of P01 and P03, worth 17.2 points of the best's 18."""
    plain = Evaluation({"P01": 480_000, "P03": 700_000}, Fraction("17.2"), (), (), (), BEST)
    return lambda **changes: replace(plain, **changes)


def said(found: Evaluation) -> str:
    return words.headline(found).replace("\xa0", " ")


def test_the_headline_is_number_money_points_and_the_way_to_the_best(found: Found) -> None:
    assert said(found()) == "Listan: 2 förslag, 1,18 mnkr, 17,20 poäng; 0,80 poäng under den bästa fördelningen."
    assert said(found(value=Fraction(18))).endswith("; lika många poäng som den bästa fördelningen.")
    assert said(found(value=18 + Fraction(1, 10**9))).endswith("; lika många poäng som den bästa fördelningen.")
    assert said(found(value=Fraction(19))).endswith("; 1,00 poäng över den bästa fördelningen som håller reglerna.")


def test_a_way_to_the_best_is_never_rounded_to_none(found: Found) -> None:
    assert said(found(value=Fraction("17.999"))).endswith("; mindre än 0,01 poäng under den bästa fördelningen.")
    assert words.swap_words(Swap(None, "P09", Fraction("0.001"))) == "P09 in: mindre än 0,01 poäng"


@pytest.mark.parametrize("status", ["infeasible", "unknown"])
def test_without_a_best_the_list_is_told_alone_and_why(found: Found, status: Any) -> None:
    alone = found(best=Portfolio(status))
    assert said(alone) == "Listan: 2 förslag, 1,18 mnkr, 17,20 poäng."
    (why,) = words.reservations(alone)
    assert why.endswith("att jämföra listan med.")


def test_an_empty_list_is_said_to_be_empty(found: Found) -> None:
    assert said(found(amounts={})) == "Listan är tom."


def test_a_best_without_proof_is_said_to_have_none(found: Found) -> None:
    assert list(words.reservations(found())) == []
    (line,) = words.reservations(found(best=replace(BEST, status="feasible", bound=Fraction(20))))
    assert "inte bevisat" in line
    assert "2,00" in line


def test_unknown_benefits_are_named_each_one(found: Found) -> None:
    ids = tuple(f"P{number}" for number in range(6))
    (line,) = words.reservations(found(unknown_benefit=ids))
    assert line.startswith(f"Nyttan är inte känd för {', '.join(ids)}. Den räknas som 0")


def test_who_would_come_leave_or_get_another_amount(found: Found) -> None:
    assert words.differs(found()) == "För att bli den bästa fördelningen: in P02, ut P03."
    assert words.differs(found(amounts={**BEST.amounts, "P01": 5})) == (
        "För att bli den bästa fördelningen: annat belopp P01."
    )
    assert words.differs(found(amounts=BEST.amounts)) == "Listan är den bästa fördelningen."


def test_swaps_and_additions_say_who_and_how_much(found: Found) -> None:
    assert words.swap_words(Swap("P05", "P12", Fraction("0.4"))) == "P05 ut, P12 in: +0,40 poäng"
    assert words.swap_words(Swap(None, "P12", Fraction("1.2"))) == "P12 in: +1,20 poäng"


def test_a_cut_table_says_of_how_many(found: Found) -> None:
    assert words.how_many(found(), "swaps", 3, 3) == "Byten som inte bryter fler regler, det bästa först"
    assert words.how_many(found(), "swaps", 10, 37).startswith("De 10 bästa av 37 byten")
    very_many = found(swaps=(Swap(None, "P12", Fraction(1)),) * MOST_SWAPS)
    assert words.how_many(very_many, "swaps", 10, 9_990).startswith("De 10 bästa av minst 9990 byten")


def test_a_list_that_breaks_rules_can_be_worth_more_than_the_best(found: Found) -> None:
    assert "över" in said(found(value=Fraction(20), breaches=(Breach("whole", "P03", 5),)))
