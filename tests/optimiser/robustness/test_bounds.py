"""The allowed weightings in words."""

from optimiser.robustness.bounds import bounds_words
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES

EQUAL = dict.fromkeys(AREA_CODES, 20.0)


def words(**asked: object) -> str:
    return bounds_words(Scenario(EQUAL, 1, **asked), "sv").replace("\xa0", " ")  # type: ignore[arg-type]


def test_the_same_limits_for_all_are_said_once() -> None:
    assert words(weight_region=dict.fromkeys(AREA_CODES, (10.0, 30.0))) == "varje område 10–30 %"


def test_limits_of_some_and_an_order_are_named() -> None:
    assert words(weight_region={"crime": (0.0, 100.0), "housing": (12.5, 30.0)}) == "boende 12,5–30 %"
    order = words(weight_order=(("education", "crime"),))
    assert order == "utbildning minst lika mycket som brottslighet"


def test_a_single_percentage_is_no_range() -> None:
    assert words(weight_region=dict.fromkeys(AREA_CODES, (20.0, 20.0))) == "varje område 20 %"
    assert words(weight_region={"housing": (12.5, 12.5)}) == "boende 12,5 %"


def test_an_area_that_weighs_as_much_as_itself_is_left_out() -> None:
    assert words(weight_order=(("crime", "crime"),)) == "hur områdena än vägs"


def test_no_limits_are_said_to_be_none() -> None:
    assert words() == "hur områdena än vägs"
    assert bounds_words(Scenario({"nytta": 1.0}, 1, criteria=("nytta",), weight_region={"nytta": (5, 100)}), "en") == (
        "each area 5–100%"
    )
