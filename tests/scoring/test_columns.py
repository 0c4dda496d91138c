from collections.abc import Callable

import pytest

from scoring.areas import AREA_CODES
from scoring.columns import Column, column_for, comparable, criterion_columns, known_columns
from scoring.proposal import Proposal

_NAMES = [
    ("id", "id"), ("title", "titel"), ("cost", "belopp"), ("cost", "föreslaget belopp"),
    ("primary_area", "primärt område"), ("housing", "boende"), ("education", "utbildning"),
    ("labour_market", "arbetsmarknad"), ("democracy", "demokrati"), ("crime", "brottslighet"),
    ("score_basis", "poänggrund"), ("committee", "nämnd"), ("department", "förvaltning"), ("requested", "sökt belopp"),
    ("requested", "äskat belopp"), ("requested", "begärt belopp"), ("minimum", "minsta belopp"), ("status", "status"),
    ("place", "plats"), ("group", "grupp"), ("requires", "kräver"), ("committee_rank", "nämndens prioritering"),
    ("description", "beskrivning"), ("office_comment", "stadskontorets kommentar"), ("note", "not"),
    ("motivation", "motivering"), ("target_group", "målgrupp"), ("period", "period"), ("recipient", "mottagare"),
    ("condition", "villkor"), ("other_money", "annan finansiering"), ("child_perspective", "barnperspektiv"),
    ("gender_perspective", "jämställdhetsperspektiv"), ("follow_up", "uppföljning"),
    ("other_money_amount", "annan finansiering belopp"),  # beyond the format: docs/decisions/025
]  # fmt: skip


@pytest.mark.parametrize(("english", "swedish"), _NAMES)
def test_a_heading_names_the_same_column_in_both_languages_and_any_case(english: str, swedish: str) -> None:
    for heading in (english, swedish):
        for written in (heading, heading.upper(), heading.title(), f" {heading} "):
            assert column_for(written, AREA_CODES).name == english


def test_no_column_is_known_that_the_format_does_not_name() -> None:
    assert {column.name for column in known_columns(AREA_CODES)} == {english for english, _ in _NAMES}
    written = {(c.name, name) for c in known_columns(AREA_CODES) for name in (c.swedish, *c.also)}
    assert written == set(_NAMES)


def test_the_required_columns_are_those_of_the_format() -> None:
    required = {column.name for column in known_columns(AREA_CODES) if column.required}
    assert required == {"id", "title", "cost", "primary_area", *AREA_CODES}


@pytest.mark.parametrize("heading", ["primärt_område", "Primary Area", "prima\u0308rt  område", "PRIMARY_AREA"])
def test_spacing_underscores_and_the_way_letters_are_composed_do_not_count(heading: str) -> None:
    assert column_for(heading, AREA_CODES).name == "primary_area"


def test_words_are_compared_without_case_and_spacing() -> None:
    assert comparable("  Made_UP ") == comparable("made up") == "made up"
    assert comparable("ny") != comparable("nya")


def test_criteria_of_ones_own_are_required_score_columns() -> None:
    columns = criterion_columns(("nytta", "education"))
    assert [(column.name, column.kind, column.required) for column in columns] == [
        ("nytta", "score", True),
        ("education", "score", True),
    ]
    assert column_for("Nytta", ("nytta",)).kind == "score"


def test_an_area_that_is_no_criterion_is_an_unknown_column() -> None:
    assert column_for("boende", ("nytta",)).kind == "unknown"


@pytest.mark.parametrize("heading", ["cost_2023", "belopp_2023", "Cost_2023", "BELOPP_2023"])
def test_a_pool_is_headed_in_either_language(heading: str) -> None:
    column = column_for(heading, AREA_CODES)
    assert (column.name, column.kind, column.required) == ("cost_2023", "pool", False)


@pytest.mark.parametrize("heading", ["Belopp per deltagare", "cost per head", "kostnadsdelar", "belopp2023", "areas"])
def test_a_heading_that_the_format_does_not_name_is_an_unknown_column(heading: str) -> None:
    column = column_for(heading, AREA_CODES)
    assert (column.name, column.kind) == (heading, "unknown")


def test_a_column_that_fordela_added_is_told_from_an_unknown_one() -> None:
    assert column_for("Fördela: beslut", AREA_CODES).kind == "result"
    assert column_for("Fördelas till", AREA_CODES).kind == "unknown"


@pytest.mark.parametrize(
    "heading", ["state", "State", "state reason", "State_Reason", "File", "file", "origin", "läge"]
)
def test_only_a_heading_that_begins_with_fordela_is_fordelas_own(heading: str) -> None:
    assert column_for(heading, AREA_CODES) == Column(heading, heading, "unknown")


def test_what_officers_decided_is_read_from_fordelas_own_columns_beside_the_citys(
    written: Callable[..., bytes], read: Callable[..., tuple[Proposal, ...]]
) -> None:
    own = {"Fördela: läge": "Återtagen", "Fördela: skäl för läge": "Dras tillbaka", "Fördela: fil": "först.csv"}
    (made,) = read(written(own | {"State": "new", "state reason": "", "File": "bilaga.pdf"}))
    assert (made.state, made.state_reason, made.origin) == ("withdrawn", "Dras tillbaka", "först.csv")
    assert made.extra == {"State": "new", "state reason": "", "File": "bilaga.pdf"}


def test_a_proposal_is_of_the_file_that_was_read_whatever_the_file_says(
    written: Callable[..., bytes], read: Callable[..., tuple[Proposal, ...]]
) -> None:
    (made,) = read(written({"Fördela: fil": "först.csv"}))
    assert (made.file, made.origin) == ("förslag.csv", "först.csv")


def test_an_unknown_column_is_kept_under_its_own_heading(
    written: Callable[..., bytes], read: Callable[..., tuple[Proposal, ...]]
) -> None:
    (made,) = read(written({"Belopp per deltagare": "cirka tusen", "Diarienummer": "3.2.1-12"}))
    assert made.extra == {"Belopp per deltagare": "cirka tusen", "Diarienummer": "3.2.1-12"}
    assert made.pool_costs == {}
