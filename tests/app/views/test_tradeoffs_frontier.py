"""Avvägningar: more money or less, as an officer goes along the curve."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app import errands
from app.tradeoffs import frontier as section
from optimiser.clock import Clock
from optimiser.frontier import Frontier, frontier
from scoring.language import LANGUAGES
from tests.app.conftest import Officer

UP = "Med ytterligare 70 000 kr: Kompletterande professioner GrskF och Kommunala aktivitetsansvaret (KAA) in, "


@pytest.fixture
def weigher(officer: Officer) -> Officer:
    """An officer at ten million who has come to the page."""
    return officer.press("Prova 10 mnkr").open("tradeoffs")


def chosen(officer: Officer) -> str:
    found = re.search(r"Valt steg: (.+?) kr", officer.words)
    assert found is not None
    return found[1]


def choose(officer: Officer, cost: int) -> Officer:
    return officer.set("frontier_step_15000000", cost)


def disabled(officer: Officer) -> set[str]:
    return {str(one.key) for one in officer.test.button if one.disabled and str(one.key).startswith("frontier_")}


def found(officer: Officer) -> Frontier:
    scenario, proposals = officer.work.question
    return frontier(scenario, proposals, 15_000_000)


def test_the_section_begins_with_what_more_money_would_do(weigher: Officer) -> None:
    assert UP + "Hemmasittare ut, +0,40 poäng." in weigher.words
    assert "630 000 kr av medlen blir över" in weigher.words
    assert weigher.test.get("vega_lite_chart")[0].proto.alt.startswith("Trappkurva, poäng efter kostnad: 47 steg")


def test_the_step_of_the_allocation_is_chosen_at_first(weigher: Officer) -> None:
    assert chosen(weigher) == "9 370 000"
    assert "Det är den fördelningen." in weigher.words
    assert disabled(weigher) == {"frontier_home"}


def test_the_slider_chooses_a_step_and_tells_who_comes_and_goes(weigher: Officer) -> None:
    choose(weigher, 7_870_000)
    assert chosen(weigher) == "7 870 000"
    assert "Mot fördelningen på skärmen: Med 1 500 000 kr mindre: Hemmasittare ut, −1,20 poäng." in weigher.words
    assert "Mot steget före: Med ytterligare 200 000 kr: Thaiwise in, " in weigher.words


def test_the_buttons_go_one_step_at_a_time_and_back(weigher: Officer) -> None:
    costs = [point.cost for point in found(weigher).points]
    here = costs.index(9_370_000)
    weigher.press("Föregående steg").press("Föregående steg")
    assert weigher.value("frontier_step_15000000") == costs[here - 2]
    assert weigher.press("Nästa steg").value("frontier_step_15000000") == costs[here - 1]
    assert chosen(weigher.press("Steget för dagens medel")) == "9 370 000"


def test_at_either_end_there_is_no_further_step(weigher: Officer) -> None:
    assert disabled(choose(weigher, 15_000_000)) == {"frontier_next"}
    assert disabled(choose(weigher, 0)) == {"frontier_previous"}


def test_the_chosen_step_stays_by_its_cost_when_the_curve_is_another(weigher: Officer) -> None:
    choose(weigher, 7_870_000).open("allocation").set("weight_housing", 40)
    costs = [point.cost for point in found(weigher).points]
    weigher.open("tradeoffs")
    kept = max(cost for cost in costs if cost <= 7_870_000)
    assert chosen(weigher).replace(" ", "") == str(kept)
    assert weigher.value("frontier_step_15000000") == kept


def test_the_step_at_the_budget_goes_along_with_the_budget(weigher: Officer) -> None:
    weigher.press("Föregående steg").press("Nästa steg").open("allocation").set("budget", "11 mnkr").open("tradeoffs")
    assert "Det är den fördelningen." in weigher.words


def test_other_proposals_begin_at_their_own_allocation(weigher: Officer) -> None:
    choose(weigher, 0).open("proposals").set("sample", "exempel_60").open("tradeoffs")
    assert chosen(weigher) == "17 363 000"


def test_the_curve_goes_on_when_asked_and_keeps_it_from_page_to_page(weigher: Officer) -> None:
    assert not any("frontier_reach" in str(one.key) for one in weigher.test.get("button_group"))
    weigher.open("allocation").set("budget", "2 mnkr").open("tradeoffs")
    assert "frontier_step_3000000" in weigher.test.session_state
    weigher.set("frontier_reach", "all").open("allocation").open("tradeoffs")
    assert weigher.value("frontier_reach") == "all"
    assert "frontier_step_15000000" in weigher.test.session_state
    assert "till 15,00 mnkr" in weigher.test.get("vega_lite_chart")[0].proto.alt.replace("\xa0", " ")


def test_the_table_is_made_when_it_is_opened(weigher: Officer) -> None:
    assert "Alla 47 steg" not in weigher.words
    weigher.test.session_state["frontier_table"] = True
    weigher.run()
    assert "Alla 47 steg" in weigher.words


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_from_a_file_cannot_become_markup(officer: Officer, language: str) -> None:
    work = officer.work
    work.case = replace(work.case, proposals=tuple(replace(one, title=f"<script>{one.id}") for one in work.proposals))
    officer.set("language", language).set("budget", "10 mnkr").open("tradeoffs")
    officer.test.session_state["frontier_table"] = True
    officer.run()
    assert "&lt;script&gt;P" in officer.html
    assert "<script>P" not in officer.html


def test_a_budget_that_funds_nothing_says_what_would(officer: Officer) -> None:
    officer.set("budget", "200 000").open("tradeoffs")
    assert "Ingen fördelning av hela förslag inom reglerna ger fler poäng" not in officer.words
    assert "Med ytterligare 100 000 kr: Mammakraft in, +2,40 poäng." in officer.words


def test_rules_that_the_money_does_not_reach_say_what_would(officer: Officer) -> None:
    officer.set("fund", ["P07"]).set("budget", "1 mnkr").open("tradeoffs")
    assert "Det finns ingen fördelning inom medlen, 1,00 mnkr, som håller reglerna." in officer.words
    assert "Med ytterligare 500 000 kr: Hemmasittare in" in officer.words


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """The curve is not there until this is opened, or the work is called off, with its first five steps."""
    monkeypatch.setattr(errands, "PATIENCE_SECONDS", 0.2)
    monkeypatch.setattr("app.progress.SECONDS_FOLLOWED", 0.0)
    gate, whole = threading.Event(), section.frontier

    def slow(scenario: object, proposals: object, most: int, clock: Clock) -> Frontier:
        while not (gate.wait(0.01) or clock.cancelled):
            pass
        made = whole(scenario, proposals, most)  # type: ignore[arg-type]
        return replace(made, points=made.points[:5], exact=False) if clock.cancelled else made

    monkeypatch.setattr(section, "frontier", slow)
    yield gate
    gate.set()


def test_while_it_is_reckoned_that_is_said_and_it_can_be_stopped(officer: Officer, gate: threading.Event) -> None:
    officer.set("budget", "10 mnkr").open("tradeoffs")
    assert "Räknar sedan" in officer.words
    next(one for one in officer.test.button if one.key == "cancel_frontier").click()
    officer.run()
    errands_made = officer.work.errands["frontier"].job
    assert errands_made.found(30) is not None
    officer.run()
    assert any("Beräkningen stannade i förtid." in told for told in officer.told("warning"))
    assert "Närmast av de steg som är funna" in officer.words
    gate.set()
    next(one for one in officer.test.button if one.key == "again_frontier").click()
    officer.run()
    assert officer.work.errands["frontier"].job.found(30) is not None
    assert UP in officer.run().words
