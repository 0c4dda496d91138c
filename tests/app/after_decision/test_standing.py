"""Where each measure stands, and its money, by hand."""

import pytest

from app.after_decision.kinds import (
    Answered,
    Decided,
    Done,
    Effect,
    Event,
    Grant,
    Outcome,
    Planned,
    Recipient,
    Ruled,
    Struck,
)  # fmt: skip
from app.after_decision.log import Log
from app.after_decision.money import money
from app.after_decision.standing import last_decision, standings
from tests.app.after_decision.logs import DECIDED, entry, log_of


def test_before_anything_is_decided_nothing_stands() -> None:
    assert standings(Log()) == {}
    assert last_decision(Log()) is None
    assert (money(Log()).pot, money(Log()).free) == (0, 0)


def test_a_decision_gives_and_what_comes_back_is_free_again() -> None:
    log = log_of(entry(Answered("accepts"), "A"), entry(Answered("returns", kronor=150), "B"))
    found = standings(log)
    assert [(one.id, one.granted, one.returned, one.stands) for one in found.values()] == [
        ("A", 100, 0, 100), ("B", 200, 150, 50), ("C", 300, 0, 300),
    ]  # fmt: skip
    assert [one.answer for one in found.values()] == ["accepts", "returns", ""]
    whole = money(log)
    assert (whole.pot, whole.granted, whole.returned, whole.stands, whole.free) == (1000, 600, 150, 450, 550)


@pytest.mark.parametrize(("ruling", "kronor", "stands"), [("approves", 0, 200), ("takes_back", 200, 0)])
def test_another_use_awaits_the_executive_which_approves_or_takes_the_money_back(
    ruling: str, kronor: int, stands: int
) -> None:
    log = log_of(entry(Answered("otherwise", "simskola"), "B"))
    assert standings(log)["B"].awaits_ruling
    ruled = Ruled("approves") if ruling == "approves" else Ruled("takes_back", kronor)
    after = standings(log.added(entry(ruled, "B")))["B"]
    assert (after.awaits_ruling, after.ruling, after.use, after.stands) == (False, ruling, "simskola", stands)


def test_recipients_follow_up_effect_and_outcome_are_gathered() -> None:
    given: tuple[Event, ...] = (
        Recipient("Föreningen", 60, "iop", "yes", "riktlinjer"), Recipient("Klubben", 40, "grant", "not_yet"),
        Planned("follow_up", "samtal", "2022-12-01"), Planned("report", "skrivelse"), Done(4, used=90),
        Effect("some", "enkät"), Outcome("continue"),
    )  # fmt: skip
    one = standings(log_of(*(entry(what, "A", on="2022-12-05") for what in given)))["A"]
    assert (one.passed_on, [plan.done for plan in one.plans]) == (100, ["2022-12-05", None])
    assert (one.used, one.effect, one.outcome) == (90, Effect("some", "enkät"), Outcome("continue"))


def test_a_later_decision_begins_anew_and_leaves_the_rest_as_it_stands() -> None:
    more = Decided("KS", "2", 1200, (Grant("B", "Bad", 250), Grant("D", "Dans", 75)))
    log = log_of(entry(Answered("returns", kronor=200), "B"), entry(Answered("accepts"), "A"), entry(more))
    found = standings(log)
    assert (found["B"].stands, found["B"].answer, found["A"].answer) == (250, "", "accepts")
    assert (money(log).pot, money(log).returned, money(log).stands) == (1200, 0, 725)
    assert last_decision(log) == more


def test_a_struck_decision_never_was() -> None:
    log = log_of().added(entry(Struck(), corrects=1))
    assert standings(log) == {}


def test_what_is_said_of_a_measure_that_nobody_has_decided_on_counts_for_nothing() -> None:
    assert standings(log_of(entry(Outcome("stop"), "X"))) == standings(log_of())
    assert list(standings(log_of(entry(Answered("accepts"), "A"), decided=None))) == []
    assert DECIDED.pot == 1000
