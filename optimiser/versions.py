"""The versions of what an answer was made with."""

import hashlib
import platform
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_PACKAGES = {"fordela": "fordela", "pulp": "PuLP", "highs": "highspy"}
# Libraries on which the last digit of an answer can depend.
_RECKONING = ("PuLP", "highspy", "numba", "llvmlite", "numpy", "scipy")


def versions_here() -> dict[str, str]:
    """{what: version} of Fördela, Python, PuLP and HiGHS; blank where one is not installed as a package."""
    found = {name: _version(package) for name, package in _PACKAGES.items()}
    return {"fordela": found.pop("fordela"), "python": platform.python_version(), **found}


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=1)
def build_here() -> str:
    """One word for the code and the libraries here: where it is the same on two machines, so are their answers."""
    told = hashlib.sha256(platform.python_version().encode())
    for package in _RECKONING:
        told.update(f"{package} {_version(package)}\n".encode())
    top = Path(__file__).parents[1]
    for path in sorted(path for room in ("scoring", "optimiser") for path in (top / room).rglob("*.py")):
        told.update(f"{path.relative_to(top).as_posix()}\n".encode() + path.read_bytes())
    return told.hexdigest()
