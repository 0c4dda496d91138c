"""The benefit at which a decision turns where parts may be funded; where all is funded whole it is b_i ± the loss.

With benefit b the best portfolio that funds the proposal is worth F(b) = max over portfolios of y_i·b + the others: a
convex function, each of whose pieces is one portfolio. Its crossing with what is best without the proposal is found
by Newton's steps, each a solve (Dinkelbach 1967).
"""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from optimiser.choice import Choice, equal_within
from optimiser.clock import Clock
from optimiser.cost_by_solver import OutOfTimeError
from optimiser.model import build_model, maximise_value
from optimiser.solver import run


def turning_benefit(with_it: Choice, id_: str, amounts: Mapping[str, int], without: Fraction, clock: Clock) -> Fraction:
    """The least b_i at which some best portfolio funds the proposal, in points.

    with_it: the choice where it is funded; amounts: its best portfolio, {id: kr}; without: what is best without it.
    Raises OutOfTimeError.
    """
    while True:
        benefit = _crossing(with_it, id_, amounts, without)
        at_that = replace(with_it, benefits={**with_it.benefits, id_: max(benefit, Fraction(0))})
        model = build_model(at_that)
        maximise_value(model)
        answer = run(model, clock)
        if answer.status != "optimal" or answer.amounts is None:
            raise OutOfTimeError
        if benefit <= 0 or at_that.value_of(answer.amounts) <= without + equal_within(without):
            return max(benefit, Fraction(0))
        amounts = answer.amounts


def _crossing(choice: Choice, id_: str, amounts: Mapping[str, int], without: Fraction) -> Fraction:
    """The benefit at which this portfolio is worth as much as the best without the proposal."""
    share = Fraction(amounts[id_], choice.costs[id_])
    others = choice.value_of(amounts) - choice.benefits[id_] * share
    return (without - others) / share
