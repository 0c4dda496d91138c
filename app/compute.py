"""Results for the pages: solved in the background when something they depend on has changed, and remembered."""

from functools import partial
from typing import Any

from app import state
from app.equals import with_choice
from app.jobs import Job
from app.result import TIME_LIMIT_SECONDS, Result, answer
from optimiser.portfolio import Portfolio

# Work that is done within this is simply shown; what takes longer shows how far it has come.
PATIENCE_SECONDS = 1.0
# The same for what is told beside the answer, which is on screen by then.
ASIDE_PATIENCE_SECONDS = 0.2


class Working(Exception):
    """The answer takes its time: `job` is the work under way."""

    def __init__(self, job: Job[Any]) -> None:
        super().__init__("still working")
        self.job = job


def current_result() -> Result:
    """The answer to the officer's present question.

    Raises Working where it is not there within a second or so; Busy where too many are waiting; SolverFailure.
    """
    now = state.work()
    if now.result is not None and state.same(now.result.question, now.question):
        return now.result
    job = _job()
    try:
        found = job.found(PATIENCE_SECONDS)
    except Exception:
        now.job = None  # the next run of the page tries again
        raise
    if found is None:
        raise Working(job)
    now.job, now.result = None, with_choice(found, now.equal_choices)
    if found.portfolio.found:
        now.before, now.shown = now.shown, now.result
    return now.result


def _job() -> Job[Result]:
    """The work on the present question; work on an earlier one is called off."""
    now = state.work()
    if now.job is not None and state.same(now.job_question, now.question):
        return now.job
    if now.job is not None:
        now.job.cancel()
    now.job_question = now.question
    now.job = Job(partial(answer, *now.question), TIME_LIMIT_SECONDS)
    return now.job


def ask_again() -> None:
    """Let the present question be reckoned anew, with the whole time limit; in callbacks."""
    state.work().result = None


def other_counting(result: Result) -> Portfolio:
    """The portfolio under the other way of counting. Raises as `current_result`, Working sooner."""
    now = state.work()
    if "other_counting" in vars(result):
        return result.other_counting
    if now.other_job is None or now.other_of is not result:
        if now.other_job is not None:
            now.other_job.cancel()
        now.other_of, now.other_job = result, Job(result.solve_other_counting, TIME_LIMIT_SECONDS)
    found = now.other_job.found(ASIDE_PATIENCE_SECONDS)
    if found is None:
        raise Working(now.other_job)
    return found
