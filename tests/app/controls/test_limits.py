"""Limits by column and value, made and taken away one at a time."""

import pytest

from optimiser.scenario import BOUND_NAMES, Limit
from tests.app.conftest import Officer

UNREADABLE = {
    "max_amount": "Skriv ett belopp i hela kronor, till exempel 2 000 000 eller 2 mnkr.",
    "min_share": "Skriv en andel i procent från 0 till 100, till exempel 40 eller 12,5.",
    "max_count": "Skriv ett helt antal, till exempel 3.",
}


@pytest.fixture
def links(officer: Officer, linked: bytes) -> Officer:
    return officer.open("proposals").upload(linked).open("allocation").set("budget", "1 200 000")


def add(officer: Officer, column: str, value: str, bound: str, number: str) -> Officer:
    officer.set("limit_column", column).set("limit_value", value).set("limit_bound", bound)
    return officer.set("limit_number", number).press("Lägg till regel")


def options(officer: Officer, key: str) -> list[str]:
    return list(
        next(box for box in officer.test.selectbox if box.key in (key, f"{key}@{officer.work.language}")).options
    )


@pytest.mark.parametrize(
    ("typed", "limit"),
    [
        ("0,5 mnkr", Limit("committee", "Kulturnämnden", max_amount=500_000)),
        ("33,3 %", Limit("place", "Rosengård", min_share=0.333)),
        ("1", Limit("status", "new", max_count=1)),
        ("300 tkr", Limit("primary_area", "education", min_amount=300_000)),
    ],
)
def test_a_limit_is_made_of_column_value_kind_and_number(links: Officer, typed: str, limit: Limit) -> None:
    (bound,) = (name for name in BOUND_NAMES if getattr(limit, name) is not None)
    add(links, limit.column, str(limit.value), bound, typed)
    assert links.work.scenario.limits == (limit,)
    assert links.value(f"rule_{bound}_{limit.column}={limit.value}") is True
    assert links.value("limit_number") == ""
    assert "Regler: 3 på" in links.everything


def test_a_limit_holds_the_answer_back_until_it_is_taken_away(links: Officer) -> None:
    assert links.work.shown is not None
    before = links.work.shown.portfolio.amounts
    add(links, "committee", "Fritidsnämnden", "max_count", "0")
    assert "P01" not in links.work.shown.portfolio.amounts
    links.press("Ta bort Fritidsnämnden\\: högst 0 förslag")
    assert (links.work.shown.portfolio.amounts, links.work.scenario.limits) == (before, ())


def test_only_columns_and_values_of_the_file_are_offered(links: Officer) -> None:
    assert options(links, "limit_column") == ["Primärt område", "Poänggrund", "Nämnd", "Status", "Plats", "Grupp"]
    assert options(links, "limit_value") == ["Fritidsnämnden", "Kulturnämnden", "Miljönämnden"]
    links.set("limit_column", "status")
    assert options(links, "limit_value") == ["ny", "pågående"]


@pytest.mark.parametrize(("bound", "message"), UNREADABLE.items())
@pytest.mark.parametrize("typed", ["", "mycket", "1,234", "-1", "0,5 av allt"])
def test_a_number_that_cannot_be_read_is_told_and_makes_no_rule(
    links: Officer, bound: str, message: str, typed: str
) -> None:
    add(links, "committee", "Kulturnämnden", bound, typed)
    assert links.told("error") == [message]
    assert links.work.scenario.limits == ()
    assert links.set("limit_number", "1").told("error") == []


def test_more_than_all_the_money_and_part_of_a_proposal_are_no_numbers(links: Officer) -> None:
    assert add(links, "place", "Rosengård", "max_share", "101").told("error") == [UNREADABLE["min_share"]]
    assert add(links, "place", "Rosengård", "max_count", "1,5").told("error") == [UNREADABLE["max_count"]]


def test_a_second_number_of_the_same_kind_takes_the_firsts_place(links: Officer) -> None:
    add(links, "place", "Rosengård", "max_count", "2")
    add(links, "committee", "Kulturnämnden", "max_count", "2")
    add(links, "place", "Rosengård", "max_count", "1")
    add(links, "place", "Rosengård", "min_count", "1")
    assert links.work.scenario.limits == (
        Limit("place", "Rosengård", min_count=1, max_count=1),
        Limit("committee", "Kulturnämnden", max_count=2),
    )


def test_a_least_above_the_greatest_is_told_and_makes_no_rule(links: Officer) -> None:
    add(links, "place", "Rosengård", "max_count", "1")
    add(links, "place", "Rosengård", "min_count", "2")
    assert links.told("error")[0].startswith("Det minsta skulle bli större än det högsta")
    assert links.work.scenario.limits == (Limit("place", "Rosengård", max_count=1),)


def test_an_areas_share_made_as_a_limit_is_what_its_slider_shows(links: Officer) -> None:
    add(links, "primary_area", "education", "max_share", "60")
    assert links.value("share_education") == (0, 60)
    links.set("share_education", (0, 100))
    assert links.work.scenario.limits == ()


def test_the_limits_of_a_sample_can_be_taken_away_and_come_back_with_reset(officer: Officer) -> None:
    officer.open("proposals").set("sample", "exempel_60").open("allocation")
    officer.press("Ta bort Kulturnämnden\\: högst 2 förslag")
    assert len(officer.work.scenario.limits) == 5
    assert "Ta bort Boende" not in officer.everything
    officer.press("Återställ")
    assert officer.work.scenario == officer.work.case.scenario


def test_what_is_filled_in_stays_over_pages_and_languages(links: Officer) -> None:
    links.set("limit_column", "place").set("limit_value", "hela staden").set("limit_bound", "min_share")
    links.set("limit_number", "12,5").open("appendix").set("language", "en").open("allocation")
    held = [links.value(f"limit_{name}") for name in ("column", "value", "bound", "number")]
    assert held == ["place", "hela staden", "min_share", "12,5"]
    links.press("Add rule")
    assert links.work.scenario.limits == (Limit("place", "hela staden", min_share=0.125),)
