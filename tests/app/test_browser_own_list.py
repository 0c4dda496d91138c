"""A list made by hand in Chromium, by keyboard alone: typed, and saved as files."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.own_list_file import read_list
from app.samples import read_sample
from optimiser.evaluate import evaluate
from optimiser.list_table import list_csv
from optimiser.scenario_file import read_scenario
from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import settle

MALMO = read_sample("malmo_2022")
AMOUNTS = {"P01": 480_000, "P03": 300_000}
STEM = f"egen-lista-malmo_2022-{date.today().isoformat()}"


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """The page with an empty list."""
    return opened(path="egen-lista")


def type_list(page: Any) -> None:
    """From the first field on: an amount, the next left blank, an amount; each taken by Tab."""
    tab_to(page, ".st-key-own_fields input")
    for text in ("480 000", "", "300 tkr"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
        settle(page)


def reach(page: Any, label: str) -> None:
    """Back from where the focus is, to the button with a label."""
    while page.evaluate("document.activeElement.innerText") != label:
        tab_to(page, "button", "Shift+Tab")


def save(page: Any) -> tuple[str, bytes]:
    """Name and bytes of what the button that has the focus saves."""
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_list_is_typed_and_saved_by_keyboard_alone(page: Any) -> None:
    type_list(page)
    headline = page.locator(".fordela-headline").inner_text()
    assert re.sub(r"\s", " ", headline).startswith("Listan: 2 förslag, 0,78 mnkr, ")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')").startswith("Vad listan ger P04 ")
    scenario = replace(MALMO.scenario, amounts=AMOUNTS)
    reach(page, "Ladda ner listan med scenariot (JSON)")
    name, data = save(page)
    assert (name, read_scenario(data, name)) == (f"{STEM}-scenario.json", scenario)
    reach(page, "Ladda ner listan (CSV)")
    name, data = save(page)
    assert (name, data) == (f"{STEM}.csv", list_csv(evaluate(scenario, MALMO.proposals), MALMO.proposals, scenario))
    assert {id_: kronor for id_, kronor in read_list(data, name, MALMO.proposals).items() if kronor} == AMOUNTS


def test_a_list_is_kept_from_page_to_page_and_in_the_other_language(page: Any) -> None:
    type_list(page)
    for link in ("Fördelning", "Egen lista"):
        page.get_by_role("link", name=link).first.click()
        page.locator("h1", has_text=link).wait_for(state="attached")
        settle(page)
    page.get_by_text("English", exact=True).click()
    page.get_by_role("heading", name="The list: 2 proposals").wait_for()
    settle(page)
    values = [field.input_value().replace("\xa0", " ") for field in page.locator(".st-key-own_fields input").all()]
    assert values == ["480 000", "", "300 000", *[""] * 16]
    chosen = page.locator('[data-testid="stSelectbox"] input').evaluate_all("boxes => boxes.map(box => box.value)")
    assert len(chosen) == 2
    assert all(text.endswith(" points") for text in chosen)


def test_a_swap_shows_in_the_fields(page: Any) -> None:
    type_list(page)
    page.get_by_role("button", name="Gör bytet").click()
    settle(page)
    given = {
        field.get_attribute("aria-label").split()[3]: field.input_value()
        for field in page.locator(".st-key-own_fields input").all()
    }
    best = next(one for one in evaluate(replace(MALMO.scenario, amounts=AMOUNTS), MALMO.proposals).swaps if one.out)
    assert {id_ for id_, text in given.items() if text} == AMOUNTS.keys() - {best.out} | {best.into}
