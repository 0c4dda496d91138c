import platform
from importlib.metadata import PackageNotFoundError

import pytest

from optimiser import versions
from optimiser.versions import versions_here


def test_the_versions_of_all_that_makes_an_answer_are_told() -> None:
    found = versions_here()
    assert list(found) == ["fordela", "python", "pulp", "highs"]
    assert found["python"] == platform.python_version()
    assert all(number[0].isdigit() for name, number in found.items() if name != "fordela")


def test_a_version_that_is_not_known_is_blank(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(versions, "version", missing)
    assert versions_here() == {"fordela": "", "python": platform.python_version(), "pulp": "", "highs": ""}
