"""The papers in Chromium: by keyboard to each file, and what the files say of one and the same decision."""

import io
import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from docx import Document

from optimiser.record import printed
from optimiser.record_file import read_record
from optimiser.replay import replay
from scoring.intake import read_proposals
from tests.app.test_accessibility import opened, tab_to  # noqa: F401 - a fixture is found by its name
from tests.app.visits import PAPERS, go, settle


@dataclass(frozen=True)
class File:
    """A file as the browser saves it."""

    name: str
    data: bytes


@pytest.fixture
def page(opened: Any) -> Any:  # noqa: F811 - the fixture
    """The page Handlingar at ten million, with a case number written."""
    page = opened()
    page.get_by_role("button", name="Prova 10 mnkr").click()
    settle(page)
    go(page, PAPERS)
    field = page.locator(".st-key-paper_case_number input")
    field.fill("STK-2018-1233")
    field.press("Tab")
    settle(page)
    return page


def fetched(page: Any, button: str) -> File:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).press("Enter")
    return File(waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes())


def paper_words(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def test_every_file_is_of_the_same_decision_and_the_record_replays(page: Any) -> None:
    letter, appendix = fetched(page, "Tjänsteskrivelse (DOCX)"), fetched(page, "Bilaga 1 (DOCX)")
    record, proposals = fetched(page, "Beslutspost (JSON)"), fetched(page, "Förslagsfilen (CSV)")
    scenario, workbook = fetched(page, "Scenariofilen (JSON)"), fetched(page, "Arbetsbok (XLSX)")

    names = [one.name for one in (letter, appendix, record, proposals, scenario, workbook)]
    stems = ["tjansteskrivelse", "bilaga-1", "beslutspost", "forslag", "scenario", "arbetsbok"]
    assert [name.partition("-malmo_2022-")[0] for name in names] == stems

    assert "STK-2018-1233" in paper_words(letter.data)
    assert "9\xa0370\xa0000" in paper_words(letter.data)
    fingerprint = sha256(record.data).hexdigest()
    assert fingerprint in paper_words(letter.data)
    assert fingerprint in paper_words(appendix.data)
    sheets = openpyxl.load_workbook(io.BytesIO(workbook.data))
    cells = {str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row}
    assert {fingerprint, printed(fingerprint)} <= cells
    assert "9370000" in cells

    tree = json.loads(record.data)
    for which, file in (("proposals_file", proposals), ("scenario_file", scenario)):
        assert tree[which]["sha256"] == sha256(file.data).hexdigest()
    recorded = read_record(record.data, record.name)
    assert replay(recorded, read_proposals(proposals.data, proposals.name), sha256(proposals.data).hexdigest()).same


def test_a_section_is_written_and_a_paper_fetched_by_keyboard_alone(page: Any) -> None:
    tab_to(page, ".st-key-paper_part_background summary")
    page.keyboard.press("Enter")
    tab_to(page, ".st-key-paper_background textarea")
    page.keyboard.type("Medlen är avsatta mot segregation.")
    page.keyboard.press("Tab")
    settle(page)
    assert "din text" in page.locator(".st-key-paper_part_background summary").inner_text()
    with page.expect_download() as waiting:
        tab_to(page, "[data-testid='stBaseButton-primary']")
        page.keyboard.press("Enter")
    assert "Medlen är avsatta mot segregation." in paper_words(Path(waiting.value.path()).read_bytes())
