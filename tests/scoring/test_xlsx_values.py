"""What a workbook's cells hold, to text."""

import time
from types import SimpleNamespace

import pytest

from scoring.xlsx_values import CellValues


def _values() -> CellValues:
    return CellValues(SimpleNamespace(_date_formats=set()), [])


def _work(texts: list[str]) -> float:
    """Seconds of the processor's time to refuse the numbers; the least of three, for a busy machine is no fault."""
    taken = []
    for _ in range(3):
        values, begun = _values(), time.process_time()
        for text in texts:
            with pytest.raises(ValueError, match="x"):
                values.text("n", 0, text)
        taken.append(time.process_time() - begun)
    return min(taken)


def test_a_long_number_costs_no_more_than_its_digits_in_many_cells() -> None:
    short, long = "1" * 500 + "x", "1" * (32 * 500) + "x"
    assert _work([long]) < 8 * _work([short] * 32) + 0.01  # a square would be 32 times as much
