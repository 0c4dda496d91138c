"""A link that is opened: its scenario, or what is needed to see it, or why it cannot be used."""

from dataclasses import replace
from urllib.parse import parse_qs

import pytest

from app import arriving, controls
from app.link import address_of, link_to
from app.samples import read_sample
from app.state import Work
from app.storage.saved_work import SavedWork, untouched
from optimiser.scenario import Limit
from scoring.intake import read_proposals


@pytest.fixture(autouse=True)
def session(work: Work, monkeypatch: pytest.MonkeyPatch) -> Work:
    monkeypatch.setattr("streamlit.session_state", {})
    return work


def query(address: str) -> dict[str, list[str]]:
    return parse_qs(address.removeprefix("?"))


def test_a_link_to_a_sample_opens_it_with_its_weights_money_and_rules(work: Work) -> None:
    case = read_sample("exempel_60")
    limit = Limit("committee", case.proposals[0].committee, max_amount=1_000_000)
    scenario = replace(case.scenario, budget=7_000_000, limits=(limit,))
    off = frozenset([("max_amount", f"committee={case.proposals[0].committee}")])
    address = address_of(link_to(scenario, frozenset(), case.file, case.proposals))
    assert case.proposals[0].committee not in address
    arriving.take_address(query(address))
    assert work.case.sample == "exempel_60"
    assert (work.scenario.budget, work.scenario.limits) == (7_000_000, (limit,))
    assert work.came_by_link
    assert not off & work.off


def test_a_link_waits_for_its_file_and_is_then_shown(work: Work, csv_file: object) -> None:
    proposals = read_proposals(csv_file({}, {"titel": "Två"}), "egen.csv")  # type: ignore[operator]
    scenario = replace(work.scenario, budget=123_000)
    arriving.take_address(query(address_of(link_to(scenario, frozenset(), "egen.csv", proposals))))
    assert arriving.waiting_words() == "Öppna filen egen.csv för att se scenariot"
    assert work.scenario.budget == 15_000_000
    controls.open_case(replace(work.case, file="egen.csv", proposals=proposals, sample=""))
    arriving.open_where_it_fits()
    assert work.scenario.budget == 123_000
    assert arriving.waiting_words() == ""


def test_another_content_under_the_same_name_is_told(work: Work) -> None:
    other = tuple(replace(one, cost=one.cost + 1) for one in work.proposals)
    arriving.take_address(query(address_of(link_to(work.scenario, frozenset(), work.case.file, other))))
    assert arriving.waiting_words().startswith("Filen malmo_2022.csv är öppen, men innehållet är inte detsamma")


@pytest.mark.parametrize("address", ["?budget=1", "?weights=500,0,0,0,0&budget=1&file=a&proposals=0123456789abcdef"])
def test_a_broken_link_is_told_and_nothing_of_it_is_used(work: Work, address: str) -> None:
    arriving.take_address(query(address))
    assert arriving.broken_words().startswith("Länken går inte att använda.")
    assert work.scenario == work.case.scenario
    assert untouched(SavedWork(work.case, work.scenario))
    arriving.let_go()
    assert arriving.broken_words() == ""


def test_no_link_is_no_matter(work: Work) -> None:
    arriving.take_address({})
    assert (work.link, work.link_problems, work.came_by_link) == (None, (), False)
