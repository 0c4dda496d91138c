"""What is due, by date; unknown days stand last and are never overdue."""

from datetime import date

from app.after_decision.due import due, overdue
from app.after_decision.kinds import Answered, Done, Planned, Recipient
from tests.app.after_decision.logs import entry, log_of

LOG = log_of(
    entry(Answered("accepts"), "A"),
    entry(Planned("follow_up", "samtal", "2022-05-01"), "A"),
    entry(Recipient("Föreningen", 60, "iop", "not_yet"), "A"),
    entry(Answered("otherwise", "simskola"), "B"),
    entry(Planned("report", "skrivelse"), "B"),
)


def test_all_that_is_to_come_is_listed_by_date_and_what_has_none_last() -> None:
    assert [(one.on, one.what, one.id) for one in due(LOG)] == [
        ("2022-05-01", "follow_up", "A"), ("2022-06-30", "answer", "C"),
        ("", "vetting", "A"), ("", "ruling", "B"), ("", "report", "B"),
    ]  # fmt: skip


def test_it_is_overdue_from_the_day_after_and_never_where_the_day_is_unknown() -> None:
    late = [[one.what for one in overdue(due(LOG), date(2022, 6, day))] for day in (29, 30)]
    assert late == [["follow_up"], ["follow_up"]]
    assert [one.what for one in overdue(due(LOG), date(2022, 7, 1))] == ["follow_up", "answer"]
    assert len(overdue(due(LOG), date(2099, 1, 1))) == 2


def test_what_is_done_is_no_longer_due() -> None:
    assert "follow_up" not in [one.what for one in due(LOG.added(entry(Done(3), "A")))]


def test_nobody_waits_for_an_answer_about_money_that_is_no_longer_given() -> None:
    back = log_of(entry(Answered("returns", kronor=300), "C"))
    assert [one.id for one in due(back)] == ["A", "B"]
