"""What may use what, where things lie, and how long they may be."""

import ast
import re
import statistics
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LAYERS = ("scoring", "optimiser", "app")
TOP_LEVEL = {
    *LAYERS, "pyproject.toml", "streamlit_app.py", "sample_data", "tests", "README.md", "docs", "constraints.txt",
}  # fmt: skip
BINARY = {".xlsx", ".docx", ".png", ".ico", ".woff2", ".gif", ".jpg"}
NOT_PROSE_OR_CODE = {".csv", ".json", ".svg", *BINARY}
MOST_FILE_LINES, MOST_BODY_LINES, MEDIAN_BODY_LINES = 300, 40, 10


def listed() -> list[str]:
    """Every file of the repository, also those not yet added; every file below the folder where it is no checkout."""
    if not (ROOT / ".git").exists():
        return [path.relative_to(ROOT).as_posix() for path in ROOT.rglob("*") if path.is_file()]
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
    return [name for name in found.split("\0") if name and (ROOT / name).is_file()]


FILES = listed()
PYTHON = [name for name in FILES if name.endswith(".py")]
OURS = [name for name in PYTHON if not name.startswith("tests/")]


def tree(name: str) -> ast.Module:
    return ast.parse((ROOT / name).read_text("utf-8"))


def imports(name: str) -> set[str]:
    """Full names of all modules that a file imports, wherever in it."""
    found = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name} imports relatively"
            found.add(node.module or "")
    return found


def packages(name: str) -> set[str]:
    return {module.partition(".")[0] for module in imports(name)}


def room(name: str) -> str:
    return "app" if name == "streamlit_app.py" else name.partition("/")[0]


def test_there_are_files_to_look_at() -> None:
    assert {"optimiser/solver.py", "scoring/proposal.py", "sample_data/make_exempel_60.py"} <= set(OURS)


@pytest.mark.parametrize("name", OURS)
def test_imports_run_from_app_to_optimiser_to_scoring(name: str) -> None:
    allowed = {"scoring": {"scoring"}, "optimiser": {"scoring", "optimiser"}, "app": set(LAYERS)}.get(room(name), set())
    assert packages(name) & {*LAYERS, "sample_data", "tests", "streamlit_app"} <= allowed


@pytest.mark.parametrize("name", [name for name in OURS if room(name) != "app"])
def test_only_the_app_knows_streamlit(name: str) -> None:
    assert "streamlit" not in packages(name)


def solver_words(name: str) -> Iterator[str]:
    """`HiGHS`, and `.solve` on a problem, as they stand in the code."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Attribute):
            owner = getattr(node.value, "attr", getattr(node.value, "id", ""))
            if "HiGHS" in node.attr or (node.attr == "solve" and owner in ("problem", "prob", "lp")):
                yield f"{owner}.{node.attr}"
        elif isinstance(node, ast.alias) and ("HiGHS" in node.name or "highspy" in node.name):
            yield node.name


@pytest.mark.parametrize("name", OURS)
def test_only_the_solver_module_touches_the_solver(name: str) -> None:
    assert bool(list(solver_words(name))) is (name == "optimiser/solver.py")


def test_only_the_model_and_the_solver_know_pulp() -> None:
    assert {name for name in OURS if "pulp" in packages(name)} == {"optimiser/model.py", "optimiser/solver.py"}


def test_the_top_level_holds_only_what_belongs_there() -> None:
    top = {name.partition("/")[0] for name in FILES}
    assert {name for name in top if not name.startswith(".")} <= TOP_LEVEL


@pytest.mark.parametrize("name", [name for name in FILES if Path(name).suffix not in NOT_PROSE_OR_CODE])
def test_no_file_is_too_long(name: str) -> None:
    assert len((ROOT / name).read_text("utf-8").splitlines()) <= MOST_FILE_LINES


def bodies(name: str) -> Iterator[tuple[str, int]]:
    """(name, lines of the body without its docstring) of each function."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            body = node.body[1:] if ast.get_docstring(node) is not None else node.body
            length = (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
            yield f"{name}:{node.name}", length


def test_no_function_is_too_long_and_most_are_short() -> None:
    lengths = dict(pair for name in PYTHON for pair in bodies(name))
    assert {name: length for name, length in lengths.items() if length > MOST_BODY_LINES} == {}
    ours = [length for name in OURS for _, length in bodies(name)]
    assert statistics.median(ours) <= MEDIAN_BODY_LINES


def test_every_folder_of_tests_mirrors_a_package() -> None:
    folders = {Path(name).parent.relative_to("tests").as_posix() for name in PYTHON if name.startswith("tests/")}
    ours = {Path(name).parent.as_posix() for name in OURS}
    assert folders - {".", "benchmarks"} <= ours


def test_every_module_of_the_engine_has_its_tests() -> None:
    for package in ("optimiser",):
        modules = {Path(name).stem.strip("_") for name in OURS if Path(name).parent.as_posix() == package} - {"init"}
        tests = {Path(name).stem.removeprefix("test_") for name in PYTHON if name.startswith(f"tests/{package}/")}
        assert modules <= tests


@pytest.mark.parametrize("name", OURS)
def test_no_fragment_is_run_by_a_timer(name: str) -> None:
    """app/progress.py says why."""
    assert "run_every" not in (ROOT / name).read_text("utf-8")


def test_tests_are_no_packages() -> None:
    assert [name for name in PYTHON if name.startswith("tests/") and name.endswith("__init__.py")] == []


@pytest.mark.parametrize("name", [name for name in FILES if Path(name).suffix not in BINARY])
def test_no_file_names_a_place_on_one_machine(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    places = [rf"/{folder}/\w" for folder in ("work", "home", "Users", "root", "mnt")]
    assert re.findall(rf"(?<![\w.:/])(?:{'|'.join(places)})|\b[A-Z]:\\\w", text) == []


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt", ".ci/run", ".ci/lowest.txt"])
def test_what_installs_and_checks_names_no_address(name: str) -> None:
    if name in FILES:
        assert not re.search(r"https?:|git\+|file:", (ROOT / name).read_text("utf-8"))
    else:
        assert name != "pyproject.toml"
