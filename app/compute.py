"""Results for the pages: solved in the background when something they depend on has changed, and remembered."""

from functools import partial

from app import errands, state
from app.equals import with_choice
from app.errands import Working, at_rest
from app.jobs import Job
from app.result import TIME_LIMIT_SECONDS, Result, answer
from optimiser.portfolio import Portfolio

# Work that is done within this is simply shown; what takes longer shows how far it has come.
PATIENCE_SECONDS = 1.0


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
    errands.call_off()
    now.job_question = now.question
    now.job = Job(partial(answer, *now.question), TIME_LIMIT_SECONDS)
    return now.job


def ask_again() -> None:
    """Let the present question be reckoned anew, with the whole time limit; in callbacks."""
    state.work().result = None


def other_counting(result: Result) -> Portfolio:
    """The portfolio under the other way of counting. Raises as `current_result`."""
    if "other_counting" in vars(result):
        return result.other_counting
    return errands.found("other_counting", result, at_rest(result, result.solve_other_counting))
