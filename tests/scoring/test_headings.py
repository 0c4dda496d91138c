from collections.abc import Callable

from scoring.headings import one_heading_each
from scoring.proposal import Proposal

MakeProposal = Callable[..., Proposal]


def test_headings_that_compare_equal_are_one_as_first_spelled(proposal: MakeProposal) -> None:
    made = one_heading_each([proposal(extra={"Dnr_1": "a"}), proposal(extra={"DNR 1": "b", "Färg": "röd"})])
    assert [dict(one.extra) for one in made] == [{"Dnr_1": "a"}, {"Dnr_1": "b", "Färg": "röd"}]


def test_an_unknown_column_that_reads_like_a_pool_keeps_its_content_beside_it(proposal: MakeProposal) -> None:
    made = one_heading_each([proposal(pool_costs={"2023": 5}), proposal(extra={"Cost 2023": "okänt"})])
    assert [(dict(one.pool_costs), dict(one.extra)) for one in made] == [
        ({"2023": 5}, {}),
        ({}, {"Cost 2023 (2)": "okänt"}),
    ]
    assert one_heading_each(made) == made


def test_proposals_of_one_file_stay_as_they_are(proposal: MakeProposal) -> None:
    made = (proposal(extra={"Färg": "röd"}, pool_costs={"2023": 1, "2024": 2}), proposal())
    assert one_heading_each(made) == made
