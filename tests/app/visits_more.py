"""More pages visited in Chromium, for app.visits."""

from collections.abc import Iterator
from typing import Any

from tests.app.visits import HELP, NOT_ALLOWED, ONGOING, await_alerts, go, settle, upload


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


def help_states(page: Any) -> Iterator[str]:
    """With the accessibility statement opened."""
    go(page, HELP)
    page.locator("summary").click()
    settle(page)
    yield "help"
