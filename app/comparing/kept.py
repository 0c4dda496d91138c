"""What is compared: the answer on the screen, and those that the officer has kept beside it under a name."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from fractions import Fraction
from functools import partial
from typing import Literal, get_args

from app import errands, state
from app.result import Question, Result, answer
from app.texts import say
from optimiser.clock import Clock
from optimiser.comparison import MOST, Answer, Comparison, answer_by_hand, compared, solved_answer
from optimiser.evaluate import Judge
from optimiser.scenario import Scenario
from scoring.proposal import Proposal
from scoring.scores import Counting

Variant = Literal["less", "more", "other_counting", "equal_weights", "no_rules"]
VARIANTS: tuple[Variant, ...] = get_args(Variant)
MOST_KEPT = MOST - 1  # beside the one on the screen
_EQUAL = 20.0
_ERRAND, _RULES = "compared", "compared_rules"


def comparison(result: Result) -> Comparison | None:
    """What was kept and then the answer on the screen, unless it is one of them; None where that is only one.

    Raises as `errands.found` while a variant is being reckoned.
    """
    _solve_unsolved(result)
    kept = list(state.work().compared)
    now = solved_answer(say("compare.now"), result.scenario, result.proposals, result.portfolio)
    if not any(_alike(one, now) for one in kept):
        kept.append(now)
    return compared(kept) if len(kept) > 1 else None


def _alike(one: Answer, other: Answer) -> bool:
    return (one.scenario, dict(one.amounts), one.by_hand) == (other.scenario, dict(other.amounts), other.by_hand)


def keep_shown(result: Result, name: str) -> None:
    """Keep the computed answer."""
    _keep(solved_answer(name, result.scenario, result.proposals, result.portfolio))


def keep_decided(result: Result, name: str) -> None:
    """Keep what the office proposes, with its own amounts."""
    decision = state.work().decision(result)
    _keep(answer_by_hand(name, result.scenario, result.proposals, decision.amounts))


def keep_own_list(result: Result, name: str) -> None:
    """Keep the list made by hand."""
    amounts = {id_: kr for id_, kr in state.work().own_list.amounts.items() if _has(result, id_)}
    _keep(answer_by_hand(name, result.scenario, result.proposals, amounts))


def _has(result: Result, id_: str) -> bool:
    return any(one.id == id_ for one in result.proposals)


def keep_variant(result: Result, variant: Variant) -> None:
    """Keep what is on the screen where nothing is kept yet, and an answer to the same with one thing changed."""
    if not state.work().compared:
        keep_shown(result, say("compare.base"))
    scenario, proposals = _CHANGES[variant](*result.question)
    _keep(Answer(say(f"compare.variant_{variant}"), scenario, proposals, {}, "unknown"))


def _with_budget(percent: int, scenario: Scenario, proposals: tuple[Proposal, ...]) -> Question:
    """Limits that are shares are shares of the new budget."""
    return replace(scenario, budget=scenario.budget * percent // 100), proposals


def _other_counting(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Question:
    other: Counting = "per_krona" if scenario.benefit == "per_proposal" else "per_proposal"
    return replace(scenario, benefit=other), proposals


def _equal_weights(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Question:
    return replace(scenario, weights=dict.fromkeys(scenario.weights, _EQUAL)), proposals


def _freed(scenario: Scenario, proposals: tuple[Proposal, ...]) -> Question:
    """The weights and the money alone."""
    without = tuple(replace(one, group="", requires=()) for one in proposals)
    return replace(scenario, pools={}, limits=(), fund=(), exclude=()), without


_CHANGES: Mapping[Variant, Callable[[Scenario, tuple[Proposal, ...]], Question]] = {
    "less": partial(_with_budget, 90),
    "more": partial(_with_budget, 110),
    "other_counting": _other_counting,
    "equal_weights": _equal_weights,
    "no_rules": _freed,
}


def _keep(one: Answer) -> None:
    """At the end, under a name that no other has; nothing where there are as many as can be compared."""
    now = state.work()
    if len(now.compared) < MOST_KEPT:
        now.compared = (*now.compared, replace(one, name=_unused(one.name)))


def _unused(name: str) -> str:
    taken = {one.name for one in state.work().compared}
    names = (name, *(f"{name} ({number})" for number in range(2, MOST + 2)))
    return next(one for one in names if one not in taken)


def remove(place: int) -> None:
    """Take one away."""
    now = state.work()
    now.compared = tuple(one for at, one in enumerate(now.compared) if at != place)


def put_first(place: int) -> None:
    """Let the others be compared with this one."""
    now = state.work()
    others = [one for at, one in enumerate(now.compared) if at != place]
    now.compared = (now.compared[place], *others)


def rule_prices(result: Result, told: Comparison) -> dict[str, Fraction | None]:
    """{name: the points by its own weights that an answer's rules cost it}, None where it has none or that is unknown.

    Of lists made by hand nothing is said: nobody chose them within rules. Raises as `errands.found`.
    """
    solved = tuple(one for one in told.answers if one.status == "optimal")
    about = tuple((one.name, id(one.scenario)) for one in solved)
    return errands.found(_RULES, result, lambda clock: {one.name: _rule_price(one, clock) for one in solved}, about)


def _rule_price(one: Answer, clock: Clock) -> Fraction | None:
    scenario, proposals = _freed(one.scenario, one.proposals)
    if (scenario, proposals) == (one.scenario, one.proposals):
        return None
    free = answer(scenario, proposals, clock).portfolio
    own = Judge(one.scenario, one.proposals).value(one.amounts)
    return free.value - own if free.status == "optimal" and free.value is not None else None


def _solve_unsolved(result: Result) -> None:
    """Reckon what has been asked for and not reckoned yet."""
    now = state.work()
    wanted = tuple(one for one in now.compared if one.status == "unknown")
    if wanted:
        about = tuple((one.name, id(one.scenario)) for one in wanted)
        solved = errands.found(_ERRAND, result, lambda clock: _solved(wanted, clock), about)
        now.compared = tuple(solved.get(one.name, one) for one in now.compared)


def _solved(wanted: tuple[Answer, ...], clock: Clock) -> dict[str, Answer]:
    return {one.name: _solve(one, clock) for one in wanted}


def _solve(one: Answer, clock: Clock) -> Answer:
    portfolio = answer(one.scenario, one.proposals, clock).portfolio
    return solved_answer(one.name, one.scenario, one.proposals, portfolio)
