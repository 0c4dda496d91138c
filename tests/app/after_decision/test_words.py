"""What is said of money that has come back, and of more than there is."""

from datetime import date

import pytest

from app.after_decision.due import due
from app.after_decision.kinds import Answered, Decided, Grant
from app.after_decision.words import headline, money_line
from tests.app.after_decision.logs import GRANTS, entry, log_of


@pytest.mark.usefixtures("work")
def test_money_that_came_back_where_more_than_the_pot_was_given_is_not_said_to_be_free() -> None:
    log = log_of(entry(Answered("returns", kronor=50), "A"), decided=Decided("KS", "", 500, GRANTS))
    told = headline(log, due(log), date(2022, 1, 1)).replace("\xa0", " ")
    assert told == "1 av 3 insatser har nämndens svar; 50 kr är återlämnat; inget är försenat."
    assert "det är 50 kr mer än vad som finns" in money_line(log).replace("\xa0", " ")


@pytest.mark.usefixtures("work")
def test_what_is_overdue_is_told_apart() -> None:
    log = log_of(decided=Decided("KS", "", 500, (Grant("A", "Ateljé", 1),), "2022-06-30"))
    assert headline(log, due(log), date(2022, 7, 1)).endswith("; 1 svar är försenat.")
