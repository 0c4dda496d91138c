"""Long work shared among two worker processes of Dask: the same answer, whoever dies meanwhile.

That a worker dies in the middle is made certain: all are stopped before there is work, so that none can finish any,
one is killed when the scheduler says that it has some, and the others go on.
"""

import os
import pickle
import signal
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import pytest

from optimiser import executors, machines
from optimiser.clock import Clock
from optimiser.executors import Sharing, executor_for
from optimiser.machines import Machines
from optimiser.parcels import Work, each
from tests.optimiser.far_work import Cluster, add, begun_by, hold, kill, nap, refuse, refuse_early, until
from tests.optimiser.long_answers import ASKED, answer

pytest.importorskip("distributed")


@pytest.fixture(scope="module")
def two() -> Iterator[Cluster]:
    """Two workers, as long as nobody kills them."""
    cluster = Cluster(2)
    yield cluster
    cluster.end()


@pytest.fixture
def shared(two: Cluster, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """Both at work, and all parcels but the first sent to them."""
    two.refill(2)
    monkeypatch.setattr(machines, "_SECONDS_TO_CONNECT", 60.0)
    monkeypatch.setattr(machines, "_SECONDS_TO_FETCH", 60.0)
    monkeypatch.setattr(executors, "PATIENCE_SECONDS", 120.0)
    monkeypatch.setattr(executors, "WORTH_SECONDS", 0.0)
    monkeypatch.setattr(machines, "SECONDS_UNTIL_TRIED_AGAIN", 0.0)
    monkeypatch.setenv(machines.VARIABLE, two.address)
    until(lambda: (found := machines.reached()) and found.at_once == 4)
    yield two
    machines.close()


@cache
def alone(asked: str) -> bytes:
    return answer(asked, None)


def test_what_is_asked_has_an_answer_worth_comparing() -> None:
    assert alone("robustness").count(b"Part(") > 10
    assert alone("draws").count(b"Drawn(") == 19
    assert alone("explain").count(b"Explanation(") == 12


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_threads_and_processes_give_the_same_answer_to_the_byte(asked: str, pool: Callable[[int], Executor]) -> None:
    with pool(2) as workers:
        assert answer(asked, workers) == alone(asked)


@pytest.mark.parametrize("asked", ASKED)
def test_two_machines_give_the_same_answer_to_the_byte(asked: str, shared: Cluster, sent: list[int]) -> None:
    clock = Clock()
    assert answer(asked, executor_for(), clock) == alone(asked)
    assert clock.machines == 1, "both are on this one"
    assert len(sent) > 4


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Numbers of the parcels sent."""
    numbers: list[int] = []
    ask = Machines.ask

    def noted(self: Machines, kept: Any, data: bytes, number: int, inbox: Any) -> Any:
        numbers.append(number)
        return ask(self, kept, data, number, inbox)

    monkeypatch.setattr(Machines, "ask", noted)
    return numbers


def by_address(client: Any, processes: list[Any]) -> dict[str, Any]:
    """{address of a worker: its process}."""
    return {address: next(one for one in processes if one.pid == id_) for address, id_ in client.run(os.getpid).items()}


@pytest.mark.parametrize("asked", ASKED)
def test_a_worker_killed_in_the_middle_changes_nothing(asked: str, shared: Cluster) -> None:
    helpers = machines.reached()
    assert helpers is not None
    workers = by_address(helpers._client, shared.workers)
    for one in workers.values():
        one.send_signal(signal.SIGSTOP)
    had: list[str] = []

    def kill_one_that_has_some() -> None:
        had.extend(until(lambda: [address for address, keys in helpers._client.processing().items() if keys]))
        kill(workers.pop(had[0]))
        for one in workers.values():
            one.send_signal(signal.SIGCONT)

    killing = threading.Thread(target=kill_one_that_has_some)
    killing.start()
    clock = Clock()
    assert answer(asked, executor_for(), clock) == alone(asked)
    killing.join(60)
    assert had, "it died with work in its hands"
    assert clock.machines == 1, "the other one went on"


@pytest.mark.parametrize("asked", ASKED)
def test_a_scheduler_killed_in_the_middle_changes_nothing_and_is_told(
    asked: str, monkeypatch: pytest.MonkeyPatch, shared: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    own = Cluster(1)
    try:
        monkeypatch.setenv(machines.VARIABLE, own.address)
        until(machines.reached)
        caplog.clear()
        ask, killed = Machines.ask, []

        def asked_until_dead(self: Machines, kept: Any, data: bytes, number: int, inbox: Any) -> Any:
            future = ask(self, kept, data, number, inbox)
            if not killed:
                killed.append(number)
                kill(own.scheduler)
            return future

        own.workers[0].send_signal(signal.SIGSTOP)
        monkeypatch.setattr(Machines, "ask", asked_until_dead)
        monkeypatch.setattr(machines, "_SECONDS_TO_CONNECT", 1.0)
        clock = Clock()
        assert answer(asked, executor_for(), clock) == alone(asked)
        assert killed
        assert clock.machines == 0
    finally:
        own.end()
    assert f"FORDELA_DASK is {own.address}: " in caplog.text
    assert "Traceback" not in caplog.text


def test_a_parcel_that_is_running_when_its_worker_is_killed_is_done_by_the_other(
    shared: Cluster, tmp_path: Path
) -> None:
    pids = [one.pid for one in shared.workers]
    work = Work(hold, tmp_path, Clock())
    executor = Sharing()
    executor._pace[hold] = 1.0
    found: list[int] = []
    thread = threading.Thread(target=lambda: found.extend(each(work, range(6), executor)))
    thread.start()
    until(lambda: begun_by(tmp_path) >= set(pids))
    kill(shared.workers[0])
    (tmp_path / "go").touch()
    thread.join(60)
    assert found == [number * number for number in range(6)]


def test_machines_that_fall_silent_are_not_waited_for(shared: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a network cable is pulled: nobody says that anything is lost."""
    monkeypatch.setattr(executors, "PATIENCE_SECONDS", 0.5)
    for one in shared.workers:
        one.send_signal(signal.SIGSTOP)
    try:
        found = list(each(Work(add, 10, Clock()), range(20), Sharing()))
    finally:
        for one in shared.workers:
            one.send_signal(signal.SIGCONT)
    assert found == [(10 + number, os.getpid()) for number in range(20)]


def test_called_off_the_parcels_that_wait_are_never_begun(shared: Cluster, tmp_path: Path) -> None:
    clock, executor = Clock(), Sharing()
    executor._pace[nap] = 1.0
    found = each(Work(nap, tmp_path, clock), range(200), executor)
    assert next(found) == 0
    clock.cancel()
    rest = list(found)
    begun = len(list(tmp_path.iterdir()))
    assert begun < 30
    assert rest.count(-1) >= 199 - begun
    time.sleep(0.5)
    later = len(list(tmp_path.iterdir()))
    time.sleep(0.5)
    assert len(list(tmp_path.iterdir())) == later, "nothing goes on there"


def test_what_a_parcel_raises_is_raised_as_if_it_were_done_here(shared: Cluster) -> None:
    with pytest.raises(ValueError, match="9 is too much"):
        list(each(Work(refuse, 8, Clock()), range(20), Sharing()))
    assert machines.reached() is not None, "the machines are not to blame"


def test_for_what_a_parcel_raises_when_time_is_up_no_machine_is_to_blame(
    shared: Cluster, caplog: pytest.LogCaptureFixture
) -> None:
    clock, executor = Clock(2.0), Sharing()
    executor._pace[refuse_early] = 1.0
    found = list(each(Work(refuse_early, 0, clock), range(20), executor))
    assert found[1] == -1
    assert clock.machines == 1
    assert "ValueError" not in caplog.text


def test_machines_that_do_not_give_what_they_have_are_waited_for_once(
    shared: Cluster, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As where the scheduler freezes once it has told of some, and not of what is wanted first."""
    ask, fetched = Machines.ask, []

    def first_told_of_never(self: Machines, kept: Any, data: bytes, number: int, inbox: Any) -> Any:
        return ask(self, kept, data, number, inbox if number else SimpleQueue())

    def none(_: Machines, future: Any) -> bytes:
        fetched.append(future)
        raise TimeoutError("timed out")

    monkeypatch.setattr(Machines, "fetch", none)
    monkeypatch.setattr(Machines, "ask", first_told_of_never)
    clock = Clock()
    assert list(each(Work(add, 10, clock), range(20), Sharing())) == [(10 + one, os.getpid()) for one in range(20)]
    assert len(fetched) == 1
    assert clock.machines == 0
    assert "TimeoutError: timed out" in caplog.text


def test_workers_with_other_code_are_not_trusted(
    shared: Cluster, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(machines, "build_here", lambda: "newer")
    clock = Clock()
    found = list(each(Work(add, 10, clock), range(9), Sharing()))
    assert found == [(10 + number, os.getpid()) for number in range(9)]
    assert clock.machines == 0
    assert "OtherBuildError" in caplog.text


def test_what_cannot_be_sent_is_done_here(shared: Cluster) -> None:
    class Own:
        def __add__(self, other: int) -> int:
            return 10 + other

    with pytest.raises((AttributeError, pickle.PicklingError)):
        pickle.dumps(Own())
    assert [one for one, _ in each(Work(add, Own(), Clock()), range(9), Sharing())] == list(range(10, 19))


def test_quick_parcels_stay_here_and_nobody_is_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(machines.VARIABLE, "tcp://127.0.0.1:1")
    monkeypatch.setattr(machines, "reached", lambda: pytest.fail("connects"))
    clock = Clock()
    found = list(each(Work(add, 10, clock), range(9), executor_for()))
    assert [pid for _, pid in found] == [os.getpid()] * 9
    assert clock.machines is None


def test_without_the_variable_the_local_executor_is_the_executor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(machines.VARIABLE, raising=False)
    assert executor_for() is None
    with ThreadPoolExecutor(1) as threads:
        assert executor_for(threads) is threads


def test_other_work_than_parcels_is_done_here() -> None:
    executor = Sharing()
    assert list(executor.map(pow, [2, 3], [3, 2])) == [8, 9]
    assert executor.submit(pow, 2, 5).result() == 32
    assert isinstance(executor.submit(int, "x").exception(), ValueError)
