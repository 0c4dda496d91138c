"""A workbook's number formats: how a whole number is shown, and whether something else is shown than the number."""

import re
from dataclasses import dataclass
from functools import lru_cache

_LITERAL = re.compile(r'"[^"]*"|\\.')
_SECTION = re.compile(r'(?:"[^"]*"|\\.|[^;"])*')
# The width of a sign, a sign that fills the cell, a colour or a language: none changes what the digits are.
_DECORATION = re.compile(r"_.|\*.|\[(?:\$-[0-9A-Fa-f]+|[A-Za-z]+[0-9]*)\]")
_DIGITS = re.compile(r"(?=.)#*(0*)")
_PLAIN = ("general", "@")
_THOUSANDS = "#,##0"
# The first two are how the formats that Swedish Excel shows as 2024-01-31 are stored.
_DAYS = ("mm-dd-yy", "m/d/yy", "yyyy-mm-dd")


@dataclass(frozen=True)
class NumberFormat:
    """What stands under `Cell format` in a spreadsheet program, such as `000` or `# ##0 kr`."""

    code: str

    def whole(self, number: int) -> str:
        """The whole number with the leading zeros that it is shown with."""
        sign, size = ("-" if number < 0 else ""), str(abs(number))
        return sign + size.zfill(self._zeros)

    def shows(self, number: float) -> bool:
        """True where the cell shows the digits that `whole` gives, or all of a number with decimals."""
        if self._first in _PLAIN:
            return True
        if not isinstance(number, int) or (self._sections > 1 and number < 0) or (self._sections > 2 and not number):
            return False
        return _DIGITS.fullmatch(self._first) is not None or (self._first == _THOUSANDS and abs(number) < 1000)

    @property
    def shows_day(self) -> bool:
        """True for a date that is shown as 2024-01-31, with a time or without."""
        return self._first.replace("\\", "").startswith(_DAYS)

    @property
    def _zeros(self) -> int:
        digits = _DIGITS.fullmatch(self._first)
        return len(digits[1]) if digits else 0

    @property
    def _first(self) -> str:
        return _first_section(self.code)

    @property
    def _sections(self) -> int:
        return _LITERAL.sub("", self.code).count(";") + 1


@lru_cache
def _first_section(code: str) -> str:
    section = _SECTION.match(code)
    return _DECORATION.sub("", section[0] if section else "").strip().lower()


def shows_percent(code: str) -> bool:
    """True where 0,5 is shown as 50 %."""
    return "%" in _LITERAL.sub("", code)
