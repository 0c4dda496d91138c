"""The curve over more money and less in Chromium, by keyboard alone."""

import re
from dataclasses import replace
from typing import Any

import pytest

from app.samples import read_sample
from optimiser.frontier import frontier
from tests.app.test_accessibility import faults, opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import settle

MALMO = read_sample("malmo_2022")
COSTS = [
    point.cost for point in frontier(replace(MALMO.scenario, budget=10_000_000), MALMO.proposals, 15_000_000).points
]
HOME = COSTS.index(9_370_000)
SLIDER = ".st-key-frontier_step_15000000 input[type=range]"


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """The page at ten million."""
    page = opened()
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    page.get_by_role("link", name="Avvägningar").click()
    page.locator(SLIDER).wait_for(state="attached")
    page.locator("svg.marks").first.wait_for()
    settle(page)
    return page


def chosen(page: Any) -> int:
    told = page.locator("strong[role=status]").inner_text()
    return int(re.sub(r"\s", "", told.removeprefix("Valt steg: ").partition("kr")[0]))


def marked(page: Any) -> int:
    """What the slider says that it holds."""
    return int(re.sub(r"\D", "", page.locator(SLIDER).get_attribute("aria-valuetext")))


def press(page: Any, key: str, times: int) -> None:
    """As fast as keys are held down."""
    for _ in range(times):
        page.keyboard.press(key)
        page.wait_for_timeout(50)
    settle(page)


def test_the_arrow_keys_go_along_the_curve_a_step_a_press(page: Any) -> None:
    tab_to(page, SLIDER)
    press(page, "ArrowLeft", 12)
    assert (chosen(page), marked(page)) == (COSTS[HOME - 12], COSTS[HOME - 12])
    press(page, "ArrowRight", 5)
    assert (chosen(page), marked(page)) == (COSTS[HOME - 7], COSTS[HOME - 7])
    press(page, "End", 1)
    assert chosen(page) == COSTS[-1]
    assert page.evaluate("selector => document.activeElement.matches(selector)", SLIDER)


def test_buttons_move_the_slider_and_the_mark_and_the_language_keeps_the_step(page: Any) -> None:
    tab_to(page, ".st-key-frontier_previous button")
    press(page, "Enter", 1)
    press(page, "Enter", 1)
    assert (chosen(page), marked(page)) == (COSTS[HOME - 2], COSTS[HOME - 2])
    assert "Valt steg" in page.locator("svg.marks").first.text_content()
    page.get_by_text("English", exact=True).click()
    page.get_by_role("heading", name="More money or less").wait_for()
    settle(page)
    assert marked(page) == COSTS[HOME - 2]
    assert "undefined" not in page.locator("svg.marks").first.text_content()


def test_the_table_opens_by_keyboard_and_axe_finds_no_fault(page: Any) -> None:
    press(page, "Tab", 1)
    tab_to(page, ".st-key-frontier_table summary")
    press(page, "Enter", 1)
    page.locator(".st-key-frontier_table table").wait_for()
    assert page.locator(".st-key-frontier_table tbody tr").count() == len(COSTS)
    assert faults(page) == []
