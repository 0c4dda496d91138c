"""The register at hand, and the search for relatives, which is done once for the same proposals and register."""

from dataclasses import dataclass, replace

import pytest

from app.errands import Working
from app.ongoing import taking
from app.state import Work, identity
from optimiser.clock import Clock


@dataclass
class File:
    text: str
    name: str = "eget.csv"

    def getvalue(self) -> bytes:
        return self.text.encode()


def test_the_register_that_comes_with_fordela_is_at_hand_until_there_is_another(work: Work) -> None:
    assert taking.entries() is taking.shipped()
    taking.take_file(File("id;namn\n1;Musik i förskolan\n"))
    assert [one.name for one in taking.entries()] == ["Musik i förskolan"]
    assert [one.entry.id for one in taking.found()["P05"]] == ["1"]
    taking.use_shipped()
    assert taking.entries() is taking.shipped()


def test_a_register_with_faults_changes_nothing_and_its_faults_go_with_the_next(work: Work) -> None:
    taking.take_file(File("id;namn\n1;\n"))
    assert [one.kind for one in work.register_problems] == ["blank"]
    assert taking.entries() is taking.shipped()
    taking.take_file(None)
    assert work.register_problems == ()


def test_relatives_are_looked_for_once_and_anew_for_other_proposals(work: Work) -> None:
    first = taking.found()
    assert taking.found() is first
    work.case = replace(work.case, proposals=work.proposals[:3])
    assert list(taking.found()) == ["P01", "P02", "P03"]
    again = taking.found()
    taking.search_again()
    assert taking.found() == again
    assert taking.found() is not again


def test_a_search_that_takes_its_time_is_waited_for_elsewhere(work: Work, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taking, "PATIENCE_SECONDS", 0.0)
    with pytest.raises(Working) as working:
        taking.found()
    assert working.value.job.found(60) == taking.found()


def test_a_search_that_is_called_off_goes_no_further(work: Work) -> None:
    clock = Clock()
    clock.cancel()
    assert taking._searched(work.proposals, taking.shipped(), clock) == {}


def test_what_is_confirmed_is_told_with_whose_it_is_in_the_proposals_order(work: Work) -> None:
    by_id = {one.id: one for one in taking.entries()}
    for place, entry in ((12, "R012"), (5, "R048"), (5, "R123")):
        taking.say_of(identity(work.proposals[place]), by_id[entry], "confirmed")
    taking.say_of(identity(work.proposals[0]), by_id["R001"], "dismissed")
    assert taking.coordinated() == {
        "P06": ("Trygga barnet (Förskolenämnden)", f"{by_id['R123'].name} (Parkeringsövervakning i Malmö)"),
        "P13": ("Tryggare Malmö (Arbetsmarknads- och socialnämnden)",),
    }
    assert list(taking.coordinated()) == ["P06", "P13"]
    assert [one.id for one in taking.said("dismissed")] == ["P01"]
    assert taking.called(replace(by_id["R123"], committee="")) == by_id["R123"].name
