import io
import zipfile
from collections.abc import Callable
from typing import Any, NamedTuple

import openpyxl
import pytest

from scoring.areas import AREA_CODES
from scoring.language import ENGINE_TEXTS
from scoring.problems import Problem, shortened

_H = "id;titel;belopp;primärt område;boende;utbildning;arbetsmarknad;demokrati;brottslighet"
_ROW = "P01;Läxhjälp;480 000;Utbildning;1;3,5;0;2;0,5"


class Faulty(NamedTuple):
    """A file with one fault, and what must be said of it."""

    kind: str
    data: bytes
    row: int | None
    column: str | None
    value: str | None
    swedish: str
    english: str
    criteria: tuple[str, ...] = AREA_CODES
    scale_max: float | None = 5.0
    sheet: str | None = None


def _file(*lines: str) -> bytes:
    return "\n".join(lines).encode()


def _cell(heading: str, text: str) -> bytes:
    """A valid file of one row, with one cell changed or one column added."""
    headings, cells = _H.split(";"), _ROW.split(";")
    if heading in headings:
        cells[headings.index(heading)] = text
        return _file(_H, ";".join(cells))
    return _file(f"{_H};{heading}", f"{_ROW};{text}")


def _book(change: Callable[[Any], object]) -> bytes:
    """A valid workbook of one row after `change` was done to its sheet."""
    book = openpyxl.Workbook()
    for line in (_H, _ROW):
        book.active.append(line.split(";"))
    change(book.active)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _shown(place: str, number: float, number_format: str) -> bytes:
    """A valid workbook but for one cell, a number with a number format."""

    def change(sheet: Any) -> None:
        sheet[place] = number
        sheet[place].number_format = number_format

    return _book(change)


def _zip(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else None)
    return stream.getvalue()


def _hidden() -> bytes:
    old, stream = zipfile.ZipFile(io.BytesIO(_book(lambda _: None))), io.BytesIO()
    with old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'state="visible"', b'state="hidden"'))
    return stream.getvalue()


_E = "id;title;cost;primary_area;housing;education;labour_market;democracy;crime"
_GARBLED = ("text med rätt bokstäver", "text with its proper letters")
_XLS = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WHOLE = ("hela kronor, till exempel 480 000", "whole kronor, such as 480 000")
_FROM_1 = ("hela kronor från 1 till 1 000 000 000 000", "whole kronor from 1 to 1,000,000,000,000")
_FROM_0 = ("hela kronor från 0 till", "whole kronor from 0 to")
_ONE_WAY = ("bara kan läsas på ett sätt", "read in one way only")
_IDS = ("förslags-id åtskilda av ;", "proposal ids separated by ;")
_ONCE = ("varje rubrik står en gång", "each heading once")
_HIDDEN = ("utan dolda tecken (här finns U+0007)", "without hidden characters (here U+0007)")
_EMPTY = ("cellen är tom", "the cell is empty")
_IN_FILE = ("ett id som finns i filen", "an id that is in the file")
_OTHER = ("ett annat förslags id", "another proposal's id")
_SCALE = ("poäng från 0 till 5", "points from 0 to 5")
_HEADED = _file(_H, _ROW).replace(_H.encode(), (_H + ";Not;note").encode()) + b";;"

_FAULTY = [
    Faulty("not_csv", "id;titel".encode("utf-16"), None, None, None, "en XLSX- eller CSV-fil", "an XLSX or CSV file"),
    Faulty("encoding", b"id;titel\n\x81", None, None, "byte 10", "UTF-8 eller Windows-1252", "UTF-8 or Windows-1252"),
    Faulty("encoding", _file(_E, "P1;LŠxhjŠlp;1;crime;1;1;1;1;1"), None, None, "LŠxhjŠlp", "UTF-8", "UTF-8"),
    Faulty("separator", _file("sep=|", _H, _ROW), 1, None, "sep=|", "semikolon, komma eller tabb",
           "semicolon, comma or tab"),
    Faulty("quotes", _file(_H, _ROW, '"P02'), 3, None, None, "varje citattecken", "every quotation mark"),
    Faulty("empty_file", b"", None, None, None, "en rubrikrad och minst ett", "a heading row and at least one"),
    Faulty("no_proposals", _file(_H, ";;;;;;;;"), None, None, None, "minst ett förslag", "at least one proposal"),
    Faulty("missing_column", _file(_H[3:], _ROW[4:]), 1, "id", None, "kolumn med rubriken id", "column headed id"),
    Faulty("missing_column", _file(_H.replace("belopp", "pris"), _ROW), 1, "belopp", None,
           "belopp / föreslaget belopp / cost", "belopp / föreslaget belopp / cost"),
    Faulty("missing_column", _cell("Nytta", "3"), 1, "effekt", None, "effekt", "effekt", ("nytta", "effekt"), None),
    Faulty("heading_row", _file("Ansökningar 2024;;;;;;;;", "", _H, _ROW), 1, None, "Ansökningar 2024",
           "rad 3 ser ut som rubrikraden", "row 3 looks like the heading row"),
    Faulty("heading_row", _file("Ansökningar, 2024", _H.replace(";", ",")), 1, None, "Ansökningar | 2024",
           "rad 2 ser ut", "row 2 looks"),
    Faulty("blank_heading", _file(_H + ";", _ROW + ";x"), 1, "10", "", "en rubrik över en kolumn", "a heading above"),
    Faulty("heading_twice", _HEADED, 1, "Not", "Not", *_ONCE),
    Faulty("heading_twice", _HEADED, 1, "note", "note", *_ONCE),
    Faulty("heading_twice", _file(_H + ";Dnr;DNR", _ROW + ";1;2"), 1, "DNR", "DNR", *_ONCE),
    Faulty("row_length", _file(_H, _ROW[:-4]), 2, None, _ROW[:-4].replace(";", " | "), "9 celler", "9 cells"),
    Faulty("row_length", _file(_H, _ROW + ";x"), 2, None, _ROW.replace(";", " | ") + " | x", "har 10", "has 10"),
    Faulty("hidden_character", _cell("titel", "Läx\ahjälp"), 2, "titel", "Läx\ahjälp", *_HIDDEN),
    Faulty("hidden_character", _cell("titel", "Läxhjälp\x1f"), 2, "titel", "Läxhjälp\x1f", "U+001F", "U+001F"),
    Faulty("hidden_character", _cell("belopp", "\v480 000"), 2, "belopp", "\v480 000", "U+000B", "U+000B"),
    Faulty("hidden_character", _cell("plats", '"Hela\nstaden"'), 2, "plats", "Hela\nstaden", "U+000A", "U+000A"),
    Faulty("factor", _cell("behovsfaktor", "0"), 2, "behovsfaktor", "0", "ett tal över 0", "a number above 0"),
    Faulty("level", _cell("behovsnivå", "mycket"), 2, "behovsnivå", "mycket", "hög, övrig", "high, other"),
    Faulty("invented", _cell("behovsgrund", "ja"), 2, "behovsgrund", "ja", "påhittad", "made"),
    Faulty("hidden_character", _cell("D\anr", "1"), 1, "D\anr", "D\anr", *_HIDDEN),
    Faulty("hidden_character", _cell("Dnr\x1c", "1"), 1, "Dnr", "Dnr\x1c", "U+001C", "U+001C"),
    Faulty("hidden_character", _cell("Dnr\u2063", "1"), 1, "Dnr\u2063", "Dnr\u2063", "U+2063", "U+2063"),
    Faulty("hidden_character", _cell("id", "P01\ufe0f"), 2, "id", "P01\ufe0f", "U+FE0F", "U+FE0F"),
    Faulty("garbled", _cell("titel", "LÃ¤xhjÃ¤lp"), 2, "titel", "LÃ¤xhjÃ¤lp", *_GARBLED),
    Faulty("garbled", _cell("nÃ¤mnd", "a"), 1, "nÃ¤mnd", "nÃ¤mnd", *_GARBLED),
    Faulty("blank", _cell("id", " "), 2, "id", "", *_EMPTY),
    Faulty("blank", _cell("titel", ""), 2, "titel", "", *_EMPTY),
    Faulty("blank", _cell("belopp", ""), 2, "belopp", "", *_EMPTY),
    Faulty("blank", _cell("primärt område", ""), 2, "primärt område", "", *_EMPTY),
    Faulty("kronor", _cell("belopp", "480 tkr"), 2, "belopp", "480 tkr", *_WHOLE),
    Faulty("kronor", _cell("sökt belopp", "0,5"), 2, "sökt belopp", "0,5", *_WHOLE),
    Faulty("kronor", _cell("belopp_2023", "x"), 2, "belopp_2023", "x", *_WHOLE),
    Faulty("kronor_range", _cell("belopp", "0"), 2, "belopp", "0", *_FROM_1),
    Faulty("kronor_range", _cell("minsta belopp", "0 kr"), 2, "minsta belopp", "0 kr", *_FROM_1),
    Faulty("kronor_range", _cell("cost_2023", "-1"), 2, "cost_2023", "-1", *_FROM_0),
    Faulty("minimum", _cell("minsta belopp", "480 001 kr"), 2, "minsta belopp", "480 001 kr",
           "högst förslagets belopp, 480000 kr", "at most the proposal's cost, 480000 kr"),
    Faulty("score", _cell("boende", "bra"), 2, "boende", "bra", "poäng som ett tal", "points as a number"),
    Faulty("score_range", _cell("boende", "5,5"), 2, "boende", "5,5", *_SCALE),
    Faulty("score_range", _cell("boende", "\u22121"), 2, "boende", "\u22121", *_SCALE),
    Faulty("score_range_open", _cell("nytta", "-1"), 2, "nytta", "-1", "poäng från 0 till 1 000 000 000 000",
           "points from 0 to 1,000,000,000,000", ("nytta",), None),
    Faulty("score_digits", _cell("boende", "3,14159265358979323846"), 2, "boende", "3,14159265358979323846",
           "högst 15 siffror", "at most 15 digits"),
    Faulty("ambiguous", _cell("belopp", "1,234"), 2, "belopp", "1,234", *_ONE_WAY),
    Faulty("ambiguous", _cell("boende", "1.234"), 2, "boende", "1.234", *_ONE_WAY),
    Faulty("rank", _cell("nämndens prioritering", "0"), 2, "nämndens prioritering", "0", "ett helt tal från 1",
           "a whole number from 1"),
    Faulty("area", _cell("primärt område", "Skola"), 2, "primärt område", "Skola", "ett av områdena Boende",
           "one of the areas housing"),
    Faulty("status", _cell("status", "klar"), 2, "status", "klar", "ny eller pågående", "new or ongoing"),
    Faulty("state", _cell("Fördela: läge", "borta"), 2, "Fördela: läge", "borta", "inkommen, komplettering begärd",
           "received, completion requested"),
    Faulty("state_reason", _cell("Fördela: läge", "återtagen"), 2, "Fördela: skäl för läge", "",
           "ett skäl", "a reason"),
    Faulty("state_reason", _file(_H + ";Fördela: skäl för läge;Fördela: läge", _ROW + "; ;återtagen"), 2,
           "Fördela: skäl för läge", "", "ett skäl", "a reason"),
    Faulty("hidden_character", _file(_H + ";Fördela: skäl för läge;Fördela: läge", _ROW + ";a\u200b;återtagen"), 2,
           "Fördela: skäl för läge", "a\u200b", "U+200B", "U+200B"),
    Faulty("basis", _cell("poänggrund", "gissad"), 2, "poänggrund", "gissad", "bedömd, härledd eller påhittad",
           "assessed, derived or made_up"),
    Faulty("requires", _cell("kräver", "P02|"), 2, "kräver", "P02|", *_IDS),
    Faulty("id_twice", _file(_H, _ROW, "", _ROW), 4, "id", "P01", "står redan på rad 2", "already stands in row 2"),
    Faulty("id_alike", _file(_H, "P 1" + _ROW[3:], "", "P\u00a01" + _ROW[3:]), 4, "id", "P\u00a01",
           "det på rad 2 ser likadant ut", "the one in row 2 looks the same"),
    Faulty("requires_unknown", _cell("kräver", "P99"), 2, "kräver", "P99", *_IN_FILE),
    Faulty("requires_unknown", _file(_H + ";kräver", _ROW + ';"P02;P02|P99"', "P02" + _ROW[3:] + ";"), 2, "kräver",
           "P99", *_IN_FILE),
    Faulty("requires_itself", _cell("requires", "P01"), 2, "requires", "P01", *_OTHER),
    Faulty("broken_workbook", _zip(a=b"1"), None, None, None, "en hel XLSX-arbetsbok", "a whole XLSX workbook"),
    Faulty("old_excel", _XLS, None, None, None, "inte det äldre Excelformatet", "not the older Excel format"),
    Faulty("encrypted", _XLS + "EncryptedPackage".encode("utf-16-le"), None, None, None, "utan lösenord",
           "without a password"),
    Faulty("open_document", _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", a=b"1"), None, None, None,
           "inte OpenDocument", "not OpenDocument"),
    Faulty("no_sheet", _hidden(), None, None, None, "som inte är dolt", "that is not hidden"),
    Faulty("sheet_unknown", _book(lambda _: None), None, None, "Blad9", "ett av bladen Sheet",
           "one of the sheets Sheet", sheet="Blad9"),
    Faulty("merged", _book(lambda s: s.merge_cells("B1:C1")), 1, None, "B1:C1", "inga celler är sammanfogade",
           "no merged cells"),
    Faulty("uncomputed", _book(lambda s: s.cell(2, 3, "=1+1")), 2, "belopp", "=1+1", "formeln är inte beräknad",
           "has not been computed"),
    Faulty("cell_error", _book(lambda s: s.cell(2, 3, "#N/A")), 2, "belopp", "#N/A", "cellen visar ett fel",
           "the cell shows an error"),
    Faulty("number_format", _shown("A2", 7, "00-00"), 2, "id", "7", "formatet 00-00", "the format 00-00"),
    Faulty("percent", _shown("E2", 0.5, "0%"), 2, "boende", "0,5", "cellen visar det i procent", "as a percentage"),
    Faulty("limit_file", b"x" * 6_291_456, None, None, "6,0 MB", "högst 5 MB", "at most 5 MB"),
    Faulty("limit_unpacked", _zip(a=bytes(40 * 2**20)), None, None, "40,0 MB", "högst 30 MB", "at most 30 MB"),
    Faulty("limit_ratio", _zip(a=bytes(10**6)), None, None, f"{10**6 // len(_zip(a=bytes(10**6)))}:1",
           "packad högst 100:1", "packed at most 100:1"),
    Faulty("limit_entries", _zip(**{str(n): b"" for n in range(1001)}), None, None, "1001", "högst 1 000 delar",
           "at most 1,000 parts"),
    Faulty("limit_tags", _zip(a=b"<" * 50_001, b=bytes(range(256)) * 50), None, None, "a: 50001",
           "enklare innehåll", "simpler content"),
    Faulty("limit_rows", _file(_H, *[_ROW] * 20_001), 20_002, None, "≥ 20001", "högst 20 000 rader",
           "at most 20,000 rows"),
    Faulty("limit_columns", _file(_H + ";" * 192, _ROW), 1, None, "≥ 201", "högst 200 kolumner",
           "at most 200 columns"),
    Faulty("limit_cells", _file(_H, *[";" * 199] * 2_000), None, None, "≥ 400009", "högst 400 000 celler",
           "at most 400,000 cells"),
    Faulty("limit_cell", _cell("titel", "x" * 32_768), 2, "titel", "32768", "högst 32 767 tecken",
           "at most 32,767 characters"),
]  # fmt: skip
_EACH = pytest.mark.parametrize("faulty", _FAULTY, ids=[f"{n}-{faulty.kind}" for n, faulty in enumerate(_FAULTY)])


def _found(faulty: Faulty, refused: Callable[..., tuple[Problem, ...]]) -> Problem:
    problems = refused(faulty.data, criteria=faulty.criteria, scale_max=faulty.scale_max, sheet=faulty.sheet)
    assert {problem.kind for problem in problems} == {faulty.kind}
    (problem,) = (p for p in problems if faulty.kind != "heading_twice" or p.column == faulty.column)
    return problem


@_EACH
def test_a_fault_is_reported_alone_and_at_its_place(
    faulty: Faulty, refused: Callable[..., tuple[Problem, ...]]
) -> None:
    problem = _found(faulty, refused)
    assert (problem.file, problem.row, problem.column) == ("förslag.csv", faulty.row, faulty.column)
    assert problem.value == faulty.value


@_EACH
def test_a_fault_is_told_in_both_languages(faulty: Faulty, refused: Callable[..., tuple[Problem, ...]]) -> None:
    problem = _found(faulty, refused)
    assert faulty.swedish in problem.expected("sv")
    assert faulty.english in problem.expected("en")
    for language, row, column in (("sv", "rad", "kolumn ”{}”"), ("en", "row", "column “{}”")):
        said = problem.sentence(language)  # type: ignore[arg-type]
        assert said.startswith("förslag.csv")
        assert said.endswith(problem.expected(language))  # type: ignore[arg-type]
        assert faulty.row is None or f", {row} {faulty.row}" in said
        assert faulty.column is None or column.format(faulty.column) in said
        assert faulty.value is None or shortened(faulty.value) in said


def test_every_kind_of_problem_that_has_a_text_is_found_in_some_file() -> None:
    kinds = {key.removeprefix("problem.") for key in ENGINE_TEXTS.texts["sv"] if key.startswith("problem.")}
    of_files = {kind for kind in kinds if "." not in kind} - {  # those of other files have a section of their own
        "unreadable_file",
        "too_large",
        "too_alike",
        "contradiction",
    }
    assert {faulty.kind for faulty in _FAULTY} == of_files


def test_all_problems_of_a_file_are_told_together_in_the_order_of_the_rows(
    refused: Callable[..., tuple[Problem, ...]],
) -> None:
    rows = ["P01;;x;Skola;9;;;;", _ROW.replace("P01", "P02"), "P02;b;1;Boende;;;;;1,234", "P03;c", ";d;0;Boende;a;;;;"]
    problems = refused(_file(_H + ";", rows[0] + ";x", *(row + ";" for row in rows[1:3]), *rows[3:4], rows[4] + ";"))
    assert [(p.row, p.kind) for p in problems] == [
        (1, "blank_heading"),
        (2, "blank"), (2, "kronor"), (2, "area"), (2, "score_range"),
        (4, "ambiguous"), (4, "id_twice"),
        (5, "row_length"),
        (6, "blank"), (6, "kronor_range"), (6, "score"),
    ]  # fmt: skip


def test_a_missing_column_and_no_proposals_are_told_together(refused: Callable[..., tuple[Problem, ...]]) -> None:
    assert [p.kind for p in refused("id;titel;belopp\n")] == ["no_proposals"] + ["missing_column"] * 6


def test_an_id_that_stands_three_times_is_always_traced_to_the_first(
    refused: Callable[..., tuple[Problem, ...]],
) -> None:
    assert [(p.row, p.details) for p in refused(_file(_H, _ROW, _ROW, _ROW))] == [(3, {"row": "2"}), (4, {"row": "2"})]
