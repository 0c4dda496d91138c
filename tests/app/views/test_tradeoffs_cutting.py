"""Avvägningar: the list to cut or extend."""

from collections.abc import Callable
from typing import Any

import pytest

from app.tradeoffs import cutting
from optimiser.rank import Ranking, ranking
from tests.app.conftest import Officer

FIELD = "cut_budgets_10000000"
USUAL = "9 000 000 kr; 10 000 000 kr; 11 000 000 kr"


def opened(officer: Officer) -> Officer:
    return officer.set("budget", "10 mnkr").open("tradeoffs")


def field(officer: Officer) -> str:
    return str(officer.value(FIELD)).replace("\xa0", " ")


def test_a_cut_of_ten_percent_is_read_off_with_its_price_and_its_note(officer: Officer) -> None:
    words = opened(officer).words
    assert "Gäller dessa budgetar; inte en rangordning." in words
    assert "Vid 9 000 000 kr (10 % mindre än nu) tas inget bort ur listan." in words
    assert "Med 11 000 000 kr (10 % mer än nu) läggs detta till först: P07 Hemmasittare." in words
    assert "En och samma ordning kostar 0,7 % av poängen" in words
    assert "Vid dagens budget skiljer sig listan från fördelningen: in P14, ut P07." in words
    assert field(officer) == USUAL


def test_other_budgets_are_taken_and_kept_from_page_to_page_and_in_the_other_language(officer: Officer) -> None:
    opened(officer).set(FIELD, "8 mnkr; 7500 tkr")
    assert field(officer) == "7 500 000 kr; 8 000 000 kr"
    assert "Dagens budget är inte bland dem. Vid 7 500 000 kr (25 % mindre än nu)" in officer.words
    words = officer.open("allocation").open("tradeoffs").words
    assert field(officer) == "7 500 000 kr; 8 000 000 kr"
    assert "Med 8 000 000 kr (20 % mindre än nu) läggs" in words
    assert "With 8 000 000 kr (20% less than now)" in officer.set("language", "en").words


@pytest.mark.parametrize("blank", ["", USUAL])
def test_a_blank_field_and_the_button_give_the_usual_budgets_back(officer: Officer, blank: str) -> None:
    opened(officer).set(FIELD, "8 mnkr; 9 mnkr").press("Tillbaka till 90, 100 och 110 %")
    assert field(officer) == USUAL
    officer.set(FIELD, "8 mnkr; 9 mnkr").set(FIELD, blank)
    assert (field(officer), officer.work.cut_budgets) == (USUAL, ())
    assert next(one for one in officer.test.button if one.key == "cutting_usual").disabled


def test_what_cannot_be_read_is_named_and_the_earlier_budgets_stay(officer: Officer) -> None:
    opened(officer).set(FIELD, "8 mnkr; 9 mnkr").set(FIELD, "8 mnkr; *mycket*")
    assert officer.told("error") == [
        "”*mycket*” går inte att läsa som ett belopp i hela kronor. Skriv till exempel 9 mnkr; 9 500 000; 11 mnkr, "
        "med semikolon emellan. Fortfarande gäller 8 000 000 kr; 9 000 000 kr."
    ]
    assert "Med 9 000 000 kr: 15 förslag" in officer.words
    assert "cannot be read as an amount" in officer.set("language", "en").told("error")[0]
    officer.open("allocation").open("tradeoffs")
    assert (officer.told("error"), field(officer)) == ([], "8 000 000 kr; 9 000 000 kr")


def test_other_proposals_begin_with_the_usual_budgets(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    opened(officer).set(FIELD, "8 mnkr; 9 mnkr").open("proposals").upload(csv_file())
    assert officer.work.cut_budgets == ()


def test_a_budget_that_allows_nothing_is_named_with_the_rules_that_collide(officer: Officer) -> None:
    officer.set("fund", ["P07"])
    opened(officer).set(FIELD, "1 mnkr; 10 mnkr")
    (told,) = officer.told("warning")
    assert told.startswith("Vid 1 000 000 kr går reglerna inte att hålla tillsammans, så det finns ingen lista")
    assert "P07 Hemmasittare" in told
    assert "Skriv andra budgetar nedan, eller ändra reglerna." in officer.words


def test_rules_that_hold_at_each_budget_but_in_no_one_order_are_told(
    officer: Officer, csv_file: Callable[..., bytes]
) -> None:
    """At least half is for housing: of two in one group the small one at 100 000 kr, the large one at 300 000 kr."""
    row = {"primärt område": "Boende", "grupp": "Ett av två"}
    data = csv_file(row | {"belopp": "50 000"}, row | {"belopp": "150 000"}, {"belopp": "10 000"})
    officer.open("proposals").upload(data).open("allocation").set("budget", "100 000 kr").set(
        "share_housing", (50, 100)
    )
    officer.open("tradeoffs").set("cut_budgets_100000", "100 tkr; 300 tkr")
    assert officer.told("warning")[0].startswith("Reglerna går att hålla vid varje budget för sig, men inte med en")
    assert "Ett av två" in officer.told("warning")[0]


def test_work_that_was_stopped_says_so_and_can_be_done_again(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*_: Any) -> Ranking:
        return Ranking("unknown", (9_000_000, 10_000_000))

    monkeypatch.setattr(cutting, "ranking", stopped)
    assert opened(officer).told("warning") == ["Beräkningen stannade innan någon ordning hittades."]
    monkeypatch.setattr(cutting, "ranking", ranking)
    next(one for one in officer.test.button if one.key == "again_cutting").click()
    assert "kostar 0,7 %" in officer.run().words
    assert officer.told("warning") == []
