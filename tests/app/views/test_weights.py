"""Vikter och medel: sliders, two ways by questions, and what they lead to."""

from collections.abc import Callable
from dataclasses import replace

from tests.app.conftest import Officer


def way(officer: Officer, name: str) -> Officer:
    return officer.open("weights").set("weighting_way", name)


def test_the_page_says_what_the_weights_lead_to(officer: Officer) -> None:
    officer.open("weights")
    assert "Alla 19 förslag ryms: 15,00 mnkr av 15,00 mnkr." in officer.words
    assert "Dra i reglagen" in officer.words


def test_swing_weighting_asks_and_lets_the_sliders_show_the_answer(officer: Officer) -> None:
    way(officer, "swing").set("swing_best", "education").set("swing_housing", 100).press("Låt reglagen visa detta")
    weights = officer.work.scenario.weights
    assert weights["education"] == weights["housing"] > weights["crime"]
    assert "Vikterna är valda genom swingvägning: Boende 100, Utbildning 100, Arbetsmarknad 50" in officer.words
    assert "von Winterfeldt" in officer.words


def test_rank_order_lets_areas_share_a_place(officer: Officer) -> None:
    way(officer, "rank_order").set("place_education", 1).press("Låt reglagen visa detta")
    weights = officer.work.scenario.weights
    assert weights["housing"] == weights["education"] > weights["labour_market"] > weights["democracy"]
    assert "Edwards" in officer.words


def test_in_english_too(officer: Officer) -> None:
    officer.open("weights").set("language", "en").set("weighting_way", "rank_order")
    assert "SMARTER" in officer.words
    assert "1 is the most important" in officer.words


def test_rules_that_collide_are_told(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("weights")
    assert "Reglerna går inte att hålla tillsammans." in officer.words


def test_under_each_slider_stands_how_far_it_can_move(officer: Officer) -> None:
    officer.open("weights")
    assert officer.words.count("Oförändrat hur den än vägs.") == 5
    officer.set("budget", "10 mnkr")
    assert officer.words.count("Oförändrat ") == 5
    assert "Över: in " in officer.words


def test_what_holds_in_all_allowed_weightings_stands_beside_the_sliders(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").open("weights")
    assert "5 förslag får medel hur områdena än vägs (mellan 10 och 30 %); 14 beror på vikterna" in officer.words
    assert "P06 Trygga barnet" in officer.words
    assert "inte sannolikhet" in officer.words


def test_ones_own_limits_and_order_are_part_of_the_scenario(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").open("weights").set("holding_range", "own")
    assert "hur områdena än vägs (varje område 10–30 %)" in officer.words
    officer.set("region_housing", (40, 100)).set("region_crime", (0, 100)).set("region_order", True)
    limits = officer.work.scenario.weight_region
    assert limits["housing"] == (40.0, 100.0)
    assert limits["education"] == (10.0, 30.0)
    assert "crime" not in limits
    assert officer.work.scenario.weight_order[0] == ("housing", "education")
    assert "boende 40–100 %" in officer.words
    officer.open("allocation").open("weights")
    assert "boende 40–100 %" in officer.words


def test_limits_that_no_weighting_is_within_are_told(officer: Officer) -> None:
    officer.open("weights").set("holding_range", "own")
    officer.set("region_housing", (60, 100)).set("region_crime", (60, 100))
    assert "Ingen viktning ryms inom gränserna" in officer.words


def test_what_holds_is_asked_again_when_the_range_changes(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").open("weights").set("holding_range", "near")
    assert "(högst 5 procentenheter från reglagen)" in officer.words


def test_what_the_choice_can_lose_at_most_is_said_with_where(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").open("weights")
    assert "Den här fördelningen kan vara högst " in officer.words
    assert "poäng sämre än den bästa; det är den vid boende " in officer.words
    assert "Ingen annan fördelning kan förlora mindre." in officer.words


def test_what_has_been_reckoned_is_part_of_why(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").set("why_asked", "P06")
    assert "Med i alla tillåtna viktningar" not in officer.words
    officer.open("weights").open("allocation")
    assert "Med i alla tillåtna viktningar (mellan 10 och 30 %)." in officer.words


def test_the_choice_of_own_limits_is_undone_as_a_whole(officer: Officer) -> None:
    officer.open("weights").set("holding_range", "own").press("Ångra")
    assert officer.work.scenario.weight_region == {}
    assert officer.value("holding_range") == "alike"
    assert "Andra viktningar tillåts" in officer.words


def test_limits_that_came_with_a_file_are_asked_about_and_keep_their_decimals(officer: Officer) -> None:
    region = dict.fromkeys(officer.work.scenario.criteria, (12.5, 27.5))
    officer.work.scenario = replace(officer.work.scenario, weight_region=region, budget=10_000_000)
    officer.open("weights")
    assert "(varje område 12,5–27,5 %)" in officer.words
    assert officer.value("region_housing_fine") == (12.5, 27.5)
    officer.set("region_housing_fine", (12.5, 30.0))
    assert officer.work.scenario.weight_region["housing"] == (12.5, 30.0)
    assert "boende 12,5–30 %" in officer.words


def test_a_column_of_many_shows_the_first_and_offers_the_others(
    officer: Officer, csv_file: Callable[..., bytes]
) -> None:
    officer.open("proposals").upload(csv_file(*({"belopp": "10 000"} for _ in range(26)))).open("weights")
    assert [one.label for one in officer.test.expander] == ["Visa de andra 6"]
    assert "26 förslag, i alla tillåtna viktningar" in officer.words
