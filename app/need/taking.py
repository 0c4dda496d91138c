"""What officers do to the areas' need: files, the example, and how indicators and indices are weighed."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from app import state
from app.need import choice_taking
from app.need.held import Need
from scoring.limits import check_file
from scoring.need.care_need_index import WEIGHTS, read_care_weight
from scoring.need.indicator_file import read_indicators
from scoring.need.indicators import Indicator, contradictions, with_one_spelling
from scoring.need.needs import check_weights
from scoring.problems import BadInput, Problem

EXAMPLE = ("exempel_omradesindex.csv", "exempel_cni.csv")
_FOLDER = Path(__file__).parents[2] / "sample_data"


class Uploaded(Protocol):
    """A file as Streamlit gives it."""

    name: str

    def getvalue(self) -> bytes:
        """Its content."""


def show_example() -> None:
    """Open the made-up example, in the place of whatever is at hand."""
    found = tuple(one for name in EXAMPLE for one in read_indicators((_FOLDER / name).read_bytes(), name))
    _take(found)


def take_files(files: Sequence[Uploaded]) -> None:
    """Read files and put them with those at hand; nothing is taken where any of it is refused.

    A file takes the place of one with the same name, and the city's own files that of the example.
    """
    now = state.work()
    now.need_problems = ()
    found: list[Indicator] = []
    problems: list[Problem] = []
    for file in files:
        try:
            data = file.getvalue()
            check_file(data, file.name)
            found += read_indicators(data, file.name)
        except BadInput as error:
            problems += error.problems
    names = {file.name for file in files} | set(EXAMPLE)
    together = (*(one for one in now.need.indicators if one.file not in names), *found)
    problems = problems or list(contradictions(together))
    if problems:
        now.need_problems = tuple(problems)
    elif found:
        _take(together)


def remove(file: str) -> None:
    """Take away one file's figures."""
    _take(tuple(one for one in state.work().need.indicators if one.file != file))


def _take(indicators: Sequence[Indicator]) -> None:
    now = state.work()
    files = tuple(dict.fromkeys(one.file for one in indicators))
    now.need_problems = ()
    now.need = replace(now.need, indicators=with_one_spelling(indicators), files=files) if files else Need()
    choice_taking.without_lost_floors()


def choose(**choices: Any) -> None:
    """Take one or more of the choices, named as the fields of scoring.need.needs.Choices."""
    now = state.work()
    now.need_problems = ()
    now.need = replace(now.need, choices=replace(now.need.choices, **choices))


def weigh(weights: Mapping[str, float]) -> None:
    """Take the weights of the indices that count; refused where none is above 0."""
    with _telling():
        check_weights(weights)
        choose(weights={**state.work().need.choices.weights, **weights})


def weigh_variable(variable: str, text: str) -> None:
    """Take the weight of one variable of the Care Need Index as it is typed; refused where it is no number from 0."""
    with _telling():
        weights = {**state.work().need.choices.care_need_weights, variable: read_care_weight(text)}
        check_weights(weights)
        choose(care_need_weights=weights)


@contextmanager
def _telling() -> Iterator[None]:
    """Around what a control does: why it was refused is kept for the page to tell."""
    now = state.work()
    now.need_problems = ()
    try:
        yield
    except BadInput as error:
        now.need_problems = error.problems


def published_weights() -> None:
    """The published weights of the Care Need Index again."""
    choose(care_need_weights=dict(WEIGHTS))
