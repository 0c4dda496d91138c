"""The controls: what an officer sets is what holds."""

from collections.abc import Callable

import pytest

from scoring.areas import AREA_CODES
from tests.app.conftest import Officer

WEIGHT_KEYS = [f"weight_{area}" for area in AREA_CODES]


def percents(officer: Officer) -> list[str]:
    return [officer.test.slider(key=key).label.rpartition(" · ")[2] for key in WEIGHT_KEYS]


def weights(officer: Officer) -> list[int]:
    return [officer.value(key) for key in WEIGHT_KEYS]


@pytest.mark.parametrize(
    ("typed", "kronor", "shown"),
    [
        ("10 mnkr", 10_000_000, "10 000 000 kr"),
        ("9 500 000", 9_500_000, "9 500 000 kr"),
        ("9,5 mnkr", 9_500_000, "9 500 000 kr"),
        ("12 000 000 kr", 12_000_000, "12 000 000 kr"),
    ],
)
def test_the_budget_is_read_as_officers_type_it(officer: Officer, typed: str, kronor: int, shown: str) -> None:
    officer.set("budget", typed)
    assert officer.work.scenario.budget == kronor
    assert officer.value("budget").replace("\xa0", " ") == shown
    assert officer.told("error") == []


@pytest.mark.parametrize("typed", ["mycket", "", "10,5"])
def test_an_unreadable_budget_is_told_and_the_old_one_holds(officer: Officer, typed: str) -> None:
    officer.set("budget", "10 mnkr").set("budget", typed)
    assert officer.told("error") == [
        "Skriv ett belopp i hela kronor, till exempel 10 000 000 eller 10 mnkr. Tills dess gäller 10 000 000 kr."
    ]
    assert officer.work.scenario.budget == 10_000_000
    assert "15 av 19 förslag får medel" in officer.words
    assert officer.set("budget", "9 500 000").told("error") == []


def test_the_message_about_a_budget_goes_when_the_page_is_opened_again(officer: Officer) -> None:
    officer.set("budget", "mycket").open("proposals").open("allocation")
    assert officer.value("budget").replace("\xa0", " ") == "15 000 000 kr"
    assert officer.told("error") == []


def test_the_budget_as_the_app_writes_it_in_english_can_be_read(officer: Officer) -> None:
    officer.set("language", "en")
    shown = officer.value("budget")
    officer.set("budget", shown.replace("15", "12"))
    assert (officer.work.scenario.budget, officer.told("error")) == (12_000_000, [])


def test_a_weight_moved_changes_the_percentages_beside_all_sliders(officer: Officer) -> None:
    assert percents(officer) == ["20 %"] * 5
    officer.set("weight_housing", 100)
    assert percents(officer) == ["55,6 %", *["11,1 %"] * 4]
    assert officer.work.scenario.weights["housing"] == 100


def test_all_weights_at_nothing_is_told_and_the_last_ones_hold(officer: Officer) -> None:
    for key in WEIGHT_KEYS:
        officer.set(key, 0)
    assert officer.told("error") == ["Minst ett område behöver en vikt över 0. Tills dess gäller de förra vikterna."]
    assert officer.work.scenario.weights["crime"] == 20
    assert "poäng med dessa vikter" in officer.words


def test_after_all_weights_at_nothing_the_weights_are_what_the_sliders_show(officer: Officer) -> None:
    for key in WEIGHT_KEYS:
        officer.set(key, 0)
    officer.set("weight_housing", 10)
    assert officer.told("error") == []
    assert weights(officer) == [10, 0, 0, 0, 0] == list(officer.work.scenario.weights.values())
    assert percents(officer) == ["100 %", "0 %", "0 %", "0 %", "0 %"]


def test_equal_weights_evens_all_sliders(officer: Officer) -> None:
    officer.set("weight_crime", 90).press("Lika vikter")
    assert len(set(weights(officer))) == 1
    assert percents(officer) == ["20 %"] * 5


def test_one_area_first_weighs_it_most_and_can_be_moved_on(officer: Officer) -> None:
    officer.press("Utbildning")
    assert weights(officer) == [10, 60, 10, 10, 10]
    assert officer.value("weight_education") == 60
    assert weights(officer.set("weight_crime", 30)) == [10, 60, 10, 10, 30]
    officer.set("counting", "per_krona").set("budget", "8 mnkr").set("language", "en")
    assert (weights(officer), officer.work.scenario.benefit) == ([10, 60, 10, 10, 30], "per_krona")


def test_reset_brings_back_what_the_proposals_opened_with(officer: Officer) -> None:
    officer.set("weight_crime", 90).set("budget", "9 mnkr").set("fund", ["P01"]).set("share_crime", (0, 50))
    officer.set("counting", "per_krona").press("Återställ")
    assert officer.work.scenario == officer.work.case.scenario
    assert (weights(officer), officer.value("fund"), officer.value("share_crime")) == ([20] * 5, [], (0, 100))
    assert officer.value("counting") == "per_proposal"


def test_must_and_must_not_be_funded_exclude_each_other(officer: Officer) -> None:
    officer.set("fund", ["P01", "P02"]).set("exclude", ["P02", "P03"])
    assert (officer.value("fund"), officer.value("exclude")) == (["P01"], ["P02", "P03"])
    officer.set("fund", ["P01", "P03"])
    assert (officer.value("fund"), officer.value("exclude")) == (["P01", "P03"], ["P02"])
    scenario = officer.work.scenario
    assert (scenario.fund, scenario.exclude) == (("P01", "P03"), ("P02",))


def test_what_must_and_must_not_be_funded_is_and_is_not(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").set("fund", ["P15"]).set("exclude", ["P19"])
    assert officer.work.shown is not None
    amounts = officer.work.shown.portfolio.amounts
    assert "P15" in amounts
    assert "P19" not in amounts
    assert "✓ Ska ingå P15" in officer.words
    assert "– Ska inte ingå P19" in officer.words


def test_area_shares_become_limits_and_are_counted_as_rules(officer: Officer) -> None:
    officer.set("budget", "10 mnkr").set("share_housing", (20, 100)).set("share_education", (10, 30))
    limits = {limit.value: (limit.min_share, limit.max_share) for limit in officer.work.scenario.limits}
    assert limits == {"housing": (0.2, None), "education": (0.1, 0.3)}
    assert "Regler: 3 på" in officer.everything
    assert officer.work.shown is not None
    amounts = officer.work.shown.portfolio.amounts
    assert sum(amounts.get(id_, 0) for id_ in ("P01", "P02", "P03", "P04")) >= 2_000_000
    assert sum(amounts.get(f"P{number:02}", 0) for number in range(5, 13)) <= 3_000_000
    assert officer.set("share_housing", (0, 100)).work.scenario.limits[0].value == "education"


def test_the_bias_is_said_beside_the_way_of_counting(officer: Officer) -> None:
    both = (
        "Poäng per förslag gynnar många små insatser. "
        "Poäng per krona gynnar stora belopp, och ett högre sökt belopp ger högre nytta."
    )
    assert both in officer.words
    officer.set("counting", "per_krona")
    assert both in officer.words
    assert officer.work.scenario.benefit == "per_krona"


def test_controls_keep_their_values_over_pages_and_languages(officer: Officer) -> None:
    officer.set("budget", "9,5 mnkr").set("weight_crime", 70).set("fund", ["P15"]).set("share_crime", (5, 60))
    scenario = officer.set("counting", "per_krona").work.scenario
    officer.open("appendix").set("language", "en").open("proposals").open("allocation")
    assert officer.work.scenario == scenario
    assert (officer.value("weight_crime"), officer.value("fund")) == (70, ["P15"])
    assert (officer.value("share_crime"), officer.value("counting")) == ((5, 60), "per_krona")


def test_titles_of_a_file_are_no_markdown_where_rules_are_named(
    officer: Officer, csv_file: Callable[..., bytes]
) -> None:
    officer.open("proposals").upload(csv_file({"titel": "![x](http://a.example/x.png)"}, {})).open("allocation")
    officer.set("fund", ["P01"]).set("budget", "1 kr")
    (message,) = [element.value for element in officer.test.error]
    assert "P01" in message
    assert r"\!\[x\]\(http" in message
