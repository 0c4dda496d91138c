"""Presentera in Chromium: a presenter's remote, large enough, on paper, and with the sliders."""

import re
from typing import Any

import pytest

from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import PRESENT, go, settle

SHOWN = ".fordela-slide:visible h2"
SMALLEST = """() => Math.min(...[...document.querySelectorAll('.fordela-slide:not(.not-shown) h2, ' +
  '.fordela-slide:not(.not-shown) .fordela-slide-body :is(p, li, th, td)')]
  .filter(one => one.innerText.trim()).map(one => parseFloat(getComputedStyle(one).fontSize)))"""
POINTS_28 = 28 * 96 / 72


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """At ten million on a projector."""
    page = opened(1920, 1080)
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    go(page, PRESENT)
    return page


def pressed(page: Any, key: str) -> str:
    page.keyboard.press(key)
    settle(page)
    return str(page.locator(SHOWN).inner_text())


def test_the_keys_of_a_remote_step_and_what_is_shown_can_be_read_from_the_back_row(page: Any) -> None:
    titles = [page.locator(SHOWN).inner_text()]
    for key in ("PageDown", "ArrowRight", "PageDown", "ArrowRight", "PageDown", "ArrowRight"):
        assert page.evaluate(SMALLEST) >= POINTS_28
        assert page.evaluate("document.documentElement.scrollHeight <= innerHeight + 1")
        titles.append(pressed(page, key))
    assert len(set(titles)) == 7
    assert page.evaluate(SMALLEST) >= POINTS_28
    assert pressed(page, "PageUp") == titles[5]
    assert pressed(page, "ArrowLeft") == titles[4]
    page.keyboard.press("Escape")
    page.get_by_role("heading", name="15 av 19 förslag får medel").wait_for()


def test_on_paper_every_picture_has_a_page_of_its_own_and_nothing_else_is_there(page: Any) -> None:
    data = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", data)) == 7
    page.emulate_media(media="print")
    assert page.locator(".fordela-slide:visible").count() == 7
    assert page.locator(".st-key-present_steps:visible, .st-key-frame:visible, header:visible").count() == 0


def test_a_slider_keeps_the_arrows_and_page_down_still_steps(page: Any) -> None:
    page.get_by_role("button", name="Vad händer om").click()
    settle(page)
    first = page.locator(SHOWN).inner_text()
    slider = page.locator(".st-key-weight_housing input")
    slider.focus()
    page.keyboard.press("ArrowRight")
    settle(page)
    assert slider.input_value() == "21"
    assert page.locator(SHOWN).inner_text() == first
    assert pressed(page, "PageDown") != first
