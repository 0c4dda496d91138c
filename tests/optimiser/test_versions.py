import platform
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from optimiser import versions
from optimiser.versions import build_here, versions_here


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


def test_another_library_is_another_build(monkeypatch: pytest.MonkeyPatch) -> None:
    here = build_here.__wrapped__()
    assert here == build_here.__wrapped__()
    monkeypatch.setattr(versions, "version", lambda package: "1.0" if package == "numpy" else "2.0")
    assert build_here.__wrapped__() != here


def test_another_line_of_code_is_another_build(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    code = tmp_path / "optimiser" / "versions.py"
    code.parent.mkdir()
    monkeypatch.setattr(versions, "__file__", str(code))
    told = []
    for text in ("A = 1", "A = 2"):
        code.write_text(text, "utf-8")
        told.append(build_here.__wrapped__())
    assert told[0] != told[1]
