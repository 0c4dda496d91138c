"""Presentera: one picture at a time, stepped, tried out and taken back."""

from dataclasses import replace

import pytest

from tests.app.conftest import Officer


@pytest.fixture
def presenter(officer: Officer) -> Officer:
    return officer.press("Prova 10 mnkr").open("present")


def step(officer: Officer, key: str) -> Officer:
    next(one for one in officer.test.button if one.key == key).click()
    return officer.run()


def shown(officer: Officer) -> str:
    """The title of the picture that the screen shows."""
    sections = officer.html.split("<section")[1:]
    (one,) = (part for part in sections if "not-shown" not in part)
    return one.partition(">")[2].partition("</h2>")[0].rpartition(">")[2]


def test_seven_pictures_are_stepped_through_and_no_further(presenter: Officer) -> None:
    titles = [shown(presenter)]
    for _ in range(8):
        titles.append(shown(step(presenter, "present_right")))
    assert len(set(titles)) == 7
    assert titles[-1].startswith("Förslag till beslut")
    for _ in range(8):
        step(presenter, "present_left")
    assert shown(presenter) == titles[0]


def test_every_picture_is_there_for_paper(presenter: Officer) -> None:
    assert presenter.html.count("<section") == 7
    assert presenter.html.count("Poängen är härledda") >= 7


def test_what_is_tried_out_is_taken_back_to_the_krona(presenter: Officer) -> None:
    before = presenter.work.scenario
    step(presenter, "present_what_if").set("budget", "8 mnkr")
    assert "Ut: Hemmasittare" in presenter.words
    assert presenter.work.scenario.budget == 8_000_000
    step(presenter, "present_what_if")
    assert presenter.work.scenario == before
    assert "Ut: Hemmasittare" not in presenter.words


def test_where_there_is_no_allocation_the_page_says_where_to_look(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("present")
    assert officer.told("info") == [
        "Det finns ingen fördelning att presentera. Gå till Fördelning och se vad som krockar."
    ]


def test_the_offices_own_amounts_are_what_is_presented(presenter: Officer) -> None:
    presenter.work.scenario = replace(presenter.work.scenario, budget=0)
    presenter.open("allocation").open("present")
    assert shown(presenter).startswith("0,00\xa0mnkr räcker till 0 av 19 förslag")
