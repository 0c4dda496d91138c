"""A link to a scenario: there and back without the proposals' texts, refused with reasons when anything is wrong."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, unquote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.link import BROKEN, Link, address_of, link_to, opened, proposals_fingerprint, query_of, read_link, wanted
from app.samples import read_sample
from app.texts import SCREEN_TEXTS
from optimiser.rules import RuleName, rules_of
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from optimiser.scenario_file import check_against
from scoring.areas import AREA_CODES
from scoring.problems import BadInput, Problem
from scoring.proposal import Proposal
from tests.optimiser.random_cases import proposal, random_case, scenario

PATIENT = settings(suppress_health_check=[HealthCheck.too_slow])  # a busy machine is not a fault

PRINT = "0123456789abcdef"
PLAIN = {"weights": ["20,20,20,20,20"], "budget": ["1000000"], "file": ["förslag.csv"], "proposals": [PRINT]}
TWO = (
    proposal("P01", committee="Grundskolenämnden", place="Rosengård", texts={"note": "Hemlig"}, group="Läxor"),
    proposal("P02", requires=(("P01",),), extra={"Bolag": "Malmö bostäder"}, pool_costs={"2023": 5000}),
)  # fmt: skip


def parsed(address: str) -> dict[str, list[str]]:
    return parse_qs(address.removeprefix("?"), keep_blank_values=True)


def fitting(asked: Scenario, proposals: Sequence[Proposal]) -> Scenario:
    """The scenario less the limits that no page would take."""
    kept = []
    for limit in asked.limits:
        try:
            check_against(replace(asked, limits=(limit,)), proposals, "f")
        except BadInput:
            continue
        kept += [limit] if any(getattr(limit, name) is not None for name in BOUND_NAMES) else []
    return replace(asked, limits=tuple(kept))


def case(seed: int) -> tuple[Scenario, tuple[Proposal, ...], frozenset[RuleName]]:
    asked, proposals = random_case(seed)
    asked, dice = fitting(asked, proposals), random.Random(seed)
    names = [rule.name for rule in rules_of(asked, proposals)[1:]]
    return asked, proposals, frozenset(name for name in names if dice.random() < 0.3)


@PATIENT
@given(st.integers(0, 2**32))
def test_what_is_written_is_read_back_to_the_same(seed: int) -> None:
    asked, proposals, off = case(seed)
    link = link_to(asked, off, "förslag & annat.csv", proposals)
    found = read_link(parsed(address_of(link)))
    assert found == link
    assert found.fits(proposals)
    assert opened(found, proposals) == (asked, off)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z", "M", "S"]), min_size=1, max_size=8)


@PATIENT
@given(
    st.dictionaries(WORDS, st.floats(0, 100, allow_subnormal=False), min_size=1, max_size=4),
    st.integers(0, 10**12),
    WORDS,
    st.lists(WORDS, unique=True, max_size=3),
)
def test_any_criteria_names_and_ids_come_back(
    weights: dict[str, float], budget: int, name: str, ids: list[str]
) -> None:
    asked = Scenario(
        weights | {"z": 1.0}, budget, name, criteria=(*weights, *["z"] * ("z" not in weights)), scale_max=9.0
    )
    asked = replace(asked, fund=tuple(ids[:1]), exclude=tuple(ids[1:]), part_funding=True, benefit="per_krona")
    link = Link(asked, frozenset(), name, PRINT)
    try:
        found = read_link(parsed(address_of(link)))
    except BadInput as refusal:  # a criterion may not bear another column's name
        found = None
        kinds = {one.kind for one in refusal.problems}
    assert found == link or kinds == {"scenario.criteria"}


def test_a_plain_link_is_short_and_says_what_it_is_about() -> None:
    address = address_of(link_to(scenario(10_000_000), frozenset(), "malmo_2022.csv", TWO))
    assert address.startswith(
        "?weights=20,20,20,20,20&benefit=per_proposal&budget=10000000&file=malmo_2022.csv&proposals="
    )
    assert len(address) < 150


def test_no_text_of_a_proposal_is_in_the_link() -> None:
    limits = [("committee", "Grundskolenämnden"), ("place", "Rosengård"), ("note", "Hemlig"),
              ("Bolag", "Malmö bostäder"), ("primary_area", "housing")]  # fmt: skip
    asked = scenario(limits=tuple(Limit(*limit, max_count=1) for limit in limits), fund=("P01",), pools={"2023": 9000})
    off = frozenset(rule.name for rule in rules_of(asked, TWO)[1:])
    address = unquote(address_of(link_to(asked, off, "f.csv", TWO)))
    texts = ["Grundskole", "Rosengård", "Hemlig", "Malmö", "Läxor", *(one.title for one in TWO)]
    assert [text for text in texts if text in address] == []
    assert '"P01"' in address
    assert "housing" in address
    assert opened(read_link(parsed(address_of(link_to(asked, off, "f.csv", TWO)))), TWO) == (asked, off)  # type: ignore[arg-type]


def test_a_list_made_by_hand_is_left_out() -> None:
    asked = scenario(amounts={"P01": 5})
    assert link_to(asked, frozenset(), "f.csv", TWO).scenario == replace(asked, amounts={})


@pytest.mark.parametrize("name", ["malmo_2022", "exempel_60_alla_regler", "exempel_tre_syften"])
def test_every_sample_has_a_link(name: str) -> None:
    sample = read_sample(name)
    link = link_to(sample.scenario, frozenset(), sample.file, sample.proposals)
    found = read_link(parsed(address_of(link)))
    assert found is not None
    rules = [rules_of(one, sample.proposals) for one in (opened(found, sample.proposals)[0], sample.scenario)]
    assert rules[0] == rules[1]


def test_a_link_fits_the_very_proposals_alone() -> None:
    link = link_to(scenario(), frozenset(), "f.csv", TWO)
    moved = tuple(replace(one, file="annan.csv", row=9) for one in TWO)
    assert link.fits(moved)
    assert not link.fits(TWO[:1])
    assert not link.fits((TWO[0], replace(TWO[1], cost=1)))
    assert proposals_fingerprint(TWO) == link.proposals


@pytest.mark.parametrize(("file", "key"), [("f.csv", "by_link.other_content"), ("g.csv", "by_link.open_file")])
def test_without_its_proposals_it_is_said_which_file_to_open(file: str, key: str) -> None:
    found, values = wanted(link_to(scenario(), frozenset(), "f.csv", TWO), file)
    assert found == key
    assert "f.csv" in SCREEN_TEXTS.say(found, "sv", **values)
    assert SCREEN_TEXTS.say(BROKEN, "sv") != SCREEN_TEXTS.say(BROKEN, "en")


def test_an_address_without_parameters_is_no_link() -> None:
    assert read_link({}) is None


def refused(**changes: Any) -> tuple[Problem, ...]:
    """Why a good link with these parameters changed, or taken away where None, is refused."""
    query = {key: found for key, found in (PLAIN | changes).items() if found is not None}
    with pytest.raises(BadInput) as refusal:
        read_link(query)
    return refusal.value.problems


def test_the_link_that_the_next_tests_break_is_a_good_one() -> None:
    found = read_link(PLAIN)
    assert found == Link(Scenario(dict.fromkeys(AREA_CODES, 20.0), 1_000_000), frozenset(), "förslag.csv", PRINT)


@pytest.mark.parametrize(
    ("key", "value", "kind"),
    [
        ("weights", "20,20,20,20", "link.weights"),
        ("weights", "999,20,20,20,20", "link.weights"),
        ("weights", "100.5,20,20,20,20", "link.weights"),
        ("weights", "-1,20,20,20,20", "link.weights"),
        ("weights", "nan,20,20,20,20", "link.weights"),
        ("weights", "", "link.weights"),
        ("weights", "020,20,20,20,20", "scenario.json"),
        ("weights", "0,0,0,0,0", "scenario.weights_zero"),
        ("budget", "10 mnkr", "link.value"),
        ("budget", "-1", "scenario.budget"),
        ("budget", "1.5", "scenario.budget"),
        ("budget", "true", "scenario.budget"),
        ("budget", "1000000000001", "scenario.budget"),
        ("budget", "9" * 5000, "link.value"),
        ("budget", "NaN", "scenario.budget"),
        ("budget", "null", "link.value"),
        ("benefit", "per_person", "link.benefit"),
        ("part_funding", "1", "scenario.part_funding"),
        ("fund", "P01", "link.value"),
        ("fund", '"P01"', "scenario.fund"),
        ("fund", "[[" * 3000, "link.value"),
        ("fund", '["P\u200b01"]', "link.value"),
        ("limits", '[{"column":"primary_area","value":"housing","max_share":1.5}]', "scenario.max_share"),
        ("limits", '[{"column":"committee","value":"Grundskolenämnden","max_count":1}]', "link.token"),
        ("limits", '[{"column":"primary_area","value":"housing"}]', "scenario.limit_empty"),
        ("criteria", '["a",1]', "link.criteria"),
        ("off", '["fund:0123456789","x"]', "link.off"),
        ("off", "{}", "link.off"),
        ("name", "x" * 201, "link.name"),
        ("name", "två\nrader", "link.name"),
        ("file", "", "link.file"),
        ("file", "a\u202eb", "link.file"),
        ("proposals", PRINT[:-1], "link.proposals"),
        ("proposals", PRINT.upper(), "link.proposals"),
        ("amounts", '{"P01":1}', "link.unknown"),
        ("utm_source", "x", "link.unknown"),
        ("fund", "x" * 9000, "link.too_long"),
    ],
)
def test_a_value_that_cannot_be_used_is_told_and_nothing_is_moved_into_its_range(
    key: str, value: str, kind: str
) -> None:
    (problem,) = refused(**{key: [value]})
    assert (problem.kind, (problem.column or key).partition(".")[0]) == (kind, key)
    assert len({problem.sentence(language) for language in ("sv", "en")}) == 2  # type: ignore[arg-type]


def test_a_key_twice_within_a_value_is_told_and_so_are_criteria_without_weights() -> None:
    assert [(one.kind, one.column) for one in refused(pools=['{"a":1,"a":2}'])] == [("scenario.key_twice", "a")]
    assert [(one.kind, one.column) for one in refused(criteria=["[]"])] == [("link.weights", "weights")]


@pytest.mark.parametrize("key", ["weights", "budget", "file", "proposals"])
def test_a_part_that_is_missing_or_there_twice_is_told(key: str) -> None:
    assert [(one.kind, one.column) for one in refused(**{key: None})] == [("link.missing", key)]
    assert [(one.kind, one.column) for one in refused(**{key: PLAIN[key] * 2})] == [("link.twice", key)]


def test_all_that_is_wrong_is_told_together() -> None:
    assert [one.kind for one in refused(budget=["x"], benefit=["y"], z=["1"], file=None)] == [
        "link.missing", "link.value", "link.benefit", "link.unknown",
    ]  # fmt: skip


def test_a_link_cut_off_anywhere_is_refused() -> None:
    asked, proposals, off = case(11)
    address = address_of(link_to(asked, off, "f.csv", proposals))
    for end in range(2, len(address)):
        with pytest.raises(BadInput):
            read_link(parsed(address[:end]) or {"?": []})


def test_what_the_proposals_do_not_have_is_told() -> None:
    limit = Limit("committee", "0123456789", max_count=1)
    for changes, kind in (
        ({"limits": (limit,)}, "scenario.value_unknown"), ({"fund": ("P09",)}, "scenario.id_unknown"),
    ):  # fmt: skip
        with pytest.raises(BadInput) as refusal:
            opened(Link(scenario(**changes), frozenset(), "f.csv", PRINT), TWO)
        assert [one.kind for one in refusal.value.problems] == [kind]
    with pytest.raises(BadInput, match="en regel som scenariot eller förslagen har"):
        opened(Link(scenario(), frozenset(["fund:0123456789"]), "f.csv", PRINT), TWO)


def test_a_scenario_with_too_many_rules_for_a_link_is_told_when_it_is_written() -> None:
    many = tuple(proposal(f"P{number}") for number in range(2000))
    with pytest.raises(BadInput, match="en länk på högst 8 000 tecken"):
        query_of(link_to(scenario(fund=tuple(one.id for one in many)), frozenset(), "f.csv", many))


@PATIENT
@given(st.integers(0, 300), st.lists(st.tuples(st.floats(0, 1), st.text(max_size=2)), min_size=1, max_size=4))
def test_a_link_changed_anyhow_is_read_or_refused_and_nothing_else(seed: int, edits: list[tuple[float, str]]) -> None:
    asked, proposals, off = case(seed)
    address = address_of(link_to(asked, off, "f.csv", proposals))
    for where, text in edits:
        place = int(where * len(address))
        address = address[:place] + text + address[place + 1 :]
    check(parsed(address), proposals)


PARTS = st.sampled_from(["weights", "budget", "limits", "fund", "off", "criteria", "pools", "scale_max", "weight_order",
                         "weight_region", "part_funding", "name", "exclude", "é"])  # fmt: skip
VALUES = st.text(max_size=6) | st.sampled_from(
    ["[]", "{}", "null", "1e999", '"\\ud800"', '["\\ud800"]', "[null]", '{"a":1}', '[["a","b"]]', "NaN",
     "1e400,1,1,1,1",
     '{"housing":[0,50]}', '[{"column":"","value":"","max_count":1}]', "0e-1,1,1,1,1", '["a"]'],
)  # fmt: skip


@PATIENT
@given(st.dictionaries(PARTS, st.lists(VALUES, max_size=2)))
def test_any_parameters_at_all_are_read_or_refused(query: dict[str, list[str]]) -> None:
    check(PLAIN | query, TWO)


def check(query: dict[str, list[str]], proposals: Sequence[Proposal]) -> None:
    """Read and opened, or refused with sentences; anything else that is raised fails the test."""
    try:
        found = read_link(query)
        if found is not None:
            assert all(0 <= weight <= 100 for weight in found.scenario.weights.values())
            opened(found, proposals)
    except BadInput as refusal:
        sentences = [one.sentence("sv") for one in refusal.problems]
        assert sentences
