"""Explanations against every subset, reckoned here straight from the file format: values, rules and costs anew."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from optimiser.explain import explain
from optimiser.explanation import Explanations
from optimiser.scenario import BOUND_NAMES, Scenario
from scoring.proposal import Proposal

BLOCKS, A_BLOCK, MOST = 30, 20, 10
MakeCase = Callable[..., tuple[Scenario, tuple[Proposal, ...]]]
MILLIONTH = Fraction(1, 10**6)


class Plain:
    """Everything by trying: all subsets of the candidates, each rule by its definition."""

    def __init__(self, scenario: Scenario, proposals: Sequence[Proposal], reckon: Callable[..., Any]) -> None:
        self.proposals = proposals
        self.of = {one.id: one for one in proposals}
        self.every = reckon(scenario, proposals)
        self.chosen = self.every.amounts > 0
        self.place = {id_: number for number, id_ in enumerate(self.every.ids)}
        self.rules = self.every.rules
        self.allowed = self.every.allowed()

    def has(self, id_: str) -> Any:
        """Which subsets fund it."""
        return self.chosen[:, self.place[id_]] if id_ in self.place else np.zeros(len(self.chosen), dtype=bool)

    def best(self, among: Any = True, but: tuple[str, str] | None = None) -> Fraction | None:
        """The best value of the subsets that are among these and keep the rules, or all but one."""
        values = self.every.value[self.kept(but) & among]
        return Fraction(int(values.max())) * self.every.unit if len(values) else None

    def kept(self, but: tuple[str, str] | None = None) -> Any:
        return self.allowed if but is None else self.every.allowed(but)

    def number(self, ids: set[str]) -> int:
        """The row of this subset."""
        wanted = np.array([id_ in ids for id_ in self.every.ids], dtype=bool)
        return int(np.flatnonzero((self.chosen == wanted).all(axis=1))[0])

    def value(self, number: int) -> Fraction:
        return Fraction(int(self.every.value[number])) * self.every.unit


def same(one: Fraction, other: Fraction) -> bool:
    return abs(one - other) <= max(Fraction(1), other) / 10**9


def funds_it(
    scenario: Scenario, proposals: Sequence[Proposal], id_: str, reckon: Any, more: Fraction = Fraction(0)
) -> bool:
    """True where some best portfolio funds it; more: benefit added to its own."""
    plain = Plain(scenario, proposals, reckon)
    with_it, without = plain.best(plain.has(id_)), plain.best(~plain.has(id_))
    if with_it is None:
        return False
    return without is None or with_it + more >= without or same(with_it + more, without)


def check(scenario: Scenario, proposals: tuple[Proposal, ...], reckon: Any) -> Explanations | None:
    """Every figure of the explanations against all subsets; None where no portfolio keeps the rules."""
    plain = Plain(scenario, proposals, reckon)
    if (value := plain.best()) is None:
        return None
    found = explain(scenario, proposals)
    assert found.complete
    shown = frozenset(found.best.amounts)
    assert set(found.proposals) == {one.id for one in proposals}
    for id_, told in found.proposals.items():
        if told.reason in ("unassessed", "set_aside"):
            assert not (plain.of[id_].assessed and plain.of[id_].received)
            continue
        assert told.funded is (id_ in shown)
        turned = plain.best(plain.has(id_) != (id_ in shown))
        assert (told.loss is None) is (turned is None), (id_, told)
        if turned is None:
            assert told.reason == "rule"
            assert told.rules
        else:
            assert told.loss == (0 if same(turned, value) else value - turned), id_
            there = (shown - set(told.leaves)) | set(told.enters)
            assert plain.allowed[plain.number(there)]
            assert same(plain.value(plain.number(there)), turned)
            assert (id_ in there) is not (id_ in shown)
        if not told.funded:
            check_benefit(scenario, proposals, plain, told, reckon)
            check_cost(scenario, proposals, told, reckon)
    check_rules(plain, found, value)
    return found


def check_benefit(scenario: Scenario, proposals: Sequence[Proposal], plain: Plain, told: Any, reckon: Any) -> None:
    assert (told.benefit_needed is None) is (told.loss is None)
    if told.benefit_needed is None:
        return
    more = told.benefit_needed - told.benefit
    assert funds_it(scenario, proposals, told.id, reckon, more)
    if told.loss > 0:
        assert not funds_it(scenario, proposals, told.id, reckon, more - MILLIONTH)


def check_cost(scenario: Scenario, proposals: tuple[Proposal, ...], told: Any, reckon: Any) -> None:
    present = next(one.cost for one in proposals if one.id == told.id)
    if told.cost_needed is not None:
        assert 0 < told.cost_needed <= present
        assert funds_it(scenario, at_cost(proposals, told.id, told.cost_needed), told.id, reckon), told
    above = [told.cost_needed + 1, told.cost_needed + present // 50] if told.cost_needed else [1, present // 3 + 1]
    for cost in (*above, present):
        if (told.cost_needed or 0) < cost <= present:
            assert not funds_it(scenario, at_cost(proposals, told.id, cost), told.id, reckon), (told, cost)


def at_cost(proposals: Sequence[Proposal], id_: str, cost: int) -> tuple[Proposal, ...]:
    return tuple(replace(one, cost=cost) if one.id == id_ else one for one in proposals)


def check_rules(plain: Plain, found: Explanations, value: Fraction) -> None:
    told = {(price.rules[0].kind, price.rules[0].key): price for price in found.rules}
    assert set(told) == set(plain.rules) - {("budget", "")}
    shown = frozenset(found.best.amounts)
    unassessed = {one.id for one in plain.proposals if not one.assessed}
    for key, price in told.items():
        no_candidate = {key[1]} & unassessed if key[0] == "fund" else set()
        among = ~plain.has(key[1]) if no_candidate else True
        free = plain.best(among, but=key)
        if free is None:
            assert no_candidate
            assert price.loss is None
            continue
        assert price.loss == (0 if same(free, value) else free - value), key
        number = plain.number((shown - set(price.leaves)) | set(price.enters))
        assert plain.kept(key)[number]
        assert same(plain.value(number), free)


@pytest.mark.parametrize("block", range(BLOCKS))
def test_explanations_are_what_all_portfolios_say(block: int, make_case: MakeCase, reckon: Any) -> None:
    for seed in range(50_000 + block * A_BLOCK, 50_000 + (block + 1) * A_BLOCK):
        check(*make_case(seed, MOST), reckon)


@pytest.mark.parametrize("block", range(4))
def test_solves_alone_say_the_same(block: int, make_case: MakeCase, reckon: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("optimiser.inquiry.ground_of", lambda *_: None)
    for seed in range(60_000 + block * A_BLOCK, 60_000 + (block + 1) * A_BLOCK):
        check(*make_case(seed, MOST), reckon)


def test_the_cases_have_enough_of_every_kind(make_case: MakeCase, reckon: Any) -> None:
    met: dict[str, int] = {}
    for seed in range(50_000, 50_000 + BLOCKS * A_BLOCK):
        plain = Plain(*make_case(seed, MOST), reckon)
        if plain.best() is not None:
            for kind in {"feasible", *(kind for kind, _ in plain.rules)}:
                met[kind] = met.get(kind, 0) + 1
    assert met.pop("feasible") >= 300
    assert set(met) >= {"pool", "group", "requires", "fund", "exclude", *BOUND_NAMES}
    assert min(met.values()) >= 10
