"""What must be said wherever need has been used."""

import pytest

from scoring.need.said import notes
from tests.optimiser.random_cases import proposal


@pytest.mark.parametrize(
    ("factors", "told"),
    [
        ((1.0, 1.25), "ett förslag (1,25)"),
        ((1.25, 1.25), "2 förslag (1,25)"),
        ((1.25, 1.0, 0.75), "2 förslag (0,75–1,25)"),
    ],
)
def test_the_factors_are_told_by_the_least_and_the_greatest_or_as_one(factors: tuple[float, ...], told: str) -> None:
    some = tuple(proposal(f"P{number}", need_factor=factor) for number, factor in enumerate(factors))
    assert notes(some, "sv") == (f"Behovsfaktor är inräknad i nyttan för {told}",)


def test_nothing_is_told_where_no_factor_counts() -> None:
    assert notes((proposal("P1"),), "sv") == ()
