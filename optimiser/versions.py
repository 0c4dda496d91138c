"""The versions of what an answer was made with."""

import platform
from importlib.metadata import PackageNotFoundError, version

_PACKAGES = {"fordela": "fordela", "pulp": "PuLP", "highs": "highspy"}


def versions_here() -> dict[str, str]:
    """{what: version} of Fördela, Python, PuLP and HiGHS; blank where one is not installed as a package."""
    found = {name: _version(package) for name, package in _PACKAGES.items()}
    return {"fordela": found.pop("fordela"), "python": platform.python_version(), **found}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
