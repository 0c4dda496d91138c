"""Is every confirmed save there, whole, whatever is killed, and whoever writes beside?

    .venv/bin/python tests/benchmarks/killed.py [200]

On SQLite and on PostgreSQL: one of four processes of the app that save without pause is killed (SIGKILL) at so many
random moments; PostgreSQL's server with all its processes is killed at as many, and begins again. Then two processes
save under the same name for a minute. Every commit is forced to disk, but where the server is killed: there it is left
to the system, which loses nothing as long as the machine goes on, for PostgreSQL else takes seconds to begin again.
Prints what was confirmed and the faults; exits 1 where there are any. SQLite has no server: the database is the app's
own process, which is what is killed there.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
from tests import postgres
from tests.app.storage.loads import Load, app_kills, server_kills, two_writers

SECONDS = 60


def told(what: str, run: Callable[[], Load]) -> int:
    """Prints what came of it; how many faults."""
    start = time.monotonic()
    load = run()
    seconds = time.monotonic() - start
    print(f"{what}: {len(load.confirmed)} confirmed, faults {load.faults}, {seconds:.0f} s", flush=True)
    return len(load.faults)


def main(times: int) -> int:
    """Run it; 0 where nothing is wrong."""
    faults = 0
    with tempfile.TemporaryDirectory() as folder, postgres.running(safe=True) as server, postgres.running() as falls:

        def fall() -> None:
            falls.kill()
            falls.start()

        at_falls = falls.database()
        files = [f"sqlite:///{folder}/{name}.db" for name in ("kills", "writers")]
        faults += told(f"SQLite, app killed {times} times", lambda: app_kills(files[0], times, 1))
        faults += told(f"PostgreSQL, app killed {times} times", lambda: app_kills(server.database(), times, 2))
        faults += told(f"PostgreSQL, server killed {times} times", lambda: server_kills(at_falls, times, 3, fall))
        faults += told(f"SQLite, two writers for {SECONDS} s", lambda: two_writers(files[1], SECONDS))
        faults += told(f"PostgreSQL, two writers for {SECONDS} s", lambda: two_writers(server.database(), SECONDS))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 200))
