from collections.abc import Callable

import pytest

from scoring.cells import (
    CellFault,
    check_characters,
    read_area,
    read_basis,
    read_kronor,
    read_rank,
    read_requirements,
    read_score,
    read_status,
)


def _fault(reader: Callable[..., object], *arguments: object) -> tuple[str, dict[str, str]]:
    with pytest.raises(CellFault) as fault:
        reader(*arguments)
    return fault.value.kind, fault.value.details


@pytest.mark.parametrize("char", [chr(code) for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\r"])
def test_a_control_character_is_found_and_named(char: str) -> None:
    for breaks_allowed in (True, False):
        assert _fault(check_characters, f"a{char}b", breaks_allowed) == (
            "hidden_character",
            {"code": f"U+{ord(char):04X}"},
        )


@pytest.mark.parametrize("char", ["\u200b", "\u200e", "\u202e", "\u2028", "\u2066", "\ufeff"])
def test_a_character_that_does_not_show_is_found(char: str) -> None:
    assert _fault(check_characters, char, True)[0] == "hidden_character"


def test_a_line_break_is_allowed_in_longer_texts_only() -> None:
    check_characters("första\r\nandra", breaks_allowed=True)
    assert _fault(check_characters, "P01\n", False) == ("hidden_character", {"code": "U+000A"})


def test_ordinary_text_passes_with_no_break_spaces_and_signs_of_all_kinds() -> None:
    check_characters("Åäö é 480\u00a0000\u202fkr – ”citat” ½ 你好 🙂", breaks_allowed=False)


@pytest.mark.parametrize(
    ("text", "kronor"), [("480000.0", 480_000), ("480 000,00 kr", 480_000), ("1", 1), ("1 000 000 000 000", 10**12)]
)
def test_an_amount_is_whole_kronor(text: str, kronor: int) -> None:
    assert read_kronor(text, least=1) == kronor


@pytest.mark.parametrize("text", ["0,5", "480000.01", "tolv", "12 €", "1e6", "1 50 0"])
def test_an_amount_that_is_not_whole_kronor_is_a_fault(text: str) -> None:
    assert _fault(read_kronor, text) == ("kronor", {})


def test_an_amount_that_could_be_two_is_ambiguous() -> None:
    assert _fault(read_kronor, "1,234") == ("ambiguous", {})


def test_an_amount_out_of_range_says_the_least_that_is_allowed() -> None:
    assert _fault(read_kronor, "0", 1) == ("kronor_range", {"least": "1"})
    assert _fault(read_kronor, "-1") == ("kronor_range", {"least": "0"})
    assert _fault(read_kronor, "1000000000001") == ("kronor_range", {"least": "0"})
    assert read_kronor("0") == 0


@pytest.mark.parametrize(
    ("text", "points"), [("0", 0), ("5", 5), ("5,0", 5), ("3.5", 3.5), ("0,125", 0.125), ("4,75", 4.75)]
)
def test_points_may_have_decimals(text: str, points: float) -> None:
    assert read_score(text, 5.0) == points


@pytest.mark.parametrize("text", ["5,01", "6", "-0,5", "\u22121", "1 000"])
def test_points_outside_the_scale_are_a_fault(text: str) -> None:
    assert _fault(read_score, text, 5.0) == ("score_range", {"top": "5"})


def test_points_without_an_upper_bound_are_still_not_negative() -> None:
    assert read_score("1 000 000,5", None) == 1_000_000.5
    assert _fault(read_score, "-1", None) == ("score_range_open", {})


def test_the_top_of_a_scale_with_decimals_is_met_exactly() -> None:
    assert read_score("0,3", 0.3) == 0.3
    assert _fault(read_score, "0,31", 0.3) == ("score_range", {"top": "0.3"})


@pytest.mark.parametrize("text", ["bra", "3-4", "4+", "3/5", "3 kr", "-", "x"])
def test_points_that_are_no_number_are_a_fault(text: str) -> None:
    assert _fault(read_score, text, 5.0) == ("score", {})


def test_points_that_could_be_two_numbers_are_ambiguous() -> None:
    assert _fault(read_score, "1,234", 5.0) == ("ambiguous", {})


@pytest.mark.parametrize("text", ["3,14159265358979323846", "0," + "0" * 400 + "1"])
def test_points_are_never_rounded_to_fit(text: str) -> None:
    assert _fault(read_score, text, 5.0) == ("score_digits", {})


@pytest.mark.parametrize(("text", "rank"), [("1", 1), ("12", 12), ("3.0", 3)])
def test_a_rank_is_a_whole_number_from_1(text: str, rank: int) -> None:
    assert read_rank(text) == rank


@pytest.mark.parametrize("text", ["0", "-1", "1,5", "etta", "1:a", "1000000000001"])
def test_another_rank_is_a_fault(text: str) -> None:
    assert _fault(read_rank, text) == ("rank", {})


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("housing", ["housing", "Boende", "BOENDE"]),
        ("education", ["education", "utbildning"]),
        ("labour_market", ["labour_market", "Labour market", "Arbetsmarknad"]),
        ("democracy", ["democracy", "Demokrati", "Demokrati och civilsamhälle", "DEMOKRATI  OCH CIVILSAMHÄLLE"]),
        ("crime", ["crime", "Brottslighet"]),
    ],
)
def test_an_area_is_written_as_its_code_or_a_swedish_name(code: str, words: list[str]) -> None:
    assert {read_area(word) for word in words} == {code}


@pytest.mark.parametrize("text", ["Skola", "Demokrati och", "Boende, Utbildning", "1"])
def test_an_area_that_is_none_is_a_fault(text: str) -> None:
    assert _fault(read_area, text) == ("area", {})


def test_a_status_is_new_or_ongoing_in_either_language() -> None:
    assert {read_status(word) for word in ("new", "Ny", "NY")} == {"new"}
    assert {read_status(word) for word in ("ongoing", "pågående", "Förstärkning")} == {"ongoing"}
    assert _fault(read_status, "avslutad") == ("status", {})


def test_the_basis_of_the_points_is_one_of_three_in_either_language() -> None:
    assert {read_basis(word) for word in ("assessed", "Bedömd")} == {"assessed"}
    assert {read_basis(word) for word in ("derived", "härledd")} == {"derived"}
    assert {read_basis(word) for word in ("made_up", "Made up", "påhittad")} == {"made_up"}
    assert _fault(read_basis, "gissad") == ("basis", {})


@pytest.mark.parametrize(
    ("text", "requirements"),
    [
        ("P02", (("P02",),)),
        ("P02;P03", (("P02",), ("P03",))),
        (" P02 ; P03 | P04 ", (("P02",), ("P03", "P04"))),
        ("P02;", (("P02",),)),
        ("Ett id, med komma", (("Ett id, med komma",),)),
    ],
)
def test_requirements_are_separated_by_semicolons_and_alternatives_by_bars(
    text: str, requirements: tuple[tuple[str, ...], ...]
) -> None:
    assert read_requirements(text) == requirements


@pytest.mark.parametrize("text", ["P02|", "|P02", "P02||P03", "P01;|"])
def test_an_alternative_without_an_id_is_a_fault(text: str) -> None:
    assert _fault(read_requirements, text) == ("requires", {})
