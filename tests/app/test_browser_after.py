"""Efter beslutet in Chromium: what came of a button is in sight, though the button stands far below it."""

from typing import Any

import pytest

from tests.app.after_visits import choose, fill, press
from tests.app.test_accessibility import opened  # noqa: F401 - a fixture is found by its name
from tests.app.visits import AFTER, go


def in_sight(page: Any, text: str) -> None:
    page.locator(".st-key-outcome:focus", has_text=text).wait_for()
    page.wait_for_function(
        "() => {const it = document.querySelector('.st-key-outcome').getBoundingClientRect();"
        " return it.top >= 56 && it.bottom <= window.innerHeight}"
    )


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080)])
def test_what_is_written_in_or_refused_is_told_where_it_is_seen(opened: Any, size: tuple[int, int]) -> None:  # noqa: F811
    page = opened(*size)
    go(page, AFTER)
    press(page, "after_decide")
    in_sight(page, "Skriv vem som skriver in det.")
    fill(page, "after_decided_by", "Anna")
    fill(page, "after_decided_why", "protokollet")
    press(page, "after_decide")
    in_sight(page, "Beslutet är inskrivet.")
    choose(page, "answer", 0)
    press(page, "after_write")
    in_sight(page, "Skriv ett skäl")
    fill(page, "after_why", "brev")
    press(page, "after_write")
    in_sight(page, "Inskrivet.")
