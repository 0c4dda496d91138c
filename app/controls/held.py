"""What the controls hold: taken from the scenario, and given back to it."""

from app import state
from app.after_decision.following import followed
from app.handling import with_noted_states
from app.need.use import NeedUse
from app.samples import Case
from app.texts import worded
from optimiser.limits import bound_of, pool_limit, pools_of
from optimiser.rules import RuleName, rules_of
from optimiser.scenario import Scenario
from scoring.areas import AREA_CODES
from scoring.numbers import format_kronor


def seed_from_scenario(page: str) -> None:
    """Put the scenario's values into controls that have none yet; none of them then holds what cannot be used.

    page: where they are drawn. Those of another page have the same keys, but what they hold is lost on the way here
    (seen in Chromium: sliders at 0), so that all are given their values anew.
    """
    now = state.work()
    if now.controls_on != page:
        now.controls_on = page
        draw_anew()
    now.off &= {rule.name for rule in rules_of(now.scenario, now.proposals)}
    if not state.has_widget("budget"):
        _nothing_refused()
    for key, value in _widget_values().items():
        state.seed(key, value)


def take(scenario: Scenario) -> None:
    """Take a scenario from the control that changed it; a rule that was changed is on again. In callbacks only."""
    now = state.work()
    before, after = _numbers(now.scenario), _numbers(scenario)
    on_again = {name for name in now.off if before.get(name) != after.get(name)}
    now.scenario, now.off = scenario, now.off - on_again
    state.forget_widgets(rule_key(name) for name in on_again)


def set_scenario(scenario: Scenario) -> None:
    """Take another scenario, which every control then shows; in callbacks only."""
    take(scenario)
    draw_anew()


def open_case(case: Case) -> None:
    """Put other proposals on the table; what belonged to the earlier ones is left behind.

    Only before any control is drawn: in callbacks, or on a page without them.
    """
    put_on_table(with_noted_states(case))


def put_on_table(case: Case) -> None:
    """The same, with the states that the case itself has."""
    now = state.work()
    draw_anew()
    now.after = followed(now.after, now.case, case)
    now.case, now.problems, now.pending, now.off, now.weight_range = case, (), None, frozenset(), ""
    now.result = now.shown = now.before = now.chosen_step = None
    now.limit_draft, now.uploads, now.waiting = state.LimitDraft(), case.uploads, None
    now.cut_budgets, now.areas_pair = (), None
    now.compared, now.what_if, now.slide = (), None, 0
    now.need_use, now.need_refused = NeedUse(), ""
    now.after_told, now.after_refused = "", None
    set_scenario(now.case.scenario)


def draw_anew() -> None:
    """Let every control show the scenario, in the present language; in callbacks only."""
    _nothing_refused()
    state.forget_widgets(_widget_values())
    state.forget_widgets((worded("holding_range"), "region_order"))
    criteria = state.work().scenario.criteria
    state.forget_widgets(f"region_{criterion}{kind}" for criterion in criteria for kind in ("", "_fine"))
    state.forget_widgets(key for name in vars(state.work().limit_draft) for key in (draft_key(name),))


def _nothing_refused() -> None:
    now = state.work()
    now.budget_unreadable = now.weights_all_zero = False
    now.pools_unreadable, now.limit_refused = frozenset(), ""


def _widget_values() -> dict[str, object]:
    now = state.work()
    scenario = now.scenario
    values: dict[str, object] = {
        "budget": budget_text(scenario.budget),
        worded("counting"): scenario.benefit,
        "part_funding": scenario.part_funding,
        "fund": list(scenario.fund),
        "exclude": list(scenario.exclude),
    }
    values |= {f"weight_{criterion}": round(weight) for criterion, weight in scenario.weights.items()}
    values |= {f"share_{area}": area_share(scenario, area) for area in AREA_CODES}
    values |= {f"pool_{pool}": pool_text(scenario, pool) for pool in pools_of(now.proposals)}
    return values | {rule_key(rule.name): rule.name not in now.off for rule in rules_of(scenario, now.proposals)}


def draft_key(name: str) -> str:
    """The key of the control for one part of a new limit; what is chosen by words has a key for each language."""
    return f"limit_{name}" if name == "number" else worded(f"limit_{name}")


def rule_key(name: RuleName) -> str:
    """The key of the control that switches a rule on and off."""
    return "rule_{}_{}".format(*name)


def _numbers(scenario: Scenario) -> dict[RuleName, object]:
    """What each rule is set to, as the officer set it: a share of the budget does not follow the budget."""
    rules = rules_of(scenario, state.work().proposals)
    return {rule.name: (rule.least, rule.greatest) if rule.share is None else rule.share for rule in rules}


def budget_text(budget: int) -> str:
    """As Swedes write it in both languages, for that is what the control reads."""
    return format_kronor(budget, "sv")


def pool_text(scenario: Scenario, pool: str) -> str:
    """The most that may be taken from a pool; blank where nothing says."""
    most = pool_limit(scenario, pool)
    return "" if most is None else budget_text(most)


def area_share(scenario: Scenario, area: str) -> tuple[int, int]:
    """The least and greatest share of the budget for an area, in percent; 0 and 100 where no rule says."""
    least, greatest = (bound_of(scenario, f"primary_area={area}", name) for name in ("min_share", "max_share"))
    return round((least or 0) * 100), 100 if greatest is None else round(greatest * 100)
