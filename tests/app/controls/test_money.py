"""Pools and years, and part of an amount."""

import pytest

from tests.app.conftest import Officer


@pytest.fixture
def links(officer: Officer, linked: bytes) -> Officer:
    return officer.open("proposals").upload(linked).open("allocation").set("budget", "1 200 000")


def amounts(officer: Officer) -> dict[str, int]:
    assert officer.work.shown is not None
    return dict(officer.work.shown.portfolio.amounts)


def test_every_pool_of_the_file_has_a_field_that_is_blank_until_it_is_limited(links: Officer) -> None:
    fields = {field.label: field.value for field in links.test.text_input if field.key.startswith("pool_")}
    assert fields == {"Högst ur 2023": "", "Högst ur 2024": ""}
    assert "Högst ur" not in links.open("proposals").set("sample", "malmo_2022").open("allocation").everything


def test_a_pools_limit_holds_until_the_field_is_emptied(links: Officer) -> None:
    before = amounts(links)
    assert "P01" in before
    links.set("pool_2023", "0,3 mnkr")
    assert links.work.scenario.pools == {"2023": 300_000}
    assert links.value("pool_2023").replace("\xa0", " ") == "300 000 kr"
    assert "P01" not in amounts(links)
    assert links.value("rule_pool_2023") is True
    assert amounts(links.set("rule_pool_2023", False)) == before
    links.set("pool_2023", "")
    assert (links.work.scenario.pools, amounts(links), links.work.off) == ({}, before, frozenset())


def test_an_unreadable_pool_is_told_and_what_held_holds(links: Officer) -> None:
    beginning = (
        "Skriv ett belopp i hela kronor, till exempel 4 000 000 eller 4 mnkr, eller lämna tomt. Tills dess gäller "
    )
    assert links.set("pool_2024", "mycket").told("error") == [beginning + "ingen gräns."]
    assert links.set("pool_2024", "0,2 mnkr").told("error") == []
    assert links.set("pool_2024", "x").told("error") == [beginning + "200 000 kr."]
    assert links.work.scenario.pools == {"2024": 200_000}
    links.open("appendix").open("allocation")
    assert links.told("error") == []
    assert links.value("pool_2024").replace("\xa0", " ") == "200 000 kr"


def test_part_of_an_amount_is_offered_with_its_assumption_only_where_there_is_a_minimum(officer: Officer) -> None:
    assert len(officer.test.toggle) == 0
    assert "Halva beloppet antas ge halva nyttan." not in officer.words


def test_part_of_an_amount_is_given_where_that_is_allowed(links: Officer) -> None:
    assert "Halva beloppet antas ge halva nyttan." in links.words
    links.set("budget", "1 500 000")
    assert sum(amounts(links).values()) == 1_200_000
    links.set("part_funding", True)
    assert amounts(links) == {"P01": 400_000, "P03": 400_000, "P04": 400_000, "P05": 300_000}
    links.open("appendix").set("language", "en").open("allocation")
    assert (links.value("part_funding"), links.work.scenario.part_funding) == (True, True)
    assert "Half the amount is taken to give half the benefit." in links.words
    assert amounts(links.set("part_funding", False)) == {"P01": 400_000, "P03": 400_000, "P04": 400_000}
