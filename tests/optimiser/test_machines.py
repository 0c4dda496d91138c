"""Whether other machines can be reached, and what is said where they cannot."""

import logging
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from optimiser import machines
from tests.optimiser.far_work import Cluster, until

ROOT = Path(__file__).parents[2]
pytest.importorskip("distributed")


@pytest.fixture(autouse=True)
def let_go(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.delenv(machines.VARIABLE, raising=False)
    monkeypatch.setattr(machines, "_SECONDS_TO_CONNECT", 1.0)
    yield
    machines.close()


def test_without_an_address_there_are_none_and_dask_is_not_even_imported() -> None:
    assert machines.reached() is None
    code = (
        "import sys, optimiser.executors as e; assert e.executor_for() is None; assert 'distributed' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("wrong", ["closed", "tcp://no.such.host.invalid:8786", "foo://host:1", "host", "tcp://:x"])
def test_a_wrong_address_is_told_with_its_variable_and_what_was_expected(
    wrong: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{closed.getsockname()[1]}" if wrong == "closed" else wrong
        monkeypatch.setenv(machines.VARIABLE, address)
        with caplog.at_level(logging.WARNING, "fordela.machines"):
            assert machines.reached() is None
    (said,) = [record.message for record in caplog.records if record.name == "fordela.machines"]
    assert said.startswith(f"FORDELA_DASK is {address}: ")
    assert "Expected: the address of a running Dask scheduler, such as tcp://host:8786." in said
    assert "reckoned on this machine" in said
    assert "Traceback" not in said


def test_one_that_listens_and_says_nothing_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setenv(machines.VARIABLE, f"tcp://127.0.0.1:{silent.getsockname()[1]}")
        assert machines.reached() is None
        assert machines.reached() is None
    told = [one for one in caplog.records if one.name == "fordela.machines"]
    assert len(told) == 1, "not asked again for a while"


def test_without_the_extra_it_is_said_how_to_install_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv(machines.VARIABLE, "tcp://127.0.0.1:8786")
    monkeypatch.setitem(sys.modules, "distributed", None)
    assert machines.reached() is None
    assert "Dask is not installed here, pip install -c constraints.txt -e '.[dask]'" in caplog.text


def test_a_scheduler_without_workers_is_no_help_until_there_is_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(machines, "_SECONDS_TO_CONNECT", 60.0)
    monkeypatch.setattr(machines, "SECONDS_UNTIL_TRIED_AGAIN", 0.0)
    cluster = Cluster(0)
    try:
        monkeypatch.setenv(machines.VARIABLE, cluster.address)
        assert machines.reached() is None
        assert "it has no workers" in caplog.text
        cluster.refill(1)
        helpers = until(machines.reached)
        assert (helpers.number, helpers.at_once) == (1, 2)
        assert machines.reached() is helpers, "one connection for all"
    finally:
        cluster.end()
