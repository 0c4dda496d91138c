"""Work in parcels, and a parcel as another process gets it."""

import pickle
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from optimiser.clock import Clock
from optimiser.parcels import OtherBuildError, Work, done_elsewhere, each, received, to_send
from optimiser.versions import build_here
from tests.optimiser.far_work import add, fill


def test_parcels_give_the_same_in_their_order_one_by_one_and_several_at_a_time() -> None:
    work = Work(add, 10, Clock())
    with ThreadPoolExecutor(2) as threads:
        assert list(each(work, range(9), threads)) == list(each(work, range(9)))
    assert [found for found, _ in each(work, range(3))] == [10, 11, 12]


def test_another_process_is_given_the_seconds_left_and_tells_how_long_it_took() -> None:
    clock = Clock(50)
    seconds, (found, _) = received(done_elsewhere(pickle.dumps(10), to_send(Work(add, 10, clock), 5), build_here()))
    assert (found, seconds >= 0) == (15, True)
    clock.cancel()
    _, (late, _) = received(done_elsewhere(pickle.dumps(10), to_send(Work(add, 10, clock), 5), build_here()))
    assert late == -1


def test_arrays_can_be_written_to_elsewhere_and_when_they_are_back() -> None:
    common, parcel = np.zeros(3), np.ones(3)
    sent = to_send(Work(fill, common, Clock()), parcel)
    _, found = received(done_elsewhere(pickle.dumps(common), sent, build_here()))
    found += 1
    assert (found.tolist(), parcel.tolist(), common.tolist()) == ([3.0] * 3, [1.0] * 3, [0.0] * 3)


def test_what_is_not_built_alike_does_nothing() -> None:
    with pytest.raises(OtherBuildError):
        done_elsewhere(b"not even looked at", b"", "another build")
