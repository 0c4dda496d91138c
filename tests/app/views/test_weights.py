"""Vikter och medel: sliders, two ways by questions, and what they lead to."""

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
