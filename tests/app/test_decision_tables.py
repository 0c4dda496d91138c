"""What the office proposes as tables."""

import re
from dataclasses import replace
from html import unescape

import pytest

from app import decision_tables as tables
from app.result import Result, answer
from app.state import Work
from optimiser.decision import Decision, Override
from optimiser.deviations import Deviations

SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def at_15(work: Work) -> Result:
    return answer(work.scenario, work.proposals)


def decided(result: Result, **overrides: Override) -> Deviations:
    return Deviations(Decision(result.scenario, result.proposals, result.portfolio, overrides))


def rows(table: str) -> list[list[str]]:
    found = re.findall(r"<tr[^>]*>(.*?)</tr>", table.partition("<tbody>")[2])
    cells = [re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row) for row in found]
    return [[" ".join(unescape(re.sub(r"<[^>]*>", " ", cell)).split()) for cell in row] for row in cells]


def test_each_proposal_has_what_was_asked_computed_and_proposed(at_15: Result) -> None:
    said = {"P05": Override(313_000, "som sökt"), "P15": Override(0, "annan budget")}
    found = {row[0].partition(" ")[0]: row[1:] for row in rows(tables.decision_table(decided(at_15, **said)))}
    assert found["P05"] == ["313 000 kr", "320 000 kr", "313 000 kr", "som sökt som sökt", "avviker från det beräknade"]
    assert found["P15"] == ["2 029 600 kr", "2 030 000 kr", "inget", "annan budget", "avviker från det beräknade"]
    assert found["P09"] == ["–", "1 400 000 kr", "1 400 000 kr", "", "ingen har sökt"]
    assert found["P11"][-1].startswith("Villkor: under förutsättning att det genomförs som förstudie")
    assert found["Totalbelopp"][:3] == ["13 592 600 kr", "15 000 000 kr", "12 963 000 kr"]
    assert found["Att"] == ["", "", "15 000 000 kr", "", ""]


def test_a_difference_without_a_reason_is_said_to_be_unknown(at_15: Result) -> None:
    found = {row[0].partition(" ")[0]: row[4] for row in rows(tables.decision_table(decided(at_15))) if len(row) > 4}
    assert (found["P05"], found["P15"], found["P01"]) == ("+7 000 kr skäl okänt", "+400 kr skäl okänt", "som sökt")


def test_committees_stand_with_their_sums_and_their_own_order(at_15: Result) -> None:
    ranks = {"P06": 2, "P07": 1, "P17": 3}
    ranked = replace(at_15, proposals=tuple(replace(one, committee_rank=ranks.get(one.id)) for one in at_15.proposals))
    found = rows(tables.decision_table(decided(ranked)))
    start = next(place for place, row in enumerate(found) if row[1] == "Grundskolenämnden")
    assert found[start][2:5] == ["3 650 000 kr", "5 050 000 kr", "5 050 000 kr"]
    assert [(row[0], row[1][:3]) for row in found[start + 1 : start + 7]] == [
        ("1", "P07"), ("2", "P06"), ("3", "P17"), ("–", "P08"), ("–", "P09"), ("–", "P11"),
    ]  # fmt: skip
    assert "i den ordning som nämnden själv har satt" in tables.decision_table(decided(ranked))


def test_every_row_is_as_wide_as_the_headings(at_15: Result) -> None:
    ranked = replace(at_15, proposals=tuple(replace(one, committee_rank=1) for one in at_15.proposals))
    for table, width in ((tables.decision_table(decided(at_15)), 6), (tables.decision_table(decided(ranked)), 7)):
        assert table.count('scope="col"') == width
        assert {len(row) for row in rows(table)} == {width}


def test_each_deviation_is_told_by_itself(at_15: Result) -> None:
    said = {"P05": Override(313_000, "som sökt"), "P16": Override(500_000)}
    assert rows(tables.alone_table(decided(at_15, **said))) == [
        [
            "P05 Musik i förskolan", "320 000 kr → 313 000 kr", "−0,02", "−7 000 kr", "som sökt",
            "P05 Musik i förskolan får 313 000 kr, men kan bara få hela beloppet 320 000 kr",
        ],
        [
            "P16 Fritidsbanken", "300 000 kr → 500 000 kr", "±0", "+200 000 kr", "saknas",
            "P16 Fritidsbanken får 500 000 kr, mer än beloppet 300 000 kr; "
            "Fördela högst 15 000 000 kr, men beslutet har 15 200 000 kr",
        ],
    ]  # fmt: skip
    assert tables.alone_table(decided(at_15)) == ""


def test_at_most_a_thousand_are_shown_and_the_sums_are_of_all(at_15: Result) -> None:
    one = at_15.proposals[0]
    many = tuple(replace(one, id=f"Q{number}", committee=f"Nämnd {number % 3}") for number in range(1203))
    table = tables.decision_table(decided(replace(at_15, proposals=many)))
    found = rows(table)
    assert sum(row[0].startswith("Q") for row in found) == 1000
    assert "; 203 till står i filen som kan laddas ner)" in table
    assert found[-2][1] == "577 440 000 kr"


def test_texts_of_the_file_and_of_the_office_never_become_markup(at_15: Result) -> None:
    bad = tuple(
        replace(
            one, title=SCRIPT, committee=SCRIPT, texts={"condition": SCRIPT}, extra={"kostnadsdelar": f"{SCRIPT}=1"}
        )
        for one in at_15.proposals
    )
    found = decided(replace(at_15, proposals=bad), P05=Override(1, SCRIPT, SCRIPT))
    for table in (tables.decision_table(found), tables.alone_table(found)):
        assert "<script" not in table
        assert "&lt;script&gt;" in table
