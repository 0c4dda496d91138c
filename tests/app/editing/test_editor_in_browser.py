"""Proposals changed in Chromium: pasted from a spreadsheet, added, copied, removed, refused, undone."""

from typing import Any

import pytest

from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import ALLOCATION, PROPOSALS, go, settle

ROW, HEAD = 35, 36
# From the left: the row's own mark, then what is wide enough to be hit in the middle.
COST, HOUSING = 443, 910


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """The page Förslag with the editor open."""
    page = opened()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    go(page, PROPOSALS)
    page.locator(".st-key-edit_box summary").click()
    settle(page)
    page.locator('[data-testid="stDataFrame"] canvas').first.wait_for()
    return page


def paste(page: Any, x: int, row: int, text: str) -> None:
    """Into the cell under x, in the row that is counted from 0, as a spreadsheet puts it on the clipboard."""
    box = page.locator('[data-testid="stDataFrame"]').bounding_box()
    page.mouse.click(x, box["y"] + HEAD + ROW * row + ROW / 2)
    page.wait_for_timeout(300)
    page.evaluate("text => navigator.clipboard.writeText(text)", text)
    page.keyboard.press("Control+v")
    settle(page)


def choose(page: Any, id_: str) -> None:
    """The proposal to copy or remove."""
    field = page.locator('.st-key-edit_buttons [data-testid="stSelectbox"] input')
    field.click()
    field.fill(id_)
    field.press("ArrowDown")
    field.press("Enter")
    settle(page)


def take(page: Any) -> None:
    page.get_by_role("button", name="Använd ändringarna").click()
    settle(page)


def row_words(page: Any, title: str) -> str:
    """The row of the table of proposals, as it is read out."""
    row = page.locator(".fordela-table tr", has_text=title).first
    return str(row.inner_text()).replace("\xa0", " ")


def test_swedish_numbers_pasted_from_a_spreadsheet_are_exactly_these(page: Any) -> None:
    paste(page, COST, 0, "1 500 000\n2\xa0000\xa0000")
    paste(page, HOUSING, 0, "3,5\n0,25")
    take(page)
    first, second = row_words(page, "P01 Underhålls"), row_words(page, "P02 Vart ska")
    assert "1 500 000 kr" in first
    assert "\t3,5\t" in first
    assert "2 000 000 kr" in second
    assert "\t0,25\t" in second
    assert "ändrade i Fördela" in page.locator(".fordela-case").inner_text()
    assert "härledd" in first


def test_what_cannot_be_read_is_told_with_its_place_and_never_reckoned_with(page: Any) -> None:
    paste(page, COST, 2, "mycket")
    page.get_by_text("Ett fel i tabellen.").wait_for()
    problem = page.locator(".st-key-edit_box .fordela-table tbody tr").first.inner_text()
    assert [problem.split("\t")[place] for place in (0, 1, 2)] == ["3", "belopp", "mycket"]
    assert page.get_by_role("button", name="Använd ändringarna").count() == 0
    go(page, ALLOCATION)
    assert "Alla 19 förslag ryms" in page.locator(".fordela-headline").inner_text()


def test_a_proposal_is_copied_removed_and_brought_back(page: Any) -> None:
    choose(page, "P05")
    page.locator(".st-key-edit_copy button").click()
    settle(page)
    take(page)
    assert "P20 Musik i förskolan (kopia)" in page.locator(".fordela-table").first.inner_text()
    choose(page, "P05")
    page.locator(".st-key-edit_remove button").click()
    settle(page)
    take(page)
    assert "19 förslag" in page.locator(".fordela-case").inner_text()
    assert row_words(page, "Musik i förskolan").startswith("P20")
    for _ in range(2):
        page.get_by_role("button", name="Ångra").click()
        settle(page)
    assert row_words(page, "Musik i förskolan").startswith("P05")
    assert "ändrade" not in page.locator(".fordela-case").inner_text().partition("Ångrat")[0]
