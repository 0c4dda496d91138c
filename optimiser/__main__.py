"""The command line: `python -m optimiser COMMAND PROPOSALS SCENARIO` prints one JSON object and nothing else.

`replay` takes RECORD PROPOSALS instead: the record holds its scenario.
"""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from optimiser.as_json import evaluation_json, explanations_json, frontier_json, portfolio_json, ranking_json
from optimiser.clock import Clock
from optimiser.evaluate import evaluate
from optimiser.executors import executor_for
from optimiser.explain import explain
from optimiser.frontier import frontier, whole
from optimiser.frontier_table import frontier_csv, rank_csv
from optimiser.list_table import list_csv
from optimiser.rank import ranking
from optimiser.record import fingerprint
from optimiser.record_file import read_record
from optimiser.replay import replay
from optimiser.replay_json import replay_json
from optimiser.scenario import Scenario
from optimiser.scenario_file import check_against, read_scenario
from optimiser.solve import check_answerable, solve
from optimiser.solver import SolverFailure
from optimiser.table import portfolio_csv
from scoring.assessment_file import Asked, read_assessments
from scoring.assessments import Assessment, with_agreed_scores
from scoring.intake import read_proposals
from scoring.numbers import GREATEST_KRONOR
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
            status, result, table = _answered(options)
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


def _answered(options: argparse.Namespace) -> "Answered":
    clock = Clock(options.time_limit)
    if options.command == _REPLAY:
        return _replay(options.record, options.proposals, clock)
    proposals, scenario = _read(options.proposals, options.scenario)
    own = {name: getattr(options, name) for name in _OWN_OPTIONS if hasattr(options, name)}
    try:
        return COMMANDS[options.command](scenario, proposals, clock, **own)
    except BadInput as error:  # what only the work itself finds out is about the scenario as a whole
        raise BadInput(replace(one, file=one.file or options.scenario.name) for one in error.problems) from error


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
    found = explain(scenario, proposals, clock, larger_budgets=larger_budgets, executor=executor_for())
    table = partial(portfolio_csv, found.best, proposals, scenario) if found.best.found else None
    result = explanations_json(found, proposals)
    return result["status"], result, table


def _frontier(
    scenario: Scenario, proposals: Sequence[Proposal], clock: Clock, max_budget: int | None = None
) -> Answered:
    found = frontier(scenario, proposals, max_budget, clock)
    table = partial(frontier_csv, found, proposals, scenario) if found.points else None
    return found.status, frontier_json(found, proposals), table


def _rank(scenario: Scenario, proposals: Sequence[Proposal], clock: Clock, budgets: Sequence[int]) -> Answered:
    found = ranking(scenario, proposals, budgets, clock)
    table = partial(rank_csv, found, proposals, scenario) if found.order else None
    return found.status, ranking_json(found, proposals), table


def _robustness(
    scenario: Scenario, proposals: Sequence[Proposal], clock: Clock, assessments: Path | None = None
) -> Answered:
    from optimiser.robustness.as_json import robustness_json  # noqa: PLC0415 - no other command waits for the compiler
    from optimiser.robustness.assessed import assessed  # noqa: PLC0415
    from optimiser.robustness.robustness import robustness  # noqa: PLC0415
    from optimiser.robustness.table import robustness_csv  # noqa: PLC0415
    from optimiser.robustness.verdict_sentences import Verdicts  # noqa: PLC0415

    said = _read_assessments(assessments, scenario, proposals)
    agreed = with_agreed_scores(proposals, said)
    found = robustness(scenario, agreed, clock, executor_for())
    doubts = assessed(scenario, proposals, said, clock, executor_for()) if said and found.parts else None
    shown = solve(whole(scenario), agreed, clock).amounts if doubts else {}
    verdicts = Verdicts(scenario, found, shown, doubts)
    table = partial(robustness_csv, verdicts, agreed) if found.parts else None
    status = "feasible" if found.status == "optimal" and doubts and not doubts.complete else found.status
    return status, robustness_json(verdicts, agreed) | {"status": status}, table


def _read_assessments(path: Path | None, scenario: Scenario, proposals: Sequence[Proposal]) -> tuple[Assessment, ...]:
    if path is None:
        return ()
    asked = Asked(frozenset(one.id for one in proposals), scenario.criteria, scenario.score_top)
    return read_assessments(_bytes(path), path.name, asked)


def _replay(record_path: Path, proposals_path: Path, clock: Clock) -> Answered:
    record_data, data = _bytes(record_path), _bytes(proposals_path)
    recorded = read_record(record_data, record_path.name)
    proposals = _read_proposals(data, proposals_path, recorded.scenario)
    check_answerable(proposals)
    found = replay(recorded, proposals, fingerprint(data), clock)
    table = partial(portfolio_csv, found.found, found.proposals, found.scenario) if found.found.found else None
    return found.found.status, replay_json(found, record_data), table


COMMANDS: dict[str, Callable[..., Answered]] = {
    "solve": _solve,
    "evaluate": _evaluate,
    "explain": _explain,
    "frontier": _frontier,
    "rank": _rank,
    "robustness": _robustness,
}
_REPLAY = "replay"
_OWN_OPTIONS = ("larger_budgets", "max_budget", "budgets", "assessments")
_HELP = {
    "frontier": "every efficient pair of cost and points",
    "rank": "one order for several budgets: what a larger one funds includes what a smaller one does",
    "robustness": "what holds whatever the weights within `weight_region` and `weight_order`, and whoever assesses",
    "replay": "a decision record solved again: is the answer the same, and if not, what differs",
    "solve": "the portfolio worth most within budget and rules",
    "evaluate": "the scenario's `amounts`, a list made by hand, beside the best portfolio",
    "explain": "why each proposal is funded or not, what would turn that round, and what each rule changes",
}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m optimiser", description="Fördela's engine without the app.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name in (*COMMANDS, _REPLAY):
        command = commands.add_parser(name, help=_HELP[name])
        if name == _REPLAY:
            command.add_argument("record", type=Path, help="decision record (JSON)")
        command.add_argument("proposals", type=Path, help="proposals file (CSV or XLSX)")
        if name != _REPLAY:
            command.add_argument("scenario", type=Path, help="scenario file (JSON)")
        command.add_argument(
            "--time-limit", type=_seconds, metavar="SECONDS", help="stop then, with the best found so far"
        )
        command.add_argument("--output", type=_writable, metavar="FILE", help="also write the table as CSV")
        if name == "explain":
            command.add_argument(
                "--larger-budgets", action="store_true", help="also the least larger budget that funds each proposal"
            )
        if name == "frontier":
            command.add_argument("--max-budget", type=_kronor, metavar="KR", help="instead of the scenario's budget")
        if name == "rank":
            command.add_argument("--budgets", type=_budgets, required=True, metavar="KR,KR", help="whole kronor")
        if name == "robustness":
            command.add_argument(
                "--assessments", type=Path, metavar="FILE", help="several assessors' scores (CSV or XLSX)"
            )
    return parser


def _kronor(text: str) -> int:
    kronor = int(text) if text.strip().isascii() and text.strip().isdigit() else -1
    if not 0 <= kronor <= GREATEST_KRONOR:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of whole kronor, such as 480000")
    return kronor


def _budgets(text: str) -> tuple[int, ...]:
    return tuple(map(_kronor, text.split(",")))


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
    proposals = _read_proposals(_bytes(proposals_path), proposals_path, scenario)
    check_against(scenario, proposals, scenario_path.name)
    check_answerable(proposals)
    return proposals, scenario


def _read_proposals(data: bytes, path: Path, scenario: Scenario) -> tuple[Proposal, ...]:
    return read_proposals(data, path.name, scenario.criteria, scenario.score_top)


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
