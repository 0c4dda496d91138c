"""Other machines that reckon for this one: a Dask scheduler and its workers, where FORDELA_DASK gives its address.

Nothing here waits long: where they cannot be reached, or no longer can, that is said once and the work is done here.
"""

import atexit
import hashlib
import importlib
import logging
import os
import threading
import time
from contextlib import suppress
from queue import SimpleQueue
from typing import Any
from urllib.parse import urlsplit

from optimiser.parcels import done_elsewhere
from optimiser.versions import build_here

VARIABLE = "FORDELA_DASK"
_EXPECTED = "the address of a running Dask scheduler, such as tcp://host:8786"
_SECONDS_TO_CONNECT = 5.0
_SECONDS_TO_FETCH = 5.0
_SECONDS_TO_CLOSE = 1.0
# Machines that did not answer are tried again after this, so that they need no restart of the app.
SECONDS_UNTIL_TRIED_AGAIN = 60.0
# So many parcels a worker: one that it does, one that it finds when it is done.
_A_WORKER = 2

_log = logging.getLogger("fordela.machines")


class Unreachable(Exception):
    """There is nobody to send work to; the text says why."""


class Machines:
    """Workers at a scheduler."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._threads: dict[str, int] = {}

    @property
    def lost(self) -> bool:
        """True once the scheduler is away."""
        return bool(self._client.status != "running")

    @property
    def number(self) -> int:
        """How many machines the workers are on."""
        return len({urlsplit(address).hostname for address in self._threads})

    @property
    def at_once(self) -> int:
        """How many parcels to have there at a time; more would only wait there, with a clock that says too much."""
        return _A_WORKER * sum(self._threads.values())

    def look(self) -> None:
        """Note which workers there are now. Raises Unreachable."""
        try:
            # What Dask offers for this waits for ever for a scheduler that says nothing.
            self._threads = self._client.sync(self._client.scheduler.ncores, callback_timeout=_SECONDS_TO_CONNECT)
        except Exception as error:
            raise Unreachable(in_words(error)) from error
        if not self._threads:
            raise Unreachable("it has no workers")

    def keep(self, common: bytes) -> Any:
        """What all parcels need, sent once; a task and no scattered data, so that it is there again after a crash."""
        key = f"fordela-{hashlib.sha256(common).hexdigest()}"
        return self._client.submit(bytes, common, key=key)

    def ask(self, kept: Any, sent: bytes, number: int, inbox: "SimpleQueue[int]") -> Any:
        """Have a parcel done; its number comes into the inbox when `fetch` has something to tell."""
        future = self._client.submit(done_elsewhere, kept, sent, build_here(), pure=False)
        future.add_done_callback(lambda _: inbox.put(number))
        return future

    def fetch(self, future: Any) -> bytes:
        """What a parcel gave. Raises what went wrong, also where its worker is gone since and it takes long anew."""
        found: bytes = future.result(_SECONDS_TO_FETCH)
        return found

    def call_off(self, future: Any) -> None:
        """It is not begun any more; where it is under way, it ends by its clock."""
        with suppress(Exception):  # they are gone: so is the work
            future.release()

    def close(self) -> None:
        """Let go of them."""
        with suppress(Exception):  # whatever the network says, nothing is asked there any more
            self._client.close(timeout=_SECONDS_TO_CLOSE)


class _Known:
    """What this process knows of them; one connection, shared by all."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.address = ""
        self.machines: Machines | None = None
        self.attempt: _Attempt | None = None
        self.again_at = 0.0


_KNOWN = _Known()


def address() -> str:
    """What FORDELA_DASK says; blank where all is reckoned here."""
    return os.environ.get(VARIABLE, "").strip()


def reached() -> Machines | None:
    """The machines that FORDELA_DASK names; None where it names none, or where they do not answer, which is logged."""
    with _KNOWN.lock:
        if address() != _KNOWN.address:
            _forget()
            _KNOWN.address, _KNOWN.again_at = address(), 0.0
        if _KNOWN.machines is not None and _KNOWN.machines.lost:
            _away("the connection to it was lost")
        if not _KNOWN.address or (_KNOWN.machines is None and time.monotonic() < _KNOWN.again_at):
            return None
        try:
            return _with_workers(_KNOWN.machines or _connected())
        except Unreachable as error:
            _away(str(error))
            return None


def _with_workers(machines: Machines) -> Machines:
    """Raises Unreachable."""
    _KNOWN.machines = machines
    machines.look()
    return machines


def away(machines: Machines, why: str) -> None:
    """Ask nothing of these for a while, and say why in the log."""
    with _KNOWN.lock:
        if _KNOWN.machines is machines:
            _away(why)


def _away(why: str) -> None:
    _log.warning(
        "%s is %s: %s. Expected: %s. All is reckoned on this machine; tried again in %.0f s.",
        VARIABLE, _KNOWN.address, why, _EXPECTED, SECONDS_UNTIL_TRIED_AGAIN,
    )  # fmt: skip
    _forget()
    _KNOWN.again_at = time.monotonic() + SECONDS_UNTIL_TRIED_AGAIN


def _forget() -> None:
    if _KNOWN.machines is not None:
        threading.Thread(target=_KNOWN.machines.close, daemon=True).start()
        _KNOWN.machines = None


class _Attempt(threading.Thread):
    """A connection being made. In a thread of its own, for Dask waits for ever where somebody else listens there."""

    def __init__(self, to: str) -> None:
        super().__init__(name="connect", daemon=True)
        self.to, self.problem = to, ""
        self.client: Any = None
        self.start()

    def run(self) -> None:
        """Connect."""
        try:
            connect = importlib.import_module("distributed").Client
            self.client = connect(self.to, timeout=_SECONDS_TO_CONNECT, set_as_default=False, direct_to_workers=False)
        except Exception as error:  # noqa: BLE001 - whatever an address can do, from here on it is a text
            self.problem = in_words(error)


def in_words(error: Exception) -> str:
    """An error by its kind and what it says, for the log."""
    return f"{type(error).__name__}: {error}".strip(": ")


def _connected() -> Machines:
    """Raises Unreachable."""
    try:
        importlib.import_module("distributed")  # a second, and no part of what an answer may take
    except ImportError as error:
        raise Unreachable("Dask is not installed here, pip install -c constraints.txt -e '.[dask]'") from error
    for name in ("distributed", "distributed.client", "distributed.core", "tornado.application"):
        logging.getLogger(name).setLevel(logging.CRITICAL)  # what there is to say is said here, in one line
    attempt = _KNOWN.attempt
    if attempt is None or attempt.to != _KNOWN.address or attempt.problem:
        attempt = _KNOWN.attempt = _Attempt(_KNOWN.address)
    attempt.join(_SECONDS_TO_CONNECT + 1)
    if attempt.is_alive():
        raise Unreachable(f"no answer in {_SECONDS_TO_CONNECT:.0f} s")
    _KNOWN.attempt = None
    if attempt.client is None:
        raise Unreachable(attempt.problem)
    _log.info("%s: connected to %s", VARIABLE, _KNOWN.address)
    return Machines(attempt.client)


def close() -> None:
    """Let go of the machines, when the process ends or a test does."""
    with _KNOWN.lock:
        machines, _KNOWN.machines, _KNOWN.again_at = _KNOWN.machines, None, 0.0
    if machines is not None:
        machines.close()


atexit.register(close)
