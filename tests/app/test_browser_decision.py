"""A deviation in Chromium, by keyboard alone: chosen, typed, saved, and taken along."""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from app.exports.csv_export import allocation_csv
from app.samples import read_sample
from optimiser.decision import Decision, Override
from optimiser.solve import solve
from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import settle

MALMO = read_sample("malmo_2022")


def test_a_deviation_is_made_and_saved_by_keyboard_alone(opened: Any) -> None:  # noqa: F811 - the fixture
    page = opened(path="beslut")
    tab_to(page, ".st-key-decide_about input")
    page.keyboard.type("P05")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.locator(".st-key-decide_save").wait_for()
    settle(page)
    tab_to(page, "input[type=radio]")
    for _ in range(2):
        page.keyboard.press("ArrowDown")
        settle(page)
    tab_to(page, '[data-testid="stTextInput"] input')
    page.keyboard.type("313 tkr")
    tab_to(page, "textarea")
    page.keyboard.type("Avrundas till det sökta")
    page.keyboard.press("Tab")
    page.get_by_text("Om det sparas får P05").wait_for()
    settle(page)
    tab_to(page, ".st-key-decide_save button")
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="1 avvikelse från det beräknade").wait_for()
    settle(page)
    row = page.locator(".fordela-table tr", has_text="avviker från det beräknade").inner_text()
    assert re.sub(r"\s+", " ", row).startswith("P05 Musik i förskolan 313 000 kr 320 000 kr 313 000 kr som sökt")
    tab_to(page, '[data-testid="stDownloadButton"] button')
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == f"beslut-malmo_2022-{date.today().isoformat()}.csv"
    computed = Decision(MALMO.scenario, MALMO.proposals, solve(MALMO.scenario, MALMO.proposals))
    decision = replace(computed, overrides={"P05": Override(313_000, "Avrundas till det sökta")})
    assert Path(waiting.value.path()).read_bytes() == allocation_csv(decision)
