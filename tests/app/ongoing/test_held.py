"""What the officer says of a proposal and something going on."""

from app.ongoing.held import Held
from scoring.ongoing.register import Ongoing

WHICH, OTHER = ("a.csv", "P01", "Läxhjälp"), ("a.csv", "P02", "Simskola")
LOTSEN, NHL = Ongoing("R1", "Lotsen"), Ongoing("R2", "NHL")


def test_the_last_that_is_said_holds_and_can_be_taken_back() -> None:
    held = Held().with_verdict(WHICH, LOTSEN, "confirmed").with_verdict(WHICH, NHL, "confirmed")
    held = held.with_verdict(WHICH, LOTSEN, "dismissed")
    assert [held.verdict(WHICH, one) for one in (LOTSEN, NHL)] == ["dismissed", "confirmed"]
    assert held.verdict(OTHER, LOTSEN) is None
    assert held.with_verdict(WHICH, LOTSEN, None).with_verdict(WHICH, NHL, None) == Held()


def test_what_is_said_follows_a_proposal_that_is_renamed_and_no_other() -> None:
    held = Held().with_verdict(WHICH, LOTSEN, "confirmed").with_verdict(OTHER, LOTSEN, "confirmed")
    new = ("a.csv", "P01", "Läxhjälp i Rosengård")
    followed = held.followed({WHICH: new})
    assert [followed.verdict(one, LOTSEN) for one in (WHICH, new, OTHER)] == [None, "confirmed", "confirmed"]


def test_two_proposals_that_change_names_keep_what_is_said_of_each() -> None:
    held = Held().with_verdict(WHICH, LOTSEN, "confirmed").with_verdict(OTHER, LOTSEN, "dismissed")
    followed = held.followed({WHICH: OTHER, OTHER: WHICH})
    assert (followed.verdict(OTHER, LOTSEN), followed.verdict(WHICH, LOTSEN)) == ("confirmed", "dismissed")


def test_another_register_with_the_same_id_for_something_else_says_nothing_of_it() -> None:
    held = Held().with_verdict(WHICH, LOTSEN, "confirmed")
    another = Ongoing("R1", "Samstart")
    assert held.verdict(WHICH, another) is None
    assert [one.name for one in held.of("confirmed", [WHICH], [LOTSEN, NHL])] == ["Lotsen"]
    assert list(held.of("confirmed", [WHICH], [another])) == []
    assert list(held.of("confirmed", [OTHER], [LOTSEN])) == []
    assert list(held.of("dismissed", [WHICH], [LOTSEN])) == []
