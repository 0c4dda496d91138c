"""Handlingar: the sentence about the papers, the office's texts, the downloads."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.app.conftest import Officer


@pytest.fixture
def writer(officer: Officer) -> Officer:
    """An officer at ten million who has come to the page."""
    return officer.press("Prova 10 mnkr").open("papers")


def write(officer: Officer, section: str, text: str) -> Officer:
    fields = [*officer.test.text_input, *officer.test.text_area]
    next(one for one in fields if one.key == f"paper_{section}").set_value(text)
    return officer.run()


def sections(officer: Officer) -> list[str]:
    return [str(one.label) for one in officer.test.expander]


def downloads(officer: Officer) -> list[Any]:
    return list(officer.test.get("download_button"))


def test_the_page_says_what_the_papers_propose_and_what_they_lack(writer: Officer) -> None:
    assert "Handlingarna föreslår 15 insatser, 9,37 mnkr, till 9 nämnder." in writer.words
    assert "Ännu saknas: ärendenummer, handläggare, beslutsplanering, bakgrund och syfte" in writer.words
    assert "så varje sida märks Exempel – inte beslutsunderlag" in writer.words
    assert [one.proto.label for one in downloads(writer)] == [
        "Tjänsteskrivelse (DOCX)",
        "Bilaga 1 (DOCX)",
        "Arbetsbok (XLSX)",
        "Beslutspost (JSON)",
        "Förslagsfilen (CSV)",
        "Scenariofilen (JSON)",
    ]


def test_what_is_written_is_kept_and_no_longer_missing(writer: Officer) -> None:
    write(write(writer, "case_number", "STK-2018-1233"), "background", "Medlen är avsatta mot segregation.")
    assert "Ännu saknas: handläggare, beslutsplanering, stadskontorets" in writer.words
    assert writer.work.paper_texts == {
        "case_number": "STK-2018-1233",
        "background": "Medlen är avsatta mot segregation.",
    }
    assert "Bakgrund och syfte · din text" in sections(writer)
    writer.open("allocation").open("papers")
    (field,) = (one for one in writer.test.text_area if one.key == "paper_background")
    assert field.value == "Medlen är avsatta mot segregation."
    write(writer, "background", " ")
    assert "background" not in writer.work.paper_texts
    assert "Bakgrund och syfte · saknas" in sections(writer)


def test_each_section_shows_the_computed_text_that_stands_otherwise(writer: Officer) -> None:
    assert "Sammanfattning · beräknad text" in sections(writer)
    assert "15 av 19 förslag föreslås få medel, sammanlagt 9 370 000 kr" in writer.words
    assert "Kommunstyrelsen beslutar att tilldela fritidsnämnden 300 000 kr för insatsen Fritidsbanken." in writer.words


def test_amounts_of_an_earlier_allocation_are_warned_of(writer: Officer) -> None:
    write(writer, "summary", "Vi fördelar 9 370 000 kr.")
    assert writer.told("warning") == []
    writer.open("allocation").set("budget", "5 mnkr").open("papers")
    assert writer.told("warning") == [
        "Texten har belopp som inte finns i fördelningen: 9 370 000. Är de från en tidigare?"
    ]


def test_in_english_the_page_says_that_the_papers_are_swedish(writer: Officer) -> None:
    writer.set("language", "en")
    assert "Word documents in Swedish, whatever language this page is in" in writer.words
    assert '<ul class="fordela-lines" lang="sv">' in writer.html


def test_where_the_rules_cannot_be_kept_there_are_no_papers(officer: Officer) -> None:
    officer.set("share_housing", (50, 100)).open("papers")
    assert officer.told("info")[0].startswith("Det finns ingen fördelning att skriva handlingar om.")
    assert downloads(officer) == []


def test_hostile_texts_are_only_texts(officer: Officer, csv_file: Callable[..., bytes]) -> None:
    hostile = "<script>alert(1)</script>"
    officer.open("proposals").upload(csv_file({"titel": hostile, "nämnd": hostile})).open("papers")
    write(officer, "summary", f"{hostile} 1 234 000")
    assert hostile not in officer.html
    assert "&lt;script&gt;" in officer.html


def test_more_than_there_is_is_said(writer: Officer) -> None:
    writer.work.scenario = replace(writer.work.scenario, budget=0)
    writer.open("papers")
    assert "Handlingarna föreslår inga insatser" in writer.words
