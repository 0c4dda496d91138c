"""Numbers as Swedes write them: read without guessing, written with Babel."""

import re
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from babel.numbers import format_decimal

from scoring.language import Language

GREATEST_KRONOR = 10**12
_LEAST_IN_MILLIONS = 100_000
_LOCALE = {"sv": "sv_SE", "en": "en_GB"}
_SPACES = " \u00a0\u202f\u2009"
_NUMBER = re.compile(
    rf"(?P<sign>-?)(?P<whole>[0-9]+|[0-9]{{1,3}}(?:[{_SPACES}][0-9]{{3}})+)"
    rf"(?:(?P<mark>[.,])(?P<decimals>[0-9]+))?"
)
# Spaces before a word are left to `strip`: matched here, they would be tried anew from each of them.
_CURRENCY = re.compile(r"(?:kr|kronor|sek)\.?\Z", re.IGNORECASE)
_MILLIONS = re.compile(rf"(?:mnkr|mkr|milj(?:on(?:er)?)?(?:[{_SPACES}]*kr(?:onor)?)?|msek)\.?\Z", re.IGNORECASE)
_THOUSANDS = re.compile(rf"(?:tkr|tusen(?:[{_SPACES}]*kr(?:onor)?)?)\.?\Z", re.IGNORECASE)


class UnreadableNumber(ValueError):
    """The text is no number, or could be two. `kind` says which: "number" or "ambiguous"."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def exact(number: float) -> Fraction:
    """The fraction that a person means by a float: 33.3 is 333/10, not its nearest binary."""
    return Fraction(repr(number))


def parse_decimal(text: str) -> Decimal:
    """Read `1 500 000`, `3,5` or `480000.0`.

    Raises UnreadableNumber: "ambiguous" for `1,234` and `1.234` (decimals, or thousands?),
    "number" for anything else that is not one plain number.
    """
    match = _NUMBER.fullmatch(text.strip().replace("\u2212", "-"))
    if match is None:
        raise UnreadableNumber("number")
    whole, decimals = match["whole"], match["decimals"] or ""
    if len(decimals) == 3 and whole.isdigit() and len(whole) <= 3 and whole != "0":
        raise UnreadableNumber("ambiguous")
    digits = re.sub(rf"[{_SPACES}]", "", whole)
    return Decimal(f"{match['sign']}{digits}.{decimals or '0'}")


def parse_kronor(text: str) -> Decimal:
    """Read an amount in kronor, with or without `kr` after it. Raises UnreadableNumber."""
    return parse_decimal(_CURRENCY.sub("", text.strip()))


def parse_budget(text: str) -> int:
    """Read a sum as officers type it: `10 000 000`, `10 000 000 kr`, `10 mnkr`, `9,5 mkr`, `500 tkr`.

    Whole kronor from 0 to 10^12. Raises UnreadableNumber ("whole" where kronor would be split).
    """
    stripped = text.strip()
    word = next((match for match in (_MILLIONS.search(stripped), _THOUSANDS.search(stripped)) if match), None)
    unit = {None: 1, _MILLIONS: 10**6, _THOUSANDS: 10**3}[word and word.re]
    number = parse_decimal(stripped[: word.start()]) if word else parse_kronor(stripped)
    amount = Fraction(number) * unit
    if amount != int(amount) or not 0 <= amount <= GREATEST_KRONOR:
        raise UnreadableNumber("whole")
    return int(amount)


def decimal_comma(number: float | Fraction) -> str:
    """`3,2`: a score in full, a computed benefit with at most ten decimals, never exactly three (`1,2340`).

    Three decimals could be thousands, and the reader refuses what could mean two things.
    """
    places = f"{float(number):.10f}" if isinstance(number, Fraction) else f"{Decimal(repr(number)):f}"
    whole, _, decimals = places.partition(".")
    decimals = decimals.rstrip("0")
    return f"{whole},{decimals}{'0' * (len(decimals) == len('000'))}" if decimals else whole


def format_number(number: float | Fraction, language: Language, decimals: int = 0) -> str:
    """`1 234,5` in Swedish, `1 234.5` in English; always with `decimals` decimals, halves rounded away from 0.

    Thousands stand apart with a no-break space in both, so that an amount on screen can be typed back.
    """
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    fraction = number if isinstance(number, Fraction) else exact(number)
    exactly = Decimal(fraction.numerator) / Decimal(fraction.denominator)
    rounded = exactly.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return format_decimal(rounded, format=pattern, locale=_LOCALE[language]).replace(
        ",", "\u00a0" if language == "en" else ","
    )


def format_kronor(amount: int, language: Language) -> str:
    """`1 500 000 kr` with no-break spaces, so that an amount never breaks over two lines."""
    return f"{format_number(amount, language)}\u00a0kr"


def format_millions(amount: int, language: Language) -> str:
    """`9,97 mnkr`, rounded to ten thousands of kronor; amounts below 100 000 kr in whole kronor."""
    if abs(amount) < _LEAST_IN_MILLIONS and amount:
        return format_kronor(amount, language)
    return f"{millions_number(amount, language)}\u00a0mnkr"


def millions_number(amount: int, language: Language) -> str:
    """The figure of `format_millions` without its unit: `9,97`."""
    return format_number(Fraction(amount, 10**6), language, 2)
