"""An empty proposals file to fill in."""

from collections.abc import Sequence

from scoring.columns import known_columns


def template_csv(criteria: Sequence[str]) -> bytes:
    """The headings of every column, in Swedish, as Swedish Excel opens them."""
    headings = ";".join(column.swedish for column in known_columns(criteria))
    return (headings + "\r\n").encode("utf-8-sig")
