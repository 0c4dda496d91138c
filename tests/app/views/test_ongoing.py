"""Pågående: likely relatives are confirmed and dismissed, undone, saved, and stand in the papers."""

import io
import json

import openpyxl
import pytest
from docx import Document
from streamlit.testing.v1 import AppTest

from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.letter import letter_bytes
from app.exports.record_export import workbook_bytes
from app.exports.register_export import register_csv
from app.ongoing import taking
from app.ongoing.held import Held
from app.paper_facts import circumstances_of, facts_of
from app.storage.as_text import read, written
from app.storage.session import from_work
from scoring.ongoing.register import read_register
from tests.app.conftest import Officer

REGISTER = "id;namn;nämnd\n1;Musik i förskolan;\n2;Lotsen;Grundskolenämnden\n"


@pytest.fixture
def reader(officer: Officer) -> Officer:
    return officer.open("ongoing")


def decide(officer: Officer, entry: str, verdict: str, proposal: str = "P06") -> Officer:
    return officer.set("ongoing_about", proposal).set(f"verdict_{proposal}_{entry}@sv", verdict)


def upload(officer: Officer, text: str) -> Officer:
    test: AppTest = officer.test
    test.file_uploader(key="register_file").set_value(("eget.csv", text.encode(), "text/csv"))
    return officer.run()


def docx_text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs)


def test_the_page_begins_with_how_many_proposals_are_like_something(reader: Officer) -> None:
    assert "8 av 19 förslag liknar något som redan pågår; inget samband är bekräftat, inget avfärdat" in reader.words
    assert "inget är tillagt" in reader.words
    reader.set("language", "en")
    assert "8 of 19 proposals are like something already under way" in reader.words


def test_the_first_proposal_with_a_clear_likeness_is_shown_with_its_reasons(reader: Officer) -> None:
    assert reader.test.selectbox(key="ongoing_about").value == "P03"
    assert "Tydlig likhet: ”Hållbara Rosengård” nämns i båda; samma plats: Rosengård" in reader.words


def test_a_relative_is_confirmed_another_dismissed_and_both_undone(reader: Officer) -> None:
    decide(decide(reader, "R048", "confirmed"), "R005", "dismissed")
    assert "1 samband är bekräftat, 1 avfärdat" in reader.words
    assert "Trygga barnet" in reader.html
    assert taking_names(reader) == {"P06": ("Trygga barnet (Förskolenämnden)",)}
    reader.press("Ångra")
    assert "1 samband är bekräftat, inget avfärdat" in reader.words
    assert "P06 har inget med Trygga barnet att göra" in reader.words
    reader.press("Ångra")
    assert "inget samband är bekräftat, inget avfärdat" in reader.words
    assert "Inget är bekräftat än" in reader.words
    reader.press("Gör om")
    assert "1 samband är bekräftat" in reader.words
    decide(reader, "R048", "open")
    assert reader.work.ongoing.said == ()


def taking_names(officer: Officer) -> dict[str, tuple[str, ...]]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.state.work", lambda: officer.work)
        return taking.coordinated()


def test_something_else_of_the_register_can_be_chosen_too(reader: Officer) -> None:
    reader.set("ongoing_about", "P15").set("ongoing_other", "R027")
    assert "Valt av dig ur registret" in reader.words
    assert taking_names(reader) == {"P15": ("Kraftsamling Herrgården (Fritidsnämnden)",)}
    assert reader.test.selectbox(key="ongoing_other").value is None


def test_a_register_of_ones_own_takes_the_place_of_the_shipped_one_and_goes_again(reader: Officer) -> None:
    upload(reader, REGISTER)
    assert "1 av 19 förslag liknar något" in reader.words
    assert "Ditt eget register, eget.csv." in reader.words
    assert "inget är tillagt" not in reader.words
    reader.set("ongoing_about", "P01")
    assert "Inget i registret liknar det här förslaget" in reader.words
    reader.press("Använd registret som följer med")
    assert "8 av 19 förslag" in reader.words


def test_what_is_confirmed_of_another_register_is_named_until_that_is_back(reader: Officer) -> None:
    upload(decide(reader, "R048", "confirmed"), REGISTER)
    (told,) = reader.told("warning")
    assert told.startswith("Ett bekräftat samband gäller något som inte står i registret som är öppet: Trygga barnet.")
    reader.press("Använd registret som följer med")
    assert reader.told("warning") == []
    assert taking_names(reader) == {"P06": ("Trygga barnet (Förskolenämnden)",)}


def test_a_register_with_faults_is_refused_whole_with_their_places(reader: Officer) -> None:
    upload(reader, REGISTER + ";x;\n2;;\n")
    assert reader.told("error") == ["3 fel. Registret är inte ändrat."]
    assert "rad 4" in reader.words or ">4<" in reader.html
    assert reader.work.ongoing.register.file == ""


def test_the_register_is_searched_by_committee_and_by_words(reader: Officer) -> None:
    reader.test.session_state["register"] = True
    reader.run()
    assert "132 poster" in reader.words
    reader.set("register_committee@sv", "Kulturnämnden")
    assert "8 poster" in reader.words
    reader.set("register_search", "el sistema")
    assert "R088 El Sistema" in reader.html
    assert "okänt" in reader.html
    reader.set("register_search", "finns inte")
    assert "Inget i registret stämmer med det." in reader.words


def test_what_is_said_is_saved_and_opened_as_it_was_and_older_work_says_nothing(reader: Officer) -> None:
    upload(reader, REGISTER)
    decide(reader, "1", "confirmed", "P05")
    saved = from_work(reader.work)
    opened = read(written(saved), {}, "x")
    assert opened.ongoing == saved.ongoing
    assert opened.ongoing.register.entries[0].name == "Musik i förskolan"
    older = json.loads(written(saved))
    del older["ongoing"]
    assert read(json.dumps(older).encode(), {}, "x").ongoing == Held()


def test_what_is_confirmed_stands_in_the_papers_and_the_workbook(
    reader: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(decide(reader, "R048", "confirmed"), "R057", "confirmed")
    monkeypatch.setattr("app.state.work", lambda: reader.work)
    result = reader.work.shown
    assert result is not None
    facts = facts_of(result)
    both = "Trygga barnet (Förskolenämnden); SBUM (”Trygga barnet”) (Grundskolenämnden)"
    assert facts.coordinated == {"P06": tuple(both.split("; "))}
    assert f"Samordnas med: {both}" in docx_text(appendix_bytes(facts))
    letter = docx_text(letter_bytes(facts))
    assert "Samordning med det som redan pågår" in letter
    assert f"Trygga barnet: {both}" in letter
    about = circumstances_of(facts.decision)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(facts.decision, about, coordinated=facts.coordinated)))
    cells = [cell.value for row in book["Beslut"].iter_rows() for cell in row]
    assert "Samordnas med" in cells
    assert both in cells


def test_where_nothing_is_confirmed_the_papers_and_the_workbook_say_nothing_of_it(
    reader: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    decide(reader, "R048", "dismissed")
    monkeypatch.setattr("app.state.work", lambda: reader.work)
    assert reader.work.shown is not None
    facts = facts_of(reader.work.shown)
    assert facts.coordinated == {}
    for data in (appendix_bytes(facts), letter_bytes(facts)):
        assert "amordn" not in docx_text(data).replace("samordning till", "")
    about = circumstances_of(facts.decision)
    book = openpyxl.load_workbook(io.BytesIO(workbook_bytes(facts.decision, about)))
    assert "Samordnas med" not in [cell.value for row in book["Beslut"].iter_rows() for cell in row]


def test_the_download_of_the_register_reads_back_to_the_same() -> None:
    assert read_register(register_csv(taking.shipped()), "r.csv") == taking.shipped()
