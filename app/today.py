"""Which day it is, and what the clock shows: asked here only, so that a test can set both."""

from datetime import UTC, date, datetime


def today() -> date:
    """Today, where the app runs."""
    return date.today()


def written_at() -> str:
    """The time in UTC, to the second (ISO 8601)."""
    return datetime.now(UTC).isoformat(timespec="seconds")
