from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.language import Language
from scoring.numbers import (
    UnreadableNumber,
    decimal_comma,
    exact,
    format_kronor,
    format_millions,
    format_number,
    millions_number,
    parse_budget,
    parse_decimal,
    parse_kronor,
)

_SPACES = ("", " ", "\u00a0", "\u202f")
_NO_NUMBERS = [
    "",
    " ",
    "kr",
    "1e6",
    "１２",
    "١٢",
    "12,",
    ",5",
    ".5",
    "--5",
    "+5",
    "1 50 0",
    "1 5000",
    "1500 000",
    "1  500",
]
_NO_NUMBERS += ["1,5,5", "1.234,5", "1,234,567", "12 000,5 6", "0x10", "NaN", "inf", "1_000", "½", "5%", "tolv", "- 5"]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", "0"), ("007", "7"), ("3,5", "3.5"), ("3.5", "3.5"), ("480000.0", "480000"), ("0,125", "0.125"),
        ("1 500 000", "1500000"), ("1\u00a0500\u00a0000", "1500000"), ("1\u202f500", "1500"), ("1 500,50", "1500.5"),
        ("-5", "-5"), ("\u22125", "-5"), ("\u22121 500,5", "-1500.5"), (" 12 ", "12"), ("1 234,567", "1234.567"),
        ("1234,567", "1234.567"), ("1,2345", "1.2345"),
    ],
)  # fmt: skip
def test_a_number_is_read_as_swedes_and_scripts_write_it(text: str, number: str) -> None:
    assert parse_decimal(text) == Decimal(number)


@pytest.mark.parametrize("text", ["1,234", "1.234", "12,345", "999.999", "-1,234", "\u22121.234", "10,000"])
def test_a_number_that_could_be_two_is_ambiguous(text: str) -> None:
    for parse in (parse_decimal, parse_kronor, parse_budget):
        with pytest.raises(UnreadableNumber) as refusal:
            parse(text)
        assert refusal.value.kind == "ambiguous"


@pytest.mark.parametrize("text", _NO_NUMBERS)
def test_what_is_no_plain_number_is_refused(text: str) -> None:
    for parse in (parse_decimal, parse_kronor, parse_budget):
        with pytest.raises(UnreadableNumber) as refusal:
            parse(text)
        assert refusal.value.kind == "number"


@pytest.mark.parametrize("unit", ["kr", " kr", "\u00a0kr", "\u202fkr", " KR", " kr.", " kronor", " SEK"])
def test_a_unit_may_stand_after_an_amount(unit: str) -> None:
    assert parse_kronor(f"480 000{unit}") == 480_000


@pytest.mark.parametrize("text", ["kr 480 000", "480 000 kr kr", "480 000 €", "480 tkr"])
def test_another_unit_than_kronor_is_refused(text: str) -> None:
    with pytest.raises(UnreadableNumber):
        parse_kronor(text)


def test_a_decimal_alone_carries_no_unit() -> None:
    with pytest.raises(UnreadableNumber):
        parse_decimal("3,5 kr")


@given(st.integers(0, 10**12), st.sampled_from(_SPACES), st.sampled_from(("", "kr", " kr", "\u00a0kr", "\u202fkr")))
def test_a_whole_amount_with_any_spacing_is_read_as_it_was_written(amount: int, space: str, unit: str) -> None:
    assert parse_kronor(f"{amount:,}".replace(",", space) + unit) == amount


@given(st.integers(-(10**12), 10**12), st.sampled_from("-\u2212"), st.sampled_from(",."), st.integers(0, 99))
def test_a_number_with_two_decimals_is_read_as_it_was_written(whole: int, minus: str, mark: str, cents: int) -> None:
    assert parse_decimal(f"{whole}{mark}{cents:02}".replace("-", minus)) == Decimal(f"{whole}.{cents:02}")


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("10 000 000", 10_000_000), ("10 000 000 kr", 10_000_000), ("10 mnkr", 10_000_000), ("9,5 mnkr", 9_500_000),
        ("9.5 MSEK", 9_500_000),
        ("9,5 mkr", 9_500_000), ("500 tkr", 500_000), ("1,5 tusen kr", 1_500),
        ("9,5 miljoner kronor", 9_500_000), ("1 miljon", 1_000_000), ("2 milj kr", 2_000_000),
        ("2 milj.", 2_000_000), ("10\u00a0mnkr", 10_000_000), ("0", 0), ("1 000 000 mnkr", 10**12),
        ("480000.0", 480_000), ("9,968125 mnkr", 9_968_125),
    ],
)  # fmt: skip
def test_a_budget_is_read_as_officers_type_it(text: str, amount: int) -> None:
    assert parse_budget(text) == amount


@pytest.mark.parametrize(
    "text",
    ["0,5", "0,0000005 mnkr", "9," + "0" * 40 + "1 mnkr", "-1", "\u22121 mnkr", "1 000 000 000 001", "1000001 mnkr"],
)
def test_a_budget_is_whole_kronor_from_0_to_a_million_millions(text: str) -> None:
    with pytest.raises(UnreadableNumber) as refusal:
        parse_budget(text)
    assert refusal.value.kind == "whole"


def test_a_float_means_the_decimals_that_a_person_sees() -> None:
    assert exact(33.3) == Fraction(333, 10)
    assert exact(0.1) + exact(0.2) == exact(0.3)


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        (0, "0\u00a0kr", "0\u00a0kr"),
        (999, "999\u00a0kr", "999\u00a0kr"),
        (1_500_000, "1\u00a0500\u00a0000\u00a0kr", "1\u00a0500\u00a0000\u00a0kr"),
        (10**12 - 1, "999\u00a0999\u00a0999\u00a0999\u00a0kr", "999\u00a0999\u00a0999\u00a0999\u00a0kr"),
    ],
)
def test_kronor_are_written_exactly_and_never_broken(amount: int, swedish: str, english: str) -> None:
    assert format_kronor(amount, "sv") == swedish
    assert format_kronor(amount, "en") == english


@pytest.mark.parametrize(
    ("amount", "swedish", "english"),
    [
        (9_970_000, "9,97\u00a0mnkr", "9.97\u00a0mnkr"),
        (10_000_000, "10,00\u00a0mnkr", "10.00\u00a0mnkr"),
        (9_968_125, "9,97\u00a0mnkr", "9.97\u00a0mnkr"),
        (1_234_505_000, "1\u00a0234,51\u00a0mnkr", "1\u00a0234.51\u00a0mnkr"),
        (100_000, "0,10\u00a0mnkr", "0.10\u00a0mnkr"),
        (99_999, "99\u00a0999\u00a0kr", "99\u00a0999\u00a0kr"),
        (1, "1\u00a0kr", "1\u00a0kr"),
        (0, "0,00\u00a0mnkr", "0.00\u00a0mnkr"),
    ],
)
def test_millions_have_two_decimals_and_small_amounts_stay_in_kronor(amount: int, swedish: str, english: str) -> None:
    assert format_millions(amount, "sv") == swedish
    assert format_millions(amount, "en") == english


@given(st.integers(100_000, 10**12))
def test_millions_are_never_more_than_five_thousand_kronor_off(amount: int) -> None:
    shown = Decimal(millions_number(amount, "sv").replace("\u00a0", "").replace(",", "."))
    assert abs(shown * 10**6 - amount) <= 5_000


@pytest.mark.parametrize(
    ("number", "decimals", "language", "text"),
    [
        (1234.5, 1, "sv", "1\u00a0234,5"), (1234.5, 1, "en", "1\u00a0234.5"), (2, 2, "sv", "2,00"),
        (Fraction(2, 3), 3, "sv", "0,667"), (0.5, 0, "sv", "1"), (2.5, 0, "sv", "3"), (2.675, 2, "sv", "2,68"),
        (0.1, 1, "en", "0.1"), (Fraction(1, 3), 0, "sv", "0"),
    ],
)  # fmt: skip
def test_a_number_is_written_with_the_decimals_asked_for(
    number: float | Fraction, decimals: int, language: Language, text: str
) -> None:
    assert format_number(number, language, decimals) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [(3.5, "3,5"), (4.0, "4"), (0.0, "0"), (Fraction(1, 3), "0,3333333333"), (Fraction(18), "18"), (100, "100")],
)
def test_numbers_have_a_decimal_comma(number: float | Fraction, text: str) -> None:
    assert decimal_comma(number) == text


@pytest.mark.parametrize("filling", [" ", "\u00a0", "1", "1 ", "kr ", "milj ", "miljoner ", "tusen ", "111 "])
@pytest.mark.parametrize("parse", [parse_decimal, parse_kronor, parse_budget])
def test_a_long_cell_is_refused_as_a_short_one_is(parse: Callable[[str], object], filling: str) -> None:
    """That it costs no more than its characters in many cells is measured in tests/benchmarks/reading_speed.py."""
    with pytest.raises(UnreadableNumber):
        parse(f"1{filling * 16_000}x")
