"""A visit to the pages of what the choice rests on, in each state that is worth a look."""

from collections.abc import Iterator
from typing import Any

from tests.app.visits import NEED, NOT_ALLOWED, await_alerts, go, settle, upload


def basis_states(page: Any) -> Iterator[str]:
    """The pages of the menu Underlag; the name of each state as it is reached."""
    yield from need_states(page)


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
