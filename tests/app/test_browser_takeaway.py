"""Charts and tables as files in Chromium: from the menu below each."""

from pathlib import Path
from typing import Any

from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import APPENDIX, go, settle


def fetched(page: Any, menu: str, button: str) -> tuple[str, bytes]:
    page.get_by_role("button", name=menu).first.click()
    settle(page)
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    page.keyboard.press("Escape")
    settle(page)  # opened again before the app has heard that it was closed, Streamlit closes it once more
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_a_chart_is_saved_as_a_picture_and_a_table_as_csv(opened: Any) -> None:  # noqa: F811 - the fixture
    page = opened()
    name, data = fetched(page, "Spara diagrammet", "Bild (PNG)")
    assert name.startswith("omraden-malmo_2022-")
    assert name.endswith(".png")
    assert data.startswith(b"\x89PNG")
    name, data = fetched(page, "Spara diagrammet", "Bild som kan förstoras (SVG)")
    assert "Medel per område" in data.decode()
    go(page, APPENDIX)
    name, data = fetched(page, "Spara tabellen", "Tabell (CSV)")
    assert name.startswith("omraden-malmo_2022-")
    assert "480000" in data.decode("utf-8-sig")
