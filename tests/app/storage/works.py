"""Work of every shape that an officer could have, for properties."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, get_args

import pytest
import streamlit
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from app import state
from app.after_decision.held import After, Share, Year
from app.after_decision.kinds import Answer as Answer_
from app.after_decision.kinds import Answered, Decided, Done, Grant, Planned, Recipient, Struck
from app.after_decision.log import Entry, Log
from app.assessing.held import Round
from app.need.held import Need, sound
from app.need.use import HIGH_BY, MODES, NeedUse
from app.ongoing.held import Held, Register, Said
from app.result import EqualChoice
from app.samples import Case, read_sample
from app.storage.engine import url_of
from app.storage.problems import StoreProblem
from app.storage.saved_work import Kept, SavedWork, View
from app.storage.session import from_work, open_saved
from app.uploads import OpenEnd, Upload
from optimiser.comparison import Answer
from optimiser.decision import Override
from optimiser.scenario import BOUND_NAMES, Limit, Scenario
from scoring.areas import AREA_CODES
from scoring.assessments import Assessment
from scoring.guide import ScoringGuide
from scoring.language import LANGUAGES
from scoring.need.care_need_index import VARIABLES
from scoring.need.indicators import Indicator
from scoring.need.needs import Choices
from scoring.need.standard import STANDARDS
from scoring.ongoing.register import Ongoing
from scoring.proposal import STATES, NeedBasis, Proposal

# However busy the machine is: what is asked here is whether, not how fast.
PATIENT = settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
CASE = read_sample("malmo_2022")
WORKED = SavedWork(replace(CASE, uploads=(Upload("a.csv", b"innan"),)), CASE.scenario)
LATER = replace(WORKED, scenario=replace(CASE.scenario, budget=12_000_000))
KRONOR = st.integers(0, 10**9)
POINTS = st.floats(0, 5, allow_nan=False)
TEXT = st.text(max_size=8)
TEXTS = st.dictionaries(TEXT, TEXT, max_size=3)
AREA = st.sampled_from(AREA_CODES)
IDENTITY = st.tuples(TEXT, TEXT, TEXT)
NEED_USES = st.builds(
    NeedUse, st.sampled_from(MODES), st.integers(0, 50), st.floats(0.01, 1000), TEXT, st.sampled_from(HIGH_BY),
    st.integers(1, 1000), st.floats(-9, 9), st.booleans(), st.sampled_from([(1, 2), (3, 9)]),
)  # fmt: skip


@st.composite
def proposals(draw: Any, id_: str) -> Proposal:
    return Proposal(
        id_,
        draw(TEXT),
        draw(st.integers(1, 10**6)),
        draw(AREA),
        draw(st.fixed_dictionaries(dict.fromkeys(AREA_CODES, st.none() | POINTS))),
        draw(st.sampled_from(["assessed", "derived", "made_up"])),
        *draw(st.tuples(TEXT, TEXT, st.none() | KRONOR, st.none() | KRONOR)),
        draw(st.sampled_from(["", "new", "ongoing"])),
        *draw(st.tuples(TEXT, TEXT, st.lists(st.lists(TEXT, max_size=2).map(tuple), max_size=2).map(tuple))),
        draw(st.dictionaries(TEXT, KRONOR, max_size=2)),
        draw(st.none() | st.integers(1, 9)),
        *draw(st.tuples(TEXTS, TEXTS, st.sampled_from(STATES), TEXT)),
        need_factor=draw(st.floats(0.01, 1000)),
        need_level=draw(st.sampled_from(["", "high", "other", "unknown"])),
        need_basis=draw(st.sampled_from(get_args(NeedBasis))),
        file=draw(TEXT),
        row=draw(st.integers(0, 99)),
        origin=draw(TEXT),
        other_money_amount=draw(st.none() | KRONOR),
    )


@st.composite
def scenarios(draw: Any, ids: list[str]) -> Scenario:
    bounds = {name: st.floats(0, 1) if "share" in name else KRONOR for name in BOUND_NAMES}
    limit = st.builds(Limit, TEXT, TEXT | st.integers() | POINTS, **bounds)
    chosen = st.lists(st.sampled_from(ids), max_size=3).map(tuple)
    return Scenario(
        draw(st.fixed_dictionaries(dict.fromkeys(AREA_CODES, st.floats(1, 100)))),
        *draw(st.tuples(KRONOR, TEXT, st.sampled_from(["per_proposal", "per_krona"]))),
        *draw(st.tuples(st.dictionaries(TEXT, KRONOR, max_size=2), st.lists(limit, max_size=2).map(tuple))),
        *draw(st.tuples(chosen, chosen, st.booleans())),
        draw(st.dictionaries(AREA, st.tuples(st.floats(0, 100), st.floats(0, 100)), max_size=2)),
        draw(st.lists(st.tuples(AREA, AREA), max_size=2).map(tuple)),
        scale_max=draw(st.none() | st.floats(1, 10)),
        amounts=draw(st.dictionaries(TEXT, KRONOR, max_size=2)),
    )


@st.composite
def cases(draw: Any) -> Case:
    ids = draw(st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=4, unique=True))
    listed = tuple(draw(proposals(id_)) for id_ in ids)
    return Case(
        draw(TEXT),
        listed,
        draw(scenarios(ids)),
        draw(st.sampled_from(["", "malmo_2022"])),
        tuple(draw(st.lists(st.builds(Upload, TEXT, st.binary(max_size=50), st.none() | TEXT), max_size=3))),
        draw(st.dictionaries(TEXT, st.sampled_from(["both", "first", "second"]), max_size=2)),
        draw(TEXT),
        draw(st.sampled_from(["", "kept", "equal", "scenario"])),
        tuple(draw(st.lists(st.builds(OpenEnd, TEXT, TEXT, TEXT), max_size=2))),
        draw(st.booleans()),
    )


def rounds() -> st.SearchStrategy[Round]:
    scores = st.dictionaries(AREA, st.none() | POINTS, max_size=5)
    said = st.builds(Assessment, TEXT, TEXT, scores, TEXT, TEXT, TEXTS, TEXT, st.integers(0, 99))
    levels = st.dictionaries(st.integers(0, 5), TEXT, max_size=2)
    guide = st.builds(ScoringGuide, st.dictionaries(AREA, levels, max_size=2))
    return st.builds(Round, st.lists(said, max_size=2).map(tuple), st.sampled_from(["mean", "median"]), guide)


def needs() -> st.SearchStrategy[Need]:
    value, weight = st.none() | st.floats(-1e9, 1e9), st.floats(0.01, 100)
    one = st.builds(Indicator, TEXT, TEXT, TEXT, value, st.booleans(), TEXT, st.none() | st.integers(1900, 2100),
                    st.sampled_from(["all", "women", "men"]), TEXT, weight, st.booleans(), TEXTS)  # fmt: skip
    weights = st.dictionaries(TEXT, st.floats(0, 100), max_size=2)
    variables = st.fixed_dictionaries(dict.fromkeys(VARIABLES, st.floats(0, 9)))
    choices = st.builds(Choices, st.sampled_from(STANDARDS), weights, st.booleans(), st.booleans(), variables)
    listed = st.lists(one, max_size=1).map(tuple)
    return st.builds(Need, listed, st.lists(TEXT, max_size=2).map(tuple), choices).filter(sound)


def ongoing() -> st.SearchStrategy[Held]:
    entry = st.builds(Ongoing, *[TEXT] * 9, TEXTS, TEXT, st.integers(0, 99))
    said = st.builds(Said, *[TEXT] * 5, st.sampled_from(["confirmed", "dismissed"]))
    register = st.builds(Register, TEXT, st.lists(entry, max_size=2).map(tuple))
    return st.builds(Held, register, st.lists(said, max_size=2).map(tuple))


def afters() -> st.SearchStrategy[After]:
    """A log of every kind of entry, linked as it should be, and years before it."""
    day, grant = st.sampled_from(["", "2022-09-28"]), st.builds(Grant, TEXT, TEXT, KRONOR)
    what = st.one_of(
        st.builds(Decided, TEXT, TEXT, KRONOR, st.lists(grant, max_size=2).map(tuple), day),
        st.builds(Answered, st.sampled_from(get_args(Answer_)), TEXT, KRONOR),
        st.builds(
            Recipient, TEXT, KRONOR, st.sampled_from(["iop", "grant"]), st.sampled_from(["yes", "not_yet"]), TEXT
        ),
        st.builds(Planned, st.sampled_from(["follow_up", "report"]), TEXT, day),
        st.builds(Done, st.just(0), st.none() | KRONOR),
        st.builds(Struck),
    )
    written = st.just("2022-09-28T10:00:00+00:00")
    entry = st.builds(Entry, TEXT, day, written, TEXT, TEXT, what, TEXT)
    share = st.builds(Share, TEXT, KRONOR, KRONOR, st.none() | KRONOR)
    shares = st.lists(share, max_size=2).map(tuple)
    years = st.lists(st.builds(Year, TEXT, KRONOR, shares, shares, TEXT), max_size=2).map(tuple)
    return st.builds(After, st.lists(entry, max_size=3).map(_linked), years)


def _linked(entries: list[Entry]) -> Log:
    log = Log()
    for one in entries:
        log = log.added(one)
    return log


def answers(scenario: Scenario, listed: tuple[Proposal, ...]) -> st.SearchStrategy[Answer]:
    amounts = st.dictionaries(TEXT, KRONOR, max_size=2)
    status = st.sampled_from([None, "optimal", "feasible", "infeasible", "unknown"])
    return st.builds(Answer, TEXT, st.just(scenario), st.just(listed), amounts, status)


@st.composite
def works(draw: Any) -> SavedWork:
    case = draw(cases())
    ids = [one.id for one in case.proposals]
    scenario = draw(scenarios(ids))
    question = st.sampled_from([(scenario, case.proposals), (case.scenario, case.proposals[1:])])
    kinds = st.sampled_from(["fund", "pool", "requires", "max_share"])
    return SavedWork(
        case,
        scenario,
        draw(st.frozensets(st.tuples(kinds, TEXT), max_size=3)),
        draw(st.dictionaries(IDENTITY, st.tuples(st.sampled_from(STATES), TEXT), max_size=2)),
        tuple(draw(st.lists(st.builds(EqualChoice, question, st.dictionaries(TEXT, KRONOR), TEXT), max_size=2))),
        draw(st.dictionaries(TEXT, KRONOR, max_size=2)),
        draw(TEXTS),
        draw(st.dictionaries(IDENTITY, st.builds(Override, st.none() | KRONOR, TEXT, st.none() | TEXT), max_size=2)),
        draw(TEXTS),
        View(
            draw(st.lists(KRONOR, max_size=3).map(tuple)),
            draw(st.none() | st.tuples(AREA, AREA)),
            draw(st.booleans()),
            draw(st.tuples(TEXT, TEXT)),
            draw(st.tuples(TEXT, st.lists(st.tuples(TEXT, POINTS), max_size=2).map(tuple))),
        ),
        tuple(draw(st.lists(answers(scenario, case.proposals), max_size=2))),
        draw(rounds()),
        draw(needs()),
        draw(NEED_USES),
        draw(ongoing()),
        draw(st.sampled_from(["", "near", "alike", "own"])),
        draw(afters()),
    )


@contextmanager
def session() -> Iterator[state.Work]:
    """An officer's session, outside Streamlit."""
    case = read_sample("malmo_2022")
    now = state.Work(case, case.scenario)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(state, "work", lambda: now)
        patch.setattr(streamlit, "session_state", {})
        yield now


def through_a_session(saved: SavedWork) -> SavedWork:
    """The work opened by an officer, and saved again."""
    with session() as now:
        open_saved(Kept(saved))
        return from_work(now)


def plain(url: str, statement: str, **values: object) -> list[tuple[object, ...]]:
    """What the database says to a statement past Fördela; [] where it gives no rows."""
    engine = create_engine(url_of(url))
    try:
        with engine.begin() as connection:
            found = connection.execute(text(statement), values)
            return [tuple(row) for row in found] if found.returns_rows else []
    finally:
        engine.dispose()


def refusal(act: object, *about: object) -> str:
    """The kind of the problem that the store tells of, in both languages."""
    assert callable(act)
    with pytest.raises(StoreProblem) as refused:
        act(*about)
    for language in LANGUAGES:
        assert refused.value.sentence(language)
    return refused.value.kind
