"""Figures of areas that the tests of need share."""

from collections.abc import Callable
from typing import Any

import pytest

from scoring.need.indicators import Indicator


@pytest.fixture
def figure() -> Callable[..., Indicator]:
    """A figure of one indicator in one area; what is not said is as in most tests."""

    def made(area: str, indicator: str, value: float | None, **fields: Any) -> Indicator:
        return Indicator(**{"area": area, "index": "Utbildning", "indicator": indicator, "value": value,
                            "higher_is_worse": True} | fields)  # fmt: skip

    return made


@pytest.fixture
def by_hand(figure: Callable[..., Indicator]) -> tuple[Indicator, ...]:
    """The example of docs/method.md: three areas, two indices, one figure missing."""
    found = [
        figure(area, "Behöriga", value, higher_is_worse=False)
        for area, value in zip("ABC", (80.0, 90.0, 100.0), strict=True)
    ]
    found += [figure(area, "Frånvaro", value) for area, value in zip("ABC", (10.0, 20.0, None), strict=True)]
    found += [
        figure(area, "Arbetslösa", value, index="Ekonomi") for area, value in zip("ABC", (14.0, 8.0, 8.0), strict=True)
    ]
    return tuple(found)
