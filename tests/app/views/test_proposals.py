"""Förslag: samples, uploads and what is wrong with them."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape

import pytest
import streamlit
from openpyxl import Workbook

from app.samples import read_sample
from tests.app.conftest import Officer

AREAS = ["boende", "utbildning", "arbetsmarknad", "demokrati", "brottslighet"]
CsvFile = Callable[..., bytes]


def problem_rows(officer: Officer) -> list[list[str]]:
    """Row, column, value and expected of each problem in the table."""
    table = next(
        (part for part in officer.html.split("\n") if re.search("<caption>(Fel i filen|De första 1 000 felen)", part)),
        "",
    )
    rows = re.findall(r"<tr>(.*?)</tr>", table.partition("<tbody>")[2])
    return [[unescape(cell) for cell in re.findall(r"<td>(.*?)</td>", row)] for row in rows]


def test_the_sample_is_listed_in_the_files_order_with_what_is_unknown_said(officer: Officer) -> None:
    officer.open("proposals")
    listed = re.findall(r'<th scope="row">(P\d\d) ', officer.html)
    assert listed == [f"P{number:02}" for number in range(1, 20)]
    assert "Utbildning okänt 1 400 000 kr 0 4 0 0 0 härledd okänt okänt" in officer.words


def test_the_made_up_sample_can_be_chosen_and_says_that_it_is_made_up(officer: Officer) -> None:
    officer.open("proposals").set("sample", "exempel_60")
    assert "Påhittat exempel: 60 förslag · 60 förslag" in officer.words
    assert "Förslag och poäng är påhittade; detta är ett exempel och inget beslutsunderlag." in officer.words
    assert "härledda" not in officer.words
    officer.open("allocation")
    assert officer.work.scenario.budget == 17_400_000
    assert " av 60 förslag får medel" in officer.words
    assert "Sedan förra ändringen" not in officer.words


def test_a_good_file_opens_and_keeps_budget_weights_and_way_of_counting(officer: Officer, csv_file: CsvFile) -> None:
    officer.set("budget", "9 mnkr").set("weight_crime", 70).set("counting", "per_krona").set("fund", ["P19"])
    officer.set("share_crime", (5, 60)).open("proposals").upload(csv_file({}, {"titel": "Simskola"}))
    assert officer.told("info") == [
        "egen.csv: 2 förslag lästes in. Medel och vikter är kvar som du hade dem; "
        "regler för de förra förslagen är borttagna."
    ]
    assert officer.value("sample") is None
    officer.open("allocation")
    scenario = officer.work.scenario
    assert (scenario.budget, scenario.weights["crime"], scenario.benefit) == (9_000_000, 70, "per_krona")
    assert (scenario.fund, scenario.limits, officer.value("fund")) == ((), (), [])
    assert (officer.value("weight_crime"), officer.value("counting")) == (70, "per_krona")
    assert "Alla 2 förslag ryms" in officer.words


def test_a_file_with_assessed_scores_carries_no_notice(officer: Officer, csv_file: CsvFile) -> None:
    assert "Obs!" in officer.words
    officer.open("proposals").upload(csv_file({}, {}))
    assert "Obs!" not in officer.words


def test_a_bad_file_leaves_the_proposals_and_tells_row_column_value_and_expected(
    officer: Officer, csv_file: CsvFile
) -> None:
    before = officer.open("proposals").work.case
    officer.upload(csv_file({"belopp": "mycket"}, {"boende": "7", "primärt område": "Rymden"}))
    assert officer.told("error") == [
        "egen.csv har 3 fel och lästes inte in. Förslagen nedan är de som fanns förut. "
        "Rätta i filen och ladda upp den igen."
    ]
    assert problem_rows(officer) == [
        ["2", "belopp", "mycket", "hela kronor, till exempel 480 000"],
        [
            "3",
            "primärt område",
            "Rymden",
            "ett av områdena Boende, Utbildning, Arbetsmarknad, Demokrati och civilsamhälle, Brottslighet",
        ],
        ["3", "boende", "7", "poäng från 0 till 5"],
    ]
    assert officer.work.case is before
    assert "P19 Mammakraft" in officer.words
    assert "Alla 19 förslag ryms" in officer.open("allocation").words


@pytest.mark.parametrize("data", [b"", b"id;titel\n", b"PK\x03\x04x", b"\xff\xfex", b"a\x81b", b'id;"', b"sep=|\nid"])
def test_a_file_that_is_no_proposals_file_gets_its_problems_told(officer: Officer, data: bytes) -> None:
    officer.open("proposals").upload(data)
    assert problem_rows(officer)
    assert len(officer.work.proposals) == 19


def test_a_missing_column_and_cell_are_said_to_be_missing(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({}).replace(b"boende", b"boendet"))
    assert [row[:3] for row in problem_rows(officer)] == [["1", "boende", "(saknas)"]]


def test_a_good_file_after_a_bad_one_clears_the_problems(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"belopp": "x"}))
    assert problem_rows(officer)
    officer.upload(csv_file({}))
    assert (problem_rows(officer), officer.told("error")) == ([], [])


def test_a_long_list_of_problems_is_cut_and_says_how_many_more(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file(*[{"belopp": "x"}] * 1003))
    assert len(problem_rows(officer)) == 1000
    assert "De första 1 000 felen; 3 till står i filen som kan laddas ner" in officer.words
    assert "Ladda ner alla fel (CSV)" in [button.proto.label for button in officer.test.get("download_button")]


def test_a_long_list_of_proposals_is_cut_and_says_how_many_more(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file(*[{}] * 1002))
    assert len(officer.work.proposals) == 1002
    assert len(re.findall(r'<th scope="row">P', officer.html)) == 1000
    assert "Förslagen, i filens ordning (de första 1 000; 2 till är inlästa och räknas med)" in officer.words


def test_the_page_says_that_a_file_is_being_read_while_it_is(
    officer: Officer, csv_file: CsvFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[tuple[str, int]] = []

    @contextmanager
    def spinner(words: str) -> Iterator[None]:
        told.append((words, len(officer.work.proposals)))
        yield
        told.append(("läst", len(officer.work.proposals)))

    monkeypatch.setattr(streamlit, "spinner", spinner)
    officer.open("proposals").upload(csv_file({}, {}))
    assert told == [("Läser egen\\.csv …", 19), ("läst", 2)]
    officer.run()
    assert len(told) == 2


def test_bad_values_never_become_markup(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"belopp": "<script>alert(1)</script>"}), "*a*_<b>.csv")
    assert "<script" not in officer.html
    assert problem_rows(officer)[0][2] == "<script>alert(1)</script>"
    assert r"\*a\*\_\<b\>\.csv" in officer.test.error[0].value


def test_unassessed_proposals_are_loaded_and_shown_without_points(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"boende": ""}, {}))
    assert len(officer.work.proposals) == 2
    assert "480 000 kr – 3,5 0 2 0,5 inte bedömd" in officer.words
    assert "480 000 kr 1 3,5 0 2 0,5 bedömd" in officer.words


def test_every_column_of_the_file_is_shown_the_unknown_too(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"Min egen kolumn": "viktigt", "beskrivning": "Läxor"}))
    assert "Min egen kolumn" in officer.words
    assert "viktigt" in officer.words


def test_a_template_can_be_downloaded(officer: Officer) -> None:
    buttons = officer.open("proposals").test.get("download_button")
    assert [button.proto.label for button in buttons] == ["Ladda ner mall (Excel)", "Ladda ner mall (CSV)"]


def test_files_with_doubts_are_merged_only_when_each_is_answered(officer: Officer, csv_file: CsvFile) -> None:
    culture = ("kultur.csv", csv_file({"titel": "Samtida cirkus"}, {"titel": "El Sistema"}))
    school = ("skola.csv", csv_file({"titel": "Läxhjälp"}))
    officer.open("proposals").upload_all(culture, school)
    assert "Filerna har 1 oklarhet." in officer.told("warning")[0]
    assert "kultur.csv, rad 2 skola.csv, rad 2" in officer.words
    assert len(officer.work.proposals) == 19
    officer.press("Slå ihop filerna")
    assert officer.told("error") == ["Svara på varje oklarhet först."]
    officer.answer("both").press("Slå ihop filerna")
    assert [one.id for one in officer.work.proposals] == ["P01", "P02", "skola-P01"]
    assert "2 filer" in officer.words
    assert officer.told("error") == []


def test_answers_that_contradict_each_other_are_told_and_nothing_vanishes(officer: Officer, csv_file: CsvFile) -> None:
    titles = {"a.csv": "Cirkus", "b.csv": "Läxhjälp", "c.csv": "Odling"}
    officer.open("proposals").upload_all(*((name, csv_file({"titel": title})) for name, title in titles.items()))
    officer.answer("second", "first", "second").press("Slå ihop filerna")
    (told,) = officer.told("error")
    assert "svar som går ihop: P01 (a.csv), P01 (b.csv), P01 (c.csv)" in told.replace("\\", "")
    assert len(officer.work.proposals) == 19
    officer.answer("second", "first", "first").press("Slå ihop filerna")
    assert [one.title for one in officer.work.proposals] == ["Läxhjälp"]
    assert officer.told("error") == []


def test_files_with_more_doubts_than_can_be_answered_are_refused(officer: Officer, csv_file: CsvFile) -> None:
    many = csv_file(*[{"titel": "Läxhjälp"}] * 40)
    officer.open("proposals").upload_all(("a.csv", many), ("b.csv", many))
    assert problem_rows(officer)[0][-1].startswith("filer med högst 1 000 oklarheter")
    assert len(officer.work.proposals) == 19


def test_files_without_doubts_become_one_list_at_once(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload_all(
        ("a.csv", csv_file({"titel": "Cirkus"})), ("b.csv", csv_file({"id": "B1", "titel": "Läxhjälp"}))
    )
    assert [one.id for one in officer.work.proposals] == ["P01", "B1"]


def test_problems_of_several_files_name_the_file(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload_all(("a.csv", csv_file({"belopp": "x"})), ("b.csv", csv_file({"belopp": "y"})))
    assert "a.csv, b.csv har 2 fel" in officer.told("error")[0].replace("\\", "")
    assert problem_rows(officer)[1][:4] == ["b.csv", "2", "belopp", "y"]


def test_a_state_needs_a_reason_and_takes_the_proposal_out_of_the_choice(officer: Officer) -> None:
    officer.open("proposals").set("handled", "P07").set("handled_state", "withdrawn").press("Spara läge")
    assert officer.told("error") == ["Skriv ett skäl: det följer med förslaget."]
    officer.set("handled_reason", "Nämnden drar tillbaka").press("Spara läge")
    assert "återtagen Nämnden drar tillbaka" in officer.words
    assert "1 förslag väljs inte bland, för läget är ett annat än inkommen: P07." in officer.words
    officer.open("allocation")
    assert "18 av 19 förslag får medel: 13,50 av 15,00 mnkr." in officer.words
    assert "– återtagen" in officer.words


def test_a_reason_is_kept_without_what_does_not_show(officer: Officer) -> None:
    officer.open("proposals").set("handled", "P07").set("handled_state", "withdrawn")
    officer.set("handled_reason", "\u200b\t").press("Spara läge")
    assert officer.told("error") == ["Skriv ett skäl: det följer med förslaget."]
    officer.set("handled_reason", "Vill\tvänta\u200b").press("Spara läge")
    assert [one.state_reason for one in officer.work.proposals if not one.received] == ["Vill vänta"]


def test_a_sheet_of_a_workbook_can_be_chosen(officer: Officer) -> None:
    book, stream = Workbook(), io.BytesIO()
    book.active.title = "2022"
    headings = ["id", "titel", "belopp", "primärt område", *AREAS]
    for sheet, title in ((book.active, "Cirkus"), (book.create_sheet("2023"), "Läxhjälp")):
        sheet.append(headings)
        sheet.append(["P01", title, 500_000, "Utbildning", 0, 4, 0, 2.5, 0])
    book.save(stream)
    officer.open("proposals").upload_all(("flera.xlsx", stream.getvalue()))
    assert [one.title for one in officer.work.proposals] == ["Cirkus"]
    officer.set(officer.sheet("flera.xlsx"), "2023")
    (proposal,) = officer.work.proposals
    assert (proposal.title, proposal.cost, proposal.scores["democracy"]) == ("Läxhjälp", 500_000, 2.5)


def withdrawn(officer: Officer) -> list[str]:
    return [f"{one.id} {one.state_reason}" for one in officer.work.proposals if one.state == "withdrawn"]


def withdraw(officer: Officer, id_: str) -> None:
    officer.set("handled", id_).set("handled_state", "withdrawn").set("handled_reason", "Tillbaka").press("Spara läge")


def test_a_state_survives_more_files_and_a_refused_one_taken_away(officer: Officer, csv_file: CsvFile) -> None:
    first, second = ("a.csv", csv_file({})), ("c.csv", csv_file({"id": "C1", "titel": "Teater"}))
    withdraw(officer.open("proposals").upload_all(first), "P01")
    assert withdrawn(officer.upload_all(first, second)) == ["P01 Tillbaka"]
    assert withdrawn(officer.upload_all(first, ("bad.csv", csv_file({"belopp": "x"})))) == ["P01 Tillbaka"]
    assert withdrawn(officer.upload_all(first)) == ["P01 Tillbaka"]
    assert "Dessa lägen har du satt" not in officer.words


def test_a_state_that_cannot_be_kept_is_told_and_holds_again_when_the_proposal_is_back(officer: Officer) -> None:
    withdraw(officer.open("proposals"), "P01")
    officer.set("sample", "exempel_60")
    assert withdrawn(officer) == []
    title = read_sample("malmo_2022").proposals[0].title
    assert f"malmo_2022.csv, P01 {title}: återtagen, Tillbaka" in officer.told("info")[0]
    assert withdrawn(officer.set("sample", "malmo_2022")) == ["P01 Tillbaka"]
    assert officer.told("info") == []


def test_the_state_and_reason_being_filled_in_survive_a_change_of_language(officer: Officer) -> None:
    officer.open("proposals").set("handled", "P07").set("handled_state", "withdrawn").set("handled_reason", "Tillbaka")
    officer.set("language", "en").press("Save state")
    assert withdrawn(officer) == ["P07 Tillbaka"]


def test_the_sheet_chosen_in_one_file_stays_when_another_file_is_taken_away(officer: Officer) -> None:
    book, stream = Workbook(), io.BytesIO()
    for sheet, title in ((book.active, "Cirkus"), (book.create_sheet("2023"), "Läxhjälp")):
        sheet.append(["id", "titel", "belopp", "primärt område", *AREAS])
        sheet.append([title, title, 500_000, "Utbildning", 0, 4, 0, 2.5, 0])
    book.save(stream)
    first, second = ("b.xlsx", stream.getvalue()), ("c.xlsx", stream.getvalue())
    officer.open("proposals").upload_all(first, second)
    officer.set(officer.sheet("c.xlsx"), "2023").upload_all(second)
    assert [one.title for one in officer.work.proposals] == ["Läxhjälp"]


def test_an_uploaded_export_goes_by_its_own_name(officer: Officer, csv_file: CsvFile) -> None:
    officer.open("proposals").upload(csv_file({"Fördela: fil": "malmo_2022.csv"}), "rt1.csv")
    assert officer.told("info")[0].startswith("rt1.csv: 1 förslag lästes in.")
    assert "rt1.csv · 1 förslag" in officer.words
