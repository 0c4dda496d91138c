"""What stands in a workbook's cell to the text that a CSV file would have."""

import datetime
import math
import re
from functools import lru_cache
from typing import Any

from openpyxl.styles.numbers import BUILTIN_FORMATS, BUILTIN_FORMATS_MAX_SIZE
from openpyxl.utils.datetime import from_excel, from_ISO8601

from scoring.number_formats import NumberFormat
from scoring.numbers import decimal_comma

_EXACT = 2**53  # beyond it a float is no longer one whole number
_ESCAPED_CONTROL = re.compile(r"_x(00[01][0-9A-Fa-f])_")
# Each digit has one place to stand: where it has two, a long cell that is no number takes for ever to refuse.
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")


class ErrorValue(ValueError):
    """A cell that shows an error, such as `#N/A`; the text is the error."""


class CellValues:
    """Reads cells with a workbook's table of texts and its number formats.

    book: openpyxl's workbook after its styles were read; texts: the shared ones, in order.
    """

    def __init__(self, book: Any, texts: list[str]) -> None:
        self._book = book
        self._texts = texts
        self._number = lru_cache(maxsize=10_000)(self._number_text)  # points and amounts are often the same
        self._odd = lru_cache(maxsize=10_000)(self._odd_format)

    def text(self, kind: str, style: int, found: str) -> str:
        """The cell's text: numbers with a decimal comma and never ambiguous, dates as 2024-01-31.

        kind, style: as the XML has them. Raises ErrorValue for an error, ValueError or IndexError for what no
        spreadsheet program writes.
        """
        if kind == "n":
            return self._number(style, found)
        if kind == "s":
            return _unescaped(self._texts[_place(found)])
        if kind in ("str", "inlineStr"):
            return _unescaped(found)
        if kind == "b":
            return "SANT" if int(found) else "FALSKT"
        if kind == "d":
            return _moment(from_ISO8601(found))
        if kind == "e":
            raise ErrorValue(found)
        raise ValueError(kind)

    def odd_format(self, kind: str, style: int, found: str) -> str:
        """The number format of a number that is shown as something else than its text; blank for other cells."""
        return self._odd(style, found) if kind == "n" else ""

    def _odd_format(self, style: int, found: str) -> str:
        number_format = self._format(style)
        if style in self._book._date_formats:
            return "" if number_format.shows_day else number_format.code
        return "" if number_format.shows(_number(found)) else number_format.code

    def _number_text(self, style: int, found: str) -> str:
        number = _number(found)
        if style in self._book._date_formats:
            return self._moment_text(style, number)
        return decimal_comma(number) if isinstance(number, float) else self._format(style).whole(number)

    def _moment_text(self, style: int, number: float) -> str:
        try:
            return _moment(from_excel(number, self._book.epoch, timedelta=style in self._book._timedelta_formats))
        except (OverflowError, ValueError) as error:
            raise ErrorValue("#VALUE!") from error

    def _format(self, style: int) -> NumberFormat:
        number = self._book._cell_styles[style].numFmtId
        if number < BUILTIN_FORMATS_MAX_SIZE:
            return NumberFormat(str(BUILTIN_FORMATS.get(number, "General")))
        return NumberFormat(str(self._book._number_formats[number - BUILTIN_FORMATS_MAX_SIZE]))


def _number(written: str) -> float:
    """A whole number as int, also where it is written with decimals that are 0."""
    found = written.strip()
    if _NUMBER.fullmatch(found) is None:
        raise ValueError(found)
    number = float(found) if set(found) & set(".eE") else int(found)
    if not math.isfinite(number):
        raise ErrorValue(str(number))
    return int(number) if isinstance(number, float) and number.is_integer() and abs(number) < _EXACT else number


def _place(found: str) -> int:
    """Python would count a negative place from the end."""
    place = int(found)
    if place < 0:
        raise IndexError(found)
    return place


def _unescaped(text: str) -> str:
    return _ESCAPED_CONTROL.sub(lambda match: chr(int(match[1], 16)), text)


def _moment(value: datetime.datetime | datetime.date | datetime.time | datetime.timedelta) -> str:
    """`2024-01-31`, `2024-01-31 13:30:00`, `13:30:00`; a duration in hours, `36:00:00`."""
    if isinstance(value, datetime.timedelta):
        minutes, seconds = divmod(round(value.total_seconds()), 60)
        return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(" ")
    return value.isoformat()
