"""The command line: `python -m optimiser solve PROPOSALS SCENARIO` prints one JSON object and nothing else."""

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from optimiser.clock import Clock
from optimiser.conflict_sentences import remedy_sentence
from optimiser.portfolio import Portfolio
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from optimiser.sentences import rule_sentence
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
            portfolio = solve(scenario, proposals, Clock(options.time_limit))
            if options.output and portfolio.found:
                options.output.write_bytes(portfolio_csv(portfolio, proposals, scenario))
            output.write(json.dumps(as_json(portfolio, proposals), ensure_ascii=False) + "\n")
    except BadInput as error:
        for problem in error.problems:
            print(problem.sentence("sv"), file=sys.stderr)
        return EXIT_BAD_INPUT
    except (SolverFailure, OSError) as error:
        print(error, file=sys.stderr)
        return EXIT_NO_ANSWER
    return EXIT_CODES[portfolio.status]


def as_json(portfolio: Portfolio, proposals: Sequence[Proposal]) -> dict[str, Any]:
    """The result of `solve` with the keys of formats.md; points as numbers, money as whole kr."""
    result: dict[str, Any] = {
        "status": portfolio.status,
        "value": _number(portfolio.value),
        "bound": _number(portfolio.bound),
        "gap": _number(portfolio.gap),
        "cost": portfolio.cost if portfolio.found else None,
        "funded": dict(portfolio.amounts),
        "tied": portfolio.tied,
        "unassessed": list(portfolio.unassessed),
        "set_aside": {proposal.id: proposal.state for proposal in proposals if not proposal.received},
        "seconds": portfolio.seconds,
        "seconds_ties": portfolio.seconds_ties,
    }
    if portfolio.status == "infeasible":
        result["conflict"] = [
            {"kind": rule.kind, "key": rule.key, "text": rule_sentence(rule, proposals, "sv")}
            for rule in portfolio.conflict
        ]
        result["remedies"] = [
            {
                "kind": remedy.rule.kind,
                "key": remedy.rule.key,
                "change_to": remedy.change_to,
                "text": remedy_sentence(remedy, proposals, "sv"),
            }
            for remedy in portfolio.remedies
        ]
    return result


def _number(points: Any) -> float | None:
    return None if points is None else float(points)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m optimiser", description="Fördela's engine without the app.")
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("solve", help="the portfolio worth most within budget and rules")
    command.add_argument("proposals", type=Path, help="proposals file (CSV or XLSX)")
    command.add_argument("scenario", type=Path, help="scenario file (JSON)")
    command.add_argument("--time-limit", type=_seconds, metavar="SECONDS", help="stop then, with the best found so far")
    command.add_argument("--output", type=_writable, metavar="FILE", help="also write the table as CSV")
    return parser


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
