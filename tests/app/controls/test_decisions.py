"""What shall and shall not be funded, chosen from lists that stay short however many proposals there are."""

import pytest

from app.controls import decisions
from tests.app.conftest import Officer


def offered(officer: Officer, key: str = "fund") -> list[str]:
    """The ids that one of the two lists offers."""
    (found,) = [control for control in officer.test.multiselect if control.key == key]
    return [option.split()[0] for option in found.options]


@pytest.fixture
def many(officer: Officer, monkeypatch: pytest.MonkeyPatch) -> Officer:
    """With the nineteen proposals of 2022 taken for many."""
    monkeypatch.setattr(decisions, "_MOST_WITHOUT_SEARCH", 18)
    monkeypatch.setattr(decisions, "_MOST_FOUND", 3)
    return officer.open("allocation")


def test_the_lists_offer_every_proposal_without_a_search_where_they_are_not_many(officer: Officer) -> None:
    ids = [one.id for one in officer.work.proposals]
    assert (offered(officer), offered(officer, "exclude")) == (ids, ids)
    assert "Sök bland förslagen" not in officer.everything


def test_of_many_the_first_few_are_offered_until_one_searches(many: Officer) -> None:
    assert offered(many) == ["P01", "P02", "P03"]
    assert (
        "Av 19 förslag visar listorna nedan de valda och högst 3 till, vars id och titel innehåller det du söker."
        in many.everything
    )
    assert offered(many.set("search_decided", " p1 ")) == ["P10", "P11", "P12"]
    title = many.work.proposals[18].title
    assert offered(many.set("search_decided", " ".join(reversed(title.upper().split()))), "exclude") == ["P19"]
    assert offered(many.set("search_decided", "P01 P02")) == []


def test_what_has_been_chosen_is_offered_and_stays_chosen_whatever_one_searches_for(many: Officer) -> None:
    many.set("search_decided", "P19").set("fund", ["P19"]).set("search_decided", "P15").set("exclude", ["P15"])
    many.set("search_decided", "P07")
    assert (offered(many), offered(many, "exclude")) == (["P07", "P15", "P19"], ["P07", "P15", "P19"])
    assert (many.value("fund"), many.value("exclude")) == (["P19"], ["P15"])
    many.set("fund", ["P19", "P07"]).set("exclude", ["P15", "P19"])
    assert (many.work.scenario.fund, many.work.scenario.exclude) == (("P07",), ("P15", "P19"))


def test_a_search_recomputes_nothing(many: Officer) -> None:
    before = many.work.shown
    assert many.set("search_decided", "P07").work.shown is before
