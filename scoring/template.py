"""An empty proposals file for departments to fill in, as a workbook that explains itself."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from scoring.areas import AREA_CODES, AREA_SCALE_MAX, AREAS
from scoring.columns import Column, known_columns
from scoring.language import ENGINE_TEXTS, Language
from scoring.limits import MOST_ROWS
from scoring.numbers import GREATEST_KRONOR

_BOLD = Font(name="Calibri", size=11, bold=True)  # the other cells' font: a nameless one is shown as serifs
_HEADING_COLOUR = PatternFill("solid", fgColor="DCE6F1")
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_LEFT = Alignment(horizontal="left", vertical="top")
_FORMATS = {"id": "@", "kronor": "#,##0"}  # as text, 007 stays 007
_WIDTHS = {"id": 12, "text": 38, "area": 30, "short": 26, "requires": 18}
_LISTS = {
    "area": [area.swedish_full for area in AREAS],
    "status": [ENGINE_TEXTS.say(f"status_word.{word}", "sv") for word in ("new", "ongoing")],
    "basis": [ENGINE_TEXTS.say(f"basis_word.{word}", "sv") for word in ("assessed", "derived", "made_up")],
}


def template_workbook(criteria: Sequence[str], language: Language = "sv") -> bytes:
    """An XLSX file: a sheet with every Swedish heading and no rows, and one that says how to fill it in.

    criteria: the score columns; language: of the explanations. Headings and list values are Swedish,
    as in all files that Fördela writes. The checks in the cells help whoever fills in; the file is
    judged when it is read.
    """
    book = Workbook()
    book.properties.title = _say("title", language)
    book.properties.language = {"sv": "sv-SE", "en": "en-GB"}[language]
    book.properties.creator = "Fördela"
    columns = known_columns(criteria)
    _fill_proposals(book.active, columns, language)
    _fill_guide(book.create_sheet(_say("guide", language)), columns, language)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _say(key: str, language: Language, **values: object) -> str:
    return ENGINE_TEXTS.say(f"template.{key}", language, **values)


def _fill_proposals(sheet: Any, columns: Sequence[Column], language: Language) -> None:
    sheet.title = _say("proposals", language)
    sheet.append([column.swedish for column in columns])
    for place, column in enumerate(columns, start=1):
        letter = get_column_letter(place)
        _lay_out_column(sheet.column_dimensions[letter], column)
        _lay_out_heading(sheet[f"{letter}1"])
        if (check := _check(column, language)) is not None:
            check.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
            sheet.add_data_validation(check)
    sheet.freeze_panes = "C2"
    sheet.print_title_rows, sheet.print_title_cols = "1:1", "A:B"
    _print_fitted(sheet, "landscape", sheet.PAPERSIZE_A3, pages_wide=3)


def _lay_out_column(dimension: Any, column: Column) -> None:
    dimension.width = max(_WIDTHS.get(column.kind, 14), len(column.swedish) + 3)
    dimension.number_format = _FORMATS.get(column.kind, "General")
    dimension.alignment = _WRAPPED


def _lay_out_heading(cell: Any) -> None:
    cell.font, cell.fill = _BOLD, _HEADING_COLOUR


def _print_fitted(sheet: Any, orientation: str, paper: str, pages_wide: int) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = orientation, paper
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = pages_wide, 0


def _check(column: Column, language: Language) -> DataValidation | None:
    """What a spreadsheet program says of a cell when it is filled in; None where any text will do."""
    if column.kind in _LISTS:
        told = "choose_required" if column.required else "choose"
        return _validation(told, language, type="list", formula1=f'"{",".join(_LISTS[column.kind])}"')
    if column.kind == "kronor":
        least = "0" if column.name in ("requested", "other_money_amount") else "1"
        return _between("whole", language, "whole", least, GREATEST_KRONOR)
    if column.kind == "score" and column.name in AREA_CODES:
        return _between("points", language, "decimal", "0", int(AREA_SCALE_MAX))
    if column.kind == "score":
        return _between("points_open", language, "decimal", "0", GREATEST_KRONOR)
    return None


def _between(text: str, language: Language, kind: str, least: str, most: int) -> DataValidation:
    return _validation(text, language, type=kind, operator="between", formula1=least, formula2=str(most))


def _validation(text: str, language: Language, **rule: str) -> DataValidation:
    said = _say(text, language)
    return DataValidation(
        **rule,
        allow_blank=True,
        showErrorMessage=True,
        showInputMessage=True,
        errorTitle=_say("wrong", language),
        error=said,
        prompt=said,
    )


def _fill_guide(sheet: Any, columns: Sequence[Column], language: Language) -> None:
    """One table a thing: first what each column means, then what each level of points means."""
    sheet.append([_say("column", language), _say("required", language), _say("meaning", language)])
    for column in columns:
        required = _say("yes" if column.required else "no", language)
        sheet.append([column.swedish, required, _meaning(column, language)])
    sheet.append([])
    sheet.append([_say("levels", language), None, _say("level_meaning", language)])
    levels = sheet.max_row
    for level in range(int(AREA_SCALE_MAX) + 1):
        sheet.append([level, None, _say(f"level_{level}", language)])
    sheet.append([])
    sheet.append([None, None, _say("not_read", language, sheet=_say("proposals", language))])
    _lay_out_guide(sheet, levels)


def _lay_out_guide(sheet: Any, levels: int) -> None:
    for letter, width in (("A", 30), ("B", 10), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows():
        for cell in row:
            cell.alignment = _WRAPPED if isinstance(cell.value, str) else _LEFT
    for row in (1, levels):
        for cell in sheet[row]:
            _lay_out_heading(cell)
    sheet.freeze_panes = "A2"
    _print_fitted(sheet, "portrait", sheet.PAPERSIZE_A4, pages_wide=1)


def _meaning(column: Column, language: Language) -> str:
    name = column.kind if column.kind in ("score", "text") and column.name != "title" else column.name
    return ENGINE_TEXTS.say(f"template_column.{name}", language)
