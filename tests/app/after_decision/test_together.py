"""Where two officers' logs were joined, what cannot all be true is found, and can be corrected one at a time."""

from datetime import date

import pytest

from app.after_decision.form import Refused, Typed, entry_of
from app.after_decision.kinds import Answered, Decided, Grant, Recipient, Ruled
from app.after_decision.log import Log
from app.after_decision.together import contradictions, decided_twice
from tests.app.after_decision.logs import entry, log_of

BACK = [entry(Answered("returns", kronor=300), "C"), entry(Answered("returns", kronor=200), "B")]
TWICE = log_of(*BACK, entry(Answered("accepts"), "A"), *BACK)


def typed(log: Log, id_: str, corrects: int = 0, **fields: str) -> Log:
    kind = "answered" if fields else "struck"
    return log.added(entry_of(Typed(kind, "Anna", "", "dubbelt", id_, corrects, fields), log, {}, date(2022, 7, 1), ""))


def test_a_log_that_holds_together_has_none() -> None:
    assert contradictions(log_of(*BACK)) == {}
    assert contradictions(Log()) == {}


def test_more_back_than_granted_more_passed_on_and_an_answer_to_nothing_are_found() -> None:
    more = TWICE.added(entry(Recipient("K", 150, "iop", "yes", "x"), "A")).added(entry(Ruled("approves"), "A"))
    found = {("recipients", "A"): 50, ("ruling", "A"): 1, ("returned", "B"): 200, ("returned", "C"): 300}
    assert contradictions(more) == found


def test_each_is_corrected_though_the_other_still_stands_and_nothing_is_made_worse() -> None:
    one = typed(TWICE, "C", 5)
    assert contradictions(one) == {("returned", "B"): 200}
    with pytest.raises(Refused) as refused:
        typed(one, "B", answer="returns", kronor="1")
    assert (refused.value.kind, refused.value.id) == ("returned", "B")
    assert typed(one, "A", answer="accepts")
    assert contradictions(typed(one, "B", 6)) == {}


def test_a_decision_on_the_same_measure_in_both_is_found_and_one_on_another_is_not() -> None:
    more, other = (Decided("KS", "2", 1000, (Grant(id_, "", 50),)) for id_ in ("A", "B"))
    common = log_of()
    assert decided_twice(common, common.added(entry(more)), common.added(entry(more))) == ("A",)
    assert decided_twice(common, common.added(entry(more)), common.added(entry(other))) == ()
    assert decided_twice(common, common, common.added(entry(more))) == ()
