"""The papers' form: accessible in their XML, in Swedish, marked, and the same bytes each time."""

import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from docx.oxml.ns import qn
from docx.shared import Cm

from app.exports.papers import form
from app.exports.papers.appendix import appendix_bytes
from app.exports.papers.facts import PaperFacts
from app.exports.papers.letter import letter_bytes
from app.exports.papers.paper import Paper
from scoring.proposal import Proposal
from tests.app.exports.papers.conftest import MakeFacts, opened, words

Write = Callable[[PaperFacts], bytes]
BOTH = pytest.mark.parametrize("write", [letter_bytes, appendix_bytes])


@BOTH
def test_a_paper_is_the_same_bytes_each_time(make_facts: MakeFacts, write: Write) -> None:
    assert write(make_facts(budget=10_000_000)) == write(make_facts(budget=10_000_000))


@BOTH
def test_a_paper_says_its_title_subject_language_and_day(make_facts: MakeFacts, write: Write) -> None:
    core = opened(write(make_facts(texts={"case_number": "STK-1", "officer": "A. A."}))).core_properties
    assert (core.title, core.author, core.language) == ("Fördelning av avsatta medel till insatser", "A. A.", "sv-SE")
    assert core.subject.endswith("Ärende STK-1")
    assert (core.created, core.modified) == (core.created, core.created)
    assert core.created is not None
    assert core.created.date() == date(2026, 11, 23)
    assert core.comments == ""


@BOTH
def test_swedish_is_set_on_the_styles_and_nothing_else_is(make_facts: MakeFacts, write: Write) -> None:
    styles = opened(write(make_facts())).styles.element
    assert {one.get(qn("w:val")) for one in styles.iter(qn("w:lang"))} == {"sv-SE"}


@BOTH
def test_headings_leave_no_level_out(make_facts: MakeFacts, write: Write) -> None:
    found = [one.style.name for one in opened(write(make_facts(budget=10_000_000))).paragraphs]
    levels = [int(name[-1]) for name in found if name.startswith("Heading")]
    assert found.count("Title") == 1
    assert levels[0] == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@BOTH
def test_tables_have_header_rows_a_description_and_no_split_rows(make_facts: MakeFacts, write: Write) -> None:
    tables = opened(write(make_facts(budget=10_000_000))).tables
    assert tables
    for table in tables:
        properties = [row._tr.trPr for row in table.rows]
        assert [one.find(qn("w:tblHeader")) is not None for one in properties] == [True] + [False] * (
            len(properties) - 1
        )
        assert all(one.find(qn("w:cantSplit")) is not None for one in properties)
        assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val"))
        assert table._tbl.findall(f".//{qn('w:gridSpan')}") == []


@BOTH
def test_every_picture_has_its_words(make_facts: MakeFacts, write: Write) -> None:
    body = opened(write(make_facts())).element.body
    pictures = list(body.iter("{*}docPr"))
    assert len(pictures) == (2 if write is appendix_bytes else 0)
    assert all(one.get("descr", "").startswith("Stapeldiagram, medel per ") for one in pictures)


@BOTH
def test_scores_that_are_no_assessment_mark_every_page_and_the_top(make_facts: MakeFacts, write: Write) -> None:
    for name, kind in (("malmo_2022", "härledda"), ("exempel_60", "påhittade")):
        document = opened(write(make_facts(name, None)))
        assert document.sections[0].header.paragraphs[-1].text == "Exempel – inte beslutsunderlag"
        assert document.paragraphs[0].text.startswith("Exempel – inte beslutsunderlag. ")
        assert kind in document.paragraphs[0].text


@BOTH
def test_assessed_scores_have_no_mark(facts_of: Callable[..., PaperFacts], write: Write) -> None:
    data = write(facts_of(Proposal("P1", "Lek", 1_000, "housing", {})))
    assert "Exempel" not in words(data) + opened(data).sections[0].header.paragraphs[-1].text


@BOTH
def test_pages_are_numbered_and_the_case_stands_on_each(make_facts: MakeFacts, write: Write) -> None:
    header = opened(write(make_facts())).sections[0].header
    fields = [one.text for one in header._element.iter(qn("w:instrText"))]
    assert fields == ["PAGE", "NUMPAGES"]
    assert "Ärendenummer saknas" in header.paragraphs[0].text


@BOTH
def test_nothing_in_a_paper_points_out_of_it(make_facts: MakeFacts, write: Write) -> None:
    with zipfile.ZipFile(io.BytesIO(write(make_facts()))) as parts:
        relations = b"".join(parts.read(name) for name in parts.namelist() if name.endswith(".rels")).decode()
        assert not re.search('TargetMode="External"|thumbnail', relations)
        assert {about.date_time for about in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_day_other_than_todays_is_the_offices_to_write(make_facts: MakeFacts) -> None:
    facts = make_facts()
    assert (facts.date, replace(facts, texts={"date": "2026-12-01"}).date) == ("2026-11-23", "2026-12-01")


def test_a_block_of_facts_stays_together_and_lets_the_next_one_go(make_facts: MakeFacts) -> None:
    paper = Paper(make_facts(), "Bilaga 1")
    paper.fields([("Område", "Boende"), ("Belopp", "5 kr"), ("Period", "")])
    paper.fields([("Område", "Utbildning")])
    found = [one for one in opened(paper.bytes()).paragraphs if one.style and one.style.name == form.FIELD]
    assert [bool(one.paragraph_format.keep_with_next) for one in found] == [True, False, False]


def test_a_proposals_facts_stay_together_but_not_with_the_next_proposal(make_facts: MakeFacts) -> None:
    found = opened(appendix_bytes(make_facts(budget=10_000_000))).paragraphs
    fields = [(one, after) for one, after in pairwise(found) if one.style.name == "Uppgift"]
    assert len(fields) > 50
    for one, after in fields:
        assert one.paragraph_format.keep_with_next is (after.style.name == "Uppgift")


def test_a_percent_sign_stays_with_its_number(make_facts: MakeFacts) -> None:
    data = letter_bytes(make_facts("exempel_60", None))
    texts = [one.text for one in opened(data).paragraphs]
    assert any("25,0\xa0%" in text for text in texts)
    assert not any(" %" in text for text in texts)


@BOTH
def test_word_opens_a_paper_as_one_of_its_own(make_facts: MakeFacts, write: Write) -> None:
    settings = opened(write(make_facts())).settings.element
    found = {one.get(qn("w:name")): one.get(qn("w:val")) for one in settings.iter(qn("w:compatSetting"))}
    assert found["compatibilityMode"] == "15"
    assert [one.get(qn("w:percent")) for one in settings.iter(qn("w:zoom"))] == ["100"]
    assert [one.get(qn("w:val")) for one in settings.iter(qn("w:themeFontLang"))] == ["sv-SE"]


@BOTH
def test_tables_are_as_wide_as_the_text(make_facts: MakeFacts, write: Write) -> None:
    for table in opened(write(make_facts(budget=10_000_000))).tables:
        assert abs(sum(column.width for column in table.columns) - Cm(16)) < Cm(0.01)
        assert table._tbl.tblPr.find(qn("w:tblInd")) is None
