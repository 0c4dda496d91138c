from collections.abc import Callable

import pytest

from scoring.csv_table import Row, read_table
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal


def _table(data: str | bytes) -> list[tuple[int, tuple[str, ...]]]:
    raw = data.encode() if isinstance(data, str) else data
    return [(row.number, row.cells) for row in read_table(raw, "f.csv", {"id", "titel", "belopp"}.__contains__)]


def _problem(data: str | bytes) -> Problem:
    with pytest.raises(BadInput) as refusal:
        _table(data)
    (problem,) = refusal.value.problems
    return problem


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_separator_is_told_from_the_headings_that_are_known(separator: str) -> None:
    assert _table(f"id{separator}titel\nP01{separator}a b\n") == [(1, ("id", "titel")), (2, ("P01", "a b"))]


def test_other_separators_in_the_cells_do_not_mislead() -> None:
    assert _table("id;a,b,c,d;titel\n1;2,3,4;x\n") == [(1, ("id", "a,b,c,d", "titel")), (2, ("1", "2,3,4", "x"))]
    assert _table('id,"a;b;c;d"\n1,2;3;4\n') == [(1, ("id", "a;b;c;d")), (2, ("1", "2;3;4"))]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line", ["sep={}\r\n", "SEP={}\n", "\ufeffsep={}\r\n", "sep={}\r"])
def test_a_line_that_names_the_separator_is_obeyed_and_not_counted(separator: str, line: str) -> None:
    data = line.format(separator) + f"okänd{separator}annan\n1{separator}2\n".replace("\n", line.partition("}")[2])
    assert _table(data) == [(1, ("okänd", "annan")), (2, ("1", "2"))]


def test_a_named_separator_goes_before_the_headings() -> None:
    assert _table("sep=;\nid,titel\n")[0] == (1, ("id,titel",))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_text_is_read_in_the_encodings_that_excel_writes(encoding: str) -> None:
    assert _table("id;titel\nP01;Språkvän – över 5 år\n".encode(encoding))[1] == (2, ("P01", "Språkvän – över 5 år"))


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_kind_of_line_ending_is_read(ending: str) -> None:
    assert _table(ending.join(["id;titel", "P01;a", "P02;b"])) == [
        (1, ("id", "titel")),
        (2, ("P01", "a")),
        (3, ("P02", "b")),
    ]


def test_blank_rows_are_skipped_but_counted() -> None:
    assert [number for number, _ in _table("id;titel\n\nP01;a\n;\n ; \nP02;b\n\n")] == [1, 3, 6]


def test_a_title_above_the_headings_does_not_hide_the_separator() -> None:
    assert _table("Förslag; första omgången\nid,titel,belopp\nP01,a,1\n")[1] == (2, ("id", "titel", "belopp"))


def test_blank_rows_above_the_headings_do_not_hide_the_separator() -> None:
    assert _table("\n,,\nid,titel,belopp\nP01,a,1\n") == [(3, ("id", "titel", "belopp")), (4, ("P01", "a", "1"))]


def test_a_quoted_cell_keeps_line_breaks_quotes_and_separators_and_is_one_row() -> None:
    data = 'id;titel\r\nP01;"rad ett\r\nrad ""två""; slut"\r\nP02;b\r\n'
    assert _table(data)[1:] == [(2, ("P01", 'rad ett\r\nrad "två"; slut')), (3, ("P02", "b"))]


def test_cells_are_handed_on_as_they_stand() -> None:
    assert _table("id;titel\n 007 ;NA\n")[1] == (2, (" 007 ", "NA"))


def test_short_and_long_rows_are_handed_on_for_others_to_judge() -> None:
    assert [len(cells) for _, cells in _table("id;titel\nP01\nP01;a;b\n")] == [2, 1, 3]


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n\n", b";;;\n ; ", b"sep=;\n", b"sep=;\r", b"sep=;"])
def test_a_file_with_nothing_in_it_is_refused(data: bytes) -> None:
    assert _problem(data) == Problem("f.csv", "empty_file")


@pytest.mark.parametrize(
    "data",
    ["id;titel".encode("utf-16"), b"\xfe\xff\0i\0d", "id;titel\nå".encode("utf-16-le"), "id".encode("utf-16-be")],
)
def test_a_file_that_is_no_csv_text_is_refused(data: bytes) -> None:
    assert _problem(data) == Problem("f.csv", "not_csv")


def test_bytes_in_neither_encoding_are_refused_with_their_place() -> None:
    assert _problem(b"id;titel\nP01;\x81\n") == Problem("f.csv", "encoding", value="byte 14")


@pytest.mark.parametrize("line", ["sep=|", "sep=", "sep=a"])
def test_a_separator_that_is_none_is_refused(line: str) -> None:
    assert _problem(f"{line}\nid;titel\n") == Problem("f.csv", "separator", row=1, value=line)


@pytest.mark.parametrize("cell", ['"a', '"a"b'])
def test_a_broken_quote_is_refused_with_its_row(cell: str) -> None:
    assert _problem(f"id;titel\nP01;a\nP02;{cell}\nP03;c\n") == Problem("f.csv", "quotes", row=3)


def test_a_cell_of_32_767_characters_is_read_and_a_longer_one_refused_with_its_place() -> None:
    assert len(_table(f"id;titel\nP01;{'x' * 32_767}\n")[1][1][1]) == 32_767
    assert _problem(f"id;titel\nP01;{'x' * 32_768}\n") == Problem("f.csv", "limit_cell", 2, "titel", "32768")
    assert _problem(f"id\nP01;{'x' * 32_768}\n") == Problem("f.csv", "limit_cell", 2, "2", "32768")


def test_a_quotation_mark_inside_a_cell_that_is_not_quoted_is_text() -> None:
    assert _table('id;titel\nP01;Café "Torget" öppet\n')[1][1][1] == 'Café "Torget" öppet'


def test_a_row_is_blank_where_no_cell_holds_anything() -> None:
    assert Row(2, ("", " ", "\u00a0")).blank
    assert Row(2, ()).blank
    assert not Row(2, ("", "0")).blank


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_the_same_proposals_are_read_however_the_file_was_saved(
    written: Callable[..., bytes], read: Callable[..., tuple[Proposal, ...]], separator: str, encoding: str
) -> None:
    rows = ({"titel": "Språkvän, över; gräns"}, {"boende": ""})
    assert read(written(*rows, separator=separator, encoding=encoding)) == read(written(*rows))
    assert read(b"sep=;\r\n" + written(*rows))[1].row == 3
