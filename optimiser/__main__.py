"""The command line: `python -m optimiser COMMAND PROPOSALS SCENARIO` prints one JSON object and nothing else."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from optimiser.as_json import evaluation_json, explanations_json, portfolio_json
from optimiser.clock import Clock
from optimiser.evaluate import evaluate
from optimiser.explain import explain
from optimiser.list_table import list_csv
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from optimiser.solve import check_answerable, solve
from optimiser.solver import SolverFailure
from optimiser.table import portfolio_csv
from scoring.intake import read_proposals
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal

EXIT_CODES = {"optimal": 0, "infeasible": 3, "feasible": 4, "unknown": 4}
EXIT_BAD_INPUT = 2
EXIT_NO_ANSWER = 1


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code of formats.md."""
    options = _parser().parse_args(arguments)
    try:
        with _solver_output_aside() as output:
            proposals, scenario = _read(options.proposals, options.scenario)
            clock, further = Clock(options.time_limit), _further(options)
            status, result, table = COMMANDS[options.command](scenario, proposals, clock, **further)
            if options.output and table:
                options.output.write_bytes(table())
            output.write(json.dumps(result, ensure_ascii=False) + "\n")
    except BadInput as error:
        for problem in error.problems:
            print(problem.sentence("sv"), file=sys.stderr)
        return EXIT_BAD_INPUT
    except (SolverFailure, OSError) as error:
        print(error, file=sys.stderr)
        return EXIT_NO_ANSWER
    return EXIT_CODES[status]


Answered = tuple[str, dict[str, Any], Callable[[], bytes] | None]


def _solve(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock) -> Answered:
    """(status, the JSON, what makes the table)."""
    portfolio = solve(scenario, proposals, clock)
    table = partial(portfolio_csv, portfolio, proposals, scenario) if portfolio.found else None
    return portfolio.status, portfolio_json(portfolio, proposals), table


def _evaluate(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock) -> Answered:
    found = evaluate(scenario, proposals, clock)
    return found.best.status, evaluation_json(found, proposals), partial(list_csv, found, proposals, scenario)


def _explain(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock, larger_budgets: bool = False) -> Answered:
    found = explain(scenario, proposals, clock, larger_budgets=larger_budgets)
    table = partial(portfolio_csv, found.best, proposals, scenario) if found.best.found else None
    result = explanations_json(found, proposals)
    return result["status"], result, table


COMMANDS: dict[str, Callable[..., Answered]] = {"solve": _solve, "evaluate": _evaluate, "explain": _explain}
_HELP = {
    "solve": "the portfolio worth most within budget and rules",
    "evaluate": "the scenario's `amounts`, a list made by hand, beside the best portfolio",
    "explain": "why each proposal is funded or not, what would turn that round, and what each rule changes",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m optimiser", description="Fördela's engine without the app.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in COMMANDS:
        command = commands.add_parser(name, help=_HELP[name])
        command.add_argument("proposals", type=Path, help="proposals file (CSV or XLSX)")
        command.add_argument("scenario", type=Path, help="scenario file (JSON)")
        command.add_argument(
            "--time-limit", type=_seconds, metavar="SECONDS", help="stop then, with the best found so far"
        )
        command.add_argument("--output", type=_writable, metavar="FILE", help="also write the table as CSV")
        if name == "explain":
            command.add_argument(
                "--larger-budgets", action="store_true", help="also the least larger budget that funds each proposal"
            )
    return parser


def _further(options: argparse.Namespace) -> dict[str, bool]:
    """The options that one command alone has."""
    return {name: value for name, value in vars(options).items() if name == "larger_budgets"}


def _seconds(text: str) -> float:
    seconds = float(text)
    if not seconds > 0:
        raise argparse.ArgumentTypeError(f"{text} is not a number of seconds above 0")
    return seconds


def _writable(text: str) -> Path:
    """A place where a file can be written, found out before the work."""
    path = Path(text)
    if path.is_dir() or not os.access(path.parent, os.W_OK):
        raise argparse.ArgumentTypeError(f"{text} is no file that can be written")
    return path


def _read(proposals_path: Path, scenario_path: Path) -> tuple[tuple[Proposal, ...], Scenario]:
    scenario = read_scenario(_bytes(scenario_path), scenario_path.name)
    proposals = read_proposals(_bytes(proposals_path), proposals_path.name, scenario.criteria, scenario.score_top)
    check_against(scenario, proposals, scenario_path.name)
    check_answerable(proposals)
    return proposals, scenario


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadInput([Problem(str(path), "unreadable_file", value=error.strerror)]) from error


@contextmanager
def _solver_output_aside() -> Iterator[Any]:
    """Standard output for the result alone: what the solver prints from C goes to standard error meanwhile."""
    sys.stdout.flush()
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        with os.fdopen(os.dup(kept), "w", encoding="utf-8") as output:
            yield output
    finally:
        os.dup2(kept, 1)
        os.close(kept)


if __name__ == "__main__":
    sys.exit(main())
