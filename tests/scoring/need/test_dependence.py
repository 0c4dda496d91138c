"""How much the order depends on the weights: what is tried is right, and what is certain holds for any weights."""

from fractions import Fraction

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scoring.need.dependence import dependence, trials
from scoring.need.index import Figure, need_figures, ranks

PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

AREAS = ("A", "B", "C", "D", "E")
NAMES = ("I", "J", "K")
FIGURE = st.none() | st.integers(-3, 3)


def indices_of(rows: list[list[int | None]]) -> dict[str, dict[str, Figure]]:
    """rows: for each area the figures of its indices."""
    return {
        name: {area: Figure(None if row[place] is None else Fraction(row[place]), row[place] is not None, 1)
               for area, row in zip(AREAS, rows, strict=False)}
        for place, name in enumerate(NAMES)
    }  # fmt: skip


def alike() -> dict[str, Fraction]:
    return dict.fromkeys(NAMES, Fraction(1))


def test_each_index_is_left_out_and_doubled_once() -> None:
    tried = [tuple(int(one) for one in trial.values()) for trial in trials(alike() | {"K": Fraction(0)})]
    assert tried == [(1, 1, 0), (0, 1, 0), (2, 1, 0), (1, 0, 0), (1, 2, 0)]
    assert len(list(trials({"I": Fraction(1)}))) == 1


def test_an_area_with_more_in_every_index_has_greater_need_whatever_the_weights() -> None:
    found = dependence(indices_of([[3, 2, 1], [2, 1, 0], [2, 3, 0]]), alike(), AREAS[:3])
    assert (found["A"].below, found["B"].above, found["C"].above) == (("B",), ("A",), ())


def test_more_in_all_indices_but_one_is_not_certain() -> None:
    found = dependence(indices_of([[3, 2, 1], [2, 1, 1]]), alike(), AREAS[:2])
    assert (found["A"].below, found["A"].rank, found["B"].best, found["B"].worst) == ((), 1, 2, 2)


def test_nothing_is_certain_of_an_area_that_lacks_an_index() -> None:
    found = dependence(indices_of([[3, 3, None], [1, 1, 1]]), alike(), AREAS[:2])
    assert (found["A"].below, found["B"].above, found["A"].rank) == ((), (), 1)
    without = dependence(indices_of([[3, 3, None], [1, 1, 1]]), alike() | {"K": Fraction(0)}, AREAS[:2])
    assert without["A"].below == ("B",)


def test_weightings_in_which_an_area_has_no_rank_are_counted() -> None:
    found = dependence(indices_of([[3, None, None], [1, 1, 1], [None, None, None]]), alike(), AREAS[:3])
    assert [found[area].unranked for area in "ABC"] == [1, 0, 7]
    two = dependence(indices_of([[3, None, None], [1, 1, 1]]), alike() | {"K": Fraction(0)}, AREAS[:2])
    assert (two["A"].unranked, two["A"].best, two["A"].worst) == (1, 1, 1)


def test_an_area_with_nothing_known_has_no_rank_to_depend_on() -> None:
    found = dependence(indices_of([[None, None, None], [1, 1, 1]]), alike(), AREAS[:2])
    assert (found["A"].rank, found["A"].best, found["A"].worst) == (None, None, None)


@given(
    st.lists(st.lists(FIGURE, min_size=3, max_size=3), min_size=5, max_size=5),
    st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any),
    st.lists(st.integers(0, 9), min_size=3, max_size=3).filter(any),
)
@PATIENT
def test_whatever_weights_are_drawn_no_rank_leaves_what_is_certain(
    rows: list[list[int | None]], chosen: list[int], drawn: list[int]
) -> None:
    indices = indices_of(rows)
    weights = dict(zip(NAMES, map(Fraction, chosen), strict=True))
    other = {name: Fraction(weight) for name, weight in zip(NAMES, drawn, strict=True) if weights[name]}
    found = dependence(indices, weights, AREAS)
    figures = need_figures({name: indices[name] for name in other}, other, AREAS)
    for area, rank in ranks({area: one.value for area, one in figures.items()}).items():
        if rank is not None and any(other.values()):
            assert 1 + len(found[area].above) <= rank <= len(AREAS) - len(found[area].below)


@given(st.lists(st.lists(FIGURE, min_size=3, max_size=3), min_size=5, max_size=5))
@PATIENT
def test_the_rank_lies_between_the_best_and_the_worst_tried(rows: list[list[int | None]]) -> None:
    indices = indices_of(rows)
    found = dependence(indices, alike(), AREAS)
    tried = [ranks({area: one.value for area, one in need_figures(indices, trial, AREAS).items()})
             for trial in trials(alike())]  # fmt: skip
    for area in AREAS:
        known = [one[area] for one in tried if one[area] is not None]
        assert (found[area].best, found[area].worst) == (min(known, default=None), max(known, default=None))  # type: ignore[type-var]
        assert found[area].rank == tried[0][area]
