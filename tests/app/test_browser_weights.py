"""Vikter och medel in Chromium: the same sliders on two pages, and the questions by keyboard."""

from typing import Any

import pytest

from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, WEIGHTS, go, settle

SLIDERS = '[data-testid="stMain"] [class*="st-key-weight_"] input'


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    return opened()


def sliders(page: Any) -> list[str]:
    return [one.input_value() for one in page.locator(SLIDERS).all()]


def test_the_sliders_hold_the_same_on_both_pages_and_move_both(page: Any) -> None:
    go(page, WEIGHTS)
    assert sliders(page) == ["20"] * 5
    assert page.get_by_role("textbox", name="Att fördela").input_value().replace("\xa0", " ") == "15 000 000 kr"
    page.locator(".st-key-weight_education input").focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    go(page, ALLOCATION)
    assert sliders(page) == ["20", "21", "20", "20", "20"]
    page.locator(".st-key-weight_crime input").focus()
    page.keyboard.press("ArrowLeft")
    settle(page)
    go(page, WEIGHTS)
    assert sliders(page) == ["20", "21", "20", "20", "19"]


def test_rank_order_is_answered_by_keyboard_and_the_sliders_show_it(page: Any) -> None:
    go(page, WEIGHTS)
    page.get_by_text("Rangordning", exact=True).focus()
    page.get_by_text("Rangordning", exact=True).click()
    settle(page)
    tab_to(page, ".st-key-use_rank_order button")
    page.keyboard.press("Enter")
    settle(page)
    assert sliders(page) == ["46", "26", "15", "9", "4"]
    page.get_by_text("Vikterna är valda genom rangordning").wait_for()
