import pytest

from scoring.number_formats import NumberFormat, shows_percent


@pytest.mark.parametrize(
    "code", ["000", "000;-000", "000_)", "[$-41D]000", "[Red]000", "#000", "_(* 000_)", "000_);[Red]-000"]
)
def test_leading_zeros_are_obeyed_whatever_stands_beside_them(code: str) -> None:
    assert (NumberFormat(code).whole(7), NumberFormat(code).shows(7)) == ("007", True)
    assert (NumberFormat(code).whole(12345), NumberFormat(code).shows(12345)) == ("12345", True)


@pytest.mark.parametrize("code", ["General", "@", "0", "#", "GENERAL", "General_)", "0;-0", "#,##0", "_(* #,##0_)"])
def test_a_plain_format_shows_the_number(code: str) -> None:
    assert (NumberFormat(code).whole(7), NumberFormat(code).shows(7)) == ("7", True)


@pytest.mark.parametrize(
    "code",
    ["00-00", '"P"00', "0.00", "0%", '0" st"', "P\\00", "#,##0\\ [$kr-41D]", "0E+00", "000 000", '"00', "0/0", ";;;"],
)
def test_a_format_that_adds_something_does_not_show_the_number(code: str) -> None:
    assert not NumberFormat(code).shows(7)


def test_what_is_shown_depends_on_the_number_too() -> None:
    assert not NumberFormat("#,##0").shows(1000)
    assert not NumberFormat("000").shows(7.5)
    assert not NumberFormat("000;(000)").shows(-7)
    assert not NumberFormat('000;-000;"–"').shows(0)
    assert NumberFormat("General").shows(7.5)


def test_a_negative_number_has_its_zeros_after_the_sign() -> None:
    assert NumberFormat("000").whole(-7) == "-007"


def test_only_a_percent_sign_that_is_no_text_makes_a_percentage() -> None:
    assert all(map(shows_percent, ("0%", "0.00%", "0\\ %", "0;-0%")))
    assert not any(map(shows_percent, ("0", '0" %"', "0\\%", "General", "")))


@pytest.mark.parametrize(
    ("code", "day"), [("yyyy\\-mm\\-dd", True), ("mm-dd-yy", True), ("mmm-yy", False), ("d-mmm", False)]
)
def test_a_day_is_told_from_other_dates(code: str, day: bool) -> None:
    assert NumberFormat(code).shows_day is day
