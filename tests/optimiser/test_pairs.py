import itertools
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from optimiser.choice import Choice, Row
from optimiser.pairs import SPENT, VALUE, Pair, by_rules, funded_by, sums_of

IDS = tuple(f"P{number:03}" for number in range(130))


def pair(rows: tuple[Row, ...] = (), spent: dict[str, int] | None = None) -> Pair:
    costs = {id_: 10 + number for number, id_ in enumerate(IDS)}
    return Pair(Choice(costs, dict.fromkeys(IDS, Fraction(1, 2)), rows), costs if spent is None else spent)


def test_the_ids_are_read_back_from_their_sum() -> None:
    sums = sums_of(pair())
    assert sums is not None
    for places in ([], [0], [129], [0, 61, 62, 63, 124, 129], range(130)):
        assert funded_by(sums, sums.effects[list(places)].sum(axis=0)) == tuple(IDS[place] for place in places)


def test_of_two_sets_the_one_that_funds_the_first_id_they_differ_on_has_the_smaller_sum() -> None:
    sums = sums_of(pair())
    assert sums is not None
    marks = sums.effects[:, VALUE + 1 :].tolist()

    def mark(*places: int) -> list[int]:
        return [sum(marks[place][word] for place in places) for word in range(len(marks[0]))]

    assert mark(0) < mark(*range(1, 130))
    assert mark(5, 70) < mark(5, 71, 72)
    assert mark(5, 70) < mark(5)


def test_kronor_settle_equals_where_they_are_not_what_is_spent() -> None:
    own, other = sums_of(pair()), sums_of(pair(spent=dict.fromkeys(IDS, -1)))
    assert own is not None
    assert other is not None
    assert own.effects.shape[1] + 1 == other.effects.shape[1]
    assert (other.effects[:, SPENT].tolist(), other.effects[3, VALUE + 1]) == ([-1] * 130, 13)


def test_figures_too_great_to_add_exactly_have_no_arrays() -> None:
    assert sums_of(pair(spent=dict.fromkeys(IDS, 2**56))) is None


def test_a_cap_on_what_is_spent_is_the_last_row() -> None:
    row = Row({"P000": 1}, None, 1)
    within = pair((row,)).within(500)
    assert (within.rows[0], within.rows[1].greatest, within.rows[1].coefficients["P001"]) == (row, 500, 11)


def test_proposals_of_a_rule_are_taken_together(make_proposal: Callable[..., Any]) -> None:
    rows = tuple(Row(dict.fromkeys(IDS[start::3], 1), None, 5) for start in range(3))
    sums = sums_of(pair(rows))
    assert sums is not None
    order = by_rules(sums, range(0, 130, 2))
    assert sorted(order) == list(range(0, 130, 2))
    changes = [one % 3 != other % 3 for one, other in itertools.pairwise(order)]
    assert sum(changes) == 2
