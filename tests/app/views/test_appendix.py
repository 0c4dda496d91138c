"""Bilaga: the tables of the result at hand."""

from collections.abc import Callable
from dataclasses import replace

from tests.app.conftest import Officer


def test_the_appendix_shows_the_sample_as_printed(officer: Officer) -> None:
    officer.open("appendix")
    assert "Totalt inom området 6 620 000 kr 8 insatser totalt" in officer.words
    assert "Grundskolenämnden / Grundskoleförvaltningen 4 400 000 kr" in officer.words
    assert officer.words.count("Totalbelopp 15 000 000 kr Att disponera 15 000 000 kr") == 2


def test_the_appendix_follows_what_is_set_on_the_first_page(officer: Officer) -> None:
    officer.press("Prova 10 mnkr").open("appendix")
    assert officer.work.shown is not None
    cost = f"{officer.work.shown.portfolio.cost:,} kr".replace(",", " ")
    assert f"Totalbelopp {cost} Att disponera 10 000 000 kr" in officer.words
    assert officer.told("warning") == []


def test_the_appendix_marks_a_result_that_does_not_follow_the_rules_as_old(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("appendix")
    assert officer.told("warning") == [
        "Reglerna som de står nu går inte att hålla tillsammans. Tabellerna visar den förra fördelningen."
    ]
    assert "Totalbelopp 15 000 000 kr" in officer.words


def test_the_appendix_solves_by_itself_when_it_is_opened_first(
    officer: Officer, csv_file: Callable[..., bytes]
) -> None:
    officer.open("proposals").upload(csv_file({}, {})).open("appendix")
    assert "Totalbelopp 960 000 kr Att disponera 15 000 000 kr" in officer.words
    assert "Nämnd okänd" not in officer.told("error")


def test_the_appendix_says_when_there_is_nothing_to_show(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    officer.open("proposals").upload(csv_file({}))
    officer.work.scenario = replace(officer.work.scenario, budget=0, fund=("P01",))
    officer.open("appendix")
    assert officer.told("info")[0].startswith("Det finns ingen fördelning att visa än.")
