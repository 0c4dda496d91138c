"""A visit to the pages of the time after the decision, in each state that is worth a look."""

from collections.abc import Iterator
from typing import Any

from tests.app.visits import AFTER, ALLOCATION, NEXT_YEAR, await_alerts, go, settle


def after_states(page: Any) -> Iterator[str]:
    """Nothing decided; one answer, with the log opened; an entry that is refused; next year, with years to see."""
    go(page, NEXT_YEAR)
    yield "next year, nothing decided"
    go(page, AFTER)
    yield "after, nothing decided"
    fill(page, "after_answer_by", "2022-06-30")
    fill(page, "after_decided_by", "Anna")
    fill(page, "after_decided_why", "protokollet")
    press(page, "after_decide")
    choose(page, "answer", 2)
    fill(page, "after_kronor", "100 000")
    fill(page, "after_why", "brev")
    press(page, "after_write")
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "after, with an answer and the log"
    press(page, "after_write")
    await_alerts(page, 1)
    yield "after, refused"
    go(page, NEXT_YEAR)
    page.locator("svg.marks").first.wait_for()
    yield "next year"
    go(page, ALLOCATION)


def fill(page: Any, key: str, text: str) -> None:
    field = page.locator(f".st-key-{key} input, .st-key-{key} textarea").first
    field.fill(text)
    field.press("Tab")
    settle(page)


def choose(page: Any, name: str, place: int) -> None:
    """One of a kind's choices, by its place from 0."""
    page.locator(f'[class*="st-key-after_{name}"] [role=radiogroup] label').nth(place).click()
    settle(page)


def press(page: Any, key: str) -> None:
    page.locator(f".st-key-{key} button").first.click()
    settle(page)
