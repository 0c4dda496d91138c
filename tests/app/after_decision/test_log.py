"""The log is only added to; a change is seen, and a correction stands beside what it corrects."""

from dataclasses import replace
from hashlib import sha256

import pytest

from app.after_decision.kinds import Answered, Done, Outcome, Planned, Struck
from app.after_decision.log import Log, checksum, corrected_by, holding, joined, longest, whole
from tests.app.after_decision.logs import entry, log_of

THREE = log_of(entry(Answered("accepts"), "A"), entry(Answered("otherwise", "bad"), "B"))


def test_each_entry_holds_the_checksum_of_the_one_before_and_the_log_that_of_the_last() -> None:
    before = [one.before for one in THREE.entries]
    assert before == ["", checksum(THREE.entries[0]), checksum(THREE.entries[1])]
    assert THREE.head == checksum(THREE.entries[2])
    assert whole(THREE)
    assert whole(Log())


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_changed_entry_is_seen_wherever_it_stands(place: int) -> None:
    changed = list(THREE.entries)
    changed[place] = replace(changed[place], why="Något annat")
    assert not whole(replace(THREE, entries=tuple(changed)))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_removed_entry_is_seen_wherever_it_stood(place: int) -> None:
    assert not whole(replace(THREE, entries=THREE.entries[:place] + THREE.entries[place + 1 :]))


def test_an_entry_that_corrects_or_concludes_a_later_one_is_no_whole_log() -> None:
    assert not whole(THREE.added(entry(Struck(), "A", corrects=4)))
    assert not whole(THREE.added(entry(Done(9), "A")))
    assert whole(THREE.added(entry(Struck(), "A", corrects=2)))


def test_a_checksum_is_that_of_what_is_said_so_that_fields_to_come_change_none() -> None:
    said = (
        '{"by":"Anna","id":"A","on":"2022-06-01","title":"Atelj\\u00e9","what":{"answer":"accepts","kind":"answered"},'
        '"why":"Beslut","written":"2022-06-02T10:00:00+00:00"}'
    )
    assert checksum(entry(Answered("accepts"), "A")) == sha256(said.encode()).hexdigest()


def test_a_correction_holds_in_the_place_of_what_it_corrects_and_both_stay() -> None:
    log = THREE.added(entry(Answered("returns", kronor=50), "A", corrects=2))
    assert [(number, one.what) for number, one in holding(log)][1] == (2, Answered("returns", kronor=50))
    assert len(log.entries) == 4
    assert corrected_by(log) == {2: 4}
    again = log.added(entry(Answered("accepts"), "A", corrects=4))
    assert dict(holding(again))[2].what == Answered("accepts")


def test_what_is_struck_out_does_not_hold() -> None:
    log = THREE.added(entry(Struck(), "A", corrects=2))
    assert [number for number, _ in holding(log)] == [1, 3]


def test_of_two_logs_the_one_that_holds_the_other_is_the_longest_and_neither_where_they_differ() -> None:
    more = THREE.added(entry(Outcome("stop"), "A"))
    other = THREE.added(entry(Outcome("continue"), "A"))
    assert longest(THREE, more) == longest(more, THREE) == more
    assert longest(more, other) is None
    assert more.begins_with(THREE)
    assert not THREE.begins_with(more)


def test_what_two_wrote_in_at_once_is_all_there_with_numbers_that_follow() -> None:
    theirs = THREE.added(entry(Answered("returns"), "C"))
    mine = THREE.added(entry(Planned("follow_up", "IOP", "2022-12-01"), "A", by="Bo")).added(
        entry(Done(4), "A", by="Bo")
    )
    mine = mine.added(entry(Struck(), "A", by="Bo", corrects=2))
    both = joined(theirs, mine)
    assert whole(both)
    assert both.begins_with(theirs)
    assert [one.by for one in both.entries[4:]] == ["Bo", "Bo", "Bo"]
    assert (both.entries[5].what, both.entries[6].corrects) == (Done(5), 2)
    assert joined(THREE, mine) == mine


def test_logs_that_are_joined_once_more_have_nothing_twice() -> None:
    theirs, mine = THREE.added(entry(Answered("returns", kronor=50), "A")), THREE.added(entry(Outcome("stop"), "B"))
    both = joined(theirs, mine)
    assert joined(theirs, both) == both


def test_where_two_have_corrected_the_same_entry_the_later_corrects_the_earlier() -> None:
    first, second = (entry(Answered("returns", kronor=kronor), "A", corrects=2) for kronor in (50, 60))
    both = joined(THREE.added(first), THREE.added(second))
    assert corrected_by(both) == {2: 4, 4: 5}
    assert dict(holding(both))[2].what == Answered("returns", kronor=60)
