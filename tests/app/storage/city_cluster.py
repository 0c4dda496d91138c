"""A PostgreSQL cluster of the tests' own in a temporary folder, reached by its socket only."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_OWNER = ["setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"] if os.geteuid() == 0 else []


def _programs() -> Path:
    """Where initdb lies, which is not on the path on Debian; skipped where there is none, except in CI."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if not found:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs PostgreSQL")
        pytest.skip("no PostgreSQL")
    pytest.importorskip("psycopg")
    return found[-1].parent


@contextmanager
def cluster() -> Iterator[str]:
    """A cluster that runs; its address, for a database named fordela, as SQLAlchemy has it."""
    programs, folder = _programs(), Path(tempfile.mkdtemp(prefix="fordela-pg-"))
    if _OWNER:
        shutil.chown(folder, "postgres", "postgres")

    def run(*command: str) -> None:
        subprocess.run([*_OWNER, *command], cwd=folder, check=True, stdout=subprocess.DEVNULL)

    data, options = str(folder / "data"), f"-c listen_addresses= -c unix_socket_directories={folder}"
    run(str(programs / "initdb"), "-D", data, "-A", "trust", "-U", "fordela", "-E", "UTF8", "--locale=C")
    run(str(programs / "pg_ctl"), "-D", data, "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        run(str(programs / "createdb"), "-h", str(folder), "-U", "fordela", "fordela")
        yield f"postgresql+psycopg://fordela@/fordela?host={folder}"
    finally:
        run(str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)
