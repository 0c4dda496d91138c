from collections.abc import Callable

import pytest

from scoring.table import read_rows

_ROWS = (("id", "titel"), ("P01", "Läxhjälp"))


def _rows(data: bytes, file: str, sheet: str | None = None) -> list[tuple[str, ...]]:
    return [row.cells for row in read_rows(data, file, {"id", "titel"}.__contains__, sheet)]


@pytest.mark.parametrize("file", ["f.xlsx", "f.csv", "f", "f.XLSM"])
def test_the_kind_of_a_file_is_told_by_its_content(workbook: Callable[..., bytes], file: str) -> None:
    assert _rows(workbook(*_ROWS), file) == list(_ROWS)
    assert _rows("id;titel\nP01;Läxhjälp\n".encode(), file) == list(_ROWS)


def test_a_sheet_may_be_chosen(workbook: Callable[..., bytes]) -> None:
    assert _rows(workbook(("x",), Blad2=_ROWS), "f.xlsx", "Blad2") == list(_ROWS)
