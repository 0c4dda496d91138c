"""A PostgreSQL cluster of the tests' own: in a temporary folder, on a free port, stopped and removed at the end."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg

OWNER, PASSWORD = "fordela", "hemligt-lösen"
_SECONDS = 60
_NUMBERS = count(1)


def programs() -> Path | None:
    """The folder with initdb and postgres; None where there is none."""
    found = shutil.which("initdb")
    folders = [Path(found).parent] if found else []
    if told := shutil.which("pg_config"):
        said = subprocess.run([told, "--bindir"], capture_output=True, text=True, check=True).stdout
        folders.append(Path(said.strip()))
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)  # where Debian keeps them
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


def _unprivileged() -> str | None:
    """Whom the server runs as, which never runs as root."""
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Cluster:
    """Databases to use and throw away.

    safe: every commit is forced to disk, as in earnest. Else it is left to the system, which loses nothing where
    processes are killed and the machine goes on; to begin again after a fall takes a tenth of a second, not four.
    """

    def __init__(self, folder: Path, safe: bool = False) -> None:
        self._bin, self._user = programs(), _unprivileged()
        self._folder, self._data, self.log = folder, folder / "data", folder / "log"
        self._port, self._process = _free_port(), None
        self._safe = safe
        if self._user:
            shutil.chown(folder, self._user)

    def make(self) -> None:
        """Once, before it is started."""
        words = self._folder / "password"
        words.write_text(PASSWORD)
        words.chmod(0o644)
        self._run(
            "initdb", "-D", str(self._data), "-U", OWNER, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "--auth-local=trust", "--auth-host=scram-sha-256", f"--pwfile={words}",
        )  # fmt: skip

    def start(self) -> None:
        """Begin, or begin again after a fall, and wait until it answers."""
        settings = {"listen_addresses": "127.0.0.1", "port": self._port, "unix_socket_directories": self._folder}
        settings |= {"fsync": "on" if self._safe else "off", "max_connections": 200, "shared_buffers": "32MB"}
        command = [str(self._bin / "postgres"), "-D", str(self._data)]
        for key, value in settings.items():
            command += ["-c", f"{key}={value}"]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder, user=self._user)
        end = time.monotonic() + _SECONDS
        while not self._answers():
            assert self._process.poll() is None, self.log.read_text("utf-8")
            assert time.monotonic() < end, self.log.read_text("utf-8")
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL to the postmaster and to every process of its; it begets no more while they are counted."""
        parent = self._process.pid
        os.kill(parent, signal.SIGSTOP)
        children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
        for one in (parent, *map(int, children)):
            with contextlib.suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._process.wait()
        while any(_lives(one) for one in children):
            time.sleep(0.005)

    def stop(self) -> None:
        """At once, and in order."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            self._process.wait(_SECONDS)

    def database(self, how: str = "", name: str = "") -> str:
        """A new and empty one; its address. how: what else SQL's CREATE DATABASE is told; name: ours if blank."""
        name = name or f"fordela_{next(_NUMBERS)}"
        self.run(f"CREATE DATABASE {name} {how}")
        return f"postgresql://{OWNER}@/{name}?host={self._folder}&port={self._port}"

    def drop(self, address: str) -> None:
        """With all that is in it, whoever uses it."""
        name = address.partition("@/")[2].partition("?")[0]
        self.run(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")

    def by_network(self, address: str, password: str = PASSWORD) -> str:
        """The same database by TCP, where a password is asked for."""
        name = address.partition("@/")[2].partition("?")[0]
        return f"postgresql://{OWNER}:{password}@127.0.0.1:{self._port}/{name}"

    def run(self, statement: str) -> None:
        """A statement about the cluster."""
        with psycopg.connect(self._own(), autocommit=True) as connection:
            connection.execute(statement)

    def _own(self) -> str:
        return f"postgresql://{OWNER}@/postgres?host={self._folder}&port={self._port}"

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._own(), connect_timeout=2).close()
        except psycopg.OperationalError:
            return False
        return True

    def _run(self, program: str, *arguments: str) -> None:
        command = [str(self._bin / program), *arguments]
        done = subprocess.run(
            command, capture_output=True, text=True, user=self._user, cwd=self._folder, timeout=_SECONDS, check=False
        )
        assert done.returncode == 0, done.stderr


def _lives(process: str) -> bool:
    """False once it is gone, also where nobody has asked yet what became of it."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


@contextlib.contextmanager
def running(safe: bool = False) -> Iterator[Cluster]:
    """A cluster that runs for as long as the block; its folder lies where another user may come to it."""
    folder = Path(tempfile.mkdtemp(prefix="fordela-pg-"))
    cluster = Cluster(folder, safe)
    try:
        cluster.make()
        cluster.start()
        yield cluster
    finally:
        cluster.stop()
        shutil.rmtree(folder, ignore_errors=True)
