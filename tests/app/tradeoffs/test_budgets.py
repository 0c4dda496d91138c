"""The budgets of a list to cut or extend, as officers write them."""

import pytest

from app.state import Work
from app.tradeoffs.budgets import UnreadableBudgets, budgets_text, parse_budgets, usual_budgets
from scoring.numbers import GREATEST_KRONOR

pytestmark = pytest.mark.usefixtures("work")


def test_the_usual_ones_are_a_tenth_less_the_present_and_a_tenth_more_in_whole_kronor() -> None:
    assert usual_budgets(10_000_000) == (9_000_000, 10_000_000, 11_000_000)
    assert usual_budgets(15) == (13, 15, 16)
    assert usual_budgets(1) == (0, 1)
    assert usual_budgets(GREATEST_KRONOR)[-1] == GREATEST_KRONOR


def test_amounts_are_read_as_elsewhere_in_rising_order_and_each_once() -> None:
    assert parse_budgets(" 11 mnkr;9 500 000 kr; 500 tkr;11000000; ") == (500_000, 9_500_000, 11_000_000)
    assert parse_budgets(" ; ") == ()


def test_what_is_written_can_be_read_again() -> None:
    budgets = (9_000_000, 10_000_000, 12_345_678)
    assert parse_budgets(budgets_text(budgets)) == budgets


@pytest.mark.parametrize("text", ["9 mnkr; många", "9 mnkr, 10 mnkr", "-1", "1,5", "1.234", "10 biljoner"])
def test_what_is_no_amount_is_named_and_how_to_write_it(text: str) -> None:
    with pytest.raises(UnreadableBudgets) as refused:
        parse_budgets(text)
    assert refused.value.words.startswith(f"”{text.rpartition('; ')[2]}” går inte att läsa")


def test_more_than_six_are_refused_with_their_number(work: Work) -> None:
    assert len(parse_budgets("1;2;3;4;5;6;6")) == 6
    with pytest.raises(UnreadableBudgets) as refused:
        parse_budgets("1;2;3;4;5;6;7")
    assert refused.value.words == "7 budgetar är för många: högst 6 räknas på en gång."
    work.language = "en"
    with pytest.raises(UnreadableBudgets) as refused:
        parse_budgets("1;2;3;4;5;6;7")
    assert refused.value.words.startswith("7 budgets are too many")
