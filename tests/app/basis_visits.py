"""A visit to the pages of what the choice rests on, in each state that is worth a look."""

from collections.abc import Iterator
from typing import Any

from tests.app.visits import ALLOCATION, COVERAGE, NEED, NOT_ALLOWED, ONGOING, await_alerts, go, settle, upload


def basis_states(page: Any) -> Iterator[str]:
    """The pages of the menu Underlag; the name of each state as it is reached."""
    yield from ongoing_states(page)
    yield from coverage_states(page)
    yield from need_states(page)
    go(page, ALLOCATION)


def need_states(page: Any) -> Iterator[str]:
    """No file yet; a refused one; the made-up example, all opened."""
    go(page, NEED)
    yield "need, empty"
    upload(page, NOT_ALLOWED)
    await_alerts(page, 2)
    yield "need, refused file"
    page.locator(".st-key-need_example button").click()
    page.locator("svg.marks").first.wait_for()
    for summary in page.locator("summary").all():
        summary.click()
    settle(page)
    yield "need"


def ongoing_states(page: Any) -> Iterator[str]:
    """Nothing said yet; one confirmed, with the register opened; a refused register."""
    go(page, ONGOING)
    yield "ongoing"
    page.locator(".st-key-ongoing_relatives [role=radio]").nth(1).click()
    settle(page)
    page.locator("summary").last.click()
    settle(page)
    yield "ongoing, one confirmed"
    upload(page, NOT_ALLOWED)
    await_alerts(page, 1)
    yield "ongoing, refused register"


def coverage_states(page: Any) -> Iterator[str]:
    """By place with what is proposed; by target group, folded gaps opened, with what gets money."""
    go(page, COVERAGE)
    yield "coverage, by place"
    for key in ("coverage_dimension", "coverage_count"):
        page.locator(f'[class*="st-key-{key}"] [role=radio]').nth(1).click()
        settle(page)
    page.locator(".st-key-coverage_gaps summary").click()
    settle(page)
    yield "coverage, by target group"
