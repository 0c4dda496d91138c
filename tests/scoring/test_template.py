import io
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from scoring.areas import AREA_CODES
from scoring.columns import known_columns
from scoring.language import LANGUAGES, Language
from scoring.problems import Problem
from scoring.proposal import Proposal
from scoring.template import template_workbook
from scoring.xlsx_table import sheet_names

Read = Callable[..., tuple[Proposal, ...]]


def _book(language: Language = "sv") -> Any:
    return openpyxl.load_workbook(io.BytesIO(template_workbook(AREA_CODES, language)))


def _check_of(heading: str) -> Any:
    sheet = _book()["Förslag"]
    (cell,) = (cell for cell in sheet[1] if cell.value == heading)
    return next((c for c in sheet.data_validations.dataValidation if f"{cell.column_letter}2" in c.cells), None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_template_is_read_and_has_no_proposals(refused: Callable[..., tuple[Problem, ...]], language: str) -> None:
    problems = refused(template_workbook(AREA_CODES, language))  # type: ignore[arg-type]
    assert [problem.kind for problem in problems] == ["no_proposals"]


def test_a_filled_in_template_is_read(read: Read) -> None:
    book = _book()
    values = {"id": "007", "titel": "Läxhjälp", "belopp": 480_000, "primärt område": "Demokrati och civilsamhälle",
              "boende": 3.5, "poänggrund": "härledd", "status": "pågående", "sökt belopp": 0,
              "annan finansiering belopp": 0}  # fmt: skip
    for cell in book["Förslag"][1]:
        book["Förslag"].cell(2, cell.column).value = values.get(cell.value)
    stream = io.BytesIO()
    book.save(stream)
    (made,) = read(stream.getvalue())
    assert (made.id, made.cost, made.primary_area, made.status) == ("007", 480_000, "democracy", "ongoing")
    assert (made.scores["housing"], made.scores["crime"]) == (3.5, None)
    assert (made.requested, made.other_money_amount) == (0, 0)


def test_every_swedish_heading_is_there_and_stays_in_view() -> None:
    sheet = _book()["Förslag"]
    assert [cell.value for cell in sheet[1]] == [column.swedish for column in known_columns(AREA_CODES)]
    assert (sheet.freeze_panes, sheet.max_row) == ("C2", 1)  # id and title stay too


def test_headings_have_the_font_of_the_cells_and_columns_the_width_of_what_is_written_in_them() -> None:
    book = _book()
    plain = book.worksheets[1]["A2"].font
    assert {(cell.font.name, cell.font.size, cell.font.bold) for cell in book["Förslag"][1]} == {
        (plain.name, plain.size, True)
    }
    widths = {cell.value: book["Förslag"].column_dimensions[cell.column_letter].width for cell in book["Förslag"][1]}
    assert all(width > len(heading) for heading, width in widths.items())
    assert widths["primärt område"] > len("Demokrati och civilsamhälle")


def test_an_area_must_be_chosen_and_a_status_may_be_left_blank() -> None:
    assert "tomt" not in _check_of("primärt område").prompt
    assert "tomt" in _check_of("status").prompt


@pytest.mark.parametrize(
    ("heading", "values"),
    [
        ("primärt område", "Boende,Utbildning,Arbetsmarknad,Demokrati och civilsamhälle,Brottslighet"),
        ("status", "ny,pågående"),
        ("poänggrund", "bedömd,härledd,påhittad"),
    ],
)
def test_fixed_words_are_chosen_from_a_list(heading: str, values: str) -> None:
    check = _check_of(heading)
    assert (check.type, check.formula1, check.allow_blank) == ("list", f'"{values}"', True)


@pytest.mark.parametrize(("heading", "least"), [("belopp", "1"), ("minsta belopp", "1"), ("sökt belopp", "0")])
def test_amounts_are_whole(heading: str, least: str) -> None:
    check = _check_of(heading)
    assert (check.type, check.formula1, check.formula2) == ("whole", least, "1000000000000")


def test_points_go_from_0_to_5_and_those_of_other_criteria_have_no_top() -> None:
    check = _check_of("boende")
    assert (check.type, check.formula1, check.formula2) == ("decimal", "0", "5")
    book = openpyxl.load_workbook(io.BytesIO(template_workbook(("nytta",))))
    assert "1000000000000" in {check.formula2 for check in book["Förslag"].data_validations.dataValidation}


def test_texts_are_not_checked() -> None:
    assert _check_of("titel") is None


def test_every_message_is_short_enough_for_excel() -> None:
    for check in _book()["Förslag"].data_validations.dataValidation:
        assert len(check.errorTitle) <= 32
        assert 0 < len(check.error) <= 225
        assert 0 < len(check.prompt) <= 255
        assert len(check.formula1) <= 257


@pytest.mark.parametrize(
    ("language", "first", "last", "marked"),
    [
        ("sv", "Ingen effekt", "Mycket stor effekt", "ett förslag, för staden att ändra"),
        ("en", "No effect", "Very large effect", "a suggestion, for the city to change"),
    ],
)
def test_the_guide_says_what_each_column_and_each_level_means(
    language: Language, first: str, last: str, marked: str
) -> None:
    guide = _book(language).worksheets[1]
    rows = [tuple(cell.value for cell in row) for row in guide.iter_rows()]
    told = {row[0]: row[2] for row in rows}
    assert all(told[column.swedish] for column in known_columns(AREA_CODES))
    assert (told[0], told[5]) == (first, last)
    assert any(marked in str(row[2]) for row in rows)


def test_the_workbook_has_title_and_language_and_its_first_sheet_is_the_one_read() -> None:
    book = _book()
    assert (book.properties.title, book.properties.language) == ("Mall för förslag", "sv-SE")
    assert sheet_names(template_workbook(AREA_CODES), "mall.xlsx") == ("Förslag", "Så fyller du i")
