"""All faults of uploaded files as a CSV file, to hand to whoever mends them."""

from collections.abc import Sequence

from app.texts import SCREEN_TEXTS
from optimiser.table import csv_bytes
from scoring.language import Language
from scoring.problems import Problem, shortened


def problems_csv(problems: Sequence[Problem], language: Language) -> bytes:
    """One row a fault: file, row, column, value and what was expected."""
    headings = [
        SCREEN_TEXTS.say(f"problem.{name}", language) for name in ("file", "row", "column", "value", "expected")
    ]
    rows = [
        (one.file, one.row, one.column, None if one.value is None else shortened(one.value), one.expected(language))
        for one in problems
    ]
    return csv_bytes([dict(zip(headings, row, strict=True)) for row in rows])
