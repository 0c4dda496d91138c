"""The register of what is going on as a CSV file that reads back to the same."""

from collections.abc import Sequence

from optimiser.table import csv_bytes
from scoring.ongoing.register import Ongoing, register_rows


def register_csv(entries: Sequence[Ongoing]) -> bytes:
    """At least one entry, for Swedish Excel."""
    return csv_bytes(register_rows(entries))
