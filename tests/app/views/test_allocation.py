"""Fördelning: what an officer sees at once on every change."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app import charts
from app.samples import read_sample
from app.wording import points
from optimiser.scenario import Scenario
from optimiser.solve import solve
from optimiser.solver import SolverFailure
from tests.app.conftest import Officer

IMPOSSIBLE = (50, 100)


def solved(officer: Officer, **changes: Any) -> tuple[set[str], float]:
    """The funded ids and the points of the officer's scenario with changes, straight from the engine."""
    scenario: Scenario = replace(officer.work.scenario, **changes)
    portfolio = solve(scenario, officer.work.proposals)
    return set(portfolio.amounts), float(portfolio.value or 0)


def alternatives(officer: Officer) -> list[str]:
    return [chart.proto.alt for chart in officer.test.get("vega_lite_chart")]


def test_the_app_opens_with_the_2022_sample_and_all_of_it_fits(officer: Officer) -> None:
    assert "Malmö 2022: de 19 verkliga förslagen · 19 förslag" in officer.words
    assert "Alla 19 förslag ryms: 15,00 mnkr av 15,00 mnkr." in officer.words
    assert "Räknesättet avgör inget" in officer.words
    assert "Prova 10 mnkr" in officer.labels


def test_trying_10_million_gives_15_of_19_and_18_points_and_says_that_others_are_as_good(officer: Officer) -> None:
    officer.press("Prova 10 mnkr")
    assert "15 av 19 förslag får medel: " in officer.words
    assert "Ingen annan fördelning ger fler poäng med dessa vikter och regler." in officer.words
    assert "Lika bra: P" in officer.words
    assert "Här visas den fördelning som kostar minst, och vid lika kostnad den med lägst id." in officer.words
    assert "Poäng 18,00 " in officer.words
    assert "Prova 10 mnkr" not in officer.labels
    assert officer.value("budget").replace("\xa0", " ") == "10 000 000 kr"


def test_money_used_and_left_add_up_to_the_budget(officer: Officer) -> None:
    officer.press("Prova 10 mnkr")
    assert officer.work.shown is not None
    cost = officer.work.shown.portfolio.cost
    spent, left = (f"{amount:,} kr".replace(",", " ") for amount in (cost, 10_000_000 - cost))
    assert f"Fördelat {spent} Kvar {left} Förslag 15 av 19" in officer.words


def test_the_change_line_says_who_came_and_went_and_the_points(officer: Officer) -> None:
    before, before_points = solved(officer)
    after, after_points = solved(officer, budget=10_000_000)
    assert "Sedan förra ändringen" not in officer.words
    officer.press("Prova 10 mnkr")
    fewer = f"{before_points - after_points:.2f}".replace(".", ",")
    assert f"Sedan förra ändringen: ut {', '.join(sorted(before - after))}, −{fewer} poäng." in officer.words
    officer.set("budget", "15 mnkr")
    assert f"Sedan förra ändringen: in {', '.join(sorted(before - after))}, +{fewer} poäng." in officer.words


def test_a_move_that_changes_nothing_is_said_to_change_nothing(officer: Officer) -> None:
    officer.set("exclude", []).set("budget", "16 mnkr")
    assert "Sedan förra ändringen: samma förslag och samma poäng." in officer.words


def test_the_way_of_counting_is_said_to_decide_what_the_engine_says_it_does(officer: Officer) -> None:
    officer.press("Prova 10 mnkr")
    differing = sorted(solved(officer)[0] ^ solved(officer, benefit="per_krona")[0])
    sentence = f"Räknesättet avgör {len(differing)} förslag: {', '.join(differing)}."
    assert sentence in officer.words
    assert sentence in officer.set("counting", "per_krona").words


def test_every_answer_shown_is_the_engines_for_what_the_controls_say(officer: Officer) -> None:
    officer.press("Prova 10 mnkr").set("weight_education", 90).set("share_crime", (0, 10))
    funded, worth = solved(officer)
    assert officer.work.shown is not None
    assert set(officer.work.shown.portfolio.amounts) == funded
    assert f"{len(funded)} av 19 förslag får medel" in officer.words
    assert f"Poäng {worth:.2f} ".replace(".", ",") in officer.words


def test_the_charts_have_text_alternatives_with_every_area_and_committee(officer: Officer) -> None:
    area, committee = alternatives(officer)
    assert area.replace("\xa0", " ") == (
        "Stapeldiagram, medel per område: Boende 2,08 mnkr, Utbildning 6,62 mnkr, Arbetsmarknad 1,80 mnkr, "
        "Demokrati 2,33 mnkr, Brottslighet 2,17 mnkr."
    )
    assert "Grundskolenämnden 5,05" in committee
    assert committee.count("mnkr") == 11


@pytest.fixture
def stuck(officer: Officer) -> Officer:
    """At 10 million, with more demanded for housing than its proposals cost."""
    return officer.press("Prova 10 mnkr").set("share_housing", IMPOSSIBLE)


def test_rules_that_cannot_hold_are_named(stuck: Officer) -> None:
    (message,), (remedy,) = stuck.told("error"), stuck.told("info")
    assert message == (
        "Reglerna går inte att hålla tillsammans, så det finns ingen fördelning:"
        "\n\n- Boende minst 50 % kräver 5,0 mnkr, men boendeförslagen uppgår till 2,08 mnkr"
    )
    assert remedy == (
        "Vart och ett av detta skulle räcka, var för sig:"
        "\n\n- Boende: sänk det minsta till 20,8 % av medlen (2 080 000 kr)"
    )


def test_colliding_rules_are_all_named_and_no_other(officer: Officer) -> None:
    officer.set("fund", ["P15"]).set("exclude", ["P01"]).set("budget", "2 mnkr")
    (message,) = officer.told("error")
    assert message.startswith("Reglerna går inte att hålla tillsammans, så det finns ingen fördelning:")
    assert "P15 Samverkan Rosengård ska ingå och tar 2,03 mnkr, men det finns 2,0 mnkr att fördela" in message
    assert "P01" not in message
    (remedies,) = officer.told("info")
    assert "- Att fördela: höj till 2 030 000 kr" in remedies
    assert "- P15 Samverkan Rosengård: ta bort från Ska ingå" in remedies


def test_every_plain_collision_is_told_at_once(officer: Officer) -> None:
    for key, share in {"share_crime": (100, 100), "share_democracy": (90, 100), "share_housing": (80, 100)}.items():
        officer.set(key, share)
    (message,) = officer.told("error")
    assert message.count("\n- ") == 3
    assert "Brottslighet minst 100 % kräver 15,0 mnkr, men förslagen mot brottslighet uppgår till 2,17 mnkr" in message
    assert "Demokrati minst 90 % kräver 13,5 mnkr, men demokratiförslagen uppgår till 2,33 mnkr" in message


def test_while_rules_cannot_hold_the_controls_are_there_and_the_last_result_is_marked_old(stuck: Officer) -> None:
    assert len(stuck.test.slider) == 10
    (old,) = stuck.told("warning")
    assert old.startswith("Nedan visas den förra fördelningen, som inte gäller de nya reglerna: 15 av 19 förslag")
    assert "Beslutslista" in stuck.words
    assert len(alternatives(stuck)) == 2


def test_while_rules_cannot_hold_nothing_old_can_be_taken_away_as_new(stuck: Officer) -> None:
    assert len(stuck.test.get("download_button")) == 0
    assert "Ingen annan fördelning ger fler poäng" not in stuck.words


def test_rules_that_hold_again_give_an_answer_and_the_change_since_the_last_valid_one(stuck: Officer) -> None:
    stuck.set("share_housing", (0, 100))
    assert (stuck.told("error"), stuck.told("warning")) == ([], [])
    assert "15 av 19 förslag får medel" in stuck.words
    assert "Sedan förra ändringen: samma förslag och samma poäng." in stuck.words
    assert len(stuck.test.get("download_button")) == 2


def test_of_a_group_in_an_uploaded_file_one_is_funded(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    officer.open("proposals").upload(csv_file({"grupp": "A"}, {"grupp": "A"}, {"kräver": "P01|P02"})).open("allocation")
    assert "2 av 3 förslag får medel" in officer.words
    assert "Lika bra: P01 kan bytas mot P02." in officer.words


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (SolverFailure("secret detail"), "Beräkningen gav ett svar som inte håller för kontrollen"),
        (RuntimeError("secret detail"), "Något gick fel på sidan."),
    ],
)
def test_a_fault_becomes_a_sentence_and_no_traceback(
    officer: Officer, monkeypatch: pytest.MonkeyPatch, fault: Exception, message: str
) -> None:
    def fails(*_: object) -> None:
        raise fault

    with monkeypatch.context() as broken:
        broken.setattr("app.result.solve", fails)
        officer.set("budget", "10 mnkr")
    assert officer.told("error")[0].startswith(message)
    assert "secret detail" not in officer.everything
    assert "Traceback" not in officer.everything
    assert officer.set("budget", "9 mnkr").told("error") == []


def test_points_are_those_of_the_portfolio(officer: Officer) -> None:
    officer.press("Prova 10 mnkr")
    assert officer.work.shown is not None
    assert officer.work.shown.portfolio.value == 18
    assert points(officer.work.shown.portfolio.value) in officer.words


def test_uploaded_markup_never_reaches_the_page_as_markup(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    script = "<script>alert(1)</script>"
    row = {"titel": script, "nämnd": script, "förvaltning": script, "plats": script, "not": script, "Egen": script}
    officer.open("proposals").upload(csv_file(row, row), "<script>.csv")
    for page in ("proposals", "allocation", "appendix"):
        officer.open(page)
        assert "<script" not in officer.html.casefold()
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in officer.html


def test_an_unassessed_proposal_is_shown_and_not_chosen(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    officer.open("proposals").upload(csv_file({}, {"boende": ""})).open("allocation")
    assert "1 av 2 förslag får medel" in officer.words
    assert "1 förslag saknar bedömning på minst ett område och väljs inte: P02." in officer.words
    assert "? Inte bedömt P02" in officer.words


def test_a_moved_slider_recomputes_what_depends_on_it_and_nothing_else(
    officer: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []

    def counting(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any) -> Any:
            done.append(name)
            return function(*arguments)

        return counted

    monkeypatch.setattr("app.result.solve", counting("solve", solve))
    monkeypatch.setattr("app.charts.form_of", counting("chart form", charts.form_of))
    monkeypatch.setattr("app.state.read_sample", counting("file", read_sample))
    officer.set("weight_crime", 30)
    assert done == ["solve", "solve"]  # the answer, and the other way of counting
    officer.set("weight_crime", 30).open("appendix").open("proposals").open("allocation")
    assert done == ["solve", "solve"]
    officer.set("weight_crime", 31)
    assert done == ["solve"] * 4
