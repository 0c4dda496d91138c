"""Avvägningar: area against area."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from app.tradeoffs import areas_choices
from optimiser.areas_tradeoff import Tradeoff, areas_tradeoff
from tests.app.conftest import ROOT, Officer


def opened(officer: Officer) -> Officer:
    return officer.set("budget", "10 mnkr").open("tradeoffs")


def options(officer: Officer, key: str) -> list[str]:
    return next(list(one.options) for one in officer.test.selectbox if str(one.key).startswith(key))


def pair(officer: Officer) -> tuple[str, str]:
    return officer.value("areas_first"), officer.value("areas_second")


def alternative(officer: Officer) -> str:
    return str(officer.test.get("vega_lite_chart")[-1].proto.alt)


def test_the_allocation_stands_among_the_choices_between_two_areas(officer: Officer) -> None:
    words = opened(officer).words
    assert pair(officer) == ("housing", "education")
    assert "Fördelningen har 20,00 poäng i Boende och 30,00 i Utbildning." in words
    assert "Närmaste steget mot mer i Utbildning: ±0 poäng i Boende, +4,00 i Utbildning" in words
    assert "Poängen i ett område är områdets egna, före vikterna." in words
    assert alternative(officer).startswith("Diagram, poäng i Boende och i Utbildning: fördelningen 20,00 och 30,00;")


def test_the_chosen_choice_says_who_enters_and_leaves_and_is_kept(officer: Officer) -> None:
    opened(officer)
    assert options(officer, "areas_point")[:2] == [
        "22,00 i Boende, 30,00 i Utbildning",
        "20,00 i Boende, 34,00 i Utbildning",
    ]
    assert officer.value("areas_point") == 1
    assert "In P10 Kompletterande professioner GyVux" in officer.words
    officer.set("areas_point", 0)
    assert "In P15 Samverkan Rosengård" in officer.words
    officer.open("allocation").open("tradeoffs")
    assert officer.value("areas_point") == 0
    assert "In P15 Samverkan Rosengård" in officer.words
    assert "In P15 Samverkan Rosengård" in officer.set("language", "en").words
    assert officer.value("areas_point") == 0


def test_an_area_is_never_set_against_itself(officer: Officer) -> None:
    opened(officer).set("areas_second", "housing")
    assert pair(officer) == ("education", "housing")
    officer.set("areas_first", "housing")
    assert pair(officer) == ("housing", "education")
    officer.set("areas_first", "crime")
    assert pair(officer) == ("crime", "education")
    assert "poäng i Brottslighet och " in officer.words
    officer.open("allocation").open("tradeoffs").set("language", "en")
    assert pair(officer) == ("crime", "education")


def test_other_choices_begin_at_the_nearest_step(officer: Officer) -> None:
    opened(officer).set("areas_point", 3).set("areas_second", "crime").set("areas_second", "education")
    assert officer.value("areas_point") == 1


def test_criteria_of_other_names_can_be_set_against_each_other(officer: Officer) -> None:
    sample = ROOT / "sample_data/exempel_tre_syften"
    opened(officer).open("proposals").upload(sample.with_suffix(".csv").read_bytes(), "syften.csv")
    officer.open_scenario(sample.with_suffix(".json").read_bytes()).open("tradeoffs")
    assert pair(officer) == ("Barn och unga", "Trygghet")
    assert "Fördelningen har 38,00 poäng i Barn och unga och 26,00 i Trygghet. Det är ett av 4" in officer.words
    officer.set("areas_first", "Utsatta områden")
    assert "poäng i Utsatta områden och " in officer.words


def test_where_all_fit_no_area_stands_against_another(officer: Officer) -> None:
    words = officer.open("tradeoffs").words
    assert "Boende och Utbildning står inte mot varandra inom den här budgeten" in words
    assert "Närmaste steget" not in words


def test_whole_amounts_that_break_the_rules_are_told_with_the_rules(
    officer: Officer, csv_file: Callable[..., bytes]
) -> None:
    data = csv_file({"belopp": "500 000", "minsta belopp": "100 000"}, {"belopp": "50 000", "minsta belopp": ""})
    officer.open("proposals").upload(data).open("allocation").set("budget", "200 000 kr")
    officer.set("part_funding", True).set("fund", ["P01"]).open("tradeoffs")
    told = [error for error in officer.told("error") if error.startswith("Med bara hela belopp")]
    assert len(told) == 1
    assert "P01" in told[0]


def test_work_that_was_stopped_says_how_many_were_found(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(*asked: Any) -> Tradeoff:
        found = areas_tradeoff(*asked)
        return replace(found, points=found.points[:2], exact=False, whole_only=True)

    monkeypatch.setattr(areas_choices, "areas_tradeoff", stopped)
    words = opened(officer).words
    assert "Beräkningen stannade i förtid: 2 val hittades, och det kan finnas fler." in words
    assert "Här får ett förslag hela sitt belopp eller inget, inte en del." in words
    monkeypatch.setattr(areas_choices, "areas_tradeoff", areas_tradeoff)
    next(one for one in officer.test.button if one.key == "again_areas").click()
    assert "Det finns 4 effektiva val mellan dem." in officer.run().words


def test_work_that_found_nothing_leaves_the_page_standing(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(areas_choices, "areas_tradeoff", lambda *_: Tradeoff((), None, exact=False))
    assert "0 val hittades" in opened(officer).words
