"""The areas' indicators as a CSV file that reads back to the same."""

from collections.abc import Sequence

from optimiser.table import csv_bytes
from scoring.need.indicator_file import indicator_rows
from scoring.need.indicators import Indicator


def indicators_csv(indicators: Sequence[Indicator]) -> bytes:
    """At least one figure, for Swedish Excel; those that are made up say so in a column of their own."""
    return csv_bytes(indicator_rows(indicators))
