"""What all tests share: the databases that the store is tested on, and how patient Hypothesis is."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from app.storage.database import VARIABLE
from tests import postgres

# A busy machine is not a fault.
settings.register_profile("patient", settings.default, deadline=None)
settings.load_profile("patient")

DATABASES = ("sqlite", "postgresql")


def need_postgresql() -> None:
    """Skip the test where there is no PostgreSQL, except in CI, where that is a fault."""
    if postgres.programs() is None:
        if os.environ.get("CI") == "true":
            pytest.fail("CI needs PostgreSQL's initdb and postgres")
        pytest.skip("no PostgreSQL: initdb is not found")


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """A PostgreSQL server for as long as the tests last, one for each process that runs tests."""
    need_postgresql()
    with postgres.running() as cluster:
        yield cluster


@pytest.fixture(scope="module")
def city_database() -> Iterator[str]:
    """The address of the one database on a server of the module's own, named as docs/hosting.md has it."""
    need_postgresql()
    with postgres.running() as server:
        yield server.database(name="fordela")


@pytest.fixture(params=DATABASES)
def store_url(request: pytest.FixtureRequest, own_store: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The address of an empty store, on each database in turn; the app's own too, as long as the test lasts."""
    if request.param == "sqlite":
        yield f"sqlite:///{own_store}"
        return
    cluster = request.getfixturevalue("cluster")
    url = cluster.database()
    monkeypatch.setenv(VARIABLE, url)
    yield url
    cluster.drop(url)


@pytest.fixture
def postgresql_url(cluster: postgres.Cluster) -> Iterator[str]:
    """The address of an empty database, for what is asked of PostgreSQL alone."""
    url = cluster.database()
    yield url
    cluster.drop(url)
