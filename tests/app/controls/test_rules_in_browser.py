"""Many rules in Chromium: read, switched and made with the keyboard, kept over pages and languages."""

import json
from collections.abc import Iterator
from typing import Any

import pytest

from scoring.areas import AREA_CODES
from tests.app.conftest import Server
from tests.app.test_accessibility import CUT_OFF, faults, tab_to
from tests.app.visits import ALLOCATION, PROPOSALS, go, settle, switch_to_english

COMMITTEES = ("Fritidsnämnden", "Kulturnämnden", "Miljönämnden")
SCENARIO = {
    "weights": dict.fromkeys(AREA_CODES, 20),
    "budget": 1_500_000,
    "pools": {"2023": 900_000, "2024": 900_000},
    "limits": [
        *({"column": "nämnd", "value": name, "max_share": 0.9, "min_count": 0} for name in COMMITTEES),
        *({"column": "primary_area", "value": area, "max_share": 0.99, "min_amount": 0} for area in AREA_CODES),
        *({"column": "plats", "value": place, "max_count": 5} for place in ("Rosengård", "hela staden")),
    ],
    "fund": ["P03"],
    "exclude": ["P02"],
}
SWITCHES = ".st-key-switches input[type=checkbox]"


@pytest.fixture
def page(browser: Any, server: Server, linked: bytes) -> Iterator[Any]:
    """Twenty-four rules of every kind, unfolded, with the new rule's fields unfolded too."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="sv-SE")
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.goto(server.address)
    settle(page)
    go(page, PROPOSALS)
    files = {"egen.csv": linked, "eget.json": json.dumps(SCENARIO).encode()}
    for place, (name, data) in enumerate(files.items()):
        file = {"name": name, "mimeType": "text/plain", "buffer": data}
        page.locator('[data-testid="stFileUploader"] input[type=file]').nth(place).set_input_files([file])
        settle(page)
    go(page, ALLOCATION)
    unfold(page)
    yield page
    assert page.locator('[data-testid="stException"]').count() == 0
    context.close()


def unfold(page: Any) -> None:
    page.locator(".st-key-rules summary").first.click()
    page.locator(".st-key-new_limit summary").click()
    settle(page)


def heading(page: Any) -> str:
    return str(page.locator(".st-key-rules summary p").first.inner_text())


@pytest.mark.parametrize("language", ["sv", "en"])
def test_axe_finds_no_fault_in_the_rules(page: Any, language: str) -> None:
    if language == "en":
        switch_to_english(page)
    assert faults(page) == []
    page.locator(".st-key-switches label").nth(1).click()
    page.locator(".st-key-limit_number input").fill("mycket")
    page.get_by_role("button", name={"sv": "Lägg till regel", "en": "Add rule"}[language]).click()
    settle(page)
    assert page.locator('[data-testid="stAlert"]').count() == 1
    assert faults(page) == []


def test_all_rules_are_listed_and_the_weights_are_still_seen_when_they_are_unfolded(page: Any) -> None:
    assert heading(page) == "Regler: 24 på"
    assert page.locator(SWITCHES).count() == 24
    page.locator('[data-testid="stColumn"]:has(.st-key-controls)').evaluate("column => column.scrollTo(0, 0)")
    for slider in page.locator('.st-key-controls [data-testid="stSlider"]').all()[: len(AREA_CODES)]:
        box = slider.bounding_box()
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= 800
    assert page.evaluate(CUT_OFF) == []


def test_the_keyboard_alone_switches_a_rule_off_and_takes_one_away(page: Any) -> None:
    page.locator(".st-key-rules summary").first.focus()
    tab_to(page, SWITCHES)
    page.keyboard.press("Space")
    settle(page)
    assert heading(page) == "Regler: 23 på, 1 av"
    assert not page.locator(SWITCHES).first.is_checked()
    tab_to(page, ".st-key-switches button")
    assert page.evaluate("document.activeElement.innerText").startswith("Ta bort Fritidsnämnden: ")
    page.keyboard.press("Enter")
    settle(page)
    assert heading(page) == "Regler: 22 på, 1 av"


def test_what_is_set_stays_over_pages_and_languages(page: Any) -> None:
    page.locator(".st-key-switches label").nth(1).click()
    settle(page)
    page.get_by_role("textbox", name="Högst ur 2023").fill("0,8 mnkr")
    page.keyboard.press("Enter")
    settle(page)
    page.get_by_text("En del av beloppet kan ges").click()
    settle(page)
    page.locator(".st-key-limit_number input").fill("2 mnkr")
    page.keyboard.press("Tab")
    settle(page)
    told = page.locator(".fordela-headline").inner_text()
    go(page, PROPOSALS)
    switch_to_english(page)
    page.get_by_text("Svenska", exact=True).click()
    settle(page)
    go(page, ALLOCATION)
    assert page.locator(".fordela-headline").inner_text() == told
    assert heading(page) == "Regler: 23 på, 1 av"
    unfold(page)
    assert not page.locator(SWITCHES).nth(1).is_checked()
    assert page.get_by_role("textbox", name="Högst ur 2023").input_value().replace("\xa0", " ") == "800 000 kr"
    assert page.get_by_role("switch", name="En del av beloppet kan ges").is_checked()
    held = page.locator('.st-key-new_limit [data-testid="stSelectbox"] input').evaluate_all("l => l.map(e => e.value)")
    assert held == ["Nämnd", "Fritidsnämnden", "högst, belopp"]
    page.get_by_role("button", name="Lägg till regel").click()
    settle(page)
    assert heading(page) == "Regler: 24 på, 1 av"
