from collections.abc import Callable

from optimiser.totals import by_area, by_committee, swedish_order
from scoring.areas import AREA_CODES
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]


def test_every_area_has_its_share_and_none_is_left_out(make_proposal: MakeProposal) -> None:
    proposals = [
        make_proposal(id_, primary_area=area) for id_, area in (("P1", "crime"), ("P2", "crime"), ("P3", "housing"))
    ]
    shares = by_area({"P1": 70, "P2": 5}, proposals)
    assert [share.key[0] for share in shares] == list(AREA_CODES)
    assert {share.key[0]: share.total for share in shares if share.total} == {"crime": 75}
    assert [one.id for one in shares[-1].proposals] == ["P1", "P2"]
    assert sum(share.total for share in shares) == 75


def test_committees_come_in_swedish_order_with_the_unknown_last(make_proposal: MakeProposal) -> None:
    names = ("Östra", "Ängs", "Zoo", "", "Åker", "anstalt")
    proposals = [make_proposal(f"P{number}", committee=name) for number, name in enumerate(names)]
    shares = by_committee({"P0": 1, "P3": 2}, proposals)
    assert [share.key[0] for share in shares] == ["anstalt", "Zoo", "Åker", "Ängs", "Östra", ""]
    assert [share.total for share in shares] == [0, 0, 0, 0, 1, 2]


def test_departments_of_one_committee_are_told_apart(make_proposal: MakeProposal) -> None:
    proposals = [make_proposal(id_, committee="N", department=part) for id_, part in (("P1", "B"), ("P2", "A"))]
    assert [share.key for share in by_committee({}, proposals)] == [("N", "A"), ("N", "B")]


def test_swedish_letters_come_after_z_in_their_order() -> None:
    assert sorted(["ö", "z", "Å", "ä", "a"], key=swedish_order) == ["a", "z", "Å", "ä", "ö"]
