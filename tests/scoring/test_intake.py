import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.areas import AREA_CODES
from scoring.harmless import guarded
from scoring.intake import read_proposals, row_without_end
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from scoring.xlsx_table import sheet_names

Write = Callable[..., bytes]
Read = Callable[..., tuple[Proposal, ...]]
Refused = Callable[..., tuple[Problem, ...]]

_TEXTS = {
    "beskrivning": "description", "stadskontorets kommentar": "office_comment", "not": "note",
    "motivering": "motivation", "målgrupp": "target_group", "period": "period", "mottagare": "recipient",
    "villkor": "condition", "annan finansiering": "other_money", "barnperspektiv": "child_perspective",
    "jämställdhetsperspektiv": "gender_perspective", "uppföljning": "follow_up",
}  # fmt: skip


def test_a_full_row_becomes_a_proposal(written: Write, read: Read) -> None:
    full = {
        "sökt belopp": "600 000 kr", "minsta belopp": "300000.0", "poänggrund": "härledd", "nämnd": "Grundskolenämnden",
        "förvaltning": "Grundskoleförvaltningen", "status": "Ny", "plats": "hela staden", "grupp": "G1",
        "nämndens prioritering": "2", "belopp_2023": "100 000", "Diarienummer": "1-23", "not": "En not",
    }  # fmt: skip
    assert read(written(full)) == (
        Proposal(
            id="P01", title="Läxhjälp", cost=480_000, primary_area="education",
            scores={"housing": 1.0, "education": 3.5, "labour_market": 0.0, "democracy": 2.0, "crime": 0.5},
            score_basis="derived", committee="Grundskolenämnden", department="Grundskoleförvaltningen",
            requested=600_000, minimum=300_000, status="new", place="hela staden", group="G1",
            pool_costs={"2023": 100_000}, committee_rank=2, texts={"note": "En not"}, extra={"Diarienummer": "1-23"},
        ),
    )  # fmt: skip


def test_what_a_row_leaves_blank_is_unknown(written: Write, read: Read) -> None:
    optional = ["sökt belopp", "minsta belopp", "poänggrund", "nämnd", "förvaltning", "status", "plats", "grupp"]
    blank = dict.fromkeys([*optional, "kräver", "nämndens prioritering", *_TEXTS], " ")
    assert read(written(blank)) == read(written({}))


def test_a_blank_pool_is_0_and_a_blank_unknown_column_is_still_a_column(written: Write, read: Read) -> None:
    (made,) = read(written({"cost_2023": "", "belopp_2024": "5", "Diarienummer": ""}))
    assert made.pool_costs == {"2023": 0, "2024": 5}
    assert made.extra == {"Diarienummer": ""}


def test_english_headings_in_any_case_and_order_give_the_same_proposals(written: Write, read: Read) -> None:
    english = "CRIME;Democracy;Labour_Market;education;housing;Primary_Area;COST;Title;ID\n"
    assert read(english + "0.5;2;0;3.5;1;education;480000;Läxhjälp;P01") == read(written({}))


def test_headings_in_mixed_languages_are_read(written: Write, read: Read) -> None:
    mixed = written({}).decode().replace("titel", "TITLE").replace("belopp", "Föreslaget belopp")
    assert read(mixed) == read(written({}))


@pytest.mark.parametrize(
    "cost", ["480000", "480 000", "480\u00a0000", "480\u202f000", "480 000 kr", "480000.0", "480000,00 kr"]
)
def test_an_amount_is_the_same_however_it_is_spaced(written: Write, read: Read, cost: str) -> None:
    assert read(written({"belopp": cost}))[0].cost == 480_000


@pytest.mark.parametrize("id_", ["007", "1e5", "1,234", "NA", "null", "TRUE", "2023-01-01", "=A1", "'=A1", "P 1"])
def test_an_id_is_text_and_stays_as_it_was_written(written: Write, read: Read, id_: str) -> None:
    assert read(written({"id": id_}))[0].id == id_


@pytest.mark.parametrize("other", ["p01", "Р01", "P 01", "P-01", "P.01"])
def test_ids_that_look_different_or_are_spelled_with_other_letters_are_two(
    written: Write, read: Read, other: str
) -> None:
    assert [made.id for made in read(written({"id": "P01"}, {"id": other}))] == ["P01", other]


@pytest.mark.parametrize(
    ("one", "other"), [("P 1", "P\u00a01"), ("Å1", "A\u030a1"), ("P  1", "P 1"), ("P-1", "P\u20111")]
)
def test_ids_that_look_the_same_are_refused(written: Write, refused: Refused, one: str, other: str) -> None:
    (problem,) = refused(written({"id": one}, {"id": other}))
    assert (problem.kind, problem.row, problem.value, problem.details) == ("id_alike", 3, other, {"row": "2"})


def test_the_order_of_the_rows_is_kept(written: Write, read: Read) -> None:
    ids = ["P10", "P2", "a", "P01", "B"]
    assert [made.id for made in read(written(*({"id": id_} for id_ in ids)))] == ids


def test_a_blank_score_is_not_assessed_and_touches_no_other_row(written: Write, read: Read) -> None:
    first, second, third = read(written({}, {"utbildning": " "}, {}))
    assert second.scores == first.scores | {"education": None}
    assert [made.assessed for made in (first, second, third)] == [True, False, True]
    assert third.scores == first.scores


def test_line_breaks_in_longer_texts_are_kept(written: Write, read: Read) -> None:
    (made,) = read(written({"titel": "Rad ett\nrad två", "beskrivning": "a\r\n\r\nb", "Eget": "c\nd"}))
    assert (made.title, made.texts, made.extra) == ("Rad ett\nrad två", {"description": "a\r\n\r\nb"}, {"Eget": "c\nd"})


def test_every_text_column_is_carried_through(written: Write, read: Read) -> None:
    (made,) = read(written({swedish: f"om {swedish}" for swedish in _TEXTS}))
    assert made.texts == {english: f"om {swedish}" for swedish, english in _TEXTS.items()}
    assert made.extra == {}


def test_blank_rows_are_skipped_and_counted(written: Write, read: Read, refused: Refused) -> None:
    heading, first, second = written({}, {}).decode().splitlines()
    spaced = f"{heading}\n\n{first}\n;;;;;;;;\n{second}\n\n"
    assert [made.row for made in read(spaced)] == [3, 5]
    assert refused(spaced.replace("P02", "P01"))[0].row == 5


def test_columns_without_heading_and_content_are_left_out(written: Write, read: Read) -> None:
    lines = written({}, {}).decode().splitlines()
    assert read("\n".join(f"{line};; " for line in lines)) == read(written({}, {}))


@pytest.mark.parametrize("word", ["ongoing", "pågående", "Förstärkning"])
def test_a_reinforcement_is_ongoing(written: Write, read: Read, word: str) -> None:
    assert read(written({"status": word}))[0].status == "ongoing"


def test_an_area_may_have_its_full_swedish_name(written: Write, read: Read) -> None:
    assert read(written({"primärt område": "Demokrati och civilsamhälle"}))[0].primary_area == "democracy"


def test_a_requirement_may_be_met_by_alternatives(written: Write, read: Read) -> None:
    first, *_ = read(written({"kräver": "P02; P03|P04"}, {}, {}, {}))
    assert first.requires == (("P02",), ("P03", "P04"))


def test_a_minimum_may_be_the_whole_cost(written: Write, read: Read) -> None:
    assert read(written({"minsta belopp": "480 000"}))[0].minimum == 480_000


def test_requested_may_be_less_than_the_cost_and_0(written: Write, read: Read) -> None:
    assert [made.requested for made in read(written({"sökt belopp": "0"}, {"sökt belopp": "1"}))] == [0, 1]


def test_criteria_of_ones_own_may_have_no_upper_bound(written: Write, read: Read) -> None:
    (made,) = read(written({"Nytta": "1 500,5", "risk": "0"}), criteria=("risk", "nytta"), scale_max=None)
    assert made.scores == {"risk": 0.0, "nytta": 1500.5}
    assert list(made.scores) == ["risk", "nytta"]
    assert made.extra["boende"] == "1"


@pytest.mark.parametrize("name", ["note", "period", "row", "texts", "extra", "scores", "place", "group"])
def test_a_criterion_may_be_called_what_another_field_is_called(written: Write, read: Read, name: str) -> None:
    (made,) = read(written({name: "4", "villkor": "x"}), criteria=(name,), scale_max=10)
    assert (made.scores, made.row, made.texts) == ({name: 4.0}, 2, {"condition": "x"})


def test_the_scale_may_end_elsewhere(written: Write, read: Read, refused: Refused) -> None:
    assert read(written({"boende": "9,5"}), scale_max=10)[0].scores["housing"] == 9.5
    assert refused(written({"boende": "10,5"}), scale_max=10)[0].details == {"top": "10"}


def test_a_file_with_one_fault_is_refused_whole(written: Write, refused: Refused) -> None:
    assert [p.kind for p in refused(written({}, {"belopp": "1,234"}, {}))] == ["ambiguous"]


def test_a_text_that_fordela_guarded_is_made_itself_again(written: Write, read: Read) -> None:
    risky = {"id": "-1", "titel": "=1+1", "not": "'@x"}
    export = {heading: guarded(text) for heading, text in risky.items()} | {"Fördela: beslut": "får medel"}
    (made,) = read(written(export))
    assert (made.id, made.title, made.texts, made.extra) == ("-1", "=1+1", {"note": "'@x"}, {})


def test_a_text_in_another_file_keeps_its_apostrophe(written: Write, read: Read) -> None:
    assert read(written({"titel": "'=1+1"}))[0].title == "'=1+1"


@given(st.lists(st.tuples(st.integers(1, 10**12), st.integers(0, 50)), min_size=1, max_size=8))
def test_any_amounts_and_points_that_are_written_are_read(
    written: Write, read: Read, rows: list[tuple[int, int]]
) -> None:
    cells = [
        {"belopp": f"{cost:,}".replace(",", "\u00a0"), "boende": f"{n / 10}".replace(".", ",")} for cost, n in rows
    ]
    made = read(written(*cells))
    assert [(p.cost, p.scores["housing"]) for p in made] == [(cost, n / 10) for cost, n in rows]


@given(st.binary(max_size=200))
def test_bytes_of_any_kind_are_read_or_refused(data: bytes) -> None:
    with pytest.raises(BadInput):
        read_proposals(data, "f.csv")


_PIECES = (b"", b'"', b";", b"\n", b"\r", b"\0", b"\xff", b"\x81", b"'", b"|", b",", b"-", b"\xc2\xa0", b"id", b"9")


def _mutated(data: bytes, seed: int) -> bytes:
    chance = random.Random(seed)
    mutated = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(mutated) + 1)
        piece = chance.choice(_PIECES)
        mutated[place : place + chance.randint(0, 3)] = piece * chance.randint(1, 3)
    return bytes(mutated)


@settings(max_examples=500)
@given(st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_and_never_crashes(written: Write, seed: int) -> None:
    extra = {"minsta belopp": "1", "kräver": "P02", "belopp_2023": "5", "status": "ny", "not": 'a "b"', "x": "'=y"}
    data = _mutated(written(extra, {"Fördela: beslut": "nej"}), seed)
    made: tuple[Proposal, ...] = ()
    problems: tuple[Problem, ...] = ()
    try:
        made = read_proposals(data, "f.csv")
    except BadInput as refusal:
        problems = refusal.problems
    assert bool(made) != bool(problems)
    assert all(problem.sentence("sv") and problem.sentence("en") for problem in problems)
    assert all(tuple(proposal.scores) == AREA_CODES and proposal.cost > 0 for proposal in made)


def test_a_departments_workbook_saved_by_libreoffice_is_read_as_it_shows_itself(
    with_part: Callable[..., bytes], refused: Refused
) -> None:
    # Made in LibreOffice Calc 7.4: a blank first row, a hidden row, a hidden sheet with lists, formulas, one of them
    # with an empty text, percent, currency, dates, a duration, ids as text and as 000, numbers written as text.
    data = (Path(__file__).parent / "files" / "libreoffice.xlsx").read_bytes()
    assert sheet_names(data, "f.xlsx") == ("Ansökningar 2024",)
    assert [(problem.kind, problem.row, problem.value) for problem in refused(data)] == [("percent", 3, "0,1250")]
    data = with_part(data, "xl/styles.xml", lambda xml: xml.replace(b'"0%"', b'"0.000"'))
    first, second = read_proposals(data, "f.xlsx")
    assert (first.id, first.row, second.id, second.row) == ("007", 3, "008", 5)
    assert (first.title, first.cost, first.requested, first.place) == ("Läxhjälp\nandra raden", 480_000, 500_000, "")
    assert (second.cost, second.primary_area, second.status) == (480_000, "housing", "ongoing")
    assert list(first.scores.values()) == [1, 3.5, 0, 2, 0.125]
    assert list(second.scores.values()) == [5, 3.5, None, 0, 1.1]
    assert first.texts == {"period": "2024-01-31", "note": "fet text här"}
    assert second.texts["period"] == "2024-01-31 13:30:00"
    assert second.extra == {"Klar": "36:00:00"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\n;;;\t", "\r\n\r\n"])
def test_a_file_whose_last_row_ends_with_a_line_break_is_whole(written: Write, end: str) -> None:
    assert row_without_end(written({}, {}).rstrip() + end.encode(), "f.csv") is None


def test_the_last_row_is_told_where_no_line_break_ends_it(written: Write, read: Read) -> None:
    data = written({}, {"brottslighet": "2,5"}).rstrip()
    for cut, left in ((0, "2,5"), (1, "2,"), (2, "2"), (3, "")):
        row = row_without_end(data[: len(data) - cut], "f.csv")
        assert row is not None
        assert (row.number, row.cells[-1]) == (3, left)


def test_a_workbook_is_whole_or_refused(workbook: Write) -> None:
    assert row_without_end(workbook(("id",), ("P01",)), "f.xlsx") is None
