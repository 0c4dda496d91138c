"""What a need factor changes, and money by the need of the area."""

from app.need.outcome import CITY, SEVERAL, UNKNOWN, money, outcome, rows
from optimiser.clock import Clock
from optimiser.solve import solve
from scoring.need.factor import Uses, with_need
from tests.optimiser.random_cases import proposal, scenario

FIGURES = {"Hyllie": 0.0, "Oxie": -0.3, "Rosengård": 1.2, "Nydala": None}
SOME = (
    proposal("A", 600_000, [4.0, 0.0, 0.0, 0.0, 0.0], place="Oxie"),
    proposal("B", 500_000, [2.0, 4.0, 0.0, 0.0, 0.0], place="Rosengård"),
    proposal("C", 400_000, [1.0, 2.0, 0.0, 0.0, 0.0], place="Hyllie och Oxie"),
    proposal("D", 900_000, 0.0, place="hela staden"),
    proposal("E", 900_000, 0.0),
)
ASKED = scenario(1_000_000, weights={"housing": 30.0, "education": 10.0} | dict.fromkeys(
    ("labour_market", "democracy", "crime"), 0.0))  # fmt: skip


def test_who_enters_and_leaves_is_the_same_whichever_of_the_two_is_on_screen() -> None:
    plain, weighed = (ASKED, SOME), (ASKED, with_need(SOME, FIGURES, Uses(factor=True)))
    before = outcome(solve(*plain), False, plain, weighed, Clock())
    after = outcome(solve(*weighed), True, plain, weighed, Clock())
    assert before is not None
    assert after is not None
    assert (before.enters, before.leaves) == (after.enters, after.leaves) == (("B",), ("A",))
    assert before.plain_points == after.plain_points
    assert before.plain_points[0] > before.plain_points[1]
    assert before.weighed_points[0] < before.weighed_points[1]


def test_where_the_rules_cannot_be_kept_nothing_is_compared() -> None:
    plain = (scenario(100_000, fund=("A",)), SOME)
    assert outcome(solve(*plain), False, plain, plain, Clock()) is None


def test_rows_stand_by_falling_need_and_then_what_is_in_no_single_area() -> None:
    found = rows(SOME, FIGURES)
    areas = [("area", area) for area in ("Rosengård", "Hyllie", "Oxie", "Nydala")]
    assert list(found) == [*areas, SEVERAL, CITY, UNKNOWN]
    assert [[one.id for one in some] for some in found.values()] == [["B"], [], ["A"], [], ["C"], ["D"], ["E"]]
    assert money(found["area", "Oxie"], {"A": 5, "B": 7}) == 5


def test_of_very_many_areas_only_those_with_proposals_are_shown() -> None:
    assert list(rows(SOME, FIGURES, most=2)) == [("area", "Rosengård"), ("area", "Oxie"), SEVERAL, CITY, UNKNOWN]
