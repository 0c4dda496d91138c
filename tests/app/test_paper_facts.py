"""What the papers, the record and the workbook are made from: one fingerprint, whose time stays."""

from dataclasses import replace

import pytest

from app import compute, paper_facts
from app.exports.record_export import record_bytes
from app.state import Work
from app.storage.saved_work import Kept
from app.storage.session import from_work
from optimiser.decision import Override
from optimiser.record import fingerprint


@pytest.fixture
def clocked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that shows another second each time it is looked at."""
    seconds = iter(range(60))

    class Clock(paper_facts.datetime):
        @classmethod
        def now(cls, tz: object = None) -> "Clock":
            return cls(2022, 3, 1, 9, 30, next(seconds), tzinfo=tz)  # type: ignore[arg-type]

    monkeypatch.setattr(paper_facts, "datetime", Clock)


def recorded(work: Work) -> tuple[str, str]:
    """The fingerprint in the papers, and the time in the record."""
    facts = paper_facts.facts_of(compute.current_result())
    about = paper_facts.circumstances_of(facts.decision)
    return facts.fingerprint, about.when


def test_the_papers_carry_the_fingerprint_of_the_record_that_is_handed_out(work: Work) -> None:
    facts = paper_facts.facts_of(compute.current_result())
    data = record_bytes(facts.decision, paper_facts.circumstances_of(facts.decision))
    assert facts.fingerprint == fingerprint(data)
    assert paper_facts.circumstances_of(facts.decision).when in data.decode()


@pytest.mark.usefixtures("clocked")
def test_the_time_is_that_in_malmo_and_stays_as_long_as_the_record_says_the_same(work: Work) -> None:
    first = recorded(work)
    assert first[1] == "2022-03-01T09:30:00+01:00"
    assert recorded(work) == first


@pytest.mark.usefixtures("clocked")
@pytest.mark.parametrize(
    "change",
    [
        {"overrides": {("malmo_2022.csv", "P18", "Sociala utvecklingsstrategin"): Override(300_000, "Ena delen")}},
        {"paper_texts": {"officer": "Astrid Berg"}},
        {"paper_texts": {"counting_reason": "Så är poängen satta"}},
    ],
)
def test_what_the_record_says_anew_has_a_time_and_a_fingerprint_of_its_own(
    work: Work, change: dict[str, object]
) -> None:
    first = recorded(work)
    for name, value in change.items():
        setattr(work, name, value)
    second = recorded(work)
    assert second[0] != first[0]
    assert second[1] > first[1]


@pytest.mark.usefixtures("clocked")
def test_texts_that_the_record_does_not_have_change_nothing_in_it(work: Work) -> None:
    first = recorded(work)
    work.paper_texts = {"summary": "Vi fördelar medlen."}
    assert recorded(work) == first


@pytest.mark.usefixtures("clocked")
def test_work_that_is_saved_and_opened_again_has_the_same_fingerprint(work: Work) -> None:
    first = recorded(work)
    kept = Kept(from_work(work), "Mars", 1)
    work.recorded = ("", "")
    assert recorded(work) != first
    work.recorded = kept.saved.view.recorded
    assert recorded(work) == first


def test_notes_stand_for_the_proposals_that_they_are_about(work: Work) -> None:
    facts = paper_facts.facts_of(compute.current_result())
    assert "300\xa0000" in facts.component_notes["P18"]
    assert "delarna går inte ihop" in facts.component_notes["P18"]
    assert facts.effects == {}
    work.overrides = {("malmo_2022.csv", "P18", "Sociala utvecklingsstrategin"): Override(300_000, "Ena delen")}
    work.scenario = replace(work.scenario, budget=10_000_000)
    assert set(paper_facts.facts_of(compute.current_result()).effects) == {"P18"}
