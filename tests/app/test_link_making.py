"""The link on the page Sparat, and what a page says of one that is broken."""

from dataclasses import replace
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import pytest

from app import arriving, controls, link_making, state
from app.need.held import Need
from app.need.use import NeedUse
from app.samples import Case, read_sample
from app.state import Work
from optimiser.table import proposals_csv
from scoring.intake import read_proposals
from scoring.need.indicators import Indicator
from tests.app.conftest import Officer


def test_the_page_says_that_a_link_is_broken_and_can_let_it_go(officer: Officer) -> None:
    officer.test.query_params["budget"] = "-5"
    officer.test.session_state["work"].arrived = False
    officer.run()
    assert "Länken går inte att använda" in officer.words
    assert officer.work.scenario.budget == 15_000_000
    officer.press("Stäng")
    assert "Länken går inte att använda" not in officer.words


def opened_with(address: str, file: str, data: bytes, work: Work, monkeypatch: pytest.MonkeyPatch) -> tuple[str, bool]:
    """What a recipient with another file at hand is told, and whether the link is shown once `file` is opened."""
    other = read_sample("exempel_60")
    theirs = Work(other, other.scenario)
    monkeypatch.setattr(state, "work", lambda: theirs)
    monkeypatch.setattr("streamlit.session_state", {})
    arriving.take_address(parse_qs(urlsplit(address).query))
    told = arriving.waiting_words()
    proposals = read_proposals(data, file, work.scenario.criteria, work.scenario.score_top)
    controls.open_case(Case(file, proposals, other.scenario))
    arriving.open_where_it_fits()
    return told, theirs.came_by_link


def link_of(work: Work, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(state, "work", lambda: work)
    monkeypatch.setattr("streamlit.context", SimpleNamespace(url="http://x/"))
    return link_making.address()


@pytest.fixture
def needing() -> Work:
    """Proposals of the officer's own, of which one works where there are need figures."""
    case = read_sample("exempel_tre_syften")
    areas = (("Rosengård", 3.0), ("Oxie", 1.0))
    need = Need(tuple(Indicator(area, "I", "x", figure, higher_is_worse=True) for area, figure in areas))
    return Work(replace(case, file="egen.csv", sample=""), case.scenario, need=need)


@pytest.mark.parametrize("use", [NeedUse(), NeedUse("column"), NeedUse(high="greatest")])
def test_a_link_opens_with_the_file_at_hand_where_need_changes_nothing(
    needing: Work, use: NeedUse, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing.need_use = use
    address = link_of(needing, monkeypatch)
    told, shown = opened_with(address, "egen.csv", proposals_csv(needing.case.proposals), needing, monkeypatch)
    assert told == "Öppna filen egen.csv för att se scenariot"
    assert shown


def test_a_link_with_need_names_the_file_from_handlingar_and_opens_with_it(
    needing: Work, monkeypatch: pytest.MonkeyPatch
) -> None:
    needing.need_use = NeedUse("factor", acknowledged=True, unknown=(12, 12))
    file = link_making.recipients_file(needing)
    assert file.startswith("forslag-egen-")
    address = link_of(needing, monkeypatch)
    told, shown = opened_with(address, file, proposals_csv(needing.proposals), needing, monkeypatch)
    assert told == f"Öppna filen {file} för att se scenariot"
    assert shown
    monkeypatch.undo()
    assert not opened_with(address, "egen.csv", proposals_csv(needing.case.proposals), needing, monkeypatch)[1]
