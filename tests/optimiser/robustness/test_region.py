"""The size of a part of a region, and the weightings within limits and an order."""

from fractions import Fraction
from itertools import product
from pathlib import Path

import numpy as np
import pytest

from optimiser.robustness.region import region_of, volume
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES

# A part of 40 made-up proposals' region, some of its 104 corners closer than qhull can merge: its size was lost.
NEAR_CORNERS = Path(__file__).parent / "near_corners.csv"


def test_the_size_of_plain_bodies_is_what_geometry_says() -> None:
    cube = np.array(list(product([0.0, 2.0], repeat=4)))
    simplex = np.vstack([np.zeros(4), np.eye(4)])
    assert volume(cube) == pytest.approx(16)
    assert volume(simplex) == pytest.approx(1 / 24)
    assert volume(np.array([[0.25], [0.75]])) == 0.5
    assert volume(np.zeros((1, 0))) == 1


def test_what_does_not_span_the_space_has_no_size() -> None:
    assert volume(np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [1.0, 1.0, 0.0]])) == 0
    slanted = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 1.0], [0.0, 1.0, 1.0], [1.0, 1.0, 2.0]])
    assert volume(slanted) == pytest.approx(0, abs=1e-9)


def test_corners_that_all_but_coincide_lose_no_size() -> None:
    corners = np.loadtxt(NEAR_CORNERS, delimiter=",")
    assert corners.shape == (104, 4)
    assert volume(corners) == pytest.approx(0.00072100534, rel=1e-7)
    assert volume(corners * 1000 + 5) == pytest.approx(0.00072100534e12, rel=1e-6)


def test_a_region_is_as_large_as_its_limits_leave_room() -> None:
    region = region_of(Scenario(dict.fromkeys(AREA_CODES, 20.0), 1, weight_order=(("education", "housing"),)))
    assert region.dimension == 4
    assert all(sum(region.weights(tuple(map(Fraction, corner))).values()) == 1 for corner in region.corners)
    fixed = dict.fromkeys(AREA_CODES[:4], (20.0, 20.0))
    assert region_of(Scenario(dict.fromkeys(AREA_CODES, 20.0), 1, weight_region=fixed)).dimension == 0
